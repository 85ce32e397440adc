/** The scorecard as the person has it before them in step 2. */
import { monthsPer } from '../../kpi/evaluate.ts';
import type { BuildRequest, Catalogue, KpiChoice, PeriodUnit, PreviewRequest, TableChoices } from '../protocol.ts';
import { lastPeriods } from './range.ts';
import { formatTarget, parseTarget } from './target.ts';

/** `last`: the latest periods, also at a later rebuild. */
export type RangeKind = 'all' | 'last' | 'custom';
export const LAST = 12;

export interface Draft {
  title: string;
  template: string | null; // null: the person's own choice
  picked: string[];
  variants: Record<string, string>;
  targets: Record<string, string>; // as written
  period: PeriodUnit;
  range: RangeKind;
  from: string;
  to: string;
}

export function newDraft(catalogue: Catalogue, before: BuildRequest | null, title: string, locale: string): Draft {
  const { kpis, periods, templates } = catalogue;
  const written = (kpi: KpiChoice, target: number | null) =>
    target === null ? '' : formatTarget(target, kpi.unit, locale);
  const asked = new Map((before?.kpis ?? []).map((kpi) => [kpi.id, kpi]));
  const from = before?.from ?? null;
  const to = before?.to ?? null;
  const picked = firstPicked(catalogue, before);
  return {
    title: before?.title || title,
    template: templateOf(picked, kpis, templates),
    picked,
    variants: Object.fromEntries([...asked].flatMap(([id, { variant }]) => (variant ? [[id, variant]] : []))),
    targets: Object.fromEntries(kpis.map((kpi) => [kpi.id, written(kpi, asked.get(kpi.id)?.target ?? kpi.target)])),
    period: before?.period ?? usualPeriod(periods),
    range: from === null ? 'all' : to === null ? 'last' : 'custom',
    from: from ?? catalogue.range.from,
    to: to ?? catalogue.range.to,
  };
}

/** What the scorecard in the file has, else what the server proposes, else the first template that can be fed. */
function firstPicked({ kpis, templates }: Catalogue, before: BuildRequest | null): string[] {
  const possible = kpis.filter((kpi) => !kpi.lacks);
  const ids = (chosen: KpiChoice[]) => chosen.map((kpi) => kpi.id);
  if (before) return ids(possible.filter((kpi) => before.kpis.some(({ id }) => id === kpi.id)));
  const proposed = possible.filter((kpi) => kpi.selected);
  const template = templates.find(({ ready }) => ready > 0);
  return ids(proposed.length > 0 ? proposed : possible.filter((kpi) => template?.kpis.includes(kpi.id)));
}

/** The tables were changed: what still applies is kept, what no table feeds any more goes. */
export function keptDraft(draft: Draft, catalogue: Catalogue, locale: string): Draft {
  const possible = new Set(catalogue.kpis.filter((kpi) => !kpi.lacks).map((kpi) => kpi.id));
  const units = catalogue.periods.map(({ unit }) => unit);
  const period = units.includes(draft.period) ? draft.period : usualPeriod(catalogue.periods);
  return {
    ...withPeriod(draft, catalogue, period, locale),
    picked: draft.picked.filter((id) => possible.has(id)),
    ...(draft.range === 'custom' ? {} : { from: catalogue.range.from, to: catalogue.range.to }),
  };
}

/** Targets for one period go along: 12,000 a year are 1,000 a month. */
export function withPeriod(draft: Draft, catalogue: Catalogue, period: PeriodUnit, locale: string): Draft {
  if (period === draft.period) return draft;
  const [[over, under], [newOver, newUnder]] = [monthsPer[draft.period], monthsPer[period]];
  const targets = { ...draft.targets };
  for (const kpi of catalogue.kpis) {
    const target = kpi.perPeriod ? targetOf(draft, kpi, locale) : null;
    if (target === null || Number.isNaN(target)) continue;
    const cents = (100 * target * over * newUnder) / (under * newOver);
    targets[kpi.id] = formatTarget(Math.round(cents) / 100, kpi.unit, locale);
  }
  return { ...draft, period, targets };
}

