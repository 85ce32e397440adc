import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BgNbd, expectedPurchases, fitBgNbd, logLikelihood, probabilityAlive } from '../../src/model/bg-nbd.ts';
import { type LifeGroups, lifeGroups } from '../../src/model/life-groups.ts';
import { hasShared } from '../e2e/shared.ts';
import { cdnow, type OracleFit, off, oracleOf } from './lifetime-oracles.ts';

const names = ['r', 'alpha', 'a', 'b'] as const;

type Life = readonly [x: number, recency: number, age: number];
const groupsOf = (lives: readonly Life[]): LifeGroups =>
  lifeGroups({
    frequency: Int32Array.from(lives, ([x]) => x),
    recency: Int32Array.from(lives, ([, recency]) => recency),
    age: Int32Array.from(lives, ([, , age]) => age),
  });

const livesOfCdnow = (): Life[] => {
  const { frequency, recency, age } = cdnow();
  return [...frequency].map((x, i) => [x, recency[i]!, age[i]!]);
};

const unconditional = (parameters: BgNbd, [x, recency, age]: Life, horizon: number): number =>
  expectedPurchases(parameters, x, age, horizon) * probabilityAlive(parameters, x, recency, age);

describe.runIf(hasShared)('BG/NBD on CDNOW', () => {
  const check = (groups: LifeGroups, daysPerUnit: number, wanted: OracleFit<BgNbd>) => {
    const fit = fitBgNbd(groups, daysPerUnit);
    expect(fit).toMatchObject({ converged: true, hasDropOut: true });
    for (const name of names) {
      expect(off(fit[name], wanted.params[name]), name).toBeLessThan(1e-8);
      expect(off(fit.errors[name]!, wanted.standard_errors[name]), `error of ${name}`).toBeLessThan(1e-6);
    }
    expect(off(fit.logLikelihood, wanted.log_likelihood)).toBeLessThan(1e-12);
  };

  it('finds the optimum with its standard errors, in weeks and in days', () => {
    const { fit_weeks, fit_days } = oracleOf('bgnbd-cdnow');
    check(groupsOf(livesOfCdnow()), 7, fit_weeks);
    check(groupsOf(livesOfCdnow()), 1, fit_days);
  });

  it('and so in any order of the customers', () => {
    const lives = livesOfCdnow().sort((a, b) => a[2] - b[2] || b[1] - a[1]);
    check(groupsOf(lives), 7, oracleOf('bgnbd-cdnow').fit_weeks);
  });

  it('predicts the 25 customers as published parameters do', () => {
    const { fit_weeks, customers } = oracleOf('bgnbd-cdnow');
    for (const { id, x, t_x, T, p_alive, expected_purchases } of customers) {
      expect(off(probabilityAlive(fit_weeks.params, x, t_x, T), p_alive), id).toBeLessThan(1e-12);
      for (const [weeks, expected] of Object.entries(expected_purchases))
        expect(off(unconditional(fit_weeks.params, [x, t_x, T], Number(weeks)), expected), id).toBeLessThan(1e-12);
    }
  });

  it('expects of new customers what the paper does', () => {
    const { fit_weeks, expectation_new_customer_weeks } = oracleOf('bgnbd-cdnow');
    for (const [weeks, expected] of Object.entries(expectation_new_customer_weeks))
      expect(off(expectedPurchases(fit_weeks.params, 0, 0, Number(weeks)), expected), weeks).toBeLessThan(1e-12);
  });

  it('expects in the 39 weeks held back what others do', () => {
    const { fit_weeks, holdout_check } = oracleOf('bgnbd-cdnow');
    const expected = livesOfCdnow().reduce(
      (sum, [x, recency, age]) => sum + unconditional(fit_weeks.params, [x, recency / 7, age / 7], 39),
      0,
    );
    expect(off(expected, holdout_check.expected_total)).toBeLessThan(1e-11);
  });
});

describe.runIf(hasShared)('BG/NBD at the edges', () => {
  it.each(hasShared ? oracleOf('bgnbd-edge-cases').cases.map((each, i) => [`${i}: ${each.why}`, each] as const) : [])(
    '%s',
    (_, { params, x, t_x, T, t, expected_purchases, p_alive, log_likelihood }) => {
      expect(off(probabilityAlive(params, x, t_x, T), p_alive)).toBeLessThan(1e-11);
      expect(off(unconditional(params, [x, t_x, T], t), expected_purchases)).toBeLessThan(1e-11);
      // The fit counts in whole days; a hundredth of the unit is as whole.
      const found = logLikelihood(groupsOf([[x, Math.round(t_x * 100), Math.round(T * 100)]]), { ...params, alpha: params.alpha * 100 }); // biome-ignore format: one line
      expect(Math.abs(found + x * Math.log(100) - log_likelihood)).toBeLessThan(1e-10 * Math.max(1, -log_likelihood));
    },
  );
});

