/** COUNTIF, SUMIFS and their family. */
import { indexOf } from '../column-index.ts';
import { type Criterion, criterionOf } from '../criterion.ts';
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import {
  type Argument,
  badValue,
  type Cell,
  CellError,
  foldCase,
  isErrorCell,
  type Matrix,
  rowsOf,
  type Scalar,
  toMatrix,
} from '../value.ts';

interface Condition {
  range: Matrix;
  criterion: Criterion;
}

function conditionsOf(name: string, args: Argument[], context: EvalContext): Condition[] {
  if (args.length % 2 !== 0) throw badValue(`${name} expects a criterion for every range.`);
  const conditions: Condition[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const range = toMatrix(args[index]);
    sameSize(name, range, conditions[0]?.range ?? range);
    conditions.push({ range, criterion: criterionOf(args[index + 1] as Cell | undefined, context.locale) });
  }
  return conditions;
}

function sameSize(name: string, a: Matrix, b: Matrix): void {
  if (a.length !== b.length || rowsOf(a) !== rowsOf(b))
    throw badValue(`Array arguments to ${name} are of different size.`);
}

/** Calls `visit` for every cell that meets all conditions. Starts from the rarest exact value if there is one. */
function visitMatches(conditions: Condition[], visit: (column: number, row: number) => void): void {
  const { range } = conditions[0]!;
  for (let column = 0; column < range.length; column++) {
    let candidates: readonly number[] | undefined;
    let indexed: Condition | undefined;
    for (const condition of conditions) {
      if (condition.criterion.exactly === undefined) continue;
      const rows = indexOf(condition.range[column]!).rowsWith(condition.criterion.exactly);
      if (!candidates || rows.length < candidates.length) {
        candidates = rows;
        indexed = condition;
      }
    }
    const rest = conditions.filter((condition) => condition !== indexed);
    if (candidates && candidates.length < 64) {
      for (const row of candidates)
        if (rest.every((condition) => condition.criterion.test(condition.range[column]![row]!.value)))
          visit(column, row);
      continue;
    }
    const masks = rest.map(({ range, criterion }) => indexOf(range[column]!).mask(criterion.name, criterion.test));
    const count = candidates ? candidates.length : rowsOf(range);
    candidate: for (let index = 0; index < count; index++) {
      const row = candidates ? candidates[index]! : index;
      for (let mask = 0; mask < masks.length; mask++) if (!masks[mask]![row]) continue candidate;
      visit(column, row);
    }
  }
}

function countMatches(conditions: Condition[]): number {
  let count = 0;
  visitMatches(conditions, () => count++);
  return count;
}

/** The numbers of `values` where the conditions hold; an error among them is the result. */
function visitNumbers(name: string, values: Matrix, conditions: Condition[], visit: (value: number) => void): void {
  sameSize(name, values, conditions[0]!.range);
  visitMatches(conditions, (column, row) => {
    const cell = values[column]![row]!;
    if (typeof cell.value === 'number') visit(cell.value);
    else if (isErrorCell(cell)) throw cell;
  });
}

const formatOf = (values: Matrix): string | undefined =>
  values[0]?.find((cell) => typeof cell.value === 'number')?.format;

/** The range that SUMIF and AVERAGEIF add up is as large as the range of the criterion, whatever its own end. */
function fitted(values: Argument, range: Matrix): Matrix {
  if (values === undefined) return range;
  const matrix = toMatrix(values);
  return range.map((cells, column) => cells.map((_, row) => matrix[column]?.[row] ?? { value: null }));
}

function oneCondition(name: string, about: string, values: string, summarise: Summarise): FunctionDefinition {
  return {
    name,
    about,
    parameters: ['range[]!', 'criterion', `${values}[]!?`],
    compute(this: EvalContext, range: Argument, criterion: Cell | undefined, values: Argument) {
      const conditions = conditionsOf(name, [range, criterion], this);
      const matrix = toMatrix(range);
      const isFit =
        values === undefined ||
        (toMatrix(values).length === matrix.length && rowsOf(toMatrix(values)) === rowsOf(matrix));
      return summarise(name, isFit ? toMatrix(values ?? range) : fitted(values, matrix), conditions);
    },
  };
}

