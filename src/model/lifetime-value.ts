/** What each customer is expected to buy in the months ahead: BG/NBD for how often, Gamma-Gamma for how much. */
import { addMonths, type Day } from '../value/day.ts';
import { type BgNbd, type BgNbdFit, expectedPurchases, fitBgNbd, probabilityAlive } from './bg-nbd.ts';
import { expectedSpend, fitGammaGamma, type GammaGammaFit } from './gamma-gamma.ts';
import { lifeGroups } from './life-groups.ts';
import type { Customers } from './purchases.ts';

const daysPerWeek = 7; // parameters are in weeks, as published

export interface LifetimeModel {
  /** Times in weeks. */
  buying: BgNbdFit;
  spending: GammaGammaFit | null;
  /** Mean amount of all repeat purchases. Where `isPooled`, it stands for everyone's expected order value. */
  meanSpend: number;
  isPooled: boolean;
  customers: number;
  repeatCustomers: number;
  /** Pearson's, between frequency and mean spend of repeat buyers; null where one of them does not vary. */
  correlation: number | null;
  converged: boolean;
  /** So few came back that the model may hold most for gone at once: its figures for single customers say nothing. */
  isHollow: boolean;
  remarks: LifetimeRemark[];
}

/** What a reader has to know before using the figures. The words stand in `text/`. */
export type LifetimeRemark =
  | 'no_drop_out' // nobody is seen to have stopped
  | 'few_repeat_customers'
  | 'short_history'
  | 'spend_rises' // with frequency, which the model takes to be independent
  | 'spend_falls'
  | 'equal_spend' // all means are the same: nothing to fit
  | 'wide_spend' // no finite or plausible mean (q ≤ 1)
  | 'no_spend' // repeat purchases of amount 0 only
  | 'not_converged';

/** Why there is no model. */
export type LifetimeRefusal = 'no_customers' | 'one_day' | 'short_span' | 'nobody_returned';

const leastSpan = 7; // days
const shortHistory = 91; // days: a quarter
const fewRepeatCustomers = 30;
const strongCorrelation = 0.3;
/** A population mean this many times off the mean of the data comes from its tail, not from orders. */
const implausible = 3;

export function fitLifetimeValue(customers: Customers): LifetimeModel | LifetimeRefusal {
  const { frequency, spend, age } = customers;
  const n = frequency.length;
  if (n === 0) return 'no_customers';
  const groups = lifeGroups(customers);
  if (groups.longest === 0) return 'one_day';
  if (groups.repeats === 0) return 'nobody_returned';
  if (groups.longest < leastSpan) return 'short_span';
  const buying = fitBgNbd(groups, daysPerWeek);
  const spending = fitGammaGamma(frequency, spend);
  let spent = 0;
  for (let i = 0; i < n; i++) spent += frequency[i]! * spend[i]!;
  const meanSpend = spent / groups.repeats;
  const isPooled = !spending || !isPlausible(spending, meanSpend);
  const repeatCustomers = groups.beyond[0]!;
  const correlation = correlationOf(frequency, spend);
  // A parameter without a standard error is at an end of its range, or may be anything; a and b are not fitted where nobody stops.
  const open = Object.values(buying.errors).filter((error) => error === null).length;
  const converged = buying.converged && open === (buying.hasDropOut ? 0 : 2) && (isPooled || spending.converged);
  const isFew = repeatCustomers < fewRepeatCustomers;
  const isHollow = isFew && !converged && buying.a > buying.b;
  const remarks: [LifetimeRemark, boolean][] = [
    ['not_converged', !converged],
    ['few_repeat_customers', isFew],
    ['short_history', groups.longest < shortHistory],
    ['no_drop_out', !buying.hasDropOut],
    ['spend_rises', correlation !== null && correlation > strongCorrelation],
    ['spend_falls', correlation !== null && correlation < -strongCorrelation],
    ['no_spend', meanSpend === 0],
    ['equal_spend', !spending && meanSpend > 0],
    ['wide_spend', spending !== null && isPooled],
  ];
  return {
    ...{
      buying,
      spending,
      meanSpend,
      isPooled,
      customers: age.length,
      repeatCustomers,
      correlation,
      converged,
      isHollow,
    },
    remarks: remarks.filter(([, applies]) => applies).map(([remark]) => remark),
  };
}

/** Ends of the calendar months ahead, as days after the last day of the data, and what money is worth there. */
export interface Horizon {
  readonly ends: readonly number[];
  readonly discounts: readonly number[];
}

export function monthsAhead(end: Day, months: number, monthlyDiscount: number): Horizon {
  const ends = Array.from({ length: months }, (_, i) => addMonths(end, i + 1) - end);
  return { ends, discounts: ends.map((_, i) => (1 + monthlyDiscount) ** -(i + 1)) };
}

