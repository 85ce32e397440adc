/** One row per KPI: live formulas for the total and every period, and what follows from them. */
import { variantOf } from '../kpi/define.ts';
import type { KpiData, Lack } from '../kpi/evaluate.ts';
import type { Unit } from '../kpi/measure.ts';
import { type NativeRefs, native, nativeCount } from '../kpi/native.ts';
import { fieldOf } from '../table/fields.ts';
import type { Role } from '../table/types.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { isFigure, type Outcome, type Reason } from '../value/outcome.ts';
import { cell } from './a1.ts';
import type { Canvas } from './canvas.ts';
import type { DataSheet } from './data-sheet.ts';
import type { Figures } from './figures.ts';
import { changeOf } from './formats.ts';
import type { SettingsSheet } from './settings-sheet.ts';
import type { Span } from './span.ts';
import { statusFormula } from './status-formula.ts';

export interface RowContext {
  canvas: Canvas;
  data: DataSheet;
  settings: SettingsSheet;
  engine: KpiData;
  span: Span;
  periods: string[]; // their column keys
  asOf: string; // its cell
}

export function drawKpiRow(context: RowContext, figures: Figures, format: string, asked: number | null): void {
  const { canvas, settings, engine, span, periods } = context;
  const { entry, target, note, judged } = figures;
  const { key, kpi, variant, lacks } = entry;
  const { row } = canvas.spot(key, 'name');
  const at = (column: string) => cell({ row, column: canvas.columns.at(column) });
  const number = (value: number | null) => (value === null ? null : { number: value });
  canvas.text(key, 'name', `${entry.name}${UNIT_IN_NAME[kpi.unit] ?? ''}`, 'name').note = lacks
    ? `${note}\nIt ${lackText(lacks)}.`
    : note;
  canvas.put(key, 'built', number(asked), 'unseen');
  canvas.put(key, 'target', number(target), 'target', format);
  if (lacks) {
    canvas.text(key, 'status', `– ${lackInBrief(lacks)}`, 'right');
    canvas.text(key, 'total', '–', 'right');
    return;
  }

  const draw = (column: string, look: 'figure' | 'total') =>
    canvas.formula(key, column, native(kpi, variant, engine, refsOf(context, column, row)), look, format);
  draw('total', 'total');
  for (const period of periods) draw(period, 'figure');
  canvas.formula(key, 'n', nativeCount(kpi, variant, engine, refsOf(context, 'total', row)), 'right', '#,##0');

  const value = at(judged === null ? 'total' : periods[judged]!);
  const band = kpi.band ? settings.band(kpi.id) : null;
  const status = statusFormula(kpi, value, at('target'), settings.near, band, noneInBrief(figures.total));
  canvas.formula(key, 'status', withNeededTarget(context, figures, status), 'right');
  if (span.latest !== null) {
    draw('previous', 'figure');
    const change = changeOf(kpi.unit, at(periods[span.latest]!), at('previous'));
    canvas.formula(key, 'change', change.formula, 'right', change.format);
  }
  const shown = periodRange(canvas, key, periods);
  const trend = settings.trend(kpi.unit === 'money' || kpi.unit === 'count' ? 'column' : 'line');
  canvas.formula(key, 'trend', `IF(COUNT(${shown})<2;"";SPARKLINE(${shown};${trend}))`, 'trend');
}

/** Units that the figures themselves don't show. */
const UNIT_IN_NAME: Partial<Record<Unit, string>> = { days: ', days', money_per_day: ', per day' };

/** Why there was no value when the scorecard was built, short enough for a cell. The note says it at length. */
const NONE: Partial<Record<Reason, string>> = {
  nothing_decided: 'nothing decided yet',
  nothing_won: 'nothing won yet',
  no_rows: 'no rows',
  no_amount: 'no amounts',
  no_date: 'no dates',
  no_target: 'no target set',
  no_history: 'only known for today',
  no_previous_period: 'nothing earlier to compare',
  no_costs: 'no costs',
  no_new_customers: 'no new customers',
  mixed_currency: 'several currencies',
};
const noneInBrief = (total: Outcome): string => `– ${(!isFigure(total) && NONE[total.none]) || 'no value'}`;

function lackInBrief({ reason, role, field }: Lack): string {
  if (reason === 'question') return 'waits for an answer';
  if (reason === 'no_table') return `needs ${words.roles[role].toLowerCase()}`;
  return `needs “${(field && fieldOf(role, field)?.label) ?? words.roles[role]}”`;
}

/** A KPI that is measured against another one's target says so while that target is missing. */
function withNeededTarget(context: RowContext, { entry: { key, kpi, variant } }: Figures, status: string): string {
  const input = Object.values(variantOf(kpi, variant).inputs).find(({ kind }) => kind === 'target');
  if (input?.kind !== 'target') return status;
  const { target } = refsOf(context, 'total', context.canvas.rows.at(key));
  return `IF(${target(input.id)}="";"– needs ${input.id} target";${status})`;
}

/** How a formula in one column of the scorecard names its days, the columns of KPI data, and its neighbours. */
function refsOf({ canvas, data, settings, span, asOf }: RowContext, column: string, row: number): NativeRefs {
  const day = (which: string) => cell(canvas.spot(`window.${which}`, column), 'row');
  return {
    // A measure may ask for a column before it knows whether it needs it.
    column: (role, field) => (data.has(role as Role, field) ? data.column(role as Role, field) : ''),
    start: day('from'),
    end: day('to'),
    first: canvas.fixed('window.from', 'total'),
    asOf,
    previousStart: day('previous_from'),
    previousEnd: day('previous_to'),
    target: (id) => settings.target(id) ?? cell(canvas.spot(`kpi:${id}`, 'target'), 'column'),
    kpi(id) {
      const key = `kpi:${id}`;
      const spot = canvas.rows.has(key) ? canvas.spot(key, column) : null;
      return spot && spot.row !== row ? cell(spot) : null;
    },
    unit: span.unit,
    total: column === 'total',
  };
}

/** The periods of one row; a column that the user put between them is stepped over. */
function periodRange(canvas: Canvas, key: string, periods: string[]): string {
  const row = canvas.rows.at(key);
  const runs: [number, number][] = [];
  for (const period of periods) {
    const column = canvas.columns.at(period);
    const last = runs[runs.length - 1];
    if (last && last[1] + 1 === column) last[1] = column;
    else runs.push([column, column]);
  }
  const ranges = runs.map((run) => run.map((column) => cell({ row, column }, 'column')).join(':'));
  return ranges.length === 1 ? ranges[0]! : `HSTACK(${ranges.join(';')})`;
}
