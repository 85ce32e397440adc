/** A plan carried out in the local spreadsheet, next to the user's sheets: what its formulas come to. */
import { canonicalFormula, localeFor } from '../../host/engine/dialect/index.ts';
import { openWorkbook, type Workbook } from '../../host/engine/workbook.ts';
import { cell, type Spot } from '../../src/scorecard/a1.ts';
import type { Content, Plan, SheetPlan } from '../../src/scorecard/plan.ts';
import type { Cell, SheetGrid } from '../../src/table/types.ts';

export interface Live {
  workbook: Workbook;
  at(sheet: string, spot: Spot): unknown;
}

export function carriedOut(sources: SheetGrid[], plan: Plan, locale = 'en_US'): Live {
  const written = (content: Content) =>
    'formula' in content
      ? canonicalFormula(`=${content.formula}`, localeFor(locale))
      : String(Object.values(content)[0]);
  const ours = (sheet: SheetPlan) => ({
    id: sheet.kind,
    name: sheet.name,
    rowNumber: sheet.rows + 5,
    colNumber: sheet.columns + 2,
    cells: cellsOf(sheet.cells.map((row) => row.map(({ content }) => (content ? written(content) : null)))),
  });
  const theirs = ({ sheet, sheetId, cells }: SheetGrid) => ({
    id: `source${sheetId}`,
    name: sheet,
    rowNumber: cells.length + 20,
    colNumber: Math.max(...cells.map((row) => row.length)) + 2,
    cells: cellsOf(cells.map((row) => row.map(typed))),
  });
  const sheets = [...sources.map(theirs), ...plan.sheets.map(ours)];
  const workbook = openWorkbook({ data: { version: '19.1.0', sheets }, locale, timeZone: 'Etc/UTC' });
  const ids = new Map(workbook.sheets().map(({ name, id }) => [name, id]));
  return {
    workbook,
    at: (sheet, { row, column }) =>
      workbook.model.getters.getEvaluatedCell({ sheetId: ids.get(sheet)!, row, col: column }).value,
  };
}

/** As the grid holds it: a text that looks like a number is text, which the document says with a formula. */
function typed(value: Cell): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'object') return String(value.serial);
  if (typeof value !== 'string') return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
  return `="${value.replace(/"/g, '""')}"`;
}

function cellsOf(rows: (string | null)[][]): Record<string, string> {
  const cells: Record<string, string> = {};
  rows.forEach((row, r) => {
    row.forEach((content, c) => {
      if (content !== null) cells[cell({ row: r, column: c })] = content;
    });
  });
  return cells;
}
