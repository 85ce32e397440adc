/** How a registered function is called: arrays are spread over its scalar parameters, errors pass through. */
import type { EvalContext, FunctionDescription } from './engine.ts';
import { positionOf } from './parameters.ts';
import {
  type Cell,
  CellError,
  isErrorCell,
  isErrorCode,
  isMatrix,
  type Matrix,
  makeMatrix,
  notAvailable,
  type Result,
  rowsOf,
  tooLarge,
} from './value.ts';

/** They take errors as cells of an array. An error instead of the array is their result, so that its message is seen. */
const OF_ARRAYS = new Set([
  ...['INDEX', 'CHOOSECOLS', 'CHOOSEROWS', 'TAKE', 'DROP', 'EXPAND', 'ARRAY_CONSTRAIN', 'ROWS', 'COLUMNS', 'QUERY'],
  ...['TRANSPOSE', 'SORT', 'SORTN', 'UNIQUE', 'FLATTEN', 'TOCOL', 'TOROW', 'WRAPCOLS', 'WRAPROWS'],
  ...['LOOKUP', 'VLOOKUP', 'HLOOKUP', 'XLOOKUP', 'MATCH', 'XMATCH'],
]);

type Compute = (this: EvalContext, ...args: unknown[]) => unknown;

/** Functions of ours that take care of arrays and errors themselves. */
export const ownSpreading = new WeakSet<FunctionDescription>();

export function callableOf(description: FunctionDescription): Compute {
  const compute = description.compute as Compute;
  const { name } = description;
  if (ownSpreading.has(description))
    return function (this: EvalContext, ...args) {
      try {
        return compute.apply(this, args);
      } catch (error) {
        return failure(error, name);
      }
    };

  function once(context: EvalContext, args: unknown[], positions: number[]): Result {
    for (let index = 0; index < args.length; index++) {
      const arg = args[index];
      if (isMatrix(arg) || !isErrorCell(arg as Cell)) continue;
      const { acceptErrors, acceptMatrix } = description.args[positions[index]!] ?? {};
      if (!acceptErrors || (acceptMatrix && OF_ARRAYS.has(name))) return arg as Cell;
    }
    try {
      return asResult(compute.apply(context, args), name);
    } catch (error) {
      return failure(error, name);
    }
  }

  return function (this: EvalContext, ...args) {
    const positions = positionOf(description, args.length);
    let columns = 1;
    let rows = 1;
    let spread: number[] | undefined;
    for (let index = 0; index < args.length; index++) {
      const arg = args[index];
      const parameter = description.args[positions[index]!];
      if (!isMatrix(arg)) {
        if (parameter?.acceptMatrixOnly && isErrorCell(arg as Cell)) return arg;
        if (parameter?.acceptMatrixOnly)
          return new CellError('#N/A', `Argument must be a range (argument ${index + 1} of ${name}).`);
        continue;
      }
      if (parameter?.acceptMatrix) continue;
      if (arg.length === 1 && rowsOf(arg) === 1) args[index] = arg[0]![0];
      else {
        columns = Math.max(columns, arg.length);
        rows = Math.max(rows, rowsOf(arg));
        spread ??= [];
        spread.push(index);
      }
    }
    if (!spread) return once(this, args, positions);
    const matrices = spread.map((index) => args[index] as Matrix);
    const cells = args.slice();
    return makeMatrix(columns, rows, (column, row) => {
      for (let index = 0; index < matrices.length; index++) {
        const cell = cellAt(matrices[index]!, column, row);
        if (!cell) return differentSize(name);
        cells[spread[index]!] = cell;
      }
      const result = once(this, cells, positions);
      return isMatrix(result) ? result[0]![0]! : result;
    });
  };
}

/** A single row or column is repeated along the other direction. */
export function cellAt(matrix: Matrix, column: number, row: number): Cell | undefined {
  const cells = matrix.length === 1 ? matrix[0]! : matrix[column];
  return cells && (cells.length === 1 ? cells[0] : cells[row]);
}

export const differentSize = (name: string) => notAvailable(`Array arguments to ${name} are of different size.`);

function asResult(result: unknown, name: string): Result {
  if (!isMatrix(result)) return asCell(result, name);
  const first = result[0]?.[0] as unknown;
  const areCells = typeof first === 'object' && first !== null && 'value' in first;
  return areCells ? result : result.map((column) => column.map((cell) => asCell(cell, name)));
}

function asCell(result: unknown, name: string): Cell {
  const isCell = typeof result === 'object' && result !== null && 'value' in result;
  const cell = isCell ? (result as Cell) : { value: result as Cell['value'] };
  if (typeof cell.value === 'number' && !Number.isFinite(cell.value)) return tooLarge(name);
  if (cell.message !== undefined && isErrorCode(cell.value) && cell.message.includes('[[FUNCTION_NAME]]'))
    return { ...cell, message: cell.message.replace('[[FUNCTION_NAME]]', name) };
  return cell;
}

/** What was thrown, as an error cell. */
function failure(error: unknown, name: string): Cell {
  const thrown = error as { value?: unknown; message?: unknown };
  if (isErrorCode(thrown?.value)) return asCell({ value: thrown.value, message: String(thrown.message ?? '') }, name);
  return new CellError('#ERROR!', String(thrown?.message ?? error));
}
