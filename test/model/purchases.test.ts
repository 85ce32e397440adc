import { describe, expect, it } from 'vitest';
import { hasShared } from '../e2e/shared.ts';
import { cdnow, oracleOf, summaryOf } from './lifetime-oracles.ts';

type Row = [customer: string, day: number, amount: number];
const summary = (...rows: Row[]) => summaryOf(rows.map(([customer, day, amount]) => ({ customer, day, amount })));

describe('customers', () => {
  it.runIf(hasShared)('of CDNOW are those of lifetimes', () => {
    const { names, frequency, recency, age, spend } = cdnow();
    const wanted = oracleOf('cdnow-rfm');
    expect(names).toEqual(wanted.id.map(String));
    expect([...frequency]).toEqual(wanted.x);
    expect([...recency]).toEqual(wanted.t_x_days);
    expect([...age]).toEqual(wanted.T_days);
    for (const [i, mean] of wanted.mean_repeat_spend.entries()) expect(spend[i]).toBeCloseTo(mean, 9);
  });

  it('come in the order of first appearance; rows of one day are one purchase, the first is left out of the spend', () => {
    const found = summary(['B', 10, 5], ['A', 12, 7], ['B', 40, 20], ['B', 20, 30], ['B', 10, 8], ['B', 20, 10]);
    expect(found.names).toEqual(['B', 'A']);
    expect([...found.first]).toEqual([10, 12]);
    expect([...found.frequency]).toEqual([2, 0]);
    expect([...found.recency]).toEqual([30, 0]);
    expect([...found.age]).toEqual([30, 28]);
    expect([...found.spend]).toEqual([30, 0]); // (30 + 10 and 20) / 2
    expect(found.end).toBe(40);
  });

  it.each<[string, Row[], frequency: number, spend: number]>([
    ['a refund is no purchase', [['A', 1, 9], ['A', 5, -9]], 0, 0],
    ['one of the first purchase leaves the spend alone', [['A', 1, 9], ['A', 5, -9], ['A', 8, 4]], 1, 4],
    ['later ones reduce it', [['A', 1, 9], ['A', 8, 4], ['A', 9, -1]], 1, 3],
    ['on the day of the purchase, above it or below', [['A', 1, 9], ['A', 8, -1], ['A', 8, 4], ['A', 8, -1]], 1, 2],
    ['not below 0', [['A', 1, 9], ['A', 8, 4], ['A', 9, -7]], 1, 0],
    ['an amount of 0 is a purchase', [['A', 1, 9], ['A', 8, 0], ['A', 9, 4]], 2, 2],
  ])('%s', (_, rows, frequency, spend) => {
    const found = summary(...rows, ['Z', 20, 1]);
    expect([found.frequency[0], found.spend[0], found.age[0]]).toEqual([frequency, spend, 19]);
  }); // biome-ignore format: a case in a line

  it('with nothing but refunds are none, but their days are of the data', () => {
    const found = summary(['A', 30, -5], ['B', 10, 5]);
    expect(found.names).toEqual(['B']);
    expect([...found.age]).toEqual([20]);
  });

  it('are those up to the given end', () => {
    const rows = [10, 20, 30].map((day) => ({ customer: 'A', day, amount: 1 }));
    const found = summaryOf([...rows, { customer: 'B', day: 26, amount: 1 }], 25);
    expect([found.names, [...found.frequency], [...found.age]]).toEqual([['A'], [1], [15]]);
  });
});
