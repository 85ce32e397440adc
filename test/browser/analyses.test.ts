/** Analyses from the sidebar, in the real page with the sample tables. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';
import { holdStep, Product } from './product.ts';

let page: PageDriver;
let product: Product;
let heat: ReturnType<typeof readHeat>;
beforeAll(async () => {
  page = await openPage();
  product = new Product(page);
});
afterAll(async () => {
  await page?.close();
  await closeBrowser();
});

const ready = async () => {
  const failed = page.sidebar().getByRole('alert');
  const done = page.sidebar().getByRole('heading', { name: 'Your analysis is ready' });
  await done.or(failed).first().waitFor({ timeout: 90_000 });
  expect(await failed.allTextContents()).toEqual([]);
  await page.saved();
};

it('lists what these tables are good for', async () => {
  await product.press('Analyses');
  await product.see('Do customers come back?');
  expect(await product.violations()).toEqual([]);
  await page.screenshot('product-analyses');
});

it('puts the file back when cancelled in the middle', async () => {
  const before = await page.sheetNames();
  const gate = await holdStep(page, 2);
  await product.press('Make: Cohorts');
  await gate.reached;
  expect(await page.sheetNames()).not.toEqual(before);
  expect(await product.violations()).toEqual([]);
  await product.press('Cancel');
  gate.open();
  await product.see('Cancelled. Your file is as it was.');
  await expect.poll(() => page.sheetNames()).toEqual(before);
});

it('makes the cohorts of the orders: a heat map on a sheet of its own', async () => {
  const before = await page.sheetNames();
  await product.press('Make: Cohorts');
  await ready();
  await product.see(/customers in \d+ monthly cohorts/);
  expect(await product.violations()).toEqual([]);
  expect(await page.sheetNames()).toEqual([...before, 'Cohorts']);
  await product.press('Open the sheet');
  await expect.poll(() => page.page.evaluate(shownSheet)).toBe('Cohorts');
  heat = await page.page.evaluate(readHeat);
  expect(heat.shares.length).toBeGreaterThan(10);
  for (const share of heat.shares) expect(share).toBeGreaterThanOrEqual(0);
  for (const share of heat.shares) expect(share).toBeLessThanOrEqual(1);
  // The largest share is the deepest of several shades.
  expect(heat.shades).toBeGreaterThan(3);
  expect(await product.errors()).toEqual([]);
  await page.screenshot('product-cohorts');
});

it('by keyboard: back to the list, where it stands with its day, and made again over the last', async () => {
  const { keyboard } = page.page;
  const focused = page.sidebar().locator(':focus');
  const tabTo = async (name: string) => {
    for (let tries = 0; tries < 30; tries++) {
      const said = (await focused.getAttribute('aria-label')) ?? (await focused.textContent());
      if (said === name) return;
      await keyboard.press('Tab');
    }
    throw new Error(`“${name}” is not reached by Tab`);
  };
  await page.sidebar().getByRole('heading', { level: 1 }).focus();
  await tabTo('All analyses');
  await keyboard.press('Enter');
  await product.see(/^✓? ?Made \d+ \w{3} \d{4}$/);
  expect(await product.violations()).toEqual([]);
  const before = await page.sheetNames();
  await tabTo('Make again: Cohorts');
  await keyboard.press('Enter');
  await ready();
  expect(await page.sheetNames()).toEqual(before);
  expect(await page.page.evaluate(readHeat)).toEqual(heat);
  expect(page.complaints).toEqual([]);
});

/** Runs in the page. */
function shownSheet(): string {
  const { getters } = globalThis.__model;
  return getters.getSheetName(getters.getActiveSheetId());
}

/** Runs in the page: the shares of the first block and in how many colours they stand. */
function readHeat(): { shares: number[]; shades: number } {
  const { getters } = globalThis.__model;
  const sheetId = getters.getSheetIdByName('Cohorts')!;
  const cell = (col: number, row: number) => getters.getEvaluatedCell({ sheetId, col, row }).value;
  let row = 0;
  while (cell(0, row) !== 'First purchase') row++;
  const shares: number[] = [];
  const shades = new Set<string | undefined>();
  for (row++; /^\d{4}-\d\d$/.test(String(cell(0, row))); row++)
    for (let col = 3; col < getters.getNumberCols(sheetId); col++) {
      const share = cell(col, row);
      if (typeof share !== 'number') continue;
      shares.push(share);
      shades.add(getters.getCellComputedStyle({ sheetId, col, row }).fillColor);
    }
  return { shares, shades: shades.size };
}
