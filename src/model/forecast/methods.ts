/** The ways to continue a series. Each is exponential smoothing with some of its parts held still. */
import { mean, sum } from '../sum.ts';
import { minimum } from './minimum.ts';
import { ahead, errorGrowth, type Smoothed, type Start, smooth, type Weights } from './smoothing.ts';

export type MethodName = 'level' | 'seasonal naive' | 'trend' | 'additive Holt-Winters' | 'multiplicative Holt-Winters';

export interface Method {
  name: MethodName;
  /** The season multiplies the level. */
  multiplied: boolean;
  /** How many of α, β and γ, in this order, are fitted to the series; the others are as given. */
  fitted: number;
  weights: Weights;
  /** How many values it takes, for a season of so many periods. */
  needs(season: number): number;
  start(series: readonly number[], season: number): Start;
}

const still: Weights = { alpha: 0, beta: 0, gamma: 0 };

const holtWinters = (multiplied: boolean): Omit<Method, 'name'> => ({
  multiplied,
  fitted: 3,
  weights: still,
  // Two seasons to start from, and twice as many errors as weights to fit them to.
  needs: (season) => Math.max(2 * season, season + 6),
  start: (series, season) => seasonalStart(series, season, multiplied),
});

/** The simplest first: of two that are equally good it is chosen. Without a season, seasonal naive is the last value again. */
export const methods: readonly Method[] = [
  {
    name: 'level',
    multiplied: false,
    fitted: 1,
    weights: still,
    needs: () => 3,
    start: (series) => ({ from: 1, level: series[0]!, trend: 0, seasonals: [0] }),
  },
  {
    name: 'seasonal naive',
    multiplied: false,
    fitted: 0,
    weights: { ...still, gamma: 1 },
    needs: (season) => season,
    start: (series, season) => ({ from: season, level: 0, trend: 0, seasonals: series.slice(0, season) }),
  },
  {
    name: 'trend',
    multiplied: false,
    fitted: 2,
    weights: still,
    needs: (season) => Math.max(season, 8),
    start: (series) => ({ from: 2, level: series[1]!, trend: series[1]! - series[0]!, seasonals: [0] }),
  },
  { name: 'additive Holt-Winters', ...holtWinters(false) },
  { name: 'multiplicative Holt-Winters', ...holtWinters(true) },
];

/** Whether the method can be used at all: a season is more than one period, and only positive values can be multiplied. */
export const isUsable = ({ name, multiplied }: Method, series: readonly number[], season: number): boolean =>
  (season > 1 || !name.endsWith('Winters')) && (!multiplied || series.every((value) => value > 0));

/**
 * R's start values: the first two seasons are taken apart by a centred moving average; a straight line through it gives level and trend,
 * the mean distance (or ratio) to it the seasons.
 */
function seasonalStart(series: readonly number[], season: number, multiplied: boolean): Start {
  const half = Math.floor(season / 2);
  const width = 2 * half + 1;
  // An even season has no middle: half of each outer value makes one.
  const edge = season % 2 === 0 ? 0.5 : 1;
  const averages = Array.from({ length: 2 * season - 2 * half }, (_, i) => {
    const window = series.slice(i, i + width);
    return (sum(window) + (edge - 1) * (window[0]! + window[width - 1]!)) / season;
  });
  const sums = new Array<number>(season).fill(0);
  const counts = new Array<number>(season).fill(0);
  for (const [i, average] of averages.entries()) {
    const at = (i + half) % season;
    const value = series[i + half]!;
    sums[at]! += multiplied ? value / average : value - average;
    counts[at]!++;
  }
  const raw = sums.map((sum, i) => sum / counts[i]!);
  const middle = mean(raw);
  const { intercept, slope } = line(averages);
  return {
    from: season,
    level: intercept,
    trend: slope,
    seasonals: raw.map((value) => (multiplied ? value / middle : value - middle)),
  };
}

/** The least-squares line through values at 1, 2, 3, … */
function line(values: readonly number[]): { intercept: number; slope: number } {
  const n = values.length;
  const middle = (n + 1) / 2;
  const rise = sum(values.map((value, i) => (i + 1 - middle) * value));
  const slope = rise / ((n * (n * n - 1)) / 12);
  return { intercept: mean(values) - slope * middle, slope };
}

/** A method fitted to a series. */
export interface Fit {
  method: Method;
  weights: Weights;
  state: Smoothed;
  /** How many one-step errors `state.sse` adds up. */
  errors: number;
}

/** The weights with the smallest sum of squared one-step errors, as in R's `HoltWinters`. */
export function fitMethod(method: Method, series: readonly number[], season: number): Fit {
  const start = method.start(series, season);
  const { alpha, beta, gamma } = method.weights;
  const weightsAt = (point: readonly number[]): Weights => ({
    alpha: point[0] ?? alpha,
    beta: point[1] ?? beta,
    gamma: point[2] ?? gamma,
  });
  const best = minimum((point) => smooth(series, start, weightsAt(point), method.multiplied).sse, method.fitted);
  const weights = weightsAt(best);
  const state = smooth(series, start, weights, method.multiplied);
  return { method, weights, state, errors: series.length - start.from };
}

/** What the fitted method says of the periods to come; revenue that never was negative does not become so. */
export function continued({ method, state }: Fit, periods: number, floor: number): number[] {
  return ahead(state, method.multiplied, periods).map((value) => Math.max(floor, value));
}

/** Error variance of a forecast `periods` ahead, in variances of one step. */
export const growthOf = ({ method, weights, state }: Fit, periods: number): number =>
  errorGrowth(state.seasonals, weights, method.multiplied, periods);
