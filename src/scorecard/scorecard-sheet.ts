/** The scorecard itself: title and what it stands on, key figures, one KPI per row with its periods, what stands out, charts. */
import type { KpiData } from '../kpi/evaluate.ts';
import type { Table } from '../table/types.ts';
import { words } from '../text/en.ts';
import { formatDay } from '../value/day.ts';
import { isWhole, type PeriodUnit } from '../value/period.ts';
import { cell } from './a1.ts';
import { aboutFormula, asOfFormula, hintFormula } from './about.ts';
import { Canvas } from './canvas.ts';
import { drawCharts } from './charts.ts';
import type { DataSheet } from './data-sheet.ts';
import { type Figures, figureIn } from './figures.ts';
import { widthFor } from './formats.ts';
import type { Insight } from './insights.ts';
import { drawKpiRow } from './kpi-rows.ts';
import type { Standing } from './merge.ts';
import { HIDDEN_COLUMNS, HIDDEN_ROWS, NARROW_COLUMNS, scorecardLayout, WIDE_COLUMNS } from './scorecard-layout.ts';
import type { SettingsSheet } from './settings-sheet.ts';
import { beforeAll, beforePeriod, beforePrevious, type Days, lastDay, type Span } from './span.ts';
import { drawStages, type Stages } from './stages.ts';
import { runningColour, statusColours } from './styles.ts';
import { drawTiles } from './tiles.ts';

export interface Scorecard {
  name: string;
  title: string;
  standing: Standing;
  tables: Table[];
  figures: Figures[];
  engine: KpiData;
  span: Span;
  insights: Insight[];
  stages: Stages;
  data: DataSheet;
  settings: SettingsSheet;
  locale: string;
}

/** A scorecard while it is drawn. */
export interface Drawing extends Scorecard {
  canvas: Canvas;
  periods: string[]; // their column keys
  asOf: string; // its cell
}

/** The name and its status; the hidden columns before them have it, too, so that one call sets them all. */
const WIDE = 196;
const DAY = 'd mmm yyyy';

export function drawScorecard(scorecard: Scorecard): Drawing {
  const { figures, span, data, tables, stages, insights } = scorecard;
  const entries = figures.map(({ entry }) => entry);
  const { rows, columns, periods } = scorecardLayout(entries, span.periods, insights.length, stages.names);
  const canvas = new Canvas('scorecard', scorecard.name, scorecard.standing, rows, columns);
  const asOf = canvas.fixed('about', 'name');
  const drawing: Drawing = { ...scorecard, canvas, periods, asOf };

  canvas.text('title', 'name', scorecard.title, 'title');
  const stands = span.fixed ? { day: span.asOf } : { formula: asOfFormula(tables, data) };
  canvas.put('about', 'name', stands, 'as_of', `"As of "${DAY}`);
  canvas.formula('about', 'status', aboutFormula(drawing), 'quiet');
  const hint = hintFormula(drawing, canvas.fixed('window.from', 'total'), canvas.fixed('window.end', 'total'));
  canvas.formula('hint', 'status', hint, 'hint');
  drawWindows(drawing);
  drawHeader(drawing);
  for (const { kpi } of entries) canvas.text(`family:${kpi.family}`, 'name', words.families[kpi.family], 'family');
  for (const each of figures) drawKpiRow(drawing, each);
  const tileLines = drawTiles(drawing);
  if (insights.length) {
    canvas.text('insights.title', 'name', 'What stands out', 'section');
    canvas.text('insights.title', 'status', `as of ${formatDay(span.asOf)}, when this was built`, 'quiet');
  }
  const sentences = insights.map(({ symbol, title, text }, i) => {
    const row = `insight:${i + 1}`;
    canvas.text(row, 'name', `${symbol} ${title}`, 'name');
    canvas.text(row, 'status', text, 'name');
    return canvas.area(row, 'name');
  });
  if (stages.names.length) drawStages(drawing);
  canvas.width([...HIDDEN_COLUMNS, ...WIDE_COLUMNS], WIDE);
  widen(drawing);
  drawCharts(drawing);

  const { plan } = canvas;
  const [first, last] = [periods[0]!, periods[periods.length - 1]!];
  plan.lines.areas.push(canvas.area('header', 'name', last, rows.filter((key) => key.startsWith('kpi:')).pop()));
  plan.conditionalFormats.push(
    ...statusColours([...entries.map(({ key }) => canvas.area(key, 'status')), ...tileLines, ...sentences]),
    runningColour(
      entries.map(({ key }) => canvas.area(key, first, last)),
      `${cell(canvas.spot('so_far', first), 'row')}<>""`,
    ),
  );
  plan.hiddenColumns = HIDDEN_COLUMNS.map((key) => canvas.columns.at(key));
  plan.hiddenRows = HIDDEN_ROWS.map((key) => canvas.rows.at(key));
  plan.frozenColumns = canvas.columns.at('name') + 1;
  plan.gridlines = false;
  return drawing;
}

