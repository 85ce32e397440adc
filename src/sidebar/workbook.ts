/**
 * The spreadsheet as the rest of the product sees it. `sheet/` implements it with Google's services; nothing else names them.
 * Every method is one trip or a small, fixed number of trips to the spreadsheet, whatever the number of rows.
 */
import type { ExistingSheet, OwnSheet, SheetPlan } from '../scorecard/plan.ts';
import type { Cell, SheetGrid } from '../table/types.ts';

export interface Workbook {
  name(): string;
  /** e.g. "fi_FI" */
  locale(): string;
  /** The user's sheets with cells, in order; ours and their copies are not among them. */
  sheets(): SheetInfo[];
  grid(sheetId: number): SheetGrid;
  /** Rows of the sheet's grid, blank ones too. */
  gridRows(sheetId: number): number;

  own(kind: OwnSheet): SheetInfo | null;
  /** Our sheets as they stand, with what the user changed in them; the data sheet is all formulas and comes without cells. */
  existing(): ExistingSheet[];
  /** What the last finished build was asked for, as given to `finish`. */
  remembered(): string | null;

  /** Removes what a build that died left behind. */
  begin(): void;
  /** Makes the sheets that are not there yet, with their grid: formulas may then refer to each other in any order. */
  prepare(build: string, rooms: SheetRoom[]): void;
  /** Writes one sheet of ours; an existing one is copied aside first, so that `abandon` can put it back. */
  write(build: string, plan: SheetPlan): void;
  drawCharts(build: string, plan: SheetPlan): void;
  /** Makes the build the state of the file and shows the scorecard. Returns its sheet id. */
  finish(build: string, remember: string): number;
  abandon(build: string): void;

  /** What the spreadsheet computed in the first rows and columns of a sheet of ours. */
  values(kind: OwnSheet, rows: number, columns: number): Cell[][];
  show(sheetId: number, a1: string): void;
  /** Runs `work` while nobody else builds in this file; null when somebody does. */
  alone<T>(work: () => T): T | null;
}

export type SheetRoom = Pick<SheetPlan, 'kind' | 'name' | 'rows' | 'columns'>;

export interface SheetInfo {
  sheetId: number;
  name: string;
}
