import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/model/control-limits.ts';
import { proposeTarget } from '../../src/model/target-proposal.ts';

const free: Bounds = [-Infinity, Infinity];
const rate: Bounds = [0, 1];
const winRates = [0.2, 0.22, 0.25, 0.21, 0.23, 0.26, 0.22, 0.24];
/** Rises by 0.01 a month: scipy.stats.theilslopes 0.01, kendalltau p = 0.0002. */
const rising = [0.2, 0.22, 0.25, 0.21, 0.23, 0.26, 0.28, 0.24, 0.27, 0.3, 0.29, 0.33];

const history = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 40 });
const benchmark = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
const count = fc.integer({ min: 1, max: 12 });

describe('target proposal', () => {
  it('is the better quarter of a steady history, as QUARTILE gives it', () => {
    const up = proposeTarget(winRates, null, 4, false, rate);
    expect(up).toMatchObject({ trend: 0, basis: 'history', benchmark: 'none' });
    expect(up.level).toBeCloseTo(0.225, 12);
    expect(up.target).toBeCloseTo(0.2425, 12);
    expect(up.steps.map((step) => step.toFixed(6))).toEqual(['0.229375', '0.233750', '0.238125', '0.242500']);
    expect(proposeTarget(winRates, null, 4, true, rate).target).toBeCloseTo(0.2175, 12);
  });

  it.each([
    [0.1, 'met', 0.2425],
    [0.225, 'met', 0.2425],
    [0.23, 'nearer', 0.23],
    [0.3, 'within', 0.2425],
    [0.4, 'beyond', 0.2425],
  ])('with a benchmark of %d, which is %s: %d', (given, standing, target) => {
    const found = proposeTarget(winRates, given, 4, false, rate);
    expect(found.benchmark).toBe(standing);
    expect(found.target).toBeCloseTo(target, 12);
  });

  it('starts from today’s level where there is a trend, and expects half of it to last', () => {
    const up = proposeTarget(rising, null, 4, false, rate);
    expect(up.trend).toBeCloseTo(0.01, 12);
    expect(up.level).toBeGreaterThan(0.29);
    expect(up.target).toBeGreaterThanOrEqual(up.level + 0.02 - 1e-12);
    expect(proposeTarget(rising, null, 12, false, [0, 0.34]).target).toBeLessThanOrEqual(0.34);
    const line = Array.from({ length: 24 }, (_, i) => i + 1);
    expect(proposeTarget(line, null, 4, false, free)).toMatchObject({
      level: 24,
      trend: 1,
      target: 26,
      basis: 'trend',
    });
    const down = proposeTarget(rising, null, 4, true, rate); // the same, where higher is worse
    expect(down.target).toBeLessThanOrEqual(down.level);
    expect(down.target).toBeGreaterThan(0.25);
  });

  it('sees a trend only where the score less one step is beyond chance', () => {
    // The score is 16, and 1.96 standard deviations of it are 15.84.
    expect(proposeTarget([4, 0.5, 8, 4.5, 12, 8.5, 5, 12.5], null, 4, false, free).trend).toBe(0);
  });

  it('never finds a level that was not there: a step up is no endless rise', () => {
    const { level } = proposeTarget([...Array(12).fill(0.2), ...Array(12).fill(0.3)] as number[], null, 4, false, rate);
    expect(level).toBe(0.3);
  });

  it('holds what does not vary, and forgets what is older than 24 periods', () => {
    const found = proposeTarget(
      [...(Array(9).fill(99) as number[]), ...(Array(24).fill(5) as number[])],
      7,
      3,
      false,
      free,
    );
    expect(found).toMatchObject({ level: 5, target: 5, limit: 5, steps: [5, 5, 5], benchmark: 'beyond' });
  });

  it('is never worse than the level nor out of bounds, and climbs in equal steps', () => {
    fc.assert(
      fc.property(history, benchmark, count, fc.boolean(), (values, given, steps, isLower) => {
        const found = proposeTarget(values, given, steps, isLower, rate);
        const good = isLower ? -1 : 1;
        expect(good * (found.target - found.level)).toBeGreaterThanOrEqual(0);
        expect(found.target).toBeGreaterThanOrEqual(0);
        expect(found.target).toBeLessThanOrEqual(1);
        expect(found.steps).toHaveLength(steps);
        expect(found.steps[steps - 1]).toBe(found.target);
        const all = [found.level, ...found.steps];
        for (let i = 1; i < all.length; i++)
          expect(all[i]! - all[i - 1]!).toBeCloseTo((found.target - found.level) / steps, 9);
        if (given !== null && good * (given - found.level) > 0 && good * (found.target - given) > 0)
          expect.fail('the target overshoots the benchmark');
      }),
    );
  });

  it('moves with the unit of money', () => {
    fc.assert(
      fc.property(history, count, (values, steps) => {
        const one = proposeTarget(values, null, steps, false, free);
        const scaled = proposeTarget(values.map((value) => value * 1024), null, steps, false, free); // biome-ignore format: one line
        expect(scaled.target).toBeCloseTo(one.target * 1024, 6);
      }),
      { numRuns: 50 },
    );
  });
});
