/** The spreadsheet's own menus without a mouse. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
const deals = join(folder, 'Deals.csv');
writeFileSync(deals, 'Deal,Amount\nA,10\n');

let page: PageDriver;
beforeAll(async () => {
  const dist = fileURLToPath(new URL('./add-on/', import.meta.url));
  page = await openPage({ files: [deals], dist });
});
afterAll(async () => {
  await page?.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => page.select('Deals', 'B2'));

const focused = () => page.page.locator(':focus');
const press = (key: string) => page.page.keyboard.press(key);
const bar = () => page.page.getByRole('menubar', { name: 'Menus' });
const entry = (name: string) => bar().getByRole('menuitem', { name, exact: true });

it('is a menu bar: one stop of the Tab key, arrows along it and round its end', async () => {
  expect(await bar().getByRole('menuitem').allTextContents()).toEqual([
    'File',
    'Edit',
    'View',
    'Insert',
    'Format',
    'Data',
  ]);
  expect(await bar().locator('[tabindex="0"]').count()).toBe(1);
  await entry('File').focus();
  await press('ArrowRight');
  expect(await focused().textContent()).toBe('Edit');
  expect(await bar().locator('[tabindex="0"]').textContent()).toBe('Edit');
  await press('End');
  expect(await focused().textContent()).toBe('Extensions');
  await press('ArrowLeft');
  expect(await focused().textContent()).toBe('Data');
  await press('ArrowRight');
  await press('ArrowRight');
  expect(await focused().textContent()).toBe('File');
});

it('opens from the grid by Alt+Shift and a letter, and Escape leads back there', async () => {
  await press('Alt+Shift+KeyE');
  await expect.poll(() => focused().getAttribute('role')).toBe('menuitem');
  expect(await entry('Edit').getAttribute('aria-expanded')).toBe('true');
  expect(await page.page.getByRole('menu').count()).toBe(1);
  await page.screenshot('page-menu-edit');
  await press('Escape');
  await expect.poll(() => page.page.getByRole('menu').count()).toBe(0);
  expect(await entry('Edit').getAttribute('aria-expanded')).toBe('false');
  await page.page.keyboard.type('7');
  await press('Enter');
  await expect.poll(() => page.value('Deals', 'B2')).toBe(7);
});

it('does what is chosen: a row above, by arrows and Enter', async () => {
  await press('Alt+Shift+KeyI');
  const choose = async (name: RegExp) => {
    for (let tries = 0; tries < 20; tries++) {
      if (name.test((await focused().textContent()) ?? '')) return;
      await press('ArrowDown');
    }
    throw new Error(`${name} is not reached`);
  };
  await expect.poll(() => focused().getAttribute('role')).toBe('menuitem');
  await choose(/row/i);
  await press('ArrowRight');
  await expect.poll(() => page.page.getByRole('menu').count()).toBe(2);
  await choose(/above/i);
  await press('Enter');
  await expect.poll(() => page.value('Deals', 'A3')).toBe('A');
  await page.saved();
});

it('goes on from the last menu to that of the add-on', async () => {
  await press('Alt+Shift+KeyD');
  await expect.poll(() => entry('Data').getAttribute('aria-expanded')).toBe('true');
  await expect.poll(() => focused().getAttribute('role')).toBe('menuitem');
  while (await focused().getAttribute('aria-haspopup')) await press('ArrowDown'); // to the right of those is their own menu
  await press('ArrowRight');
  await expect.poll(() => focused().textContent()).toBe('Sales KPIs');
  await press('Escape');
  await page.select('Deals', 'B2');
  await press('Alt+Shift+KeyN');
  await expect.poll(() => focused().textContent()).toBe('Sales KPIs');
  await press('Escape');
  expect(page.complaints).toEqual([]);
});
