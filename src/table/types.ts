/** What the product knows of the user's tables. Plain data, safe as JSON. Rows and columns of `Table` count as in the sheet: from 1. */
import type { LeftOutCode } from '../value/outcome.ts';
import type { TableReading } from './reading.ts';

/** A cell at the edge: dates are serials of the wall clock in the *spreadsheet's* zone (days since 1899-12-30, time as fraction). */
export type Cell = string | number | boolean | null | DateCell;
export interface DateCell {
  serial: number;
}

/** One sheet as read: every row from row 1 and every column from A; `formats[r][c]` are Sheets number formats ('' where none). */
export interface SheetGrid {
  sheet: string;
  sheetId: number;
  cells: Cell[][];
  formats?: string[][];
}

export type Role = 'deals' | 'orders' | 'costs' | 'touches' | 'surveys';
export type Status = 'open' | 'won' | 'lost' | 'cancelled';
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type Decimal = ',' | '.';
export type ColumnType = 'text' | 'number' | 'money' | 'percent' | 'date' | 'boolean';
/** A canonical field of a role, e.g. `amount`, `closed`; the records stand in fields.ts. */
export type FieldId = string;

/** One column of the user's table and what was made of it, with the evidence. */
export interface ColumnReading {
  column: string; // letter, e.g. "C"
  index: number; // 0-based in the sheet
  header: string;
  field: FieldId | null;
  type: ColumnType;
  confidence: number; // 0..1
  why: string;
  dateOrder: DateOrder | null;
  decimal: Decimal | null;
  currency: string | null; // ISO code, or "mixed"
  scale: number; // "k€" in the header: 1000
  samples: string[]; // as shown
}

export type QuestionKind = 'role' | 'field' | 'date_order' | 'decimal' | 'scale' | 'currency' | 'status_word';
export interface Question {
  column: string | null;
  field: FieldId | null;
  kind: QuestionKind;
  options: string[];
  assumed: string | null;
  why: string;
}

/** Its words stand in text/warnings.ts. */
export interface Warning {
  code: WarningCode;
  field: FieldId | null;
  column: string | null;
  count: number;
  role: Role;
  header: string; // of the column
  items: string[]; // the user's words, ids, currencies that it is about
}
export type WarningCode =
  | 'unknown_words'
  | 'no_lost_deals'
  | 'mixed_currency'
  | 'duplicates'
  | 'conflicting_duplicates'
  | 'text_amounts'
  | 'text_dates'
  | 'import_shrunk_numbers'
  | 'import_swapped_dates'
  | 'unreadable_amounts'
  | 'unreadable_dates'
  | 'close_before_created'
  | 'won_without_amount'
  | 'won_without_date'
  | 'lost_without_date'
  | 'future_close_on_won'
  | 'month_end_default_dates'
  | 'negative_amounts'
  | 'blank_owners'
  | 'blank_currencies'
  | 'other_table'; // of two tables of one role, this one is not used

/** The user's words of one column for one canonical status, e.g. { "closed won": "won" }, and what any other word counts as. */
export interface StatusWords {
  words: Record<string, Status>; // keys as first seen in the table (trimmed)
  other: Status | null; // null: an unknown word leaves the row out
  unknown?: string[]; // count as `other` only because nobody knows them
}

export type LeftOutCounts = Partial<Record<LeftOutCode, number>>;

/** A table found in a sheet, mapped and read. */
export interface Table {
  sheet: string;
  sheetId: number;
  role: Role;
  headerRow: number;
  firstRow: number; // first row below the header
  lastRow: number; // last row that holds anything
  columns: ColumnReading[];
  status: StatusWords | null; // deals only
  currency: string | null; // of the amounts, "mixed" if several
  frame: Frame;
  dataRows: number;
  rows: number; // dataRows - Σ leftOut
  leftOut: LeftOutCounts;
  questions: Question[];
  warnings: Warning[];
  /** How all of this was read; `formula.ts` states it as formulas. */
  reading: TableReading;
}

/** A cell of a canonical column: what was read, `null` for blank, or that it could not be read. */
export type Reading<T> = T | null | Unreadable;
export interface Unreadable {
  unreadable: string; // as shown in the sheet
}

/**
 * The table's rows under canonical names, column by column; index 0 is `firstRow`. The engine's twin of the sheet "KPI data".
 * `leftOut[i]` says why row i is in no figure (null: it is; 'blank': an empty row, which is not counted).
 */
export interface Frame {
  length: number;
  leftOut: (LeftOutCode | 'blank' | null)[];
  status: (Status | null)[]; // all null in tables without a status
  text: Partial<Record<FieldId, (string | null)[]>>; // trimmed
  number: Partial<Record<FieldId, Reading<number>[]>>; // scaled; a deal's amount is the actual where filled, else the expected
  day: Partial<Record<FieldId, Reading<number>[]>>; // whole days
  time?: number[]; // touches: of their date the time of day, as a fraction; 0 where it has none
}

/** What the person told us: settles questions, overrides the mapping. */
export interface ReadOptions {
  locale: string; // the spreadsheet's, e.g. "en_US"
  dateOrder?: DateOrder;
  decimal?: Decimal;
  map?: Record<FieldId, string>; // field → header text; "" means: no column
  answers?: Answer[];
  sheet?: string; // look only here
}
export interface Answer {
  sheet?: string;
  column: string; // letter
  kind: QuestionKind;
  value: string;
}
