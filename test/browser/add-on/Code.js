// biome-ignore-all lint/correctness/noUnusedVariables: Apps Script calls global functions by name.
// biome-ignore-all lint/style/useTemplate: as plain as a first script.
// An add-on that uses just enough to show that the host's page works; the product has its own tests.
function onOpen() {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar_')
    .addItem('Write report', 'writeReport_')
    .addItem('Fail', 'fail_')
    .addSeparator()
    .addItem('Say hello', 'sayHello_')
    .addToUi();
}

function openSidebar_() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sales KPIs'));
}

function writeReport_() {
  var spreadsheet = SpreadsheetApp.getActive();
  var sheet = spreadsheet.getSheetByName('Report') || spreadsheet.insertSheet('Report');
  sheet.getRange('A1:B3').setValues([
    ['Win rate', '=WINRATE(2;1)'],
    ['Revenue', '=SUM(Deals!B2:B)'],
    ['Trend', '=SPARKLINE(Deals!B2:B4)'],
  ]);
  sheet.getRange('A1').setNote('Share of decided deals that were won.');
  sheet.getRange('A2').setNote('A note of many lines, as those of a KPI are. '.repeat(24));
  sheet.getRange('B2:Z2').activate();
}

function sayHello_() {
  SpreadsheetApp.getActive().toast('Hello from ' + SpreadsheetApp.getActiveSheet().getName(), 'Greeting');
}

function fail_() {
  throw new Error('The report could not be written.');
}

function answer(question) {
  if (question === 'fail') throw new Error('No answer.');
  return { question: question, range: SpreadsheetApp.getActiveRange().getA1Notation() };
}

/**
 * Share of decided deals that were won.
 *
 * @param {number} won Deals won.
 * @param {number} lost Deals lost.
 * @return {number} Win rate.
 * @customfunction
 */
function WINRATE(won, lost) {
  if (typeof won !== 'number') throw new Error('won: a number is needed');
  return won / (won + lost);
}

/**
 * A day in the spreadsheet's own zone.
 *
 * @param {Date} day A day.
 * @param {string} pattern Optional. How it is written.
 * @return {string} The day in words.
 * @customfunction
 */
function DAYTEXT(day, pattern) {
  return (
    Utilities.formatDate(day, SpreadsheetApp.getActive().getSpreadsheetTimeZone(), pattern || 'yyyy-MM-dd') +
    typeof fetch
  );
}
