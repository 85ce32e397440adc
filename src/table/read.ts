/** Sheets in, tables out: what the product makes of the user's tables. */

import { locateTable, withoutMargin } from './locate.ts';
import { whyNone } from './role.ts';
import { profilesOf, readTable } from './table.ts';
import type { ReadOptions, SheetGrid, Table } from './types.ts';

export interface ReadResult {
  tables: Table[];
  /** Sheets that hold no table the product understands, and why not, in words. */
  others: { sheet: string; why: string }[];
}

/** One table per sheet, the main one. */
export function readTables(grids: readonly SheetGrid[], options: ReadOptions): ReadResult {
  const result: ReadResult = { tables: [], others: [] };
  for (const sheet of grids) {
    if (options.sheet !== undefined && options.sheet !== sheet.sheet) continue;
    const whole = locateTable(sheet);
    const grid = whole ? withoutMargin(sheet, whole) : sheet;
    const location = grid === sheet ? whole : locateTable(grid);
    const profiles = profilesOf(grid, location);
    const table = readTable(grid, location, profiles, options);
    if (table) result.tables.push(table);
    else result.others.push({ sheet: grid.sheet, why: whyNone(profiles) });
  }
  return result;
}
