import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { expectedSpend } from '../../src/model/gamma-gamma.ts';
import {
  bySegment,
  fitLifetimeValue,
  type LifetimeModel,
  type LifetimeRemark,
  monthsAhead,
  predict,
  predictor,
} from '../../src/model/lifetime-value.ts';
import { dataFile, hasShared } from '../e2e/shared.ts';
import { day } from '../kpi/tables.ts';
import { cdnow, off, oracleOf, summaryOf } from './lifetime-oracles.ts';

type Row = { customer: string; day: number; amount: number };
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

function modelOf(rows: readonly Row[]): LifetimeModel {
  const model = fitLifetimeValue(summaryOf(rows));
  if (typeof model === 'string') throw new Error(model);
  return model;
}

/** Shops with a plausible life, the same every time: some buy often and go early. */
const shop = (customers: number, amountOf: (customer: number, order: number) => number): Row[] =>
  Array.from({ length: customers }, (_, i) => {
    const orders = 1 + ((i * 7) % 11) * (i % 3);
    return Array.from({ length: orders }, (_, k) => ({ customer: `C${i}`, day: 45_000 + ((i * 13) % 60) + k * (5 + (i % 9)), amount: amountOf(i, k) })); // biome-ignore format: one line
  }).flat();
const varied = (i: number, k: number) => 20 + ((i * 31) % 50) + ((k * 17) % 9);

describe.runIf(hasShared)('lifetime value on CDNOW', () => {
  const oracle = () => oracleOf('gammagamma-cdnow');
  /** Months of 4.345 weeks, as in lifetimes. */
  const horizon = { ends: Array.from({ length: 12 }, (_, k) => (k + 1) * 4.345 * 7), discounts: Array.from({ length: 12 }, (_, k) => 1.01 ** -(k + 1)) }; // biome-ignore format: one line

  it('is that of lifetimes, in all and for the 25 customers', () => {
    const customers = cdnow();
    const model = fitLifetimeValue(customers) as LifetimeModel;
    expect(model).toMatchObject({
      customers: 2357,
      repeatCustomers: 946,
      isPooled: false,
      converged: true,
      remarks: [],
    });
    expect(off(model.correlation!, oracle().pearson_corr_x_vs_mean_spend_repeat_buyers)).toBeLessThan(1e-12);
    const { lifetimeValue, orderValue, alive } = predict(model, customers, horizon);
    expect(off(sum(lifetimeValue), oracle().clv.total_over_all_2357)).toBeLessThan(1e-8);
    for (const { id, p_alive, clv, gamma_gamma_expected_spend } of oracle().customers) {
      const i = customers.names.indexOf(id);
      expect(off(alive[i]!, p_alive), id).toBeLessThan(1e-7);
      expect(off(orderValue[i]!, gamma_gamma_expected_spend), id).toBeLessThan(1e-7);
      expect(off(lifetimeValue[i]!, clv), id).toBeLessThan(1e-7);
    }
  });

  it('may be predicted in slices', () => {
    const customers = cdnow();
    const model = fitLifetimeValue(customers) as LifetimeModel;
    const { prediction, predict: fill } = predictor(model, customers, horizon);
    for (let from = 0; from < 2357; from += 1000) fill(from, from + 1000);
    expect(prediction).toEqual(predict(model, customers, horizon));
  });
});

