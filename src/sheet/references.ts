/**
 * What points into our sheets: formulas and charts, wherever they stand. A rebuild that deletes rows or columns breaks them for good –
 * rows that are inserted again are others – so they are kept as texts in a hidden sheet until the build is finished.
 */
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** Sheet id; then row, column and formula of a cell, or 0, id and ranges of a chart. */
type Kept = [sheetId: number, row: number, place: number, text: string];

/** `filled` tells which cells of a sheet may hold formulas. */
export function keepReferences(into: Sheet, sheets: Sheet[], names: string[], filled: (sheet: Sheet) => Range): void {
  const written = names.map((name) => name.replace(/'/g, "''"));
  const kept = sheets.flatMap((sheet): Kept[] => {
    const id = sheet.getSheetId();
    const formulas = filled(sheet)
      .getFormulas()
      .flatMap((row, r) =>
        row.flatMap((formula, c): Kept[] =>
          written.some((name) => formula.includes(name)) ? [[id, r + 1, c + 1, `'${formula}`]] : [],
        ),
      );
    return [...formulas, ...sheet.getCharts().map((chart): Kept => [id, 0, chart.getChartId()!, rangesOf(chart)])];
  });
  if (kept.length) into.getRange(1, 1, kept.length, 4).setValues(kept);
}

/** After the rows and columns are back. What the user has written anew meanwhile, or taken away, is theirs. */
export function restoreReferences(
  from: Sheet,
  sheetById: (id: number) => Sheet | null,
  filled: (sheet: Sheet) => Range,
): void {
  const kept = from.getDataRange().getValues() as Kept[];
  for (const id of new Set(kept.map(([sheetId]) => sheetId))) {
    const sheet = sheetById(id);
    if (!sheet) continue;
    const formulas = filled(sheet).getFormulas();
    const charts = sheet.getCharts();
    for (const [sheetId, row, place, text] of kept) {
      if (sheetId !== id) continue;
      const now = formulas[row - 1]?.[place - 1];
      const chart = row === 0 && charts.find((each) => each.getChartId() === place);
      if (chart && rangesOf(chart) !== text) {
        const builder = chart.modify().clearRanges();
        for (const [of, ...area] of JSON.parse(text) as [number, number, number, number, number][]) {
          const source = sheetById(of);
          if (source) builder.addRange(source.getRange(...area));
        }
        if (builder.getRanges().length) sheet.updateChart(builder.build());
      } else if (now && now !== text && shapeOf(now) === shapeOf(text)) sheet.getRange(row, place).setValue(text);
    }
  }
}

const rangesOf = (chart: Chart): string =>
  JSON.stringify(
    chart
      .getRanges()
      .map((each) => [each.getGridId(), each.getRow(), each.getColumn(), each.getNumRows(), each.getNumColumns()]),
  );

/** A formula without names and references, which is how it stays when those break. */
const shapeOf = (formula: string): string => formula.replace(/'[^']*'|[\p{L}\d_.$:!#]+/gu, '');
