/** The rows of a measure as conditions of a formula: pairs for COUNTIFS and its like, tests for FILTER. */
import type { FieldId } from '../table/types.ts';
import type { PeriodUnit } from '../value/period.ts';
import { costPatterns } from './costs.ts';
import { dayField, fieldIn, hasField, type KpiTable } from './data.ts';
import type { Rows } from './measure.ts';

/** How a formula names things; the layout of the scorecard decides where they stand. */
export interface NativeRefs {
  /** A column of KPI data from its first row on, open ended: `'KPI data'!$C$3:$C`. */
  column(role: string, field: FieldId | 'status'): string;
  start: string;
  end: string;
  first: string;
  asOf: string;
  /** '' where there is nothing to compare with. */
  previousStart: string;
  previousEnd: string;
  target(kpiId: string): string;
  /** The cell of another KPI in the same column, if it is on the scorecard. */
  kpi?(id: string): string | null;
  unit?: PeriodUnit | null;
  /** The total column: snapshots have a value there, whatever its days. */
  total?: boolean;
  /** Snapshots have no value there. */
  past?: boolean;
}

export interface Context {
  rows: Rows;
  table: KpiTable;
  refs: NativeRefs;
  /** The formula of the first and of the last day; null: no limit. */
  start: string | null;
  end: string | null;
}

/** One test of each row: a column, an operator, and a formula that is compared with. */
type Condition = readonly [column: string, operator: '=' | '<>' | '>=' | '<=', operand: string];

export const column = ({ refs, rows }: Context, field: FieldId): string => refs.column(rows.role, fieldIn(rows, field));
export const dayColumn = ({ refs, rows, table }: Context): string => refs.column(rows.role, dayField(rows, table));

function conditions(context: Context): Condition[] {
  const { refs, rows, start, end } = context;
  const list: Condition[] = [];
  if (rows.which !== 'any') {
    const status = refs.column(rows.role, 'status'); // a table of costs or orders has none
    if (rows.which === 'decided') list.push([status, '<>', '"open"'], [status, '<>', '"cancelled"']);
    else list.push([status, '=', `"${rows.which}"`]);
  }
  for (const field of rows.has ?? []) list.push([column(context, field), '<>', '""']);
  if (rows.purchases) list.push([column(context, 'amount'), '>=', '0']);
  if (rows.scores) {
    const score = column(context, 'score');
    const [from, to] = rows.scores;
    list.push([score, '>=', String(from)], [score, '<=', String(to)]);
  }
  if (start) list.push([dayColumn(context), '>=', start]);
  if (end) list.push([dayColumn(context), '<=', end]);
  return list;
}

/** As pairs of COUNTIFS and its like: a column and a criterion. */
export const pairs = (context: Context): string[] =>
  conditions(context).flatMap(([column, operator, operand]) => [column, criterion(operator, operand)]);

function criterion(operator: string, operand: string): string {
  if (operand === '""') return '"?*"'; // "<>" would take an empty text for one
  if (operand.startsWith('"')) return operator === '=' ? operand : `"${operator}${operand.slice(1)}`;
  return /^\d+$/.test(operand) ? `"${operator}${operand}"` : `"${operator}"&${bracketed(operand)}`;
}

/** As tests of FILTER, row by row. Text is greater than every number, so a blank day fails `<=`. */
export function tests(context: Context): string[] {
  const { rows, refs } = context;
  const list = conditions(context).map((condition) => condition.join(''));
  if (rows.purchases) list.push(`ISNUMBER(${column(context, 'amount')})`);
  if (isByCategory(context)) {
    const { counts, excludes } = costPatterns[rows.costs!];
    const fits = (pattern: string) => `REGEXMATCH(${refs.column(rows.role, 'category')};"(?i)${pattern}")`;
    list.push(excludes ? `${fits(counts)}+(${fits(excludes)}=FALSE)>0` : `${fits(counts)}=TRUE`);
  }
  return list;
}

/** Costs of one kind are told by a pattern, which COUNTIFS and its like do not know. */
export const isByCategory = ({ rows, table }: Context): boolean =>
  rows.costs !== undefined && hasField(table, 'category');

/** The values of the context's rows, and of these only those that pass more tests. */
export const filter = (values: string, context: Context, ...more: string[]): string =>
  call('FILTER', values, ...more, ...tests(context));

export const call = (name: string, ...args: string[]): string => `${name}(${args.join(';')})`;
/** In brackets, unless it is a name, a cell or one call. */
export const bracketed = (formula: string): string => (isAtom(formula) ? formula : `(${formula})`);

function isAtom(formula: string): boolean {
  if (/^[\w$!'"]*$/.test(formula)) return true;
  if (!/^[A-Z]+\(/.test(formula)) return false;
  let depth = 0;
  for (let i = 0; i < formula.length; i++) {
    if (formula[i] === '(') depth++;
    if (formula[i] === ')' && --depth === 0) return i === formula.length - 1;
  }
  return false;
}
