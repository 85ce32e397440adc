import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooFewToTell, wilson } from '../../src/model/wilson.ts';

const oracle = join(import.meta.dirname, '../../../shared/oracles/wilson.json');
if (!existsSync(oracle))
  console.warn('../shared/oracles is missing: Wilson intervals are checked on a few cases only.');

interface Single {
  k: number;
  n: number;
  confidence: number;
  wilson: [number, number];
}

const share = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));

describe('Wilson interval', () => {
  it.runIf(existsSync(oracle))('equals statsmodels and R at 80, 90, 95 and 99 %', () => {
    const { single } = JSON.parse(readFileSync(oracle, 'utf8')) as { single: Single[] };
    expect(new Set(single.map(({ confidence }) => confidence)).size).toBe(4);
    for (const { k, n, confidence, wilson: limits } of single) {
      const found = wilson(k, n, confidence);
      limits.forEach((limit, i) => {
        expect(Math.abs(found[i]! - limit), `${k} of ${n} at ${confidence}`).toBeLessThan(1e-12);
      });
    }
  });

  it('81 of 263, as prop.test prints it', () => {
    const [low, high] = wilson(81, 263);
    expect(low).toBeCloseTo(0.2552885, 7);
    expect(high).toBeCloseTo(0.3662096, 7);
  });

  it('stays inside 0 to 1, holds the share, and is never a point', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0.5, max: 0.9999, noNaN: true }), ({ hits, n }, level) => {
        const [low, high] = wilson(hits, n, level);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  it('is the mirror image for the other outcome, and wider at a higher level', () => {
    fc.assert(
      fc.property(share, ({ hits, n }) => {
        const [low, high] = wilson(hits, n);
        const [lowOther, highOther] = wilson(n - hits, n);
        expect(lowOther).toBeCloseTo(1 - high, 12);
        expect(highOther).toBeCloseTo(1 - low, 12);
        const [lower, higher] = wilson(hits, n, 0.99);
        expect(higher - lower).toBeGreaterThan(high - low);
      }),
    );
  });
});

describe('too few to tell', () => {
  it.each([
    [0, 29, true], // narrow enough, but under 30
    [2, 40, false],
    [46, 92, true],
    [46, 93, false],
    [81, 263, false],
  ])('%d of %d: %s', (hits, n, expected) => {
    expect(isTooFewToTell(n, wilson(hits, n))).toBe(expected);
  });
});
