/** Properties, cache, locks, session, dates as text, pages. Numbers are those of section 9 of the platform notes. */
import { describe, expect, it } from 'vitest';
import { createScriptHost } from '../../../host/script/index.ts';
import { hostOf, resultOf } from './host.ts';

describe('properties', () => {
  it('39 hold strings, and null where there is none', () => {
    const body = `const store = PropertiesService.getDocumentProperties();
      store.setProperty('number', 5).setProperty('text', 'x');
      return [store.getProperty('number'), store.getProperty('text'), store.getProperty('none'), store.getKeys().sort()];`;
    expect(resultOf(body)).toEqual(['5.0', 'x', null, ['number', 'text']]);
  });

  it('39 take 9 KB a value and 500 KB a store', () => {
    expect(() => resultOf(`PropertiesService.getUserProperties().setProperty('a', 'x'.repeat(9217));`)).toThrow(
      'Argument too large: value',
    );
    const fill = `const store = PropertiesService.getUserProperties(); for (let i = 0; i < 60; i++) store.setProperty('k' + i, 'x'.repeat(9000));`;
    expect(() => resultOf(fill)).toThrow(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  });

  it('39 outlive the execution and the process', () => {
    const { host, workbook } =
      hostOf(`function set() { PropertiesService.getUserProperties().setProperties({ a: '1', b: '2' }); }
      function get() { return PropertiesService.getUserProperties().getProperties(); }`);
    host.call('set');
    expect(host.call('get')).toEqual({ a: '1', b: '2' });
    const project = {
      scripts: [
        { name: 'Code.js', source: `function get() { return PropertiesService.getUserProperties().getProperties(); }` },
      ],
      pages: {},
      timeZone: 'Etc/UTC',
    };
    const next = createScriptHost({ workbook, project, state: JSON.parse(JSON.stringify(host.exportState())) });
    expect(next.call('get')).toEqual({ a: '1', b: '2' });
  });
});

describe('cache', () => {
  it('40 limits keys and values', () => {
    expect(() => resultOf(`CacheService.getUserCache().put('k'.repeat(251), 'v');`)).toThrow('Argument too large: key');
    expect(() => resultOf(`CacheService.getUserCache().put('k', 'v'.repeat(102401));`)).toThrow(
      'Argument too large: value',
    );
    expect(resultOf(`return CacheService.getDocumentCache().get('none');`)).toBeNull();
  });

  it('40 forgets: after ten minutes, or whenever it likes', () => {
    let now = 0;
    const { host } = hostOf(
      `function put(seconds) { CacheService.getUserCache().put('k', 'v', seconds === 0 ? undefined : seconds); }
      function get() { return CacheService.getUserCache().get('k'); }`,
      { now: () => now },
    );
    host.call('put', [0]);
    now = 599_000;
    expect(host.call('get')).toBe('v');
    now = 601_000;
    expect(host.call('get')).toBeNull();
    host.call('put', [999_999]);
    now += 21_599_000;
    expect(host.call('get')).toBe('v');
    host.evictCaches();
    expect(host.call('get')).toBeNull();
  });
});

describe('locks', () => {
  const { host } = hostOf(`
    function tryIt() { return LockService.getDocumentLock().tryLock(10); }
    function insist() { LockService.getDocumentLock().waitLock(10); }
    function twice() { const lock = LockService.getDocumentLock(); lock.tryLock(1); lock.tryLock(1); lock.releaseLock(); return lock.hasLock(); }`);

  it('41 are refused while another execution holds them', () => {
    expect([host.call('tryIt'), host.call('tryIt', [], { locked: ['document'] })]).toEqual([true, false]);
    expect(() => host.call('insist', [], { locked: ['document'] })).toThrow(
      'Lock timeout: another process was holding the lock for too long.',
    );
  });

  it('41 are freed by one release and at the end', () => {
    expect([host.call('twice'), host.call('tryIt')]).toEqual([false, true]);
  });

  it('45 are lost while an alert waits', () => {
    const body = `const lock = LockService.getDocumentLock(); lock.waitLock(1);
      const { Button, ButtonSet } = SpreadsheetApp.getUi(); const pressed = SpreadsheetApp.getUi().alert('Title', 'Sure?', ButtonSet.YES_NO);
      return [pressed === Button.YES, lock.hasLock()];`;
    expect(resultOf(body, { ui: { alert: () => 'YES' } })).toEqual([true, false]);
  });
});

describe('session and dates', () => {
  it('42 user’s language, spreadsheet’s locale and both zones are four settings', () => {
    const body = `return [Session.getActiveUserLocale(), ss.getSpreadsheetLocale(), ss.getSpreadsheetTimeZone(), Session.getScriptTimeZone(), Session.getActiveUser().getEmail()];`;
    const options = { userLocale: 'fi', locale: 'de_DE', timeZone: 'Europe/Paris', scriptTimeZone: 'America/New_York' };
    expect(resultOf(body, options)).toEqual(['fi', 'de_DE', 'Europe/Paris', 'America/New_York', '']);
  });

  it.each([
    ['yyyy-MM-dd', 'Pacific/Auckland', '2026-01-01'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'Asia/Kolkata', '2025-12-31T17:05:06.007+05:30'],
    ['YYYY', 'Etc/UTC', '2026'],
    ['yyyy', 'Etc/UTC', '2025'],
    ['D', 'Etc/UTC', '365'],
    ['EEE, d MMM yy h:mm a', 'America/New_York', 'Wed, 31 Dec 25 6:35 AM'],
    ['EEEE MMMM', 'Etc/UTC', 'Wednesday December'],
    ['Z', 'America/Los_Angeles', '-0800'],
    ["u w ''yy", 'Etc/UTC', "3 1 '25"],
  ])('43 formatDate reads Java’s patterns: %s in %s', (pattern, zone, text) => {
    const body = `return Utilities.formatDate(new Date(Date.UTC(2025, 11, 31, 11, 35, 6, 7)), ${JSON.stringify(zone)}, ${JSON.stringify(pattern)});`;
    expect(resultOf(body)).toBe(text);
  });

  it.each(['Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo'])(
    '11 a date cell is midnight of the spreadsheet’s zone %s and comes back the same',
    (timeZone) => {
      // The days on which clocks change there are among them.
      const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2018-11-04', '2026-12-31'];
      const body = `const range = sheet.getRange(1, 1, 1, ${days.length});
        range.setValues([${JSON.stringify(days)}]);
        const zone = ss.getSpreadsheetTimeZone();
        const read = range.getValues()[0]; sheet.getRange(2, 1, 1, read.length).setValues([read]);
        const texts = (row) => sheet.getRange(row, 1, 1, read.length).getValues()[0].map((date) => Utilities.formatDate(date, zone, 'yyyy-MM-dd'));
        return [texts(1), texts(2)];`;
      expect(resultOf(body, { timeZone, scriptTimeZone: 'America/New_York' })).toEqual([days, days]);
    },
  );
});

describe('pages and the interface', () => {
  it('showSidebar hands over the page and its title', () => {
    const shown: unknown[] = [];
    const body = `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sales KPIs').setWidth(999));`;
    resultOf(body, { pages: { Sidebar: '<p>hello</p>' }, ui: { sidebar: (page) => shown.push(page) } });
    expect(shown).toEqual([{ title: 'Sales KPIs', html: '<p>hello</p>' }]);
    expect(() => resultOf(`HtmlService.createHtmlOutputFromFile('Nothing');`)).toThrow(
      'No HTML file named Nothing was found.',
    );
  });

  it('the active range is the user’s selection until a script moves it', () => {
    const { host } = hostOf(
      `function where() { const range = SpreadsheetApp.getActiveRange(); return range.getSheet().getName() + '!' + range.getA1Notation(); }
      function go() { run((ss, sheet) => sheet.getRange('D4').activate()); }`,
      { selection: () => ({ sheetId: 'sheet1', zone: { left: 1, top: 1, right: 2, bottom: 2 } }) },
    );
    expect(host.call('where')).toBe('Sheet1!B2:C3');
    host.call('go');
    expect(host.call('where')).toBe('Sheet1!D4');
    host.selectionChanged();
    expect(host.call('where')).toBe('Sheet1!B2:C3');
  });
});
