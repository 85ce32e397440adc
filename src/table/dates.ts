/**
 * Dates written as text. Which of day and month comes first is decided per column, from days over 12. Every form is brought to
 * `y-m-d` by replacements which the live formulas repeat one by one.
 */
import { type Day, dayOf, isCalendarDate } from '../value/day.ts';
import { isBlankMark } from './numbers.ts';
import { once } from './text.ts';
import type { DateOrder, Unreadable } from './types.ts';

/** How the dates of a column are read. */
export interface DateReading {
  /** Of slashed and dashed dates; dotted ones are day first, ISO is ISO. null: nothing tells, and none is read. */
  order: DateOrder | null;
  /** The column's real dates had day and month swapped when the file was imported. */
  swapped: boolean;
  /** The column's numbers are written yyyymmdd. */
  compact: boolean;
  /** False: the column holds no text dates yet. */
  texts: boolean;
  /** Some texts have a time of day behind the date. */
  times: boolean;
  /** Some texts are months (2017-03) or written without signs (20170331). */
  short: boolean;
  /** The month names in use, one string of twelve times three letters; null: none. */
  months: string | null;
}

/** The first three letters of each month in en, fi, de, sv and da, nb, es, nl, pt, fr, fr without accents, el. */
const monthSets = [
  'janfebmaraprmayjunjulaugsepoctnovdec',
  'tamhelmaahuhtoukesheielosyylokmarjou',
  'janfebmäraprmaijunjulaugsepoktnovdez',
  'janfebmaraprmajjunjulaugsepoktnovdec',
  'janfebmaraprmaijunjulaugsepoktnovdes',
  'enefebmarabrmayjunjulagosepoctnovdic',
  'janfebmrtaprmeijunjulaugsepoktnovdec',
  'janfevmarabrmaijunjulagosetoutnovdez',
  'janfévmaravrmaijuijulaoûsepoctnovdéc',
  'janfevmaravrmaijuijulaousepoctnovdec',
  'ιανφεβμαραπρμαιιυνιυλαυγσεποκτνοεδεκ',
] as const;

/** How words begin that may be months; Greek ones are left to the names themselves. */
const anyMonth = once(
  () =>
    new RegExp(`(?:^|\\P{L})(?:${monthSets.flatMap((months) => months.match(/.{3}/gu)!).join('|')}|[α-ω]{2})`, 'iu'),
);

/** Months that begin alike, juin and juillet, Ιουνίου and Ιουλίου, and what accents do to the others. */
const french: readonly Rewrite[] = [{ pattern: 'juil', to: 'jul' }];
const greek: readonly Rewrite[] = [
  { pattern: 'ά', to: 'α' },
  { pattern: 'ύ', to: 'υ' },
  { pattern: '[ίϊΐ]', to: 'ι' },
  { pattern: 'ιουν', to: 'ιυν' },
  { pattern: 'ιουλ', to: 'ιυλ' },
];

const zone = ' ?(?:z|utc|gmt)?(?:[+-]\\d{2}:?(?:\\d{2})?)?';
/** What stands behind a date: a time of day, with or without a zone. Times with points need a year of four digits before them. */
const timeSteps: readonly Rewrite[] = [
  { pattern: `^(.*\\d),?[t ,]+\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d+)?(?: ?[ap]\\.?m\\.?)?${zone}$`, to: '$1' },
  { pattern: '^(.*\\d{4}),? (?:klo )?\\d{1,2}\\.\\d{2}(?:\\.\\d{2})?$', to: '$1' },
];
const weekday = '(?:\\p{L}{2,}\\.?,? )?';
const year = '(\\d{4}|\\d{2})';
const name = '(?:de )?(\\p{L}{3,})\\.?';

export interface Rewrite {
  pattern: string;
  to: string;
}

export type DateShape = Pick<DateReading, 'order' | 'months' | 'times' | 'short'>;

/** The replacements of a column, in order; patterns are for JavaScript (flags iu) and RE2 with (?i). */
export function rewrites({ order, months, times, short }: DateShape): Rewrite[] {
  const steps: Rewrite[] = [
    ...(times ? timeSteps : []),
    { pattern: `^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})$`, to: '$1-$2-$3' },
    ...(order === null
      ? []
      : order === 'ymd'
        ? [{ pattern: '^(\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})$', to: '$1-$2-$3' }]
        : [{ pattern: `^(\\d{1,2})[/-](\\d{1,2})[/-]${year}$`, to: order === 'mdy' ? '$3-$1-$2' : '$3-$2-$1' }]),
    // After the slashed ones: of 28.9.24 they would take the 24-9-28 for another date.
    { pattern: `^(\\d{1,2})\\. ?(\\d{1,2})\\. ?${year}$`, to: '$3-$2-$1' },
  ];
  if (short) {
    steps.push(
      { pattern: '^(\\d{4})[-/](\\d{1,2})$', to: '$1-$2-1' },
      { pattern: '^((?:19|20)\\d{2})(\\d{2})(\\d{2})$', to: '$1-$2-$3' },
    );
  }
  if (months) {
    steps.push(
      ...(months.includes('juijul') ? french : months.startsWith('ι') ? greek : []),
      { pattern: `^${weekday}(\\d{1,2})(?:st|nd|rd|th)?\\.?[ -]${name},?[ -](?:de )?${year}$`, to: '$3-$2-$1' },
      { pattern: `^${weekday}${name} (\\d{1,2})(?:st|nd|rd|th)?,? ${year}$`, to: '$3-$1-$2' },
      { pattern: `^${name},?[ -](\\d{4})$`, to: '$2-$1-1' },
    );
  }
  // Two-digit years: 70 to 99 are of the last century.
  steps.push({ pattern: '^([7-9]\\d)-', to: '19$1-' }, { pattern: '^(\\d{2})-', to: '20$1-' });
  return steps;
}

