/** Texts of cells and of formulas; what is made once. */
import type { Cell, DateCell } from './types.ts';

/** Makes each of its results once, when first asked for: every cell with a custom function loads the whole bundle. */
export function once<T, K = void>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    let result = made.get(key);
    if (result === undefined) {
      result = make(key);
      made.set(key, result);
    }
    return result;
  };
}

/** A pattern for JavaScript as RE2 reads it in a formula with (?i). */
export const pattern = once((source: string) => new RegExp(source, 'iu'));

/** `won/lost date -/time` is four texts, `-` being none. */
export const variants = (text: string): string[] =>
  text
    .trim()
    .split(' ')
    .map((word) => word.split('/'))
    .reduce(
      (heads, words) => heads.flatMap((head) => words.map((word) => (word === '-' ? head : `${head} ${word}`))),
      [''],
    )
    .map((each) => each.trim());

/** The texts of a list: between `|`, with their variants. */
export const listed = (list: string): string[] => list.split('|').flatMap(variants);

export const isDateCell = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null;

/** Spaces that TRIM does not know. */
const oddSpaces = '[\\t\\n\\r\u00a0\u202f\u2007\u2009\ufeff]';
const hasOdd = new RegExp(oddSpaces);
/** Spaces of any kind, for JavaScript and for RE2. */
export const spaceRun = '[\\s\u00a0\u202f\u2007\u2009\ufeff]+';
const everyRun = new RegExp(spaceRun, 'g');

/** A text without the spaces nobody sees: ends trimmed, runs made one. The formula twin is `tidied`. */
export const tidy = (text: string): string => (isTidy(text) ? text : text.replace(everyRun, ' ').trim());
export const hasOddSpaces = (text: string): boolean => hasOdd.test(text);

const space = 32;
/** Every cell is asked, some several times: a loop is faster than a pattern. */
function isTidy(text: string): boolean {
  let before = space;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= space ? code < space || before === space : code >= 0xa0 && hasOdd.test(text[i]!)) return false;
    before = code;
  }
  return before !== space;
}

const hash = 35;
const errorText = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|ERROR!|NULL!)$/;
/** What stands for a formula's error: the cell is filled, but says nothing. */
export const failed = '#';

/** A cell as the text a formula sees with `x&""`; '' for blank. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.charCodeAt(0) === hash && errorText.test(cell) ? failed : tidy(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(typeof cell === 'number' ? cell : cell.serial);
}

/** As words are compared. */
export const wordOf = (cell: Cell | undefined): string => textOf(cell).toLowerCase();

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
