/** Purchases of customers, summed up to what the models of repeat buying need: frequency, recency, age and spend. */
import type { Day } from '../value/day.ts';

/** One entry per customer, in the order of first appearance. */
export interface Customers {
  readonly names: readonly string[];
  /** Day of the first purchase. */
  readonly first: Float64Array;
  /** x: purchase days after the first. */
  readonly frequency: Int32Array;
  /** t_x: days from the first to the last purchase. */
  readonly recency: Int32Array;
  /** T: days from the first purchase to the end of the observation. */
  readonly age: Int32Array;
  /** Mean amount of a purchase day after the first; 0 for those who bought once. */
  readonly spend: Float64Array;
  /** Last day of the data. */
  readonly end: Day;
}

/** One purchase, or a refund where the amount is negative. */
export interface Purchases {
  readonly length: number;
  readonly customer: (row: number) => string;
  readonly day: ArrayLike<Day>;
  readonly amount: ArrayLike<number>;
}

/**
 * Frequency, recency and age as in Fader, Hardie & Lee (2005): rows of one day are one purchase, and the observation ends on
 * the last day of the data, or on `end`. The first purchase is left out of the spend (Fader & Hardie, note 025).
 * An amount of 0 is a purchase: something was ordered. A negative amount is none: it reduces the spend from the second
 * purchase day on, at most to 0, and a customer with nothing but refunds is left out.
 */
export function customersOf({ length, customer, day, amount }: Purchases, end?: Day): Customers {
  const index = new Map<string, number>();
  const names: string[] = [];
  const owner = new Int32Array(length).fill(-1);
  const count: number[] = [];
  let last = end ?? -Infinity;
  for (let row = 0; row < length; row++) {
    if (end === undefined) last = Math.max(last, day[row]!);
    else if (day[row]! > end) continue;
    const name = customer(row);
    let i = index.get(name);
    if (i === undefined) {
      i = names.push(name) - 1;
      index.set(name, i);
      count.push(0);
    }
    owner[row] = i;
    count[i]!++;
  }
  const rows = rowsByOwner(owner, count);
  const made = { first: new Float64Array(names.length), spend: new Float64Array(names.length) };
  const [frequency, recency, age] = [names, names, names].map(() => new Int32Array(names.length)) as [Int32Array, Int32Array, Int32Array]; // biome-ignore format: one line
  const kept: string[] = [];
  let from = 0;
  for (const [i, name] of names.entries()) {
    const own = rows.subarray(from, from + count[i]!);
    from += own.length;
    const life = lifeOf(own, day, amount);
    if (!life) continue;
    const k = kept.push(name) - 1;
    made.first[k] = life.first;
    frequency[k] = life.repeats;
    recency[k] = life.last - life.first;
    age[k] = last - life.first;
    made.spend[k] = life.repeats > 0 ? Math.max(0, life.spent) / life.repeats : 0;
  }
  const n = kept.length;
  const whole = { frequency: frequency.subarray(0, n), recency: recency.subarray(0, n), age: age.subarray(0, n) };
  return { names: kept, first: made.first.subarray(0, n), ...whole, spend: made.spend.subarray(0, n), end: last };
}

/** All rows, those of one customer side by side and in their order. */
function rowsByOwner(owner: Int32Array, count: readonly number[]): Int32Array {
  const next = new Int32Array(count.length);
  for (let i = 1; i < next.length; i++) next[i] = next[i - 1]! + count[i - 1]!;
  const rows = new Int32Array(owner.length);
  for (let row = 0; row < owner.length; row++) if (owner[row]! >= 0) rows[next[owner[row]!]!++] = row;
  return rows;
}

/** The purchases of one customer; null where there are only refunds. Sorts `rows` by day. */
function lifeOf(rows: Int32Array, day: ArrayLike<Day>, amount: ArrayLike<number>) {
  if (rows.length > 1) rows.sort((a, b) => day[a]! - day[b]!);
  let first: Day | null = null;
  let last = 0;
  let repeats = 0;
  let spent = 0;
  for (let i = 0; i < rows.length; ) {
    const today = day[rows[i]!]!;
    let net = 0;
    let isPurchase = false;
    for (; i < rows.length && day[rows[i]!] === today; i++) {
      net += amount[rows[i]!]!;
      isPurchase ||= amount[rows[i]!]! >= 0;
    }
    if (isPurchase) {
      if (first === null) first = today;
      else repeats++;
      last = today;
    }
    if (repeats > 0) spent += net;
  }
  return first === null ? null : { first, last, repeats, spent };
}
