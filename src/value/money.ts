/** Number formats of the sheet, in the tokens that mean the same in every locale. */
import { spreadsheetLocale } from './notation.ts';

/** Signs people read at a glance; any other currency is shown by its code. */
// biome-ignore format: one line
const signs: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥', CNY: '¥', INR: '₹', KRW: '₩', UAH: '₴', TRY: '₺', ILS: '₪', PLN: 'zł', RUB: '₽', NGN: '₦', VND: '₫', BRL: 'R$' };
const afterTheNumber = new Set(['SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'RUB', 'UAH']);
/** Where every sign stands after the number: "400 157 €" (CLDR's currency patterns). */
const afterIn =
  /^(?:bg|cs|da|de(?!_(?:AT|CH|LI))|el|es_ES|et|fi|fr|hr|hu|it_IT|lt|lv|nb|no|pl|pt_PT|ro|ru|sk|sl|sr|sv|uk)/;

/** Whether the sign of this currency stands after the number in a spreadsheet of this locale. */
export const signFollows = (currency: string | null, locale = spreadsheetLocale): boolean =>
  afterTheNumber.has(currency ?? '') || afterIn.test(locale);

/** `€` for EUR, the code where there is no common sign, '' for unlike or unknown currencies. */
export function currencySign(currency: string | null): string {
  return currency === null || currency === 'mixed' ? '' : (signs[currency] ?? currency);
}

/** The number format of money, e.g. `[$€]#,##0` or `#,##0[$ €]`; without a currency just grouped digits. */
export function moneyFormat(currency: string | null, decimals = 0, locale = spreadsheetLocale): string {
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  const sign = currencySign(currency);
  if (sign === '') return digits;
  if (signFollows(currency, locale)) return `${digits}[$ ${sign}]`;
  return sign.length > 2 ? `[$${sign} ]${digits}` : `[$${sign}]${digits}`;
}

// biome-ignore format: one line
export const numberFormats = { date: 'yyyy-mm-dd', month: 'mmm yyyy', percent: '0.0%', wholePercent: '0%', number: '#,##0.##', whole: '#,##0', days: '#,##0.0', text: '@' } as const;
