/**
 * What becomes of a string that is typed into a cell or written by setValue: platform.md WR-1…WR-4, RD-3.
 * The answer is engine content: a canonical number, a serial number with a date format, a formula, or text that nothing re-reads.
 */
import type { Locale } from '@odoo/o-spreadsheet';
import { serialOfDay } from './calendar.ts';
import { canonicalFormula } from './dialect/index.ts';

export interface Content {
  readonly content: string;
  /** Set when the reading itself brings one: percent, currency, date. */
  readonly format?: string;
}

const PLAIN_TEXT = '@';

/** Text the engine keeps as text, whatever it looks like. */
export function literalText(text: string): Content {
  return { content: looksSpecial(text) ? `'${text}` : text };
}

/** True for text that the engine itself would read as something else. Over-cautious on purpose: an apostrophe does no harm. */
function looksSpecial(text: string): boolean {
  return /^[=+'-]/.test(text) || /\d/.test(text) || /^\s*(true|false)\s*$/i.test(text);
}

export function typedContent(text: string, locale: Locale, format?: string): Content {
  if (text === '') return { content: '' };
  if (format === PLAIN_TEXT) return plainText(text);
  if (text.startsWith("'")) return literalText(text.slice(1));
  if (text.startsWith('=') && text.length > 1) return { content: canonicalFormula(text, locale) };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { content: trimmed.toUpperCase() };
  const read = readNumber(trimmed, locale) ?? readDate(trimmed, locale) ?? readTime(trimmed);
  if (read) return read;
  // Google takes a leading sign as the start of a formula: "+49 170 1234" ends as #ERROR!, "-abc" as #NAME?.
  if (/^[+-]./.test(text)) return { content: canonicalFormula(`=${text}`, locale) };
  return literalText(text);
}

/** Engine cells in "@" show their stored content, so the apostrophe is used only where the engine would compute. */
function plainText(text: string): Content {
  return { content: text.startsWith('=') || text.startsWith("'") ? `'${text}` : text };
}

const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = new Map<string, RegExp>();

function numberPattern({ decimalSeparator, thousandsSeparator = '' }: Locale): RegExp {
  const key = decimalSeparator + thousandsSeparator;
  let pattern = patterns.get(key);
  if (!pattern) {
    const decimal = escaped(decimalSeparator);
    // Where blanks group digits Google is lenient ("22 34" is 2234); commas and dots must group threes (India: twos and a three).
    const grouped = /^\s?$/.test(thousandsSeparator)
      ? '\\d+(?:[ \\u00a0\\u202f]\\d+)*'
      : `\\d{1,3}(?:${escaped(thousandsSeparator)}\\d{2,3})*${escaped(thousandsSeparator)}\\d{3}|\\d+`;
    pattern = new RegExp(
      `^([$€£¥])?\\s?([+-])?([$€£¥])?(${grouped}|(?=${decimal}\\d))(${decimal}\\d*)?(?:e([+-]?\\d+))?\\s?([%$€£¥])?$`,
      'i',
    );
    patterns.set(key, pattern);
  }
  return pattern;
}

function readNumber(text: string, locale: Locale): Content | undefined {
  const match = numberPattern(locale).exec(text);
  if (!match) return undefined;
  const [, before1, sign, before2, whole = '', fraction = '', exponent, after] = match;
  const currency = before1 ?? before2 ?? (after === '%' ? undefined : after);
  const digits = whole.replace(/\D/g, '') + (fraction ? `.${fraction.slice(1)}` : '');
  const value = Number(`${sign === '-' ? '-' : ''}${digits}${exponent ? `e${exponent}` : ''}`);
  if (!Number.isFinite(value)) return undefined;
  const places = fraction.length > 1 ? '.00' : '';
  if (after === '%') return { content: String(value / 100), format: `0${places}%` };
  if (currency)
    return {
      content: String(value),
      format: (before1 ?? before2) ? `[$${currency}]#,##0${places}` : `#,##0${places}[$${currency}]`,
    };
  return { content: String(value) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readDate(text: string, locale: Locale): Content | undefined {
  const [, dayText = text, timeText] = /^(.*\S)[ T](\d{1,2}:\d{2}.*)$/.exec(text) ?? [];
  const day = readDay(dayText, locale);
  if (!day) return undefined;
  const time = timeText === undefined ? undefined : readTime(timeText);
  if (timeText !== undefined && !time) return undefined;
  if (!time) return { content: String(day.serial), format: day.format };
  return { content: String(day.serial + Number(time.content)), format: `${day.format} ${locale.timeFormat}` };
}

function readDay(text: string, locale: Locale): { serial: number; format: string } | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return day(iso[1]!, iso[3]!, iso[4]!, iso[2] === '-' ? 'yyyy-mm-dd' : locale.dateFormat);
  const separators = locale.dateFormat.includes('.') ? '[-/.]' : '[-/]';
  const numeric = new RegExp(`^(\\d{1,2})(${separators})(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?$`).exec(text);
  const monthFirst = locale.dateFormat.startsWith('m');
  if (numeric) {
    const [, first, separator, second, year] = numeric;
    if (!year && separator === '.') return undefined;
    const [month, dayOfMonth] = monthFirst ? [first!, second!] : [second!, first!];
    return day(year ?? String(new Date().getFullYear()), month, dayOfMonth, locale.dateFormat);
  }
  if (!locale.code.startsWith('en')) return undefined;
  const named = /^(?:(\d{1,2})[ -])?([a-z]{3,9})\.?(?:[ -](\d{1,2}))?,?[ -](\d{4})$/i.exec(text);
  if (!named || !(named[1] ?? named[3])) return undefined;
  const month = MONTHS.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1;
  return month ? day(named[4]!, String(month), (named[1] ?? named[3])!, 'd mmm yyyy') : undefined;
}

function day(yearText: string, monthText: string, dayText: string, format: string) {
  const [month, dayOfMonth] = [Number(monthText), Number(dayText)];
  // Two digits: Google reads 00–29 as 2000–2029, the rest as 1900s.
  const year = yearText.length === 2 ? Number(yearText) + (Number(yearText) < 30 ? 2000 : 1900) : Number(yearText);
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? { serial: serialOfDay(year, month, dayOfMonth), format } : undefined;
}

function readTime(text: string): Content | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])m)?$/i.exec(text);
  if (!match) return undefined;
  const [, hourText, minute, second = '0', half] = match;
  let hour = Number(hourText);
  if (Number(minute) > 59 || Number(second) > 59 || hour > (half ? 12 : 23)) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { content: String((hour * 3600 + Number(minute) * 60 + Number(second)) / 86_400), format: 'hh:mm:ss' };
}
