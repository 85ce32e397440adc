/**
 * Cohorts: customers grouped by the calendar month of their first purchase, and followed from month to month.
 * Month 0 is the month of the first purchase; a cohort has a figure for every month up to the last one in the data, and none after it.
 */
import { type Day, dayOf, ymd } from '../value/day.ts';

export interface Cohort {
  /** First day of the month of the first purchase. */
  month: Day;
  customers: number;
  /** Customers with a purchase, by months since the first one; `active[0]` is all of them. */
  active: number[];
  /** Amounts by months since the first purchase, refunds subtracted; null without amounts. */
  revenue: number[] | null;
}

/** Months since year 0, so that months can be subtracted. */
const monthOf = (day: Day): number => {
  const { year, month } = ymd(day);
  return year * 12 + month - 1;
};

/** More than any two dates of the calendar lie apart in months. */
const MONTHS = 2 ** 20;

/**
 * Cohorts in the order of their months; a month in which nobody bought for the first time is none.
 *
 * One row is one purchase, or one line of it: a customer is counted once a month. Rows without customer or day are left out, and so are
 * those without an amount where `amounts` are given. A negative amount is a refund: no purchase, but it reduces the revenue of the month
 * it is dated in. Refunds before the month of the first purchase belong to sales before the data, so to no cohort.
 *
 * The months observed end with the last day of any row, even of one that is left out.
 *
 * @param customers Equal texts are one customer: fold capitals before.
 * @param amounts In one currency; null: none are known.
 */
export function cohorts(
  customers: readonly (string | null)[],
  days: readonly (Day | null)[],
  amounts: readonly (number | null)[] | null,
): Cohort[] {
  // Many rows share a day, and the calendar is the costly part.
  const months = new Map<Day, number>();
  const ids = new Map<string, number>();
  const firsts: number[] = [];
  const idOf = new Int32Array(days.length).fill(-1);
  const monthAt = new Int32Array(days.length);
  let last = Number.NEGATIVE_INFINITY;
  days.forEach((day, row) => {
    if (day === null) return;
    const month = months.get(day) ?? monthOf(day);
    months.set(day, month);
    last = Math.max(last, month);
    const customer = customers[row] ?? null;
    const amount = amounts ? (amounts[row] ?? null) : 0;
    if (customer === null || amount === null) return;
    const id = ids.get(customer) ?? ids.size;
    ids.set(customer, id);
    idOf[row] = id;
    monthAt[row] = month;
    if (amount >= 0) firsts[id] = Math.min(firsts[id] ?? month, month);
  });

  const found = new Map<number, Cohort>();
  for (const first of firsts) {
    if (first === undefined) continue; // nothing but refunds
    const zeros = () => new Array<number>(last - first + 1).fill(0);
    const cohort = found.get(first) ?? {
      month: dayOf(0, first + 1, 1),
      customers: 0,
      active: zeros(),
      revenue: amounts && zeros(),
    };
    cohort.customers++;
    found.set(first, cohort);
  }

  const seen = new Set<number>();
  idOf.forEach((id, row) => {
    const first = firsts[id];
    const age = monthAt[row]! - (first ?? 0);
    if (first === undefined || age < 0) return;
    const { active, revenue } = found.get(first)!;
    const amount = amounts?.[row] ?? 0;
    if (revenue) revenue[age]! += amount;
    const visit = id * MONTHS + age;
    if (amount < 0 || seen.has(visit)) return;
    seen.add(visit);
    active[age]!++;
  });
  return [...found.values()].sort((a, b) => a.month - b.month);
}
