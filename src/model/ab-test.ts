/** Two shares of counted rows compared: how far apart they are, and whether chance alone explains it. */
import { criticalValue, normalCdf } from './normal.ts';
import { wilson } from './wilson.ts';

interface Group {
  /** Whole numbers, 0 ≤ wins ≤ n and n > 0. */
  wins: number;
  n: number;
}

interface Comparison {
  shares: [a: number, b: number];
  /** Share A less share B, with its interval. */
  difference: number;
  interval: [low: number, high: number];
  /** Null where nothing or everything was won in both groups: there is no variation to measure a difference with. */
  z: number | null;
  /** Two-sided: how often groups that are alike differ at least as much. */
  p: number | null;
  /** Fisher's exact p where some expected count is under 5, so that z and p are rough (Cochran's rule); else null. */
  exact: number | null;
  /** The interval leaves out 0 and p is under 1 - level, as is the exact p where there is one. */
  isTold: boolean;
  /** Rows each group needs in all to tell the present difference; null where there is none. */
  needed: number | null;
}

/** How likely a real difference of the present size is to be told with the rows that are asked for. */
const power = 0.8;

/**
 * The difference with Newcombe's hybrid score interval (Newcombe 1998, method 10, built from two Wilson intervals), the pooled
 * two-sided z-test, and the rows per group to tell the present difference with a power of 80 %:
 * 2·(z(level) + z(power))²·p(1 - p)/d² with p the mean of the two shares (Fleiss, Levin & Paik 2003, ch. 4).
 */
export function compareShares(a: Group, b: Group, level = 0.95): Comparison {
  const shares: Comparison['shares'] = [a.wins / a.n, b.wins / b.n];
  const [shareA, shareB] = shares;
  const difference = shareA - shareB;
  const [lowA, highA] = wilson(a.wins, a.n, level);
  const [lowB, highB] = wilson(b.wins, b.n, level);
  const interval: Comparison['interval'] = [
    difference - Math.hypot(shareA - lowA, highB - shareB),
    difference + Math.hypot(highA - shareA, shareB - lowB),
  ];
  const [wins, n] = [a.wins + b.wins, a.n + b.n];
  const pooled = wins / n;
  const z = wins === 0 || wins === n ? null : difference / Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  const p = z === null ? null : 2 * normalCdf(-Math.abs(z));
  const isSmall = Math.min(a.n, b.n) * Math.min(pooled, 1 - pooled) < 5;
  const exact = z !== null && isSmall ? fisherExact(a, b) : null;
  const excludesZero = interval[0] > 0 || interval[1] < 0;
  const mean = (shareA + shareB) / 2;
  const reach = criticalValue(level) + criticalValue(2 * power - 1);
  return {
    shares,
    difference,
    interval,
    z,
    p,
    exact,
    isTold: p !== null && Math.max(p, exact ?? 0) < 1 - level && excludesZero,
    needed: difference === 0 ? null : Math.ceil((2 * reach ** 2 * mean * (1 - mean)) / difference ** 2),
  };
}

/**
 * Fisher's exact test, two-sided: the chance of all tables with these margins that are no likelier than this one (as R's fisher.test).
 * Each table's weight follows from its neighbour's, outwards from the likeliest, until it no longer counts.
 */
export function fisherExact(a: Group, b: Group): number {
  const wins = a.wins + b.wins;
  /** The weight of k + 1 wins in A over that of k. */
  const ratio = (k: number) => ((a.n - k) * (wins - k)) / ((k + 1) * (b.n - wins + k + 1));
  const mode = Math.floor(((a.n + 1) * (wins + 1)) / (a.n + b.n + 2));
  const weights = new Map<number, number>();
  for (const step of [1, -1]) {
    let weight = 1;
    for (let k = mode; weight > 1e-18; k += step) {
      weights.set(k, weight);
      weight *= step > 0 ? ratio(k) : 1 / ratio(k - 1);
    }
  }
  const own = (weights.get(a.wins) ?? 0) * (1 + 1e-7); // equal but for rounding
  let [extreme, all] = [0, 0];
  for (const weight of weights.values()) {
    all += weight;
    if (weight <= own) extreme += weight;
  }
  return Math.min(1, extreme / all);
}
