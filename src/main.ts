/** Wiring only: what Google calls, and what it is passed on to. */
import { custom as callFunction } from './functions/index.ts';
import { googleWorkbook } from './sheet/workbook.ts';
import { spreadsheetClock } from './sheet/zone.ts';
import { answer, rebuild } from './sidebar/api.ts';

/** Builds the menu and nothing else: where the add-on is installed but not yet enabled, no other service may be used. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar_')
    .addItem('Rebuild scorecard', 'rebuildScorecard_')
    .addSeparator()
    .addItem('Enable functions in this file', 'enableFunctions_')
    .addToUi();
}

export function onInstall(): void {
  onOpen();
}

export function openSidebar_(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sales KPIs'));
}

export function rebuildScorecard_(): void {
  const workbook = googleWorkbook();
  const { said, isDone } = rebuild(workbook);
  const ui = SpreadsheetApp.getUi();
  if (isDone) SpreadsheetApp.getActive().toast(said, 'Sales KPIs');
  else ui.alert('The scorecard was not rebuilt', said, ui.ButtonSet.OK); // a toast would be gone before it is read
}

/** Using the menu once is what enables an add-on's functions in a file; this item is there to be used for that. */
export function enableFunctions_(): void {
  SpreadsheetApp.getActive().toast('Functions such as =WINRATE() and =CLV() now work in this file.', 'Sales KPIs');
}

/** The sidebar's one entry: `request` and the answer are JSON. */
export function salesKpis(method: string, request: string): string {
  return answer(googleWorkbook, method, request);
}

/** A custom function in a cell. It reads nothing but its arguments, and the file's time zone where there are dates. */
export function custom(name: string, args: ArrayLike<unknown>): unknown {
  return callFunction(name, args, {
    wallClock: () => spreadsheetClock(SpreadsheetApp.getActive()),
    locale: () => SpreadsheetApp.getActive().getSpreadsheetLocale(),
  });
}

/** The global functions besides the custom functions; the build writes a stub for each. */
export const globals = {
  onOpen: ['e'],
  onInstall: ['e'],
  openSidebar_: [],
  rebuildScorecard_: [],
  enableFunctions_: [],
  salesKpis: ['method', 'request'],
} as const;
