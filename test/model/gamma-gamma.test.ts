import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSpend, fitGammaGamma } from '../../src/model/gamma-gamma.ts';
import { hasShared } from '../e2e/shared.ts';
import { cdnow, off, oracleOf } from './lifetime-oracles.ts';

const names = ['p', 'q', 'v'] as const;

describe.runIf(hasShared)('Gamma-Gamma on CDNOW', () => {
  it('finds the optimum with its standard errors', () => {
    const { frequency, spend } = cdnow();
    const fit = fitGammaGamma(frequency, spend)!;
    const { fit: wanted, population_mean_spend } = oracleOf('gammagamma-cdnow');
    expect(fit.converged).toBe(true);
    for (const name of names) {
      expect(off(fit[name], wanted.params[name]), name).toBeLessThan(1e-7);
      expect(off(fit.errors[name]!, wanted.standard_errors[name]), `error of ${name}`).toBeLessThan(1e-6);
    }
    expect(off(fit.logLikelihood, wanted.log_likelihood)).toBeLessThan(1e-12);
    expect(off(expectedSpend(fit, 0, 0), population_mean_spend)).toBeLessThan(1e-8);
  });

  it('expects of the 25 customers what others do', () => {
    const { fit, customers } = oracleOf('gammagamma-cdnow');
    for (const { id, x, mean_repeat_spend, gamma_gamma_expected_spend } of customers)
      expect(off(expectedSpend(fit.params, x, mean_repeat_spend), gamma_gamma_expected_spend), id).toBeLessThan(1e-14);
  });
});

describe('Gamma-Gamma', () => {
  it('has nothing to fit where means do not differ, or nobody spent anything', () => {
    const fitted = (frequency: number[], spend: number[]) => fitGammaGamma(Int32Array.from(frequency), Float64Array.from(spend)); // biome-ignore format: one line
    expect(fitted([], [])).toBeNull();
    expect(fitted([1], [20])).toBeNull();
    expect(fitted([1, 2, 3], [20, 20, 20])).toBeNull();
    expect(fitted([1, 2, 0], [0, 0, 20])).toBeNull();
  });

  const spenders = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1_000_000 })), { minLength: 2, maxLength: 60 }); // biome-ignore format: one line
  it('scales with money, and is at a summit', () => {
    fc.assert(
      fc.property(spenders, fc.constantFrom(0.01, 7, 1e6), (customers, rate) => {
        const frequency = Int32Array.from(customers, ([x]) => x);
        const spend = Float64Array.from(customers, ([, cents]) => cents / 100);
        const [one, other] = [fitGammaGamma(frequency, spend), fitGammaGamma(frequency, spend.map((each) => each * rate))]; // biome-ignore format: one line
        if (!one || !other) return;
        expect(one.converged).toBe(true);
        expect(off(other.logLikelihood, one.logLikelihood - customers.length * Math.log(rate))).toBeLessThan(1e-6);
        for (const [x, cents] of customers) {
          const expected = expectedSpend(one, x, cents / 100);
          // A flat ridge leaves the parameters open, not what they say together.
          if (one.q > 1.05 && Object.values(one.errors).every((each) => each !== null))
            expect(off(expectedSpend(other, x, (cents / 100) * rate) / rate, expected)).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 60 },
    );
  });
});
