/**
 * Numbers written as text. The decimal sign is decided per column, from the values; a single `1.234` decides nothing.
 * One pattern serves the engine and the live formulas, so that both read the same cells the same way.
 */
import { currencyOf, currencyPattern } from './currency.ts';
import type { Decimal, Unreadable } from './types.ts';
import { blankPattern } from './words.ts';

/** How the numbers of a column are read. */
export interface NumberReading {
  /** null: the column's texts hold whole digits only. */
  decimal: Decimal | null;
  /** A unit in the header, `k€`: 1000. Less than one: percent points are 1/100. */
  scale: number;
  /** False: the column holds no text numbers, and none would be read. */
  texts: boolean;
}

const space = ' \u00a0\u202f\u2009';
const gap = `[${space}]*`;
const minus = '\u2212\u2013-';
export const scaleWords = {
  thousand: 'k|t|tuhat|tuhatta|tsd|thousand|th',
  million: 'm|mn|mio|mio\\.|milj|milj\\.|mill|mill\\.|million|mln',
  billion: 'b|bn|mrd|mrd\\.|billion',
} as const;
const anyScale = Object.values(scaleWords).join('|');
const groupSigns: Record<Decimal | 'none', string> = {
  ',': `.${space}'\u2019`,
  '.': `,${space}'\u2019`,
  none: `${space}'\u2019`,
};

/**
 * Groups: 1 opening bracket or sign, 2 sign behind the currency, 3 whole digits with grouping, 4 decimals, 5 scale, 6 percent,
 * 7 closing bracket or sign. `1.234,-` (no cents) has `-` for decimals. Indian grouping 1,00,000 is allowed.
 */
export function numberPattern(decimal: Decimal | null): string {
  const group = `[${groupSigns[decimal ?? 'none']}]`;
  const whole = `[1-9]\\d{0,2}(?:${group}\\d{3})+${decimal === '.' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : ''}|\\d+`;
  const decimals = decimal ? `(?:\\${decimal}(\\d+|[${minus}]{1,2})?)?` : '()';
  const currency = `(?:${currencyPattern}${gap})?`;
  return `^${gap}([(+${minus}]?)${gap}${currency}([+${minus}]?)${gap}(${whole})${decimals}${gap}(${anyScale})?${gap}${currency}(%?)${gap}([)${minus}]?)${gap}$`.replace(
    '\\,',
    ',',
  );
}

const compiled = new Map<Decimal | null, RegExp>();
function matcher(decimal: Decimal | null): RegExp {
  let pattern = compiled.get(decimal);
  if (!pattern) {
    pattern = new RegExp(numberPattern(decimal), 'iu');
    compiled.set(decimal, pattern);
  }
  return pattern;
}

const blank = /^$/;
let blankMarks: RegExp | null = null;
/** Whether a text says that there is nothing: `--`, `N/A`. */
export function isBlankMark(text: string): boolean {
  blankMarks ??= new RegExp(blankPattern, 'iu');
  return blank.test(text) || (text.length < 12 && blankMarks.test(text));
}

/** A number in the column's unit: scales under one are divisions, so that 12 percent is exactly 12/100. */
export const scaled = (value: number, scale: number): number =>
  scale >= 1 ? value * scale : value / Math.round(1 / scale);

/** The same steps as the formula: whole digits, times the scale, over a power of ten. Each is exact for up to 15 digits. */
export function numberOfText(text: string, { decimal, scale, texts }: NumberReading): number | null | Unreadable {
  if (isBlankMark(text)) return null;
  const match = texts ? matcher(decimal).exec(text) : null;
  if (!match) return { unreadable: text };
  const [, opening = '', sign = '', whole = '', decimals = '', unit = '', percent, closing = ''] = match;
  const places = decimals.replace(/\D/g, '');
  const digits = Number(whole.replace(/\D/g, '') + places);
  const negative = /[(\u2212\u2013-]/.test(opening + sign) || /[\u2212\u2013-]/.test(closing);
  const power = 10 ** places.length;
  const value = percent
    ? digits / power / 100
    : unit
      ? (digits * factorOf(unit)) / power
      : scaled(digits, scale) / power;
  return negative ? -value : value;
}

function factorOf(unit: string): number {
  const word = unit.toLowerCase();
  if (new RegExp(`^(?:${scaleWords.thousand})$`).test(word)) return 1000;
  return new RegExp(`^(?:${scaleWords.million})$`).test(word) ? 1_000_000 : 1_000_000_000;
}

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

/** The currency sign or code in a text number, if there is one. */
export function currencyInNumber(text: string): string | null {
  const parts = text.match(/[^\d\s.,'\u2019()%\u00a0\u202f\u2009\u2212\u2013+-]+(?:\.(?=\s|$))?/gu);
  for (const part of parts ?? []) {
    const found = currencyOf(part) ?? currencyOf(part.replace(/^(?:k|m|t|mn|mio|milj|bn|mrd)(?=\S)/i, ''));
    if (found !== null && found !== '') return found;
  }
  return null;
}

/** A unit in a header, `Amount (k€)`, `Liikevaihto, M€`, `TEUR`: what its numbers are to be multiplied by. */
export function headerScale(header: string): number {
  const unit = header.match(
    /(?:^|[\s(,[])(k|t|m|mn|mio\.?|milj\.?|mrd|bn)\s?(?:€|\$|£|eur|usd|gbp|sek|nok|dkk|kr)(?=$|[\s),\].])/iu,
  )?.[1];
  if (unit) return factorOf(unit);
  if (
    /(?:^|[\s(,[])(?:in |tuhatta|thousands?|['\u2019]?000s?|tsd\.?)(?=$|[\s),\]€$])/iu.test(header) &&
    /thousand|tuhatta|000|tsd/i.test(header)
  )
    return 1000;
  return /(?:^|[\s(,[])(?:millions?|miljoonaa)(?=$|[\s),\]€$])/iu.test(header) ? 1_000_000 : 1;
}
