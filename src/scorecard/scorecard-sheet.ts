/** The scorecard itself: title and what it stands on, key figures, one KPI per row with its periods, what stands out, charts. */
import { currencyOf, type KpiData } from '../kpi/evaluate.ts';
import { words } from '../text/en.ts';
import { definition } from '../text/explain.ts';
import { formatDay } from '../value/day.ts';
import type { PeriodUnit } from '../value/period.ts';
import { cell } from './a1.ts';
import { aboutFormula, asOfFormula, hintFormula } from './about.ts';
import { Canvas, KEYS } from './canvas.ts';
import { drawCharts } from './charts.ts';
import type { DataSheet } from './data-sheet.ts';
import { type Figures, figureIn } from './figures.ts';
import { numberFormat, shownLength, widthFor } from './formats.ts';
import type { Insight } from './insights.ts';
import { drawKpiRow, type RowContext } from './kpi-rows.ts';
import type { Standing } from './merge.ts';
import { HIDDEN_COLUMNS, scorecardLayout, WINDOW_ROWS } from './scorecard-layout.ts';
import type { SettingsSheet } from './settings-sheet.ts';
import { beforeAll, beforePeriod, beforePrevious, type Span } from './span.ts';
import { drawStages, type Stages } from './stages.ts';
import { STRONG_LINE, statusColours } from './styles.ts';
import { drawTiles } from './tiles.ts';

export interface ScorecardSheetInput {
  name: string;
  title: string;
  standing: Standing;
  figures: Figures[];
  asked: (number | null)[]; // the targets of this build's request
  engine: KpiData;
  span: Span;
  asOfIsFixed: boolean; // else it follows the data
  insights: Insight[];
  stages: Stages;
  data: DataSheet;
  settings: SettingsSheet;
}

const WIDTHS: Record<string, number> = {
  margin: 20,
  name: 184,
  status: 136,
  target: 76,
  total: 88,
  n: 52,
  change: 76,
  trend: 104,
};
const AS_OF = ['window.from', 'status'] as const;

export function scorecardSheet(input: ScorecardSheetInput): { canvas: Canvas; formats: string[]; periods: string[] } {
  const { figures, span, data, settings, engine, stages, insights } = input;
  const entries = figures.map(({ entry }) => entry);
  const tables = Object.values(engine.tables);
  const layout = scorecardLayout(entries, span.periods, insights.length, stages.names);
  const { periods } = layout;
  const canvas = new Canvas('scorecard', input.name, input.standing, layout.rows, layout.columns);
  const formats = figures.map(({ entry: { kpi, variant }, total }) =>
    numberFormat(kpi.unit, currencyOf(kpi, variant, engine.tables), figureIn(total)),
  );
  const last = periods[periods.length - 1]!;
  const asOf = canvas.fixed(...AS_OF);

  for (const [column, width] of Object.entries(WIDTHS)) canvas.width(column, width);
  widen(canvas, figures, formats, periods);
  canvas.put('title', 'name', { text: input.title }, 'title');
  canvas.put('about', 'name', { formula: aboutFormula(tables, data, asOf) }, 'quiet');
  const hint = hintFormula(
    tables,
    data,
    span,
    canvas.fixed('window.from', 'total'),
    canvas.fixed('window.to', 'total'),
  );
  if (hint) canvas.put('hint', 'name', { formula: hint }, 'hint');
  drawWindows(canvas, span, periods);
  const [asOfRow, asOfColumn] = AS_OF;
  canvas.put(asOfRow, 'name', { text: 'As of' }, 'quiet_right');
  const stands = input.asOfIsFixed ? { day: span.asOf } : { formula: asOfFormula(tables, data) };
  canvas.put(asOfRow, asOfColumn, stands, 'quiet_right', { format: 'd mmm yyyy' });
  drawHeader(canvas, span, periods);

  for (const family of new Set(entries.map(({ kpi }) => kpi.family))) {
    canvas.put(`family:${family}`, 'name', { text: words.families[family] }, 'family');
    canvas.height(`family:${family}`, 28);
    const area = canvas.area(`family:${family}`, 'name', `family:${family}`, last);
    canvas.plan.borders.push({ area, edges: ['bottom'], color: STRONG_LINE, weight: 'thin' });
  }
  const context: RowContext = { canvas, data, settings, engine, span, periods, asOf };
  figures.forEach((each, i) => {
    drawKpiRow(context, each, formats[i]!, input.asked[i]!);
  });
  const tileLines = drawTiles(canvas, figures, formats, periods, span);
  drawInsights(canvas, insights, span);
  if (stages.names.length) drawStages(canvas, stages, data, numberFormat('money', tables[0]?.currency ?? null, null));
  drawDefinitions(canvas, figures);
  drawCharts(canvas, figures, formats, periods, span, stages);

  const { plan } = canvas;
  const insightLines = insights.map((_, i) => canvas.area(`insight:${i + 1}`, 'margin'));
  const statuses = entries.map(({ key }) => canvas.area(key, 'status'));
  plan.conditionalFormats.push(...statusColours([...statuses, ...tileLines, ...insightLines]), {
    areas: entries.map(({ key }) => canvas.area(key, periods[0]!, key, last)),
    when: { formula: running(canvas, periods[0]!, asOf) },
    color: '#5f6368',
  });
  for (const [row, height] of Object.entries(HEIGHTS)) canvas.height(row, height);
  plan.hiddenColumns = HIDDEN_COLUMNS.map((key) => canvas.columns.at(key));
  plan.hiddenRows = [KEYS, 'window.previous_from', 'window.previous_to'].map((key) => canvas.rows.at(key));
  plan.frozenRows = canvas.rows.at('header') + 1;
  plan.frozenColumns = canvas.columns.at('name') + 1;
  plan.gridlines = false;
  plan.tabColor = '#1a73e8';
  return { canvas, formats, periods };
}

