/** Hand-made cases of the KPIs that look at other days than their period: growth, people, customers. */
import { describe, expect, it } from 'vitest';
import { evaluate, parts } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { deals, march, orders, value, window } from './hand-made.ts';
import { day, table } from './tables.ts';

describe('sales growth', () => {
  const data = deals(
    { status: 'won', amount: 10, closed: '2023-03-05' },
    { status: 'won', amount: 30, closed: '2023-03-25' },
    { status: 'won', amount: 100, closed: '2024-02-10' },
    { status: 'won', amount: 150, closed: '2024-03-10' },
  );
  it('is the change to the period before, or to a year ago', () => {
    expect(value('sales_growth', null, data, march)).toBe(0.5);
    expect(value('sales_growth', 'a year ago', data, march)).toBe(2.75);
  });
  it('has no value against a window that the data cover only in part', () => {
    const from = (closed: string) =>
      deals({ status: 'lost', closed }, { status: 'won', amount: 100, closed: '2024-02-28' }, { status: 'won', amount: 150, closed: '2024-03-10' }); // biome-ignore format: one line
    expect(value('sales_growth', null, from('2024-02-16'), march)).toBe(0.5);
    expect(value('sales_growth', null, from('2024-02-17'), march)).toBe('no_previous_period');
    const year = window('2024-01-01', '2024-12-31', { previous: { start: day('2023-01-01'), end: day('2023-12-31') } });
    const sold = (closed: string) => deals({ status: 'won', amount: 100, closed }, { status: 'won', amount: 150, closed: '2024-03-10' }); // biome-ignore format: one line
    expect(value('sales_growth', null, sold('2023-02-06'), year)).toBe(0.5);
    expect(value('sales_growth', null, sold('2023-02-07'), year)).toBe('no_previous_period');
  });
  it('compares a running period with as many days of a year ago', () => {
    expect(value('sales_growth', 'a year ago', data, { ...march, asOf: day('2024-03-12') })).toBe(14);
    const late = deals(
      { status: 'won', amount: 10, closed: '2023-03-12' },
      { status: 'won', amount: 90, closed: '2023-03-13' },
      { status: 'won', amount: 150, closed: '2024-03-10' },
    );
    expect(value('sales_growth', 'a year ago', late, { ...march, asOf: day('2024-03-12') })).toBe(14);
  });
  it('compares a week with the one 52 weeks ago', () => {
    const weeks = deals(
      { status: 'won', amount: 90, closed: '2023-03-05' },
      { status: 'won', amount: 4, closed: '2023-03-06' },
      { status: 'won', amount: 90, closed: '2023-03-13' },
      { status: 'won', amount: 6, closed: '2024-03-04' },
    );
    expect(value('sales_growth', 'a year ago', weeks, window('2024-03-04', '2024-03-10', { unit: 'week' }))).toBe(0.5);
  });
  it('has no value against less than 0: a rise from there would read as a fall', () => {
    const refunds = deals(
      { status: 'won', amount: -100, closed: '2024-02-10' },
      { status: 'won', amount: 120, closed: '2024-03-10' },
    );
    expect(value('sales_growth', null, refunds, march)).toBe('below_zero');
  });
  it('has no value without an earlier period, or against 0', () => {
    const first = window('2023-03-01', '2023-03-31', {
      previous: { start: day('2023-02-01'), end: day('2023-02-28') },
    });
    expect(value('sales_growth', null, data, first)).toBe('no_previous_period');
    expect(value('sales_growth', null, data, { ...march, previous: null })).toBe('no_previous_period');
    const april = window('2023-05-01', '2023-05-31', {
      previous: { start: day('2023-04-01'), end: day('2023-04-30') },
    });
    expect(value('sales_growth', null, data, april)).toBe('zero');
  });
});

describe('sales productivity', () => {
  it('divides by the people who closed a deal, won or lost, in the period', () => {
    const data = deals(
      { status: 'won', amount: 90, closed: '2024-03-10', owner: 'Ann' },
      { status: 'won', amount: 10, closed: '2024-03-10' },
      { status: 'lost', closed: '2024-03-11', owner: 'Bo' },
      { status: 'cancelled', closed: '2024-03-11', owner: 'Cy' },
      { status: 'won', amount: 7, closed: '2024-02-11', owner: 'Di' },
      { status: 'open', amount: 7, closed: '2024-03-11', owner: 'Ed' },
    );
    expect(value('sales_productivity', null, data, march)).toBe(50);
    expect(evaluate(kpiById('sales_productivity'), null, data, march).leftOut).toEqual({ no_owner: 1 });
  });
});

