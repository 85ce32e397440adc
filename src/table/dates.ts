/**
 * Dates written as text. Which of day and month comes first is decided per column, from days over 12. Every form is brought to
 * `y-m-d` by replacements which the live formulas repeat one by one.
 */
import { type Day, dayOf, isCalendarDate } from '../value/day.ts';
import { isBlankMark } from './numbers.ts';
import type { DateOrder, Unreadable } from './types.ts';

/** How the dates of a column are read. */
export interface DateReading {
  /** Of slashed and dashed dates; dotted ones are day first, ISO is ISO. */
  order: DateOrder;
  /** The column's real dates had day and month swapped when the file was imported. */
  swapped: boolean;
  /** The column's numbers are written yyyymmdd. */
  compact: boolean;
  /** False: the column holds no text dates, and none would be read. */
  texts: boolean;
  /** Some texts have a time of day behind the date. */
  times: boolean;
  /** Some texts are months (2017-03) or written without signs (20170331). */
  short: boolean;
  /** The month names in use, one string of twelve times three letters; null: none. */
  months: string | null;
}

/** The first three letters of each month; they differ within a language. */
const monthNames: Record<string, string> = {
  en: 'janfebmaraprmayjunjulaugsepoctnovdec',
  fi: 'tamhelmaahuhtoukesheielosyylokmarjou',
  de: 'janfebmäraprmaijunjulaugsepoktnovdez',
  sv: 'janfebmaraprmajjunjulaugsepoktnovdec',
  nb: 'janfebmaraprmaijunjulaugsepoktnovdes',
  da: 'janfebmaraprmajjunjulaugsepoktnovdec',
  es: 'enefebmarabrmayjunjulagosepoctnovdic',
  nl: 'janfebmrtaprmeijunjulaugsepoktnovdec',
};

const zone = ' ?(?:z|utc|gmt)?(?:[+-]\\d{2}:?(?:\\d{2})?)?';
/** What stands behind a date: a time of day, with or without a zone. Times with points need a year of four digits before them. */
const timeSteps: readonly Rewrite[] = [
  { pattern: `^(.*\\d),?[t ,]+\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d+)?(?: ?[ap]\\.?m\\.?)?${zone}$`, to: '$1' },
  { pattern: '^(.*\\d{4}),? (?:klo )?\\d{1,2}\\.\\d{2}(?:\\.\\d{2})?$', to: '$1' },
];
const weekday = '(?:[a-zäöåéß]+\\.?,? )?';
const year = '(\\d{4}|\\d{2})';
const name = '([a-zäöåéûæø]{3,})';

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
    order === 'ymd'
      ? { pattern: '^(\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})$', to: '$1-$2-$3' }
      : { pattern: `^(\\d{1,2})[/-](\\d{1,2})[/-]${year}$`, to: order === 'mdy' ? '$3-$1-$2' : '$3-$2-$1' },
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
      { pattern: `^${weekday}(\\d{1,2})(?:st|nd|rd|th)?\\.?[ -]${name}\\.?,?[ -]${year}$`, to: '$3-$2-$1' },
      { pattern: `^${weekday}${name}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${year}$`, to: '$3-$1-$2' },
      { pattern: `^${name}\\.?,?[ -](\\d{4})$`, to: '$2-$1-1' },
    );
  }
  // Two-digit years: 70 to 99 are of the last century.
  steps.push({ pattern: '^([7-9]\\d)-', to: '19$1-' }, { pattern: '^(\\d{2})-', to: '20$1-' });
  return steps;
}

/** After the rewrites: year, month (digits or a name), day. */
export const normalDate = '^((?:19|20|21)\\d{2})-(\\d{1,2}|[^-]+)-(\\d{1,2})$';
const normal = new RegExp(normalDate, 'u');

const compiled = new Map<string, { pattern: RegExp; to: string }[]>();
function stepsOf(reading: DateShape): { pattern: RegExp; to: string }[] {
  const key = `${reading.order} ${reading.months} ${reading.times} ${reading.short}`;
  let steps = compiled.get(key);
  if (!steps) {
    steps = rewrites(reading).map(({ pattern, to }) => ({ pattern: new RegExp(pattern, 'iu'), to }));
    compiled.set(key, steps);
  }
  return steps;
}

