/** The public table of 8,800 opportunities, whole: every figure that others computed of it, three ways. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Case, holdsTogether, PATIENT } from './case.ts';
import { expectClose } from './close.ts';
import { csv } from './sales-file.ts';
import { type DealFigures, dataFile, hasShared, oracle, type RepFigures } from './shared.ts';

const PIPELINE = 'crm-sales-opportunities/sales_pipeline.csv';

describe.skipIf(!hasShared)('crm-sales-opportunities', () => {
  type Crm = DealFigures & {
    revenue_by_month: Record<string, number>;
    by_quarter: Record<string, Omit<RepFigures, 'mean_cycle_days_won'>>;
    by_rep_first_five: Record<string, RepFigures>;
  };
  const kpis = hasShared ? oracle<Crm>('crm-sales-opportunities') : ({} as Crm);
  let crm: Case;
  beforeAll(async () => {
    crm = await Case.of(dataFile(PIPELINE), {});
  }, PATIENT);
  const TABLE = 'A1:H';

  it('asks nothing and shows ten KPIs of all months', () => {
    const { questions, kpis, tables, from, to, asOf } = crm.answer;
    expect(questions).toEqual([]);
    expect(tables).toMatchObject([{ role: 'deals', rows: 8800 }]);
    expect([from, to, asOf]).toEqual(['2017-03-01', '2017-12-31', '2017-12-31']);
    expect([kpis.length, kpis[0]!.periods.length]).toEqual([10, 10]);
  });

  it('whole figures', () => {
    const { won, lost, open, deal_size_won, sales_cycle_days_won, win_rate_count } = kpis;
    crm.total('win_rate', win_rate_count);
    crm.total('revenue', deal_size_won.sum);
    crm.total('average_deal_size', deal_size_won.mean);
    crm.total('sales_cycle', sales_cycle_days_won.mean);
    crm.total('sales_velocity', (open * win_rate_count * deal_size_won.mean) / sales_cycle_days_won.mean);
    expect([crm.kpi('win_rate').n, crm.kpi('revenue').n]).toEqual([won + lost, deal_size_won.n]);
    kpis.wilson_95.forEach((limit, i) => {
      expect(crm.kpi('win_rate').interval![i]).toBeCloseTo(limit, 9);
    });
  });

  it('months', () => {
    const months = Object.entries(kpis.revenue_by_month);
    expect(months.length).toBe(10);
    for (const [month, revenue] of months) crm.period('revenue', `${month}-01`, revenue);
    const typed = crm.rows(`=KPI("revenue", ${TABLE}, , , "month")`);
    expect([...typed.values()]).toEqual(months.map(([, revenue]) => revenue));
    const [, , may] = months;
    crm.cell('=SALESREVENUE(H2:H, E2:E, G2:G, DATE(2017,5,1), DATE(2017,5,31))', may![1]);
  });

  it('quarters', () => {
    const rows = (name: string) => crm.rows(`=KPI("${name}", ${TABLE}, , , "quarter")`);
    const [winRates, revenues, sizes] = ['WINRATE', 'revenue', 'average deal size'].map(rows);
    for (const [name, { win_rate_count, revenue, mean_won }] of Object.entries(kpis.by_quarter)) {
      const [year, quarter] = name.split('-');
      expectClose(winRates!.get(`${quarter} ${year}`), win_rate_count, `win rate of ${name}`);
      expectClose(revenues!.get(`${quarter} ${year}`), revenue, `revenue of ${name}`);
      expectClose(sizes!.get(`${quarter} ${year}`), mean_won, `deal size of ${name}`);
    }
  });

  it('functions in cells', () => {
    const { won, lost, deal_size_won, sales_cycle_days_won, win_rate_count } = kpis;
    crm.cell('=WINRATE(E2:E)', win_rate_count);
    crm.cell(`=WINRATE(${won}, ${lost})`, win_rate_count);
    crm.cell('=WINRATE(COUNTIF(E2:E, "Won"), COUNTIF(E2:E, "Lost"))', win_rate_count);
    crm.cell('=WINRATE(E2:E, "of all created")', kpis.win_rate_all!);
    crm.cell('=WINRATE(E2:E, H2:H, "by value")', 1); // lost deals carry 0 here, the trap of this table
    crm.cell('=SALESREVENUE(H2:H, E2:E)', deal_size_won.sum);
    crm.cell('=AVGDEALSIZE(H2:H, E2:E)', deal_size_won.mean);
    crm.cell('=AVGDEALSIZE(SALESREVENUE(H2:H, E2:E), COUNTIF(E2:E, "Won"))', deal_size_won.mean);
    crm.cell('=SALESCYCLE(F2:F, G2:G, E2:E)', sales_cycle_days_won.mean);
    crm.cell('=SALESCYCLE(F2:F, G2:G, E2:E, "median")', sales_cycle_days_won.median);
    crm.cell(`=KPI("sales cycle", ${TABLE}, , , , "median")`, sales_cycle_days_won.median);
    crm.cell(`=KPI("win rate", ${TABLE}, DATE(2017,4,1), DATE(2017,6,30))`, kpis.by_quarter['2017-Q2']!.win_rate_count);
    const velocity = `SALESVELOCITY(${kpis.open}, WINRATE(E2:E), AVGDEALSIZE(H2:H, E2:E), SALESCYCLE(F2:F, G2:G, E2:E))`;
    crm.cell(`=${velocity}`, (kpis.open * win_rate_count * deal_size_won.mean) / sales_cycle_days_won.mean);
  });

  it('by rep', () => {
    const by = (name: string) => crm.rows(`=KPI("${name}", ${TABLE}, , , "sales_agent")`);
    const [winRates, revenues, sizes, cycles] = ['win rate', 'revenue', 'AVGDEALSIZE', 'sales_cycle'].map(by);
    expect(winRates!.size).toBe(30);
    for (const [rep, figures] of Object.entries(kpis.by_rep_first_five)) {
      expectClose(winRates!.get(rep), figures.win_rate_count, `win rate of ${rep}`);
      expectClose(revenues!.get(rep), figures.revenue, `revenue of ${rep}`);
      expectClose(sizes!.get(rep), figures.mean_won, `deal size of ${rep}`);
      expectClose(cycles!.get(rep), figures.mean_cycle_days_won, `cycle of ${rep}`);
    }
  });

  holdsTogether(() => crm);

  it(
    'takes at most 40 calls, whatever the number of rows',
    async () => {
      const lines = readFileSync(dataFile(PIPELINE), 'utf8').split('\n').slice(0, 501);
      const { from, to, asOf } = crm.answer;
      const small = await Case.of(csv('sales_pipeline', lines.join('\n')), { from, to, asOf });
      expect(small.answer.tables).toMatchObject([{ rows: 500 }]);
      // KPI data beyond a new sheet's 1,000 rows gets all of them in one call.
      expect([crm.calls, crm.calls - 1]).toContain(small.calls);
      expect(crm.calls).toBeLessThanOrEqual(40);
    },
    PATIENT,
  );
});
