/** Native charts from a plan. A rebuild changes the chart of the same title where it stands; the user's own are left alone. */
import type { ChartPlan, OwnSheet } from '../scorecard/plan.ts';
import { rangeOf } from './cells.ts';
import type { NewCharts } from './own.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;

export function drawCharts(
  sheet: Sheet,
  plans: ChartPlan[],
  rebuild: boolean,
  sheetOf: (kind: OwnSheet) => Sheet,
  note: (charts: NewCharts) => void,
): void {
  const standing = rebuild ? sheet.getCharts() : [];
  const titles = standing.map(titleOf);
  const replaced = plans.flatMap(({ replaces = [] }) => replaces.filter((title) => titles.includes(title)));
  if (replaced.length) note({ drawn: plans.flatMap(({ title }) => (titles.includes(title) ? [] : title)), replaced });
  for (const plan of plans) {
    const old = standing.find((chart) => titleOf(chart) === plan.title);
    if (old) sheet.updateChart(configured(old.modify().clearRanges(), plan, sheetOf).build());
    else sheet.insertChart(configured(sheet.newChart(), plan, sheetOf).build());
  }
}

export function removeCharts(sheet: Sheet, titles: readonly string[]): void {
  for (const chart of sheet.getCharts()) if (titles.includes(titleOf(chart))) sheet.removeChart(chart);
}

const titleOf = (chart: Chart): string => String(chart.getOptions().get('title'));

function configured(builder: Builder, plan: ChartPlan, sheetOf: (kind: OwnSheet) => Sheet): Builder {
  let chart = builder.setChartType(typeOf(plan.type));
  for (const { sheet, area } of plan.ranges) chart = chart.addRange(rangeOf(sheetOf(sheet), area));
  const { row, column, width, height } = plan.position;
  return chart
    .setNumHeaders(plan.headers)
    .setTransposeRowsAndColumns(plan.transpose)
    .setMergeStrategy(plan.transpose ? Charts.ChartMergeStrategy.MERGE_ROWS : Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)
    .setPosition(row + 1, column + 1, 0, 0)
    .setOption('title', plan.title)
    .setOption('width', width)
    .setOption('height', height)
    .setOption('legend', { position: plan.colors.length > 1 ? 'bottom' : 'none' })
    .setOption('colors', plan.colors)
    .setOption('vAxis', {
      format: plan.valueFormat ?? '',
      minValue: 0,
      gridlines: { color: '#eceff1' },
    });
}

function typeOf(type: ChartPlan['type']): GoogleAppsScript.Charts.ChartType {
  const { COLUMN, BAR, LINE } = Charts.ChartType;
  return { column: COLUMN, bar: BAR, line: LINE }[type];
}
