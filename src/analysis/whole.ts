/** From where on the data cover whole periods: one that they begin in the midst of looks like a bad one. */
import { dayField, isMeasure, sourceOf } from '../kpi/data.ts';
import type { Kpi } from '../kpi/define.ts';
import { kpiById } from '../kpi/index.ts';
import { daysOf, happened } from '../scorecard/span.ts';
import type { Day } from '../value/day.ts';
import { type Period, type PeriodUnit, periodOf, shift } from '../value/period.ts';
import type { Tables } from './define.ts';

/** A month may begin with a holiday and a weekend; of a week they would be half. */
const FIRST_DAYS: Partial<Record<PeriodUnit, number>> = { month: 3, quarter: 3, year: 3 };

/** The first day of the first period in which the KPI's figure is that of a whole period, as far as the days of its rows tell. */
export const wholeFrom = (kpi: Kpi, tables: Tables, unit: PeriodUnit): Day =>
  beginnings(kpi, tables, unit).reduce((latest, day) => Math.max(latest, day), Number.NEGATIVE_INFINITY);

function beginnings({ variants }: Kpi, tables: Tables, unit: PeriodUnit): Day[] {
  const rowsOf = sourceOf(variants[0]!, tables);
  return Object.values(variants[0]!.inputs).flatMap((input) => {
    if (!isMeasure(input)) return input.kind === 'target' ? [] : beginnings(kpiById(input.id), tables, unit);
    const rows = rowsOf(input);
    const table = tables[rows.role];
    if (!table) return [];
    const field = dayField(rows, table);
    const statuses = happened[rows.role].find((each) => each.field === field)?.statuses ?? null;
    const first = firstWhole(daysOf(table.frame, field, statuses), unit);
    return first ? [shift(first, input.when === 'previous' ? 1 : 0).start] : [];
  });
}

/** The first period that rows of these days cover as a whole: no more days are missing at its start than usually lie between two of them. */
export function firstWhole(days: readonly Day[], unit: PeriodUnit): Period | null {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined) return null;
  const gaps = sorted.slice(1).map((day, i) => day - sorted[i]!);
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 1;
  const period = periodOf(first, unit);
  const isWhole = first - period.start <= Math.max(usual - 1, FIRST_DAYS[unit] ?? 0);
  return isWhole ? period : shift(period, 1);
}
