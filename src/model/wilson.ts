/** What a share of counted rows may be in truth, and when there are too few rows to tell. */
import { criticalValue } from './normal.ts';

/**
 * Wilson's score interval for a share of `hits` in `n` > 0, at a level between 0 and 1, without continuity correction (Wilson 1927).
 * It stays inside 0..1 and is honest for small n, where the textbook interval is not.
 */
export function wilson(hits: number, n: number, level = 0.95): [low: number, high: number] {
  const z2 = criticalValue(level) ** 2;
  const share = hits / n;
  const centre = share + z2 / (2 * n);
  const half = Math.sqrt(z2 * ((share * (1 - share)) / n + z2 / (4 * n * n)));
  const scale = 1 + z2 / n;
  return [hits === 0 ? 0 : (centre - half) / scale, hits === n ? 1 : (centre + half) / scale];
}

/**
 * The rule for "too few to tell", everywhere: under 30 rows, or a 95 % interval wider than 20 points. At 50 % that takes 93 rows,
 * at 5 % it takes 30. Our own choice: 20 points are what lies between a poor and a good win rate.
 */
export const isTooFewToTell = (n: number, [low, high]: readonly [number, number]): boolean =>
  n < 30 || high - low > 0.2;
