/**
 * BG/NBD: how often customers buy and when they stop (Fader, Hardie & Lee, "Counting Your Customers the Easy Way", Marketing
 * Science 24(2), 2005). While active, a customer buys at a rate λ ~ Gamma(r, α); after each purchase they stop
 * with a probability p ~ Beta(a, b). With a = 0 nobody ever stops, which is the NBD model.
 */
import type { LifeGroups } from './life-groups.ts';
import { type Box, maximize, type Surface, standardErrors } from './optimize.ts';

/** α is in units of time, the others are pure numbers. */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

export interface BgNbdFit extends BgNbd {
  logLikelihood: number;
  /** From the Hessian of the log-likelihood; null where it says nothing about the parameter. */
  errors: Record<keyof BgNbd, number | null>;
  converged: boolean;
  /** Whether the data show that customers stop at all. If not, a is 0 and b is 1, which stands for any. */
  hasDropOut: boolean;
}

/** Customers are equal in this respect when its two parameters reach these ends: what differs then is below 1 %. */
const mostEqual = 1e5;
const least = 1e-6;
/** Of a sum: less than its last digit. */
const tiny = 1e-17;

/**
 * Maximum likelihood. The times of `groups` are days; α and the log-likelihood are given in units of `daysPerUnit` days (7 is
 * the published week). At least one customer has to have bought again.
 */
export function fitBgNbd(groups: LifeGroups, daysPerUnit = 7): BgNbdFit {
  const { longest, repeats, exposure, customers } = groups;
  const alphaEnds = [Math.log(longest * 1e-4), Math.log(longest * 1e8)] as const;
  const ends = [Math.log(least), Math.log(mostEqual)] as const;
  const none = [-Infinity, -Infinity] as const;
  const box: Box = [ends, alphaEnds, ends, ends];
  const nbdBox: Box = [ends, alphaEnds, none, [0, 0]];
  const surface = (of: LifeGroups) => (at: readonly number[]) => likelihood(of, at);
  const rate = repeats / exposure;
  // A first search over some of the customers finds the hill; the second climbs it with all of them.
  const some = groups.sample(300);
  const starts = [
    [0.5, 1, 3],
    [1, 0.05, 0.5],
  ].map(([r, a, b]) => maximize(surface(some), [r!, r! / rate, a!, b!].map(Math.log), box));
  const start = starts.reduce((best, each) => (each.value > best.value ? each : best));
  const full = some === groups ? start : maximize(surface(groups), start.at, box);
  const isClear = (standardErrors(full, box, customers)[2] ?? 1) < 0.5;
  const nbd = isClear ? null : maximize(surface(groups), [full.at[0]!, full.at[1]!, -Infinity, 0], nbdBox);
  // Otherwise what drop-out adds to the likelihood may be less than anything the data could say.
  const hasDropOut = !nbd || (full.value - nbd.value) * customers > 1e-3;
  const best = hasDropOut ? full : nbd;
  const [r, days, a, b] = best.at.map(Math.exp) as [number, number, number, number];
  const alpha = days / daysPerUnit;
  const errors = standardErrors(best, hasDropOut ? box : nbdBox, customers);
  const error = (i: number, value: number) => (errors[i] === null ? null : errors[i]! * value);
  return {
    r,
    alpha,
    a,
    b,
    logLikelihood: best.value * customers + repeats * Math.log(daysPerUnit),
    errors: { r: error(0, r), alpha: error(1, alpha), a: error(2, a), b: error(3, b) },
    converged: best.converged,
    hasDropOut,
  };
}

/** Log-likelihood of customers with these parameters; times of `groups` and α in days. */
export function logLikelihood(groups: LifeGroups, { r, alpha, a, b }: BgNbd): number {
  return likelihood(groups, [r, alpha, a, b].map(Math.log)).value * groups.customers;
}

/**
 * Mean log-likelihood (eq. 6 there), gradient and Hessian in ln r, ln α, ln a and ln b. The gamma functions of whole x are
 * sums over i < x of ln(r + i), and so on: with `beyond[i]` customers of x > i they cost one pass over i. Times are whole days,
 * so their logarithms are looked up.
 */
