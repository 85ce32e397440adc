/** Everything that was decided about a table's reading, as plain data: what the engine and the live formulas both follow. */
import type { DateReading } from './dates.ts';
import { sourcesOf } from './fields.ts';
import type { NumberReading } from './numbers.ts';
import type { ColumnReading, FieldId, Table } from './types.ts';
import type { OrderEffect } from './words/status-words.ts';

export interface TableReading {
  /** The columns of the table: those with a header or values, in the order of the sheet. `wordy`: it holds words, not only numbers and dates. */
  columns: { index: number; oddSpaces: boolean; wordy: boolean }[];
  /** Field → column of the sheet. */
  fields: Partial<Record<FieldId, number>>;
  numbers: Partial<Record<FieldId, NumberReading>>;
  dates: Partial<Record<FieldId, DateReading>>;
  /** Header texts of some mapped columns as they stand in the header row, to know it when it comes again. */
  headerTexts: { column: number; text: string }[];
  /** The cell that every row of data has: an outcome, a date. */
  key: { column: number; kind: 'word' | 'date' | 'any' } | null;
  /** The column whose total words make a row a total, though it has the key. */
  totals: number | null;
  outcome: OutcomeReading | null; // deals
  /** One row per id: the same id again is a duplicate, in other capitals too unless ids are told apart by them. */
  unique: 'exact' | 'any case' | null;
  lines: LinesReading | null; // orders with several rows
  /** Orders: what the words of the status do to a row. */
  orderWords: Record<string, OrderEffect>;
  /** Orders: document types that take money back. */
  creditWords: string[];
}

/** The field whose words tell a credit note: of orders without a type it is the status. */
export const creditField = ({ type }: TableReading['fields']): FieldId => (type === undefined ? 'status' : 'type');

/** Where a deal's outcome is read from. */
export type OutcomeReading =
  | {
      from: 'words';
      field: 'status' | 'stage' | 'status_reason' | 'is_won';
      column: number;
      cancelledReasons: { column: number; words: string[] } | null;
    }
  | { from: 'flags'; won: number; closed: number }
  | { from: 'probability'; column: number };

/** Orders whose number stands in several rows. */
export interface LinesReading {
  /** `every`: each row has an amount of its own. `first`: the order's total stands once, in its first row or in all of them. */
  amount: 'every' | 'first';
  /** Fields that only the first row of an order has. */
  fill: FieldId[];
}

/** The columns of the user's table that these fields were read from, in its order. */
export function columnsRead({ reading, columns }: Table, read: ReadonlySet<FieldId>): ColumnReading[] {
  const { fields, outcome } = reading;
  const from = new Set([...read].flatMap(sourcesOf).map((field) => fields[field]));
  if (read.has('amount')) from.add(fields.refunded);
  if (outcome && read.has('status')) {
    if (outcome.from === 'flags') from.add(outcome.won).add(outcome.closed);
    else from.add(outcome.column);
    if (outcome.from === 'words') from.add(outcome.cancelledReasons?.column);
  }
  return columns.filter(({ index }) => from.has(index));
}
