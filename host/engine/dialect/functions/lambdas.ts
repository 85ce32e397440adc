/** LAMBDA's helpers. LET, LAMBDA and ARRAYFORMULA themselves are syntax; their entries here are help for the editor. */
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { operand } from '../operators.ts';
import { Lambda, type Value } from '../syntax/lambda.ts';
import {
  type Argument,
  BLANK,
  badNumber,
  type Cell,
  CellError,
  isMatrix,
  type Matrix,
  makeMatrix,
  notAvailable,
  rowsOf,
  toMatrix,
} from '../value.ts';

function lambdaOf(name: string, value: Value): Lambda {
  if (value instanceof Lambda) return value;
  throw notAvailable(`${name} needs a LAMBDA as its last argument.`);
}

/** The one cell a LAMBDA has to give for each element. */
function oneCell(name: string, value: Value): Cell {
  if (value instanceof Lambda) return new CellError('#N/A', value.message);
  if (!isMatrix(value)) return value ?? BLANK;
  if (value.length === 1 && rowsOf(value) === 1) return value[0]![0]!;
  return new CellError('#VALUE!', `${name}: the LAMBDA must give a single value.`);
}

const rowAt = (matrix: Matrix, row: number): Matrix => matrix.map((column) => [column[row]!]);

function sizeOf(cell: Cell | undefined, place: number, context: EvalContext): number {
  const size = Math.trunc(operand(cell, 'MAKEARRAY', place, context.locale));
  if (size < 1) throw badNumber('MAKEARRAY needs at least one row and one column.');
  return size;
}

const syntax = (name: string, about: string, parameters: string[]): FunctionDefinition => ({
  name,
  about,
  parameters,
  compute: () => new CellError('#ERROR!', `${name} can only be written in a formula.`),
});

export const lambdas: FunctionDefinition[] = [
  syntax('LET', 'Names values and uses them in a formula.', ['name1[]!', 'value1[]!', 'name_value_or_formula[]!…']),
  syntax('LAMBDA', 'A function of your own: names, then a formula.', ['name_or_formula[]!…']),
  {
    name: 'ARRAYFORMULA',
    about: 'Lets functions of single values work on whole ranges.',
    parameters: ['array_formula[]!'],
    compute: (value: Argument) => value,
  },
  {
    name: 'MAP',
    about: 'Applies a LAMBDA to every value of one or more arrays.',
    parameters: ['array1[]!', 'array2_or_lambda[]!…'],
    compute(...args: Value[]) {
      const lambda = lambdaOf('MAP', args.pop());
      const matrices = args.map((arg) => toMatrix(arg as Argument));
      const [first] = matrices as [Matrix];
      for (const matrix of matrices)
        if (matrix.length !== first.length || rowsOf(matrix) !== rowsOf(first))
          throw notAvailable('Array arguments to MAP are of different size.');
      return makeMatrix(first.length, rowsOf(first), (column, row) =>
        oneCell('MAP', lambda.call(matrices.map((matrix) => matrix[column]![row]!))),
      );
    },
  },
  {
    name: 'BYROW',
    about: 'Applies a LAMBDA to every row.',
    parameters: ['array[]!', 'lambda[]!'],
    compute(array: Argument, lambda: Value) {
      const matrix = toMatrix(array);
      const apply = lambdaOf('BYROW', lambda);
      return [matrix[0]!.map((_, row) => oneCell('BYROW', apply.call([rowAt(matrix, row)])))];
    },
  },
  {
    name: 'BYCOL',
    about: 'Applies a LAMBDA to every column.',
    parameters: ['array[]!', 'lambda[]!'],
    compute(array: Argument, lambda: Value) {
      const apply = lambdaOf('BYCOL', lambda);
      return toMatrix(array).map((column) => [oneCell('BYCOL', apply.call([[column]]))]);
    },
  },
  {
    name: 'REDUCE',
    about: 'Runs through an array and carries one value along.',
    parameters: ['initial_value[]!', 'array[]!', 'lambda[]!'],
    compute(initial: Argument, array: Argument, lambda: Value) {
      const apply = lambdaOf('REDUCE', lambda);
      const matrix = toMatrix(array);
      let carried: Value = initial ?? BLANK;
      for (let row = 0; row < rowsOf(matrix); row++)
        for (const column of matrix) carried = apply.call([carried, column[row]!]);
      return carried;
    },
  },
  {
    name: 'SCAN',
    about: 'Like REDUCE, with every value it passes on the way.',
    parameters: ['initial_value[]!', 'array[]!', 'lambda[]!'],
    compute(initial: Argument, array: Argument, lambda: Value) {
      const apply = lambdaOf('SCAN', lambda);
      const matrix = toMatrix(array);
      const result = matrix.map((column) => column.slice());
      let carried: Value = initial ?? BLANK;
      for (let row = 0; row < rowsOf(matrix); row++)
        for (let column = 0; column < matrix.length; column++) {
          carried = oneCell('SCAN', apply.call([carried, matrix[column]![row]!]));
          result[column]![row] = carried;
        }
      return result;
    },
  },
  {
    name: 'MAKEARRAY',
    about: 'An array whose values a LAMBDA makes from row and column.',
    parameters: ['rows', 'columns', 'lambda[]!'],
    compute(this: EvalContext, rows: Cell | undefined, columns: Cell | undefined, lambda: Value) {
      const apply = lambdaOf('MAKEARRAY', lambda);
      return makeMatrix(sizeOf(columns, 2, this), sizeOf(rows, 1, this), (column, row) =>
        oneCell('MAKEARRAY', apply.call([{ value: row + 1 }, { value: column + 1 }])),
      );
    },
  },
];