describe.runIf(hasShared)('customers of whom nobody is seen to stop', () => {
  it('are predicted by the NBD, and a remark says so', () => {
    const oracle = oracleOf('bgnbd-degenerate-superstore');
    const [head, ...rows] = parseDelimited(readFileSync(dataFile('superstore-eu/eu_superstore_orders.csv'), 'utf8')) as [string[], ...string[][]]; // biome-ignore format: one line
    const at = (name: string) => head.indexOf(name);
    const lines = rows.filter((row) => row.length > 1).map((row) => ({ customer: row[at('Customer ID')]!, day: day(row[at('Order Date')]!), amount: Number(row[at('Sales')]) })); // biome-ignore format: one line
    const customers = summaryOf(lines, day('2016-12-31'));
    expect([customers.names.length, sum(customers.frequency)]).toEqual([oracle.n_customers, oracle.sum_x]);
    const model = fitLifetimeValue(customers) as LifetimeModel;
    expect(model.converged).toBe(true);
    expect(model.remarks).toEqual(['no_drop_out']);
    const inDays = model.buying.logLikelihood - oracle.sum_x * Math.log(7);
    expect(Math.abs(inDays - oracle.nbd_limit.log_likelihood)).toBeLessThan(1e-6);
    for (const name of ['p', 'q', 'v'] as const)
      expect(off(model.spending![name], oracle.gamma_gamma_fit.params[name]), name).toBeLessThan(1e-5);
    for (const days of ['30', '90', '365']) {
      const { orders, alive } = predict(model, customers, { ends: [Number(days)], discounts: [1] });
      for (const { id, expected_purchases } of oracle.customers) {
        const i = customers.names.indexOf(id);
        expect(alive[i]).toBe(1);
        expect(off(orders[i]!, expected_purchases[days]!), id).toBeLessThan(1e-6);
      }
    }
  });
});

