import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
const deals = join(folder, 'Deals.csv');
const kept = join(folder, 'kept');
/** The page is tested with an add-on of its own, whatever the product does. */
const dist = fileURLToPath(new URL('./add-on/', import.meta.url));
writeFileSync(deals, 'Deal,Amount,Stage,Closed\nA,10.5,Won,2025-01-02\nB,20,Lost,2025-01-03\nC,30,Won,2025-02-01\n');
let page: PageDriver;

beforeAll(async () => {
  page = await openPage({ files: [deals], stateFolder: kept, dist });
});
afterAll(async () => {
  await page?.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page', () => {
  it('shows the file in a tab, with the sidebar open', async () => {
    expect(await page.sheetNames()).toEqual(['Deals']);
    expect(await page.page.getByRole('heading', { name: 'Deals', level: 1 }).isVisible()).toBe(true);
    expect(await page.page.getByRole('heading', { name: 'Sales KPIs' }).isVisible()).toBe(true);
    await page.screenshot('page-first');
  });

  it('computes formulas typed by keyboard', async () => {
    await page.typeInCell('Deals', 'F1', '=SUM(B2:B)');
    await page.typeInCell('Deals', 'F2', '=LET(x,B2,y,x*2,y+1)');
    await page.typeInCell('Deals', 'F3', '=COUNTIFS(C2:C,"won")');
    expect(await page.value('Deals', 'F1')).toBe(60.5);
    expect(await page.value('Deals', 'F2')).toBe(22);
    expect(await page.value('Deals', 'F3')).toBe(2);
  });

  it('keeps edits over a reload, and the server has them', async () => {
    await page.typeInCell('Deals', 'G1', 'a remark');
    await page.load();
    expect(await page.value('Deals', 'G1')).toBe('a remark');
    expect(await page.value('Deals', 'F1')).toBe(60.5);
    const [sheet] = page.host.document.workbook.sheets();
    const { value } = page.host.document.workbook.model.getters.getEvaluatedCell({
      sheetId: sheet!.id,
      col: 6,
      row: 0,
    });
    expect(value).toBe('a remark');
  });

  it('has a menu that the keyboard reaches', async () => {
    const { keyboard } = page.page;
    await page.page.getByRole('button', { name: 'Close Sales KPIs' }).click();
    expect(await page.page.locator('#sidebar').isHidden()).toBe(true);
    await page.page.getByRole('button', { name: 'Extensions' }).focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    const focused = page.page.locator(':focus');
    const first = await focused.textContent();
    await keyboard.press('End');
    expect(await focused.textContent()).not.toBe(first);
    await keyboard.press('Home');
    expect(await focused.textContent()).toBe(first);
    await keyboard.press('Enter');
    await page.page.locator('#sidebar iframe').waitFor();
  });

  it('closes menus with Escape, one after the other, and gives the focus back', async () => {
    const { keyboard } = page.page;
    await page.page.getByRole('button', { name: 'Extensions' }).focus();
    await keyboard.press('Enter');
    await keyboard.press('ArrowRight');
    await keyboard.press('Escape');
    expect(await page.page.locator(':focus').textContent()).toBe('Sales KPIs');
    await keyboard.press('Escape');
    expect(await page.page.locator(':focus').textContent()).toBe('Extensions');
    expect(await page.page.getByRole('menu').count()).toBe(0);
  });

  it('a closed sidebar stays closed over a reload, an open one open', async () => {
    await page.load();
    expect(await page.page.locator('#sidebar iframe').isVisible()).toBe(true);
    await page.page.getByRole('button', { name: 'Close Sales KPIs' }).click();
    await page.load();
    expect(await page.page.locator('#sidebar').isHidden()).toBe(true);
    await page.openSidebar();
  });

  it('follows edits made by a script on the server at once', async () => {
    const { workbook } = page.host.document;
    const sheetId = workbook.sheets()[0]!.id;
    workbook.batch([{ type: 'UPDATE_CELL', sheetId, col: 1, row: 4, content: '100' }]);
    await page.page.waitForFunction(() => {
      const { getters } = globalThis.__model;
      const sheet = getters.getActiveSheetId();
      return getters.getEvaluatedCell({ sheetId: sheet, col: 5, row: 0 }).value === 160.5;
    });
  });

  it('shows where formulas of the add-on fail, and their help while typing', async () => {
    await page.typeInCell('Deals', 'J1', '=WINRATE(30,70)');
    await page.typeInCell('Deals', 'J2', '=WINRATE("a",1)');
    await page.typeInCell('Deals', 'J3', '=DAYTEXT(D2)');
    expect(await page.value('Deals', 'J1')).toBe(0.3);
    expect(await page.cell('Deals', 'J2')).toMatchObject({ value: '#ERROR!', message: 'won: a number is needed' });
    expect(await page.cell('Deals', 'J3')).toMatchObject({ value: '2025-01-02undefined', message: '' }); // no fetch in Apps Script
    await page.select('Deals', 'J4');
    await page.page.keyboard.type('=WINRATE(');
    const help = page.page.locator('.o-formula-assistant');
    expect(await help.textContent()).toContain('Share of decided deals that were won.');
    expect(await help.textContent()).toContain('Deals lost.');
    expect(await help.textContent()).toContain('WINRATE ( won, lost )');
    await page.page.keyboard.press('Escape');
    await page.page.keyboard.press('Escape');
    await page.page.keyboard.type('=DAYTEXT(');
    expect(await help.textContent()).toContain('DAYTEXT ( day, [pattern] )');
    await page.page.keyboard.press('Escape');
    await page.page.keyboard.press('Escape');
  });

  it('goes where a script goes, with notes and trends in cells', async () => {
    await page.chooseMenu('Write report');
    await page.page.waitForFunction(() => {
      const { getters } = globalThis.__model;
      return getters.getSheetName(getters.getActiveSheetId()) === 'Report' && getters.getSelectedZone().top === 1;
    });
    expect(await page.value('Report', 'B1')).toBeCloseTo(2 / 3, 12);
    expect(await page.value('Report', 'B2')).toBe(160.5);
    await page.hover('A1');
    expect(await page.page.locator('.note-card').textContent()).toBe('Share of decided deals that were won.');
    await page.screenshot('page-report');
    const scroll = await page.page.evaluate(() => globalThis.__model.getters.getActiveSheetScrollInfo());
    expect(scroll).toMatchObject({ scrollX: 0, scrollY: 0 }); // the top left of what was activated, not its far corner
    expect(await page.page.evaluate(() => globalThis.__model.getters.getSelectedZone().right)).toBe(25);
    expect(await page.inkIn('B3')).toBeGreaterThan(30);
    expect(await page.inkIn('C3')).toBe(0);
  });

  it('shows a long note to its end, as long as the pointer is over the sheet', async () => {
    await page.hover('A2');
    const note = page.page.locator('.note-card');
    expect(await note.isVisible()).toBe(true);
    const unseen = await note.evaluate((card) => {
      const popover = card.closest('.o-popover')!;
      return card.scrollHeight - card.clientHeight + popover.scrollHeight - popover.clientHeight;
    });
    expect(unseen).toBe(0);
    await page.screenshot('page-note');
    await page.openSidebar();
    await page.page.mouse.move(1300, 500, { steps: 40 }); // on its way into the sidebar, as a hand moves it
    await note.waitFor({ state: 'hidden' });
  });

  it('toasts, and says when a script stopped', async () => {
    await page.showSheet('Deals');
    await page.chooseMenu('Say hello');
    const toast = page.page.locator('.toast-box');
    expect(await toast.textContent()).toContain('Hello from Deals');
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    await page.chooseMenu('Fail');
    const dialog = page.page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('The report could not be written.');
    await page.page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(0);
  });

  it('complains about nothing', () => expect(page.complaints).toEqual([]));

  it('stays as it was left over a restart', async () => {
    await page.close();
    page = await openPage({ files: [deals], stateFolder: kept, dist });
    expect(page.host.origin).toBe('kept');
    expect(await page.value('Deals', 'F1')).toBe(160.5);
    expect(await page.value('Deals', 'G1')).toBe('a remark');
  });
});

