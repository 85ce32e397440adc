/** The real tables next to the repository, against figures made by other programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableReport } from '../../host/cli/report.ts';
import { readTables } from '../../src/table/read.ts';
import type { Table } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { fileGrid, hasSharedData, importedGrid, readOne, rowsOfFile, safeGrid, sharedData } from './grids.ts';
import { differences } from './live.ts';

const oracle = (file: string) => JSON.parse(readFileSync(join(sharedData, '../oracles', file), 'utf8'));
const total = (cells: readonly unknown[] | undefined): number =>
  (cells ?? []).reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
const fieldsOf = (found: Table) =>
  Object.fromEntries(found.columns.filter(({ field }) => field).map(({ field, header }) => [field, header]));
const statuses = ({ frame }: Table) => {
  const counts: Record<string, number> = {};
  for (const status of frame.status) if (status) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
/** The header and every n-th row: enough for the formulas, which do not care how many there are. */
const thinned = (file: string, every: number) =>
  safeGrid(
    rowsOfFile(file).filter((_, i) => i === 0 || i % every === 0),
    'Table',
  );

describe.skipIf(!hasSharedData)('real tables', () => {
  it('CRM sales opportunities', () => {
    const found = readOne(fileGrid('crm-sales-opportunities/sales_pipeline.csv'));
    const { kpis } = oracle('crm-sales-opportunities-kpis.json');
    expect([found.role, found.dataRows, found.rows]).toEqual(['deals', kpis.rows, kpis.rows]);
    expect(statuses(found)).toEqual({ won: kpis.won, lost: kpis.lost, open: kpis.open });
    const won = found.frame.number.amount!.filter((_, i) => found.frame.status[i] === 'won');
    expect(total(won)).toBe(kpis.deal_size_won.sum);
    const cycles = found.frame.status.map((status, i) =>
      status === 'won' ? (found.frame.day.closed![i] as number) - (found.frame.day.created![i] as number) : 0,
    );
    expect(total(cycles)).toBe(kpis.sales_cycle_days_won.sum);
    expect(fieldsOf(found)).toMatchObject({
      stage: 'deal_stage',
      owner: 'sales_agent',
      account: 'account',
      created: 'engage_date',
      closed: 'close_date',
      amount: 'close_value',
    });
    expect(found.questions).toEqual([]);
  });
  it('its dates as Google imports them in other locales: the same, or a question', () => {
    const rows = rowsOfFile('crm-sales-opportunities/sales_pipeline.csv').slice(0, 1500);
    const wanted = readOne(safeGrid(rows)).frame.day.closed;
    expect(readOne(importedGrid(rows, 'en_US')).frame.day.closed).toEqual(wanted);
    const abroad = importedGrid(rows, 'en_GB');
    expect(readOne(abroad, { locale: 'en_GB' }).questions.map(({ field, kind }) => [field, kind])).toEqual([
      ['created', 'date_order'],
      ['closed', 'date_order'],
    ]);
    const healed = readOne(abroad, { locale: 'en_GB', dateOrder: 'mdy' });
    expect(healed.questions).toEqual([]);
    expect(healed.frame.day.closed).toEqual(wanted);
  });
  it('HubSpot deals', () => {
    const found = readOne(fileGrid('hubspot-dummy-deals/hubspot_deals.csv'));
    const { kpis } = oracle('hubspot-dummy-deals-kpis.json');
    expect(statuses(found)).toEqual({ won: kpis.won, lost: kpis.lost, open: kpis.open });
    expect(total(found.frame.number.amount!.filter((_, i) => found.frame.status[i] === 'won'))).toBeCloseTo(
      kpis.deal_size_won.sum,
      6,
    );
  });
  it('EU Superstore, both twins', () => {
    const { kpis } = oracle('superstore-eu-kpis.json');
    const [plain, european] = ['', '.eu-locale'].map((twin) =>
      readOne(fileGrid(`superstore-eu/eu_superstore_orders${twin}.csv`)),
    );
    expect(total(plain!.frame.number.amount)).toBeCloseTo(kpis.revenue, 5);
    expect(Math.abs(total(european!.frame.number.amount) / kpis.revenue - 1)).toBeLessThan(1e-5);
    expect(european!.frame.day).toEqual(plain!.frame.day);
    expect(european!.frame.text).toEqual(plain!.frame.text);
    for (const found of [plain!, european!]) {
      expect(new Set(found.frame.text.id).size).toBe(kpis.orders);
      expect(new Set(found.frame.text.customer).size).toBe(kpis.customers);
      expect(fieldsOf(found)).toMatchObject({
        id: 'Order ID',
        customer: 'Customer ID',
        amount: 'Sales',
        margin: 'Profit',
        date: 'Order Date',
        segment: 'Segment',
      });
      expect(found.questions).toEqual([]);
    }
  });
  it('German store sales, without customers', () => {
    const found = readOne(fileGrid('german-store-sales/verkaufsdaten.csv'));
    expect(total(found.frame.number.amount)).toBeCloseTo(2_427_906.76, 5);
    expect(found.questions.map(({ field, kind, column }) => [field, kind, column])).toEqual([
      ['customer', 'field', null],
    ]);
  });
  it('messy Bitrix deals', () => {
    const found = readOne(fileGrid('bitrix-messy-deals/deals.csv'));
    const { facts } = oracle('bitrix-messy-deals-expectations.json');
    const ids = (status: string) => found.frame.text.id!.filter((_, i) => found.frame.status[i] === status);
    expect([found.dataRows, found.rows, found.leftOut]).toEqual([
      facts.rows,
      facts.distinct_deal_ids,
      { duplicate: 1 },
    ]);
    expect([ids('won'), ids('lost')]).toEqual([facts.won_ids, facts.lost_ids]);
    expect(found.frame.number.amount![found.frame.text.id!.indexOf('D1008')]).toBe(69_000);
    expect(toIso(found.frame.day.created![found.frame.text.id!.indexOf('D1010')] as number)).toBe('2026-06-14');
    expect(found.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'conflicting_duplicates',
        'unknown_words',
        'won_without_date',
        'negative_amounts',
        'blank_owners',
        'text_dates',
      ]),
    );
    expect(found.warnings.find(({ code }) => code === 'blank_currencies')?.count).toBe(facts.blank_currency.length);
    expect(found.currency).toBe('RUB');
  });
  it.each([
    ['bitrix-messy-deals/marketing_costs.csv', 'costs'],
    ['bitrix-messy-deals/payments.csv', 'orders'],
    ['saas-growth-funnel/marketing_spend.csv', 'costs'],
    ['cdnow/cdnowElog.csv', 'orders'],
  ])('%s holds %s', (file, role) => expect(readOne(fileGrid(file)).role).toBe(role));
  it.each([
    ['x-education-leads/Lead_Scoring.csv', 'leads'],
    ['saas-growth-funnel/saas_subscriptions.csv', 'subscriptions'],
    ['crm-sales-opportunities/accounts.csv', 'recognised: Customer, Amount.'],
    ['crm-sales-opportunities/products.csv', 'recognised: Product, Amount.'],
    ['superstore-eu/eu_superstore_people.csv', 'recognised: Team.'],
    ['bitrix-messy-deals/stage_history.csv', 'recognised: Deal id, Stage.'],
    ['telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv', 'recognised: Customer.'],
  ])('%s holds none of ours: %s', (file, why) => {
    const { tables, others } = readTables([fileGrid(file)], { locale: 'en_US' });
    expect(tables).toEqual([]);
    expect(others[0]!.why).toContain(why);
  });
  it.each([
    ['crm-sales-opportunities/sales_pipeline.csv', 20],
    ['hubspot-dummy-deals/hubspot_deals.csv', 1],
    ['superstore-eu/eu_superstore_orders.csv', 25],
    ['superstore-eu/eu_superstore_orders.eu-locale.csv', 25],
    ['german-store-sales/verkaufsdaten.csv', 2],
    ['bitrix-messy-deals/deals.csv', 1],
    ['bitrix-messy-deals/payments.csv', 1],
    ['bitrix-messy-deals/marketing_costs.csv', 1],
    ['saas-growth-funnel/marketing_spend.csv', 1],
    ['cdnow/cdnowElog.csv', 20],
  ])('%s: the live formulas read what the engine reads', (file, every) => {
    const grid = thinned(file, every);
    for (const locale of ['en_US', 'fi_FI']) expect(differences(grid, readOne(grid, { locale }), locale)).toEqual([]);
  });
  it('is reported with the keys that other programs rely on', () => {
    const report = tableReport(readOne(fileGrid('bitrix-messy-deals/deals.csv')));
    expect(Object.keys(report)).toEqual([
      'sheet',
      'role',
      'headerRow',
      'dataRows',
      'rows',
      'columns',
      'leftOut',
      'questions',
      'warnings',
    ]);
    expect(Object.keys(report.columns[0]!)).toEqual([
      'column',
      'header',
      'field',
      'type',
      'confidence',
      'why',
      'dateOrder',
      'decimal',
      'currency',
      'scale',
      'samples',
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