/** After the rewrites: year, month (digits or a name), day. */
export const normalDate = '^((?:19|20|21)\\d{2})-(\\d{1,2}|[^-]+)-(\\d{1,2})$';
const normal = new RegExp(normalDate, 'u');

type Steps = readonly { pattern: RegExp; to: string }[];
const compiled = (steps: readonly Rewrite[]): Steps =>
  steps.map(({ pattern: source, to }) => ({ pattern: new RegExp(source, 'giu'), to }));
const rewritten = (text: string, steps: Steps): string =>
  steps.reduce((rest, step) => rest.replace(step.pattern, step.to), text);

/** Keyed by what is said about the shape: a column has one, its texts are many. */
const stepsOf = once((shape: DateShape) => compiled(rewrites(shape)));

/** The calendar parts of a text, or null. The day it names is the one written, whatever zone stands behind it. */
function partsOf(text: string, reading: DateShape): { year: number; month: number; day: number } | null {
  let match = normal.exec(text);
  let rest = text;
  // The later steps leave alone what is in its normal form.
  for (const { pattern, to } of match ? [] : stepsOf(reading)) {
    const next = rest.replace(pattern, to);
    if (next === rest) continue;
    rest = next;
    match = normal.exec(rest);
    if (match) break;
  }
  if (!match) return null;
  const month = /^\d+$/.test(match[2]!) ? Number(match[2]) : monthOf(match[2]!, reading.months);
  return month === null ? null : { year: Number(match[1]), month, day: Number(match[3]) };
}

function monthOf(word: string, months: string | null): number | null {
  const at = months ? months.indexOf(word.slice(0, 3).toLowerCase()) : -1;
  return at < 0 || at % 3 !== 0 ? null : at / 3 + 1;
}

export function dayOfText(text: string, reading: DateReading): Day | null | Unreadable {
  if (isBlankMark(text)) return null;
  const parts = reading.texts ? partsOf(text, reading) : null;
  if (!parts || !isCalendarDate(parts.year, parts.month, parts.day)) return { unreadable: text };
  return dayOf(parts.year, parts.month, parts.day);
}

/** Serials of 1927 to 2173: other numbers are no dates of sales. */
export const serialRange = { from: 10_000, to: 100_000 } as const;

export function dayOfNumber(value: number, reading: DateReading): Day | Unreadable {
  if (reading.compact && value >= 19_000_101) {
    const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, Math.floor(value) % 100];
    return isCalendarDate(year, month, day) ? dayOf(year, month, day) : { unreadable: String(value) };
  }
  return value >= serialRange.from && value < serialRange.to ? Math.floor(value) : { unreadable: String(value) };
}

const timeMatchers = once(() => compiled(timeSteps));
const withoutTime = (text: string): string => (text.length < 11 ? text : rewritten(text, timeMatchers()));

const anyShape = once((months: string | null): DateShape => ({ order: 'dmy', months, times: true, short: true }));

/** Whether texts need the steps for a time of day, or for short dates. */
export const hasTime = (text: string): boolean => withoutTime(text) !== text;
export const isShort = (text: string): boolean => /^\d{4}[-/]\d{1,2}$|^\d{8}$/.test(text);

/** What one text says about the order: certain by its shape, or by a day over 12; `either` leaves it open. */
export type OrderEvidence = 'iso' | 'dotted' | 'named' | 'dmy' | 'mdy' | 'either' | 'same';

const slashed = new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-]${year}$`, 'u');
const dotted = new RegExp(`^\\d{1,2}\\. ?\\d{1,2}\\. ?${year}$`, 'iu');

const plainNumber = /^[-+]?\d{1,7}(?:[.,]\d+)?$/;

/** null: no date in any form. */
export function orderEvidence(text: string): OrderEvidence | null {
  if (!/\d/.test(text) || text.length > 40 || plainNumber.test(text)) return null;
  const bare = withoutTime(text);
  if (/\p{L}{3}/u.test(bare)) {
    const isNamed = /\d$/.test(bare) && anyMonth().test(bare) && monthSets.some((set) => partsOf(bare, anyShape(set)));
    return isNamed ? 'named' : null;
  }
  const match = slashed.exec(bare);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 31 || second > 31 || first < 1 || second < 1 || (first > 12 && second > 12)) return null;
    if (first > 12) return 'dmy';
    if (second > 12) return 'mdy';
    return first === second ? 'same' : 'either';
  }
  return partsOf(bare, anyShape(null)) && (dotted.test(bare) ? 'dotted' : 'iso');
}

/** The month names in which most of the texts can be read; null: in none can any. */
export function monthsFor(texts: readonly string[]): string | null {
  let [best, most]: [string | null, number] = [null, 0];
  for (const months of monthSets) {
    const count = texts.filter((text) => partsOf(text, anyShape(months))).length;
    if (count > most) [best, most] = [months, count];
  }
  return best;
}

/** The order the spreadsheet's locale would choose. It preselects an answer; it never decides. */
export function localeDateOrder(locale: string): DateOrder {
  const [language = '', country] = locale.split(/[_-]/);
  if (country === 'US' || country === 'PH' || (language === 'en' && !country)) return 'mdy';
  return country === 'CA' || /^(?:sv|lt|hu|ja|zh|ko|mn|fa)$/.test(language) ? 'ymd' : 'dmy';
}
