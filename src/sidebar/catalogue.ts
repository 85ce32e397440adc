/** What can be put on a scorecard from the tables at hand, each KPI with its definition and its figure over all of the data. */
import type { Kpi } from '../kpi/define.ts';
import { currencyOf, evaluate, type KpiData, lacks, type Window } from '../kpi/evaluate.ts';
import { kpis, templates } from '../kpi/index.ts';
import { addsUp, byRole } from '../scorecard/figures.ts';
import { beforeAll, spanOf } from '../scorecard/span.ts';
import type { Table } from '../table/types.ts';
import { words } from '../text/en.ts';
import { definition, formatValue, lackText } from '../text/explain.ts';
import { formatDay, toIso } from '../value/day.ts';
import { isFigure } from '../value/outcome.ts';
import { periodsBetween } from '../value/period.ts';
import { Problem } from './failure.ts';
import type { Catalogue, KpiChoice, PeriodUnit } from './protocol.ts';

/** Cadences the sidebar offers; days are for the command line. */
const UNITS: PeriodUnit[] = ['week', 'month', 'quarter', 'year'];

export function catalogueOf(tables: Table[]): Catalogue {
  const span = spanOf(tables, 'month', null, null, null);
  if (!span) {
    throw new Problem('no_rows', 'No deal, order or cost has a date that can be read, so there is no period to show.');
  }
  const data: KpiData = { tables: byRole(tables), targets: {} };
  const { from, to, asOf, unit } = span;
  const window: Window = { start: from, end: to, first: from, asOf, unit, previous: beforeAll(span), total: true };
  const choices = kpis().map((kpi) => choiceOf(kpi, data, () => preview(kpi, data, window)));
  const ready = new Set(choices.filter(({ lacks }) => !lacks).map(({ id }) => id));
  return {
    kpis: choices,
    templates: templates().map((template) => ({
      ...template,
      kpis: [...template.kpis],
      ready: template.kpis.filter((id) => ready.has(id)).length,
    })),
    periods: UNITS.map((unit) => ({
      unit,
      name: words.periods[unit],
      count: periodsBetween(span.from, span.to, unit).length,
    })),
    range: {
      from: toIso(span.from),
      to: toIso(span.to),
      asOf: toIso(span.asOf),
      text: `${formatDay(span.from)} – ${formatDay(span.to)}, as of ${formatDay(span.asOf)}`,
    },
  };
}

function choiceOf(kpi: Kpi, data: KpiData, shown: () => string | null): KpiChoice {
  const lack = lacks(kpi, null, data.tables);
  return {
    id: kpi.id,
    name: kpi.text.name,
    family: words.families[kpi.family],
    definition: definition(kpi, null),
    variants:
      kpi.variants.length > 1 ? kpi.variants.map(({ id }) => ({ id, name: id, definition: definition(kpi, id) })) : [],
    preview: lack ? null : shown(),
    lacks: lack ? lackText(lack) : null,
    selected: false,
    target: null,
    perPeriod: addsUp({ kpi, variant: null }),
    unit: kpi.unit,
  };
}

function preview(kpi: Kpi, data: KpiData, window: Window): string | null {
  const outcome = evaluate(kpi, null, data, window);
  return isFigure(outcome) ? formatValue(outcome.value, kpi.unit, currencyOf(kpi, null, data.tables)) : null;
}

export function requireTables(tables: Table[]): void {
  if (tables.length) return;
  throw new Problem(
    'no_table',
    'No table of deals, orders or costs was found in this file. A table needs a header row with, for deals, a status or stage, an amount and a close date.',
  );
}