function manyConditions(name: string, about: string, values: string, summarise: Summarise): FunctionDefinition {
  return {
    name,
    about,
    parameters: [`${values}[]!`, 'criteria_range[]!…', 'criterion…'],
    compute(this: EvalContext, values: Argument, ...pairs: Argument[]) {
      return summarise(name, toMatrix(values), conditionsOf(name, pairs, this));
    },
  };
}

type Summarise = (name: string, values: Matrix, conditions: Condition[]) => Cell;

const sum: Summarise = (name, values, conditions) => {
  let total = 0;
  visitNumbers(name, values, conditions, (value) => {
    total += value;
  });
  return { value: total, format: formatOf(values) };
};

const average: Summarise = (name, values, conditions) => {
  let total = 0;
  let count = 0;
  visitNumbers(name, values, conditions, (value) => {
    total += value;
    count++;
  });
  if (count === 0) return new CellError('#DIV/0!', `Evaluation of function ${name} caused a divide by zero error.`);
  return { value: total / count, format: formatOf(values) };
};

const extreme =
  (better: (a: number, b: number) => boolean): Summarise =>
  (name, values, conditions) => {
    let found: number | undefined;
    visitNumbers(name, values, conditions, (value) => {
      if (found === undefined || better(value, found)) found = value;
    });
    return { value: found ?? 0, format: formatOf(values) };
  };

const distinctKey = (value: Scalar): Scalar => (typeof value === 'string' ? `s${foldCase(value)}` : value);

export const conditional: FunctionDefinition[] = [
  {
    name: 'COUNTIF',
    about: 'How many cells of a range meet a criterion.',
    parameters: ['range[]!', 'criterion'],
    compute(this: EvalContext, range: Argument, criterion: Cell | undefined) {
      return { value: countMatches(conditionsOf('COUNTIF', [range, criterion], this)) };
    },
  },
  {
    name: 'COUNTIFS',
    about: 'How many rows meet all criteria.',
    parameters: ['criteria_range[]!…', 'criterion…'],
    compute(this: EvalContext, ...pairs: Argument[]) {
      return { value: countMatches(conditionsOf('COUNTIFS', pairs, this)) };
    },
  },
  oneCondition('SUMIF', 'Sum of the cells whose neighbours meet a criterion.', 'sum_range', sum),
  oneCondition('AVERAGEIF', 'Mean of the cells whose neighbours meet a criterion.', 'average_range', average),
  manyConditions('SUMIFS', 'Sum of the rows that meet all criteria.', 'sum_range', sum),
  manyConditions('AVERAGEIFS', 'Mean of the rows that meet all criteria.', 'average_range', average),
  manyConditions(
    'MAXIFS',
    'Largest value of the rows that meet all criteria.',
    'range',
    extreme((a, b) => a > b),
  ),
  manyConditions(
    'MINIFS',
    'Smallest value of the rows that meet all criteria.',
    'range',
    extreme((a, b) => a < b),
  ),
  {
    name: 'COUNTUNIQUEIFS',
    about: 'How many different values stand in the rows that meet all criteria.',
    parameters: ['range[]!', 'criteria_range[]!…', 'criterion…'],
    compute(this: EvalContext, values: Argument, ...pairs: Argument[]) {
      const matrix = toMatrix(values);
      const conditions = conditionsOf('COUNTUNIQUEIFS', pairs, this);
      sameSize('COUNTUNIQUEIFS', matrix, conditions[0]!.range);
      const seen = new Set<Scalar>();
      visitMatches(conditions, (column, row) => {
        const { value } = matrix[column]![row]!;
        if (value !== null && value !== '') seen.add(distinctKey(value));
      });
      return { value: seen.size };
    },
  },
  {
    name: 'COUNTUNIQUE',
    about: 'How many different values there are.',
    parameters: ['value[]!…'],
    compute(...args: Argument[]) {
      const seen = new Set<Scalar>();
      for (const arg of args)
        for (const column of toMatrix(arg))
          for (const cell of column) if (cell.value !== null && cell.value !== '') seen.add(distinctKey(cell.value));
      return { value: seen.size };
    },
  },
];
