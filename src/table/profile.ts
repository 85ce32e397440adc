/** What stands in a column, counted once: the evidence for everything that is decided about it. */
import { toIso, ymd } from '../value/day.ts';
import { currencyOfFormat } from './currency.ts';
import { type OrderEvidence, orderEvidence } from './dates.ts';
import { plainHeader } from './header-text.ts';
import type { Location } from './locate.ts';
import { currencyInNumber, type DecimalEvidence, decimalEvidence, isBlankMark } from './numbers.ts';
import { columnLetter, hasOddSpaces, isDateCell, tidy } from './text.ts';
import type { Cell, SheetGrid } from './types.ts';

export interface ColumnProfile {
  index: number;
  letter: string;
  header: string;
  plain: string; // the header in plain words
  others: string[]; // what else it may be read as, in plain words
  filled: number;
  numbers: number;
  wholeNumbers: number;
  /** From 1 to a thousand: whole numbers, others with at most three decimals, and of these those with exactly three. */
  shortWholes: number;
  shortFractions: number;
  thousandths: number;
  dates: number;
  booleans: number;
  texts: number;
  /** Texts that are numbers or dates in some style, and marks for nothing such as `--`. */
  numericTexts: number;
  dateTexts: number;
  blankMarks: number;
  /** Numbers written yyyymmdd. */
  compactDates: number;
  serials: number; // numbers that could be dates without a date format
  smallest: number;
  largest: number;
  /** Different texts (tidied) and how often each stands there, in the order of appearance. */
  words: Map<string, number>;
  decimals: Map<DecimalEvidence, number>;
  orders: Map<OrderEvidence, number>;
  currencies: Map<string, number>;
  percents: number;
  /** Real dates: how many different days, and the days of the month. */
  realDays: Set<number>;
  realDaysOfMonth: Set<number>;
  oddSpaces: boolean;
  samples: string[];
}

const sampleCount = 5;
/** After so many different texts without a single number or date among them, a column is text. */
const enoughTexts = 300;
const oneNumber = /^[^\d]{0,8}\d[\d.,'\u2019\s\u00a0\u202f\u2009]*[^\d]{0,10}$/u;

export function profileColumn(
  grid: SheetGrid,
  index: number,
  { headers, others, headerRow, lastRow }: Location,
): ColumnProfile {
  const profile = emptyProfile(index, headers[index] ?? '', others[index] ?? []);
  for (let row = headerRow + 1; row <= lastRow; row++) {
    const cell = grid.cells[row]?.[index] ?? null;
    if (cell === null || cell === '') continue;
    count(profile, cell, grid.formats?.[row]?.[index] ?? '');
  }
  classifyTexts(profile);
  return profile;
}

function emptyProfile(index: number, header: string, others: string[]): ColumnProfile {
  return {
    index,
    letter: columnLetter(index),
    header,
    plain: plainHeader(header),
    others: others.map(plainHeader),
    filled: 0,
    numbers: 0,
    wholeNumbers: 0,
    shortWholes: 0,
    shortFractions: 0,
    thousandths: 0,
    dates: 0,
    booleans: 0,
    texts: 0,
    numericTexts: 0,
    dateTexts: 0,
    blankMarks: 0,
    compactDates: 0,
    serials: 0,
    smallest: Number.POSITIVE_INFINITY,
    largest: Number.NEGATIVE_INFINITY,
    words: new Map(),
    decimals: new Map(),
    orders: new Map(),
    currencies: new Map(),
    percents: 0,
    realDays: new Set(),
    realDaysOfMonth: new Set(),
    oddSpaces: false,
    samples: [],
  };
}

function count(profile: ColumnProfile, cell: Exclude<Cell, null>, format: string): void {
  if (typeof cell === 'string') {
    const text = tidy(cell);
    if (text === '') return;
    profile.filled++;
    profile.texts++;
    const seen = profile.words.get(text);
    profile.words.set(text, (seen ?? 0) + 1);
    if (seen === undefined) {
      sample(profile, text);
      if (hasOddSpaces(cell)) profile.oddSpaces = true;
    }
    return;
  }
  profile.filled++;
  if (typeof cell === 'number') countNumber(profile, cell, format);
  else if (typeof cell === 'boolean') {
    profile.booleans++;
    sample(profile, cell ? 'TRUE' : 'FALSE');
  } else if (isDateCell(cell)) {
    const day = Math.floor(cell.serial);
    profile.dates++;
    if (!profile.realDays.has(day)) {
      profile.realDays.add(day);
      profile.realDaysOfMonth.add(ymd(day).day);
      sample(profile, toIso(day));
    }
  }
}

function countNumber(profile: ColumnProfile, value: number, format: string): void {
  profile.numbers++;
  const isShort = Math.abs(value) >= 1 && Math.abs(value) < 1000;
  if (Number.isInteger(value)) {
    profile.wholeNumbers++;
    if (isShort) profile.shortWholes++;
  } else if (isShort && hasDecimals(value, 3)) {
    profile.shortFractions++;
    if (!hasDecimals(value, 2)) profile.thousandths++;
  }
  if (value < profile.smallest) profile.smallest = value;
  if (value > profile.largest) profile.largest = value;
  if (value >= 19_000_101 && value < 22_000_000 && Number.isInteger(value) && isCompact(value)) profile.compactDates++;
  if (value >= 25_000 && value < 75_000) profile.serials++;
  if (format !== '') {
    const currency = currencyOfFormat(format);
    if (currency !== null) add(profile.currencies, currency, 1);
    if (format.includes('%')) profile.percents++;
  }
  if (profile.samples.length < sampleCount) sample(profile, String(value));
}

/** So many at most. */
const hasDecimals = (value: number, places: number): boolean => Number(value.toFixed(places)) === value;

const isCompact = (value: number): boolean => {
  const month = Math.floor(value / 100) % 100;
  const day = value % 100;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

function classifyTexts(profile: ColumnProfile): void {
  let tested = 0;
  for (const [text, times] of profile.words) {
    if (tested >= enoughTexts && profile.numericTexts + profile.dateTexts === 0) return;
    tested++;
    if (isBlankMark(text)) {
      profile.blankMarks += times;
      continue;
    }
    const order = orderEvidence(text);
    if (order) {
      profile.dateTexts += times;
      add(profile.orders, order, times);
    }
    // A compact date is a number, too; which of them a column holds is told by its header.
    const decimal = (!order || /^\d+$/.test(text)) && oneNumber.test(text) ? decimalEvidence(text) : null;
    if (decimal) {
      profile.numericTexts += times;
      add(profile.decimals, decimal, times);
      const currency = currencyInNumber(text);
      if (currency !== null) add(profile.currencies, currency, times);
      if (text.includes('%')) profile.percents += times;
    }
  }
}

function sample(profile: ColumnProfile, shown: string): void {
  if (profile.samples.length < sampleCount && !profile.samples.includes(shown)) profile.samples.push(shown);
}

export function add<K>(counts: Map<K, number>, key: K, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

/** The share of the filled cells, marks for nothing aside, that a count makes up. */
export function share(profile: ColumnProfile, counted: number): number {
  const filled = profile.filled - profile.blankMarks;
  return filled === 0 ? 0 : counted / filled;
}

export const numberShare = (profile: ColumnProfile): number => share(profile, profile.numbers + profile.numericTexts);
export const dateShare = (profile: ColumnProfile): number =>
  share(profile, profile.dates + profile.dateTexts + Math.max(profile.compactDates, profile.serials));
