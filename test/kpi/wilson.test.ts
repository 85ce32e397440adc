import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/model/wilson.ts';

const oracle = join(import.meta.dirname, '../../../shared/oracles/wilson.json');
if (!existsSync(oracle))
  console.warn('../shared/oracles is missing: Wilson intervals are checked on a few cases only.');

interface Single {
  k: number;
  n: number;
  confidence: number;
  wilson: [number, number];
}

describe('Wilson interval', () => {
  it.runIf(existsSync(oracle))('equals statsmodels and R at 95 %', () => {
    const { single } = JSON.parse(readFileSync(oracle, 'utf8')) as { single: Single[] };
    const cases = single.filter(({ confidence }) => confidence === 0.95);
    expect(cases.length).toBeGreaterThan(5);
    for (const { k, n, wilson: limits } of cases) {
      const found = wilson(k, n);
      limits.forEach((limit, i) => {
        expect(Math.abs(found[i]! - limit), `${k} of ${n}`).toBeLessThan(1e-9);
      });
    }
  });

  it('stays inside 0 to 1 and is never a point', () => {
    for (const [k, n] of [
      [0, 1],
      [1, 1],
      [0, 1000],
      [1000, 1000],
    ] as const) {
      // biome-ignore format: one line
      const [low, high] = wilson(k, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(high - low).toBeGreaterThan(0);
    }
  });
});
