/** Files from which no scorecard can be built yet, dates without rows, and a Finnish table: what the product says then. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../host/session/bundle.ts';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';
import { Product } from './product.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
const file = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
};
const dealRows = Array.from({ length: 24 }, (_, index) => {
  const month = String((index % 6) + 1).padStart(2, '0');
  return `D-${index},Acme ${index % 5},${index % 3 ? 'Won' : 'Lost'},${1000 + 50 * index},2025-${month}-${10 + (index % 9)}`;
});

let page: PageDriver;
let product: Product;
async function open(options: Parameters<typeof openPage>[0]): Promise<void> {
  page = await openPage(options);
  product = new Product(page);
}
afterAll(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

describe('a file without a table', () => {
  beforeAll(() => open({ files: [file('Remarks.csv', ['Remarks', 'Call Amira', 'Buy coffee'])] }));
  afterAll(() => page.close());

  it('says what is looked for, and why the sheet is none', async () => {
    await product.heading('No sales table found');
    await product.see('status or stage, amount, close date');
    await product.see('It has no header row with columns below it, or those of several tables; one per sheet is read.');
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-no-table');
  });

  it('finds the table that was pasted meanwhile', async () => {
    await page.paste(
      'Remarks',
      'A1',
      ['Deal ID,Account,Stage,Amount,Close date', ...dealRows].join('\n').replaceAll(',', '\t'),
    );
    await product.press('Look again');
    await product.see(/^✓? ?Found: Deals · 24 rows$/);
  });

  it('says that no row is in the chosen dates, and builds with others', async () => {
    await product.press('Get started');
    await product.press('Next');
    const sidebar = page.sidebar();
    await sidebar.getByLabel('From – to').check({ force: true }); // drawn as a button over its radio
    await sidebar.getByLabel('From', { exact: true }).fill('2019-01-01');
    await sidebar.getByLabel('To', { exact: true }).fill('2019-03-31');
    await product.press('Build scorecard');
    await product.heading('No rows in these dates');
    await product.see('Nothing in your file was changed.');
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-no-rows');
    expect(await page.sheetNames()).toEqual(['Remarks']);
    await product.press('Change the scorecard');
    await sidebar.getByLabel('From', { exact: true }).fill('2025-01-01');
    await sidebar.getByLabel('To', { exact: true }).fill('2025-06-30');
    await product.press('Build scorecard');
    await product.built();
    expect(await product.errors()).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});

describe('a required column is missing', () => {
  beforeAll(() => {
    const lines = ['Deal ID,Account,Stage,Price each,Close date', ...dealRows];
    return open({
      files: [
        file(
          'Deals.csv',
          lines.map((line) => line.replace(/,[^,]+(?=,[^,]+$)/, '')),
        ),
      ],
    });
  });
  afterAll(() => page.close());

  it('is named, and stops the way on', async () => {
    await product.press('Get started');
    await product.see(/Amount/);
    const next = page.sidebar().getByRole('button', { name: 'Next' });
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await next.click({ force: true }); // leads to what is missing
    await product.heading('Your table');
    expect(await page.sidebar().locator('.reason').textContent()).toMatch(/amount|question/i);
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-no-amount');
  });
});

describe('the Finnish sample in a Finnish spreadsheet, on a small screen', () => {
  beforeAll(() =>
    open({
      files: [join(repository, 'sample/Myynti.csv')],
      locale: 'fi_FI',
      timeZone: 'Europe/Helsinki',
      viewport: { width: 1024, height: 700 },
    }),
  );
  afterAll(() => page.close());

  it('builds without an error anywhere', async () => {
    await product.build();
    await product.press('Open scorecard');
    await page.screenshot('product-finnish');
    expect(await product.errors()).toEqual([]);
    const { revenue, win_rate: winRate } = await product.figures();
    expect(revenue!.total).toBeGreaterThan(0);
    expect(winRate!.total).toBeGreaterThan(0);
    expect(await page.page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
  });

  it('reads dates and numbers as they are typed in Finnish', async () => {
    await page.typeInCell('Myynti', 'L5', '28.9.2024');
    await page.typeInCell('Myynti', 'L6', '1 234,50');
    await page.typeInCell('Myynti', 'L7', '=L5+1');
    await page.typeInCell('Myynti', 'L8', '=WINRATE(3;1)*0,5');
    expect(await page.cell('Myynti', 'L5')).toMatchObject({ value: 45563, shown: '28.9.2024' });
    expect(await page.value('Myynti', 'L6')).toBe(1234.5);
    expect(await page.value('Myynti', 'L7')).toBe(45564);
    expect(await page.value('Myynti', 'L8')).toBe(0.375);
    expect(page.complaints).toEqual([]);
  });
});
