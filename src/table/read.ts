/** Sheets in, tables out: what the product makes of the user's tables. */
import type { ReadOptions, SheetGrid, Table } from './types.ts';

export interface ReadResult {
  tables: Table[];
  /** Sheets that hold no table the product understands, and why not, in words. */
  others: { sheet: string; why: string }[];
}

export function readTables(_grids: readonly SheetGrid[], _options: ReadOptions): ReadResult {
  throw new Error('not written yet');
}
