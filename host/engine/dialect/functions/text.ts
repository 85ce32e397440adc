/** Texts. A number in a text function reads as in the spreadsheet's locale: 1,5 in de_DE. */
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext, Locale } from '../engine.ts';
import { readNumeric } from '../locales.ts';
import { operand } from '../operators.ts';
import {
  type Argument,
  badNumber,
  badValue,
  type Cell,
  cellsOf,
  isErrorCell,
  notAvailable,
  toBoolean,
  toText,
  truth,
} from '../value.ts';

const text = (value: string): Cell => ({ value });

function codeOf(value: string): Cell {
  if (value === '') throw badValue('The text of CODE should be non-empty.');
  return { value: value.codePointAt(0)! };
}

/** A function of one text. */
const plain = (name: string, about: string, compute: (value: string) => Cell): FunctionDefinition => ({
  name,
  about,
  parameters: ['text'],
  compute(this: EvalContext, cell: Cell | undefined) {
    return compute(toText(cell, this.locale));
  },
});

function count(cell: Cell | undefined, fallback: number, name: string, place: number, locale: Locale): number {
  const value = cell === undefined ? fallback : Math.trunc(operand(cell, name, place, locale));
  if (value < 0)
    throw badNumber(`Function ${name} parameter ${place} value is ${value}. It should be greater than or equal to 0.`);
  return value;
}

function part(name: string, about: string, cut: (value: string, length: number) => string): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['string', 'number_of_characters?'],
    compute(this: EvalContext, cell: Cell | undefined, length: Cell | undefined) {
      return text(cut(toText(cell, this.locale), count(length, 1, name, 2, this.locale)));
    },
  };
}

function search(
  name: string,
  about: string,
  find: (pattern: string, value: string, from: number) => number,
): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['search_for', 'text_to_search', 'starting_at?'],
    compute(this: EvalContext, wanted: Cell | undefined, cell: Cell | undefined, start: Cell | undefined) {
      const pattern = toText(wanted, this.locale);
      const value = toText(cell, this.locale);
      const at = find(pattern, value, Math.max(1, count(start, 1, name, 3, this.locale)) - 1);
      if (at < 0) return badValue(`In ${name} evaluation, cannot find '${pattern}' within '${value}'.`);
      return { value: at + 1 };
    },
  };
}

function wildcardSearch(pattern: string, value: string, from: number): number {
  if (!/[*?~]/.test(pattern)) return value.toLowerCase().indexOf(pattern.toLowerCase(), from);
  const source = pattern.replace(/~([*?])|([*?])|[.+^${}()|[\]\\]/g, (match, literal?: string, wildcard?: string) =>
    literal ? `\\${literal}` : wildcard === '*' ? '[\\s\\S]*' : wildcard === '?' ? '[\\s\\S]' : `\\${match}`,
  );
  const found = value.slice(from).search(new RegExp(source, 'i'));
  return found < 0 ? -1 : found + from;
}

function joined(args: Argument[], locale: Locale, separator: string, skipsEmpty: boolean): Cell {
  const parts: string[] = [];
  for (const cell of cellsOf(args)) {
    if (isErrorCell(cell)) return cell;
    const value = toText(cell, locale);
    if (value !== '' || !skipsEmpty) parts.push(value);
  }
  return text(parts.join(separator));
}

