/** What can be put on a scorecard from the tables at hand, each KPI with its definitions, and their figures over the days chosen. */
import type { Kpi } from '../kpi/define.ts';
import { currencyOf, evaluate, type KpiData, lacks, type Window } from '../kpi/evaluate.ts';
import { kpis, templates } from '../kpi/index.ts';
import { addsUp, byRole, windowOf } from '../scorecard/figures.ts';
import { type Span, spanOf } from '../scorecard/span.ts';
import type { Table } from '../table/types.ts';
import { words } from '../text/en.ts';
import { definition, formatValue, lackText } from '../text/explain.ts';
import { type Day, fromIso, toIso } from '../value/day.ts';
import { isFigure } from '../value/outcome.ts';
import { Problem } from './failure.ts';
import type { Catalogue, KpiChoice, PeriodUnit, Preview, PreviewRequest } from './protocol.ts';

/** Cadences the sidebar offers; days are for the command line. */
const UNITS: PeriodUnit[] = ['week', 'month', 'quarter', 'year'];

export function catalogueOf(tables: Table[]): Catalogue {
  const { from, to, asOf } = spanned(tables, 'month', null, null);
  const choices = kpis().map((kpi) => choiceOf(kpi, byRole(tables)));
  const ready = new Set(choices.filter(({ lacks }) => !lacks).map(({ id }) => id));
  return {
    kpis: choices,
    templates: templates().map((template) => ({
      ...template,
      kpis: [...template.kpis],
      ready: template.kpis.filter((id) => ready.has(id)).length,
    })),
    periods: UNITS.map((unit) => ({ unit, name: words.periods[unit] })),
    range: { from: toIso(from), to: toIso(to), asOf: toIso(asOf) },
  };
}

function spanned(tables: Table[], unit: PeriodUnit, from: Day | null, to: Day | null): Span {
  const span = spanOf(tables, unit, from, to, null);
  if (span) return span;
  throw new Problem('no_rows', 'No deal, order or cost has a date that can be read, so there is no period to show.');
}

function choiceOf(kpi: Kpi, tables: KpiData['tables']): KpiChoice {
  const variants = kpi.variants.map(({ id }) => {
    const lack = lacks(kpi, id, tables);
    return { id, name: id, definition: definition(kpi, id), lacks: lack && lackText(lack) };
  });
  return {
    id: kpi.id,
    name: kpi.text.name,
    family: words.families[kpi.family],
    variants,
    lacks: variants[0]!.lacks,
    selected: false,
    target: null,
    perPeriod: addsUp({ kpi, variant: null }),
    unit: kpi.unit,
  };
}

/** The totals of a scorecard over these days, of every definition. */
export function previewOf(tables: Table[], { period, from, to, targets }: Omit<PreviewRequest, 'choices'>): Preview {
  const span = spanned(tables, period, from === null ? null : fromIso(from), to === null ? null : fromIso(to));
  const data: KpiData = { tables: byRole(tables), targets };
  const window = windowOf(span);
  return {
    from: toIso(span.from),
    to: toIso(span.to),
    periods: span.periods.length,
    figures: Object.fromEntries(kpis().map((kpi) => [kpi.id, figuresOf(kpi, data, window)])),
  };
}

const figuresOf = (kpi: Kpi, data: KpiData, window: Window): Record<string, string | null> =>
  Object.fromEntries(
    kpi.variants.map(({ id }) => {
      const outcome = lacks(kpi, id, data.tables) ? null : evaluate(kpi, id, data, window);
      const isShown = outcome !== null && isFigure(outcome);
      return [id, isShown ? formatValue(outcome.value, kpi.unit, currencyOf(kpi, id, data.tables)) : null];
    }),
  );

export function requireTables(tables: Table[]): void {
  if (tables.length) return;
  throw new Problem(
    'no_table',
    'No table of deals, orders or costs was found in this file. A table needs a header row with, for deals, a status or stage, an amount and a close date.',
  );
}
