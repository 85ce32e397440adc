/** One row per KPI: live formulas for the total and every period, and what follows from them. */
import type { Unit } from '../kpi/measure.ts';
import { type NativeRefs, native, nativeCount } from '../kpi/native.ts';
import type { Role } from '../table/types.ts';
import { lackText } from '../text/explain.ts';
import { isFigure } from '../value/outcome.ts';
import { cell } from './a1.ts';
import type { Canvas } from './canvas.ts';
import { type Figures, isPast, targetsOf } from './figures.ts';
import { changeOf } from './formats.ts';
import { contentOf, runs } from './merge.ts';
import type { Drawing } from './scorecard-sheet.ts';
import { statusFormula } from './status-formula.ts';

export function drawKpiRow(drawing: Drawing, figures: Figures): void {
  const { canvas, settings, engine, span, periods } = drawing;
  const { entry, total, asked, target, format, note, judged } = figures;
  const { key, kpi, variant, lacks } = entry;
  const { row } = canvas.spot(key, 'name');
  const at = (column: string) => cell({ row, column: canvas.columns.at(column) });
  canvas.text(key, 'name', `${entry.name}${UNIT_IN_NAME[kpi.unit] ?? ''}`, 'name').note = lacks
    ? `${note}\nIt ${lackText(lacks)}.`
    : note;
  canvas.put(key, 'built', contentOf(asked), 'unseen');
  canvas.put(key, 'target', contentOf(target), 'target', format);
  if (lacks) {
    canvas.text(key, 'status', inBrief(`needs ${lacks.field ?? lacks.role}`), 'right');
    canvas.text(key, 'total', '–', 'right');
    return;
  }

  const draw = (column: string, look: 'figure' | 'total') =>
    canvas.formula(key, column, native(kpi, variant, engine, refsOf(drawing, column, row)), look, format);
  draw('total', 'total');
  for (const period of periods) draw(period, 'figure');
  canvas.formula(key, 'n', nativeCount(kpi, variant, engine, refsOf(drawing, 'total', row)), 'right', '#,##0');

  const value = at(judged === null ? 'total' : periods[judged]!);
  const none = inBrief(isFigure(total) ? 'no_value' : total.none);
  const band = kpi.band ? settings.band(kpi.id) : null;
  const status = statusFormula(kpi, value, at('target'), settings.near, band, none);
  const dated = judged === null ? status : withPeriod(status, span.periods[judged]!.label);
  canvas.formula(key, 'status', withNeededTarget(drawing, figures, dated), 'right');
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

/** Why there was no value when the scorecard was built, short enough for a cell: "– nothing decided". The note says it at length. */
const inBrief = (code: string): string => `– ${code.replace(/_/g, ' ')}`;

/** Of which period it is: the total beside it is of them all. */
const withPeriod = (status: string, label: string): string =>
  `LET(status;${status};IF(LEFT(status;1)="–";status;status&", ${label}"))`;

/** A KPI that is measured against another one's target says so while that target is missing. */
function withNeededTarget(drawing: Drawing, { entry }: Figures, status: string): string {
  const [needed] = targetsOf(entry);
  if (!needed) return status;
  const { target } = refsOf(drawing, 'total', drawing.canvas.rows.at(entry.key));
  return `IF(${target(needed)}="";"– needs ${needed} target";${status})`;
}

/** How a formula in one column of the scorecard names its days, the columns of KPI data, and its neighbours. */
function refsOf({ canvas, data, settings, span, asOf }: Drawing, column: string, row: number): NativeRefs {
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
    past: isPast(span, column === 'total'),
  };
}

/** The periods of one row; a column that the user put between them is stepped over. */
function periodRange(canvas: Canvas, key: string, periods: string[]): string {
  const row = canvas.rows.at(key);
  const at = (column: number) => cell({ row, column }, 'column');
  const ranges = runs(periods.map((period) => canvas.columns.at(period))).map(
    ([from, count]) => `${at(from)}:${at(from + count - 1)}`,
  );
  return ranges.length === 1 ? ranges[0]! : `HSTACK(${ranges.join(';')})`;
}
