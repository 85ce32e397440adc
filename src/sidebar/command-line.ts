/** What `kpi tables` and `kpi scorecard` ask for; the answers are public contracts. */
import { lacks } from '../kpi/evaluate.ts';
import { kpiByName, kpis, templates } from '../kpi/index.ts';
import { byRole } from '../scorecard/figures.ts';
import type { Plan } from '../scorecard/plan.ts';
import type { ReportedFigure } from '../scorecard/report.ts';
import { readTables } from '../table/read.ts';
import { tableReport } from '../table/report.ts';
import type { Cell, ReadOptions, Table } from '../table/types.ts';
import { fromIso } from '../value/day.ts';
import { type Order, planned, stepsOf } from './build.ts';
import { requireTables } from './catalogue.ts';
import { Problem } from './failure.ts';
import type { Methods, ScorecardAnswer, ScorecardRequest } from './protocol.ts';
import { carryOut } from './steps.ts';
import type { Workbook } from './workbook.ts';

export function tables(workbook: Workbook, { options }: Methods['tables']['request']): Methods['tables']['answer'] {
  const { tables, others } = readAll(workbook, options);
  return { tables: tables.map(tableReport), others };
}

export function readAll(
  workbook: Workbook,
  options: ReadOptions,
): { tables: Table[]; others: { sheet: string; why: string }[] } {
  const sheets = workbook.sheets();
  const wanted = options.sheet ? sheets.filter(({ name }) => name === options.sheet) : sheets;
  if (options.sheet && !wanted.length)
    throw new Problem('no_sheet', `There is no sheet “${options.sheet}” in this file.`);
  return readTables(
    wanted.map(({ sheetId }) => workbook.grid(sheetId)),
    { ...options, locale: workbook.locale() },
  );
}

const MOST_BY_DEFAULT = 10;

export function scorecard(workbook: Workbook, request: ScorecardRequest): ScorecardAnswer {
  const { tables } = readAll(workbook, request.options);
  requireTables(tables);
  const order: Order = {
    tables,
    kpis: chosen(request, tables),
    unit: request.period ?? 'month',
    from: day(request.from, '--from'),
    to: day(request.to, '--to'),
    asOf: day(request.asOf, '--as-of'),
    title: templateOf(request)?.name ?? 'Sales scorecard',
  };
  if (order.from !== null && order.to !== null && order.from > order.to) {
    throw new Problem('input', '--from is after --to.');
  }
  const ready = planned(workbook, order);
  carryOut(workbook, stepsOf(ready.plan, workbook.existing()), 'scorecard', '');
  const { report, plan } = ready;
  const { rows, columns } = extentOf(plan);
  const shown = workbook.values('scorecard', rows, columns);
  return {
    ...report,
    insights: report.insights.map(({ code, text, kpis }) => ({ code, text, kpis })),
    kpis: report.kpis.map(({ id, name, unit, variant, leftOut, formula, status, interval, periods, ...total }) => ({
      id,
      name,
      unit,
      variant,
      ...figureOf(total, shown),
      leftOut,
      formula,
      status,
      interval,
      periods: periods.map(({ start, end, partial, ...figure }) => ({
        start,
        end,
        partial,
        ...figureOf(figure, shown),
      })),
    })),
  };
}

function extentOf({ sheets }: Plan): { rows: number; columns: number } {
  const { cells, columns } = sheets.find(({ kind }) => kind === 'scorecard')!;
  return { rows: cells.length, columns };
}

/** The figure and, beside it, what the spreadsheet made of its formula. */
function figureOf(
  { value, n, reason, spot }: ReportedFigure,
  shown: Cell[][],
): { value: number | null; native: number | null; n: number; reason: ReportedFigure['reason'] } {
  const cell = spot ? shown[spot.row]?.[spot.column] : null;
  return { value, native: typeof cell === 'number' ? cell : null, n, reason };
}

function chosen(request: ScorecardRequest, tables: Table[]): Order['kpis'] {
  const data = byRole(tables);
  const ids =
    request.kpis?.map(known) ??
    templateOf(request)?.kpis ??
    kpis()
      .filter((kpi) => lacks(kpi, null, data) === null)
      .slice(0, MOST_BY_DEFAULT)
      .map(({ id }) => id);
  const wanted = Object.fromEntries(
    Object.entries(request.variants ?? {}).map(([name, option]) => [known(name), option]),
  );
  return ids.flatMap((id) => variantsOf(id, wanted[id]).map((variant) => ({ id, variant, target: null })));
}

function known(name: string): string {
  const kpi = kpiByName(name);
  if (kpi) return kpi.id;
  const ids = kpis().map(({ id }) => id);
  throw new Problem('input', `There is no KPI “${name}”. There are: ${ids.join(', ')}.`);
}

function variantsOf(id: string, option: string | undefined): (string | null)[] {
  if (option === undefined) return [null];
  const { text, variants } = kpiByName(id)!;
  if (option === 'all') return variants.map((variant) => variant.id);
  const found = variants.find((variant) => variant.id.toLowerCase() === option.trim().toLowerCase());
  if (found) return [found.id];
  const options = variants.map((variant) => `“${variant.id}”`).join(', ');
  throw new Problem('input', `${text.name} has no option “${option}”. It has: ${options || 'none'}.`);
}

function templateOf({ template }: ScorecardRequest): ReturnType<typeof templates>[number] | null {
  if (!template) return null;
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const found = templates().find(({ id, name }) => [id, name].some((each) => plain(each) === plain(template)));
  if (found) return found;
  throw new Problem(
    'input',
    `There is no template “${template}”. There are: ${templates()
      .map(({ id }) => id)
      .join(', ')}.`,
  );
}

function day(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  const read = fromIso(text);
  if (read === null) throw new Problem('input', `${option} takes a day such as 2026-03-31, not “${text}”.`);
  return read;
}
