/** The rows under canonical names: every cell read once, rows left out with their reason and nothing else. */
import type { Day } from '../value/day.ts';
import { dayOfCell, flagOfCell, numberOfCell, timeOfCell } from './cells.ts';
import { type Field, fieldsOf, sourcesOf } from './fields.ts';
import { isBlankMark } from './numbers.ts';
import { creditField, type LinesReading, type TableReading } from './reading.ts';
import { type RowCode, rowsById } from './rows.ts';
import { failed, isBlank, once, textOf, wordOf } from './text.ts';
import type { Cell, FieldId, Frame, Reading, Role, Status, StatusWords } from './types.ts';
import { testWords } from './words.ts';

/** `codes` are those of the structure and of duplicates; the rows' own words add theirs. */
export function buildFrame(
  role: Role,
  rows: readonly Cell[][],
  codes: readonly RowCode[],
  reading: TableReading,
  words: StatusWords | null,
): Frame {
  const cells = cellsOf(rows, reading);
  const each = <T>(read: (row: number) => T): T[] => rows.map((_, i) => read(i));
  const status = each(role === 'deals' ? statusReader(rows, reading, words) : () => null);
  const own = ownCode(role, rows, reading, cells);
  const leftOut = each((i) => codes[i] ?? own(i) ?? (role === 'deals' && !status[i] ? 'unknown_status' : null));
  const kept = <T>(read: (row: number) => T | null): (T | null)[] =>
    each((i) => (leftOut[i] === null ? read(i) : null));
  const frame: Frame = { length: rows.length, leftOut, status: kept((i) => status[i]!), text: {}, number: {}, day: {} };
  for (const { id, kind } of fieldsOf(role)) {
    if (!isThere(id, reading)) continue;
    if (kind === 'number')
      frame.number[id] = kept(id === 'amount' ? amountReader(role, reading, cells) : (i) => cells.number(id, i));
    else if (kind === 'date') frame.day[id] = kept((i) => cells.day(id === 'closed' ? closeField(cells, i) : id, i));
    else frame.text[id] = kept((i) => textIn(cells.cell(id, i), kind));
  }
  if (role === 'touches') frame.time = each((i) => timeOfCell(cells.cell('date', i)));
  return frame;
}

export const isThere = (field: FieldId, { fields }: TableReading): boolean =>
  sourcesOf(field).some((each) => fields[each] !== undefined);

/** Whether the first row of an order speaks for all its rows. */
export const isOfOrder = (field: FieldId, { amount, fill }: LinesReading): boolean =>
  fill.includes(field) || (amount === 'first' && (field === 'amount' || field === 'refunded'));

type Cells = ReturnType<typeof cellsOf>;

/** Cells before rows are left out; what only an order's first row says is there on its other rows, too. */
function cellsOf(rows: readonly Cell[][], { fields, numbers, dates, lines }: TableReading) {
  const orders = lines && fields.id !== undefined ? rowsById(rows, fields.id) : null;
  /** The first row of the order a row belongs to. */
  const firstOf = (row: number): number => orders?.get(wordOf(rows[row]![fields.id!]))?.[0] ?? row;
  const cell = (field: FieldId, row: number): Cell => {
    const column = fields[field];
    if (column === undefined) return null;
    const own = rows[row]![column] ?? null;
    return lines && isBlank(own) && isOfOrder(field, lines) ? (rows[firstOf(row)]![column] ?? null) : own;
  };
  // Texts repeat; reading each once makes a long table several times as fast.
  const days = once((field: FieldId) => once((text: Cell) => dayOfCell(text, dates[field]!)));
  return {
    cell,
    firstOf,
    number(field: FieldId, row: number): Reading<number> {
      return numbers[field] ? numberOfCell(cell(field, row), numbers[field]) : null;
    },
    day(field: FieldId, row: number): Reading<Day> {
      if (!dates[field]) return null;
      const own = cell(field, row);
      return typeof own === 'string' ? days(field)(own) : dayOfCell(own, dates[field]);
    },
  };
}

