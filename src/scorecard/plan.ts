/**
 * A plan: what the sheets of ours shall hold, as plain JSON-safe data. `sheet/` carries it out; it decides nothing and computes nothing.
 * Rows and columns count from 0 here. Formulas use `;`, no decimal literals, no array literals: they work in every locale.
 */
export type ScorecardSheet = 'scorecard' | 'data' | 'settings';
export const analysisIds = [
  'customer_value',
  'cohorts',
  'attribution',
  'control_charts',
  'ab_test',
  'forecast',
] as const;
export type AnalysisId = (typeof analysisIds)[number];
export type OwnSheet = ScorecardSheet | AnalysisId;

/** Text is written as text, never as a formula. A date is a whole day serial. */
export type Content =
  | { text: string }
  | { number: number }
  | { boolean: boolean }
  | { day: number }
  | { formula: string };

export interface PlanCell {
  content?: Content;
  style?: string; // a name in SheetPlan.styles
  note?: string;
  keep?: true; // the user's own cell inside our sheet: it stands there already and is left alone
}

export interface Style {
  numberFormat?: string;
  background?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
  align?: 'left' | 'center' | 'right';
}

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Text rules colour a cell by how it starts: the status symbol is its first character. */
export interface ConditionalFormat {
  areas: Area[];
  when: { startsWith: string } | { formula: string };
  color: string;
}

export interface Validation {
  area: Area;
  oneOf: string[]; // a drop-down; other values are refused
}

export interface ChartPlan {
  type: 'column' | 'bar' | 'line';
  title: string; // a rebuild updates the chart of the same title
  replaces?: string[]; // and takes away charts of these titles: the same of other periods
  ranges: { sheet: OwnSheet; area: Area }[]; // the first one holds the labels; ranges are columns unless `transpose`
  transpose: boolean; // true: the series run along rows
  headers: 0 | 1; // the first row (column, if transposed) of the ranges names the series
  position: { row: number; column: number; width: number; height: number };
  colors: string[]; // one per series; a legend names several
  valueFormat?: string;
}

export interface SheetPlan {
  kind: OwnSheet;
  name: string;
  rows: number; // the grid needed, at least
  columns: number;
  cells: PlanCell[][]; // dense from A1; rows may be shorter than `columns`
  styles: Record<string, Style>;
  baseStyle: Style; // of every cell of ours that names no style
  spans: { area: Area; numberFormat: string }[]; // where array formulas spill
  lines: { areas: Area[]; color: string }; // below every row of these areas; one look, so that one call draws them
  conditionalFormats: ConditionalFormat[];
  validations: Validation[];
  columnWidths: (number | null)[]; // px, per column; null: as it is, which is 100 in a new sheet
  frozenRows: number;
  frozenColumns: number;
  hiddenColumns: number[];
  hiddenRows: number[];
  gridlines: boolean;
  charts: ChartPlan[];
  /** Before a rebuild's cells are written: make room (or take it back) so that what the user added moves along. */
  edits: StructureEdit[];
  /** The rectangles that are ours to write, clear and format after the edits. Cells outside are the user's. */
  areas: Area[];
  /** Rows by the thousand, written in pieces after the cells. */
  bulk?: Bulk;
}

export interface Bulk {
  area: Area;
  rows: (string | number | null)[][];
}

/** Carried out in order on the existing sheet; `at` is the index the first new row/column will have (the first to go). */
export interface StructureEdit {
  kind: 'insertRows' | 'insertColumns' | 'deleteRows' | 'deleteColumns';
  at: number;
  count: number;
}

/** The existing sheet of ours at a rebuild, as read. */
export interface ExistingSheet {
  kind: OwnSheet;
  name: string;
  values: import('../table/types.ts').Cell[][];
  formulas: string[][]; // '' where none
}

export interface Plan {
  sheets: SheetPlan[]; // in the order they are written: settings, data, scorecard, each referring to earlier ones only
}
