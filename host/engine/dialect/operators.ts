/** + - * / ^ & and the comparisons: Google's coercions, quick over whole columns. */
import { cellAt, differentSize } from './callable.ts';
import type { FunctionDefinition } from './definition.ts';
import type { EvalContext, Locale } from './engine.ts';
import { readNumeric } from './locales.ts';
import {
  type Argument,
  badValue,
  type Cell,
  CellError,
  comparable,
  compareScalars,
  isErrorCell,
  isErrorCode,
  isMatrix,
  type Matrix,
  makeMatrix,
  numberText,
  type Result,
  rowsOf,
  tooLarge,
  truth,
} from './value.ts';

type Unary = (cell: Cell | undefined, locale: Locale) => Cell;
type Binary = (left: Cell | undefined, right: Cell | undefined, locale: Locale) => Cell;

/** The number of an operand, or why it has none. A text counts when it reads as a number or date in the locale. */
function operandOf(cell: Cell | undefined, name: string, place: number, locale: Locale): number | Cell {
  const value = cell?.value;
  if (typeof value === 'number') return value;
  if (value === null || value === undefined) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isErrorCode(value)) return cell!;
  const number = value === '' ? undefined : readNumeric(value, locale);
  if (number !== undefined) return number;
  return badValue(
    `Function ${name} parameter ${place} expects number values. But '${value}' is a text and cannot be coerced to a number.`,
  );
}

/** The number of an operand; throws the error cell when it has none. */
export function operand(cell: Cell | undefined, name: string, place: number, locale: Locale): number {
  const number = operandOf(cell, name, place, locale);
  if (typeof number !== 'number') throw number;
  return number;
}

function attempt(compute: () => Cell): Cell {
  try {
    return compute();
  } catch (error) {
    if (isErrorCell(error as Cell)) return error as Cell;
    throw error;
  }
}

export function mapCells(value: Argument, compute: (cell: Cell | undefined) => Cell): Result {
  if (!isMatrix(value)) return compute(value);
  return value.map((column) => {
    const cells: Cell[] = new Array(column.length);
    for (let row = 0; row < column.length; row++) cells[row] = compute(column[row]);
    return cells;
  });
}

export function mapPairs(
  name: string,
  left: Argument,
  right: Argument,
  compute: (left: Cell | undefined, right: Cell | undefined) => Cell,
): Result {
  if (!isMatrix(right)) return mapCells(left, (cell) => compute(cell, right));
  if (!isMatrix(left)) return mapCells(right, (cell) => compute(left, cell));
  if (left.length === right.length && rowsOf(left) === rowsOf(right))
    return left.map((column, index) => {
      const other = right[index]!;
      const cells: Cell[] = new Array(column.length);
      for (let row = 0; row < column.length; row++) cells[row] = compute(column[row], other[row]);
      return cells;
    });
  return makeMatrix(Math.max(left.length, right.length), Math.max(rowsOf(left), rowsOf(right)), (column, row) => {
    const a = cellAt(left as Matrix, column, row);
    const b = cellAt(right, column, row);
    return a && b ? compute(a, b) : differentSize(name);
  });
}

const unary = (name: string, about: string, compute: Unary): FunctionDefinition => ({
  name,
  about,
  parameters: ['value'],
  spreads: true,
  compute(this: EvalContext, value: Argument) {
    return mapCells(value, (cell) => (isErrorCell(cell) ? cell : compute(cell, this.locale)));
  },
});

const binary = (name: string, about: string, compute: Binary): FunctionDefinition => ({
  name,
  about,
  parameters: ['value1', 'value2'],
  spreads: true,
  compute(this: EvalContext, left: Argument, right: Argument) {
    const { locale } = this;
    return mapPairs(name, left, right, (a, b) => (isErrorCell(a) ? a : isErrorCell(b) ? b : compute(a, b, locale)));
  },
});

