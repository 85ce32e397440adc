/**
 * Our sheets are known by developer metadata, never by name: the user may rename and move them.
 * A mark carries the id of its sheet, because a duplicated sheet is copied with its metadata and is the user's then.
 */
import type { OwnSheet } from '../scorecard/plan.ts';

const KEY = 'salesKpis';

export interface Mark {
  sheetId: number;
  kind: OwnSheet;
  /** "done": the state of the file · "new": written by a build that is not finished · "copy": what an unfinished build will change, as it was. */
  state: 'done' | 'new' | 'copy';
  build?: string;
  remember?: string; // on the scorecard: what it was asked for
  charts?: Record<string, number>; // key in the plan → chart id
}

export interface Marked {
  mark: Mark;
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
  metadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata;
}

export function findMarks(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Marked[] {
  const found: Marked[] = [];
  for (const metadata of spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find()) {
    const sheet = metadata.getLocation().getSheet();
    const mark = JSON.parse(metadata.getValue() ?? '{}') as Mark;
    if (sheet && mark.sheetId === sheet.getSheetId()) found.push({ mark, sheet, metadata });
  }
  return found;
}

export function addMark(sheet: GoogleAppsScript.Spreadsheet.Sheet, mark: Omit<Mark, 'sheetId'>): void {
  const value = JSON.stringify({ ...mark, sheetId: sheet.getSheetId() });
  sheet.addDeveloperMetadata(KEY, value, SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
}

export function changeMark(marked: Marked, change: Partial<Mark>): void {
  marked.mark = { ...marked.mark, ...change };
  marked.metadata.setValue(JSON.stringify(marked.mark));
}
