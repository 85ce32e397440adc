/**
 * Numbers written as text. The decimal sign is decided per column, from the values; a single `1.234` decides nothing.
 * One pattern serves the engine and the live formulas, so that both read the same cells the same way.
 */
import { currencyOf, currencyPattern } from './currency.ts';
import { once, pattern, textOf } from './text.ts';
import type { Cell, Decimal, Unreadable } from './types.ts';
import { blankPattern } from './words.ts';

/** How the numbers of a column are read. */
export interface NumberReading {
  /** null: the column's texts hold whole digits only. */
  decimal: Decimal | null;
  /** A unit in the header, `k€`: 1000. Less than one: percent points are 1/100. */
  scale: number;
  /** False: the column holds no text numbers yet. */
  texts: boolean;
  /** The column's numbers with decimals are thousands that an import misread. */
  shrunk: boolean;
}

const space = ' \u00a0\u202f\u2009';
const gap = `[${space}]*`;
const minus = '\u2212\u2013-';
export const scaleWords = {
  thousand: 'k|t|tuhat|tuhatta|tsd|thousand|th',
  million: 'm|mn|mio|mio\\.|milj|milj\\.|mill|mill\\.|million|mln',
  billion: 'b|bn|mrd|mrd\\.|billion',
} as const;

/**
 * Groups: 1 opening bracket or sign, 2 the same behind the currency, 3 whole digits with grouping, 4 decimals, 5 scale, 6 percent,
 * 7 closing bracket or sign. `1.234,-` (no cents) has `-` for decimals. Indian grouping 1,00,000 is allowed.
 */
export function numberPattern(decimal: Decimal | null): string {
  const group = `[${decimal === ',' ? '.' : decimal === '.' ? ',' : ''}${space}'\u2019]`;
  const whole = `[1-9]\\d{0,2}(?:${group}\\d{3})+${decimal === '.' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : ''}|\\d+`;
  const decimals = decimal ? `(?:\\${decimal}(\\d+|[${minus}]{1,2})?)?` : '()';
  const currency = `(?:${currencyPattern()}${gap})?`;
  return `^${gap}([(+${minus}]?)${gap}${currency}([(+${minus}]?)${gap}(${whole})${decimals}${gap}(${Object.values(scaleWords).join('|')})?${gap}\\)?${gap}${currency}(%?)${gap}([)${minus}]?)${gap}$`.replace(
    '\\,',
    ',',
  );
}

/** Digits with one reading in every locale, for texts that come into a column of numbers: 12.5 and 12,5, but not 1.234. */
export const plainDigits = `^[+${minus}]?\\d+(?:[.,](?:\\d{1,2}|\\d{4,}))?$`;

const matcher = once((decimal: Decimal | null) => pattern(numberPattern(decimal)));

/** Whether a text says that there is nothing: `--`, `N/A`. */
export const isBlankMark = (text: string): boolean =>
  text === '' || (text.length < 12 && !/\d/.test(text) && pattern(blankPattern).test(text));

/** What a cell says; '' where it is blank or says that there is nothing. */
export function saidIn(cell: Cell | undefined): string {
  const text = textOf(cell);
  return isBlankMark(text) ? '' : text;
}

/** A number in the column's unit: scales under one are divisions, so that 12 percent is exactly 12/100. */
const scaled = (value: number, scale: number): number => (scale >= 1 ? value * scale : value / Math.round(1 / scale));

/** A cell that is a number. */
export const numberIn = (value: number, { scale, shrunk }: NumberReading): number =>
  scaled(shrunk && !Number.isInteger(value) ? Math.round(value * 1000) : value, scale);

/** The same steps as the formula: whole digits, times the scale, over a power of ten. Each is exact for up to 15 digits. */
export function numberOfText(
  text: string,
  { decimal, scale, texts }: Omit<NumberReading, 'shrunk'>,
): number | null | Unreadable {
  if (isBlankMark(text)) return null;
  const match = texts ? matcher(decimal).exec(text) : null;
  if (!match) return { unreadable: text };
  const [, opening = '', sign = '', whole = '', decimals = '', unit = '', percent, closing = ''] = match;
  const places = decimals.replace(/\D/g, '');
  const digits = Number(whole.replace(/\D/g, '') + places);
  const power = 10 ** places.length;
  const value = percent
    ? digits / power / 100
    : unit
      ? (digits * factorOf(unit)) / power
      : scaled(digits, scale) / power;
  return /[(\u2212\u2013-]/.test(opening + sign + closing) ? -value : value;
}

/** The factor of the unit in a text number, `250k`: 1000; 0 if it has none. */
export function unitOf(text: string, decimal: Decimal | null): number {
  const unit = matcher(decimal).exec(text)?.[5];
  return unit ? factorOf(unit) : 0;
}

const factorOf = once((unit: string): number =>
  pattern(`^(?:${scaleWords.thousand})$`).test(unit)
    ? 1000
    : pattern(`^(?:${scaleWords.million})$`).test(unit)
      ? 1_000_000
      : 1_000_000_000,
);

/** What one text says about the decimal sign of its column. */
export type DecimalEvidence = Decimal | 'none' | 'ambiguous';

/** null: no number in any style. */
export function decimalEvidence(text: string): DecimalEvidence | null {
  if (!/\d/.test(text)) return null;
  if (matcher(null).test(text)) return 'none';
  const comma = matcher(',').test(text);
  const point = matcher('.').test(text);
  if (comma && point) return 'ambiguous';
  return comma ? ',' : point ? '.' : null;
}

/** The currency of a text number, '' where several write it so (kr), null for none. */
export function currencyInNumber(text: string): string | null {
  const parts = text.match(/[^\d\s.,'\u2019()%\u00a0\u202f\u2009\u2212\u2013+-]+(?:\.(?=\s|$))?/gu);
  for (const part of parts ?? []) {
    const found = currencyOf(part) ?? currencyOf(part.replace(/^(?:k|m|t|mn|mio|milj|bn|mrd)(?=\S)/i, ''));
    if (found !== null) return found;
  }
  return null;
}

const money = '(?:[€$£]|eur|usd|gbp|sek|nok|dkk|chf|kr)';
const unit = '(?:k|m|mn|mio\\.?|milj\\.?|mrd|bn)';
const unitWords = "(?:thousands?|tuhatta|['\u2019]?000s?|tsd\\.?|millions?|miljoonaa)";
const headerUnit = `(?:^|[\\s(,[])(?:(?:t|${unit})\\s?${money}|${money}\\s?${unit}|${money}?${unitWords}|[([]${unit}(?=[)\\]]))(?=$|[\\s),\\].€$])`;

/** A unit in a header, `Amount (k€)`, `Amount ($M)`, `Liikevaihto, M€`, `TEUR`, `Amount (K)`: what its numbers are to be multiplied by. */
export function headerScale(header: string): number {
  const found = pattern(headerUnit).exec(header)?.[0].replace(pattern(money), '');
  const [first, second] = found?.replace(/[^\p{L}0]/gu, '').toLowerCase() ?? '';
  return !first ? 1 : /[kt0]/.test(first) ? 1000 : first === 'm' && second !== 'r' ? 1_000_000 : 1_000_000_000;
}
