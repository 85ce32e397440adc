/** The rows of a measure as conditions of a formula: pairs for COUNTIFS and its like, tests for FILTER and SUMPRODUCT. */
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
}

export interface Context {
  rows: Rows;
  table: KpiTable;
  refs: NativeRefs;
  /** The formula of the first and of the last day; null: no limit. */
  start: string | null;
  end: string | null;
}

/** One condition, to be written as a pair of COUNTIFS or as a comparison in FILTER. */
interface Condition {
  column: string;
  operator: '=' | '<>' | '>=' | '<=' | '<' | '>';
  /** A constant as text, or a formula. */
  operand: { text: string } | { whole: number } | { formula: string };
}

export const column = ({ refs, rows }: Context, field: FieldId): string => refs.column(rows.role, fieldIn(rows, field));
export const dayColumn = ({ refs, rows, table }: Context): string => refs.column(rows.role, dayField(rows, table));

function conditions(context: Context): Condition[] {
  const { refs, rows, start, end } = context;
  const list: Condition[] = [];
  const status = (operator: '=' | '<>', text: string) =>
    list.push({ column: refs.column(rows.role, 'status'), operator, operand: { text } });
  if (rows.which === 'decided') for (const word of ['open', 'cancelled']) status('<>', word);
  else if (rows.which === 'ended') status('<>', 'open');
  else if (rows.which !== 'any') status('=', rows.which);
  for (const field of rows.has ?? [])
    list.push({ column: column(context, field), operator: '<>', operand: { text: '' } });
  if (rows.purchases) list.push({ column: column(context, 'amount'), operator: '>=', operand: { whole: 0 } });
  if (start) list.push({ column: dayColumn(context), operator: '>=', operand: { formula: start } });
  if (end) list.push({ column: dayColumn(context), operator: '<=', operand: { formula: end } });
  return list;
}

/** As pairs of COUNTIFS and its like: a column and a criterion. */
export function pairs(context: Context): string[] {
  return conditions(context).flatMap(({ column, operator, operand }) => {
    if ('formula' in operand) return [column, `"${operator}"&${grouped(operand.formula)}`];
    if ('whole' in operand) return [column, `"${operator}${operand.whole}"`];
    if (operand.text === '') return [column, '"?*"'];
    return [column, operator === '=' ? `"${operand.text}"` : `"${operator}${operand.text}"`];
  });
}

/** As tests of FILTER or SUMPRODUCT, row by row. Text is greater than every number, so a blank day fails `<=`. */
export function tests(context: Context): string[] {
  const { rows, table, refs } = context;
  const list = conditions(context).flatMap(({ column, operator, operand }) => {
    if ('formula' in operand) return [`${column}${operator}${operand.formula}`];
    if ('whole' in operand) return [`ISNUMBER(${column})`, `${column}${operator}${operand.whole}`];
    return [`${column}${operator}"${operand.text}"`];
  });
  if (rows.costs && hasField(table, 'category')) {
    const { pattern, excludes } = costPatterns[rows.costs];
    list.push(`REGEXMATCH(${refs.column(rows.role, 'category')};"(?i)${pattern}")=${excludes ? 'FALSE' : 'TRUE'}`);
  }
  return list;
}

export const filter = (values: string, context: Context): string => call('FILTER', values, ...tests(context));

export const call = (name: string, ...args: string[]): string => `${name}(${args.join(';')})`;
/** `&` binds looser than `+`, so only a comparison or a condition would need brackets; a sum is clearer with them. */
export const grouped = (formula: string): string =>
  /^[^+-]*$/.test(formula) || /^\w+\(.*\)$/.test(formula) ? formula : `(${formula})`;
