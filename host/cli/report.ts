/** Tables and their warnings as the command line prints them: keys that other programs rely on. */

import { tablesByRole } from '../../src/scorecard/figures.ts';
import type { ColumnReading, LeftOutCounts, Question, Role, Table, Warning } from '../../src/table/types.ts';
import { warningText } from '../../src/text/warnings.ts';
import { readableNumber } from './text.ts';

/** One element of `tables` in `kpi tables --json` (without `file`). */
export interface TableReport {
  sheet: string;
  role: Role;
  headerRow: number;
  dataRows: number;
  rows: number;
  columns: Omit<ColumnReading, 'index'>[];
  leftOut: LeftOutCounts;
  questions: Question[];
  warnings: ToldWarning[];
}

export interface ToldWarning extends Pick<Warning, 'code' | 'field' | 'column' | 'count'> {
  text: string;
}

export function tableReport(table: Table): TableReport {
  const { sheet, role, headerRow, dataRows, rows, leftOut, questions } = table;
  const columns = table.columns.map(({ index: _index, ...column }) => column);
  const warnings = table.warnings.map(toldWarning);
  return { sheet, role, headerRow, dataRows, rows, columns, leftOut, questions, warnings };
}

export function toldWarning(warning: Warning): ToldWarning {
  const { code, field, column, count } = warning;
  return { code, field, column, count, text: warningText(warning) };
}

/** Of the tables of one role a scorecard or an analysis takes one; each of the others is named. */
export function otherTables(tables: Table[]): ToldWarning[] {
  const used = tablesByRole(tables);
  return tables
    .filter((table) => !used.includes(table))
    .map(({ sheet, role, rows }) => {
      const taken = used.find((table) => table.role === role)!;
      const most = readableNumber(taken.rows);
      const which =
        rows === taken.rows
          ? `the first of those with the most rows, which is “${taken.sheet}” (${most} each)`
          : `the one with the most rows, which is “${taken.sheet}” (${most} against ${readableNumber(rows)})`;
      const text = `“${sheet}” is not used: one table of ${role} is taken, ${which}.`;
      return { code: 'other_table', field: null, column: null, count: 1, text };
    });
}
