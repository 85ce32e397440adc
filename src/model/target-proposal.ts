/** A target that one's own history says can be reached, and the steps to it. */
import { type Bounds, controlChart } from './control-limits.ts';
import { criticalValue } from './normal.ts';
import { sum } from './sum.ts';

export interface TargetProposal {
  /** Where things stand today: the median of the newest values, carried to today's level where there is a trend. */
  level: number;
  /** Change per period; 0 where none can be told from chance. */
  trend: number;
  /** What the better quarter of the newest values reach, at today's level. */
  betterQuarter: number;
  /** What the present way of working reaches at most by chance: the process limit on the better side. */
  limit: number;
  target: number;
  /** What the target is: the better quarter, half of the trend's pace, or the benchmark. */
  basis: 'history' | 'trend' | 'benchmark';
  /** From the level to the target in equal parts; the last is the target. */
  steps: number[];
  /** How the benchmark stands: already met, nearer than one's own target, within reach of the process, or beyond it. */
  benchmark: 'none' | 'met' | 'nearer' | 'within' | 'beyond';
}

/** Two years of months: what is older says little about today. */
const newest = 24;

/**
 * Proposes the better quarter of one's own newest values: a level that one period in four has reached already. A trend counts only when
 * it can be told from chance (Mann 1945, Kendall 1975, two-sided at 5 %; slope by Theil 1950 and Sen 1968). The values are then carried
 * to today's level, and half of a good trend's pace is expected to last, as damped trends forecast better (Gardner & McKenzie 1985).
 * A benchmark that is nearer than the own target takes its place; one that is farther does not stretch it. Nothing goes beyond the bounds.
 *
 * @param history at least six values of equal periods, oldest first; null where a period has none
 */
export function proposeTarget(
  history: readonly (number | null)[],
  benchmark: number | null,
  count: number,
  isLowerBetter: boolean,
  bounds: Bounds,
): TargetProposal {
  const good = isLowerBetter ? -1 : 1;
  const better = (one: number, other: number) => (good * (one - other) > 0 ? one : other);
  const known = history.flatMap((value, at) => (value === null ? [] : [{ value, at }])).slice(-newest);
  const recent = known.map(({ value }) => value);
  const trend = trendOf(known);
  // Carried along a trend, a value never gets better or worse than any that was seen.
  const [least, most] = [Math.min(...recent), Math.max(...recent)];
  const last = known[known.length - 1]!.at;
  const today = known.map(({ value, at }) => Math.min(most, Math.max(least, value + trend * (last - at))));
  const sorted = [...today].sort((one, other) => one - other);
  const level = quantile(sorted, 0.5);
  const betterQuarter = quantile(sorted, isLowerBetter ? 0.25 : 0.75);
  const { lower, upper } = controlChart(today, bounds);
  const limit = better(isLowerBetter ? lower : upper, betterQuarter);
  const ahead = level + (good * trend > 0 ? (trend * count) / 2 : 0);
  const carried = Math.min(bounds[1], Math.max(bounds[0], ahead));
  const own = better(betterQuarter, carried);
  const standing = ((): TargetProposal['benchmark'] => {
    if (benchmark === null) return 'none';
    if (good * (benchmark - level) <= 0) return 'met';
    if (good * (benchmark - own) <= 0) return 'nearer';
    return good * (benchmark - limit) <= 0 ? 'within' : 'beyond';
  })();
  const isBenchmark = standing === 'nearer';
  const target = isBenchmark ? benchmark! : own;
  const basis = isBenchmark ? 'benchmark' : own === betterQuarter ? 'history' : 'trend';
  const steps = Array.from({ length: count }, (_, i) =>
    i + 1 === count ? target : level + ((target - level) * (i + 1)) / count,
  );
  return { level, trend, betterQuarter, limit, target, basis, steps, benchmark: standing };
}

/** The median of the slopes between all pairs of values; 0 where rises and falls balance as they do by chance. */
function trendOf(values: readonly { value: number; at: number }[]): number {
  const slopes = values.flatMap(({ value, at }, i) =>
    values.slice(i + 1).map((later) => (later.value - value) / (later.at - at)),
  );
  const score = sum(slopes.map(Math.sign));
  const n = values.length;
  const tied = new Map<number, number>();
  for (const { value } of values) tied.set(value, (tied.get(value) ?? 0) + 1);
  const weight = (of: number) => of * (of - 1) * (2 * of + 5);
  const variance = [...tied.values()].reduce((left, size) => left - weight(size), weight(n)) / 18;
  // The score moves in whole steps; 1 less is the correction for that.
  if (Math.abs(score) - 1 < criticalValue(0.95) * Math.sqrt(variance)) return 0;
  return quantile(
    slopes.sort((one, other) => one - other),
    0.5,
  );
}

/** Of sorted values, between neighbours in proportion, as the sheet's PERCENTILE. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at % 1) * (sorted[Math.ceil(at)]! - low);
}
