/** From tables and chosen KPIs to a plan of three live sheets. Nothing is written here, and no KPI is computed: `kpi/` does that. */

import { variantOf } from '../kpi/define.ts';
import type { KpiData } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import type { Table } from '../table/types.ts';
import { type Day, formatDay } from '../value/day.ts';
import type { PeriodUnit } from '../value/period.ts';
import { dataSheet } from './data-sheet.ts';
import { type Entry, entryOf, figuresOf, tablesByRole } from './figures.ts';
import { insightsOf } from './insights.ts';
import { merged, Standing } from './merge.ts';
import type { ExistingSheet, OwnSheet, Plan } from './plan.ts';
import { reportOf, type ScorecardReport } from './report.ts';
import { isOurs } from './scorecard-layout.ts';
import { scorecardSheet } from './scorecard-sheet.ts';
import { settingsSheet } from './settings-sheet.ts';
import { type Span, spanOf } from './span.ts';
import { openStages } from './stages.ts';

export type { ScorecardReport } from './report.ts';

export interface ScorecardInput {
  tables: Table[];
  kpis: { id: string; variant: string | null; target: number | null }[];
  unit: PeriodUnit;
  from: Day | null; // null: as the data have it
  to: Day | null;
  asOf: Day | null; // null: follows the data, live
  title: string;
  existing: ExistingSheet[];
  locale: string;
  names: Record<OwnSheet, string>;
  /** Grid rows of the user's sheets by sheet id: KPI data needs as many. */
  sourceRows: Record<number, number>;
}

/** The scorecard can't be built; the message is for the person. */
export class NoScorecard extends Error {
  constructor(
    readonly code: 'no_table' | 'no_rows' | 'no_kpis',
    message: string,
  ) {
    super(message);
  }
}

export function planScorecard(input: ScorecardInput): { plan: Plan; report: ScorecardReport } {
  const tables = tablesByRole(input.tables);
  if (!tables.length) throw new NoScorecard('no_table', 'There is no table to build a scorecard from.');
  if (!input.kpis.length) throw new NoScorecard('no_kpis', 'Choose at least one KPI.');
  const span = spanOf(tables, input.unit, input.from, input.to, input.asOf);
  if (!span) throw new NoScorecard('no_rows', 'No row has a date yet, so there is no period to show.');

  const standingOf = (kind: OwnSheet) => input.existing.find((sheet) => sheet.kind === kind);
  const standing = new Standing(standingOf('scorecard'), isOurs);
  const rows = rowsOf(input, tables, standing);
  const lone = targetsWithoutRow(rows.map(({ entry }) => entry));
  const names = nameSheets(input);
  const settings = settingsSheet({
    name: names.settings,
    tables,
    kpis: rows.map(({ entry }) => entry.kpi),
    targets: lone.map(kpiById),
    about: aboutLines(span),
    existing: standingOf('settings'),
  });
  const engine = engineData(tables, rows, settings.targets);
  const data = dataSheet({
    name: names.data,
    tables,
    existing: standingOf('data'),
    sourceRows: input.sourceRows,
    setting: settings.setting,
  });

  const figures = rows.map(({ entry, target }) => figuresOf(entry, engine, span, target));
  const currency = tables.find((table) => table.currency !== null)?.currency ?? null;
  const insights = insightsOf(figures, span, currency);
  const { canvas, periods } = scorecardSheet({
    name: names.scorecard,
    title: input.title,
    standing,
    figures,
    asked: rows.map(({ asked }) => asked),
    engine,
    span,
    insights,
    stages: openStages(tables),
    data,
    settings,
  });
  const report = reportOf({
    canvas,
    periods,
    figures,
    engine,
    span,
    insights,
    tables,
    sheets: [names.scorecard, names.data, names.settings],
  });
  return { plan: { sheets: [settings.plan, data.plan, canvas.finish()] }, report };
}

interface Row {
  entry: Entry;
  asked: number | null;
  target: number | null; // as asked, or as the user has changed it on the scorecard
}

/** The KPIs in the order asked for, each once; variants of one stand side by side. */
function rowsOf({ kpis }: ScorecardInput, tables: Table[], standing: Standing): Row[] {
  const byRole = Object.fromEntries(tables.map((table) => [table.role, table]));
  const rows = new Map<string, Row>();
  for (const { id, variant, target } of kpis) {
    const several = kpis.filter((other) => other.id === id).length > 1;
    const entry = entryOf(id, variant, byRole, several);
    if (rows.has(entry.key)) continue;
    const kept = standing.hasRow(entry.key)
      ? merged(target, standing.value(entry.key, 'built'), standing.value(entry.key, 'target'))
      : target;
    rows.set(entry.key, { entry, asked: target, target: typeof kept === 'number' ? kept : null });
  }
  return [...rows.values()];
}

/** KPIs whose target another one needs, but which have no row, and so no target cell, of their own. */
function targetsWithoutRow(entries: Entry[]): string[] {
  const ids = entries.flatMap(({ kpi, variant }) =>
    Object.values(variantOf(kpi, variant).inputs).flatMap((input) => (input.kind === 'target' ? [input.id] : [])),
  );
  return [...new Set(ids)].filter((id) => !entries.some(({ key }) => key === `kpi:${id}`));
}

function engineData(tables: Table[], rows: Row[], others: Record<string, number>): KpiData {
  const targets: Record<string, number> = { ...others };
  for (const { entry, target } of rows) {
    if (target !== null && entry.variant === null) targets[entry.kpi.id] = target;
  }
  return { tables: Object.fromEntries(tables.map((table) => [table.role, table])), targets };
}

/** A sheet that the user has renamed keeps its name. */
function nameSheets({ names, existing }: ScorecardInput): Record<OwnSheet, string> {
  const named = { ...names };
  for (const { kind, name } of existing) named[kind] = name;
  return named;
}

const aboutLines = ({ unit, periods, from, to }: Span): [string, string][] => [
  ['Periods', `${periods.length} ${unit}${periods.length === 1 ? '' : 's'}`],
  ['From', formatDay(from)],
  ['To', formatDay(to)],
];
