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
  const months = new Map<Day, number>(); // many rows share a day, and the calendar is the costly part
  const rowsOf = new Map<number, number[]>(); // by month
  const ids = new Map<string, number>();
  const idOf = new Int32Array(days.length);
  const firsts: (number | undefined)[] = []; // by id; none with nothing but refunds
  let last = Number.NEGATIVE_INFINITY;
  days.forEach((day, row) => {
    if (day === null) return;
    let month = months.get(day);
    if (month === undefined) {
      month = monthOf(day);
      months.set(day, month);
      last = Math.max(last, month);
    }
    const customer = customers[row] ?? null;
    const amount = amounts ? (amounts[row] ?? null) : 0;
    if (customer === null || amount === null) return;
    let id = ids.get(customer);
    if (id === undefined) {
      id = ids.size;
      ids.set(customer, id);
      firsts.push(undefined);
    }
    idOf[row] = id;
    const rows = rowsOf.get(month);
    if (rows) rows.push(row);
    else rowsOf.set(month, [row]);
    if (amount >= 0) firsts[id] = Math.min(firsts[id] ?? month, month);
  });

  const found = new Map<number, Cohort>();
  for (const first of firsts) {
    if (first === undefined) continue;
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

  const seenIn = new Int32Array(ids.size).fill(-1); // the month in which a customer was counted last
  for (const [month, rows] of rowsOf)
    for (const row of rows) {
      const id = idOf[row]!;
      const first = firsts[id];
      if (first === undefined || month < first) continue;
      const { active, revenue } = found.get(first)!;
      const amount = amounts?.[row] ?? 0;
      if (revenue) revenue[month - first]! += amount;
      if (amount < 0 || seenIn[id] === month) continue;
      seenIn[id] = month;
      active[month - first]!++;
    }
  return [...found.values()].sort((a, b) => a.month - b.month);
}
