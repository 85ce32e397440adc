/**
 * KPI data: how we read the user's tables, row by row, live. One block of columns per table, one array formula per column.
 * It is the audit trail: whoever doubts a figure filters this sheet.
 */
import { type DataColumn, dataFormulas } from '../table/formula.ts';
import type { Role, Table } from '../table/types.ts';
import { onSheet, openColumn } from './a1.ts';
import { Canvas, KEYS } from './canvas.ts';
import { Standing } from './merge.ts';
import type { ExistingSheet, SheetPlan } from './plan.ts';

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
const SLACK = 200;

export function dataSheet({ name, tables, existing, sourceRows, setting }: DataSheetInput): DataSheet {
  const keyOf = (role: Role, field: DataColumn['field']) => `${role}:${field}`;
  const formulas = (table: Table, own: DataSheet['column']) =>
    dataFormulas(table, {
      source: (column) => onSheet(table.sheet, `$${column}$${table.headerRow}:$${column}`),
      own: (field) => own(table.role, field),
      setting: (block) => setting(table.role, block),
    });
  // Which columns there are does not depend on where they stand, so a first pass without places tells.
  const columnKeys = tables.flatMap((table, i) => [
    i === 0 ? KEYS : `gap:${table.role}`,
    ...formulas(table, () => '$A$1').map(({ field }) => keyOf(table.role, field)),
  ]);
  const standing = new Standing(existing, (_, column) => !column.startsWith('gap:'));
  const canvas = new Canvas('data', name, standing, [KEYS, 'help', 'header', 'rows'], columnKeys);
  const { plan } = canvas;
  const column: DataSheet['column'] = (role, field) => {
    const { row, column: at } = canvas.spot('rows', keyOf(role, field));
    return onSheet(name, openColumn(at, row));
  };
  plan.frozenRows = plan.rows - 1;
  plan.rows += SLACK + Math.max(...tables.map(({ sheetId, lastRow }) => sourceRows[sheetId] ?? lastRow));

  for (const table of tables) {
    canvas.text('help', keyOf(table.role, 'row'), help(table), 'quiet');
    for (const { field, header, formula, numberFormat } of formulas(table, column)) {
      const key = keyOf(table.role, field);
      canvas.text('header', key, field === 'left_out' ? 'Left out' : header, 'header');
      canvas.formula('rows', key, formula, 'name');
      // Row numbers and words look right as they are.
      if (!/^[0@]?$/.test(numberFormat)) {
        const spot = canvas.spot('rows', key);
        plan.spans.push({ area: { ...spot, rows: plan.rows - spot.row, columns: 1 }, numberFormat });
      }
    }
  }
  return { plan: canvas.finish(), column, has: (role, field) => canvas.columns.has(keyOf(role, field)) };
}

const help = ({ sheet }: Table): string =>
  `How we read “${sheet}”, row by row. Live. For the rows behind a figure select from row 3 down and create a filter; correct them in “${sheet}”, not here.`;
