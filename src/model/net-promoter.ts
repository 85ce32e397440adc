/** What the difference of two shares of the same answers may be in truth, as of promoters and detractors. */
import { criticalValue } from './normal.ts';

/**
 * Interval of `(more - fewer) / n` for counts of one sample of `n` > 0, at a level between 0 and 1: the score interval for matched
 * pairs (Tango 1998, Statistics in Medicine 17:891-908), whose two off-diagonal counts these are. As Wilson's, it stays inside
 * -1..1 and is no single point where all answers agree; where n is large it is the textbook margin z √((p + d - (p - d)²) / n).
 */
export function netShareInterval(more: number, fewer: number, n: number, level = 0.95): [low: number, high: number] {
  const z = criticalValue(level);
  return [lowerEnd(more, fewer, n, z), -lowerEnd(fewer, more, n, z)];
}

/** The least difference that lies within `z` standard errors of the one seen, found by halving: the distance falls all the way. */
function lowerEnd(more: number, fewer: number, n: number, z: number): number {
  let low = -1;
  let high = (more - fewer) / n;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (more - fewer - n * middle > z * Math.sqrt(n * varianceAt(middle, more, fewer, n))) low = middle;
    else high = middle;
  }
  return high;
}

/** Of one answer (+1, 0 or -1), where the difference is given and the shares are the likeliest ones with it. */
function varianceAt(difference: number, more: number, fewer: number, n: number): number {
  const b = (2 * n - more + fewer) * difference - more - fewer;
  const c = fewer * difference * (1 - difference);
  const share = (Math.sqrt(b * b + 8 * n * c) - b) / (4 * n);
  return Math.max(0, 2 * share + difference * (1 - difference));
}