/** The first and last day of every column, and of the window it is compared with. As-of moves them while a period runs. */
function drawWindows({ canvas, span, periods, asOf }: Drawing): void {
  const spot = (row: string, column: string) => cell(canvas.spot(`window.${row}`, column), 'row');
  const day = (row: string, column: string, content: number | string) =>
    canvas.put(
      `window.${row}`,
      column,
      typeof content === 'number' ? { day: content } : { formula: content },
      'quiet',
      DAY,
    );
  const draw = (column: string, days: Days, before: Days, part = false) => {
    const [start, end, earlier] = [spot('from', column), spot('end', column), spot('previous_from', column)];
    const runs = `AND(${asOf}>=${start};${asOf}<${end})`;
    day('from', column, days.start);
    day('end', column, days.end);
    day('to', column, lastDay(span, days));
    day('previous_from', column, before.start);
    const over = part ? before.end : `${start}-1`;
    day('previous_to', column, `IF(${runs};MIN(${start}-1;${earlier}+${asOf}-${start});${over})`);
    return `IF(${runs};"so far";"${part ? 'part of it' : ''}")`;
  };
  draw('total', { start: span.from, end: span.to }, beforeAll(span));
  periods.forEach((column, i) => {
    const period = span.periods[i]!;
    const soFar = draw(column, period, beforePeriod(span, i), !isWhole(period));
    canvas.formula('so_far', column, soFar, 'so_far');
    if (i === span.latest) canvas.formula('so_far', 'change', soFar, 'so_far');
  });
  if (span.latest === null) return;
  // The window that the newest period is compared with has a hidden column of its own.
  const newest = periods[span.latest]!;
  const [start, end, earlier] = [spot('from', 'previous'), spot('to', 'previous'), spot('previous_from', 'previous')];
  day('from', 'previous', spot('previous_from', newest));
  day('to', 'previous', spot('previous_to', newest));
  day('previous_from', 'previous', beforePrevious(span, span.latest).start);
  const cut = `MIN(${start}-1;${earlier}+${end}-${start})`;
  day('previous_to', 'previous', `IF(${end}<${spot('from', newest)}-1;${cut};${start}-1)`);
}

function drawHeader({ canvas, span, periods }: Drawing): void {
  const { periods: all, unit, latest } = span;
  const against = latest === null ? 'Against' : `${all[latest]!.label} against`;
  const heads: [column: string, text: string, note?: string][] = [
    ['status', 'Status'],
    ['target', 'Target', `Yours to change. Revenue and other figures that add up: for one ${unit}. It wins over the benchmark in KPI settings.`],
    ['total', 'Total', 'The whole time from the first to the last period.'],
    ['n', 'n', 'How many rows the total stands on.'],
    ['change', 'Change', `${against} the ${unit} before. While a ${unit} is running, its days so far are compared with as many days of the one before.`],
    ['trend', 'Trend'],
  ]; // biome-ignore format: one line per column
  canvas.text('header', 'name', 'KPI', 'band');
  for (const [column, text, note] of heads) {
    const target = canvas.text('header', column, text, 'band_right');
    if (note) target.note = note;
  }
  for (const column of periods) {
    const { formula, format } = heading(unit, cell(canvas.spot('window.from', column), 'row'));
    canvas.formula('header', column, formula, 'band_right', format);
  }
}

/** The first day read as the name of its period, so that it follows the cell and the sheet's language. */
function heading(unit: PeriodUnit, from: string): { formula: string; format?: string } {
  if (unit === 'quarter') return { formula: `"Q"&ROUNDUP(MONTH(${from})/3;0)&" "&YEAR(${from})` };
  // The year is that of the week's Thursday.
  if (unit === 'week') return { formula: `"W"&TEXT(ISOWEEKNUM(${from});"00")&" "&YEAR(${from}+3)` };
  return { formula: from, format: { day: DAY, month: 'mmm yyyy', year: 'yyyy' }[unit] };
}

/** From the targets on all columns are as wide as the largest figure needs, and no less than Google makes them. */
function widen({ canvas, figures, periods }: Drawing): void {
  const widths = figures.flatMap(({ total, periods, format }) =>
    [total, ...periods].map((outcome) => widthFor(Math.abs(figureIn(outcome) ?? 0), format)),
  );
  const width = Math.max(...widths);
  if (width) canvas.width([...NARROW_COLUMNS, ...periods], width);
}
