/** Texts of cells and of formulas. */
import type { Cell, DateCell } from './types.ts';

export const isDateCell = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null;

const oddSpaces = /[\t\n\r\u00a0\u202f\u2007\u2009\ufeff]| {2}/u;

/** A text without the spaces nobody sees: ends trimmed, runs made one. The formula twin is `tidied`. */
export function tidy(text: string): string {
  return (oddSpaces.test(text) ? text.replace(/[\s\u00a0\u202f\u2007\u2009\ufeff]+/gu, ' ') : text).trim();
}
export const hasOddSpaces = (text: string): boolean =>
  oddSpaces.test(text) && /[\t\n\r\u00a0\u202f\u2007\u2009\ufeff]/u.test(text);

const hash = 35;
const errorText = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|ERROR!|NULL!)$/;
/** What stands for a formula's error: the cell is filled, but says nothing. */
export const failed = '#';

/** A cell as the text a formula sees with `x&""`; '' for blank. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.charCodeAt(0) === hash && errorText.test(cell) ? failed : tidy(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell.serial);
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && (cell === '' || tidy(cell) === ''));

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** A text as a literal of a formula. */
export const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
