/** Exponential smoothing of a series with a level, a trend and a season: Holt 1957, Winters 1960, as R's `HoltWinters` computes it. */

/** How fast level, trend and season follow the newest value, each 0..1. */
export interface Weights {
  alpha: number;
  beta: number;
  gamma: number;
}

/** What is known before the value at index `from`; `seasonals` begins with the season of that value. */
export interface Start {
  from: number;
  level: number;
  trend: number;
  seasonals: readonly number[];
}

/** What is known after the last value, and how well each value was foretold by those before it. */
export interface Smoothed extends Start {
  /** Sum of squared one-step errors; Infinity where the weights make no sense for the series. */
  sse: number;
}

const largestFactor = 20;

/**
 * One pass over `series`. The season is added to the level or, if `multiplied`, multiplies it; without a season `seasonals` is [0].
 *
 *   level'  = α(y - s) + (1 - α)(level + trend)      or α·y/s + …
 *   trend'  = β(level' - level) + (1 - β)·trend
 *   season' = γ(y - level') + (1 - γ)·s              or γ·y/level' + …
 */
export function smooth(
  series: readonly number[],
  { from, level: before, trend: rise, seasonals: start }: Start,
  { alpha, beta, gamma }: Weights,
  multiplied: boolean,
): Smoothed {
  const seasonals = start.slice();
  let level = before;
  let trend = rise;
  let sse = 0;
  let at = 0;
  for (let t = from; t < series.length; t++) {
    const value = series[t]!;
    const season = seasonals[at]!;
    const expected = level + trend;
    const error = value - (multiplied ? expected * season : expected + season);
    const next = alpha * (multiplied ? value / season : value - season) + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
    seasonals[at] = gamma * (multiplied ? value / level : value - level) + (1 - gamma) * season;
    sse += error * error;
    // What a season multiplies is above 0, and one of a 20th of the mean is none: dividing by it makes any level of any value.
    const factor = seasonals[at]!;
    if (multiplied && !(level > 0 && factor > 1 / largestFactor && factor < largestFactor))
      sse = Number.POSITIVE_INFINITY;
    at = at + 1 === seasonals.length ? 0 : at + 1;
  }
  return {
    from: series.length,
    level,
    trend,
    seasonals: [...seasonals.slice(at), ...seasonals.slice(0, at)],
    sse: Number.isNaN(sse) ? Number.POSITIVE_INFINITY : sse,
  };
}

/** The values of the next `periods`. */
export function ahead({ level, trend, seasonals }: Start, multiplied: boolean, periods: number): number[] {
  return Array.from({ length: periods }, (_, i) => {
    const expected = level + (i + 1) * trend;
    const season = seasonals[i % seasonals.length]!;
    return multiplied ? expected * season : expected + season;
  });
}

/**
 * How much larger than one step's the error variance is `periods` ahead: 1 + Σ ψ², ψ_j = α(1 + jβ), in whole seasons + γ(1 - α)
 * (Yar & Chatfield 1990, as in R's `predict.HoltWinters`). A multiplied season scales each ψ by the season it hits.
 */
export function errorGrowth(
  seasonals: readonly number[],
  { alpha, beta, gamma }: Weights,
  multiplied: boolean,
  periods: number,
): number {
  const length = seasonals.length;
  const seasonAt = (i: number) => (multiplied ? seasonals[((i % length) + length) % length]! : 1);
  let sum = 1;
  for (let j = 1; j < periods; j++) {
    const weight = alpha * (1 + j * beta) + (j % length === 0 ? gamma * (1 - alpha) : 0);
    sum += ((weight * seasonAt(periods - 1)) / seasonAt(periods - 1 - j)) ** 2;
  }
  return sum;
}
