/** Builds a scorecard: plan first, then write step by step, then finish. Until then the file can be put back as it was. */
import { NoScorecard, planScorecard, type ScorecardInput } from '../scorecard/build.ts';
import { tablesByRole } from '../scorecard/figures.ts';
import type { ExistingSheet, Plan, ScorecardSheet, SheetPlan } from '../scorecard/plan.ts';
import type { ScorecardReport } from '../scorecard/report.ts';
import { fieldsOf, holdsBack } from '../table/fields.ts';
import type { Table } from '../table/types.ts';
import { formatDay, fromIso, toIso } from '../value/day.ts';
import { Problem } from './failure.ts';
import type { BuildOutcome, BuildRequest, BuildStep, Done, Methods, PlannedBuild } from './protocol.ts';
import { carryOut, carryOutStep, counted, freeName, newToken, today } from './steps.ts';
import { movedAlong, readSheets } from './tables.ts';
import type { Workbook } from './workbook.ts';

/** What a build needs to know, however it was asked for. */
type Order = Pick<ScorecardInput, 'tables' | 'kpis' | 'unit' | 'from' | 'to' | 'asOf' | 'title'>;

interface Planned {
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

const NAMES: Record<ScorecardSheet, string> = { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' };

const freeNames = (taken: string[]): Record<ScorecardSheet, string> => ({
  scorecard: freeName(taken, NAMES.scorecard),
  data: freeName(taken, NAMES.data),
  settings: freeName(taken, NAMES.settings),
});

function ready(workbook: Workbook, request: BuildRequest): Pick<PlannedBuild, 'steps' | 'outcome'> {
  workbook.begin();
  const tables = tablesOf(workbook, request);
  const { plan, report } = planned(workbook, orderOf(request, tables));
  requireRows(report);
  const choices = movedAlong(request.choices, tables); // with the headers that stand now
  return { steps: stepsOf(plan, workbook.existing()), outcome: outcomeOf({ ...request, choices }, report) };
}

export function planBuild(workbook: Workbook, request: BuildRequest): PlannedBuild {
  const { steps, outcome } = ready(workbook, request);
  return { build: newToken(), rebuild: workbook.own('scorecard') !== null, steps, outcome };
}

const LABELS: Record<ScorecardSheet, string> = {
  settings: 'Writing settings…',
  scorecard: 'Writing formulas…',
  data: 'Reading your table live…',
};

/**
 * KPI data comes last: everything else hangs on it, and is then computed once. Where a rebuild would write the formulas that
 * stand there already, it is left alone.
 */
export function stepsOf({ sheets }: Plan, existing: ExistingSheet[]): BuildStep[] {
  const writes = (['settings', 'scorecard', 'data'] as const)
    .map((kind) => sheets.find((plan) => plan.kind === kind)!)
    .filter((plan) => plan.kind !== 'data' || !stands(plan, existing));
  const room = writes.map(({ kind, name, rows, columns, edits }) => ({ kind, name, rows, columns, edits }));
  const drawn = sheets.filter((plan) => plan.charts.length > 0);
  return [
    { label: 'Making room…', room },
    ...writes.map((plan): BuildStep => ({ label: LABELS[plan.kind as ScorecardSheet], plan })),
    ...drawn.map((plan): BuildStep => ({ label: 'Drawing charts…', charts: { ...plan, cells: [] } })),
  ];
}

function stands({ kind, cells, edits }: SheetPlan, existing: ExistingSheet[]): boolean {
  const before = existing.find((sheet) => sheet.kind === kind);
  if (!before || edits.length > 0) return false;
  return cells.every((row, r) =>
    row.every(({ content }, c) => {
      if (!content) return true;
      if ('formula' in content) return canonical(before.formulas[r]?.[c] ?? '') === canonical(`=${content.formula}`);
      return !('text' in content) || (before.values[r]?.[c] ?? '') === content.text;
    }),
  );
}

/** Sheets shows formulas with the separators of its locale. */
const canonical = (formula: string): string => formula.replace(/[,;\s]/g, '');

export function step(workbook: Workbook, { build, step }: Methods['step']['request']): Record<string, never> {
  carryOutStep(workbook, build, step);
  return {};
}

export function cancel(workbook: Workbook, { build }: Methods['abandon']['request']): Record<string, never> {
  workbook.abandon(build);
  return {};
}

export function finishBuild(workbook: Workbook, { build, outcome }: Methods['finish']['request']): Done {
  const { kind, remember, ...told } = outcome;
  return { sheetId: workbook.finish(build, kind, remember), ...told };
}

function outcomeOf(request: BuildRequest, { span, figures, ...report }: ScorecardReport): BuildOutcome {
  const shown = figures.filter(({ entry }) => !entry.lacks).length;
  const lacking = figures.length - shown;
  const tables = report.tables.map(({ sheet, rows }) => `${counted(rows, 'row')} of “${sheet}”`).join(', ');
  const sentences = [
    `${counted(shown, 'KPI')} over ${counted(span.periods.length, span.unit)}, from ${tables}.`,
    `As of ${formatDay(span.asOf)}. It follows your table: change a row and the figures change.`,
  ];
  if (lacking) sentences.push(`${counted(lacking, 'KPI')} could not be computed; the scorecard says what is missing.`);
  return {
    title: request.title,
    sentences,
    insights: report.insights,
    kind: 'scorecard',
    remember: JSON.stringify({ built: toIso(today()), request }),
  };
}

export function buildNow(workbook: Workbook, request: BuildRequest): Done {
  const { steps, outcome } = ready(workbook, request);
  const { kind, remember, ...told } = outcome;
  return { sheetId: carryOut(workbook, steps, kind, remember), ...told };
}

export function rebuildAsRemembered(workbook: Workbook): BuildRequest {
  const remembered = workbook.remembered('scorecard');
  if (!remembered) throw new Problem('input', 'There is no scorecard in this file yet. Open the sidebar to build one.');
  return (JSON.parse(remembered) as { request: BuildRequest }).request;
}

/** Chosen dates that miss every row are better said than built. */
function requireRows({ figures, span }: ScorecardReport): void {
  const missed = figures.some(({ total }) => (total.leftOut.outside_period ?? 0) > 0);
  if (!missed || figures.some(({ periods }) => periods.some(({ n }) => n > 0))) return;
  const [first, last] = [span.from, span.to].map((day) => formatDay(day));
  throw new Problem('no_rows', `No row of your table falls between ${first} and ${last}.`);
}

/** The sidebar asks for them before a first build; by the next one a header may have been changed. */
function requireColumns({ role, sheet, columns, questions }: Table): void {
  const mapped = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const missing = fieldsOf(role, mapped).filter(
    (field) => holdsBack(field) && !mapped.has(field.id) && questions.some((asked) => asked.field === field.id),
  );
  if (!missing.length) return;
  const names = missing.map(({ label }) => `“${label}”`).join(' and ');
  throw new Problem('input', `No column for ${names} was found. Was its header changed?`, `the sheet “${sheet}”`);
}

/** The sheets that were chosen: what has come since waits for *Change*. */
function tablesOf(workbook: Workbook, { choices }: BuildRequest): Table[] {
  const isChosen = (id: number) => choices.length === 0 || choices.some(({ sheetId }) => sheetId === id);
  const tables = tablesByRole(
    readSheets(workbook, choices).flatMap(({ table }) => (table && isChosen(table.sheetId) ? [table] : [])),
  );
  for (const table of tables) requireColumns(table);
  return tables;
}

export function orderOf(request: Omit<BuildRequest, 'choices'>, tables: Table[]): Order {
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
