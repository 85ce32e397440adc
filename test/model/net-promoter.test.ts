import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netShareInterval } from '../../src/model/net-promoter.ts';
import { criticalValue } from '../../src/model/normal.ts';
import { wilson } from '../../src/model/wilson.ts';

interface Survey {
  n: number;
  promoters: number;
  detractors: number;
  nps: number;
  standard_error_points: number;
}

const file = join(import.meta.dirname, '../../../shared/oracles/formula-kpis.json');
const hasOracle = existsSync(file);
if (!hasOracle)
  console.warn('../shared/oracles is missing: intervals of an NPS are not held against its standard errors.');

const counts = fc
  .record({ more: fc.nat(60), fewer: fc.nat(60), others: fc.nat(60) })
  .filter(({ more, fewer, others }) => more + fewer + others > 0)
  .map(({ more, fewer, others }) => ({ more, fewer, n: more + fewer + others }));

/** How far the difference lies from the one seen, in standard errors, with the likeliest shares found by trying: no formula is shared. */
function distance(difference: number, more: number, fewer: number, n: number): number {
  const likelihood = (share: number) => {
    const parts = [[more, share + difference], [fewer, share], [n - more - fewer, 1 - difference - 2 * share]] as const; // biome-ignore format: one line
    return parts.reduce((sum, [count, p]) => (count === 0 ? sum : sum + count * Math.log(Math.max(p, 1e-300))), 0);
  };
  let [from, to] = [Math.max(0, -difference), (1 - difference) / 2];
  for (let i = 0; i < 200; i++) {
    const [a, b] = [from + (to - from) / 3, to - (to - from) / 3];
    if (likelihood(a) < likelihood(b)) from = a;
    else to = b;
  }
  const variance = 2 * from + difference - difference ** 2;
  return (more - fewer - n * difference) / Math.sqrt(n * variance);
}

describe('the interval of a net share', () => {
  it('ends where the difference lies the critical value away, by the likeliest shares', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.8, 0.95, 0.99), ({ more, fewer, n }, level) => {
        const [low, high] = netShareInterval(more, fewer, n, level);
        if (low > -1) expect(distance(low, more, fewer, n)).toBeCloseTo(criticalValue(level), 4);
        if (high < 1) expect(distance(high, more, fewer, n)).toBeCloseTo(-criticalValue(level), 4);
      }),
    );
  });

  it('holds the share, stays within -1 and 1, and turns round with its sides', () => {
    fc.assert(
      fc.property(counts, ({ more, fewer, n }) => {
        const [low, high] = netShareInterval(more, fewer, n);
        const seen = (more - fewer) / n;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual(seen);
        expect(high).toBeGreaterThanOrEqual(seen);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
        expect(netShareInterval(fewer, more, n)).toEqual([-high, -low]);
      }),
    );
  });

  it('is narrower with more answers', () => {
    fc.assert(
      fc.property(counts, ({ more, fewer, n }) => {
        const [low, high] = netShareInterval(more, fewer, n);
        const [lower, higher] = netShareInterval(10 * more, 10 * fewer, 10 * n);
        expect(higher - lower).toBeLessThan(high - low);
      }),
    );
  });

  it('reaches as far as Wilson’s where nobody is on one side', () => {
    expect(netShareInterval(0, 0, 40)[1]).toBeCloseTo(wilson(0, 40)[1], 12);
  });

  it.runIf(hasOracle)('is the textbook margin where n is large', () => {
    const { nps } = JSON.parse(readFileSync(file, 'utf8')) as { nps: Survey[] };
    for (const { n, promoters, detractors, nps: score, standard_error_points } of nps.filter(({ n }) => n >= 10)) {
      const times = 10_000;
      const [low, high] = netShareInterval(promoters * times, detractors * times, n * times);
      const margin = (criticalValue(0.95) * standard_error_points) / Math.sqrt(times);
      expect(100 * low).toBeCloseTo(score - margin, 3);
      expect(100 * high).toBeCloseTo(score + margin, 3);
    }
  });
});
