/** Real tables of other shapes: a CRM export, orders in lines (and as another country writes them), store sales, and a messy export. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Case, holdsTogether, PATIENT } from './case.ts';
import { expectClose } from './close.ts';
import { type DealFigures, dataFile, expectations, hasShared, oracle, type RepFigures } from './shared.ts';

describe.skipIf(!hasShared)('hubspot-dummy-deals', () => {
  type Hubspot = DealFigures & { by_rep: Record<string, RepFigures> };
  const figures = hasShared ? oracle<Hubspot>('hubspot-dummy-deals') : ({} as Hubspot);
  let hubspot: Case;
  beforeAll(async () => {
    hubspot = await Case.of(dataFile('hubspot-dummy-deals/hubspot_deals.csv'), { variants: { win_rate: 'all', sales_cycle: 'all' } }); // biome-ignore format: one line
  }, PATIENT);
  const TABLE = 'A1:L';

  it('whole figures', () => {
    const { win_rate_count, win_rate_value, deal_size_won, sales_cycle_days_won } = figures;
    hubspot.total('win_rate', win_rate_count, 'closed by count');
    hubspot.total('win_rate', win_rate_value!, 'by value');
    hubspot.total('revenue', deal_size_won.sum);
    hubspot.total('average_deal_size', deal_size_won.mean);
    hubspot.total('sales_cycle', sales_cycle_days_won.mean, 'mean');
    hubspot.total('sales_cycle', sales_cycle_days_won.median, 'median');
    expect(hubspot.kpi('win_rate', 'closed by count').n).toBe(140);
  });

  it('functions in cells', () => {
    const { win_rate_count, win_rate_value, deal_size_won, sales_cycle_days_won } = figures;
    hubspot.cell('=WINRATE(C2:C)', win_rate_count);
    hubspot.cell('=WINRATE(C2:C, E2:E, "by value")', win_rate_value!);
    hubspot.cell('=SALESREVENUE(E2:E, C2:C)', deal_size_won.sum);
    hubspot.cell('=AVGDEALSIZE(E2:E, C2:C)', deal_size_won.mean);
    hubspot.cell('=SALESCYCLE(G2:G, F2:F, C2:C)', sales_cycle_days_won.mean);
    hubspot.cell('=SALESCYCLE(G2:G, F2:F, C2:C, "median")', sales_cycle_days_won.median);
    hubspot.cell(`=KPI("win_rate", ${TABLE}, , , , "by value")`, win_rate_value!);
    for (const id of ['pipeline_value', 'clv']) hubspot.cell(`=KPI("${id}", ${TABLE})`, hubspot.kpi(id).value!);
  });

  it('by rep', () => {
    const by = (name: string) => hubspot.rows(`=KPI("${name}", ${TABLE}, , , "Deal Owner")`);
    const [winRates, revenues, cycles] = ['win rate', 'SALESREVENUE', 'sales cycle'].map(by);
    expect(winRates!.size).toBe(Object.keys(figures.by_rep).length);
    for (const [rep, each] of Object.entries(figures.by_rep)) {
      expectClose(winRates!.get(rep), each.win_rate_count, `win rate of ${rep}`);
      expectClose(revenues!.get(rep), each.revenue, `revenue of ${rep}`);
      expectClose(cycles!.get(rep), each.mean_cycle_days_won, `cycle of ${rep}`);
    }
  });

  holdsTogether(() => hubspot);
});

interface OrderFigures {
  revenue: number;
  customers: number;
  APV: number;
  PF_per_year: number;
  CL_years_all: number;
  historical_clv_variants: { v2: number; v3: number };
  monthly_2017: Record<string, { revenue: number }>;
}

describe.skipIf(!hasShared).each<{ name: string; variants: Record<string, string>; tolerance?: number }>([
  { name: 'eu_superstore_orders', variants: { clv: 'all' } },
  { name: 'eu_superstore_orders.eu-locale', variants: {}, tolerance: 1e-5 }, // rounded to cents
])('superstore-eu, $name', ({ name, variants, tolerance }) => {
  const figures = hasShared ? oracle<OrderFigures>('superstore-eu') : ({} as OrderFigures);
  let superstore: Case;
  beforeAll(async () => {
    const path = dataFile(`superstore-eu/${name}.csv`);
    superstore = await Case.of(path, { kpis: ['revenue', 'clv'], variants }, tolerance);
  }, PATIENT);
  const TABLE = 'A1:T';

  it('whole figures', () => {
    const { v2, v3 } = figures.historical_clv_variants;
    superstore.total('revenue', figures.revenue);
    superstore.total('clv', v2, 'all customers');
    if (variants.clv) superstore.total('clv', v3, 'repeat customers');
  });

  it('months', () => {
    const months = Object.entries(figures.monthly_2017);
    for (const [month, { revenue }] of months) superstore.period('revenue', `${month}-01`, revenue);
    const typed = superstore.rows(`=KPI("revenue", ${TABLE}, DATE(2017,1,1), DATE(2017,12,31), "month")`);
    expect(typed.size).toBe(months.length);
    [...typed.values()].forEach((revenue, i) => {
      expectClose(revenue, months[i]![1].revenue, months[i]![0], tolerance);
    });
  });

  it('functions in cells', () => {
    const { v2, v3 } = figures.historical_clv_variants;
    superstore.cell('=SALESREVENUE(Q2:Q)', figures.revenue);
    superstore.cell(`=KPI("revenue", ${TABLE})`, figures.revenue);
    superstore.cell(`=KPI("clv", ${TABLE})`, v2);
    superstore.cell(`=KPI("CLV", ${TABLE}, , , , "repeat customers")`, v3);
    superstore.cell(`=CLV(${figures.APV}, ${figures.PF_per_year}, ${figures.CL_years_all})`, v2);
    const measured = 'SALESREVENUE(Q2:Q) / COUNTUNIQUE(B2:B), COUNTUNIQUE(B2:B) / COUNTUNIQUE(F2:F) / 4, 1';
    superstore.cell(`=CLV(${measured})`, figures.revenue / figures.customers / 4);
  });

  holdsTogether(() => superstore);
});

describe.skipIf(!hasShared)('german-store-sales', () => {
  const figures = hasShared
    ? oracle<{ revenue: number; by_month: Record<string, number>; by_category: Record<string, number> }>('german-store-sales') // biome-ignore format: one line
    : { revenue: 0, by_month: {}, by_category: {} };
  let stores: Case;
  beforeAll(async () => {
    stores = await Case.of(dataFile('german-store-sales/verkaufsdaten.csv'), {});
  }, PATIENT);

  it('figures of sales without customers', () => {
    stores.total('revenue', figures.revenue);
    for (const [month, revenue] of Object.entries(figures.by_month)) stores.period('revenue', `${month}-01`, revenue);
    stores.cell('=SALESREVENUE(G2:G)', figures.revenue);
    const categories = stores.rows('=KPI("revenue", A1:G, , , "Category")');
    for (const [category, revenue] of Object.entries(figures.by_category))
      expectClose(categories.get(category), revenue, category);
  });

  holdsTogether(() => stores);
});

describe.skipIf(!hasShared)('bitrix-messy-deals', () => {
  interface Facts {
    rows: number;
    distinct_deal_ids: number;
    win_rate_count: number;
    won_value_with_close_date: number;
    cycle_days: Record<string, number>;
  }
  const facts = hasShared ? expectations<Facts>('bitrix-messy-deals') : ({} as Facts);
  let messy: Case;
  beforeAll(async () => {
    messy = await Case.of(dataFile('bitrix-messy-deals/deals.csv'), { variants: { sales_cycle: 'all' } });
  }, PATIENT);

  it('counts a deal once and tells every anomaly', () => {
    const { tables } = messy.file.ask('tables', { options: { locale: 'en_US' } });
    const [table] = tables;
    expect(table!.dataRows).toBe(facts.rows);
    expect(table!.rows + (table!.leftOut.duplicate ?? 0)).toBe(facts.rows);
    const codes = table!.warnings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'conflicting_duplicates',
        'won_without_date',
        'blank_owners',
        'unknown_words',
        'negative_amounts',
        'text_dates',
      ]),
    );
  });

  it('win rate and cycle of the deals that have what they need', () => {
    // D1009 was won without a close date: it counts by status in a cell, and in no period.
    messy.cell('=WINRATE(E2:E)', facts.win_rate_count);
    expect(messy.kpi('win_rate').value).toBe(0.5);
    expect(messy.kpi('win_rate').leftOut).toMatchObject({ no_date: 1 });
    expect(messy.kpi('sales_cycle', 'mean').value).toBe(facts.cycle_days.D1003);
  });

  holdsTogether(() => messy);
});
