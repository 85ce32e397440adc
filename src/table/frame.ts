/** The rows under canonical names: every cell read once, rows left out with their reason and nothing else. */
import type { Day } from '../value/day.ts';
import { dayOfCell, flagOfCell, numberOfCell } from './cells.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { LinesReading, TableReading } from './reading.ts';
import type { RowCode } from './rows.ts';
import { failed, isBlank, textOf } from './text.ts';
import type { Cell, FieldId, Frame, Reading, Role, Status, StatusWords } from './types.ts';

/** `codes` are those of the structure and of duplicates; the rows' own words add theirs. */
export function buildFrame(
  role: Role,
  rows: readonly Cell[][],
  codes: readonly RowCode[],
  reading: TableReading,
  words: StatusWords | null,
): Frame {
  const raw = new RawColumns(rows, reading);
  const status = role === 'deals' ? statuses(rows, reading, words) : rows.map(() => null);
  const leftOut = codes.map(
    (code, i) =>
      code ??
      (role === 'orders' ? orderCode(rows[i]!, i, reading, raw) : flagCode(rows[i]!, reading)) ??
      (role === 'deals' && !status[i] ? 'unknown_status' : null),
  );
  const kept = <T>(column: readonly (T | null)[]): (T | null)[] =>
    column.map((value, i) => (leftOut[i] === null ? value : null));
  const frame: Frame = { length: rows.length, leftOut, status: kept(status), text: {}, number: {}, day: {} };
  for (const field of fieldsOf(role)) {
    if (!isThere(field.id, reading)) continue;
    if (field.kind === 'number')
      frame.number[field.id] = kept<Reading<number>>(numbers(role, field, raw)) as Reading<number>[];
    else if (field.kind === 'date') frame.day[field.id] = kept<Reading<Day>>(days(field.id, raw)) as Reading<Day>[];
    else frame.text[field.id] = kept(texts(field, raw));
  }
  return frame;
}

/** A close may be told by the day it was won or lost alone. */
export const isThere = (field: FieldId, { fields }: TableReading): boolean =>
  fields[field] !== undefined ||
  (field === 'closed' && (fields.won_date !== undefined || fields.lost_date !== undefined)) ||
  (field === 'amount' && fields.expected_amount !== undefined);

/** Columns as they are read, before rows are left out; what only an order's first row says is there on its other rows, too. */
class RawColumns {
  private readonly firstRows: Map<string, number> | null;
  private readonly days = new Map<FieldId, Map<string, Reading<Day>>>();

  constructor(
    readonly rows: readonly Cell[][],
    readonly reading: TableReading,
  ) {
    this.firstRows = reading.lines && reading.fields.id !== undefined ? firstRowsOf(rows, reading.fields.id) : null;
  }

  cell(field: FieldId, row: number): Cell {
    const column = this.reading.fields[field];
    if (column === undefined) return null;
    const cell = this.rows[row]![column] ?? null;
    const { lines } = this.reading;
    if (!lines || !isBlank(cell) || !isOfOrder(field, lines)) return cell;
    return this.rows[this.firstOf(row)]![column] ?? null;
  }

  number(field: FieldId, row: number): Reading<number> {
    const reading = this.reading.numbers[field];
    return reading ? numberOfCell(this.cell(field, row), reading) : null;
  }

  day(field: FieldId, row: number): Reading<Day> {
    const reading = this.reading.dates[field];
    const cell = this.cell(field, row);
    if (!reading || typeof cell !== 'string') return reading ? dayOfCell(cell, reading) : null;
    // Days repeat; reading each text once makes a long table several times as fast.
    const known = this.days.get(field) ?? new Map<string, Reading<Day>>();
    this.days.set(field, known);
    let day = known.get(cell);
    if (day === undefined) {
      day = dayOfCell(cell, reading);
      known.set(cell, day);
    }
    return day;
  }

  /** The first row of the order a row belongs to. */
  firstOf(row: number): number {
    const id = textOf(this.rows[row]![this.reading.fields.id!]).toLowerCase();
    return id === '' ? row : (this.firstRows?.get(id) ?? row);
  }
}

/** Whether the first row of an order speaks for all its rows. */
export const isOfOrder = (field: FieldId, { amount, fill }: LinesReading): boolean =>
  fill.includes(field) || (amount === 'first' && (field === 'amount' || field === 'refunded'));

function firstRowsOf(rows: readonly Cell[][], column: number): Map<string, number> {
  const first = new Map<string, number>();
  rows.forEach((row, i) => {
    const id = textOf(row[column]).toLowerCase();
    if (id !== '' && !first.has(id)) first.set(id, i);
  });
  return first;
}