/** One entry per customer. */
export interface Prediction {
  /** The probability that the customer still buys. */
  readonly alive: Float64Array;
  /** Expected until the end of the horizon. */
  readonly orders: Float64Array;
  readonly orderValue: Float64Array;
  /** Discounted. */
  readonly lifetimeValue: Float64Array;
}

export interface Predictor {
  readonly prediction: Prediction;
  /** Fills in the customers `from` … `to - 1`; calls may be spread over several runs of a clock. */
  predict(from: number, to: number): void;
}

/**
 * CLV = E[M] Σ over months k of (E[Y(t_k)] - E[Y(t_(k-1))]) / (1 + d)^k (Fader, Hardie & Lee 2005, "RFM and CLV", discounted at
 * each month's end). For an active customer the sum depends on frequency and age alone, so it is computed once for each pair.
 */
export function predictor(model: LifetimeModel, customers: Customers, horizon: Horizon): Predictor {
  const n = customers.frequency.length;
  const prediction: Prediction = {
    alive: new Float64Array(n),
    orders: new Float64Array(n),
    orderValue: new Float64Array(n),
    lifetimeValue: new Float64Array(n),
  };
  const { alpha, ...rest } = model.buying;
  const inDays: BgNbd = { ...rest, alpha: alpha * daysPerWeek };
  const ahead = whileActive(inDays, horizon);
  return {
    prediction,
    predict(from, to) {
      const { frequency, recency, age, spend } = customers;
      for (let i = from; i < Math.min(to, n); i++) {
        const x = frequency[i]!;
        const alive = probabilityAlive(inDays, x, recency[i]!, age[i]!);
        const active = ahead(x, age[i]!);
        const worth = model.isPooled ? model.meanSpend : expectedSpend(model.spending!, x, spend[i]!);
        prediction.alive[i] = alive;
        prediction.orders[i] = alive * active.orders;
        prediction.orderValue[i] = worth;
        prediction.lifetimeValue[i] = alive * active.discounted * worth;
      }
    },
  };
}

/** All customers at once. */
export function predict(model: LifetimeModel, customers: Customers, horizon: Horizon): Prediction {
  const { prediction, predict: fill } = predictor(model, customers, horizon);
  fill(0, customers.frequency.length);
  return prediction;
}

export interface SegmentValue {
  segment: string;
  customers: number;
  orders: number;
  lifetimeValue: number;
}

/** Sums over the customers of each segment, in the order of first appearance; `segments` has one entry per customer. */
export function bySegment(segments: readonly string[], { orders, lifetimeValue }: Prediction): SegmentValue[] {
  const sums = new Map<string, SegmentValue>();
  for (const [i, segment] of segments.entries()) {
    const sum = sums.get(segment) ?? { segment, customers: 0, orders: 0, lifetimeValue: 0 };
    sums.set(segment, sum);
    sum.customers++;
    sum.orders += orders[i]!;
    sum.lifetimeValue += lifetimeValue[i]!;
  }
  return [...sums.values()];
}

interface Active {
  orders: number;
  discounted: number;
}

/** Expected and discounted purchases over the horizon while active, worked out once per frequency and age. */
function whileActive(parameters: BgNbd, { ends, discounts }: Horizon): (x: number, age: number) => Active {
  const known: (Active | undefined)[][] = [];
  return (x, age) => {
    known[x] ??= [];
    known[x][age] ??= expectedOver(x, age);
    return known[x][age];
  };

  function expectedOver(x: number, age: number): Active {
    let [orders, discounted] = [0, 0];
    for (const [k, end] of ends.entries()) {
      const until = expectedPurchases(parameters, x, age, end);
      discounted += (until - orders) * discounts[k]!;
      orders = until;
    }
    return { orders, discounted };
  }
}

function isPlausible({ q, ...rest }: GammaGammaFit, mean: number): boolean {
  if (q <= 1) return false;
  const ratio = expectedSpend({ q, ...rest }, 0, 0) / mean;
  return ratio < implausible && ratio > 1 / implausible;
}

function correlationOf(frequency: Int32Array, spend: Float64Array): number | null {
  let [n, mx, mm, xx, mmm, xm] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < frequency.length; i++) {
    const x = frequency[i]!;
    const m = spend[i]!;
    if (x === 0 || m === 0) continue;
    // Welford's updates lose nothing to cancellation.
    n++;
    const [dx, dm] = [x - mx, m - mm];
    mx += dx / n;
    mm += dm / n;
    xx += dx * (x - mx);
    mmm += dm * (m - mm);
    xm += dx * (m - mm);
  }
  const varies = xx > 0 && mmm > n * (1e-9 * mm) ** 2;
  return varies ? Math.min(1, Math.max(-1, xm / Math.sqrt(xx * mmm))) : null;
}
