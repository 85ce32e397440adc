/** Drawing of our own on the grid's canvas: what every visible cell of a sheet needs, above its text and below the selection. */
import { addRenderingLayer, type Getters, registries, UIPlugin } from '@odoo/o-spreadsheet';
import type { CellPosition } from '../engine/workbook.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Zone {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of the engine's rendering context that is used here; it is not among the package's exported types. */
interface RenderingContext {
  readonly ctx: CanvasRenderingContext2D;
  readonly sheetId: string;
  readonly viewports: {
    getAllSheetViewportsZonesAndRect(sheetId: string): readonly { readonly zone: Zone; readonly rect: Rect }[];
    getVisibleRect(sheetId: string, zone: Zone): Rect;
  };
}

export type DrawCell = (ctx: CanvasRenderingContext2D, rect: Rect, position: CellPosition, getters: Getters) => void;

/** Above the cells' text (layer 0), below highlights of formulas (1). */
const SEQUENCE = 0.5;

/** Calls `draw` for every cell on the screen, clipped to its pane. */
export function addCellLayer(name: string, draw: DrawCell): void {
  addRenderingLayer(name as never, SEQUENCE);
  class CellLayer extends UIPlugin {
    static override layers = [name] as never;
    override drawLayer(context: unknown): void {
      const { ctx, sheetId, viewports } = context as RenderingContext;
      for (const { zone, rect } of viewports.getAllSheetViewportsZonesAndRect(sheetId)) {
        ctx.save();
        ctx.beginPath();
        ctx.rect(rect.x, rect.y, rect.width, rect.height);
        ctx.clip();
        for (const position of positionsIn(zone, sheetId)) {
          const cell = viewports.getVisibleRect(sheetId, zoneOf(position, this.getters));
          if (cell.width > 0 && cell.height > 0) draw(ctx, cell, position, this.getters);
        }
        ctx.restore();
      }
    }
  }
  registries.featurePluginRegistry.add(name, CellLayer as never);
}

function* positionsIn({ left, top, right, bottom }: Zone, sheetId: string): Generator<CellPosition> {
  for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) yield { sheetId, col, row };
}

function zoneOf(position: CellPosition, getters: Getters): Zone {
  const { col, row } = position;
  return getters.getMerge(position) ?? { left: col, right: col, top: row, bottom: row };
}