export function withTemplate(draft: Draft, catalogue: Catalogue, id: string, locale: string): Draft {
  const template = catalogue.templates.find((candidate) => candidate.id === id);
  if (!template) return draft;
  const possible = catalogue.kpis.filter((kpi) => !kpi.lacks && template.kpis.includes(kpi.id));
  const known = catalogue.periods.some(({ unit }) => unit === template.period);
  const chosen = { ...draft, template: id, picked: possible.map((kpi) => kpi.id) };
  return known ? withPeriod(chosen, catalogue, template.period, locale) : chosen;
}

export function withPicked(draft: Draft, catalogue: Catalogue, id: string, on: boolean): Draft {
  const wanted = new Set(draft.picked);
  if (on) wanted.add(id);
  else wanted.delete(id);
  const picked = catalogue.kpis.map((kpi) => kpi.id).filter((kpi) => wanted.has(kpi));
  return { ...draft, template: null, picked };
}

export function targetOf(draft: Draft, kpi: KpiChoice, locale: string): number | null {
  return parseTarget(draft.targets[kpi.id] ?? '', kpi.unit, locale);
}

/** What keeps the scorecard from being built. */
export type Hindrance = { what: 'none' } | { what: 'target'; kpi: KpiChoice } | { what: 'dates' } | { what: 'order' };

export function hindrance(draft: Draft, catalogue: Catalogue, locale: string): Hindrance | null {
  if (draft.picked.length === 0) return { what: 'none' };
  const wrong = catalogue.kpis.find(
    (kpi) => draft.picked.includes(kpi.id) && Number.isNaN(targetOf(draft, kpi, locale) ?? 0),
  );
  if (wrong) return { what: 'target', kpi: wrong };
  if (draft.range !== 'custom') return null;
  if (!draft.from || !draft.to) return { what: 'dates' };
  return draft.from > draft.to ? { what: 'order' } : null;
}

/** The days of the draft, as a build asks for them; null: those of the data. */
export function daysOf(draft: Draft, catalogue: Catalogue): Pick<BuildRequest, 'period' | 'from' | 'to'> {
  const { period, range } = draft;
  if (range === 'custom') return { period, from: draft.from, to: draft.to };
  return { period, from: range === 'all' ? null : lastPeriods(catalogue.range.asOf, period, LAST), to: null };
}

/** What the figures beside the KPIs follow: the days, and the targets as the scorecard will have them. */
export function previewed(draft: Draft, catalogue: Catalogue, locale: string): Omit<PreviewRequest, 'choices'> {
  const { kpis } = buildRequest(draft, catalogue, [], '', locale);
  const usual = ({ id, variant }: BuildRequest['kpis'][number]) =>
    [null, catalogue.kpis.find((kpi) => kpi.id === id)?.variants[0]?.id].includes(variant);
  return {
    ...daysOf(draft, catalogue),
    targets: Object.fromEntries(kpis.flatMap((kpi) => (kpi.target && usual(kpi) ? [[kpi.id, kpi.target]] : []))),
  };
}

export function buildRequest(
  draft: Draft,
  catalogue: Catalogue,
  choices: TableChoices[],
  title: string,
  locale: string,
): BuildRequest {
  return {
    choices,
    title: draft.title.trim() || title,
    kpis: catalogue.kpis
      .filter((kpi) => draft.picked.includes(kpi.id))
      .map((kpi) => ({ id: kpi.id, variant: draft.variants[kpi.id] ?? null, target: targetOf(draft, kpi, locale) })),
    ...daysOf(draft, catalogue),
    asOf: null,
  };
}

/** Months unless the data has none: the command line's default too. */
function usualPeriod(periods: Catalogue['periods']): PeriodUnit {
  return (periods.find(({ unit }) => unit === 'month') ?? periods[0])?.unit ?? 'month';
}

function templateOf(picked: string[], kpis: KpiChoice[], templates: Catalogue['templates']): string | null {
  const possible = new Set(kpis.filter((kpi) => !kpi.lacks).map((kpi) => kpi.id));
  const same = (ids: string[]) => ids.length === picked.length && ids.every((id) => picked.includes(id));
  return templates.find((template) => same(template.kpis.filter((id) => possible.has(id))))?.id ?? null;
}
