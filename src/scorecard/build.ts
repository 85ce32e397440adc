/** From tables and chosen KPIs to a plan of three live sheets. Nothing is written here, and no KPI is computed: `kpi/` does that. */

import type { KpiData } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import type { Table } from '../table/types.ts';
import type { Day } from '../value/day.ts';
import type { PeriodUnit } from '../value/period.ts';
import { dataSheet } from './data-sheet.ts';
import { byRole, entryOf, figuresOf, tablesByRole, targetsOf, type Wanted } from './figures.ts';
import { insightsOf } from './insights.ts';
import { merged, Standing } from './merge.ts';
import type { ExistingSheet, Plan, ScorecardSheet } from './plan.ts';
import type { ScorecardReport } from './report.ts';
import { isOurs } from './scorecard-layout.ts';
import { drawScorecard } from './scorecard-sheet.ts';
import { settingsSheet } from './settings-sheet.ts';
import { happened, spanOf } from './span.ts';
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
  names: Record<ScorecardSheet, string>;
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
  // Tables that no scorecard goes by would only be copied.
  const tables = tablesByRole(input.tables).filter(({ role }) => happened[role].length > 0);
  if (!tables.length) throw new NoScorecard('no_table', 'There is no table to build a scorecard from.');
  if (!input.kpis.length) throw new NoScorecard('no_kpis', 'Choose at least one KPI.');
  const span = spanOf(tables, input.unit, input.from, input.to, input.asOf);
  if (!span) {
    const isOutside = input.from !== null || input.to !== null;
    throw new NoScorecard(
      'no_rows',
      isOutside
        ? 'No row falls into the chosen days.'
        : 'No row has a date that could be read, so there is no period to show.',
    );
  }

  const [scorecard, settingsBefore, dataBefore] = (['scorecard', 'settings', 'data'] as const).map((kind) =>
    input.existing.find((sheet) => sheet.kind === kind),
  );
  const standing = new Standing(scorecard, isOurs);
  const settingsStanding = new Standing(settingsBefore, () => true);
  const wanted = wantedRows(input, tables, standing, settingsStanding);
  const names = nameSheets(input);
  const settings = settingsSheet({
    name: names.settings,
    tables,
    kpis: wanted.map(({ entry }) => entry.kpi),
    targets: targetsWithoutRow(wanted).map(kpiById),
    existing: [settingsStanding, standing],
  });
  const engine = engineData(tables, wanted, settings.targets);
  const data = dataSheet({
    name: names.data,
    tables,
    existing: dataBefore,
    sourceRows: input.sourceRows,
    setting: settings.setting,
  });
  const figures = wanted.map((each) => figuresOf(each, engine, span, input.locale));
  const insights = insightsOf(figures, span, tables.find(({ currency }) => currency !== null)?.currency ?? null);
  const { canvas, periods } = drawScorecard({
    name: names.scorecard,
    title: input.title,
    standing,
    tables,
    figures,
    engine,
    span,
    insights,
    stages: openStages(tables),
    locale: input.locale,
    data,
    settings,
  });
  const columns = ['total', ...periods].map((key) => canvas.columns.at(key));
  const report: ScorecardReport = {
    span,
    tables,
    figures: figures.map((each) => {
      const row = canvas.rows.at(each.entry.key);
      return { ...each, row, content: canvas.plan.cells[row]![columns[0]!]!.content };
    }),
    columns,
    insights,
    sheets: [names.scorecard, names.data, names.settings],
    charts: canvas.plan.charts.length,
  };
  return { plan: { sheets: [settings.plan, data.plan, canvas.finish()] }, report };
}

/** The KPIs in the order asked for, each once; variants of one stand side by side. */
function wantedRows({ kpis }: ScorecardInput, tables: Table[], standing: Standing, settings: Standing): Wanted[] {
  const rows = new Map<string, Wanted>();
  for (const { id, variant, target } of kpis) {
    const several = kpis.filter((other) => other.id === id).length > 1;
    const entry = entryOf(id, variant, byRole(tables), several);
    if (rows.has(entry.key)) continue;
    // A KPI that had no row may have had its target in the settings.
    const kept =
      merged(target, standing.value(entry.key, 'built'), standing.value(entry.key, 'target')) ??
      settings.value(entry.key.replace('kpi', 'target'), 'value');
    rows.set(entry.key, { entry, asked: target, target: typeof kept === 'number' ? kept : null });
  }
  return [...rows.values()];
}

/** KPIs whose target another one needs, but which have no row, and so no target cell, of their own. */
function targetsWithoutRow(rows: Wanted[]): string[] {
  const ids = rows.flatMap(({ entry }) => targetsOf(entry));
  return [...new Set(ids)].filter((id) => !rows.some(({ entry }) => entry.key === `kpi:${id}`));
}

function engineData(tables: Table[], rows: Wanted[], others: Record<string, number>): KpiData {
  const targets: Record<string, number> = { ...others };
  for (const { entry, target } of rows) {
    if (target !== null && entry.variant === null) targets[entry.kpi.id] = target;
  }
  return { tables: byRole(tables), targets };
}

/** A sheet that the user has renamed keeps its name. */
function nameSheets({ names, existing }: ScorecardInput): Record<ScorecardSheet, string> {
  const named = { ...names };
  for (const { kind, name } of existing) named[kind as ScorecardSheet] = name;
  return named;
}
