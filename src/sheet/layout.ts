/** Everything of a plan but the cells: room, widths, lines, colours that follow the value, drop-downs. */
import { runs } from '../scorecard/merge.ts';
import type { ConditionalFormat, SheetPlan, StructureEdit } from '../scorecard/plan.ts';
import { a1, rangeOf } from './cells.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A new sheet comes with this grid (platform.md LM-3). */
const NEW_GRID = { rows: 1000, columns: 26 };

export function makeRoom(sheet: Sheet, room: Pick<SheetPlan, 'rows' | 'columns'>, existing: boolean): void {
  const rows = existing ? sheet.getMaxRows() : NEW_GRID.rows;
  const columns = existing ? sheet.getMaxColumns() : NEW_GRID.columns;
  if (rows < room.rows) sheet.insertRowsAfter(rows, room.rows - rows);
  if (columns < room.columns) sheet.insertColumnsAfter(columns, room.columns - columns);
}

export function carryOut(sheet: Sheet, { kind, at, count }: StructureEdit): void {
  // Behind the last one there is nothing to insert before.
  if (kind === 'insertRows') at === 0 ? sheet.insertRowsBefore(1, count) : sheet.insertRowsAfter(at, count);
  else if (kind === 'insertColumns')
    at === 0 ? sheet.insertColumnsBefore(1, count) : sheet.insertColumnsAfter(at, count);
  else if (kind === 'deleteRows') sheet.deleteRows(at + 1, count);
  else sheet.deleteColumns(at + 1, count);
}

const OPPOSITES = {
  insertRows: 'deleteRows',
  deleteRows: 'insertRows',
  insertColumns: 'deleteColumns',
  deleteColumns: 'insertColumns',
} as const;

export const reversed = (edit: StructureEdit): StructureEdit => ({ ...edit, kind: OPPOSITES[edit.kind] });

export function arrange(sheet: Sheet, plan: SheetPlan, rebuild: boolean): void {
  if (rebuild) unarrange(sheet, plan);
  drawLines(sheet, plan);
  for (const width of new Set(plan.columnWidths.filter((each) => each !== null))) {
    const columns = plan.columnWidths.flatMap((each, column) => (each === width ? column : []));
    for (const [at, count] of runs(columns)) sheet.setColumnWidths(at + 1, count, width);
  }
  for (const [at, count] of runs(plan.hiddenColumns)) sheet.hideColumns(at + 1, count);
  for (const [at, count] of runs(plan.hiddenRows)) sheet.hideRows(at + 1, count);
  if (plan.frozenRows) sheet.setFrozenRows(plan.frozenRows);
  if (plan.frozenColumns) sheet.setFrozenColumns(plan.frozenColumns);
  if (!plan.gridlines) sheet.setHiddenGridlines(true);
  for (const { area, oneOf } of plan.validations) {
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(oneOf, true).setAllowInvalid(false).build();
    rangeOf(sheet, area).setDataValidation(rule);
  }
  if (plan.conditionalFormats.length || rebuild) {
    const theirs = rebuild ? sheet.getConditionalFormatRules().filter((rule) => !isOurs(rule)) : [];
    sheet.setConditionalFormatRules([...plan.conditionalFormats.map((format) => ruleOf(sheet, format)), ...theirs]);
  }
}

/** Our areas of a standing sheet lose their old lines and drop-downs before the new ones are set. */
function unarrange(sheet: Sheet, plan: SheetPlan): void {
  for (const area of plan.areas) {
    const range = rangeOf(sheet, area);
    range.setBorder(false, false, false, false, false, false).setDataValidation(null);
  }
}

function drawLines(sheet: Sheet, { lines: { areas, color } }: SheetPlan): void {
  if (!areas.length) return;
  const { SOLID } = SpreadsheetApp.BorderStyle;
  sheet.getRangeList(areas.map(a1)).setBorder(null, null, true, null, null, true, color, SOLID);
}

/** Rules of ours are told from the user's by their first character or, for formulas, by this harmless first term. */
export const OUR_FORMULA = 'N("Sales KPIs")=0';
const SYMBOLS = ['●', '▲', '▼', '–'];

function isOurs(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): boolean {
  const condition = rule.getBooleanCondition();
  if (!condition) return false;
  const value = String(condition.getCriteriaValues()[0] ?? '');
  return value.indexOf(OUR_FORMULA) >= 0 || SYMBOLS.indexOf(value) >= 0;
}

function ruleOf(sheet: Sheet, format: ConditionalFormat): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const rule = SpreadsheetApp.newConditionalFormatRule();
  if ('startsWith' in format.when) rule.whenTextStartsWith(format.when.startsWith);
  else rule.whenFormulaSatisfied(`=(${OUR_FORMULA})*(${format.when.formula})`);
  rule.setFontColor(format.color);
  return rule.setRanges(format.areas.map((area) => rangeOf(sheet, area))).build();
}
