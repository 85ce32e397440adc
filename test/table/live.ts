/** A table's live formulas, computed by the spreadsheet engine of the host. */

import { literalText } from '../../host/engine/typed-content.ts';
import { openWorkbook } from '../../host/engine/workbook.ts';
import type { LoadedCell, LoadedRow } from '../../host/files/grid.ts';
import { workbookData } from '../../host/files/workbook-data.ts';
import { type DataColumn, dataFormulas, settingsNeeded } from '../../src/table/formula.ts';
import { columnLetter } from '../../src/table/text.ts';
import type { Cell, SheetGrid, Table } from '../../src/table/types.ts';

export type Live = Map<DataColumn['field'], (string | number | boolean)[]>;

const firstDataRow = 3;

function loaded(cell: Cell): LoadedCell | undefined {
  if (cell === null || cell === '') return undefined;
  if (typeof cell === 'string') return cell.startsWith('#') ? { content: `'${cell}` } : literalText(cell);
  if (typeof cell === 'number') return { content: String(cell) };
  if (typeof cell === 'boolean') return { content: cell ? 'TRUE' : 'FALSE' };
  return { content: String(cell.serial), format: 'yyyy-mm-dd' };
}

/** Lays the formulas out as the product does: the table's own sheet, KPI data beside it, KPI settings. */
export function live(grid: SheetGrid, table: Table, locale = 'en_US'): Live {
  const blocks = settingsNeeded(table);
  const settings: (LoadedCell | undefined)[][] = [];
  const ranges = new Map<string, string>();
  for (const { name, rows } of blocks) {
    const from = settings.length + 1;
    for (const row of rows) settings.push(row.map((cell) => loaded(cell === '' ? null : cell)));
    const single = rows.length === 1 && rows[0]!.length === 1;
    if (!single) for (let room = 0; room < 3; room++) settings.push([]);
    const to = settings.length;
    ranges.set(name, single ? `'KPI settings'!$A$${from}` : `'KPI settings'!$A$${from}:$B$${Math.max(to, from)}`);
    settings.push([]);
  }
  const places = new Map<string, number>();
  const refs = {
    source: (letter: string) => `'${grid.sheet.replace(/'/g, "''")}'!$${letter}$${table.headerRow}:$${letter}`,
    own: (field: string) =>
      `$${columnLetter(places.get(field) ?? 0)}$${firstDataRow}:$${columnLetter(places.get(field) ?? 0)}`,
    setting: (name: string) => {
      const range = ranges.get(name);
      if (!range) throw new Error(`no setting ${name}`);
      return range;
    },
  };
  for (const [i, { field }] of dataFormulas(table, refs).entries()) places.set(field, i);
  const columns = dataFormulas(table, refs);
  const data: LoadedRow[] = [
    columns.map(({ header }) => ({ content: header })),
    [],
    columns.map(({ formula }) => ({ content: `=${formula}` })),
  ];
  const sheets = workbookData([
    { name: grid.sheet, file: '', rows: grid.cells.map((row) => row.map(loaded)) },
    { name: 'KPI data', file: '', rows: data },
    { name: 'KPI settings', file: '', rows: settings },
  ]);
  // Rows as the product plans them, KPI data having more than the table's sheet; new sheets of 1,000 rows would only cost time.
  const rows = [grid.cells.length + 8, grid.cells.length + 20, settings.length + 1];
  for (const [i, sheet] of (sheets.sheets as { rowNumber: number }[]).entries()) sheet.rowNumber = rows[i]!;
  const workbook = openWorkbook({
    data: sheets,
    locale,
    timeZone: 'Etc/UTC',
  });
  const { getters } = workbook.model;
  const sheetId = workbook.sheets().find(({ name }) => name === 'KPI data')!.id;
  return new Map(
    columns.map(({ field }, col) => [
      field,
      // The first line stands for the header row, and is blank.
      Array.from({ length: 1 + table.frame.length + 5 }, (_, i) => {
        const cell = getters.getEvaluatedCell({ sheetId, col, row: firstDataRow - 1 + i });
        return (cell.type === 'error' ? `${cell.value} ${cell.message ?? ''}` : (cell.value ?? '')) as
          | string
          | number
          | boolean;
      }),
    ]),
  );
}

/** What KPI data is to show, from the engine's reading. */
export function expected(table: Table, live: Live): Live {
  const { frame } = table;
  const shown: Live = new Map();
  const column = (field: DataColumn['field'], cell: (row: number) => unknown): void => {
    const cells = Array.from({ length: 1 + frame.length + 5 }, (_, line) => {
      const row = line - 1;
      const value = row >= 0 && row < frame.length ? cell(row) : null;
      return typeof value === 'number' || typeof value === 'string' ? value : '';
    });
    shown.set(field, cells);
  };
  column('row', (row) => (frame.leftOut[row] === 'blank' ? null : table.firstRow + row));
  column('left_out', (row) =>
    frame.leftOut[row] === 'blank' ? null : (frame.leftOut[row]?.replace('_', ' ') ?? null),
  );
  if (table.role === 'deals') column('status', (row) => frame.status[row]);
  for (const kind of ['text', 'number', 'day'] as const) {
    for (const [field, cells] of Object.entries(frame[kind]))
      if (!shown.has(field)) column(field, (row) => cells![row]);
  }
  const isUnreadable = (cells: unknown[] | undefined, row: number) =>
    typeof cells![row] === 'object' && cells![row] !== null;
  const words = (row: number, fields: Partial<Record<string, unknown[]>>, word: string) =>
    frame.leftOut[row] === null && Object.entries(fields).some(([field, cells]) => live.has(field as never) && isUnreadable(cells, row)) ? [word] : []; // biome-ignore format: one line
  column('unreadable', (row) => [...words(row, frame.number, 'amount'), ...words(row, frame.day, 'date')].join(', '));
  return shown;
}

/** The first differences between what is live and what the engine reads; none is what a test wants. */
export function differences(grid: SheetGrid, table: Table, locale?: string): string[] {
  const now = live(grid, table, locale);
  const wanted = expected(table, now);
  const found: string[] = [];
  for (const [field, cells] of now) {
    const should = wanted.get(field);
    if (!should) found.push(`${field}: no such column in the frame`);
    else
      cells.forEach((cell, row) => {
        if (!Object.is(cell, should[row]) && !(cell === 0 && should[row] === 0))
          found.push(
            `${field} row ${table.headerRow + row}: ${JSON.stringify(cell)} instead of ${JSON.stringify(should[row])}`,
          );
      });
  }
  return found.slice(0, 12);
}
