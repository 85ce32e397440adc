/**
 * Gamma-Gamma: what an order is worth (Fader & Hardie, "The Gamma-Gamma Model of Monetary Value", note 025, 2013). Amounts of a
 * customer are Gamma(p, ν) and ν ~ Gamma(q, v) over customers, whatever their frequency. Only repeat buyers with a mean above 0 tell.
 */
import { type Box, maximize, type Surface, standardErrors } from './optimize.ts';
import { digamma, logGamma, trigamma } from './special.ts';

/** v is in money, the others are pure numbers. */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

export interface GammaGammaFit extends GammaGamma {
  logLikelihood: number;
  /** From the Hessian of the log-likelihood; null where it says nothing about the parameter. */
  errors: Record<keyof GammaGamma, number | null>;
  converged: boolean;
}

/** Of p: amounts of a customer are all but equal; of q: customers are. */
const mostEqual = 1000;

/** Spenders by frequency: one entry of `x` and `count` per frequency, their means side by side in `means`. */
interface Spenders {
  x: number[];
  count: number[];
  means: Float64Array;
  /** Sums over the spenders of ln m, x ln m and x ln x. */
  logs: { m: number; xm: number; xx: number };
}

/**
 * Maximum likelihood from the frequency and mean spend of each customer; null where no two means above 0 differ, since then
 * there is nothing to fit. Means are scaled by their average for the search.
 */
export function fitGammaGamma(frequency: Int32Array, spend: Float64Array): GammaGammaFit | null {
  let [n, sum, lowest, highest] = [0, 0, Infinity, 0];
  for (let i = 0; i < spend.length; i++) {
    const mean = spend[i]!;
    if (frequency[i] === 0 || mean <= 0) continue;
    n++;
    sum += mean;
    lowest = Math.min(lowest, mean);
    highest = Math.max(highest, mean);
  }
  if (n < 2 || highest - lowest <= 1e-9 * highest) return null;
  const scale = sum / n;
  const spenders = spendersOf(frequency, spend, n, scale);
  const ends = [Math.log(1e-4), Math.log(mostEqual)] as const;
  const box: Box = [ends, ends, [Math.log(1e-6), Math.log(1e8)]];
  const best = maximize((at) => likelihood(spenders, at), [2, 3, 1].map(Math.log), box);
  const [p, q, scaled] = best.at.map(Math.exp) as [number, number, number];
  const v = scaled * scale;
  const errors = standardErrors(best, box, n);
  const error = (i: number, value: number) => (errors[i] === null ? null : errors[i]! * value);
  return {
    p,
    q,
    v,
    logLikelihood: (best.value - Math.log(scale)) * n,
    errors: { p: error(0, p), q: error(1, q), v: error(2, v) },
    converged: best.converged,
  };
}

/** Expected amount of an order of a customer with `x` repeat purchases of this mean (eq. 5 there). Needs p x + q > 1. */
export function expectedSpend({ p, q, v }: GammaGamma, x: number, mean: number): number {
  return (p * (v + x * mean)) / (p * x + q - 1);
}

function spendersOf(frequency: Int32Array, spend: Float64Array, n: number, scale: number): Spenders {
  const counts = new Map<number, number>();
  const isSpender = (i: number) => frequency[i]! > 0 && spend[i]! > 0;
  for (let i = 0; i < spend.length; i++)
    if (isSpender(i)) counts.set(frequency[i]!, (counts.get(frequency[i]!) ?? 0) + 1);
  const x = [...counts.keys()].sort((a, b) => a - b);
  const next = new Map<number, number>();
  let start = 0;
  for (const each of x) {
    next.set(each, start);
    start += counts.get(each)!;
  }
  const means = new Float64Array(n);
  const logs = { m: 0, xm: 0, xx: 0 };
  for (let i = 0; i < spend.length; i++) {
    if (!isSpender(i)) continue;
    const times = frequency[i]!;
    const place = next.get(times)!;
    next.set(times, place + 1);
    means[place] = spend[i]! / scale;
    const log = Math.log(means[place]!);
    logs.m += log;
    logs.xm += times * log;
    logs.xx += times * Math.log(times);
  }
  return { x, count: x.map((each) => counts.get(each)!), means, logs };
}

/**
 * Mean log-likelihood (eq. 1a there), gradient and Hessian in ln p, ln q and ln v. The gamma functions depend on x alone, so they are
 * computed once per frequency; what is left per customer are ln(x m + v) and its reciprocal.
 */
function likelihood({ x, count, means, logs }: Spenders, at: readonly number[]): Surface {
  const [p, q, v] = at.map(Math.exp) as [number, number, number];
  const n = means.length;
  let value = n * (q * at[2]! - logGamma(q)) + p * logs.xm - logs.m + p * logs.xx;
  let gp = logs.xm + logs.xx;
  let gq = n * (at[2]! - digamma(q));
  let gv = (n * q) / v;
  let [hpp, hpq, hpv] = [0, 0, 0];
  let hqq = -n * trigamma(q);
  let hqv = n / v;
  let hvv = (-n * q) / (v * v);
  let from = 0;
  for (const [k, times] of x.entries()) {
    const to = from + count[k]!;
    let [ln, inverse, square] = [0, 0, 0];
    for (let i = from; i < to; i++) {
      const total = times * means[i]! + v;
      ln += Math.log(total);
      inverse += 1 / total;
      square += 1 / (total * total);
    }
    from = to;
    const [own, all, w] = [p * times, p * times + q, count[k]!];
    const [psi, psi1] = [digamma(all), trigamma(all)];
    value += w * (logGamma(all) - logGamma(own)) - all * ln;
    gp += times * (w * (psi - digamma(own)) - ln);
    gq += w * psi - ln;
    gv -= all * inverse;
    hpp += times * times * w * (psi1 - trigamma(own));
    hpq += times * w * psi1;
    hpv -= times * inverse;
    hqq += w * psi1;
    hqv -= inverse;
    hvv += all * square;
  }
  const mean = (each: number) => each / n;
  // In logarithms: f_u = θ f_θ, f_uu = θ² f_θθ + θ f_θ.
  hpp = p * p * hpp + p * gp;
  hqq = q * q * hqq + q * gq;
  hvv = v * v * hvv + v * gv;
  hpq *= p * q;
  hpv *= p * v;
  hqv *= q * v;
  return {
    value: value / n,
    gradient: Float64Array.of(p * gp, q * gq, v * gv).map(mean),
    hessian: Float64Array.of(hpp, hpq, hpv, hpq, hqq, hqv, hpv, hqv, hvv).map(mean),
  };
}
