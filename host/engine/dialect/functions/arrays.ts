/** FILTER, SORT, UNIQUE and the functions that build arrays. */
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { operand } from '../operators.ts';
import {
  type Argument,
  badValue,
  type Cell,
  compareScalars,
  foldCase,
  isErrorCell,
  isMatrix,
  type Matrix,
  makeMatrix,
  notAvailable,
  pickRows,
  type Result,
  rowsOf,
  type Scalar,
  toBoolean,
  toMatrix,
} from '../value.ts';

const transpose = (matrix: Matrix): Matrix =>
  makeMatrix(rowsOf(matrix), matrix.length, (column, row) => matrix[row]![column]!);

/** Row keys for comparing whole rows; texts without regard to case. */
function rowKey(matrix: Matrix, row: number): string {
  let key = '';
  for (const column of matrix) key += `${keyOf(column[row]!.value)}\u0001`;
  return key;
}
const keyOf = (value: Scalar): string => {
  if (value === null) return '';
  return typeof value === 'string' ? `s${foldCase(value)}` : `${typeof value}${value}`;
};

/** Blanks go last in both directions, errors before them. */
function compareCells(a: Cell, b: Cell, ascending: boolean): number {
  const rankOf = (cell: Cell) => (cell.value === null ? 2 : isErrorCell(cell) ? 1 : 0);
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0 || rankOf(a) > 0) return rank;
  return ascending ? compareScalars(a.value, b.value) : compareScalars(b.value, a.value);
}

interface SortKey {
  cells: Cell[];
  ascending: boolean;
}

function sortedRows(rows: number, keys: SortKey[]): number[] {
  const order = Array.from({ length: rows }, (_, row) => row);
  return order.sort((a, b) => {
    for (const { cells, ascending } of keys) {
      const result = compareCells(cells[a]!, cells[b]!, ascending);
      if (result !== 0) return result;
    }
    return a - b;
  });
}

function sortKeys(name: string, matrix: Matrix, pairs: Argument[], context: EvalContext): SortKey[] {
  if (pairs.length === 0) return matrix.map((cells) => ({ cells, ascending: true }));
  const keys: SortKey[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    const by = toMatrix(pairs[index]);
    const direction = pairs[index + 1];
    const ascending = direction === undefined ? true : toBoolean(toMatrix(direction)[0]![0]);
    if (by.length === 1 && rowsOf(by) === 1) {
      const place = Math.trunc(operand(by[0]![0], name, index + 2, context.locale));
      const cells = matrix[place - 1];
      if (!cells)
        throw badValue(
          `Function ${name} parameter ${index + 2} value is ${place}. Valid values are between 1 and ${matrix.length} inclusive.`,
        );
      keys.push({ cells, ascending });
    } else {
      if (by.length !== 1 || rowsOf(by) !== rowsOf(matrix)) throw badValue(`${name} has mismatched range sizes.`);
      keys.push({ cells: by[0]!, ascending });
    }
  }
  return keys;
}

function filter(range: Matrix, conditions: Matrix[]): Result {
  const isByRow = conditions[0]!.length === 1 && (rowsOf(conditions[0]!) !== 1 || rowsOf(range) === 1);
  const subject = isByRow ? range : transpose(range);
  const length = rowsOf(subject);
  const tests = conditions.map((condition) => {
    const cells = isByRow ? condition : transpose(condition);
    if (cells.length !== 1 || rowsOf(cells) !== length)
      throw notAvailable(`FILTER has mismatched range sizes. Expected row count: ${length}. column count: 1.`);
    return cells[0]!;
  });
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    let keep = true;
    for (const cells of tests) {
      const { value } = cells[row]!;
      // A condition that is an error or a text keeps no row.
      if (value !== true && (typeof value !== 'number' || value === 0)) {
        keep = false;
        break;
      }
    }
    if (keep) rows.push(row);
  }
  if (rows.length === 0) throw notAvailable('No matches are found in FILTER evaluation.');
  const result = pickRows(subject, rows);
  return isByRow ? result : transpose(result);
}

const optionalTruth = (cell: Cell | undefined) => cell !== undefined && toBoolean(cell);

/** Arrays side by side or one under the other; shorter ones are filled with #N/A, as HSTACK and VSTACK do. */
function stack(arrays: Matrix[], direction: 'right' | 'down'): Matrix {
  const parts = direction === 'right' ? arrays : arrays.map(transpose);
  const rows = Math.max(...parts.map(rowsOf));
  const missing = notAvailable('HSTACK and VSTACK fill missing places with #N/A.');
  const side = parts.flatMap((part) =>
    part.map((column) => (column.length === rows ? column : column.concat(Array(rows - column.length).fill(missing)))),
  );
  return direction === 'right' ? side : transpose(side);
}

function list(name: string, about: string, shape: (cells: Cell[]) => Matrix): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['array_or_range[]!', 'ignore?', 'scan_by_column?'],
    compute(this: EvalContext, array: Argument, ignore: Cell | undefined, byColumn: Cell | undefined) {
      const matrix = toMatrix(array);
      const skip = ignore === undefined ? 0 : Math.trunc(operand(ignore, name, 2, this.locale));
      const cells = (optionalTruth(byColumn) ? matrix : transpose(matrix)).flat();
      const kept = cells.filter((cell) => !(skip & 1 && cell.value === null) && !(skip & 2 && isErrorCell(cell)));
      if (kept.length === 0) throw notAvailable(`${name} has no values left.`);
      return shape(kept);
    },
  };
}

