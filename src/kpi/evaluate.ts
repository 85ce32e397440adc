/** A KPI computed: the engine's reading of the record. */
import { wilson } from '../model/wilson.ts';
import type { FieldId, Role } from '../table/types.ts';
import { figure, type LeftOut, type LeftOutCode, noFigure, type Outcome, type Reason } from '../value/outcome.ts';
import {
  fieldsUsed,
  isMeasure,
  type KpiSource,
  type KpiTable,
  type Lack,
  lackOrQuestion,
  sourceOf,
  type Window,
} from './data.ts';
import { type Kpi, type Variant, variantOf } from './define.ts';
import { compute, type Expression } from './expression.ts';
import { kpiById } from './index.ts';
import type { Input } from './measure.ts';
import { reduce } from './reduce.ts';

export type { KpiData, KpiSource, KpiTable, Lack, Window } from './data.ts';
export { nearShare, statusOf } from './status.ts';

export function evaluate(kpi: Kpi, variantId: string | null, data: KpiSource, window: Window): Outcome {
  return outcomeOf(evaluated(kpi, variantId, data, window), data.tables);
}

/** One input with what it came to, e.g. the four parts of sales velocity. */
export interface Part {
  name: string;
  input: Input;
  outcome: Outcome;
}

export function parts(kpi: Kpi, variantId: string | null, data: KpiSource, window: Window): Part[] {
  if (lacks(kpi, variantId, data.tables)) return [];
  const variant = variantOf(kpi, variantId);
  return [...evaluatedInputs(variant, data, window)].map(([name, result]) => ({
    name,
    input: variant.inputs[name]!,
    outcome: outcomeOf(result, data.tables),
  }));
}

/** Wilson's interval of a share of counted rows, or the KPI's own; null where there is none. */
export function interval(
  kpi: Kpi,
  variantId: string | null,
  data: KpiSource,
  window: Window,
  level?: number,
): [low: number, high: number] | null {
  const variant = variantOf(kpi, variantId);
  const { proportion, expression } = variant;
  if ((!proportion && !variant.interval) || lacks(kpi, variantId, data.tables)) return null;
  const inputs = evaluatedInputs(variant, data, window);
  const computed = (each: Expression) => compute(each, (name) => inputs.get(name)!.value);
  if (typeof computed(expression) !== 'number') return null;
  if (variant.interval) return variant.interval((name) => inputs.get(name)!.value as number, level);
  if (expression.op !== 'ratio') return null;
  return wilson(computed(expression.left) as number, computed(expression.right) as number, level);
}

/** What keeps the KPI from having any value with these tables; null: nothing. */
export function lacks(kpi: Kpi, variantId: string | null, tables: KpiSource['tables']): Lack | null {
  const variant = variantOf(kpi, variantId);
  const rowsOf = sourceOf(variant, tables);
  for (const input of Object.values(variant.inputs)) {
    if (input.kind === 'target') continue;
    const lack = isMeasure(input)
      ? lackOrQuestion(input, rowsOf(input), tables)
      : lacks(kpiById(input.id), null, tables);
    if (lack) return lack;
  }
  return null;
}

/** The columns that the figure is read from, by table: of a KPI that lacks nothing. */
export function fieldsRead(kpi: Kpi, variantId: string | null, tables: KpiSource['tables']): Map<Role, Set<FieldId>> {
  const variant = variantOf(kpi, variantId);
  const rowsOf = sourceOf(variant, tables);
  const readBy = (input: Input): Map<Role, Set<FieldId>> => {
    if (input.kind === 'target') return new Map();
    if (!isMeasure(input)) return fieldsRead(kpiById(input.id), null, tables);
    const rows = rowsOf(input);
    return new Map([[rows.role, fieldsUsed(input, rows, tables[rows.role]!)]]);
  };
  const read = new Map<Role, Set<FieldId>>();
  for (const [role, fields] of Object.values(variant.inputs).flatMap((input) => [...readBy(input)]))
    read.set(role, new Set([...(read.get(role) ?? []), ...fields]));
  return read;
}

