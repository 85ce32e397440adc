/** An analysis as the plan of a sheet: heading, what it says, its tables with charts, and how it was made. */
import { numberFormat } from '../scorecard/formats.ts';
import type { AnalysisId, Area, ChartPlan, PlanCell, SheetPlan, Style } from '../scorecard/plan.ts';
import { ACCENT, LINE, type Look, looks, ROW_HEIGHT, SERIES, statusColours } from '../scorecard/styles.ts';
import { type Day, formatDay } from '../value/day.ts';
import { numberFormats } from '../value/money.ts';
import type { Block, BlockChart, BlockColumn, Result } from './define.ts';

/** Rows and columns that a sheet of ours takes. */
export interface Extent {
  rows: number;
  columns: number;
}

interface Drawable {
  id: AnalysisId;
  /** Of the sheet. */
  name: string;
  title: string;
  result: Result;
  made: Day;
  /** The spreadsheet's. */
  locale: string;
  /** What the last one took: it is cleared where the new one is smaller. */
  before: Extent | null;
}

/** A last table that is longer is written by itself, in pieces. */
const LONG = 200;
const CHART_ROWS = 15;
/** Beside the sidebar a small window shows no more, so that charts stand above the tables: beside them nobody would see them. */
const CHART_WIDTH = 640;
/** So many columns are as wide as a chart at least. */
const CHART_COLUMNS = 7;
const FIRST_WIDTH = 210;
const SHADES = 8;
/** As much as a small window shows. */
const LINE_OF_TEXT = /.{1,105}(?: |$)|\S+ ?/g;
const LIMIT = '#9aa0a6';
/** Of texts that follow on figures: those stand at the right, and would touch them. */
const APART = '"   "@';

export function drawAnalysis({ id, name, title, result, made, locale, before }: Drawable): SheetPlan {
  const cells: PlanCell[][] = [];
  const styles: Record<string, Style> = {};
  const charts: ChartPlan[] = [];
  const widths: number[] = [];
  const spans: SheetPlan['spans'] = [];
  const lines: Area[] = [];
  const colours: Area[] = [];
  let bulk: SheetPlan['bulk'];

  const styled = (look: Look, format?: string): string => {
    const key = format ? `${look} ${format}` : look;
    styles[key] ??= format ? { ...looks[look], numberFormat: format } : looks[look];
    return key;
  };
  const text = (value: string, look: Look, format?: string): PlanCell => ({
    content: { text: value },
    style: styled(look, format),
  });
  const say = (value: string, look: Look) => cells.push([text(value, look)]);
  const gap = (rows = 1) => {
    for (let i = 0; i < rows; i++) cells.push([]);
  };
  const formatOf = (
    column: BlockColumn,
    { rows, columns, currency = result.currency }: Block,
    at: number,
  ): string | undefined => {
    if (column.format === 'text') return at > 0 && columns[at - 1]!.format !== 'text' ? APART : undefined;
    if (column.format === 'day') return numberFormats.date;
    if (column.format === 'decimal') return '#,##0.00';
    const numbers = rows.flatMap((row) => (typeof row[at] === 'number' ? [Math.abs(row[at])] : []));
    const typical = numbers.length ? Math.max(...numbers.slice(0, LONG)) : null;
    return numberFormat(column.format, currency, typical, locale);
  };

  const drawBlock = (block: Block, isBulk: boolean) => {
    const { columns, rows } = block;
    const chart = rows.length ? block.chart : undefined;
    say(block.title, 'section');
    if (block.note) for (const line of block.note.match(LINE_OF_TEXT)!) say(line.trimEnd(), 'quiet');
    const chartRow = cells.length;
    // Where the figures are a picture themselves, the chart comes after them.
    const isBelow = block.heat && !isBulk;
    if (chart && !isBelow) gap(CHART_ROWS + 1);
    const head = cells.length;
    const formats = columns.map((column, at) => formatOf(column, block, at));
    cells.push(
      columns.map(({ header, format }, at) =>
        format === 'text' ? text(header, 'band', formats[at]) : text(header, 'band_right'),
      ),
    );
    const area: Area = { row: head + 1, column: 0, rows: rows.length, columns: columns.length };
    if (isBulk) {
      bulk = { area, rows };
      for (const [at, format] of formats.entries())
        if (format) spans.push({ area: { ...area, column: at, columns: 1 }, numberFormat: format });
    } else if (rows.length) {
      const shade = block.heat ? shadesOf(block, styles) : null;
      for (const row of rows)
        cells.push(
          row.map((value, at): PlanCell => {
            const look: Look = columns[at]!.format === 'text' ? 'name' : 'figure';
            const style = shade?.(value, at, formats[at]) ?? styled(look, formats[at]);
            if (value === null) return { style };
            return { content: typeof value === 'number' ? { number: value } : { text: value }, style };
          }),
        );
      lines.push({ ...area, row: head, rows: rows.length + 1 });
      colours.push(area);
    }
    columns.forEach(({ width }, at) => {
      if (width) widths[at] = Math.max(widths[at] ?? 0, width);
    });
    gap();
    if (chart) {
      charts.push(chartOf(id, chart, area, { row: isBelow ? cells.length : chartRow, column: 0 }));
      if (isBelow) gap(CHART_ROWS + 1);
    }
  };

  say(title, 'title');
  say(
    `As of ${formatDay(result.asOf)} · values of ${formatDay(made)}: make it again in the sidebar when the data change`,
    'quiet',
  );
  gap();
  for (const sentence of result.lead) for (const line of sentence.match(LINE_OF_TEXT)!) say(line.trimEnd(), 'name');
  gap();
  const last = result.blocks[result.blocks.length - 1];
  const isLong = last !== undefined && last.rows.length > LONG;
  for (const block of isLong ? result.blocks.slice(0, -1) : result.blocks) drawBlock(block, false);
  say('How this was made', 'section');
  for (const [label, value] of result.stamp) cells.push([text(label, 'quiet'), text(value, 'quiet')]);
  gap();
  if (isLong) drawBlock(last, true);

  const rows = Math.max(cells.length, bulk ? bulk.area.row + bulk.rows.length : 0);
  const columns = Math.max(...cells.map((row) => row.length), 1);
  return {
    kind: id,
    name,
    rows: rows + 1,
    columns: charts.length ? Math.max(columns, CHART_COLUMNS) : columns,
    cells,
    styles,
    baseStyle: looks.base,
    spans,
    lines: { areas: lines, color: LINE },
    conditionalFormats: colours.length ? statusColours(colours) : [],
    validations: [],
    columnWidths: Array.from({ length: columns }, (_, at) => widths[at] ?? (at === 0 ? FIRST_WIDTH : null)),
    frozenRows: 0,
    frozenColumns: 0,
    hiddenColumns: [],
    hiddenRows: [],
    gridlines: false,
    charts,
    edits: [],
    areas: [
      { row: 0, column: 0, rows: Math.max(rows, before?.rows ?? 0), columns: Math.max(columns, before?.columns ?? 0) },
    ],
    ...(bulk ? { bulk } : {}),
  };
}

