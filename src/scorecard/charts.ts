/** Native charts below the table: revenue, win rate, and the open pipeline by stage. */
import { type PeriodUnit, periodUnits } from '../value/period.ts';
import type { Area, ChartPlan } from './plan.ts';
import { CHART_ROWS } from './scorecard-layout.ts';
import type { Drawing } from './scorecard-sheet.ts';
import { ACCENT, ROW_HEIGHT } from './styles.ts';

/** Google's default, px. */
const COLUMN_WIDTH = 100;
const LEAST_WIDTH = 360;
const GAP = 30;

export function drawCharts({ canvas, figures, periods, span, stages }: Drawing): void {
  const { columnWidths, charts } = canvas.plan;
  const row = canvas.rows.at('chart:1');
  let column = canvas.columns.at('name');
  /** Side by side from the first visible column on, each ending where the next begins. */
  const draw = (
    chart: Pick<ChartPlan, 'type' | 'title' | 'replaces' | 'transpose' | 'headers' | 'valueFormat'>,
    ...areas: Area[]
  ) => {
    const from = column;
    let width = 0;
    while (width < LEAST_WIDTH + GAP) width += columnWidths[column++] ?? COLUMN_WIDTH;
    charts.push({
      ...chart,
      ranges: areas.map((area) => ({ sheet: 'scorecard', area })),
      position: { row, column: from, width: width - GAP, height: CHART_ROWS * ROW_HEIGHT - GAP },
      colors: [ACCENT],
    });
  };
  for (const [id, type] of [
    ['revenue', 'column'],
    ['win_rate', 'line'],
  ] as const) {
    const found = figures.find(({ entry }) => entry.kpi.id === id && entry.lacks === null);
    if (!found || periods.length < 2) continue;
    const { name, key } = found.entry;
    const along = (of: string): Area => canvas.area(of, periods[0]!, periods[periods.length - 1]!);
    const valueFormat = found.format.replace('0.0%', '0%');
    const titleBy = (unit: PeriodUnit) => `${name} by ${unit}`;
    const replaces = periodUnits.filter((unit) => unit !== span.unit).map(titleBy);
    draw(
      { type, title: titleBy(span.unit), replaces, transpose: true, headers: 0, valueFormat },
      along('header'),
      along(key),
    );
  }
  if (stages.names.length) {
    const below = (of: string): Area => canvas.area('stages.header', of, of, 'stages.other');
    const title = `Open ${stages.amounts ? 'pipeline' : 'deals'} by stage`;
    draw(
      { type: 'bar', title, transpose: false, headers: 1 },
      below('name'),
      below(stages.amounts ? 'status' : 'target'),
    );
  }
}
