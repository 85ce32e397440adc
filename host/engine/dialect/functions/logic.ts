/**
 * Conditions over arrays. With one value for a condition the compiler evaluates only the branch that is needed
 * (special forms); these are called when a condition is an array, and they are what the editor shows as help.
 */
import { cellAt, differentSize } from '../callable.ts';
import type { FunctionDefinition } from '../definition.ts';
import { isSame } from '../syntax/special-forms.ts';
import {
  type Argument,
  BLANK,
  type Cell,
  cellsOf,
  FALSE,
  isErrorCell,
  isMatrix,
  makeMatrix,
  notAvailable,
  type Result,
  rowsOf,
  toBoolean,
  truth,
} from '../value.ts';

/** Calls `choose` for every place of the largest array; the others are repeated or end in #N/A. */
function everywhere(name: string, args: Argument[], choose: (cells: (Cell | undefined)[]) => Cell): Result {
  const matrices = args.filter(isMatrix);
  if (matrices.length === 0) return choose(args as (Cell | undefined)[]);
  const columns = Math.max(...matrices.map((matrix) => matrix.length));
  const rows = Math.max(...matrices.map(rowsOf));
  return makeMatrix(columns, rows, (column, row) => {
    const cells: (Cell | undefined)[] = new Array(args.length);
    for (let index = 0; index < args.length; index++) {
      const arg = args[index];
      cells[index] = isMatrix(arg) ? (cellAt(arg, column, row) ?? differentSize(name)) : arg;
    }
    return choose(cells);
  });
}

function isTrue(cell: Cell | undefined): boolean | Cell {
  if (isErrorCell(cell)) return cell;
  try {
    return toBoolean(cell);
  } catch (error) {
    return error as Cell;
  }
}

function rescue(name: string, about: string, isBad: (cell: Cell | undefined) => boolean): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['value[]!', 'value_if_error[]!?'],
    spreads: true,
    compute: (value: Argument, instead: Argument) =>
      everywhere(name, [value, instead], ([cell, other]) => (isBad(cell) ? (other ?? BLANK) : (cell ?? BLANK))),
  };
}

/** AND and OR look at all their arguments at once; in ranges, texts and blanks are skipped. */
function aggregate(name: string, about: string, combine: (values: boolean[]) => boolean): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['logical_expression[]!…'],
    compute(...args: Argument[]) {
      const values: boolean[] = [];
      for (const arg of args)
        for (const cell of cellsOf([arg])) {
          if (isErrorCell(cell)) return cell;
          if (!isMatrix(arg)) values.push(toBoolean(cell));
          else if (typeof cell.value === 'boolean' || typeof cell.value === 'number') values.push(Boolean(cell.value));
        }
      if (values.length === 0) throw notAvailable(`${name} has no valid input data.`);
      return truth(combine(values));
    },
  };
}

export const logic: FunctionDefinition[] = [
  {
    name: 'IF',
    about: 'One value if a condition is TRUE, another if it is FALSE.',
    parameters: ['logical_expression[]!', 'value_if_true[]!', 'value_if_false[]!?'],
    spreads: true,
    compute: (condition: Argument, whenTrue: Argument, whenFalse: Argument = FALSE) =>
      everywhere('IF', [condition, whenTrue, whenFalse], ([test, yes, no]) => {
        const decided = isTrue(test);
        return typeof decided === 'boolean' ? ((decided ? yes : no) ?? BLANK) : decided;
      }),
  },
  {
    name: 'IFS',
    about: 'The value that belongs to the first condition that is TRUE.',
    parameters: ['condition[]!…', 'value[]!…'],
    spreads: true,
    compute: (...args: Argument[]) =>
      everywhere('IFS', args, (cells) => {
        for (let index = 0; index + 1 < cells.length; index += 2) {
          const decided = isTrue(cells[index]);
          if (typeof decided !== 'boolean') return decided;
          if (decided) return cells[index + 1] ?? BLANK;
        }
        return notAvailable('No match.');
      }),
  },
  {
    name: 'SWITCH',
    about: 'The value that belongs to the first case equal to an expression, else a default.',
    parameters: ['expression[]!', 'case[]!…', 'value[]!…', 'default[]!?'],
    spreads: true,
    compute: (...args: Argument[]) =>
      everywhere('SWITCH', args, ([subject, ...rest]) => {
        if (isErrorCell(subject)) return subject;
        for (let index = 0; index + 1 < rest.length; index += 2)
          if (isSame(subject, rest[index])) return rest[index + 1] ?? BLANK;
        return rest.length % 2 === 1 ? (rest.at(-1) ?? BLANK) : notAvailable('No match.');
      }),
  },
  rescue('IFERROR', 'A value, or another one where it is an error.', isErrorCell),
  rescue('IFNA', 'A value, or another one where it is #N/A.', (cell) => cell?.value === '#N/A'),
  aggregate('AND', 'TRUE if all arguments are TRUE.', (values) => values.every(Boolean)),
  aggregate('OR', 'TRUE if any argument is TRUE.', (values) => values.some(Boolean)),
  aggregate('XOR', 'TRUE if an odd number of arguments is TRUE.', (values) => values.filter(Boolean).length % 2 === 1),
];
