/** Columns of a cell function, read by the rules of tables: what a text means is decided by the whole column, or refused. */
import { type DateReading, dayOfNumber, dayOfText, orderEvidence } from '../table/dates.ts';
import { decideDates } from '../table/decide-dates.ts';
import { columnCurrency, decideNumber } from '../table/decide-numbers.ts';
import { plainHeader } from '../table/header-text.ts';
import { decimalEvidence, numberOfText, saidIn } from '../table/numbers.ts';
import { type ColumnProfile, profileColumn } from '../table/profile.ts';
import { isDateCell, textOf, tidy } from '../table/text.ts';
import type { Cell, Decimal, Status, Unreadable } from '../table/types.ts';
import { headerIndex, placeOf } from '../table/words/headers.ts';
import { isStageWord, statusOf } from '../table/words.ts';
import { words } from '../text/en.ts';
import { addMonths, type Day } from '../value/day.ts';
import { type Argument, columnCells, fail, isGiven, single } from './argument.ts';

export function numbers(argument: Argument): (number | null)[] {
  const { name } = argument;
  const cells = columnCells(argument);
  const decimal = decimalOf(name, cells);
  const profile = profileOf(cells);
  if (columnCurrency(profile) === 'mixed') fail(name, words.reasons.mixed_currency);
  // Only sums of money are sure to be more than fractions.
  const field = /amounts|values/.test(name) ? name : 'score';
  const unsaid = { own: null, file: null, scale: null };
  const decided = (locale: string) => decideNumber({ field, profile }, locale, unsaid);
  if (decided(localeOfOther(decimal === ',')).shrunk > 0) {
    const { shrunk, why } = decided(argument.locale());
    if (shrunk > 0) fail(name, decimal ? why : `${why}; if they are right, give ARRAYFORMULA(IF(…="",,ROUND(…, 2)))`);
  }
  return cells.map((cell, i) => numberOf(name, cell, decimal, i + 1));
}

/** The column as tables count it. */
const profileOf = (cells: readonly Cell[]): ColumnProfile =>
  profileColumn({ sheet: '', sheetId: 0, cells: cells.map((cell) => [cell]) }, 0, {
    headerRow: -1,
    lastRow: cells.length - 1,
    headers: [],
    others: [],
  });

/** A locale that writes otherwise: an import in it could read only a part of the column, and that not as it was meant. */
const localeOfOther = (isOurs: boolean): string => (isOurs ? 'en' : 'fi');

/** One cell with a number, or a text that is one in some style. */
export function isOneNumber({ rows, isRange }: Argument): boolean {
  const cell = rows[0]?.[0];
  return !isRange && (typeof cell === 'number' || (typeof cell === 'string' && decimalEvidence(tidy(cell)) !== null));
}

/** One number; null where it is not given. */
export function number(argument: Argument): number | null {
  const cell = single(argument);
  return numberOf(argument.name, cell, decimalOf(argument.name, [cell]));
}

/** A number that has to be there. Counts, targets and durations are never negative. */
export function needed(argument: Argument, mayBeNegative = false): number {
  const value = number(argument) ?? fail(argument.name, 'is missing');
  return value < 0 && !mayBeNegative ? fail(argument.name, 'is less than 0') : value;
}

/** A share that has to be there. One over 100 % was meant in percent, or is a mistake: either way it would multiply the result. */
export function share(argument: Argument): number {
  const value = needed(argument);
  const meant = value >= 2 && value <= 100 ? `: write ${value}% or ${+(value / 100).toPrecision(12)}` : '';
  return value > 1 ? fail(argument.name, `${value} is more than 100 %${meant}`) : value;
}

/** The level of an interval; 95 % where it is not given. */
export function levelOf(argument: Argument): number {
  const level = isGiven(argument) ? needed(argument) : 0.95;
  return level < 0.5 || level > 0.9999 ? fail(argument.name, 'is not between 50% and 99.99%') : level;
}

