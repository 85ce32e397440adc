/** Values and conditions of a query over one row, or over the rows of one group. */
import { regularExpression } from '../functions/regex.ts';
import { badValue, type Scalar } from '../value.ts';
import { type AggregateName, type Condition, type Expression, nameOf } from './parse.ts';
import type { QueryTable } from './table.ts';

/** The rows an expression is asked about: one of the table, or all rows of a group (its first row stands for the keys). */
export type Rows = readonly number[];

export type Reading = (rows: Rows) => Scalar;

const DAY = 86_400_000;
const dateOf = (serial: number) => new Date(Date.UTC(1899, 11, 30) + Math.round(serial * DAY));

const dated = (read: (date: Date) => number) => (value: Scalar) =>
  typeof value === 'number' ? read(dateOf(value)) : null;

const CALLS: Record<string, (...values: Scalar[]) => Scalar> = {
  year: dated((date) => date.getUTCFullYear()),
  // Months are counted from 0 here, as Google's documentation warns.
  month: dated((date) => date.getUTCMonth()),
  day: dated((date) => date.getUTCDate()),
  hour: dated((date) => date.getUTCHours()),
  minute: dated((date) => date.getUTCMinutes()),
  second: dated((date) => date.getUTCSeconds()),
  quarter: dated((date) => Math.floor(date.getUTCMonth() / 3) + 1),
  dayofweek: dated((date) => date.getUTCDay() + 1),
  datediff: (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.floor(a) - Math.floor(b) : null),
  todate: (value) => (typeof value === 'number' ? Math.floor(value) : null),
  upper: (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  lower: (value) => (typeof value === 'string' ? value.toLowerCase() : value),
};

export const hasAggregate = (expression: Expression): boolean => {
  if (expression.kind === 'aggregate') return true;
  if (expression.kind === 'call') return expression.args.some(hasAggregate);
  return expression.kind === 'arithmetic' && (hasAggregate(expression.left) || hasAggregate(expression.right));
};

function aggregate(name: AggregateName, values: Scalar[]): Scalar {
  const present = values.filter((value) => value !== null && value !== '');
  if (name === 'count') return present.length;
  if (name === 'max' || name === 'min') {
    let best: Scalar = null;
    for (const value of present)
      if (best === null || (name === 'max' ? compareValues(value, best) > 0 : compareValues(value, best) < 0))
        best = value;
    return best;
  }
  if (present.length === 0) return null;
  const total = (present as number[]).reduce((sum, value) => sum + value, 0);
  return name === 'sum' ? total : total / present.length;
}

export function reading(expression: Expression, table: QueryTable): Reading {
  switch (expression.kind) {
    case 'value':
      return () => expression.value;
    case 'column': {
      const { values } = table.columns[table.find(expression.id)]!;
      return (rows) => (rows.length === 0 ? null : values[rows[0]!]!);
    }
    case 'aggregate': {
      const of = reading(expression.of, table);
      const isNumeric =
        expression.of.kind !== 'column' || table.columns[table.find(expression.of.id)]!.kind === 'number';
      if (!isNumeric && (expression.name === 'sum' || expression.name === 'avg'))
        throw badValue('Unable to parse query string for Function QUERY parameter 2: AVG_SUM_ONLY_NUMERIC');
      return (rows) =>
        aggregate(
          expression.name,
          rows.map((row) => of([row])),
        );
    }
    case 'call': {
      const call = CALLS[expression.name];
      if (!call)
        throw badValue(
          `Unable to parse query string for Function QUERY parameter 2: unknown function ${expression.name}.`,
        );
      const args = expression.args.map((arg) => reading(arg, table));
      return (rows) => call(...args.map((arg) => arg(rows)));
    }
    case 'arithmetic': {
      const left = reading(expression.left, table);
      const right = reading(expression.right, table);
      return (rows) => calculate(expression.operator, left(rows), right(rows));
    }
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: Scalar, right: Scalar): Scalar {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return right === 0 ? null : left / right;
}

/** Order within one kind, with regard to case; blanks come first. */
export function compareValues(a: Scalar, b: Scalar): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

export function condition(tree: Condition, table: QueryTable): (row: number) => boolean {
  switch (tree.kind) {
    case 'and': {
      const parts = tree.parts.map((part) => condition(part, table));
      return (row) => parts.every((part) => part(row));
    }
    case 'or': {
      const parts = tree.parts.map((part) => condition(part, table));
      return (row) => parts.some((part) => part(row));
    }
    case 'not': {
      const part = condition(tree.part, table);
      return (row) => !part(row);
    }
    case 'null': {
      const value = reading(tree.of, table);
      return (row) => (value([row]) === null) === tree.isNull;
    }
    case 'compare': {
      if (hasAggregate(tree.left) || hasAggregate(tree.right))
        throw badValue(
          `Unable to parse query string for Function QUERY parameter 2: CANNOT_BE_IN_WHERE: ${nameOf(tree.left)}`,
        );
      const left = reading(tree.left, table);
      const right = reading(tree.right, table);
      const holds = COMPARE[tree.operator]!;
      return (row) => holds(left([row]), right([row]));
    }
  }
}

const texts = (holds: (left: string, right: string) => boolean) => (left: Scalar, right: Scalar) =>
  left !== null && right !== null && holds(String(left), String(right));

/** A comparison with a blank or with another kind of value holds for no row. */
const ordered = (holds: (order: number) => boolean) => (left: Scalar, right: Scalar) =>
  left !== null && right !== null && typeof left === typeof right && holds(compareValues(left, right));

const COMPARE: Record<string, (left: Scalar, right: Scalar) => boolean> = {
  '=': ordered((order) => order === 0),
  '<>': ordered((order) => order !== 0),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  contains: texts((left, right) => left.includes(right)),
  starts: texts((left, right) => left.startsWith(right)),
  ends: texts((left, right) => left.endsWith(right)),
  matches: texts((left, right) => regularExpression(`^(?:${right})$`, 'QUERY').test(left)),
  like: texts((left, right) => likePattern(right).test(left)),
};

function likePattern(text: string): RegExp {
  const source = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[\\s\\S]*')
    .replaceAll('_', '[\\s\\S]');
  return new RegExp(`^${source}$`);
}