const HEIGHTS: Record<string, number> = { title: 44, about: 20, hint: 18, 'gap:tiles': 8, 'tiles.name': 24, 'tiles.figure': 36, 'tiles.line': 22, 'gap:table': 14, 'window.from': 15, 'window.to': 15, 'window.so_far': 15, header: 26 }; // biome-ignore format: one line

/** The first and last day of every column, and of the window it is compared with. As-of moves them while a period runs. */
function drawWindows(canvas: Canvas, span: Span, periods: string[]): void {
  const [from, to, previousFrom, previousTo, soFar] = WINDOW_ROWS as [string, string, string, string, string];
  const asOf = canvas.fixed(...AS_OF);
  const put = (row: string, column: string, content: { day: number } | { formula: string }) =>
    canvas.put(row, column, content, 'quiet_right', { format: 'd mmm yyyy' });
  const at = (row: string, column: string) => cell(canvas.spot(row, column), 'row');
  const before = (column: string, now: string) => {
    const [start, end, earlier] = [at(from, column), at(to, column), at(previousFrom, column)];
    const whole = `${start}-1`;
    return `IF(AND(${now}>=${start};${now}<${end});MIN(${whole};${earlier}+${now}-${start});${whole})`;
  };
  canvas.put(from, 'trend', { text: 'from' }, 'quiet_right');
  canvas.put(to, 'trend', { text: 'to' }, 'quiet_right');
  put(from, 'total', { day: span.from });
  put(to, 'total', { day: span.to });
  put(previousFrom, 'total', { day: beforeAll(span).start });
  put(previousTo, 'total', { formula: before('total', asOf) });
  periods.forEach((column, i) => {
    put(from, column, { day: span.periods[i]!.start });
    put(to, column, { day: span.periods[i]!.end });
    put(previousFrom, column, { day: beforePeriod(span, i).start });
    put(previousTo, column, { formula: before(column, asOf) });
    canvas.put(soFar, column, { formula: `IF(${running(canvas, column, asOf)};"so far";"")` }, 'so_far');
  });
  if (span.latest === null) return;
  // The window that the newest period is compared with has a hidden column of its own.
  const newest = periods[span.latest]!;
  put(from, 'previous', { formula: at(previousFrom, newest) });
  put(to, 'previous', { formula: at(previousTo, newest) });
  put(previousFrom, 'previous', { day: beforePrevious(span, span.latest).start });
  const [start, end, earlier] = [at(from, 'previous'), at(to, 'previous'), at(previousFrom, 'previous')];
  const cut = `IF(${end}<${at(from, newest)}-1;MIN(${start}-1;${earlier}+${end}-${start});${start}-1)`;
  put(previousTo, 'previous', { formula: cut });
  canvas.put(soFar, 'change', { formula: `IF(${running(canvas, newest, asOf)};"so far";"")` }, 'so_far');
}

