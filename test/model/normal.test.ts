import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalValue, normalCdf, normalQuantile } from '../../src/model/normal.ts';

const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

describe('normal distribution', () => {
  // mpmath 1.3, 30 digits
  it.each([
    [-37, 5.725571222524577e-300],
    [-10, 7.619853024160525e-24],
    [-2.5, 0.006209665325776135],
    [-1.5, 0.06680720126885807],
    [-0.3, 0.3820885778110474],
    [0, 0.5],
    [1, 0.8413447460685429],
    [3, 0.9986501019683699],
  ])('is under %d with probability %d', (x, expected) => {
    expect(relative(normalCdf(x), expected)).toBeLessThan(1e-13);
  });

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.3, -0.5244005127080408],
    [0.9, 1.2815515655446004],
    [0.9999, 3.7190164854556804],
  ])('has the quantile %d at %d', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-13);
  });

  it('has its median at 0', () => {
    expect(Math.abs(normalQuantile(0.5))).toBe(0);
  });

  it('gives the textbook’s 1.96', () => {
    expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(criticalValue(0.99)).toBeCloseTo(2.5758293035489, 12);
  });

  it('undoes itself', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -0.31, noNaN: true }), (exponent) => {
        const p = 10 ** exponent;
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11); // at -37 a last digit of x is 1e-13 of p
      }),
    );
  });

  it('rises', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -38, max: 8, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (x, by) => {
          expect(normalCdf(x + by)).toBeGreaterThanOrEqual(normalCdf(x));
        },
      ),
    );
  });
});
