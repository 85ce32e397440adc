/** The sum behind the expected purchases ends, whatever rounding leaves of its tail. */
import { expect, it } from 'vitest';
import { expectedPurchases } from '../../src/model/bg-nbd.ts';

// As fitted to the sample orders: nearly everybody stays, so that the terms hardly shrink by themselves.
const loyal = { r: 5.953701321426087, alpha: 303.6069162943684, a: 0.06828178602902156, b: 4.786516298280432 };

it('ends for loyal customers, and stays below what somebody who never stops would buy', () => {
  for (const x of [0, 8, 40])
    for (let age = 0; age < 540; age += 7)
      for (const horizon of [31, 59, 120, 365, 1800]) {
        const expected = expectedPurchases(loyal, x, age, horizon);
        const forever = ((loyal.r + x) * horizon) / (loyal.alpha + age);
        expect(expected).toBeGreaterThan(0.5 * forever * (x === 0 ? 0.5 : 1));
        expect(expected).toBeLessThan(forever);
      }
});