/** A result takes the format of its first operand that has one, except that date - date is a number of days. */
const arithmetic = (
  name: string,
  about: string,
  calculate: (a: number, b: number) => number | CellError,
  formatOf: (a: Cell | undefined, b: Cell | undefined) => string | undefined = (a, b) => a?.format || b?.format,
): FunctionDefinition =>
  binary(name, about, (a, b, locale) => {
    // Errors are returned, not thrown: whole columns of texts are common, and a throw costs more than the sum itself.
    const left = operandOf(a, name, 1, locale);
    if (typeof left !== 'number') return left;
    const right = operandOf(b, name, 2, locale);
    if (typeof right !== 'number') return right;
    const result = calculate(left, right);
    if (typeof result !== 'number') return result;
    if (!Number.isFinite(result)) return tooLarge(name);
    const format = formatOf(a, b);
    return format === undefined ? { value: result } : { value: result, format };
  });

const isDateFormat = (format: string | undefined) =>
  format !== undefined && /[dy]/i.test(format) && !/[0#]/.test(format);
const ratioFormat = (a: Cell | undefined, b: Cell | undefined) =>
  isDateFormat(a?.format) || isDateFormat(b?.format) ? undefined : b?.format ? undefined : a?.format;

const comparison = (name: string, about: string, holds: (order: number) => boolean): FunctionDefinition =>
  binary(name, about, (a, b) => {
    const left = a?.value ?? null;
    const right = b?.value ?? null;
    return truth(holds(compareScalars(comparable(left, right), comparable(right, left))));
  });

function textOf(cell: Cell | undefined, locale: Locale): string {
  const value = cell?.value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value, locale) : value ? 'TRUE' : 'FALSE';
}

function power(base: number, exponent: number): number | CellError {
  if (base === 0 && exponent < 0) return new CellError('#DIV/0!', 'Function POWER: division by zero.');
  return base ** exponent;
}

const divide = (a: number, b: number): number | CellError =>
  b === 0 ? new CellError('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.') : a / b;

export const operators: FunctionDefinition[] = [
  arithmetic('ADD', 'Sum of two numbers.', (a, b) => a + b),
  arithmetic(
    'MINUS',
    'Difference of two numbers.',
    (a, b) => a - b,
    (a, b) => (isDateFormat(a?.format) && isDateFormat(b?.format) ? undefined : a?.format || b?.format),
  ),
  arithmetic(
    'MULTIPLY',
    'Product of two numbers.',
    (a, b) => a * b,
    (a, b) => [a?.format, b?.format].find((format) => format && !isDateFormat(format)),
  ),
  arithmetic('DIVIDE', 'One number divided by another.', divide, ratioFormat),
  arithmetic('POWER', 'A number raised to a power.', power, (a) => a?.format),
  arithmetic('POW', 'A number raised to a power.', power, (a) => a?.format),
  binary('CONCAT', 'Two values joined into one text.', (a, b, locale) => ({
    value: textOf(a, locale) + textOf(b, locale),
  })),
  comparison('EQ', 'TRUE if two values are equal.', (order) => order === 0),
  comparison('NE', 'TRUE if two values are not equal.', (order) => order !== 0),
  comparison('LT', 'TRUE if the first value is less.', (order) => order < 0),
  comparison('LTE', 'TRUE if the first value is less or equal.', (order) => order <= 0),
  comparison('GT', 'TRUE if the first value is greater.', (order) => order > 0),
  comparison('GTE', 'TRUE if the first value is greater or equal.', (order) => order >= 0),
  unary('UMINUS', 'A number with its sign reversed.', (cell, locale) =>
    attempt(() => ({ value: -operand(cell, 'UMINUS', 1, locale), format: cell?.format })),
  ),
  unary('UPLUS', 'A value unchanged.', (cell) => cell ?? { value: null }),
  unary('UNARY.PERCENT', 'A number of percent.', (cell, locale) =>
    attempt(() => ({ value: operand(cell, 'UNARY_PERCENT', 1, locale) / 100, format: cell?.format ?? '0%' })),
  ),
];
