/** The values formulas work on, and how Google Sheets turns one kind into another. */
import type { CellPosition, Locale } from './engine.ts';

export type Scalar = string | number | boolean | null;

/** One value of a formula. `null` is a blank cell; an error is a text such as `#N/A` with its message. */
export interface Cell {
  value: Scalar;
  format?: string;
  message?: string;
  formattedValue?: string;
  position?: CellPosition;
}

/** The engine keeps ranges and arrays by column: `matrix[column][row]`. */
export type Matrix = Cell[][];
export type Argument = Cell | Matrix | undefined;
export type Result = Cell | Matrix;

const ERROR_CODES = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NUM!', '#NAME?', '#ERROR!', '#NULL!']);

/** An error value. It can be returned as a cell or thrown: the caller of a function catches it. */
export class CellError implements Cell {
  constructor(
    readonly value: string,
    readonly message: string,
  ) {}
}
export const notAvailable = (message: string) => new CellError('#N/A', message);
export const badValue = (message: string) => new CellError('#VALUE!', message);
export const badNumber = (message: string) => new CellError('#NUM!', message);
export const tooLarge = (name: string) => badNumber(`The result of ${name} is too large or not a real number.`);
export const badReference = (message: string) => new CellError('#REF!', message);

export const TRUE: Cell = Object.freeze({ value: true });
export const FALSE: Cell = Object.freeze({ value: false });
export const BLANK: Cell = Object.freeze({ value: null });
export const truth = (is: boolean): Cell => (is ? TRUE : FALSE);

export const isMatrix = (value: unknown): value is Matrix => Array.isArray(value);
type ErrorCode = `#${string}`;
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && value.charCodeAt(0) === 35 && ERROR_CODES.has(value);
export const isErrorCell = (cell: Cell | undefined): cell is Cell & { value: ErrorCode } =>
  cell !== undefined && isErrorCode(cell.value);
export const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell.value === null;

export const toMatrix = (value: Argument): Matrix => (isMatrix(value) ? value : [[value ?? BLANK]]);
export const rowsOf = (matrix: Matrix): number => matrix[0]?.length ?? 0;

export function makeMatrix(columns: number, rows: number, at: (column: number, row: number) => Cell): Matrix {
  const matrix: Matrix = new Array(columns);
  for (let column = 0; column < columns; column++) {
    const cells: Cell[] = new Array(rows);
    for (let row = 0; row < rows; row++) cells[row] = at(column, row);
    matrix[column] = cells;
  }
  return matrix;
}

/** Every cell of the arguments, row by row as Sheets reads them. */
export function* cellsOf(args: Iterable<Argument>): Generator<Cell> {
  for (const arg of args) {
    if (arg === undefined) continue;
    if (!isMatrix(arg)) yield arg;
    else for (let row = 0; row < rowsOf(arg); row++) for (const column of arg) yield column[row]!;
  }
}

/** Whole rows of a matrix, chosen by their index. */
export const pickRows = (matrix: Matrix, rows: readonly number[]): Matrix =>
  matrix.map((column) => rows.map((row) => column[row]!));

const decimals = new Map<string, RegExp>();

/** A number as text: decimal sign of the locale, no grouping. */
export function numberText(value: number, locale: Locale): string {
  const text = String(value);
  return locale.decimalSeparator === '.' ? text : text.replace('.', locale.decimalSeparator);
}

export function toText(cell: Cell | undefined, locale: Locale): string {
  const value = cell?.value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    if (isErrorCode(value)) throw cell;
    return value;
  }
  if (typeof value === 'number') return numberText(value, locale);
  return value ? 'TRUE' : 'FALSE';
}

const CURRENCY = '[$€£¥₹₩₽]|kr\\.?|zł|R\\$|CHF';

/** The number a text stands for in this locale (grouping, percent and currency signs allowed), else undefined. */
export function readNumber(text: string, locale: Locale): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 40) return undefined;
  const key = `${locale.decimalSeparator}${locale.thousandsSeparator ?? ''}`;
  let pattern = decimals.get(key);
  if (!pattern) {
    const point = escapePattern(locale.decimalSeparator);
    const group =
      locale.thousandsSeparator?.trim() === '' ? '[ \u00a0\u202f]' : escapePattern(locale.thousandsSeparator ?? ',');
    pattern = new RegExp(
      `^([+-]?)(?:${CURRENCY})?\\s?([+-]?)(\\d+(?:${group}\\d{2,3})*)?(?:${point}(\\d*))?(e[+-]?\\d+)?\\s?(?:${CURRENCY})?(%?)$`,
      'i',
    );
    decimals.set(key, pattern);
  }
  const match = pattern.exec(trimmed);
  if (!match || (match[3] === undefined && !match[4])) return undefined;
  const whole = (match[3] ?? '0').replace(/\D/g, '');
  const number = Number(`${whole}.${match[4] || '0'}${match[5] ?? ''}`);
  const signed = (match[1] === '-') !== (match[2] === '-') ? -number : number;
  return match[6] ? signed / 100 : signed;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function toBoolean(cell: Cell | undefined): boolean {
  const value = cell?.value;
  if (value === null || value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isErrorCode(value)) throw cell;
  const upper = value.toUpperCase();
  if (upper === 'TRUE') return true;
  if (upper === 'FALSE') return false;
  throw badValue(`'${value}' is a text and cannot be coerced to a boolean.`);
}

const KIND: Record<string, number> = { number: 0, string: 1, boolean: 2 };

/** Order of Sheets: numbers, then texts without regard to case, then FALSE and TRUE. Blanks must be handled before. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') {
    // Most comparisons are with "" or with an equal text; folding the case of both costs far more.
    if (a === b) return 0;
    if (a === '' || b === '') return a === '' ? -1 : 1;
    const left = foldCase(a);
    const right = foldCase(b);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return KIND[typeof a]! - KIND[typeof b]!;
}

/** Texts are compared without regard to case. */
export const foldCase = (text: string): string => text.toLowerCase();

/** A blank takes the neutral value of the kind it is compared with: 0, "" or FALSE. */
export function comparable(value: Scalar, other: Scalar): Scalar {
  if (value !== null) return value;
  if (typeof other === 'string') return '';
  if (typeof other === 'boolean') return false;
  return 0;
}

export type { Locale };
