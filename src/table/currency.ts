/** Currencies as people and number formats write them. */
import { once } from './text.ts';

/** How a currency stands beside a number, with its code ('' where several write so); longer tokens first where one begins with the other. */
// biome-ignore format: a few lines
const tokens = 'us$ USD|a$ AUD|au$ AUD|c$ CAD|ca$ CAD|nz$ NZD|hk$ HKD|r$ BRL|$ USD|€ EUR|£ GBP|¥ JPY|₹ INR|₩ KRW|₽ RUB|₴ UAH|₺ TRY|₪ ILS|zł PLN|kč CZK|ft HUF|euros EUR|euroa EUR|euro EUR|dollars USD|dollar USD|fr. CHF|руб. RUB|руб RUB|kr. |kr |:- ';
// biome-ignore format: a few lines
const codes = 'EUR|USD|GBP|SEK|NOK|DKK|CHF|PLN|CZK|HUF|RON|BGN|ISK|JPY|CNY|INR|RUB|UAH|TRY|ILS|BRL|MXN|CAD|AUD|NZD|SGD|HKD|ZAR|KRW|AED|SAR|THB|IDR|MYR|PHP|VND|NGN|KES|EGP|ARS|CLP|COP|PEN';

const byToken = once(
  () =>
    new Map([
      ...tokens.split('|').map((token) => token.split(' ') as [string, string]),
      ...codes.split('|').map((code) => [code.toLowerCase(), code] as const),
    ]),
);

/** A currency beside a number, as a pattern for JavaScript (flags iu) and RE2. */
export const currencyPattern = once(
  () => `(?:${[...byToken().keys()].map((token) => token.replace(/[$.]/g, '\\$&')).join('|')})`,
);

/** The ISO code of what stands beside a number, '' for a currency that several countries write so (kr), null for none. */
export const currencyOf = (text: string): string | null => byToken().get(text.trim().toLowerCase()) ?? null;

const isCode = (text: string): boolean => text.length === 3 && codes.includes(text);

/** The currency a text names: a code column's cell, a header like `Amount (k€)` or `Revenue USD`. */
export function currencyNamed(text: string): string | null {
  const upper = text.toUpperCase();
  for (const word of upper.split(/[^A-Z]+/)) {
    if (isCode(word)) return word;
    if (/^EURO[AS]?$/.test(word)) return 'EUR';
    const scaled = /^[KMT]([A-Z]{3})$/.exec(word); // kEUR, MSEK, TEUR
    if (scaled && isCode(scaled[1]!)) return scaled[1]!;
  }
  const sign = /(?:US|AU|CA|NZ|HK|[ACR])\$|[$€£¥₹₩₽₴₺₪]|ZŁ|KČ/u.exec(upper);
  return currencyOf(sign ? sign[0] : text) || null; // "dollars" alone; "Canadian dollars" are others
}

/** The currency of a number format: `[$€-407]`, `"€"`, `[$EUR]`, `$#,##0`; '' for kr. */
export function currencyOfFormat(format: string): string | null {
  if (format === '') return null;
  const bracket = /\[\$([^\]-]*)(?:-[^\]]*)?\]/.exec(format);
  const text = bracket ? bracket[1]! : (/"([^"]*)"/.exec(format)?.[1] ?? format.replace(/\\/g, ''));
  return currencyOf(text) ?? currencyNamed(text);
}