/** The currency of a KPI's money: an ISO code, "mixed", or null where there is none. */
export function currencyOf(kpi: Kpi, variantId: string | null, tables: KpiSource['tables']): string | null {
  const variant = variantOf(kpi, variantId);
  const rowsOf = sourceOf(variant, tables);
  const found = new Set<string>();
  for (const input of Object.values(variant.inputs)) {
    if (input.kind === 'target' || (isMeasure(input) && input.unit !== 'money')) continue;
    const currency = isMeasure(input)
      ? tables[rowsOf(input).role]?.currency
      : currencyOf(kpiById(input.id), null, tables);
    if (currency) found.add(currency);
  }
  return found.size > 1 ? 'mixed' : ([...found][0] ?? null);
}

/** Rows that can't be used, by table and row, so that a row which several inputs lack is counted once. */
type LeftRows = Map<Role, Map<number, LeftOutCode>>;

interface Evaluated {
  value: number | Reason;
  n: number;
  left: LeftRows;
}

function evaluated(kpi: Kpi, variantId: string | null, data: KpiSource, window: Window): Evaluated {
  const lack = lacks(kpi, variantId, data.tables);
  if (lack) return { value: lack.reason, n: 0, left: new Map() };
  const variant = variantOf(kpi, variantId);
  const inputs = evaluatedInputs(variant, data, window);
  const left = merged([...inputs.values()]);
  if (currencyOf(kpi, variantId, data.tables) === 'mixed') return { value: 'mixed_currency', n: 0, left };
  const value = compute(variant.expression, (name) => inputs.get(name)!.value);
  return { value, n: variant.counted.reduce((sum, name) => sum + inputs.get(name)!.n, 0), left };
}

function evaluatedInputs(variant: Variant, data: KpiSource, window: Window): Map<string, Evaluated> {
  const rowsOf = sourceOf(variant, data.tables);
  const resultOf = (input: Input): Evaluated => {
    if (input.kind === 'kpi') return evaluated(kpiById(input.id), null, data, window);
    if (input.kind === 'target')
      return { value: monthlyTarget(data.targets[input.id], window) ?? 'no_target', n: 0, left: new Map() };
    const rows = rowsOf(input);
    const reduced = reduce(input, rows, data.tables[rows.role]!, window);
    return { ...reduced, left: new Map([[rows.role, new Map(reduced.left)]]) };
  };
  return new Map(Object.entries(variant.inputs).map(([name, input]) => [name, resultOf(input)]));
}

/** Targets are set for one period of the scorecard; coverage asks for a month's. */
function monthlyTarget(target: number | undefined, { unit }: Window): number | null {
  if (target === undefined) return null;
  const [over, under] = unit === null ? [1, 1] : monthsPer[unit];
  return (target * over) / under;
}

/** What a period's target is multiplied with and divided by to make a month's: a year has 52 weeks and 365 days. */
export const monthsPer = {
  day: [365, 12],
  week: [52, 12],
  month: [1, 1],
  quarter: [1, 3],
  year: [1, 12],
} as const;

function merged(results: readonly Evaluated[]): LeftRows {
  const left: LeftRows = new Map();
  for (const result of results) {
    for (const [role, rows] of result.left) {
      const known = left.get(role) ?? new Map<number, LeftOutCode>();
      for (const [row, code] of rows) if (!known.has(row) || known.get(row) === 'outside_period') known.set(row, code);
      left.set(role, known);
    }
  }
  return left;
}

function outcomeOf({ value, n, left }: Evaluated, tables: KpiSource['tables']): Outcome {
  const leftOut: LeftOut = {};
  const add = (code: LeftOutCode, rows: number): void => {
    leftOut[code] = (leftOut[code] ?? 0) + rows;
  };
  for (const [role, rows] of left) {
    for (const [code, count] of Object.entries((tables[role] as KpiTable).leftOut))
      add(code as LeftOutCode, count ?? 0);
    for (const code of rows.values()) add(code, 1);
  }
  return typeof value === 'number' ? figure(value, n, leftOut) : noFigure(value, n, leftOut);
}