export const texts: FunctionDefinition[] = [
  plain('LEN', 'Length of a text.', (value) => ({ value: value.length })),
  plain('LOWER', 'A text in small letters.', (value) => text(value.toLowerCase())),
  plain('UPPER', 'A text in capital letters.', (value) => text(value.toUpperCase())),
  plain('PROPER', 'Every word with a capital letter.', (value) =>
    text(
      value
        .toLowerCase()
        .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
    ),
  ),
  // Sheets takes off spaces only; a no-break space stays.
  plain('TRIM', 'A text without spaces at its ends and doubled spaces.', (value) =>
    // Nearly every text of a table is trimmed already.
    text(/^ | {2}| $/.test(value) ? value.replace(/ +/g, ' ').replace(/^ | $/g, '') : value),
  ),
  plain('CLEAN', 'A text without control characters.', (value) =>
    text([...value].filter((character) => character.charCodeAt(0) > 31).join('')),
  ),
  plain('UNICODE', 'The number of the first character.', codeOf),
  plain('CODE', 'The number of the first character.', codeOf),
  {
    name: 'UNICHAR',
    about: 'The character of a number.',
    parameters: ['number'],
    compute(this: EvalContext, cell: Cell | undefined) {
      const code = Math.trunc(operand(cell, 'UNICHAR', 1, this.locale));
      if (code < 1 || code > 0x10ffff)
        throw badNumber('Function UNICHAR parameter 1 is not the number of a character.');
      return text(String.fromCodePoint(code));
    },
  },
  part('LEFT', 'The first characters of a text.', (value, length) => value.slice(0, length)),
  part('RIGHT', 'The last characters of a text.', (value, length) => (length === 0 ? '' : value.slice(-length))),
  {
    name: 'MID',
    about: 'A part of a text.',
    parameters: ['string', 'starting_at', 'extract_length'],
    compute(this: EvalContext, cell: Cell | undefined, start: Cell | undefined, length: Cell | undefined) {
      const from = count(start, 1, 'MID', 2, this.locale);
      if (from < 1) return badNumber('Function MID parameter 2 value is 0. It should be greater than or equal to 1.');
      return text(toText(cell, this.locale).slice(from - 1, from - 1 + count(length, 0, 'MID', 3, this.locale)));
    },
  },
  {
    name: 'SUBSTITUTE',
    about: 'Replaces one text by another, everywhere or at one occurrence.',
    parameters: ['text_to_search', 'search_for', 'replace_with', 'occurrence_number?'],
    compute(
      this: EvalContext,
      cell: Cell | undefined,
      wanted: Cell | undefined,
      other: Cell | undefined,
      which: Cell | undefined,
    ) {
      const value = toText(cell, this.locale);
      const search = toText(wanted, this.locale);
      if (search === '') return text(value);
      const replacement = toText(other, this.locale);
      const pieces = value.split(search);
      const number = which === undefined ? 0 : count(which, 0, 'SUBSTITUTE', 4, this.locale);
      if (number === 0) return text(pieces.join(replacement));
      if (number >= pieces.length) return text(value);
      return text(pieces.slice(0, number).join(search) + replacement + pieces.slice(number).join(search));
    },
  },
  {
    name: 'REPLACE',
    about: 'Replaces a part of a text by its place.',
    parameters: ['text', 'position', 'length', 'new_text'],
    compute(
      this: EvalContext,
      cell: Cell | undefined,
      place: Cell | undefined,
      length: Cell | undefined,
      other: Cell | undefined,
    ) {
      const value = toText(cell, this.locale);
      const from = Math.max(1, count(place, 1, 'REPLACE', 2, this.locale)) - 1;
      const end = from + count(length, 0, 'REPLACE', 3, this.locale);
      return text(value.slice(0, from) + toText(other, this.locale) + value.slice(end));
    },
  },
  {
    name: 'REPT',
    about: 'A text several times.',
    parameters: ['text_to_repeat', 'number_of_repetitions'],
    compute(this: EvalContext, cell: Cell | undefined, times: Cell | undefined) {
      return text(toText(cell, this.locale).repeat(count(times, 0, 'REPT', 2, this.locale)));
    },
  },
  {
    name: 'EXACT',
    about: 'TRUE if two texts are the same, with regard to case.',
    parameters: ['string1', 'string2'],
    compute(this: EvalContext, a: Cell | undefined, b: Cell | undefined) {
      return truth(toText(a, this.locale) === toText(b, this.locale));
    },
  },
  search('FIND', 'The place of a text in another, with regard to case.', (pattern, value, from) =>
    value.indexOf(pattern, from),
  ),
  search('SEARCH', 'The place of a text in another, without regard to case.', wildcardSearch),
  {
    name: 'CONCATENATE',
    about: 'All values joined into one text.',
    parameters: ['string[]!…'],
    compute(this: EvalContext, ...args: Argument[]) {
      return joined(args, this.locale, '', false);
    },
  },
  {
    name: 'JOIN',
    about: 'All values joined, with a separator between them.',
    parameters: ['delimiter', 'value_or_array[]!…'],
    compute(this: EvalContext, separator: Cell | undefined, ...args: Argument[]) {
      return joined(args, this.locale, toText(separator, this.locale), false);
    },
  },
  {
    name: 'TEXTJOIN',
    about: 'All values joined, with a separator, empty ones left out on request.',
    parameters: ['delimiter', 'ignore_empty', 'text[]!…'],
    compute(this: EvalContext, separator: Cell | undefined, ignore: Cell | undefined, ...args: Argument[]) {
      return joined(args, this.locale, toText(separator, this.locale), toBoolean(ignore));
    },
  },
  {
    name: 'SPLIT',
    about: 'The parts of a text, side by side.',
    parameters: ['text', 'delimiter', 'split_by_each?', 'remove_empty_text?'],
    compute(
      this: EvalContext,
      cell: Cell | undefined,
      delimiter: Cell | undefined,
      each: Cell | undefined,
      drop: Cell | undefined,
    ) {
      const value = toText(cell, this.locale);
      const separator = toText(delimiter, this.locale);
      if (value === '' || separator === '') return badValue('Function SPLIT parameter values should be non-empty.');
      const isByEach = each === undefined || toBoolean(each);
      const pieces = isByEach ? splitByAny(value, separator) : value.split(separator);
      const kept = drop === undefined || toBoolean(drop) ? pieces.filter((piece) => piece !== '') : pieces;
      if (kept.length === 0) return notAvailable('SPLIT found nothing between the delimiters.');
      // Parts that read as numbers or dates become values, as if they were typed.
      return kept.map((piece) => [{ value: typed(piece, this.locale) }]);
    },
  },
];

function splitByAny(value: string, characters: string): string[] {
  const pieces = [''];
  for (const character of value) {
    if (characters.includes(character)) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}

function typed(piece: string, locale: Locale): string | number {
  const number = /\d/.test(piece) ? readNumeric(piece.trim(), locale) : undefined;
  return number ?? piece;
}
