import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShares, fisherExact } from '../../src/model/ab-test.ts';

const oracle = join(import.meta.dirname, '../../../shared/oracles/wilson.json');
if (!existsSync(oracle)) console.warn('../shared/oracles is missing: two shares are not checked against statsmodels.');

interface TwoSample {
  k1: number;
  n1: number;
  k2: number;
  n2: number;
  z_pooled: number | null;
  p_two_sided: number | null;
  diff?: number;
  newcombe_95?: [number, number];
}

const group = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ n: fc.constant(n), wins: fc.nat(n) }));

describe('two shares', () => {
  it.runIf(existsSync(oracle))('equal statsmodels: z, p, Newcombe interval', () => {
    const cases = (JSON.parse(readFileSync(oracle, 'utf8')) as { two_sample: TwoSample[] }).two_sample;
    expect(cases.length).toBeGreaterThan(5);
    for (const { k1, n1, k2, n2, z_pooled, p_two_sided, diff, newcombe_95 } of cases) {
      const { z, p, difference, interval } = compareShares({ wins: k1, n: n1 }, { wins: k2, n: n2 });
      if (z_pooled === null || p_two_sided === null) {
        expect([z, p]).toEqual([null, null]);
        continue;
      }
      expect(Math.abs(z! / z_pooled - 1)).toBeLessThan(1e-12);
      expect(Math.abs(p! / p_two_sided - 1)).toBeLessThan(1e-9); // relative: the least is 4e-194
      expect(difference).toBeCloseTo(diff!, 12);
      newcombe_95!.forEach((limit, i) => {
        expect(Math.abs(interval[i]! - limit)).toBeLessThan(1e-12);
      });
    }
  });

  // scipy.stats.fisher_exact 1.17
  it.each([
    [3, 3, 0, 3, 0.1],
    [0, 10, 12, 12, 1.546441174924147e-6],
    [0, 10, 3, 12, 0.22077922077922077],
    [1, 20, 7, 30, 0.12271133337114451],
    [2, 1_000_000, 9, 1_000_000, 0.06542896241137097],
    [4, 9, 1, 400, 5.429217329810972e-7],
  ])('%d of %d and %d of %d by Fisher’s exact test: p = %d', (winsA, nA, winsB, nB, expected) => {
    const found = fisherExact({ wins: winsA, n: nA }, { wins: winsB, n: nB });
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);
  });

  it('does not call three against none a difference, though z does', () => {
    const found = compareShares({ wins: 3, n: 3 }, { wins: 0, n: 3 });
    expect(found.p).toBeLessThan(0.05);
    expect(found.exact).toBeCloseTo(0.1, 12);
    expect(found.isTold).toBe(false);
  });

  it('does not call a difference what its interval may be without, though p is under 5 %', () => {
    const { p, exact, interval, isTold } = compareShares({ wins: 173, n: 281 }, { wins: 13, n: 15 });
    expect([p! < 0.05, exact, interval[1] > 0, isTold]).toEqual([true, null, true, false]);
  });

  it('needs the exact test where fewer than 5 are expected, not where 5 are', () => {
    expect(compareShares({ wins: 3, n: 20 }, { wins: 7, n: 20 }).exact).toBeNull();
    expect(compareShares({ wins: 2, n: 20 }, { wins: 7, n: 20 }).exact).not.toBeNull();
  });

  it('asks for the sample size of the textbook', () => {
    // 60 % against 70 % at 5 % and 80 % power: 2 · 2.80159² · 0.65 · 0.35 / 0.1² = 357.1
    expect(compareShares({ wins: 6, n: 10 }, { wins: 7, n: 10 }).needed).toBe(358);
    expect(compareShares({ wins: 1, n: 10 }, { wins: 2, n: 20 }).needed).toBeNull();
  });

  it('is finite, inside its range, and turns its sign with the groups', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const one = compareShares(a, b);
        const other = compareShares(b, a);
        const [low, high] = one.interval;
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(low).toBeLessThanOrEqual(one.difference);
        expect(high).toBeGreaterThanOrEqual(one.difference);
        expect(other.interval[0]).toBeCloseTo(-high, 12);
        expect(other.p ?? 1).toBeCloseTo(one.p ?? 1, 12);
        expect(other.exact ?? 1).toBeCloseTo(one.exact ?? 1, 9);
        expect(one.p ?? 1).toBeLessThanOrEqual(1);
        expect(other.isTold).toBe(one.isTold);
        if (one.needed !== null && !one.isTold) expect(Number.isSafeInteger(one.needed)).toBe(true);
      }),
    );
  });
});