export const arrays: FunctionDefinition[] = [
  {
    name: 'FILTER',
    about: 'The rows (or columns) of a range that meet all conditions.',
    parameters: ['range[]!', 'condition1[]!', 'condition2[]!?…'],
    compute: (range: Argument, ...conditions: Argument[]) => {
      if (!isMatrix(range) && isErrorCell(range)) return range;
      return filter(toMatrix(range), conditions.map(toMatrix));
    },
  },
  {
    name: 'SORT',
    about: 'The rows of a range, sorted by one or more columns.',
    parameters: ['range[]!', 'sort_column[]!?…', 'is_ascending[]?…'],
    compute(this: EvalContext, range: Argument, ...pairs: Argument[]) {
      const matrix = toMatrix(range);
      return pickRows(matrix, sortedRows(rowsOf(matrix), sortKeys('SORT', matrix, pairs, this)));
    },
  },
  {
    name: 'UNIQUE',
    about: 'The different rows of a range, in the order of their first appearance.',
    parameters: ['range[]!', 'by_column?', 'exactly_once?'],
    compute: (range: Argument, byColumn: Cell | undefined, once: Cell | undefined) => {
      const isByColumn = optionalTruth(byColumn);
      const matrix = isByColumn ? transpose(toMatrix(range)) : toMatrix(range);
      const seen = new Map<string, { row: number; count: number }>();
      for (let row = 0; row < rowsOf(matrix); row++) {
        const key = rowKey(matrix, row);
        const known = seen.get(key);
        if (known) known.count++;
        else seen.set(key, { row, count: 1 });
      }
      const kept = [...seen.values()].filter(({ count }) => !optionalTruth(once) || count === 1);
      if (kept.length === 0) throw notAvailable('No unique values were found.');
      const result = pickRows(
        matrix,
        kept.map(({ row }) => row),
      );
      return isByColumn ? transpose(result) : result;
    },
  },
  {
    name: 'HSTACK',
    about: 'Ranges side by side.',
    parameters: ['range[]!…'],
    compute: (...ranges: Argument[]) => stack(ranges.map(toMatrix), 'right'),
  },
  {
    name: 'VSTACK',
    about: 'Ranges one under the other.',
    parameters: ['range[]!…'],
    compute: (...ranges: Argument[]) => stack(ranges.map(toMatrix), 'down'),
  },
  list('TOCOL', 'All values as one column.', (cells) => [cells]),
  list('TOROW', 'All values as one row.', (cells) => cells.map((cell) => [cell])),
  {
    name: 'FLATTEN',
    about: 'All values of all ranges as one column.',
    parameters: ['range[]!…'],
    compute: (...ranges: Argument[]) => [ranges.flatMap((range) => transpose(toMatrix(range)).flat())],
  },
  {
    name: 'ARRAY_CONSTRAIN',
    about: 'The first rows and columns of an array.',
    parameters: ['input_range[]!', 'num_rows', 'num_cols'],
    compute(this: EvalContext, range: Argument, rows: Cell | undefined, columns: Cell | undefined) {
      const height = Math.trunc(operand(rows, 'ARRAY_CONSTRAIN', 2, this.locale));
      const width = Math.trunc(operand(columns, 'ARRAY_CONSTRAIN', 3, this.locale));
      return toMatrix(range)
        .slice(0, width)
        .map((column) => column.slice(0, height));
    },
  },
  {
    name: 'SUMPRODUCT',
    about: 'Sum of the products of values in the same places.',
    parameters: ['array[]…'],
    compute: (...args: Argument[]) => {
      const matrices = args.map(toMatrix);
      const [first] = matrices as [Matrix];
      let total = 0;
      for (let column = 0; column < first.length; column++)
        for (let row = 0; row < rowsOf(first); row++) {
          let product = 1;
          for (const matrix of matrices) {
            const cell = matrix[column]?.[row];
            if (matrix.length !== first.length || !cell) throw badValue('SUMPRODUCT has mismatched range sizes.');
            if (isErrorCell(cell)) return cell;
            product *= typeof cell.value === 'number' ? cell.value : cell.value === true ? 1 : 0;
          }
          total += product;
        }
      return { value: total };
    },
  },
  {
    name: 'ARRAY.ROW',
    about: 'One row of an array literal.',
    parameters: ['value[]!…'],
    compute: (...args: Argument[]) => {
      const parts = args.map(toMatrix);
      if (parts.some((part) => rowsOf(part) !== rowsOf(parts[0]!)))
        throw badValue('Function ARRAY_ROW parameter 2 has mismatched row size.');
      return parts.flat();
    },
  },
  {
    name: 'ARRAY.LITERAL',
    about: 'An array written in braces.',
    parameters: ['row[]!…'],
    compute: (...args: Argument[]) => {
      const parts = args.map(toMatrix);
      const [first] = parts as [Matrix];
      if (parts.some((part) => part.length !== first.length))
        throw badValue('In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
      return first.map((_, column) => parts.flatMap((part) => part[column]!));
    },
  },
];