function numberOf(name: string, cell: Cell, decimal: Decimal | null, row?: number): number | null {
  if (typeof cell === 'string') {
    const read = numberOfText(tidy(cell), { decimal, scale: 1, texts: true });
    return isUnreadable(read) ? fail(name, `“${tidy(cell)}” is not a number`, row) : sized(name, read, row);
  }
  if (typeof cell === 'boolean') return fail(name, `${textOf(cell)} is not a number`, row);
  return isDateCell(cell) ? fail(name, 'a number is needed, not a date', row) : sized(name, cell, row);
}

/** Beyond this a figure is a slip of the keyboard, and sums and squares no number. */
const sized = (name: string, value: number | null, row?: number): number | null =>
  value !== null && Math.abs(value) > 1e15 ? fail(name, 'is too large to be a figure of sales', row) : value;

/** The decimal sign all texts of the column agree on; null: none of them has one. */
function decimalOf(name: string, cells: readonly Cell[]): Decimal | null {
  const { reading, unclear } = agreed(name, cells, decimalEvidence, [',', '.'], 'another decimal sign');
  if (unclear && !reading)
    fail(name, `“${unclear.text}” may be a thousand or a decimal: write it as a number`, unclear.row);
  return reading;
}

/** A column of days. Where it leaves open whether the day or the month comes first, a column beside it may tell. */
export function days(argument: Argument, siblings: readonly Argument[] = []): (Day | null)[] {
  const { name } = argument;
  const cells = columnCells(argument);
  const reading = dateReading(name, cells, siblings);
  return cells.map((cell, i) => dayOf(name, cell, reading, cells.length > 1 ? i + 1 : undefined));
}

export const latest = (dates: readonly (Day | null)[]): Day =>
  dates.reduce<Day>((last, day) => Math.max(last, day ?? last), Number.NEGATIVE_INFINITY);

/** First and last day of a period; null where it is not given. */
export function periodOf(from: Argument, to: Argument): { start: Day | null; end: Day | null } {
  const [start, end] = [oneDay(from, false), oneDay(to)];
  return start !== null && end !== null && start > end ? fail(to.name, `lies before ${from.name}`) : { start, end };
}

/** One day, null where it is not given. A month is its last day, unless something begins with it. */
export function oneDay(argument: Argument, isEnd = true, siblings: readonly Argument[] = []): Day | null {
  const isMonth = /^(?:\d{4}[-/]\d{1,2}|\D+\d{4})$/.test(tidy(String(single(argument))));
  const day = days(argument, siblings)[0]!;
  return day !== null && isEnd && isMonth ? addMonths(day, 1) - 1 : day;
}

function dayOf(name: string, cell: Cell, reading: DateReading, row?: number): Day | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') return fail(name, `${textOf(cell)} is not a date`, row);
  if (isDateCell(cell)) return Math.floor(cell.serial);
  const read = typeof cell === 'number' ? dayOfNumber(cell, reading) : dayOfText(tidy(cell), reading);
  return isUnreadable(read) ? fail(name, `“${cell}” is not a date`, row) : read;
}

/** Day or month first, from the days over 12; dates that could be both are refused, not guessed. */
function dateReading(name: string, cells: readonly Cell[], siblings: readonly Argument[] = []): DateReading {
  const order = (column: string, texts: readonly Cell[]) =>
    agreed(column, texts, orderEvidence, ['dmy', 'mdy'], 'day and month the other way round');
  const own = order(name, cells);
  const read = siblings.reduce((known, each) => known ?? order(each.name, columnCells(each)).reading, own.reading);
  if (own.unclear && !read)
    fail(name, `“${own.unclear.text}” may have the day or the month first: write it as a date`, own.unclear.row);
  const column = { field: name, profile: profileOf(cells) };
  // Not the file’s own locale: it may have been changed since the import.
  const isDayFirst = own.reading !== 'mdy';
  const { reading, swapped, why } = decideDates([column], localeOfOther(isDayFirst), () => null, null).get(name)!;
  if (swapped > 0)
    fail(name, own.reading ? why : `${why}; if they are right, give ARRAYFORMULA(IF(…="",,TEXT(…, "yyyy-mm-dd")))`);
  return { ...reading, order: read ?? 'dmy' };
}