/** Whether a column's period is still running: relative to the column, so that one rule serves all of them. */
function running(canvas: Canvas, column: string, asOf: string): string {
  const at = (row: string) => cell(canvas.spot(row, column), 'row');
  return `AND(${asOf}>=${at('window.from')};${asOf}<${at('window.to')})`;
}

function drawHeader(canvas: Canvas, span: Span, periods: string[]): void {
  canvas.put('header', 'name', { text: 'KPI' }, 'header');
  const heads: [string, string, string?][] = [
    ['status', 'Status'],
    [
      'target',
      'Target',
      `Yours to change. Revenue and other figures that add up: for one ${span.unit}. It wins over the benchmark in KPI settings.`,
    ],
    ['total', 'Total', 'The whole time from the first to the last period.'],
    ['n', 'n', 'How many rows the total stands on.'],
    ['change', 'Change', changeNote(span)],
    ['trend', 'Trend'],
  ];
  for (const [column, text, note] of heads) canvas.put('header', column, { text }, 'header_right', { note });
  for (const column of periods) {
    const from = cell(canvas.spot('window.from', column), 'row');
    const { formula, format } = heading(span.unit, from);
    canvas.put('header', column, { formula }, 'header_right', { format });
  }
  const area = canvas.area('header', 'name', 'header', periods[periods.length - 1]!);
  canvas.plan.borders.push({ area, edges: ['bottom'], color: STRONG_LINE, weight: 'thin' });
}

function changeNote({ periods, latest, unit }: Span): string {
  if (latest === null) return `Against the ${unit} before.`;
  return `${periods[latest]!.label} against the ${unit} before. While a ${unit} is running, its days so far are compared with as many days of the one before.`;
}

/** The first day read as the name of its period, so that it follows the cell and the sheet's language. */
function heading(unit: PeriodUnit, from: string): { formula: string; format?: string } {
  switch (unit) {
    case 'month':
      return { formula: from, format: 'mmm yyyy' };
    case 'year':
      return { formula: from, format: 'yyyy' };
    case 'day':
      return { formula: from, format: 'd mmm yyyy' };
    case 'quarter':
      return { formula: `"Q"&ROUNDUP(MONTH(${from})/3;0)&" "&YEAR(${from})` };
    case 'week': // the year is that of the week's Thursday
      return { formula: `"W"&TEXT(ISOWEEKNUM(${from});"00")&" "&YEAR(${from}+3)` };
  }
}

function drawInsights(canvas: Canvas, insights: Insight[], span: Span): void {
  if (!insights.length) return;
  canvas.put('insights.title', 'name', { text: `What stands out, as of ${formatDay(span.asOf)}` }, 'section');
  canvas.height('insights.title', 28);
  insights.forEach(({ symbol, title, text }, i) => {
    canvas.put(`insight:${i + 1}`, 'margin', { text: symbol }, 'symbol');
    canvas.put(`insight:${i + 1}`, 'name', { text: `${title}: ${text}` }, 'line');
    canvas.height(`insight:${i + 1}`, 22);
  });
}

function drawDefinitions(canvas: Canvas, figures: Figures[]): void {
  canvas.put('definitions.title', 'name', { text: 'How these figures are defined' }, 'section');
  for (const { entry } of figures) {
    const row = `definition:${entry.key}`;
    canvas.put(row, 'name', { text: entry.name }, 'quiet');
    canvas.put(row, 'status', { text: definition(entry.kpi, entry.variant) }, 'quiet');
  }
}

/** Wide enough for the longest figure anyone can expect here: twice the largest of today. */
function widen(canvas: Canvas, figures: Figures[], formats: string[], periods: string[]): void {
  const longest = (values: (number | null)[], format: string) =>
    Math.max(0, ...values.map((value) => (value === null ? 0 : shownLength(value * 2, format))));
  const inPeriods = figures.map((each, i) => longest(each.periods.map(figureIn), formats[i]!));
  const width = widthFor(Math.max(8, ...inPeriods));
  for (const period of periods) canvas.width(period, width);
  const inTotal = figures.map(({ total }, i) => longest([figureIn(total)], formats[i]!));
  canvas.width('total', Math.max(WIDTHS.total!, widthFor(Math.max(...inTotal) * 1.1)));
}