/** The calendar parts of a text, or null. The day it names is the one written, whatever zone stands behind it. */
function partsOf(text: string, reading: DateShape): { year: number; month: number; day: number } | null {
  let rewritten = text;
  for (const { pattern, to } of stepsOf(reading)) rewritten = rewritten.replace(pattern, to);
  const match = normal.exec(rewritten);
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

let timeMatchers: { pattern: RegExp; to: string }[] | null = null;
function withoutTime(text: string): string {
  timeMatchers ??= timeSteps.map(({ pattern, to }) => ({ pattern: new RegExp(pattern, 'iu'), to }));
  return timeMatchers.reduce((rest, { pattern, to }) => rest.replace(pattern, to), text);
}

const anyShape = (months: string | null): DateShape => ({ order: 'dmy', months, times: true, short: true });

/** Whether texts need the steps for a time of day, or for short dates. */
export const hasTime = (text: string): boolean => withoutTime(text) !== text;
export const isShort = (text: string): boolean => /^\d{4}[-/]\d{1,2}$|^\d{8}$/.test(text);

/** What one text says about the order: certain by its shape, or by a day over 12; `either` leaves it open. */
export type OrderEvidence = 'iso' | 'dotted' | 'named' | 'dmy' | 'mdy' | 'either' | 'same';

const slashed = new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-]${year}$`, 'u');
const dotted = new RegExp(`^\\d{1,2}\\. ?\\d{1,2}\\. ?${year}$`, 'iu');

/** null: no date in any form. */
export function orderEvidence(text: string): OrderEvidence | null {
  if (!/\d/.test(text) || text.length > 40) return null;
  const bare = withoutTime(text);
  const match = slashed.exec(bare);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 31 || second > 31 || first < 1 || second < 1 || (first > 12 && second > 12)) return null;
    if (first > 12) return 'dmy';
    if (second > 12) return 'mdy';
    return first === second ? 'same' : 'either';
  }
  if (dotted.test(bare)) return partsOf(text, anyShape(null)) ? 'dotted' : null;
  if (partsOf(text, anyShape(null))) return 'iso';
  return namedMonths(text) ? 'named' : null;
}

/** The month names a text is written with, the first language that has them; null if none. */
export function namedMonths(text: string): string | null {
  if (!/[a-zäö]{3}/iu.test(text) || !/\d/.test(text)) return null;
  for (const months of Object.values(monthNames)) if (partsOf(text, anyShape(months))) return months;
  return null;
}

/** The month names in which most of the texts can be read. */
export function monthsFor(texts: Iterable<string>): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const months of Object.values(monthNames)) {
      if (partsOf(text, anyShape(months))) counts.set(months, (counts.get(months) ?? 0) + 1);
    }
  }
  let best: string | null = null;
  for (const [months, count] of counts) if (best === null || count > counts.get(best)!) best = months;
  return best;
}

/** The order the spreadsheet's locale would choose. It preselects an answer; it never decides. */
export function localeDateOrder(locale: string): DateOrder {
  const [language, country] = locale.split(/[_-]/);
  if (country === 'US' || country === 'PH' || (language === 'en' && !country)) return 'mdy';
  return ['sv', 'lt', 'hu', 'ja', 'zh', 'ko', 'mn', 'fa'].includes(language ?? '') || country === 'CA' ? 'ymd' : 'dmy';
}

/** Locales with a decimal point (platform: those whose formulas use commas, and some more). */
export function localeDecimal(locale: string): ',' | '.' {
  const [language, country] = locale.split(/[_-]/);
  if (country === 'ZA') return ',';
  const pointed = [
    'en',
    'ja',
    'zh',
    'ko',
    'th',
    'he',
    'iw',
    'hi',
    'bn',
    'mr',
    'ta',
    'te',
    'gu',
    'kn',
    'ml',
    'pa',
    'ms',
    'fil',
    'cy',
    'my',
    'mn',
    'ar',
  ];
  return pointed.includes(language ?? '') || country === 'CH' || country === 'MX' ? '.' : ',';
}