describe('a line that was cut', () => {
  it('carries edits made meanwhile, both ways', async () => {
    await page.cutLine();
    const { workbook } = page.host.document;
    const sheetId = workbook.sheets()[0]!.id;
    workbook.batch([{ type: 'UPDATE_CELL', sheetId, col: 8, row: 0, content: 'from the server' }]);
    await page.type('Deals', 'H1', 'from the page');
    await page.type('Deals', 'H2', 'and more');
    expect(await page.value('Deals', 'I1')).toBeNull();
    await page.mendLine();
    expect(await page.value('Deals', 'I1')).toBe('from the server');
    expect(await page.value('Deals', 'H1')).toBe('from the page');
    const { value } = workbook.model.getters.getEvaluatedCell({ sheetId, col: 7, row: 0 });
    expect(value).toBe('from the page');
  });
});

describe('google.script in the sidebar', () => {
  it('calls functions with the selection of the moment, and fails as Google does', async () => {
    const sidebar = await page.openSidebar();
    const said = sidebar.getByRole('status');
    await page.select('Deals', 'B3');
    await sidebar.getByRole('button', { name: 'Ask', exact: true }).click();
    await said.getByText('!').waitFor();
    expect(await said.textContent()).toBe('{"question":"why?","range":"B3"}!');
    await sidebar.getByRole('button', { name: 'Fail' }).click();
    await said.getByText('ScriptError').waitFor();
    expect(await said.textContent()).toBe('ScriptError: Error: No answer.');
    const frame = page.page.frames().find((each) => each.parentFrame() && each.url() === 'about:srcdoc')!;
    expect(await frame.evaluate('illegal()')).toBe('TypeError: Failed due to illegal value in property: 0');
    expect(await frame.evaluate('Object.keys(google.script.run).includes("openSidebar_")')).toBe(false);
    expect(await frame.evaluate('try { parent.document } catch (error) { error.name }')).toBe('SecurityError');
  });

  it('promises no order', async () => {
    const sidebar = page.sidebar();
    await sidebar.getByRole('button', { name: 'Ask many' }).click();
    const said = sidebar.getByRole('status');
    await said.getByText('29').waitFor();
    const order = (await said.textContent())!.split(',').map(Number);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('can close its sidebar', async () => {
    await page.sidebar().getByRole('button', { name: 'Close' }).click();
    await page.page.locator('#sidebar').waitFor({ state: 'hidden' });
  });
});

describe('a small laptop', () => {
  it('still has grid, menus and sidebar side by side', async () => {
    await page.page.setViewportSize({ width: 1024, height: 700 });
    await page.openSidebar();
    await page.screenshot('page-small');
    const box = (await page.page.locator('#sidebar').boundingBox())!;
    expect([box.width, box.x + box.width]).toEqual([300, 1024]);
    expect(await page.page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
    expect(await page.page.getByRole('button', { name: 'Extensions' }).isVisible()).toBe(true);
  });
});

describe('a telephone', () => {
  it('has the menu above the sidebar, never on it, and the whole of its list', async () => {
    await page.page.setViewportSize({ width: 320, height: 640 });
    await page.openSidebar();
    const extensions = page.page.getByRole('button', { name: 'Extensions' });
    const bottomOf = async () => {
      const { y, height } = (await extensions.boundingBox())!;
      return y + height;
    };
    const sidebar = (await page.page.locator('#sidebar').boundingBox())!;
    await expect.poll(bottomOf).toBeLessThanOrEqual(sidebar.y);
    await extensions.click();
    await page.page.getByRole('menuitem', { name: 'Sales KPIs' }).click();
    const { x, width } = (await page.page.getByRole('menuitem', { name: 'Open sidebar' }).boundingBox())!;
    expect([x >= 0, x + width <= 320]).toEqual([true, true]);
    await page.screenshot('page-narrow');
  });
});
