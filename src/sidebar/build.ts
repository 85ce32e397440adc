/** Builds a scorecard: plan first, then write step by step, then finish. Until then the file can be put back as it was. */
import { NoScorecard, planScorecard, type ScorecardInput } from '../scorecard/build.ts';
import type { OwnSheet, Plan } from '../scorecard/plan.ts';
import type { ScorecardReport } from '../scorecard/report.ts';
import type { Table } from '../table/types.ts';
import { formatDay, fromIso, toIso, unixEpoch } from '../value/day.ts';
import { Problem } from './failure.ts';
import type { BuildOutcome, BuildRequest, BuildStep, Done, Methods, PlannedBuild } from './protocol.ts';
import { readSheets } from './tables.ts';
import type { Workbook } from './workbook.ts';

/** What a build needs to know, however it was asked for. */
export type Order = Pick<ScorecardInput, 'tables' | 'kpis' | 'unit' | 'from' | 'to' | 'asOf' | 'title'>;

export interface Planned {
  plan: Plan;
  report: ScorecardReport;
}

export function planned(workbook: Workbook, order: Order): Planned {
  const sheets = workbook.sheets();
  try {
    return planScorecard({
      ...order,
      existing: workbook.existing(),
      locale: workbook.locale(),
      names: freeNames(sheets.map(({ name }) => name)),
      sourceRows: Object.fromEntries(order.tables.map(({ sheetId }) => [sheetId, workbook.gridRows(sheetId)])),
    });
  } catch (error) {
    if (!(error instanceof NoScorecard)) throw error;
    throw new Problem(error.code === 'no_kpis' ? 'input' : error.code, error.message);
  }
}

const NAMES: Record<OwnSheet, string> = { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' };

/** Names of ours that no sheet of the user has; Sheets compares names without case. */
function freeNames(taken: string[]): Record<OwnSheet, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const free = (name: string) => {
    let candidate = name;
    for (let i = 2; used.has(candidate.toLowerCase()); i++) candidate = `${name} ${i}`;
    return candidate;
  };
  return { scorecard: free(NAMES.scorecard), data: free(NAMES.data), settings: free(NAMES.settings) };
}

export function planBuild(workbook: Workbook, request: BuildRequest): PlannedBuild {
  workbook.begin();
  const { plan, report } = planned(workbook, orderOf(workbook, request));
  return {
    build: newToken(),
    rebuild: workbook.own('scorecard') !== null,
    steps: stepsOf(plan),
    outcome: outcomeOf(request, report),
  };
}

const LABELS: Record<OwnSheet, string> = {
  data: 'Reading your table live…',
  settings: 'Writing settings…',
  scorecard: 'Writing formulas…',
};

function stepsOf({ sheets }: Plan): BuildStep[] {
  const writes = sheets.map((plan): BuildStep => ({ label: LABELS[plan.kind], plan, charts: null }));
  const charts = sheets
    .filter((plan) => plan.charts.length > 0)
    .map((plan): BuildStep => ({ label: 'Drawing charts…', plan: null, charts: { ...plan, cells: [] } }));
  return [...writes, ...charts];
}

/** Unlike any other build of this file: builds are seconds apart at least. */
const newToken = (): string => Date.now().toString(36);

export function step(workbook: Workbook, { build, step }: Methods['step']['request']): Record<string, never> {
  if (step.plan) workbook.write(build, step.plan);
  if (step.charts) workbook.drawCharts(build, step.charts);
  return {};
}

export function cancel(workbook: Workbook, { build }: Methods['abandon']['request']): Record<string, never> {
  workbook.abandon(build);
  return {};
}

export function finishBuild(workbook: Workbook, { build, outcome }: Methods['finish']['request']): Done {
  const { remember, ...told } = outcome;
  return { sheetId: workbook.finish(build, remember), ...told };
}

function outcomeOf(request: BuildRequest, report: ScorecardReport): BuildOutcome {
  const shown = report.kpis.filter(({ formula }) => formula !== null).length;
  const lacking = report.kpis.length - shown;
  const periods = report.kpis[0]?.periods.length ?? 0;
  const tables = report.tables.map(({ sheet, rows }) => `${counted(rows, 'row')} of “${sheet}”`).join(', ');
  const sentences = [
    `${counted(shown, 'KPI')} over ${counted(periods, report.period)}, from ${tables}.`,
    `As of ${formatDay(fromIso(report.asOf)!)}. It follows your table: change a row and the figures change.`,
  ];
  if (lacking) sentences.push(`${counted(lacking, 'KPI')} could not be computed; the scorecard says what is missing.`);
  return {
    title: request.title,
    sentences,
    insights: report.insights.map(({ tone, title, text }) => ({ tone, title, text: text.slice(title.length + 2) })),
    remember: JSON.stringify({ built: today(), request }),
  };
}

const counted = (n: number, what: string): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${what}${n === 1 ? '' : 's'}`;

const today = (): string => toIso(Math.floor(Date.now() / 86_400_000) + unixEpoch);

/** All steps in one execution. At any failure the file is put back as it was. */
export function carryOut(workbook: Workbook, { plan }: Planned, remember: string): number {
  const build = newToken();
  try {
    for (const { plan: write, charts } of stepsOf(plan)) {
      if (write) workbook.write(build, write);
      if (charts) workbook.drawCharts(build, charts);
    }
    return workbook.finish(build, remember);
  } catch (error) {
    workbook.abandon(build);
    throw error;
  }
}

export function buildNow(workbook: Workbook, request: BuildRequest): Done {
  workbook.begin();
  const ready = planned(workbook, orderOf(workbook, request));
  const { remember, ...told } = outcomeOf(request, ready.report);
  return { sheetId: carryOut(workbook, ready, remember), ...told };
}

export function rebuildAsRemembered(workbook: Workbook): BuildRequest {
  const remembered = workbook.remembered();
  if (!remembered) throw new Problem('input', 'There is no scorecard in this file yet. Open the sidebar to build one.');
  return (JSON.parse(remembered) as { request: BuildRequest }).request;
}

function orderOf(workbook: Workbook, request: BuildRequest): Order {
  const tables = readSheets(workbook, request.choices).flatMap(({ table }): Table[] => (table ? [table] : []));
  const day = (text: string | null, what: string) => {
    if (text === null) return null;
    const read = fromIso(text);
    if (read === null) throw new Problem('input', `“${text}” is no date for “${what}”. Write it as 2026-03-31.`);
    return read;
  };
  const [from, to] = [day(request.from, 'from'), day(request.to, 'to')];
  if (from !== null && to !== null && from > to) throw new Problem('input', 'The first day is after the last day.');
  return {
    tables,
    kpis: request.kpis,
    unit: request.period,
    from,
    to,
    asOf: day(request.asOf, 'as of'),
    title: request.title,
  };
}