describe('BG/NBD fit', () => {
  const repeated = (times: number, life: Life): Life[] => Array.from({ length: times }, () => life);
  it.each<[string, Life[], boolean]>([
    ['one customer', [[2, 10, 10]], false],
    ['one customer who has gone', [[2, 10, 300]], true],
    ['equal customers', repeated(50, [3, 60, 80]), false],
    ['everybody gone after one more', [...repeated(50, [1, 10, 300]), ...repeated(50, [0, 0, 300])], true],
    ['daily for years', Array.from({ length: 30 }, (_, i) => [1000 - i, 1000 - i, 1000 - i] as const), false],
    ['daily, then gone', Array.from({ length: 30 }, (_, i) => [500 - i, 500 - i, 1000 - i] as const), true],
    ['two kinds', [...repeated(50, [1, 10, 300]), ...repeated(50, [40, 299, 300])], true],
    ['few who buy a lot', [...repeated(500, [0, 0, 300]), ...repeated(5, [100, 299, 300])], false],
    ['most of them new', [[1, 1, 1], ...repeated(1000, [0, 0, 0])], false],
    ['a typing error of a century', [[1, 40_000, 45_000], ...repeated(1000, [0, 0, 3])], true],
  ])('is usable for %s', (_, lives, hasDropOut) => {
    const fit = fitBgNbd(groupsOf(lives), 1);
    expect(fit.converged).toBe(true);
    expect(fit.hasDropOut).toBe(hasDropOut);
    for (const life of lives) {
      const horizons = [30, 365, 3650].map((days) => unconditional(fit, life, days));
      expect(horizons.every((orders, i) => orders >= (horizons[i - 1] ?? 0))).toBe(true);
      expect(horizons[2]).toBeLessThanOrEqual(3650 * 1.0001); // nobody bought more often than every day
    }
  });

  it('has the slopes of the likelihood right: no step in any direction is better', () => {
    const life = fc.tuple(fc.nat(8), fc.nat(200), fc.nat(200)).map(([x, recency, rest]): Life => (x === 0 ? [0, 0, recency + rest + 1] : [x, recency + x, recency + x + rest])); // biome-ignore format: one line
    fc.assert(
      fc.property(fc.array(life, { minLength: 20, maxLength: 60 }), (lives) => {
        if (lives.every(([x]) => x === 0)) return;
        const groups = groupsOf(lives);
        const fit = fitBgNbd(groups, 1);
        expect(logLikelihood(groups, fit)).toBeCloseTo(fit.logLikelihood, 6);
        for (const name of names.filter((each) => fit.errors[each] !== null))
          for (const factor of [0.999, 1.001]) {
            const beside = logLikelihood(groups, { ...fit, [name]: fit[name] * factor });
            expect(beside).toBeLessThanOrEqual(fit.logLikelihood + 1e-9 * Math.abs(fit.logLikelihood));
          }
        for (const each of lives) {
          const alive = probabilityAlive(fit, ...each);
          expect(alive >= 0 && alive <= 1).toBe(true);
          expect(Number.isFinite(unconditional(fit, each, 365))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the unit of time', () => {
    const lives = Array.from({ length: 60 }, (_, i): Life => (i % 3 ? [i % 5 + 1, (i * 7) % 90 + 5, 100] : [0, 0, 100 - i])); // biome-ignore format: one line
    const [days, weeks] = [fitBgNbd(groupsOf(lives), 1), fitBgNbd(groupsOf(lives), 7)];
    expect(weeks.r).toBe(days.r);
    expect(off(weeks.alpha * 7, days.alpha)).toBeLessThan(1e-12);
  });
});

describe('expected purchases', () => {
  const positive = (low: number, high: number) =>
    fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
  const parameters = fc.record({ r: positive(0.01, 100), alpha: positive(10, 1e5), a: positive(1e-4, 1e4), b: positive(1e-4, 1e4) }); // biome-ignore format: one line

  it('rise with purchases and with the horizon, and stay below those of somebody who never stops', () => {
    fc.assert(
      fc.property(parameters, fc.nat(200), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (fit, x, age, t) => {
        const here = expectedPurchases(fit, x, age, t);
        expect(expectedPurchases(fit, x + 1, age, t)).toBeGreaterThan(here * (1 - 1e-12));
        expect(expectedPurchases(fit, x, age, t + 1)).toBeGreaterThan(here * (1 - 1e-12));
        expect(here).toBeLessThanOrEqual(expectedPurchases({ ...fit, a: 0, b: 1 }, x, age, t) * (1 + 1e-9));
      }),
      { numRuns: 150 },
    );
  });

  it('are those of the NBD where nobody stops', () => {
    expect(expectedPurchases({ r: 2, alpha: 10, a: 0, b: 1 }, 3, 20, 60)).toBe((5 * 60) / 30);
    expect(off(expectedPurchases({ r: 2, alpha: 10, a: 1e-15, b: 1 }, 3, 20, 60), 10)).toBeLessThan(1e-12);
  });

  it('of somebody who buys a thousand times are no overflow', () => {
    expect(off(expectedPurchases({ r: 1000, alpha: 1000, a: 1e-15, b: 1 }, 1000, 1000, 3650), 3650)).toBeLessThan(
      1e-10,
    );
  });
});
