/** Small tables for tests: the engine's frame and the same cells as a sheet "KPI data" in the local spreadsheet. */
import { openWorkbook, type Workbook } from '../../host/engine/workbook.ts';
import type { NativeRefs } from '../../src/kpi/native.ts';
import type { FieldId, Frame, Reading, Role, Status, Table } from '../../src/table/types.ts';
import { dayOf } from '../../src/value/day.ts';
import type { LeftOutCode } from '../../src/value/outcome.ts';

/** Dates are written as ISO texts, as numbers they are serials; `undefined` and null are blank. */
export type Row = Record<string, string | number | null | undefined>;

const dayFields = ['closed', 'created', 'first_contact', 'expected_close', 'date'];
const numberFields = ['amount', 'margin', 'score'];

export const day = (iso: string): number => {
  const [year, month, date] = iso.split('-').map(Number);
  return dayOf(year!, month!, date!);
};

/** A table of these rows; `left_out` in a row leaves it out under that code. */
export function table(role: Role, fields: readonly FieldId[], rows: readonly Row[], more: Partial<Table> = {}): Table {
  const leftOut = rows.map((row) => (row.left_out ?? null) as LeftOutCode | null);
  const cells = (field: FieldId) => rows.map((row, i) => (leftOut[i] === null ? (row[field] ?? null) : null));
  const frame: Frame = {
    length: rows.length,
    leftOut,
    status: cells('status') as (Status | null)[],
    text: {},
    number: {},
    day: {},
  };
  for (const field of fields) {
    if (field === 'status') continue;
    if (dayFields.includes(field))
      frame.day[field] = cells(field).map((cell) => (typeof cell === 'string' ? day(cell) : (cell as number | null)));
    else if (numberFields.includes(field)) frame.number[field] = cells(field) as Reading<number>[];
    else frame.text[field] = cells(field) as (string | null)[];
  }
  const counted: Table['leftOut'] = {};
  for (const code of leftOut) if (code) counted[code] = (counted[code] ?? 0) + 1;
  return {
    sheet: role,
    sheetId: 0,
    role,
    headerRow: 1,
    firstRow: 2,
    lastRow: rows.length + 1,
    columns: fields.map((field, index) => ({
      column: letter(index),
      index,
      header: field,
      field,
      type: dayFields.includes(field) ? 'date' : numberFields.includes(field) ? 'number' : 'text',
      confidence: 1,
      why: 'made up',
      dateOrder: null,
      decimal: null,
      currency: null,
      scale: 1,
      samples: [],
    })),
    status: fields.includes('status') ? { words: {}, other: null } : null,
    currency: 'EUR',
    frame,
    dataRows: rows.length,
    rows: rows.length - leftOut.filter(Boolean).length,
    leftOut: counted,
    questions: [],
    warnings: [],
    reading: {
      fields: Object.fromEntries(fields.map((field, index) => [field, index])),
      outcome: fields.includes('status') ? { from: 'words', column: fields.indexOf('status') } : null,
    },
    ...more,
  } as unknown as Table;
}

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);

/** Only letters first: anything else could be taken for a number, a date or a formula. */
const asText = (text: string): string =>
  /^\p{L}/u.test(text) && !/^(?:true|false)$/i.test(text) ? text : `="${text.replace(/"/g, '""')}"`;

export interface LiveData {
  workbook: Workbook;
  column: NativeRefs['column'];
}

/** The tables as the sheet "KPI data" holds them: canonical columns from row 3 on, "" where there is nothing. */
export function liveData(tables: Partial<Record<Role, Table>>, locale = 'en_US', spareRows = 5): LiveData {
  const columns: { key: string; cells: (string | number)[] }[] = [];
  let length = 1;
  for (const [role, { frame }] of Object.entries(tables)) {
    length = Math.max(length, frame.length);
    const add = (field: string, cells: readonly unknown[]) =>
      columns.push({
        key: `${role}.${field}`,
        cells: cells.map((cell) => (typeof cell === 'number' || typeof cell === 'string' ? cell : '')),
      });
    if (role === 'deals') add('status', frame.status);
    for (const [field, cells] of Object.entries(frame.text)) add(field, cells!);
    for (const [field, cells] of Object.entries(frame.number)) add(field, cells!);
    for (const [field, cells] of Object.entries(frame.day)) add(field, cells!);
  }
  const cells: Record<string, string> = {};
  // An array formula leaves "", a text without letters, where there is nothing. On large tables that is too slow to set up.
  const nothing = length > 1000 ? undefined : '=""';
  columns.forEach(({ cells: column }, index) => {
    column.forEach((cell, row) => {
      const content = cell === '' ? nothing : typeof cell === 'string' ? asText(cell) : String(cell);
      if (content !== undefined) cells[`${letter(index)}${row + 3}`] = content;
    });
  });
  const sheet = {
    id: 'data',
    name: 'KPI data',
    colNumber: Math.max(columns.length, 1),
    rowNumber: length + 2 + spareRows,
    cells,
  };
  const workbook = openWorkbook({ data: { version: '19.1.0', sheets: [sheet] }, locale, timeZone: 'Etc/UTC' });
  return {
    workbook,
    column(role, field) {
      const index = columns.findIndex(({ key }) => key === `${role}.${field}`);
      if (index < 0) throw new Error(`KPI data has no ${role}.${field}`);
      return `'KPI data'!$${letter(index)}$3:$${letter(index)}`;
    },
  };
}
