/** The user's spreadsheet through Google's services. It carries out and reads; it decides and computes nothing. */
import type { ExistingSheet, OwnSheet, StructureEdit } from '../scorecard/plan.ts';
import type { Workbook } from '../sidebar/workbook.ts';
import type { Cell } from '../table/types.ts';
import { writeBulk, writeCells } from './cells.ts';
import { drawCharts, removeCharts } from './charts.ts';
import { arrange, carryOut, makeRoom, reversed } from './layout.ts';
import { type Journal, OwnSheets } from './own.ts';
import { keepReferences, restoreReferences } from './references.ts';
import { cellOf, spreadsheetClock } from './zone.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const SCORECARD: readonly OwnSheet[] = ['settings', 'data', 'scorecard'];

/** Rows of KPI data down to the first of its formulas. */
const DATA_HEAD = 4;

/** How long to wait for another person's build of the same file. */
const LOCK_MS = 10_000;

export function googleWorkbook(): Workbook {
  const spreadsheet = SpreadsheetApp.getActive();
  const own = new OwnSheets(spreadsheet);
  let clock: ((ms: number) => number) | undefined;
  const toCell = (value: unknown): Cell => {
    clock ??= spreadsheetClock(spreadsheet);
    return cellOf(value, clock);
  };
  const cellsOf = (range: GoogleAppsScript.Spreadsheet.Range): Cell[][] =>
    range.getValues().map((row) => row.map(toCell));
  const sheetById = (sheetId: number): Sheet => {
    const sheet = own.byId(sheetId);
    if (!sheet) throw new Error('This sheet is no longer in the file.');
    return sheet;
  };
  const gridSheets = (): Sheet[] => own.sheets().filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID);
  const journalOf = (build: string): Journal => {
    const journal = own.journal();
    return journal?.build === build ? journal : { build, made: {}, copies: {}, edits: {} };
  };
  /** Of KPI data the headings are enough: below stands what its array formulas spill. */
  const filled = (sheet: Sheet): GoogleAppsScript.Spreadsheet.Range =>
    sheet.getSheetId() === own.record().sheets.data
      ? sheet.getRange(1, 1, DATA_HEAD, sheet.getMaxColumns())
      : sheet.getDataRange();
  const existing = new Map<OwnSheet, ExistingSheet | null>(); // as they stood when first asked for
  const readOwn = (kind: OwnSheet): ExistingSheet | null => {
    const sheet = own.of(kind);
    if (!sheet) return null;
    const name = sheet.getName();
    const range = filled(sheet);
    return { kind, name, values: cellsOf(range), formulas: range.getFormulas() };
  };
  const standing = (kind: OwnSheet, journal: Journal): Sheet | null => own.byId(journal.made[kind]) ?? own.of(kind);
  const written = (kind: OwnSheet, journal: Journal): Sheet => {
    const sheet = standing(kind, journal);
    if (!sheet) throw new Error('A sheet of this build is no longer in the file.');
    return sheet;
  };

  return {
    name: () => spreadsheet.getName(),
    locale: () => spreadsheet.getSpreadsheetLocale(),

    sheets() {
      const ours = own.ids();
      return gridSheets()
        .filter((sheet) => !ours.has(sheet.getSheetId()))
        .map((sheet) => ({ sheetId: sheet.getSheetId(), name: sheet.getName() }));
    },

    names: () => own.sheets().map((sheet) => sheet.getName()),

    gridRows: (sheetId) => sheetById(sheetId).getMaxRows(),

    grid(sheetId) {
      const sheet = sheetById(sheetId);
      const range = sheet.getDataRange();
      return { sheet: sheet.getName(), sheetId, cells: cellsOf(range), formats: range.getNumberFormats() };
    },

    own(kind) {
      const sheet = own.of(kind);
      return sheet && { sheetId: sheet.getSheetId(), name: sheet.getName() };
    },

    existing(kinds = SCORECARD): ExistingSheet[] {
      return kinds.flatMap((kind) => {
        if (!existing.has(kind)) existing.set(kind, readOwn(kind));
        return existing.get(kind) ?? [];
      });
    },

    remembered: (kind) => own.record().remember[kind] ?? null,

    begin() {
      const journal = own.journal();
      if (journal) this.abandon(journal.build);
    },

    prepare(build, rooms) {
      const journal = journalOf(build);
      const here = spreadsheet.getActiveSheet();
      if (rooms.some(({ edits }) => edits.some(({ kind }) => kind.startsWith('delete')))) {
        const ours = rooms.flatMap(({ kind }) => own.of(kind)?.getName() ?? []);
        const standing = gridSheets();
        const sheet = spreadsheet.insertSheet();
        journal.copies.references = sheet.getSheetId(); // the first of the copies: put back last
        own.note(journal);
        own.added(sheet);
        sheet.hideSheet();
        keepReferences(sheet, standing, ours, filled);
      }
      for (const room of rooms) {
        const { kind } = room;
        const before = room.fresh ? null : own.of(kind);
        const sheet = before ? before.copyTo(spreadsheet) : spreadsheet.insertSheet(room.name);
        journal[before ? 'copies' : 'made'][kind] = sheet.getSheetId();
        own.note(journal); // before anything else can fail
        own.added(sheet);
        if (before) {
          sheet.hideSheet();
          const edits: StructureEdit[] = [];
          journal.edits[kind] = edits;
          for (const edit of room.edits) {
            carryOut(before, edit);
            edits.push(edit);
            own.note(journal);
          }
        }
        makeRoom(before ?? sheet, room, before !== null);
      }
      spreadsheet.setActiveSheet(here); // inserting takes the person along: they stay until the build is finished
    },

    write(build, plan) {
      const journal = journalOf(build);
      const sheet = written(plan.kind, journal);
      const isRebuild = journal.made[plan.kind] === undefined;
      writeCells(sheet, plan, isRebuild);
      arrange(sheet, plan, isRebuild);
    },

    writeBulk(build, kind, bulk) {
      writeBulk(written(kind, journalOf(build)), bulk);
    },

    drawCharts(build, plan) {
      const journal = journalOf(build);
      const sheet = written(plan.kind, journal);
      const isRebuild = journal.made[plan.kind] === undefined;
      const sheetOf = (kind: OwnSheet) => standing(kind, journal) ?? sheet;
      drawCharts(sheet, plan.charts, isRebuild, sheetOf, (charts) => {
        journal.charts = { ...charts, sheet: sheet.getSheetId() };
        own.note(journal);
      });
    },

    finish(build, kind, remember) {
      SpreadsheetApp.flush(); // an error in a write that is still waiting must come before the copies go
      const { made, copies, charts } = journalOf(build);
      const { sheets, former, remember: earlier } = own.record();
      const left = (Object.keys(made) as OwnSheet[]).flatMap((each) => sheets[each] ?? []);
      own.keep({
        sheets: { ...sheets, ...made },
        former: [...former, ...left],
        remember: { ...earlier, [kind]: remember },
      });
      const aside = Object.values(copies);
      // The build stands: from here on copies are put back no more, only removed.
      own.note(aside.length ? { build, made: copies, copies: {}, edits: {} } : null);
      if (charts) removeCharts(sheetById(charts.sheet), charts.replaced);
      for (const id of aside) own.remove(sheetById(id));
      if (aside.length) own.note(null);
      const sheet = written(kind, journalOf(build));
      spreadsheet.setActiveSheet(sheet);
      SpreadsheetApp.flush();
      return sheet.getSheetId();
    },

    abandon(build) {
      const { made, copies, edits, charts } = journalOf(build);
      const redrawn = own.byId(charts?.sheet);
      if (charts && redrawn) removeCharts(redrawn, charts.drawn);
      for (const [kind, id] of (Object.entries(copies) as [OwnSheet | 'references', number][]).reverse()) {
        const copy = own.byId(id);
        if (!copy) continue;
        const original = kind === 'references' ? null : own.of(kind);
        if (kind === 'references') restoreReferences(copy, (each) => own.byId(each), filled);
        else if (original) putBack(copy, original, edits[kind] ?? []);
        own.remove(copy);
      }
      for (const id of Object.values(made)) {
        const sheet = own.byId(id);
        if (sheet) own.remove(sheet);
      }
      own.note(null);
      SpreadsheetApp.flush();
    },

    show(sheetId, a1) {
      const sheet = sheetById(sheetId);
      spreadsheet.setActiveSheet(sheet);
      sheet.getRange(a1).activate();
    },

    alone<T>(work: () => T): T | null {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(LOCK_MS)) return null;
      try {
        return work();
      } finally {
        SpreadsheetApp.flush(); // what this build wrote must be there before the next one reads
        lock.releaseLock();
      }
    },
  };
}

/**
 * The original keeps its identity, so that formulas of the user that point to it go on working. Its rows and columns go back one
 * by one, since whatever refers to them has moved along.
 */
function putBack(copy: Sheet, original: Sheet, edits: StructureEdit[]): void {
  for (const edit of [...edits].reverse()) carryOut(original, reversed(edit));
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
