/**
 * KPI data: how we read the user's tables, row by row, live. One block of columns per table, one array formula per column.
 * It is the audit trail: whoever doubts a figure filters this sheet.
 */
import { type DataColumn, dataFormulas } from '../table/formula.ts';
import type { FieldId, Role, Table } from '../table/types.ts';
import { onSheet, openColumn } from './a1.ts';
import { Canvas, KEYS } from './canvas.ts';
import { Standing } from './merge.ts';
import type { ExistingSheet, SheetPlan } from './plan.ts';
import { STRONG_LINE } from './styles.ts';

export interface DataSheet {
  plan: SheetPlan;
  /** The column of a field, open ended: `'KPI data'!$C$4:$C`. */
  column(role: Role, field: DataColumn['field']): string;
  has(role: Role, field: DataColumn['field']): boolean;
}

interface DataSheetInput {
  name: string;
  tables: Table[]; // one per role
  existing: ExistingSheet | undefined;
  sourceRows: Record<number, number>;
  setting(role: Role, block: string): string;
}

/** Rows that the user's table may grow by before Google has to add rows to our sheet itself. */
const SLACK = 1000;
const ROW_KEYS = [KEYS, 'help', 'header', 'rows'];

export function dataSheet({ name, tables, existing, sourceRows, setting }: DataSheetInput): DataSheet {
  const keyOf = (role: Role, field: FieldId) => `${role}:${field}`;
  const source = (table: Table) => (column: string) => onSheet(table.sheet, `$${column}$${table.firstRow}:$${column}`);
  // Which columns there are does not depend on where they stand, so a first pass without places tells.
  const fields = tables.map((table) =>
    dataFormulas(table, { source: source(table), own: () => '$A$1', setting: () => '$A$1' }).map(({ field }) => field),
  );
  const columnKeys = [KEYS];
  tables.forEach(({ role }, i) => {
    if (i > 0) columnKeys.push(`gap:${role}`);
    columnKeys.push(...fields[i]!.map((field) => keyOf(role, field)));
  });
  const standing = new Standing(existing, (_, column) => !column.startsWith('gap:'));
  const canvas = new Canvas('data', name, standing, ROW_KEYS, columnKeys);
  const { plan } = canvas;
  const column = (role: Role, field: FieldId) => {
    const { row, column: at } = canvas.spot('rows', keyOf(role, field));
    return onSheet(name, openColumn(at, row));
  };
  const gridRows = Math.max(
    ...tables.map((table) => (sourceRows[table.sheetId] ?? table.lastRow) - table.firstRow + 1),
  );
  plan.rows += gridRows + SLACK;

  tables.forEach((table, i) => {
    const { role } = table;
    const own = (field: FieldId) => column(role, field);
    const columns = dataFormulas(table, { source: source(table), own, setting: (block) => setting(role, block) });
    const keys = columns.map(({ field }) => keyOf(role, field));
    canvas.put('help', keys[0]!, { text: help(table) }, 'quiet');
    columns.forEach(({ field, header, formula, numberFormat }, c) => {
      const key = keys[c]!;
      const look = isText(field, numberFormat) ? 'cell' : 'cell_right';
      canvas.put('header', key, { text: header }, look === 'cell' ? 'header' : 'header_right');
      canvas.put('rows', key, { formula }, look, { format: numberFormat });
      canvas.below('rows', key, look, numberFormat);
      canvas.width(key, field === 'row' ? 48 : look === 'cell' ? 132 : 96);
    });
    if (i > 0) canvas.width(`gap:${role}`, 24);
    plan.borders.push({
      area: canvas.area('header', keys[0]!, 'header', keys[keys.length - 1]!),
      edges: ['bottom'],
      color: STRONG_LINE,
      weight: 'thin',
    });
  });
  plan.frozenRows = canvas.rows.at('header') + 1;
  plan.frozenColumns = canvas.columns.at(columnKeys[1] ?? KEYS) + 1;
  return { plan: canvas.finish(), column, has: (role, field) => canvas.columns.has(keyOf(role, field)) };
}

const help = (table: Table): string =>
  `How we read “${table.sheet}”, row by row. Live. Filter here to see the rows behind a figure; correct them in “${table.sheet}”, not here.`;

const isText = (field: FieldId, numberFormat: string): boolean => field !== 'row' && /^(@|)$/.test(numberFormat);
