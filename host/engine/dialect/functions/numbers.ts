/** Number functions the engine lacks. */
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { operand } from '../operators.ts';
import {
  type Argument,
  badNumber,
  badValue,
  type Cell,
  CellError,
  cellsOf,
  comparable,
  compareScalars,
  isErrorCell,
  isMatrix,
  toBoolean,
  truth,
} from '../value.ts';

/** A function of plain numbers. */
const numeric = (
  name: string,
  about: string,
  parameters: string[],
  compute: (...values: number[]) => number | CellError,
): FunctionDefinition => ({
  name,
  about,
  parameters,
  compute(this: EvalContext, ...cells: (Cell | undefined)[]) {
    const result = compute(...cells.map((cell, index) => operand(cell, name, index + 1, this.locale)));
    return typeof result === 'number' ? { value: result, format: cells[0]?.format } : result;
  },
});

/** A summary of all numbers in ranges. */
const summary = (
  name: string,
  about: string,
  compute: (values: number[]) => number | CellError,
): FunctionDefinition => ({
  name,
  about,
  parameters: ['value[]!…'],
  compute(this: EvalContext, ...args: Argument[]) {
    const values: number[] = [];
    for (const arg of args)
      for (const cell of cellsOf([arg])) {
        if (isErrorCell(cell)) return cell;
        if (typeof cell.value === 'number') values.push(cell.value);
        else if (!isMatrix(arg)) values.push(operand(cell, name, 1, this.locale));
      }
    const result = compute(values);
    return typeof result === 'number' ? { value: result } : result;
  },
});

const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));

function factorial(value: number): number | CellError {
  if (value < 0) return badNumber('Function FACT parameter 1 should be greater than or equal to 0.');
  let result = 1;
  for (let factor = 2; factor <= Math.trunc(value); factor++) result *= factor;
  return result;
}

function combinations(n: number, k: number): number | CellError {
  if (k < 0 || k > n) return badNumber('Function COMBIN parameter 2 should be between 0 and parameter 1.');
  let result = 1;
  for (let step = 1; step <= k; step++) result = (result * (n - k + step)) / step;
  return Math.round(result);
}

function mode(values: number[]): number | CellError {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const found = [...counts].find(([, count]) => count === most && count > 1);
  return found ? found[0] : new CellError('#N/A', 'MODE cannot produce a result: all values differ.');
}

/** Inverse of the normal distribution: Acklam's rational approximation and one Newton step, exact to about 1e-15. */
function normalInverse(p: number): number | CellError {
  if (p <= 0 || p >= 1) return badNumber('Function NORM.S.INV parameter 1 should be between 0 and 1.');
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const horner = (coefficients: number[], x: number) =>
    coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
  const tail = (q: number) => horner(c, q) / (horner(d, q) * q + 1);
  let x: number;
  if (p < 0.02425) x = tail(Math.sqrt(-2 * Math.log(p)));
  else if (p > 1 - 0.02425) x = -tail(Math.sqrt(-2 * Math.log(1 - p)));
  else {
    const q = p - 0.5;
    const r = q * q;
    x = (horner(a, r) * q) / (horner(b, r) * r + 1);
  }
  const error = (normalShare(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x - error / (1 + (x * error) / 2);
}

/** Share of the standard normal distribution below x, by the series (small x) or the continued fraction (large x). */
function normalShare(x: number): number {
  const size = Math.abs(x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (size < 6) {
    let term = size;
    let sum = size;
    for (let k = 3; Math.abs(term) > 1e-17 * sum && k < 400; k += 2) {
      term *= (size * size) / k;
      sum += term;
    }
    return x < 0 ? 0.5 - density * sum : 0.5 + density * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / (size + fraction);
  const beyond = density / (size + fraction);
  return x < 0 ? beyond : 1 - beyond;
}

const logarithm = (value: number): number | CellError =>
  value > 0 ? Math.log10(value) : badNumber('Function LOG10 parameter 1 should be greater than 0.');

export const numbers: FunctionDefinition[] = [
  numeric('SIGN', '-1, 0 or 1 by the sign of a number.', ['value'], Math.sign),
  numeric('QUOTIENT', 'A quotient without its remainder.', ['dividend', 'divisor'], (a, b) =>
    b === 0 ? new CellError('#DIV/0!', 'Function QUOTIENT parameter 2 cannot be zero.') : Math.trunc(a / b),
  ),
  numeric('MROUND', 'A number rounded to a multiple of another.', ['value', 'factor'], (value, factor) => {
    if (factor === 0) return 0;
    return value * factor < 0
      ? badNumber('Parameters of MROUND must have the same sign.')
      : Math.round(value / factor) * factor;
  }),
  numeric(
    'EVEN',
    'A number rounded away from 0 to an even one.',
    ['value'],
    (value) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2,
  ),
  numeric('LOG10', 'Logarithm to base 10.', ['value'], logarithm),
  numeric('FACT', 'Factorial of a number.', ['value'], factorial),
  numeric('COMBIN', 'Number of ways to choose k of n.', ['n', 'k'], (n, k) =>
    combinations(Math.trunc(n), Math.trunc(k)),
  ),
  numeric('NORM.S.INV', 'Inverse of the standard normal distribution.', ['x'], normalInverse),
  numeric('NORMSINV', 'Inverse of the standard normal distribution.', ['x'], normalInverse),
  numeric('NORMSDIST', 'Share of the standard normal distribution below a value.', ['x'], normalShare),
  summary('SUMSQ', 'Sum of squares.', (values) => values.reduce((sum, value) => sum + value * value, 0)),
  summary('GCD', 'Greatest common divisor.', (values) => values.map(Math.trunc).reduce(divisor, 0)),
  summary('LCM', 'Least common multiple.', (values) =>
    values
      .map(Math.trunc)
      .reduce((multiple, value) => (value === 0 ? 0 : Math.abs(multiple * value) / divisor(multiple, value)), 1),
  ),
  summary('GEOMEAN', 'Geometric mean.', (values) =>
    values.length === 0 || values.some((value) => value <= 0)
      ? badNumber('Values of GEOMEAN should be greater than 0.')
      : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length),
  ),
  summary('HARMEAN', 'Harmonic mean.', (values) =>
    values.length === 0 || values.some((value) => value <= 0)
      ? badNumber('Values of HARMEAN should be greater than 0.')
      : values.length / values.reduce((sum, value) => sum + 1 / value, 0),
  ),
  summary('MODE', 'The most frequent number.', mode),
  {
    name: 'ISBETWEEN',
    about: 'TRUE if a value lies between two others.',
    parameters: ['value', 'lower', 'upper', 'lower_is_inclusive?', 'upper_is_inclusive?'],
    compute: (value?: Cell, lower?: Cell, upper?: Cell, withLower?: Cell, withUpper?: Cell) => {
      const order = (a: Cell | undefined, b: Cell | undefined) => {
        const left = a?.value ?? null;
        const right = b?.value ?? null;
        return compareScalars(comparable(left, right), comparable(right, left));
      };
      if (order(lower, upper) > 0) throw badValue('ISBETWEEN: the lower value is above the upper one.');
      const above = order(value, lower);
      const below = order(value, upper);
      const isInclusive = (cell: Cell | undefined) => cell === undefined || toBoolean(cell);
      return truth(
        (above > 0 || (above === 0 && isInclusive(withLower))) &&
          (below < 0 || (below === 0 && isInclusive(withUpper))),
      );
    },
  },
];
