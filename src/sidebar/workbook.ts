/**
 * The spreadsheet as the rest of the product sees it. `sheet/` implements it with Google's services; nothing else names them.
 * Every method is one trip or a small, fixed number of trips to the spreadsheet, whatever the number of rows.
 */
import type { Bulk, ExistingSheet, OwnSheet, SheetPlan } from '../scorecard/plan.ts';
import type { SheetGrid } from '../table/types.ts';

export interface Workbook {
  name(): string;
  /** e.g. "fi_FI" */
  locale(): string;
  /** The user's sheets with cells, in order; ours and their copies are not among them. */
  sheets(): SheetInfo[];
  /** Of every sheet, ours too. */
  names(): string[];
  grid(sheetId: number): SheetGrid;
  /** Rows of the sheet's grid, blank ones too. */
  gridRows(sheetId: number): number;

  own(kind: OwnSheet): SheetInfo | null;
  /**
   * Our sheets of these kinds as they stand, the scorecard's by default, with what the user changed in them; the data sheet is
   * all formulas and comes without cells.
   */
  existing(kinds?: readonly OwnSheet[]): ExistingSheet[];
  /** What the last finished build of this sheet was asked for, as given to `finish`. */
  remembered(kind: OwnSheet): string | null;

  /** Removes what a build that died left behind. */
  begin(): void;
  /**
   * Makes the sheets that are not there yet, and room in those that are: no row or column moves under a formula that this build
   * writes. An existing sheet is copied aside first, so that `abandon` can put it back.
   */
  prepare(build: string, rooms: SheetRoom[]): void;
  /** Writes one sheet of ours. */
  write(build: string, plan: SheetPlan): void;
  /** Rows of a sheet that this build has written. */
  writeBulk(build: string, kind: OwnSheet, bulk: Bulk): void;
  drawCharts(build: string, plan: SheetPlan): void;
  /** Makes the build the state of the file and shows the sheet that it is about. Returns its sheet id. */
  finish(build: string, kind: OwnSheet, remember: string): number;
  abandon(build: string): void;

  show(sheetId: number, a1: string): void;
  /** Runs `work` while nobody else builds in this file; null when somebody does. */
  alone<T>(work: () => T): T | null;
}

export interface SheetRoom extends Pick<SheetPlan, 'kind' | 'name' | 'rows' | 'columns' | 'edits'> {
  /** The one that stands becomes the user's own: a new one takes its place. */
  fresh?: boolean;
}

export interface SheetInfo {
  sheetId: number;
  name: string;
}
