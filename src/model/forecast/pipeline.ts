/** What open deals bring in: each its amount or nothing, by its probability. */
import { normalCdf } from '../normal.ts';
import { sum } from '../sum.ts';

export interface Chance {
  /** At least 0. */
  amount: number;
  /** 0..1 */
  probability: number;
}

export interface PipelineSum {
  /** Σ amount × probability. */
  expected: number;
  low: number;
  high: number;
}

/** Deals that are added one by one; the others, each of which matters less, are so many that their sum is normal. */
const addedExactly = 128;
/** Different sums that are told apart; of more, neighbours become one. */
const mostSums = 2048;

/**
 * The sum of independent deals with its two-sided interval, without simulation: the distribution of the sum is built deal by deal. It is
 * exact up to eleven deals, and for equal amounts (the Poisson-binomial distribution); beyond, within about a 2000th of the total. Few
 * large deals have a lopsided or two-humped sum that ± 2σ would misstate, below 0 even.
 *
 * Deals are taken as independent and their probabilities as true: in a bad year many are lost together, and the interval is too narrow then.
 */
export function pipelineSum(deals: readonly Chance[], level = 0.95): PipelineSum {
  const expected = expectedOf(deals);
  const sure = sum(deals.map(({ amount, probability }) => (probability >= 1 ? amount : 0)));
  const open = deals
    .map((deal) => ({ ...deal, spread: deal.amount * Math.sqrt(deal.probability * (1 - deal.probability)) }))
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => b.spread - a.spread);
  const ceiling = open.reduce((all, { amount }) => all + amount, sure);
  let sums: Share[] = [{ sum: sure, share: 1 }];
  for (const deal of open.slice(0, addedExactly)) sums = merged(withDeal(sums, deal));
  const rest = open.slice(addedExactly);
  const restMean = expectedOf(rest);
  const restSigma = Math.sqrt(sum(rest.map(({ spread }) => spread * spread)));
  const quantile = (p: number): number => {
    const value = rest.length > 0 ? restMean + smoothQuantile(sums, p, restSigma) : steppedQuantile(sums, p);
    return Math.min(ceiling, Math.max(sure, value));
  };
  const tail = (1 - level) / 2;
  return { expected, low: Math.min(expected, quantile(tail)), high: Math.max(expected, quantile(1 - tail)) };
}

const expectedOf = (deals: readonly Chance[]): number =>
  sum(deals.map(({ amount, probability }) => amount * probability));

/** A sum and its probability. */
interface Share {
  sum: number;
  share: number;
}

/** The sums with one more deal, ascending: those without it and those with it, laid one into the other. */
function withDeal(sums: readonly Share[], { amount, probability }: Chance): Share[] {
  const all: Share[] = [];
  const add = (sum: number, share: number): void => {
    const last = all[all.length - 1];
    if (last?.sum === sum) last.share += share;
    else all.push({ sum, share });
  };
  for (let lost = 0, won = 0; won < sums.length; ) {
    const without = sums[lost];
    const before = sums[won]!;
    if (without && without.sum <= before.sum + amount) {
      add(without.sum, without.share * (1 - probability));
      lost++;
    } else {
      add(before.sum + amount, before.share * probability);
      won++;
    }
  }
  return all;
}

/** At most `mostSums` of them: those of a narrow band become their mean. */
function merged(sums: Share[]): Share[] {
  if (sums.length <= mostSums) return sums;
  const first = sums[0]!.sum;
  const width = (sums[sums.length - 1]!.sum - first) / (mostSums - 1);
  const bands: Share[] = [];
  let band = -1;
  for (const { sum, share } of sums) {
    if (share < 1e-16) continue;
    const at = Math.floor((sum - first) / width);
    const last = bands[bands.length - 1];
    if (at === band && last) {
      last.share += share;
      last.sum += ((sum - last.sum) * share) / last.share;
    } else bands.push({ sum, share });
    band = at;
  }
  return bands;
}

/** The smallest sum that is reached with probability p; a rounding error below p is p. */
function steppedQuantile(sums: readonly Share[], p: number): number {
  let below = 0;
  const reached = sums.find(({ share }) => {
    below += share;
    return below >= p - 1e-12;
  });
  return (reached ?? sums[sums.length - 1]!).sum;
}

/** The same with a normal part of this σ added: where the mixture's distribution reaches p, by halving. */
function smoothQuantile(sums: readonly Share[], p: number, sigma: number): number {
  let low = sums[0]!.sum - 10 * sigma;
  let high = sums[sums.length - 1]!.sum + 10 * sigma;
  for (let i = 0; i < 32; i++) {
    const middle = (low + high) / 2;
    let below = 0;
    for (const { sum, share } of sums) {
      const z = (middle - sum) / sigma;
      if (z > -9) below += z > 9 ? share : share * normalCdf(z);
    }
    if (below < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
