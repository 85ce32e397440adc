/** Columns of a cell function, read by the rules of tables: what a text means is decided by the whole column, or refused. */
import { type DateReading, dayOfNumber, dayOfText, monthsFor, orderEvidence } from '../table/dates.ts';
import { decimalEvidence, isBlankMark, numberOfText } from '../table/numbers.ts';
import { tidy } from '../table/text.ts';
import type { Cell, Decimal, Status } from '../table/types.ts';
import { isStageWord, statusOf } from '../table/words.ts';
import type { Day } from '../value/day.ts';
import { type Argument, columnCells, fail, single } from './argument.ts';

export function numbers(argument: Argument): (number | null)[] {
  const { name } = argument;
  const cells = columnCells(argument);
  const decimal = decimalOf(name, cells);
  return cells.map((cell, i) => numberOf(name, cell, decimal, i + 1));
}

/** One cell with a number, or a text that is one in some style. */
export function isOneNumber({ rows, isRange }: Argument): boolean {
  const cell = rows[0]?.[0];
  return !isRange && (typeof cell === 'number' || (typeof cell === 'string' && decimalEvidence(tidy(cell)) !== null));
}

/** One number; null where it is not given. */
export function number(argument: Argument): number | null {
  const cell = single(argument);
  return numberOf(argument.name, cell, decimalOf(argument.name, [cell]), undefined);
}

function numberOf(name: string, cell: Cell, decimal: Decimal | null, row: number | undefined): number | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return fail(name, `${cell ? 'TRUE' : 'FALSE'} is not a number`, row);
  if (typeof cell === 'object') return fail(name, 'a number is needed, not a date', row);
  const text = tidy(cell);
  const read = numberOfText(text, { decimal, scale: 1, texts: true });
  return typeof read === 'object' && read !== null ? fail(name, `“${text}” is not a number`, row) : read;
}

/** The decimal sign all texts of the column agree on; null: none of them has one. */
function decimalOf(name: string, cells: readonly Cell[]): Decimal | null {
  let decimal: Decimal | null = null;
  let ambiguous: { text: string; row: number } | null = null;
  for (const [i, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue;
    const text = tidy(cell);
    const evidence = decimalEvidence(text);
    if (evidence === 'ambiguous') ambiguous ??= { text, row: i + 1 };
    if (evidence !== ',' && evidence !== '.') continue;
    if (decimal && decimal !== evidence) fail(name, `“${text}” has another decimal sign than the rows above`, i + 1);
    decimal = evidence;
  }
  if (ambiguous && !decimal) {
    const row = cells.length > 1 ? ambiguous.row : undefined;
    fail(name, `“${ambiguous.text}” may be a thousand or a decimal: write it as a number`, row);
  }
  return decimal;
}

/** A column of days. Where it leaves open whether the day or the month comes first, a column beside it may tell. */
export function days(argument: Argument, siblings: readonly Argument[] = []): (Day | null)[] {
  const { name } = argument;
  const cells = columnCells(argument);
  const reading = dateReading(name, cells, siblings);
  return cells.map((cell, i) => dayOf(name, cell, reading, cells.length > 1 ? i + 1 : undefined));
}

/** One day; null where it is not given. */
export function day(argument: Argument): Day | null {
  const cell = single(argument);
  return dayOf(argument.name, cell, dateReading(argument.name, [cell]), undefined);
}

function dayOf(name: string, cell: Cell, reading: DateReading, row: number | undefined): Day | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return fail(name, `${cell ? 'TRUE' : 'FALSE'} is not a date`, row);
  if (typeof cell === 'object') return Math.floor(cell.serial);
  const read = typeof cell === 'number' ? dayOfNumber(cell, reading) : dayOfText(tidy(cell), reading);
  return typeof read === 'object' && read !== null ? fail(name, `“${cell}” is not a date`, row) : read;
}

/** Day or month first, from the days over 12; dates that could be both are refused, not guessed. */
function dateReading(name: string, cells: readonly Cell[], siblings: readonly Argument[] = []): DateReading {
  const own = orderOf(name, cells);
  let { order } = own;
  for (const sibling of siblings) order ??= orderOf(sibling.name, columnCells(sibling)).order;
  if (own.either && !order) {
    const row = cells.length > 1 ? own.either.row : undefined;
    fail(name, `“${own.either.text}” may have the day or the month first: write it as a date`, row);
  }
  const texts = cells.filter((cell) => typeof cell === 'string').map(tidy);
  const anyShape = { texts: true, times: true, short: true, compact: true, swapped: false };
  return { ...anyShape, order: order ?? 'dmy', months: monthsFor(texts) };
}

/** What a column's texts say, and the first of them that could be read both ways. */
function orderOf(name: string, cells: readonly Cell[]) {
  let order: 'dmy' | 'mdy' | null = null;
  let either: { text: string; row: number } | null = null;
  for (const [i, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue;
    const text = tidy(cell);
    const evidence = orderEvidence(text);
    if (evidence === 'either') either ??= { text, row: i + 1 };
    if (evidence !== 'dmy' && evidence !== 'mdy') continue;
    if (order && order !== evidence)
      fail(name, `“${text}” has day and month the other way round than the rows above`, i + 1);
    order = evidence;
  }
  return { order, either };
}

/** What a column of outcomes says: words of won and lost, stages, or TRUE and FALSE. */
export function statuses(argument: Argument): (Status | null)[] {
  const { name } = argument;
  const words = columnCells(argument).map((cell, i) => {
    if (cell === null || typeof cell === 'boolean') return cell;
    if (typeof cell === 'string') return isBlankMark(tidy(cell)) ? null : tidy(cell);
    return fail(name, 'won, lost or a stage is needed, not a number or date', i + 1);
  });
  const known = words.map((word) =>
    typeof word === 'string' ? statusOf(word) : word === null ? null : word ? 'won' : 'lost',
  );
  // As in tables: where won or lost is known, the other words of the column are stages on the way.
  const isDecided = known.some((status) => status === 'won' || status === 'lost');
  return known.map((status, i) => {
    const word = words[i]!;
    if (status !== null || word === null) return status;
    if (isDecided || isStageWord(String(word))) return 'open';
    return fail(name, `“${word}” is not a known word for won, lost or open`, i + 1);
  });
}

/** Columns side by side have the same rows; blank rows at the end of the longer one don't matter. */
export function checkSameRows(first: Argument, other: Argument): void {
  const [a, b] = [columnCells(first), columnCells(other)];
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.slice(shorter.length).some((cell) => cell !== null))
    fail(other.name, `has ${rowCount(b.length)}, but ${first.name} has ${a.length}`);
}

const rowCount = (n: number): string => `${n} ${n === 1 ? 'row' : 'rows'}`;
