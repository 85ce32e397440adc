/**
 * Google's spreadsheet locales as the engine knows them. Google separates the arguments of a formula by a comma
 * exactly where the decimal sign is a point; everywhere else by a semicolon.
 */
import type { Locale } from './engine.ts';
import { readNumber } from './value.ts';

const SUNDAY = 7;
const MONDAY = 1;
const HOURS_24 = 'hh:mm:ss';
const HOURS_12 = 'hh:mm:ss a';
const SPACE = '\u00a0';

type Row = [
  code: string,
  name: string,
  decimal: '.' | ',',
  thousands: string,
  week: number,
  date: string,
  time: string,
];

const ROWS: Row[] = [
  ['en_US', 'English (US)', '.', ',', SUNDAY, 'm/d/yyyy', HOURS_12],
  ['en_GB', 'English (UK)', '.', ',', MONDAY, 'dd/mm/yyyy', HOURS_24],
  ['en_IE', 'English (Ireland)', '.', ',', MONDAY, 'dd/mm/yyyy', HOURS_24],
  ['en_AU', 'English (Australia)', '.', ',', MONDAY, 'dd/mm/yyyy', HOURS_12],
  ['en_CA', 'English (Canada)', '.', ',', SUNDAY, 'yyyy-mm-dd', HOURS_12],
  ['en_IN', 'English (India)', '.', ',', SUNDAY, 'dd/mm/yyyy', HOURS_12],
  ['de_DE', 'German (Germany)', ',', '.', MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['de_AT', 'German (Austria)', ',', '.', MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['de_CH', 'German (Switzerland)', '.', '’', MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['fi_FI', 'Finnish', ',', SPACE, MONDAY, 'd.m.yyyy', HOURS_24],
  ['sv_SE', 'Swedish', ',', SPACE, MONDAY, 'yyyy-mm-dd', HOURS_24],
  ['nb_NO', 'Norwegian', ',', SPACE, MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['no_NO', 'Norwegian', ',', SPACE, MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['da_DK', 'Danish', ',', '.', MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['fr_FR', 'French (France)', ',', SPACE, MONDAY, 'dd/mm/yyyy', HOURS_24],
  ['es_ES', 'Spanish (Spain)', ',', '.', MONDAY, 'dd/mm/yyyy', HOURS_24],
  ['es_MX', 'Spanish (Mexico)', '.', ',', SUNDAY, 'dd/mm/yyyy', HOURS_24],
  ['it_IT', 'Italian', ',', '.', MONDAY, 'dd/mm/yyyy', HOURS_24],
  ['nl_NL', 'Dutch', ',', '.', MONDAY, 'dd-mm-yyyy', HOURS_24],
  ['pl_PL', 'Polish', ',', SPACE, MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['cs_CZ', 'Czech', ',', SPACE, MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['pt_BR', 'Portuguese (Brazil)', ',', '.', SUNDAY, 'dd/mm/yyyy', HOURS_24],
  ['pt_PT', 'Portuguese (Portugal)', ',', SPACE, SUNDAY, 'dd/mm/yyyy', HOURS_24],
  ['el_GR', 'Greek', ',', '.', MONDAY, 'd/m/yyyy', HOURS_12],
  ['tr_TR', 'Turkish', ',', '.', MONDAY, 'dd.mm.yyyy', HOURS_24],
  ['ja_JP', 'Japanese', '.', ',', SUNDAY, 'yyyy/mm/dd', HOURS_24],
  ['zh_CN', 'Chinese (China)', '.', ',', SUNDAY, 'yyyy/mm/dd', HOURS_24],
  ['ko_KR', 'Korean', '.', ',', SUNDAY, 'yyyy-mm-dd', HOURS_12],
];

export const locales: Readonly<Record<string, Locale>> = Object.fromEntries(
  ROWS.map(([code, name, decimal, thousands, weekStart, dateFormat, timeFormat]) => [
    code,
    {
      name,
      code,
      decimalSeparator: decimal,
      thousandsSeparator: thousands,
      weekStart,
      dateFormat,
      timeFormat,
      formulaArgSeparator: decimal === '.' ? ',' : ';',
      ...(code === 'en_IN' ? { digitGrouping: '[3,2,0]' } : {}),
    },
  ]),
);

/** The locale of a code such as `fi_FI` (also `fi-FI`, any case). */
export function localeFor(code: string): Locale {
  const wanted = code.replace('-', '_').toLowerCase();
  const found = Object.values(locales).find((locale) => locale.code.toLowerCase() === wanted);
  if (found) return found;
  throw new Error(`Unknown locale '${code}'. Known locales: ${Object.keys(locales).join(', ')}.`);
}

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Serial number of a calendar date, or undefined for a date that does not exist. */
export function serialOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.round((date.getTime() - EPOCH) / DAY);
}

const DATE = /^(\d{1,4})([./\- ])\s?(\d{1,2})\2\s?(\d{1,4})?$/;
const TIME = /(?:^|[ T])(\d{1,3}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s?([ap])m)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORDED = /^(?:(\d{1,2})[- ]([a-z]{3,9})\.?|([a-z]{3,9})\.? (\d{1,2}),?)[- ](\d{4})$/i;

/** The serial number of a date, a time or both written the way this locale reads them. */
export function readDate(text: string, locale: Locale): number | undefined {
  const trimmed = text.trim();
  const time = TIME.exec(trimmed);
  const dayText = time ? trimmed.slice(0, time.index).trim() : trimmed;
  if (dayText === '') return time ? timeOf(time) : undefined;
  const day = readDay(dayText, locale);
  return day === undefined ? undefined : day + (time ? timeOf(time) : 0);
}

function timeOf([, hour, minute, second, half]: RegExpExecArray): number {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  return (hours * 3600 + Number(minute) * 60 + Number(second ?? 0)) / 86_400;
}

function readDay(text: string, locale: Locale): number | undefined {
  const worded = WORDED.exec(text);
  if (worded) {
    const month = MONTHS.indexOf((worded[2] ?? worded[3])!.slice(0, 3).toLowerCase()) + 1;
    return month ? serialOf(Number(worded[5]), month, Number(worded[1] ?? worded[4])) : undefined;
  }
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, first, separator, second, third] = match as unknown as [string, string, string, string, string | undefined];
  if (separator === '.' && !locale.dateFormat.includes('.')) return undefined;
  if (first.length > 2) return third ? serialOf(Number(first), Number(second), Number(third)) : undefined;
  if (third === undefined) return undefined;
  if (third.length === 3) return undefined;
  const year = third.length > 2 ? Number(third) : Number(third) + (Number(third) < 30 ? 2000 : 1900);
  if (locale.dateFormat.startsWith('y') && third.length <= 2 && separator !== '.')
    return serialOf(Number(first) + (Number(first) < 30 ? 2000 : 1900), Number(second), Number(third));
  return locale.dateFormat.startsWith('m')
    ? serialOf(year, Number(first), Number(second))
    : serialOf(year, Number(second), Number(first));
}

/** What a text means as a number: a number, else a date or time as its serial. */
export const readNumeric = (text: string, locale: Locale): number | undefined => {
  let known = numerics.get(locale.code);
  if (!known || known.size > 50_000) {
    known = new Map();
    numerics.set(locale.code, known);
  }
  if (known.has(text)) return known.get(text);
  const number = readNumber(text, locale) ?? readDate(text, locale);
  known.set(text, number);
  return number;
};
const numerics = new Map<string, Map<string, number | undefined>>();
