/** What the engine says for every KPI of a scorecard: in all, for each period, and for the one the newest is compared with. */
import { type Kpi, variantOf } from '../kpi/define.ts';
import { currencyOf, evaluate, interval, type KpiData, lacks, statusOf, type Window } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import { roles } from '../table/fields.ts';
import type { Table } from '../table/types.ts';
import { explain } from '../text/explain.ts';
import { isFigure, type Outcome } from '../value/outcome.ts';
import { numberFormat } from './formats.ts';
import { beforeAll, beforePeriod, type Days, judgedPeriod, lastDay, type Span } from './span.ts';

/** One row of the scorecard. `variant` is null for the default definition. */
export interface Entry {
  key: string; // of its row: `kpi:win_rate` or `kpi:win_rate/by value`
  kpi: Kpi;
  variant: string | null;
  name: string;
  lacks: ReturnType<typeof lacks>;
}

/** What a row of the scorecard is asked to hold. */
export type Wanted = Pick<Figures, 'entry' | 'asked' | 'target'>;

export interface Figures {
  entry: Entry;
  total: Outcome;
  interval: [low: number, high: number] | null;
  judgedInterval: [low: number, high: number] | null; // of the newest complete period
  judged: number | null; // the period that is held against the target; null: the total is
  status: ReturnType<typeof statusOf>;
  currency: string | null;
  format: string; // of its numbers
  asked: number | null; // the target of this build's request
  target: number | null; // the same, or as the user has changed it on the scorecard
  periods: Outcome[];
  note: string; // the total in a few sentences
}

/** One table per role: the one with the most usable rows. */
export function tablesByRole<T extends Pick<Table, 'role' | 'rows'>>(tables: T[]): T[] {
  return roles.flatMap((role) => {
    const found = tables.filter((table) => table.role === role);
    return found.length ? [found.reduce((best, table) => (table.rows > best.rows ? table : best))] : [];
  });
}

export const byRole = (tables: Table[]): KpiData['tables'] =>
  Object.fromEntries(tablesByRole(tables).map((table) => [table.role, table]));

/** The variant's id, or null for the default definition. */
function unusual(kpi: Kpi, variant: string | null): string | null {
  const chosen = variantOf(kpi, variant).id;
  return chosen === kpi.variants[0]!.id ? null : chosen;
}

/** The key of a KPI's row. */
export function rowOf(kpi: Kpi, variant: string | null): string {
  const own = unusual(kpi, variant);
  return own === null ? `kpi:${kpi.id}` : `kpi:${kpi.id}/${own}`;
}

export function entryOf(id: string, variant: string | null, tables: KpiData['tables'], several: boolean): Entry {
  const kpi = kpiById(id);
  const standard = kpi.variants[0]!.id;
  const own = unusual(kpi, variant);
  const named = own ?? (several ? standard : null);
  return {
    key: rowOf(kpi, variant),
    kpi,
    variant: own,
    name: named ? `${kpi.text.name}, ${named}` : kpi.text.name,
    lacks: lacks(kpi, own, tables),
  };
}

export function figuresOf({ entry, asked, target }: Wanted, data: KpiData, span: Span, locale: string): Figures {
  const { kpi, variant } = entry;
  const inPeriod = (i: number) => windowOf(span, span.periods[i]!, beforePeriod(span, i));
  const valueIn = (days: Window) => evaluate(kpi, variant, data, days);
  const all = windowOf(span);
  const total = valueIn(all);
  const periods = span.periods.map((_, i) => valueIn(inPeriod(i)));
  const currency = currencyOf(kpi, variant, data.tables);
  const complete = judgedPeriod(span);
  const judged = addsUp(entry) || isChange(entry) ? complete : null;
  return {
    entry,
    total,
    interval: interval(kpi, variant, data, all),
    judgedInterval: complete === null ? null : interval(kpi, variant, data, inPeriod(complete)),
    judged,
    status: statusOf(kpi, figureIn(judged === null ? total : periods[judged]), target),
    currency,
    format: numberFormat(kpi.unit, currency, figureIn(total), locale),
    asked,
    target,
    periods,
    note: explain(kpi, variant, total, data, all).join('\n'),
  };
}

/** A period of the scorecard; its total by default. */
export const windowOf = (span: Span, days?: Days, previous: Days = beforeAll(span)): Window => ({
  past: isPast(span, !days),
  start: days?.start ?? span.from,
  end: lastDay(span, days ?? { start: span.from, end: span.to }),
  first: span.from,
  asOf: span.asOf,
  unit: span.unit,
  previous,
  total: !days,
});

export const isPast = ({ snapshot }: Span, total: boolean): boolean =>
  snapshot === 'none' || (total && snapshot === 'periods');

/** Whether a longer period simply has more of it, as with revenue: its target is for one period, so one period is judged. */
export function addsUp({ kpi, variant }: Pick<Entry, 'kpi' | 'variant'>): boolean {
  const { inputs, expression } = variantOf(kpi, variant);
  const input = expression.op === 'input' ? inputs[expression.name] : undefined;
  return input !== undefined && (input.kind === 'sum' || input.kind === 'count') && input.when === 'period';
}

/** The KPIs whose targets it is measured against. */
export const targetsOf = ({ kpi, variant }: Pick<Entry, 'kpi' | 'variant'>): string[] =>
  Object.values(variantOf(kpi, variant).inputs).flatMap((input) => (input.kind === 'target' ? input.id : []));

/** Compared with the time before it: the whole time has none in the data. */
const isChange = ({ kpi, variant }: Entry): boolean =>
  Object.values(variantOf(kpi, variant).inputs).some(
    (input) => 'when' in input && /previous|year_ago/.test(input.when),
  );

export const figureIn = (outcome: Outcome | null | undefined): number | null =>
  outcome && isFigure(outcome) ? outcome.value : null;
