/** Writes the cells of a plan: one call per property for the whole sheet, not per cell. */
import type { Area, Content, PlanCell, SheetPlan, Style } from '../scorecard/plan.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function writeCells(sheet: Sheet, plan: SheetPlan): void {
  const rows = plan.cells.length;
  const columns = plan.columns;
  if (!rows || !columns) return;
  const range = sheet.getRange(1, 1, rows, columns);
  const cells = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c): PlanCell => plan.cells[r]?.[c] ?? {}),
  );
  const styleOf = (cell: PlanCell): Style => ({ ...plan.baseStyle, ...(cell.style ? plan.styles[cell.style] : {}) });
  const styles = cells.map((row) => row.map(styleOf));
  const uses = (key: keyof Style) => styles.some((row) => row.some((style) => style[key] !== undefined));

  // Formats come first: a cell formatted as a date or percent is then written without being re-read by the sheet.
  if (uses('numberFormat')) range.setNumberFormats(styles.map((row) => row.map((s) => s.numberFormat ?? 'General')));
  range.setValues(cells.map((row) => row.map((cell) => written(cell.content))));
  if (uses('background')) range.setBackgrounds(styles.map((row) => row.map((s) => s.background ?? null!)));
  if (uses('color') || uses('bold') || uses('italic') || uses('size')) range.setTextStyles(textStyles(styles));
  if (uses('align')) range.setHorizontalAlignments(styles.map((row) => row.map((s) => s.align ?? null!)));
  if (uses('valign')) range.setVerticalAlignments(styles.map((row) => row.map((s) => s.valign ?? null!)));
  if (uses('wrap')) range.setWraps(styles.map((row) => row.map((s) => s.wrap ?? false)));
  if (cells.some((row) => row.some((cell) => cell.note))) {
    range.setNotes(cells.map((row) => row.map((cell) => cell.note ?? '')));
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
  const from = letter(area.column) + (area.row + 1);
  const to = letter(area.column + area.columns - 1) + (area.row + area.rows);
  return from === to ? from : `${from}:${to}`;
}

function letter(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letter(Math.floor(column / 26) - 1) + rest;
}
