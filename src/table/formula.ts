/** A table's readings as live formulas for the sheet "KPI data": one array formula per canonical column. */
import type { FieldId, Table } from './types.ts';

export interface DataColumn {
  field: FieldId | 'left_out' | 'status' | 'row';
  header: string;
  /** Without the leading `=`; spills from the table's first row to the end of the user's sheet. */
  formula: string;
  numberFormat: string;
}

/** How the formulas name things; the layout decides where they stand. */
export interface DataRefs {
  /** A column of the user's sheet from the table's first row on, open ended: `'Deals'!$E$2:$E`. */
  source(columnLetter: string): string;
  /** A column of KPI data by its field, open ended. */
  own(field: DataColumn['field']): string;
  /** A block of KPI settings by its name: all its rows, absolute (one cell if the block is one value). */
  setting(name: string): string;
}

/** A block of the settings sheet which the formulas look things up in. */
export interface SettingBlock {
  name: string;
  label: string;
  help: string;
  rows: (string | number)[][];
}

export function dataFormulas(_table: Table, _refs: DataRefs): DataColumn[] {
  throw new Error('not written yet');
}

export function settingsNeeded(_table: Table): SettingBlock[] {
  throw new Error('not written yet');
}
