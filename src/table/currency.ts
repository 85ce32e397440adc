/** Currencies as people and number formats write them. */

/** How a currency stands beside a number; longer tokens first where one begins with the other. */
// biome-ignore format: one line
const tokens: readonly (readonly [string, string])[] = [
  ['us$', 'USD'], ['a$', 'AUD'], ['au$', 'AUD'], ['c$', 'CAD'], ['ca$', 'CAD'], ['nz$', 'NZD'], ['hk$', 'HKD'], ['r$', 'BRL'], ['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₩', 'KRW'], ['₽', 'RUB'], ['₴', 'UAH'], ['₺', 'TRY'], ['₪', 'ILS'], ['zł', 'PLN'], ['kč', 'CZK'], ['ft', 'HUF'],
  ['euros', 'EUR'], ['euroa', 'EUR'], ['euro', 'EUR'], ['dollars', 'USD'], ['fr.', 'CHF'], ['руб.', 'RUB'], ['руб', 'RUB'], ['kr.', ''], ['kr', ''], [':-', ''],
];
// biome-ignore format: one line
const codes = ['EUR', 'USD', 'GBP', 'SEK', 'NOK', 'DKK', 'CHF', 'PLN', 'CZK', 'HUF', 'RON', 'BGN', 'ISK', 'JPY', 'CNY', 'INR', 'RUB', 'UAH', 'TRY', 'ILS', 'BRL', 'MXN', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'ZAR', 'KRW', 'AED', 'SAR', 'THB', 'IDR', 'MYR', 'PHP', 'VND', 'NGN', 'KES', 'EGP', 'ARS', 'CLP', 'COP', 'PEN'];

const escaped = (text: string): string => text.replace(/[$.|]/g, '\\$&');

/** A currency beside a number, as a pattern for JavaScript (flags iu) and RE2. */
export const currencyPattern = `(?:${[...tokens.map(([token]) => escaped(token)), ...codes.map((code) => code.toLowerCase())].join('|')})`;

let byToken: Map<string, string> | null = null;

/** The ISO code of what stands beside a number, '' for a currency that several countries write so (kr), null for none. */
export function currencyOf(text: string): string | null {
  byToken ??= new Map([...tokens, ...codes.map((code) => [code.toLowerCase(), code] as const)]);
  return byToken.get(text.trim().toLowerCase()) ?? null;
}

const isCode = (text: string): boolean => codes.includes(text);

/** The currency a text names: a code column's cell, a header like `Amount (k€)` or `Revenue USD`. */
export function currencyNamed(text: string): string | null {
  const upper = text.toUpperCase();
  for (const word of upper.split(/[^A-Z]+/)) {
    if (isCode(word)) return word;
    const scaled = /^[KMT]([A-Z]{3})$/.exec(word); // kEUR, MSEK, TEUR
    if (scaled && isCode(scaled[1]!)) return scaled[1]!;
  }
  const sign = /(?:US|AU|CA|NZ|HK|[ACR])\$|[$€£¥₹₩₽₴₺₪]|ZŁ|KČ/u.exec(upper);
  return sign ? currencyOf(sign[0]) : null;
}

/** The currency of a number format: `[$€-407]`, `"€"`, `[$EUR]`, `$#,##0`. */
export function currencyOfFormat(format: string): string | null {
  if (format === '') return null;
  const bracket = /\[\$([^\]-]*)(?:-[^\]]*)?\]/.exec(format);
  if (bracket) return bracket[1]!.trim() === '' ? null : currencyNamed(bracket[1]!);
  return /[$€£¥₹₩₽₴₺₪]|"[^"]*"/u.test(format) ? currencyNamed(format.replace(/\\/g, '')) : null;
}
