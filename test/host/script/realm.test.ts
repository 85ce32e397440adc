/** Executions: what a script finds around it. Numbers are those of section 9 of the platform notes. */
import { describe, expect, it } from 'vitest';
import { hostOf, resultOf } from './host.ts';

describe('the realm', () => {
  it('1 has ECMAScript and the services, nothing of Node or a browser', () => {
    const absent =
      'setTimeout setInterval fetch URL TextEncoder atob process Buffer require performance crypto structuredClone WebAssembly';
    const { host } = hostOf(
      `function test() { return ${JSON.stringify(absent.split(' '))}.filter((name) => name in globalThis); }`,
    );
    expect(host.call('test')).toEqual([]);
  });

  it('1 gives no way out to the host', () => {
    const { host } = hostOf(`function test() { const out = (f) => f.constructor.constructor('return typeof process')();
      try { SpreadsheetApp.getActive().getSheetByName(5); } catch (error) { return [out(SpreadsheetApp.getActive), out(error), out(console.log)]; } }`);
    expect(host.call('test')).toEqual(['undefined', 'undefined', 'undefined']);
  });

  it('2 is loaded afresh for every execution', () => {
    const { host } =
      hostOf(`let count = 0; function test() { Array.prototype.mark = 1; return [++count, Object.keys(globalThis.left || {})]; }
      function leave() { globalThis.left = { a: 1 }; }`);
    host.call('leave');
    expect([host.call('test'), host.call('test')]).toEqual([
      [1, []],
      [1, []],
    ]);
    expect('mark' in Array.prototype).toBe(false);
  });

  it('4 lets global code call no service but Logger, console and Utilities', () => {
    const load = (source: string) => () => hostOf(`${source}; function test() {}`).host.call('test');
    expect(load(`console.log(Utilities.formatDate(new Date(0), 'UTC', 'yyyy')); Logger.log('x')`)).not.toThrow();
    expect(load(`const ss = SpreadsheetApp.getActive()`)).toThrow(
      'You do not have permission to call SpreadsheetApp.getActive',
    );
    expect(load(`const locale = Session.getActiveUserLocale()`)).toThrow('You do not have permission');
  });

  it('7 makes arrays and Dates of its own', () => {
    const body = `sheet.getRange('A1').setValue(new Date(0)); const values = sheet.getRange('A1:A2').getValues();
      return [values instanceof Array, values[0][0] instanceof Date];`;
    expect(resultOf(body)).toEqual([true, true]);
  });

  it('refuses methods that a service does not have', () => {
    expect(() => resultOf(`sheet.getRange('A1').foo()`)).toThrow('Range.foo is not a function');
    expect(() => resultOf(`ss.appendRow([1])`)).toThrow('Spreadsheet.appendRow is not a function');
    expect(() => resultOf(`SpreadsheetApp.openById('x')`)).toThrow('SpreadsheetApp.openById is not a function');
  });

  it('stops what runs too long', () => {
    const { host } = hostOf('function loop() { for (;;); }');
    expect(() => host.call('loop', [], { timeout: 30 })).toThrow('Exceeded maximum execution time');
    const endless = hostOf('for (;;);').host;
    expect(() => endless.call('test', [], { timeout: 30 })).toThrow('Exceeded maximum execution time');
  });

  it.each([
    ['Etc/UTC', [2026, 2, 1, 5, 'Sun Mar 01 2026 05:30:00 GMT+0000', 0]],
    ['America/New_York', [2026, 2, 1, 0, 'Sun Mar 01 2026 00:30:00 GMT-0500', 300]],
    ['Asia/Kolkata', [2026, 2, 1, 11, 'Sun Mar 01 2026 11:00:00 GMT+0530', -330]],
    ['Pacific/Auckland', [2026, 2, 1, 18, 'Sun Mar 01 2026 18:30:00 GMT+1300', -780]],
  ])('11 local getters of Date mean the script’s zone, %s, not the machine’s', (scriptTimeZone, expected) => {
    const body = `const date = new Date(Date.UTC(2026, 2, 1, 5, 30));
      return [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), String(date), date.getTimezoneOffset()];`;
    expect(resultOf(body, { scriptTimeZone })).toEqual(expected);
  });

  it('11 constructors, setters and parsing of Date mean the script’s zone', () => {
    const body = `const set = new Date(0); set.setFullYear(2026, 6, 1); set.setHours(0, 0, 0, 0);
      return [new Date(2026, 6, 1), set, new Date('2026-07-01T00:00:00'), new Date('2026-07-01'), new Date('July 1, 2026')].map((date) => date.toISOString());`;
    const local = '2026-07-01T04:00:00.000Z';
    expect(resultOf(body, { scriptTimeZone: 'America/New_York' })).toEqual([
      local,
      local,
      local,
      '2026-07-01T00:00:00.000Z',
      local,
    ]);
  });

  it('tells the time that a test sets', () => {
    const now = () => Date.UTC(2026, 0, 31, 12);
    const body = `return [Date.now(), new Date().toISOString(), new Date() instanceof Date];`;
    expect(resultOf(body, { now })).toEqual([Date.UTC(2026, 0, 31, 12), '2026-01-31T12:00:00.000Z', true]);
  });
});

describe('authorisation', () => {
  const code = `
    function menu() { SpreadsheetApp.getUi().createAddonMenu().addItem('Start', 'start').addToUi(); return Session.getActiveUserLocale(); }
    function read() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); }
    function write() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); }
    function store() { return PropertiesService.getDocumentProperties().getProperty('x'); }
    function keep() { PropertiesService.getUserProperties().setProperty('x', 'y'); }
    function open() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>x</p>')); }`;
  const allowed = {
    NONE: { menu: true, read: false, write: false, store: false, keep: false, open: false },
    LIMITED: { menu: true, read: true, write: true, store: true, keep: true, open: false },
    CUSTOM_FUNCTION: { menu: false, read: true, write: false, store: true, keep: false, open: false },
    FULL: { menu: true, read: true, write: true, store: true, keep: true, open: true },
  } as const;
  const cases = Object.entries(allowed).flatMap(([mode, each]) =>
    Object.entries(each).map(([name, may]) => [mode, name, may] as const),
  );

  it.each(cases)('12 45 %s: %s %s', (mode, name, may) => {
    const { host } = hostOf(code);
    const run = () => host.call(name, [], { mode: mode as 'FULL' });
    if (may) expect(run).not.toThrow();
    else
      expect(run).toThrow(/You do not have permission to call|Cannot call SpreadsheetApp.getUi\(\) from this context/);
  });

  it('onOpen gets an event with the mode and builds the menu', () => {
    const { host } = hostOf(`function onOpen(e) {
      const menu = SpreadsheetApp.getUi().createAddonMenu().addItem(e.authMode === ScriptApp.AuthMode.NONE ? 'none' : 'some', 'start_').addSeparator();
      menu.addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Help', 'help')).addToUi(); }`);
    expect(host.open('NONE')).toEqual([
      { label: 'none', functionName: 'start_' },
      { label: '', separator: true },
      { label: 'More', items: [{ label: 'Help', functionName: 'help' }] },
    ]);
    expect(host.open()[0]?.label).toBe('some');
  });

  it('45 a menu item may name a private function, but must name one', () => {
    const { host, workbook } = hostOf(
      `function start_() { run((ss, sheet) => sheet.getRange('A1').setValue('clicked')); }`,
    );
    host.clickMenu('start_');
    expect(workbook.evaluate('=A1')).toEqual({ value: 'clicked' });
    expect(() => host.clickMenu('nothing')).toThrow('Script function not found: nothing');
  });
});