describe('customers', () => {
  const shop = orders(
    { id: '1', date: '2022-01-01', customer: 'A', amount: 60 },
    { id: '1', date: '2022-01-01', customer: 'A', amount: 40 },
    { id: '2', date: '2023-01-01', customer: 'A', amount: 100 },
    { id: '3', date: '2022-06-01', customer: 'B', amount: 100 },
    { id: '4', date: '2022-07-01', customer: 'B', amount: -20 },
    { id: '5', date: '2022-07-01', customer: null, amount: 999 },
    { id: '6', date: '2024-01-01', customer: 'C', amount: 100 },
  );
  const all = window('2022-01-01', '2024-01-01', { total: true });

  it('lifetime value: order value × orders per customer and year × years, refunds are no orders', () => {
    const years = 731 / 365.25;
    const apv = 380 / 4;
    const frequency = 4 / 3 / years;
    expect(value('clv', null, shop, all)).toBeCloseTo((apv * frequency * (365 / 365.25)) / 3, 12);
    expect(value('clv', 'repeat customers', shop, all)).toBeCloseTo(apv * frequency * (365 / 365.25), 12);
    expect(evaluate(kpiById('clv'), null, shop, all)).toMatchObject({ n: 6, leftOut: { no_customer: 1 } });
  });
  it('churn: of the customers of the year before, those who did not come back in the last', () => {
    // Year before: 2 Jan 2022 to 1 Jan 2023: A and B. Last year: C only.
    expect(parts(kpiById('clv'), '1 / yearly churn', shop, all).slice(-2).map(({ outcome }) => outcome)).toMatchObject([{ value: 2 }, { value: 2 }]); // biome-ignore format: one line
    expect(value('clv', '1 / yearly churn', shop, all)).toBeCloseTo(((380 / 4) * (4 / 3) * 365.25) / 731, 9);
    expect(value('clv', '1 / yearly churn', shop, { ...all, end: day('2023-06-01') })).toBe('no_previous_period');
    // Two years to the day are enough, and a day less is not.
    const twoYears = (first: string) =>
      orders(
        { id: '1', date: first, customer: 'A', amount: 60 },
        { id: '2', date: '2022-06-01', customer: 'A', amount: 60 },
        { id: '3', date: '2024-01-01', customer: 'B', amount: 60 },
      );
    expect(typeof value('clv', '1 / yearly churn', twoYears('2022-01-02'), all)).toBe('number');
    expect(value('clv', '1 / yearly churn', twoYears('2022-01-03'), all)).toBe('no_previous_period');
  });
  it('cost per new customer: new is who bought for the first time in the period', () => {
    const costs = table(
      'costs',
      ['date', 'amount', 'category'],
      [
        { date: '2022-06-10', amount: 300, category: 'Google Ads' },
        { date: '2022-06-10', amount: 50, category: 'Sales salaries' },
        { date: '2022-06-10', amount: 9000, category: 'Office rent' },
        { date: '2022-07-10', amount: 9 },
      ],
    );
    const data = { ...shop, tables: { ...shop.tables, costs } };
    const june = window('2022-06-01', '2022-06-30');
    expect(value('cac', null, data, june)).toBe(350);
    expect(value('cac', 'paid', data, june)).toBe(300);
    expect(value('cac', null, data, window('2022-07-01', '2022-07-31'))).toBe('no_new_customers');
    expect(value('cac', null, data, window('2024-01-01', '2024-01-31'))).toBe('no_costs');
    expect(value('cac', null, data, window('2022-05-31', '2022-06-10'))).toBe(350);
    expect(value('cac', null, data, window('2022-06-02', '2022-06-30'))).toBe('no_new_customers');
    expect(value('ltv_to_cac', null, data, { ...june, first: day('2022-01-01') })).toBe('nobody_returned');
  });
  it('who never came back says nothing about how long customers stay', () => {
    const once = orders(
      { id: '1', date: '2022-01-01', customer: 'A', amount: 60 },
      { id: '2', date: '2022-01-01', customer: 'A', amount: 40 },
      { id: '3', date: '2022-06-01', customer: 'B', amount: 40 },
    );
    expect(value('clv', null, once, all)).toBe('nobody_returned');
    expect(value('clv', 'repeat customers', once, all)).toBe('nobody_returned');
    expect(value('clv', null, orders(), all)).toBe('no_rows');
  });
  it('are the same in capitals and small letters', () => {
    const typed = orders(
      { id: '1', date: '2022-01-01', customer: 'Åbo Oy', amount: 60 },
      { id: '2', date: '2023-01-01', customer: 'ÅBO OY', amount: 40 },
      { id: '3', date: '2022-06-01', customer: 'b*', amount: 50 },
      { id: '4', date: '2022-07-01', customer: 'b', amount: 50 },
    );
    expect(parts(kpiById('clv'), null, typed, all)).toMatchObject([{}, {}, { name: 'customers', outcome: { value: 3 } }, {}, {}]); // biome-ignore format: one line
    expect(value('clv', null, typed, all)).toBeCloseTo((200 / 3 / (366 / 365.25)) * (365 / 365.25 / 3), 12);
    const data = { ...typed, tables: { ...typed.tables, costs: table('costs', ['date', 'amount'], [{ date: '2023-01-01', amount: 9 }]) } }; // biome-ignore format: one line
    expect(value('cac', null, data, window('2023-01-01', '2023-01-31'))).toBe('no_new_customers');
    const owners = deals({ status: 'won', amount: 8, closed: '2024-03-10', owner: 'Ann' }, { status: 'lost', closed: '2024-03-11', owner: 'ANN' }); // biome-ignore format: one line
    expect(value('sales_productivity', null, owners, march)).toBe(8);
  });
  it('comes from won deals by account where there are no orders', () => {
    const data = deals(
      { status: 'won', amount: 10, closed: '2024-01-01', account: 'A' },
      { status: 'won', amount: 30, closed: '2024-12-31', account: 'A' },
      { status: 'lost', amount: 99, closed: '2024-12-31', account: 'B' },
    );
    const year = window('2024-01-01', '2024-12-31', { total: true });
    expect(value('clv', null, data, year)).toBeCloseTo(((20 * 2) / (366 / 365.25)) * (365 / 365.25), 12);
  });
});
