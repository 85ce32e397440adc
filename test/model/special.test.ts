import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logGamma, trigamma } from '../../src/model/special.ts';
import { off } from './lifetime-oracles.ts';

/** Euler's constant. */
const gamma = 0.5772156649015329;

describe('the gamma function and its derivatives', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2, -gamma - 2 * Math.LN2, Math.PI ** 2 / 2],
    [1, 0, -gamma, Math.PI ** 2 / 6],
    [2, 0, 1 - gamma, Math.PI ** 2 / 6 - 1],
    [11, Math.log(3628800), -gamma + 7381 / 2520, Math.PI ** 2 / 6 - 1968329 / 1270080],
    [13, Math.log(479001600), -gamma + 86021 / 27720, null],
  ])('at %d', (z, log, slope, bend) => {
    expect(logGamma(z)).toBeCloseTo(log, 13);
    expect(off(digamma(z), slope)).toBeLessThan(1e-14);
    if (bend !== null) expect(off(trigamma(z), bend)).toBeLessThan(1e-14);
  });

  it('obey their recurrences', () => {
    const anywhere = fc.double({ min: -9, max: 9, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(anywhere, (z) => {
        expect(Math.abs(logGamma(z + 1) - logGamma(z) - Math.log(z))).toBeLessThan(
          2e-14 * Math.max(1, logGamma(z + 1)),
        );
        expect(Math.abs(digamma(z + 1) - digamma(z) - 1 / z)).toBeLessThan(1e-14 * Math.max(10, 1 / z));
        expect(Math.abs(trigamma(z + 1) - trigamma(z) + 1 / z ** 2)).toBeLessThan(1e-14 * Math.max(10, 1 / z ** 2));
      }),
      { numRuns: 300 },
    );
  });
});