function numbers(role: Role, { id }: Field, raw: RawColumns): Reading<number>[] {
  const { rows, reading } = raw;
  if (id !== 'amount') return rows.map((_, i) => raw.number(id, i));
  if (role === 'deals')
    return rows.map((_, i) => raw.number(isBlank(raw.cell('amount', i)) ? 'expected_amount' : 'amount', i));
  if (role === 'costs') return rows.map((_, i) => raw.number('amount', i));
  const credits = new Set(reading.creditWords.map((word) => word.toLowerCase()));
  return rows.map((_, i) => {
    const amount = raw.number('amount', i);
    if (reading.lines?.amount === 'first' && raw.firstOf(i) !== i) return 0;
    if (typeof amount !== 'number') return amount;
    const refunded = raw.number('refunded', i);
    const rest = typeof refunded === 'number' ? amount - Math.abs(refunded) : amount;
    return credits.size > 0 && credits.has(textOf(raw.cell('type', i)).toLowerCase()) ? -Math.abs(rest) : rest;
  });
}

function days(id: FieldId, raw: RawColumns): Reading<Day>[] {
  if (id !== 'closed') return raw.rows.map((_, i) => raw.day(id, i));
  return raw.rows.map((_, i) => {
    const fields = ['closed', 'won_date', 'lost_date'];
    return raw.day(fields.find((field) => !isBlank(raw.cell(field, i))) ?? 'closed', i);
  });
}

function texts({ id, kind }: Field, raw: RawColumns): (string | null)[] {
  if (kind === 'flag')
    return raw.rows.map((_, i) => (isBlank(raw.cell(id, i)) ? null : flagOfCell(raw.cell(id, i)) ? 'yes' : 'no'));
  return raw.rows.map((_, i) => {
    const text = textOf(raw.cell(id, i));
    return text === '' || text === failed ? null : text;
  });
}

function statuses(
  rows: readonly Cell[][],
  { outcome, numbers }: TableReading,
  words: StatusWords | null,
): (Status | null)[] {
  if (!outcome) return rows.map(() => null);
  if (outcome.from === 'flags') {
    const { won, closed } = outcome;
    return rows.map((row) => {
      if (isBlank(row[won])) return null;
      if (flagOfCell(row[won])) return 'won';
      return closed === null || flagOfCell(row[closed]) ? 'lost' : 'open';
    });
  }
  if (outcome.from === 'probability') {
    return rows.map((row) => {
      const share = numberOfCell(row[outcome.column], numbers.probability!);
      return typeof share !== 'number' ? null : share >= 1 ? 'won' : share <= 0 ? 'lost' : 'open';
    });
  }
  const counts = new Map(Object.entries(words?.words ?? {}).map(([word, status]) => [word.toLowerCase(), status]));
  const reasons = outcome.cancelledReasons;
  const cancelled = new Set((reasons?.words ?? []).map((word) => word.toLowerCase()));
  return rows.map((row) => {
    const word = textOf(row[outcome.column]).toLowerCase();
    if (word === '' || word === failed) return null;
    const status = counts.get(word) ?? words?.other ?? null;
    if (status !== 'lost' || reasons === null) return status;
    return cancelled.has(textOf(row[reasons.column]).toLowerCase()) ? 'cancelled' : status;
  });
}

function flagCode(row: readonly Cell[], { fields, testWords }: TableReading): RowCode {
  if (fields.deleted !== undefined && flagOfCell(row[fields.deleted])) return 'deleted';
  if (fields.test === undefined) return null;
  return flagOfCell(row[fields.test]) || testWords.includes(textOf(row[fields.test]).toLowerCase()) ? 'test' : null;
}

function orderCode(row: readonly Cell[], i: number, reading: TableReading, raw: RawColumns): RowCode {
  const flagged = flagCode(row, reading);
  if (flagged) return flagged;
  const effect = effects(reading).get(textOf(raw.cell('status', i)).toLowerCase());
  if (effect) return effect;
  if (!isBlank(raw.cell('cancelled_at', i))) return 'cancelled';
  const [amount, refunded] = [raw.number('amount', i), raw.number('refunded', i)];
  return typeof amount === 'number' && typeof refunded === 'number' && amount > 0 && Math.abs(refunded) >= amount
    ? 'refunded'
    : null;
}

const cached = new WeakMap<TableReading, Map<string, Exclude<RowCode, null> | ''>>();
function effects(reading: TableReading): Map<string, Exclude<RowCode, null> | ''> {
  let map = cached.get(reading);
  if (!map) {
    map = new Map(Object.entries(reading.orderWords).map(([word, effect]) => [word.toLowerCase(), effect]));
    cached.set(reading, map);
  }
  return map;
}
