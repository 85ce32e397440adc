/**
 * Numbers in texts, written as the spreadsheet's own cells show them: beside 2.503 a text must not say 2,503. An execution, a page
 * and a command serve one spreadsheet, so its locale is said once where they begin (`writeAsIn`): some forty calls that know
 * nothing of spreadsheets would have to pass it on. Who says nothing, as a function in a cell, writes as in English.
 */
export let decimalSign: '.' | ',' = '.';
let groupSign = ',';
/** Such as fi_FI. */
export let spreadsheetLocale = 'en_US';

/** Locales with a decimal point (platform: those whose formulas use commas, and some more). */
export function localeDecimal(locale: string): '.' | ',' {
  const [language = '', country = ''] = locale.split(/[_-]/);
  const isPointed = /^(?:en|ja|zh|ko|th|he|iw|hi|bn|mr|ta|te|gu|kn|ml|pa|ms|fil|cy|my|mn|ar)$/.test(language);
  return country !== 'ZA' && (isPointed || /^(?:CH|MX)$/.test(country)) ? '.' : ',';
}

/** Of those with a decimal comma, where thousands are parted by a space; the others have points (CLDR). */
const spaced = /^(?:bg|cs|et|fi|fr|hu|lt|lv|nb|no|pl|pt_PT|ru|sk|sv|uk)|ZA$/;

/** From here on numbers are written as in a spreadsheet of this locale. */
export function writeAsIn(of: string): void {
  spreadsheetLocale = of;
  decimalSign = localeDecimal(of);
  groupSign = decimalSign === '.' ? (of.endsWith('CH') ? '’' : ',') : spaced.test(of) ? '\u00a0' : '.';
}

/** Rounded for reading as a sheet rounds (63.15 is 63.2, though a little less in binary), thousands grouped. */
export function decimals(value: number, places: number): string {
  const power = 10 ** places;
  const rounded = Math.round(Number((Math.abs(value) * power).toPrecision(15))) / power;
  const [whole = '0', fraction] = rounded.toFixed(places).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, groupSign) + (fraction === undefined ? '' : decimalSign + fraction);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** With the decimals that it has; binary noise, as in 79.19999999999999, is none. */
export function exactly(value: number): string {
  const [, fraction = ''] = String(Number(value.toPrecision(12))).split('.');
  return decimals(value, fraction.length);
}

/** The same for the counts in the text of a formula; no sheet has a million rows. TEXT takes other patterns in every locale. */
export const groupedIn = (text: string): string => `REGEXREPLACE(${text};"(\\d)(\\d{3})\\b";"$1${groupSign}$2")`;
