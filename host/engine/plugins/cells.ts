/**
 * Many cells in one core command. The engine's own way, one UPDATE_CELL each, asks every plugin for permission and makes every
 * cell an entry of the revision; for a table of 10,000 rows that is most of the time.
 */
import { CorePlugin } from '@odoo/o-spreadsheet';

export interface CellChange {
  readonly col: number;
  readonly row: number;
  readonly content?: string;
  readonly format?: string;
  readonly style?: object | null;
}

export class CellsPlugin extends CorePlugin {
  override handle(command: unknown): void {
    const { type, sheetId, cells } = command as { type: string; sheetId: string; cells: readonly CellChange[] };
    if (type !== 'WRITE_CELLS') return;
    for (const cell of cells) {
      const { style } = cell;
      const before = style && this.getters.getCell({ sheetId, col: cell.col, row: cell.row })?.style;
      const merged = style ? changedStyle(before ?? {}, style) : style;
      this.dispatch('UPDATE_CELL', { ...cell, sheetId, ...(merged !== undefined && { style: merged }) });
    }
  }
}

/** A style is a change to the one the cell has: null takes a property away. Without any property left there is no style. */
function changedStyle(before: object, change: object): object | null {
  const kept = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  return kept.length ? Object.fromEntries(kept) : null;
}

interface HeadersChange {
  sheetId: string;
  dimension: 'COL' | 'ROW';
  base: number;
  quantity: number;
  position: 'before' | 'after';
  elements: number[];
}
interface WriteCells {
  sheetId: string;
  cells: readonly CellChange[];
}

/** Another client inserted or removed rows before this write arrived: the cells move along. */
export function transformWriteCells(write: WriteCells, executed: HeadersChange & { type: string }): WriteCells {
  if (write.sheetId !== executed.sheetId) return write;
  const axis = executed.dimension === 'COL' ? 'col' : 'row';
  if (executed.type === 'ADD_COLUMNS_ROWS') {
    const first = executed.position === 'before' ? executed.base : executed.base + 1;
    const moved = (cell: CellChange) =>
      cell[axis] >= first ? { ...cell, [axis]: cell[axis] + executed.quantity } : cell;
    return { ...write, cells: write.cells.map(moved) };
  }
  const removed = new Set(executed.elements);
  const cells = write.cells
    .filter((cell) => !removed.has(cell[axis]))
    .map((cell) => ({
      ...cell,
      [axis]: cell[axis] - executed.elements.filter((element) => element < cell[axis]).length,
    }));
  return { ...write, cells };
}
