/** Lifetime value by monthly churn: the months at the ends of the data, which are cut short, would look like mass churn. */
import { describe, expect, it } from 'vitest';
import { evaluate, type KpiData, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { native, nativeCount } from '../../src/kpi/native.ts';
import { isFigure } from '../../src/value/outcome.ts';
import { day, liveData, type Row, table } from './tables.ts';

const clv = kpiById('clv');
const order = (customer: string, date: string, amount = 10): Row => ({ customer, date, amount });
const orders = (...rows: Row[]): KpiData => ({ tables: { orders: table('orders', ['date', 'customer', 'amount'], rows) }, targets: {} }); // biome-ignore format: one line

/** The engine's figure and the live formula's, which have to be the same. */
function figure(data: KpiData, option: string, first: string, end: string): unknown {
  const window: Window = { start: day(end), end: day(end), first: day(first), asOf: day('2030-01-01'), unit: 'month', previous: null, total: false }; // biome-ignore format: one line
  const live = liveData(data.tables);
  const refs = {
    column: live.column,
    start: String(window.start),
    end: String(window.end),
    first: String(window.first),
    asOf: String(window.asOf),
    previousStart: '',
    previousEnd: '',
    target: () => '""',
  };
  const outcome = evaluate(clv, option, data, window);
  const cell = live.workbook.evaluate(`=${native(clv, option, data, refs)}`);
  const expected = isFigure(outcome) ? expect.closeTo(outcome.value, 9) : '';
  expect(cell).toEqual({ value: expected });
  expect(live.workbook.evaluate(`=${nativeCount(clv, option, data, refs)}`)).toEqual({ value: outcome.n });
  return isFigure(outcome) ? outcome.value : outcome.none;
}

describe('lifetime value by monthly churn', () => {
  const monthly = (data: KpiData, first = '2025-01-01', end = '2025-12-31') => figure(data, '1 / monthly churn', first, end); // biome-ignore format: one line
  // January is known from the 10th, May to the 5th. Three customers in February, two of them in March, one in April.
  const shop = orders(
    order('ann', '2025-01-10'),
    order('ann', '2025-02-01'),
    order('ben', '2025-02-11'),
    order('cid', '2025-02-28'),
    order('Ann', '2025-03-01', 4),
    order('ann', '2025-03-31', 6),
    order('ben', '2025-03-15'),
    order('cid', '2025-03-15', -6), // a refund: revenue, but no purchase
    order('ann', '2025-04-01'),
    order('ann', '2025-05-05', 900),
  );

  it('leaves out the months that the data hold in part', () => {
    // 54 of 6 customers in a month; lost 1 of 3, then 1 of 2.
    expect(monthly(shop)).toBeCloseTo(54 / 6 / ((1 / 3 + 1 / 2) / 2), 12);
  });
  it('counts the months inside the scorecard as a whole, whatever the day of their last order', () => {
    expect(monthly(shop, '2025-01-01', '2025-03-31')).toBeCloseTo(44 / 5 / (1 / 3), 12);
    expect(monthly(shop, '2025-02-15')).toBeCloseTo(24 / 3 / (1 / 2), 12);
    expect(monthly(shop, '2025-02-02', '2025-04-29')).toBe('no_previous_period'); // March alone
  });
  it('takes the first and the last month where the data have their first and last day', () => {
    const whole = orders(order('ann', '2024-01-01'), order('ben', '2024-01-02'), order('ann', '2024-02-29'));
    expect(monthly(whole, '2024-01-01')).toBeCloseTo(30 / 3 / (1 / 2), 12);
  });
  it('a month without any order loses everybody, and the one after it nobody', () => {
    const gap = orders(order('ann', '2025-01-01'), order('ann', '2025-03-09'), order('ann', '2025-04-30'));
    expect(monthly(gap)).toBeCloseTo(30 / 3 / (1 / 2), 12); // January 1 of 1, March 0 of 1
  });
  it('has no value where nobody was lost, or nothing is there', () => {
    expect(monthly(orders(order('ann', '2025-01-01'), order('ann', '2025-02-28')))).toBe('zero');
    expect(monthly(orders(order('ann', '2025-01-15')))).toBe('no_previous_period');
    expect(monthly(orders())).toBe('no_rows');
  });
});

it('revenue per customer is all revenue so far over all customers so far', () => {
  const data = orders(order('ann', '2025-01-10'), order('ben', '2025-02-11'), order('ben', '2025-02-12', -4));
  expect(figure(data, 'revenue per customer', '2025-01-01', '2025-12-31')).toBe(8);
  expect(figure(orders(), 'revenue per customer', '2025-01-01', '2025-12-31')).toBe('no_rows');
});
