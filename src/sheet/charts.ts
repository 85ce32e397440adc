/** Native charts from a plan. A rebuild changes the chart of the same key where it stands; the user's own charts are left alone. */
import type { ChartPlan, OwnSheet } from '../scorecard/plan.ts';
import { rangeOf } from './cells.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Returns the chart ids by key. `known` are those of the last build. */
export function drawCharts(
  sheet: Sheet,
  plans: ChartPlan[],
  known: Record<string, number>,
  sheetOf: (kind: OwnSheet) => Sheet,
): Record<string, number> {
  const ids: Record<string, number> = {};
  const before = new Set<number>();
  const existing = new Map<number, GoogleAppsScript.Spreadsheet.EmbeddedChart>();
  for (const chart of sheet.getCharts()) {
    const id = chart.getChartId();
    if (id === null) continue;
    before.add(id);
    existing.set(id, chart);
  }
  const inserted: string[] = [];
  for (const plan of plans) {
    const old = existing.get(known[plan.key] ?? Number.NaN);
    if (old) {
      sheet.updateChart(configure(old.modify().clearRanges(), plan, sheetOf).build());
      ids[plan.key] = known[plan.key]!;
    } else {
      sheet.insertChart(configure(sheet.newChart(), plan, sheetOf).build());
      inserted.push(plan.key);
    }
  }
  for (const key of Object.keys(known)) {
    const gone = ids[key] === undefined ? existing.get(known[key]!) : undefined;
    if (gone) sheet.removeChart(gone);
  }
  if (inserted.length) {
    const fresh = sheet.getCharts().filter((chart) => !before.has(chart.getChartId() ?? Number.NaN));
    inserted.forEach((key, i) => {
      const id = fresh[i]?.getChartId();
      if (id != null) ids[key] = id;
    });
  }
  return ids;
}

function configure(
  builder: GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder,
  plan: ChartPlan,
  sheetOf: (kind: OwnSheet) => Sheet,
): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
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
    .setOption('legend', { position: plan.legend ?? 'none' })
    .setOption('isStacked', plan.stacked ?? false)
    .setOption('colors', plan.colors ?? ['#1a73e8'])
    .setOption('vAxis', {
      format: plan.valueFormat ?? '',
      minValue: plan.minValue ?? null,
      gridlines: { color: '#eceff1' },
    });
}

function typeOf(type: ChartPlan['type']): GoogleAppsScript.Charts.ChartType {
  const { COLUMN, BAR, LINE, AREA, COMBO, PIE } = Charts.ChartType;
  return { column: COLUMN, bar: BAR, line: LINE, area: AREA, combo: COMBO, pie: PIE }[type];
}