const closeField = (cells: Cells, row: number): FieldId =>
  sourcesOf('closed').find((field) => cells.day(field, row) !== null) ?? 'closed';

/** A deal is worth the actual amount, else the expected; of an order counts what was not given back, once. */
function amountReader(
  role: Role,
  { lines, creditWords, fields }: TableReading,
  cells: Cells,
): (row: number) => Reading<number> {
  if (role === 'deals') return (i) => cells.number('amount', i) ?? cells.number('expected_amount', i);
  const credits = new Set(creditWords.map((word) => word.toLowerCase()));
  const kind = creditField(fields);
  return (i) => {
    if (lines?.amount === 'first' && cells.firstOf(i) !== i) return 0;
    const amount = cells.number('amount', i);
    if (typeof amount !== 'number') return amount;
    const refunded = cells.number('refunded', i);
    if (typeof refunded === 'object' && refunded) return refunded; // nobody knows what is left
    const rest = amount - Math.abs(refunded ?? 0);
    return credits.size > 0 && credits.has(wordOf(cells.cell(kind, i))) ? -Math.abs(rest) : rest;
  };
}

function textIn(cell: Cell, kind: Field['kind']): string | null {
  const text = textOf(cell);
  if (kind === 'flag') return text === '' ? null : flagOfCell(cell) ? 'yes' : 'no';
  return text === failed || isBlankMark(text) ? null : text;
}

function statusReader(
  rows: readonly Cell[][],
  { outcome, numbers }: TableReading,
  words: StatusWords | null,
): (row: number) => Status | null {
  if (!outcome) return () => null;
  if (outcome.from === 'flags') {
    const { won, closed } = outcome;
    return (i) => {
      if (isBlank(rows[i]![won])) return null;
      if (flagOfCell(rows[i]![won])) return 'won';
      return flagOfCell(rows[i]![closed]) ? 'lost' : 'open';
    };
  }
  if (outcome.from === 'probability')
    return (i) => {
      const share = numberOfCell(rows[i]![outcome.column], numbers.probability!);
      return typeof share !== 'number' ? null : share >= 1 ? 'won' : share <= 0 ? 'lost' : 'open';
    };
  const counts = byWord(words?.words ?? {});
  const reasons = outcome.cancelledReasons;
  const cancelled = new Set(reasons?.words.map((word) => word.toLowerCase()));
  return (i) => {
    const word = wordOf(rows[i]![outcome.column]);
    if (word === '' || word === failed) return null;
    const status = counts.get(word) ?? words?.other ?? null;
    return status === 'lost' && reasons && cancelled.has(wordOf(rows[i]![reasons.column])) ? 'cancelled' : status;
  };
}

const byWord = <T>(meanings: Record<string, T>): Map<string, T> =>
  new Map(Object.entries(meanings).map(([word, meaning]) => [word.toLowerCase(), meaning]));

/** What a row's own words say: deleted, a test, and of orders cancelled and its like. */
function ownCode(
  role: Role,
  rows: readonly Cell[][],
  { fields, orderWords }: TableReading,
  cells: Cells,
): (row: number) => RowCode {
  const effects = byWord(orderWords);
  return (i) => {
    if (fields.deleted !== undefined && flagOfCell(rows[i]![fields.deleted])) return 'deleted';
    const test = fields.test === undefined ? null : rows[i]![fields.test];
    if (flagOfCell(test) || testWords.includes(wordOf(test))) return 'test';
    if (role !== 'orders') return null;
    const effect = effects.get(wordOf(cells.cell('status', i)));
    if (effect) return effect;
    if (!isBlank(cells.cell('cancelled_at', i))) return 'cancelled';
    const [amount, refunded] = [cells.number('amount', i), cells.number('refunded', i)];
    const isGivenBack =
      typeof amount === 'number' && typeof refunded === 'number' && amount > 0 && Math.abs(refunded) >= amount;
    return isGivenBack ? 'refunded' : null;
  };
}
