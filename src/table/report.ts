/** A table as the command line prints it: one element of `tables` in `kpi tables --json` (without `file`). */
import type { ColumnReading, LeftOutCounts, Question, Role, Table, Warning } from './types.ts';

export interface TableReport {
  sheet: string;
  role: Role;
  headerRow: number;
  dataRows: number;
  rows: number;
  columns: Omit<ColumnReading, 'index'>[];
  leftOut: LeftOutCounts;
  questions: Question[];
  warnings: Warning[];
}

export function tableReport(table: Table): TableReport {
  const { sheet, role, headerRow, dataRows, rows, leftOut, questions, warnings } = table;
  const columns = table.columns.map(({ index: _index, ...column }) => column);
  return { sheet, role, headerRow, dataRows, rows, columns, leftOut, questions, warnings };
}
