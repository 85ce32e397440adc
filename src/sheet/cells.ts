/** Writes the cells of a plan: one call per property for the whole sheet, not per cell. */
import { cell } from '../scorecard/a1.ts';
import type { Area, Bulk, Content, PlanCell, SheetPlan, Style } from '../scorecard/plan.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Only what is ours is written: between and beside our areas stand cells of the user. */
export function writeCells(sheet: Sheet, plan: SheetPlan, existing: boolean): void {
  for (const area of plan.areas) writeArea(sheet, plan, area, existing);
  writeSpans(sheet, plan);
}

function writeArea(sheet: Sheet, plan: SheetPlan, area: Area, existing: boolean): void {
  const cells = cellsIn(plan, area);
  const range = rangeOf(sheet, area);
  const styles = cells.map((row) =>
    row.map(({ style }): Style => (style ? { ...plan.baseStyle, ...plan.styles[style] } : plan.baseStyle)),
  );
  const uses = (...keys: (keyof Style)[]) =>
    styles.some((row) => row.some((style) => keys.some((key) => style[key] !== undefined)));

  // Formats come first: a cell formatted as a date or percent is then written without being re-read by the sheet.
  if (uses('numberFormat')) range.setNumberFormats(styles.map((row) => row.map((s) => s.numberFormat ?? 'General')));
  range.setValues(cells.map((row) => row.map((cell) => written(cell.content))));
  if (uses('background')) range.setBackgrounds(styles.map((row) => row.map((s) => s.background ?? null!)));
  if (uses('color', 'bold', 'italic', 'size')) range.setTextStyles(textStyles(styles));
  if (uses('align')) range.setHorizontalAlignments(styles.map((row) => row.map((s) => s.align ?? null!)));
  writeNotes(sheet, area, cells, existing);
}

export function writeBulk(sheet: Sheet, { area, rows }: Bulk): void {
  rangeOf(sheet, area).setValues(
    rows.map((row) => row.map((value) => (typeof value === 'string' ? written({ text: value }) : (value ?? '')))),
  );
}

const cellsIn = (plan: SheetPlan, { row, column, rows, columns }: Area): PlanCell[][] =>
  Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c): PlanCell => plan.cells[row + r]?.[column + c] ?? {}),
  );

/** On a standing sheet the user may have put notes on our figures: there only columns that hold notes of ours are written. */
function writeNotes(sheet: Sheet, area: Area, cells: PlanCell[][], existing: boolean): void {
  const noted = Array.from({ length: area.columns }, (_, c) => c).filter((c) => cells.some((row) => row[c]!.note));
  if (!noted.length) return;
  const write = (column: number, columns: number) =>
    rangeOf(sheet, { ...area, column: area.column + column, columns }).setNotes(
      cells.map((row) => row.slice(column, column + columns).map((cell) => cell.note ?? '')),
    );
  if (existing) for (const column of noted) write(column, 1);
  else write(0, area.columns);
}

/** How numbers look that array formulas will spill: one call per format. */
function writeSpans(sheet: Sheet, { spans }: SheetPlan): void {
  for (const format of new Set(spans.map(({ numberFormat }) => numberFormat))) {
    const places = spans.filter(({ numberFormat }) => numberFormat === format).map(({ area }) => a1(area));
    sheet.getRangeList(places).setNumberFormat(format);
  }
}

/** What `setValues` is given. Text goes behind an apostrophe, so that a name like "=1+1" or "3-4" stays the text that it is. */
function written(content: Content | undefined): string | number | boolean {
  if (!content) return '';
  if ('text' in content) return content.text === '' ? '' : `'${content.text}`;
  if ('formula' in content) return `=${content.formula}`;
  if ('day' in content) return content.day;
  return 'number' in content ? content.number : content.boolean;
}

/** One TextStyle object per look, shared by its cells. */
function textStyles(styles: Style[][]): GoogleAppsScript.Spreadsheet.TextStyle[][] {
  const made = new Map<string, GoogleAppsScript.Spreadsheet.TextStyle>();
  return styles.map((row) =>
    row.map(({ color, bold, italic, size }) => {
      const key = [color, bold, italic, size].join();
      let style = made.get(key);
      if (!style) {
        const builder = SpreadsheetApp.newTextStyle()
          .setBold(bold ?? false)
          .setItalic(italic ?? false);
        builder.setForegroundColor(color ?? '#202124').setFontSize(size ?? 10);
        style = builder.build();
        made.set(key, style);
      }
      return style;
    }),
  );
}

export const rangeOf = (sheet: Sheet, area: Area): GoogleAppsScript.Spreadsheet.Range =>
  sheet.getRange(area.row + 1, area.column + 1, area.rows, area.columns);

export function a1(area: Area): string {
  const from = cell(area);
  const to = cell({ row: area.row + area.rows - 1, column: area.column + area.columns - 1 });
  return from === to ? from : `${from}:${to}`;
}
