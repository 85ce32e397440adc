/** The product as a new user meets it: a scorecard from the sidebar, figures that follow the table, a rebuild that keeps what is theirs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../../host/cli/options.ts';
import { scorecard } from '../../host/cli/scorecard.ts';
import type { ScorecardAnswer } from '../../src/sidebar/protocol.ts';
import { closeBrowser, openPage, type PageDriver } from './harness.ts';
import { fewDeals, Product } from './product.ts';

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

  it('a row more, and less again, with the sidebar closed', async () => {
    await product.closeSidebar();
    const row = lastRow + 1;
    const june = 'period:month:2026-06-01';
    const before = await numberOf(product, 'revenue', june);
    const added = {
      A: 'D-9001',
      B: 'Added',
      C: 'Added Oy',
      D: 'Amira Holt',
      E: 'Won',
      F: '50000',
      G: '2026-05-02',
      H: '2026-06-15',
    };
    for (const [column, text] of Object.entries(added)) await page.type('Deals', `${column}${row}`, text);
    await product.follows('revenue', before + 50_000, june);
    await product.follows('revenue', revenue + 50_000);
    await page.chooseCellMenu('Deals', `A${row}`, 'Delete row');
    await product.follows('revenue', revenue);
    expect(asked).toEqual([]);
  });
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

/** Keeps the answer to the n-th step of the next build until the gate is opened. */
async function holdStep({ page }: PageDriver, nth: number): Promise<{ reached: Promise<void>; open(): void }> {
  let steps = 0;
  let arrive = () => {};
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/run/salesKpis', async (route) => {
    const { args } = route.request().postDataJSON() as { args: string[] };
    if (args[0] === 'step' && ++steps === nth) {
      arrive();
      await opened;
    }
    await route.continue();
  });
  return { reached, open };
}
