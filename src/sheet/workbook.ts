/** The user's spreadsheet through Google's services. It carries out and reads; it decides and computes nothing. */
import type { ExistingSheet, OwnSheet, SheetPlan } from '../scorecard/plan.ts';
import type { SheetInfo, Workbook } from '../sidebar/workbook.ts';
import type { Cell, SheetGrid } from '../table/types.ts';
import { writeCells } from './cells.ts';
import { drawCharts } from './charts.ts';
import { arrange, makeRoom } from './layout.ts';
import { addMark, changeMark, findMarks, type Marked } from './marks.ts';
import { cellOf, spreadsheetClock } from './zone.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function googleWorkbook(): Workbook {
  const spreadsheet = SpreadsheetApp.getActive();
  let marks: Marked[] | undefined;
  const marked = () => {
    marks ??= findMarks(spreadsheet);
    return marks;
  };
  const done = (kind: OwnSheet) => marked().find(({ mark }) => mark.state === 'done' && mark.kind === kind);
  const inBuild = (build: string) => marked().filter(({ mark }) => mark.build === build);
  let clock: ((ms: number) => number) | undefined;
  const toCell = (value: unknown): Cell => {
    clock ??= spreadsheetClock(spreadsheet);
    return cellOf(value, clock);
  };
  const info = (sheet: Sheet): SheetInfo => ({
    sheetId: sheet.getSheetId(),
    name: sheet.getName(),
    gridRows: sheet.getMaxRows(),
  });
  const sheetById = (sheetId: number): Sheet => {
    const sheet = spreadsheet.getSheetById(sheetId);
    if (!sheet) throw new Error('This sheet is no longer in the file.');
    return sheet;
  };
  /** The sheet of a kind as this build sees it: the one it made, else the one that stands. */
  const current = (kind: OwnSheet, build: string): Sheet | null =>
    inBuild(build).find(({ mark }) => mark.kind === kind && mark.state === 'new')?.sheet ?? done(kind)?.sheet ?? null;

  return {
    name: () => spreadsheet.getName(),
    locale: () => spreadsheet.getSpreadsheetLocale(),

    sheets() {
      const ours = new Set(marked().map(({ mark }) => mark.sheetId));
      return spreadsheet
        .getSheets()
        .filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID && !ours.has(sheet.getSheetId()))
        .map(info);
    },

    grid(sheetId): SheetGrid {
      const sheet = sheetById(sheetId);
      const range = sheet.getDataRange();
      const cells = range.getValues().map((row) => row.map(toCell));
      return { sheet: sheet.getName(), sheetId, cells, formats: range.getNumberFormats() };
    },

    own(kind) {
      const found = done(kind);
      return found ? info(found.sheet) : null;
    },

    existing(): ExistingSheet[] {
      return marked()
        .filter(({ mark }) => mark.state === 'done')
        .map(({ mark, sheet }) => {
          if (mark.kind === 'data') return { kind: mark.kind, name: sheet.getName(), values: [], formulas: [] };
          const range = sheet.getDataRange();
          const values = range.getValues().map((row) => row.map(toCell));
          return { kind: mark.kind, name: sheet.getName(), values, formulas: range.getFormulas() };
        });
    },

    remembered: () => done('scorecard')?.mark.remember ?? null,

    begin() {
      const builds = new Set(marked().flatMap(({ mark }) => (mark.build ? [mark.build] : [])));
      for (const build of builds) this.abandon(build);
    },

    write(build, plan) {
      const existing = done(plan.kind);
      const sheet = existing?.sheet ?? addSheet(spreadsheet, plan, build);
      if (existing) keepCopy(spreadsheet, sheet, plan.kind, build);
      marks = undefined;
      makeRoom(sheet, plan);
      writeCells(sheet, plan);
      arrange(sheet, plan, existing !== undefined);
    },

    drawCharts(build, plan) {
      const own = inBuild(build).find(({ mark }) => mark.kind === plan.kind && mark.state === 'new') ?? done(plan.kind);
      if (!own) throw new Error('The scorecard is no longer in the file.');
      const sheetOf = (kind: OwnSheet) => current(kind, build) ?? own.sheet;
      changeMark(own, { charts: drawCharts(own.sheet, plan.charts, own.mark.charts ?? {}, sheetOf) });
    },

    finish(build, remember) {
      SpreadsheetApp.flush(); // an error in a write that is still waiting must come before the copies go
      for (const entry of inBuild(build)) {
        if (entry.mark.state === 'copy') spreadsheet.deleteSheet(entry.sheet);
        else changeMark(entry, { state: 'done', build: undefined });
      }
      marks = undefined;
      const scorecard = done('scorecard');
      if (!scorecard) throw new Error('The scorecard is no longer in the file.');
      changeMark(scorecard, { remember });
      spreadsheet.setActiveSheet(scorecard.sheet);
      SpreadsheetApp.flush();
      return scorecard.mark.sheetId;
    },

    abandon(build) {
      for (const { mark, sheet } of inBuild(build)) {
        const original = mark.state === 'copy' ? done(mark.kind)?.sheet : undefined;
        if (original) putBack(sheet, original);
        spreadsheet.deleteSheet(sheet);
      }
      marks = undefined;
      SpreadsheetApp.flush();
    },

    values(kind) {
      const sheet = done(kind)?.sheet;
      if (!sheet) throw new Error('The scorecard is no longer in the file.');
      return sheet
        .getDataRange()
        .getValues()
        .map((row) => row.map(toCell));
    },

    show(sheetId, a1) {
      const sheet = sheetById(sheetId);
      spreadsheet.setActiveSheet(sheet);
      sheet.getRange(a1).activate();
    },
  };
}

/** `insertSheet` takes the person to the new sheet; they stay where they are until the build is finished. */
function addSheet(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, plan: SheetPlan, build: string): Sheet {
  const here = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(plan.name);
  addMark(sheet, { kind: plan.kind, state: 'new', build });
  spreadsheet.setActiveSheet(here);
  return sheet;
}

function keepCopy(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  sheet: Sheet,
  kind: OwnSheet,
  build: string,
): void {
  const copy = sheet.copyTo(spreadsheet);
  copy.hideSheet();
  for (const metadata of copy.getDeveloperMetadata()) metadata.remove(); // a copy brings the mark of its original along
  addMark(copy, { kind, state: 'copy', build });
}

/** The original keeps its identity, so that formulas of the user that point to it go on working. */
function putBack(copy: Sheet, original: Sheet): void {
  const rows = copy.getMaxRows();
  const columns = copy.getMaxColumns();
  const extraRows = original.getMaxRows() - rows;
  const extraColumns = original.getMaxColumns() - columns;
  original.clear();
  if (extraRows > 0) original.deleteRows(rows + 1, extraRows);
  if (extraRows < 0) original.insertRowsAfter(rows + extraRows, -extraRows);
  if (extraColumns > 0) original.deleteColumns(columns + 1, extraColumns);
  if (extraColumns < 0) original.insertColumnsAfter(columns + extraColumns, -extraColumns);
  copy.getRange(1, 1, rows, columns).copyTo(original.getRange(1, 1, rows, columns));
  original.setConditionalFormatRules(copy.getConditionalFormatRules());
}