function likelihood(groups: LifeGroups, at: readonly number[]): Surface {
  const { frequency, recency, age, weight, beyond, customers, repeats, longest } = groups;
  const [r, alpha, a, b] = at.map(Math.exp) as [number, number, number, number];
  const logs = new Float64Array(longest + 1); // ln(1 + t/α)
  const inverses = new Float64Array(longest + 1); // α / (α + t)
  for (let t = 0; t <= longest; t++) {
    logs[t] = Math.log1p(t / alpha);
    inverses[t] = alpha / (alpha + t);
  }
  let value = -repeats * at[1]!;
  let [gr, ga, gb] = [0, 0, 0];
  let gAlpha = -repeats;
  let [hrr, hra, hAlpha, haa, hbb, hab] = [0, 0, 0, 0, 0, 0];
  let [har, haAlpha, hbr, hbAlpha] = [0, 0, 0, 0];
  const logBx = new Float64Array(beyond.length); // ln(b + x - 1), from x = 1
  for (let i = 0; i < beyond.length; i++) {
    logBx[i] = Math.log(b + i);
    const n = beyond[i]!;
    const [ri, bi, abi] = [r + i, b + i, a + b + i];
    value += n * (Math.log(ri) + Math.log(bi / abi));
    gr += n / ri;
    hrr -= n / (ri * ri);
    gb += n / bi - n / abi;
    ga -= n / abi;
    haa += n / (abi * abi);
    hab += n / (abi * abi);
    hbb += n / (abi * abi) - n / (bi * bi);
  }
  // From here on derivatives are in the logarithms: f_u = θ f_θ, f_uu = θ² f_θθ + θ f_θ.
  hrr = r * r * hrr + r * gr;
  haa = a * a * haa + a * ga;
  hbb = b * b * hbb + b * gb;
  hab *= a * b;
  gr *= r;
  ga *= a;
  gb *= b;
  for (let k = 0; k < weight.length; k++) {
    const w = weight[k]!;
    const x = frequency[k]!;
    const s = r + x;
    const whole = logs[age[k]!]!;
    const uWhole = 1 - inverses[age[k]!]!; // T / (α + T): d(-s ln(1 + T/α)) / d ln α = s u
    let log = -s * whole;
    let slopeR = -r * whole;
    let slopeAlpha = s * uWhole;
    let cross = r * uWhole;
    let bend = -s * uWhole * (1 - uWhole);
    if (x > 0) {
      const left = logs[recency[k]!]!;
      const uLeft = 1 - inverses[recency[k]!]!;
      const bx = b + x - 1;
      const odds = at[2]! - logBx[x - 1]! + s * (whole - left); // ln of gone : alive
      const rare = Math.exp(-Math.abs(odds));
      const gone = (odds > 0 ? 1 : rare) / (1 + rare);
      const alive = (odds > 0 ? rare : 1) / (1 + rare);
      log += Math.max(0, odds) + Math.log1p(rare);
      // Differences of the slopes of the second term of the sum from those of the first.
      const dR = r * (whole - left);
      const dAlpha = s * (uLeft - uWhole);
      const dB = -b / bx;
      const both = w * alive * gone;
      slopeR += gone * dR;
      slopeAlpha += gone * dAlpha;
      ga += w * gone;
      gb += w * gone * dB;
      cross += gone * r * (uLeft - uWhole);
      bend -= gone * s * (uLeft * (1 - uLeft) - uWhole * (1 - uWhole));
      hrr += both * dR * dR;
      hra += both * dR * dAlpha;
      hAlpha += both * dAlpha * dAlpha;
      haa += both;
      hab += both * dB;
      hbb += both * dB * dB + w * gone * (dB + dB * dB);
      har += both * dR;
      haAlpha += both * dAlpha;
      hbr += both * dR * dB;
      hbAlpha += both * dAlpha * dB;
    }
    value += w * log;
    gr += w * slopeR;
    gAlpha += w * slopeAlpha;
    hrr += w * slopeR;
    hra += w * cross;
    hAlpha += w * bend;
  }
  const rows = [hrr, hra, har, hbr, hra, hAlpha, haAlpha, hbAlpha, har, haAlpha, haa, hab, hbr, hbAlpha, hab, hbb];
  const mean = (each: number) => each / customers;
  return {
    value: value / customers,
    gradient: Float64Array.of(gr, gAlpha, ga, gb).map(mean),
    hessian: Float64Array.from(rows, mean),
  };
}

/** The probability that a customer is still active (Fader, Hardie & Lee 2008, "Computing P(alive) using the BG/NBD model"). */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, x: number, recency: number, age: number): number {
  if (x === 0 || a === 0) return 1;
  return 1 / (1 + Math.exp(Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + recency))));
}

/**
 * Expected purchases within `horizon` of a customer who is active (eq. 10 there, without P(alive)); with x = 0 and age = 0
 * those of a new customer (eq. 9).
 *
 * Instead of the hypergeometric function: Σ over j ≥ 1 of P(N ≥ j) E[(1 - p)^(j - 1)], where N, the purchases if nobody
 * stopped, is negative binomial with r + x and z = t / (α + T + t), and p is Beta(a, b + x). Every term is positive and at most 1, so that
 * there is neither a pole at a = 1 nor cancellation for large parameters, as in the closed form.
 */
export function expectedPurchases({ r, alpha, a, b }: BgNbd, x: number, age: number, horizon: number): number {
  if (horizon <= 0) return 0;
  const s = r + x;
  const z = horizon / (alpha + age + horizon);
  const unstopped = (s * horizon) / (alpha + age); // E[N]
  if (a === 0) return unstopped;
  let expected = 0;
  let stays = 1;
  let j = 0;
  let logShare = -s * Math.log1p(horizon / (alpha + age)); // ln P(N = j)
  // P(N = j) is too small for a number at first: nearly everybody would buy more often.
  for (; logShare < -700 && stays * unstopped > tiny * expected; j++) {
    expected += stays;
    stays *= (b + x + j) / (a + b + x + j);
    logShare += Math.log(((s + j) * z) / (j + 1));
  }
  let share = Math.exp(logShare);
  let beyond = j === 0 ? -Math.expm1(logShare) : 1 - share; // P(N > j)
  // What is left is less than if nobody stopped from here on, and less than if the shares fell no faster than now.
  while (stays * unstopped > tiny * expected) {
    expected += stays * beyond;
    stays *= (b + x + j) / (a + b + x + j);
    const factor = ((s + j) * z) / ++j;
    share *= factor;
    beyond = Math.max(0, beyond - share);
    if (factor < 1 && share <= tiny * (1 - factor) ** 2 * expected) break;
  }
  return expected;
}