/** The reading that a column's texts agree on, and the first of them that could be read both ways. */
function agreed<Reading extends string>(
  name: string,
  cells: readonly Cell[],
  evidenceOf: (text: string) => string | null,
  readings: readonly Reading[],
  difference: string,
) {
  let reading: Reading | undefined;
  let unclear: { text: string; row: number | undefined } | undefined;
  for (const [i, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue;
    const text = tidy(cell);
    const evidence = evidenceOf(text);
    const told = readings.find((each) => each === evidence);
    if (told && reading && told !== reading) fail(name, `“${text}” has ${difference} than the rows above`, i + 1);
    reading ??= told;
    if (evidence === 'ambiguous' || evidence === 'either')
      unclear ??= { text, row: cells.length > 1 ? i + 1 : undefined };
  }
  return { reading: reading ?? null, unclear };
}

/** What a column of outcomes says: words of won and lost, stages, or TRUE and FALSE. */
export function statuses(argument: Argument): (Status | null)[] {
  const { name } = argument;
  const words = columnCells(argument).map((cell, i) => {
    if (cell === null || typeof cell === 'boolean') return cell;
    if (typeof cell === 'string') return saidIn(cell) || null;
    return fail(name, 'won, lost or a stage is needed, not a number or date', i + 1);
  });
  const known = words.map((word): Status | null =>
    typeof word === 'string' ? statusOf(word) : word === null ? null : word ? 'won' : 'lost',
  );
  if (typeof words[0] === 'string' && isHeader(words[0], words, known))
    fail(name, `“${words[0]}” looks like a header: begin below it`, 1);
  // As in tables: where won or lost is known, the other words of the column are stages on the way.
  const isDecided = known.some(isOutcome);
  return known.map((status, i) => {
    const word = words[i]!;
    if (status !== null || word === null) return status;
    if (
      isStageWord(String(word)) ||
      (isDecided &&
        !String(word)
          .split(/[\s_]+/)
          .some((part) => isOutcome(statusOf(part))))
    )
      return 'open';
    return fail(name, `“${word}” is not a known word for won, lost or open`, i + 1);
  });
}

const isOutcome = (status: Status | null): boolean => /won|lost/.test(status ?? '');

/** Text above checkboxes, or a header of outcomes: one that is an outcome itself, `Deal won`, is told by others being written otherwise. */
function isHeader(
  first: string,
  words: readonly (string | boolean | null)[],
  known: readonly (Status | null)[],
): boolean {
  if (words.some((word) => typeof word === 'boolean')) return true;
  const isNamed = ['stage', 'status', 'is_won'].some(
    (field) => placeOf('deals', headerIndex('deals', field)!, plainHeader(first)) !== undefined,
  );
  const isAlone = words.every((word, i) => i === 0 || String(word).toLowerCase() !== first.toLowerCase());
  return isNamed && (known[0] === null || (isAlone && known.lastIndexOf(known[0]!) > 0));
}

/** Columns side by side have the same rows; blank rows at the end of the longer one don't matter. */
export function checkSameRows(first: Argument, other: Argument): void {
  const [a, b] = [columnCells(first), columnCells(other)];
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.slice(shorter.length).some((cell) => cell !== null))
    fail(other.name, `has ${b.length} ${b.length === 1 ? 'row' : 'rows'}, but ${first.name} has ${a.length}`);
}

const isUnreadable = (read: unknown): read is Unreadable => typeof read === 'object' && read !== null;
