/** Native charts below the table: revenue, win rate, and the open pipeline by stage. */
import type { Canvas } from './canvas.ts';
import type { Figures } from './figures.ts';
import type { Area, ChartPlan } from './plan.ts';
import { CHART_ROWS } from './scorecard-layout.ts';
import type { Span } from './span.ts';
import type { Stages } from './stages.ts';
import { ACCENT } from './styles.ts';

const ROW_HEIGHT = 21; // Google's default
const LEAST_WIDTH = 400;
const GAP = 16;

export function drawCharts(
  canvas: Canvas,
  figures: Figures[],
  formats: string[],
  periods: string[],
  span: Span,
  stages: Stages,
): void {
  const places = placesFor(canvas);
  const draw = (chart: Omit<ChartPlan, 'position' | 'colors' | 'legend'>) => {
    const position = places.next();
    canvas.plan.charts.push({ ...chart, position, colors: [ACCENT], legend: 'none' });
  };
  const overTime = (id: string, type: 'column' | 'line') => {
    const i = figures.findIndex(({ entry }) => entry.kpi.id === id && entry.lacks === null);
    if (i < 0 || periods.length < 2) return;
    const { entry } = figures[i]!;
    const along = (row: string): Area => canvas.area(row, periods[0]!, row, periods[periods.length - 1]!);
    draw({
      key: id,
      type,
      title: `${entry.name} by ${span.unit}`,
      ranges: [
        { sheet: 'scorecard', area: along('header') },
        { sheet: 'scorecard', area: along(entry.key) },
      ],
      transpose: true,
      headers: 0,
      valueFormat: formats[i]!.replace('0.0%', '0%'),
      minValue: 0,
    });
  };
  overTime('revenue', 'column');
  overTime('win_rate', 'line');
  if (stages.names.length) {
    const last = 'stages.other';
    const shown = stages.amounts ? 'total' : 'n';
    draw({
      key: 'stages',
      type: 'bar',
      title: stages.amounts ? 'Open pipeline by stage' : 'Open deals by stage',
      ranges: [
        { sheet: 'scorecard', area: canvas.area('stages.header', 'name', last, 'name') },
        { sheet: 'scorecard', area: canvas.area('stages.header', shown, last, shown) },
      ],
      transpose: false,
      headers: 1,
      minValue: 0,
    });
  }
}

/** Side by side from the first visible column on, each at least `LEAST_WIDTH` wide and ending where the next begins. */
function placesFor(canvas: Canvas): { next(): ChartPlan['position'] } {
  const { columnWidths, hiddenColumns } = canvas.plan;
  const row = canvas.rows.at('chart:1');
  let column = canvas.columns.at('name');
  return {
    next() {
      const from = column;
      let width = 0;
      while (width < LEAST_WIDTH + GAP) {
        width += hiddenColumns.includes(column) ? 0 : (columnWidths[column] ?? 100);
        column++;
      }
      return { row, column: from, width: width - GAP, height: CHART_ROWS * ROW_HEIGHT - GAP };
    },
  };
}