function chartOf(
  sheet: AnalysisId,
  { type, title, labels, values, rows, limits }: BlockChart,
  area: Area,
  position: { row: number; column: number },
): ChartPlan {
  const column = (at: number): Area => ({
    row: area.row - 1, // with its header
    column: area.column + at,
    rows: Math.min(rows ?? area.rows, area.rows) + 1,
    columns: 1,
  });
  return {
    type,
    title,
    ranges: [labels, ...values].map((at) => ({ sheet, area: column(at) })),
    transpose: false,
    headers: 1,
    position: { ...position, width: CHART_WIDTH, height: CHART_ROWS * ROW_HEIGHT },
    colors: limits ? [...SERIES.slice(0, 2), LIMIT, LIMIT] : SERIES.slice(0, values.length),
  };
}

/** The larger a figure among those of its columns, the deeper its colour. */
function shadesOf({ heat, rows }: Block, styles: Record<string, Style>) {
  const { from, to } = heat!;
  const largest = Math.max(
    0,
    ...rows.flatMap((row) => row.slice(from, to + 1)).filter((value): value is number => typeof value === 'number'),
  );
  return (value: string | number | null, at: number, format: string | undefined): string | null => {
    if (at < from || at > to || typeof value !== 'number' || largest === 0) return null;
    const step = Math.round((Math.max(0, value) / largest) * SHADES);
    const key = `heat ${step} ${format ?? ''}`;
    const background = shadeOf(step / SHADES);
    styles[key] ??= {
      ...looks.figure,
      ...(format ? { numberFormat: format } : {}),
      background,
      color: luminance(background) < READABLE ? '#ffffff' : step > SHADES / 2 ? '#000000' : looks.figure.color,
    };
    return key;
  };
}

/** From white to the accent colour. */
function shadeOf(share: number): string {
  const part = (value: number) =>
    Math.round(255 + (value - 255) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${channels(ACCENT).map(part).join('')}`;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** On darker grounds white has a contrast of 4.5 to 1, on lighter ones black (WCAG 2.2, 1.4.3); our ink only on quite light ones. */
const READABLE = 1.05 / 4.5 - 0.05;

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