describe('lifetime value', () => {
  it('has months of the calendar, discounted at their ends', () => {
    const { ends, discounts } = monthsAhead(day('2024-01-31'), 3, 0.01);
    expect(ends).toEqual([29, 60, 90]); // 29 February, 31 March, 30 April
    expect(discounts.map((each) => each.toFixed(6))).toEqual(['0.990099', '0.980296', '0.970590']);
  });

  it.each<[string, Row[], string]>([
    ['nobody', [], 'no_customers'],
    ['refunds', [{ customer: 'A', day: 1, amount: -5 }], 'no_customers'],
    ['one day', ['A', 'B'].map((customer) => ({ customer, day: 9, amount: 5 })), 'one_day'],
    ['nobody twice', ['A', 'B'].map((customer, i) => ({ customer, day: i * 90, amount: 5 })), 'nobody_returned'],
    ['a few days', [0, 3].map((each) => ({ customer: 'A', day: each, amount: 5 })), 'short_span'],
  ])('is refused for %s', (_, rows, refusal) => {
    expect(fitLifetimeValue(summaryOf(rows))).toBe(refusal);
  });

  it.each<[LifetimeRemark, Row[]]>([
    ['few_repeat_customers', shop(20, varied)],
    ['short_history', shop(200, varied).filter((row) => row.day < 45_060)],
    ['spend_rises', shop(200, (i) => 20 + ((i * 7) % 11) * (i % 3) + (i % 2))],
    ['spend_falls', shop(200, (i) => 90 - ((i * 7) % 11) * (i % 3) - (i % 2))],
    ['equal_spend', shop(200, () => 25)],
    ['no_spend', shop(200, (_, k) => (k ? 0 : 25))],
    ['wide_spend', shop(200, (i) => Math.exp((i * 37) % 31))],
  ])('comes with the remark %s', (remark, rows) => {
    const model = modelOf(rows);
    expect(model.remarks).toContain(remark);
    expect(model.isPooled).toBe(['equal_spend', 'no_spend', 'wide_spend'].includes(remark));
    const customers = summaryOf(rows);
    const { orderValue, lifetimeValue } = predict(model, customers, monthsAhead(customers.end, 12, 0));
    if (model.isPooled) expect(new Set(orderValue)).toEqual(new Set([model.meanSpend]));
    expect([...lifetimeValue].every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  });

  it('has no remark where all is well', () => {
    const lasting = (i: number): Row[] => Array.from({ length: i % 3 ? 1 + ((i * 7) % 11) : 99 }, (_, k) => ({ customer: `C${i}`, day: 45_000 + ((i * 13) % 60) + k * (5 + (i % 9) * 4), amount: varied(i, k) })); // biome-ignore format: one line
    const rows = Array.from({ length: 300 }, (_, i) => lasting(i)).flat();
    expect(modelOf(rows.filter(({ day: each }) => each < 45_300))).toMatchObject({ converged: true, remarks: [] });
  });

  it('takes the mean of all orders for everyone where that of the model is over three times as much', () => {
    const { spending, meanSpend, isPooled } = modelOf(shop(200, (i) => Math.exp(((i * 37) % 31) * 0.12)));
    const ratio = expectedSpend(spending!, 0, 0) / meanSpend;
    expect([spending!.q > 1, ratio > 3, ratio < 4, isPooled]).toEqual([true, true, true, true]);
  });

  it('does not call settled what stands at its bound', () => {
    const { buying, converged, remarks } = modelOf(shop(300, varied));
    expect(buying.b).toBeCloseTo(1e5, 3);
    expect([converged, remarks]).toEqual([false, ['not_converged']]);
  });

  it('of few who all stop is no model, of many it is', () => {
    const twice = (count: number) => Array.from({ length: count * 2 - 1 }, (_, i): Row => ({ customer: `C${i % count}`, day: 45_000 + i * 5 + (i % 7), amount: 40 + (i % 9) })); // biome-ignore format: one line
    expect([20, 40].map((count) => modelOf(twice(count)).isHollow)).toEqual([true, false]);
  });

  it('adds up by segment', () => {
    const customers = summaryOf(shop(100, varied));
    const found = predict(modelOf(shop(100, varied)), customers, monthsAhead(customers.end, 6, 0.01));
    const segments = customers.names.map((_, i) => (i % 3 ? 'South' : 'North'));
    const sums = bySegment(segments, found);
    expect(sums.map(({ segment, customers: n }) => [segment, n])).toEqual([['North', 34], ['South', 66]]); // biome-ignore format: one line
    expect(off(sum(sums.map(({ lifetimeValue }) => lifetimeValue)), sum(found.lifetimeValue))).toBeLessThan(1e-12);
    expect(off(sum(sums.map(({ orders }) => orders)), sum(found.orders))).toBeLessThan(1e-12);
  });

  const rows = fc.array(
    fc.record({ customer: fc.nat(25).map((i) => `C${i}`), day: fc.integer({ min: 45_000, max: 45_400 }), amount: fc.integer({ min: -2000, max: 90_000 }).map((cents) => cents / 100) }), // biome-ignore format: one line
    { minLength: 10, maxLength: 100 },
  );

  it('is a number from 0 up for whatever was bought, whatever the order of the rows, and scales with money', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.01, 100), (bought, rate) => {
        const customers = summaryOf(bought);
        const model = fitLifetimeValue(customers);
        if (typeof model === 'string') return;
        const horizon = monthsAhead(customers.end, 12, 0.01);
        const found = predict(model, customers, horizon);
        for (const i of customers.names.keys()) {
          expect(found.alive[i]! >= 0 && found.alive[i]! <= 1).toBe(true);
          for (const each of [found.orders[i]!, found.orderValue[i]!, found.lifetimeValue[i]!])
            expect(each >= 0 && each < 1e9).toBe(true);
          expect(found.lifetimeValue[i]!).toBeLessThanOrEqual(found.orders[i]! * found.orderValue[i]! * (1 + 1e-12));
          expect(found.orders[i]).toBeLessThan(366);
        }
        const turned = summaryOf([...bought].reverse());
        const again = predict(fitLifetimeValue(turned) as LifetimeModel, turned, horizon);
        const dearer = summaryOf(bought.map((row) => ({ ...row, amount: row.amount * rate })));
        const scaled = predict(fitLifetimeValue(dearer) as LifetimeModel, dearer, horizon);
        for (const [i, name] of customers.names.entries()) {
          const j = turned.names.indexOf(name);
          expect(Math.abs(again.orders[j]! - found.orders[i]!)).toBeLessThan(1e-4 * (1 + found.orders[i]!));
          expect(scaled.orders[i]).toBe(found.orders[i]);
          expect(Math.abs(scaled.lifetimeValue[i]! / rate - found.lifetimeValue[i]!)).toBeLessThan(1e-3 * (1 + found.lifetimeValue[i]!)); // biome-ignore format: one line
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
