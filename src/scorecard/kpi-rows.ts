/** One row per KPI: live formulas for the total and every period, and what follows from them. */
import { variantOf } from '../kpi/define.ts';
import type { KpiData } from '../kpi/evaluate.ts';
import type { Unit } from '../kpi/measure.ts';
import { type NativeRefs, native, nativeCount } from '../kpi/native.ts';
import type { Role } from '../table/types.ts';
import { lackInWords } from '../text/explain.ts';
import { cell } from './a1.ts';
import type { Canvas } from './canvas.ts';
import type { DataSheet } from './data-sheet.ts';
import { addsUp, type Figures } from './figures.ts';
import { changeOf } from './formats.ts';
import type { SettingsSheet } from './settings-sheet.ts';
import { judgedPeriod, type Span } from './span.ts';
import { statusFormula } from './status-formula.ts';
import { LINE } from './styles.ts';

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
  const { entry, target, note } = figures;
  const { key, kpi, variant } = entry;
  const { row } = canvas.spot(key, 'name');
  const at = (column: string) => cell({ row, column: canvas.columns.at(column) });
  canvas.put(key, 'name', { text: `${entry.name}${UNIT_IN_NAME[kpi.unit] ?? ''}` }, 'name', { note });
  canvas.put(key, 'built', asked === null ? null : { number: asked }, 'quiet');
  canvas.put(key, 'target', target === null ? null : { number: target }, 'target', { format });
  canvas.height(key, 26);
  const right = periods[periods.length - 1] ?? 'trend';
  canvas.plan.borders.push({
    area: canvas.area(key, 'name', key, right),
    edges: ['bottom'],
    color: LINE,
    weight: 'thin',
  });
  if (entry.lacks) {
    canvas.put(key, 'status', { text: `– ${lackInWords(entry.lacks)}` }, 'status');
    canvas.paint(key, 'total', right, 'figure');
    return;
  }

  const figure = (column: string) => ({ formula: native(kpi, variant, engine, refsOf(context, column, row)) });
  canvas.put(key, 'total', figure('total'), 'total', { format });
  for (const period of periods) canvas.put(key, period, figure(period), 'figure', { format });
  const count = nativeCount(kpi, variant, engine, refsOf(context, 'total', row));
  canvas.put(key, 'n', { formula: count }, 'count', { format: '#,##0' });

  const judged = addsUp(entry) ? judgedPeriod(span) : null;
  const value = at(judged === null ? 'total' : periods[judged]!);
  const band = kpi.band ? settings.band(kpi.id) : null;
  const status = statusFormula(kpi, value, at('target'), settings.near, band);
  canvas.put(key, 'status', { formula: withNeededTarget(context, figures, status) }, 'status');
  if (span.latest !== null) {
    const change = changeOf(kpi.unit);
    canvas.put(key, 'previous', figure('previous'), 'figure', { format });
    const formula = change.formula(at(periods[span.latest]!), at('previous'));
    canvas.put(key, 'change', { formula }, 'count', { format: change.format });
  }
  const shown = periodRange(canvas, key, periods);
  const kind = kpi.unit === 'money' || kpi.unit === 'count' ? 'column' : 'line';
  const trend = `IF(COUNT(${shown})<2;"";SPARKLINE(${shown};${settings.trend(kind)}))`;
  canvas.put(key, 'trend', { formula: trend }, 'trend');
}

/** Units that the figures themselves don't show. */
const UNIT_IN_NAME: Partial<Record<Unit, string>> = { days: ', days', money_per_day: ', per day' };

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
    column: (role, field) => data.column(role as Role, field),
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
export function periodRange(canvas: Canvas, key: string, periods: string[]): string {
  const row = canvas.rows.at(key);
  const runs: [number, number][] = [];
  for (const period of periods) {
    const column = canvas.columns.at(period);
    const last = runs[runs.length - 1];
    if (last && last[1] + 1 === column) last[1] = column;
    else runs.push([column, column]);
  }
  const ranges = runs.map(
    ([from, to]) => `${cell({ row, column: from }, 'column')}:${cell({ row, column: to }, 'column')}`,
  );
  return ranges.length === 1 ? ranges[0]! : `HSTACK(${ranges.join(';')})`;
}
