/** The product as a new user meets it: a scorecard from the sidebar, figures that follow the table, a rebuild that keeps what is theirs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScorecardAnswer } from '../../host/cli/figures.ts';
import { parseArguments } from '../../host/cli/options.ts';
import { scorecard } from '../../host/cli/scorecard.ts';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';
import { fewDeals, holdStep, Product } from './product.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
const deals = join(folder, 'Deals.csv');
const table = fewDeals();
const lastRow = table.split('\n').length;
writeFileSync(deals, table);

let engine: ScorecardAnswer;
let page: PageDriver;
let product: Product;
/** What the page asked of the add-on since it was last emptied. */
const asked: string[] = [];

beforeAll(async () => {
  engine = JSON.parse((await scorecard(parseArguments('scorecard', ['--table', deals, '--json']))).text);
  page = await openPage({ files: [deals] });
  product = new Product(page);
  page.page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
  });
});
afterAll(async () => {
  await page?.close();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

describe('a first scorecard', () => {
  it('leads from the table to the KPIs, each screen accessible', async () => {
    await product.heading('Your sales KPIs, from your own table');
    await product.see(`Found: Deals · ${lastRow - 1} rows`);
    expect(await product.violations()).toEqual([]);
    await product.press('Get started');
    await product.see(`${lastRow - 1} rows · ${lastRow - 1} used`);
    await product.see(/everything recognised|all that is needed was found/);
    expect(await product.violations()).toEqual([]);
    await product.press('Next');
    await product.see('won ÷ (won + lost), closed in the period');
    await page.sidebar().getByLabel('Target for Win rate').fill('28 %');
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-kpis');
  });

  it('is left as it was when the build is cancelled in the middle', async () => {
    const before = await page.sheetNames();
    const gate = await holdStep(page, 2);
    await product.press('Build scorecard');
    await gate.reached;
    const progress = page.sidebar().getByRole('progressbar');
    expect(Number(await progress.getAttribute('aria-valuenow'))).toBe(1);
    expect((await page.sheetNames()).length).toBeGreaterThan(before.length);
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-building');
    await product.press('Cancel');
    gate.open();
    await product.see('Cancelled. Your file is as it was.');
    await expect.poll(() => page.sheetNames()).toEqual(before);
  });

  it('builds it and shows it', async () => {
    await product.press('Build scorecard');
    await product.built();
    await product.see(`from ${lastRow - 1} rows of “Deals”`);
    expect(await product.violations()).toEqual([]);
    await product.press('Open scorecard');
    await expect.poll(() => shownSheet(page)).toBe('Scorecard');
    expect(await page.sheetNames()).toEqual(expect.arrayContaining(['Deals', 'Scorecard', 'KPI data', 'KPI settings']));
    expect(await page.value('Scorecard', await product.place('kpi:win_rate', 'target'))).toBe(0.28);
    await page.screenshot('product-scorecard');
  });

  it('has the figures of the engine', async () => {
    const shown = await product.figures();
    expect(Object.keys(shown).sort()).toEqual(engine.kpis.map(({ id }) => id).sort());
    for (const { id, value, periods } of engine.kpis) {
      expect([id, shown[id]!.total]).toEqual([id, near(value)]);
      const inPeriods = periods.filter(({ start }) => shown[id]![start] !== undefined);
      expect(inPeriods.length).toBe(engine.kpis[0]!.periods.length);
      for (const period of inPeriods)
        expect([id, period.start, shown[id]![period.start]]).toEqual([id, period.start, near(period.value)]);
    }
    expect(await product.errors()).toEqual([]);
  });
});

describe('functions in cells', () => {
  it('are typed as they stand in the README', async () => {
    await page.typeInCell('Deals', 'N2', '=WINRATE(Deals!E2:E)');
    await page.typeInCell('Deals', 'N3', '=CLV(100,4,3)');
    expect(await page.value('Deals', 'N2')).toBeCloseTo(await numberOf(product, 'win_rate'), 12);
    expect(await page.value('Deals', 'N3')).toBe(1200);
    await page.typeInCell('Deals', 'N4', '=Scorecard!'.concat(await product.place('kpi:revenue', 'total')));
    expect(await page.value('Deals', 'N4')).toBe(await product.figure('revenue'));
  });
});

describe('the table changes', () => {
  let revenue: number;

  it('a row: the scorecard follows at once', async () => {
    revenue = await numberOf(product, 'revenue');
    asked.length = 0;
    expect(await page.value('Deals', 'E2')).toBe('Won');
    const amount = Number(await page.value('Deals', 'F2'));
    await page.typeInCell('Deals', 'F2', String(amount + 1_000_000));
    await product.follows('revenue', revenue + 1_000_000);
    await page.typeInCell('Deals', 'E2', 'Lost');
    await product.follows('revenue', revenue - amount);
    await page.typeInCell('Deals', 'E2', 'Won');
    await page.typeInCell('Deals', 'F2', String(amount));
    await product.follows('revenue', revenue);
  });

  it('and takes just what is typed right after a click', async () => {
    await page.select('Deals', 'A1');
    for (const [index, name] of ['one', 'two', 'three', 'four', 'five', 'six'].entries()) {
      await page.click(`B${index + 2}`);
      await page.page.keyboard.type(name);
      await page.page.keyboard.press('Enter');
      expect(await page.value('Deals', `B${index + 2}`)).toBe(name);
    }
    await page.saved();
  });

  it('a row more, and less again, with the sidebar closed', async () => {
    await product.closeSidebar();
    const row = lastRow + 1;
    const june = 'period:month:2026-06-01';
    const before = await numberOf(product, 'revenue', june);
    const added = ['D-9001', 'Added', 'Added Oy', 'Amira Holt', 'Won', '50,000', '2026-05-02', '2026-06-15'];
    await page.paste('Deals', `A${row}`, added.join('\t'));
    await product.follows('revenue', before + 50_000, june);
    await product.follows('revenue', revenue + 50_000);
    await page.chooseCellMenu('Deals', `A${row}`, 'Delete row');
    await product.follows('revenue', revenue);
    expect(asked).toEqual([]);
  });
});

describe('a rebuild', () => {
  it('keeps target, note, column and formulas of the user', async () => {
    const revenueTarget = await product.place('kpi:revenue', 'target');
    const july = await product.place('kpi:revenue', 'period:month:2026-07-01');
    await page.type('Scorecard', revenueTarget, '150000');
    await page.select('Scorecard', july);
    await page.page.keyboard.press('Shift+F2');
    await page.page.keyboard.type('The fair was in July.');
    await page.page.keyboard.press('Escape');
    // A column of their own, between the trend and the first period.
    const first = /[A-Z]+/.exec(await product.place('header', 'period:month:2025-05-01'))![0];
    const [headerRow, revenueRow] = [await product.place('header', 'name'), revenueTarget].map(
      (a1) => /\d+/.exec(a1)![0],
    );
    await page.chooseCellMenu('Scorecard', `${first}${headerRow}`, 'Insert column');
    await page.type('Scorecard', `${first}${headerRow}`, 'Comment');
    await page.typeInCell('Scorecard', `${first}${revenueRow}`, 'ask Amira');

    await page.openSidebar();
    await product.heading('Your scorecard');
    expect(await product.violations()).toEqual([]);
    await product.press('Rebuild');
    await product.built();

    expect(await page.value('Scorecard', await product.place('kpi:revenue', 'target'))).toBe(150_000);
    expect(await page.value('Scorecard', await product.place('kpi:win_rate', 'target'))).toBe(0.28);
    expect(await page.value('Scorecard', `${first}${headerRow}`)).toBe('Comment');
    const [row] = /\d+/.exec(await product.place('kpi:revenue', 'total'))!;
    expect(await page.value('Scorecard', `${first}${row}`)).toBe('ask Amira');
    expect(await page.note('Scorecard', await product.place('kpi:revenue', 'period:month:2026-07-01'))).toBe(
      'The fair was in July.',
    );
    expect(await page.value('Deals', 'N4')).toBe(await product.figure('revenue'));
    const charts = await page.page.evaluate(() => {
      const { getters } = globalThis.__model;
      return getters.getChartIds(getters.getSheetIdByName('Scorecard')!).length;
    });
    expect(charts).toBe(engine.charts);
    expect(await product.errors()).toEqual([]);
  });

  it('is also in the menu', async () => {
    await page.chooseMenu('Rebuild scorecard');
    const toast = page.page.locator('.toast-box');
    await toast.getByText('It follows your table').waitFor({ timeout: 90_000 });
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.value('Scorecard', await product.place('kpi:revenue', 'target'))).toBe(150_000);
  });
});

describe('a column breaks', () => {
  it('a word among the amounts is counted and named', async () => {
    await page.typeInCell('Deals', 'F3', 'call me');
    await product.reopen();
    await product.press('Change');
    await product.see('1 value of “Amount (€)” could not be read as a number.');
    await page.typeInCell('Deals', 'F3', '9000');
  });

  it('a cleared header: the rebuild says in plain words what is missing, and changes nothing', async () => {
    await page.select('Deals', 'F1');
    await page.page.keyboard.press('Delete');
    await page.saved();
    await page.chooseMenu('Rebuild scorecard');
    const dialog = page.page.locator('.dialog-box');
    await dialog.getByText('No column for “Amount” was found').waitFor({ timeout: 30_000 });
    expect(await dialog.textContent()).toContain('Look at the sheet “Deals”, or open the sidebar and choose Change.');
    await page.screenshot('product-menu-missing');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await product.reopen();
    await product.press('Rebuild');
    const said = (await page.sidebar().getByRole('alert').textContent())!;
    expect(said).toMatch(/amount/i);
    expect(said).not.toMatch(/our side|undefined|:amount/);
    expect(said).toContain('Nothing in your file was changed.');
    expect(await product.violations()).toEqual([]);
    await page.screenshot('product-missing');
    await product.press('Go to your table');
    await product.see('Amount not found');
    expect(await product.violations()).toEqual([]);
    await page.typeInCell('Deals', 'F1', 'Amount (€)');
    await product.reopen();
    await product.press('Rebuild');
    await product.built();
  });

  it('and the page complains about nothing', () => expect(page.complaints).toEqual([]));
});

const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));

async function numberOf(product: Product, kpi: string, column?: string): Promise<number> {
  return Number(await product.figure(kpi, column));
}

function shownSheet({ page }: PageDriver): Promise<string> {
  return page.evaluate(() => {
    const { getters } = globalThis.__model;
    return getters.getSheetName(getters.getActiveSheetId());
  });
}
