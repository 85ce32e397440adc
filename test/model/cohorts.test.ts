import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { type Cohort, cohorts } from '../../src/model/cohorts.ts';
import { toIso } from '../../src/value/day.ts';
import { dataFile, hasShared, oracle } from '../e2e/shared.ts';
import { day } from '../kpi/tables.ts';

interface Month {
  active: number;
  new: number;
  revenue: number;
}

const monthOf = ({ month }: Cohort) => toIso(month).slice(0, 7);

/** The customers of a cohort who bought in a calendar month. */
const activeIn = (cohort: Cohort, month: string): number => {
  const [year, number] = month.split('-').map(Number);
  const [from, first] = monthOf(cohort).split('-').map(Number);
  return cohort.active[(year! - from!) * 12 + number! - first!] ?? 0;
};

describe.runIf(hasShared)('cohorts of EU Superstore', () => {
  it('have the customers, the active ones of each month and the revenue that pandas found', () => {
    const [head, ...rows] = parseDelimited(readFileSync(dataFile('superstore-eu/eu_superstore_orders.csv'), 'utf8')) as [string[], ...string[][]]; // biome-ignore format: one line
    const cells = (name: string) => rows.filter((row) => row.length > 1).map((row) => row[head.indexOf(name)]!);
    const found = cohorts(cells('Customer ID'), cells('Order Date').map(day), cells('Sales').map(Number));
    const { customers, revenue, monthly_2017 } = oracle<{ customers: number; revenue: number; monthly_2017: Record<string, Month> }>('superstore-eu'); // biome-ignore format: one line
    expect(found.reduce((sum, cohort) => sum + cohort.customers, 0)).toBe(customers);
    const total = found.flatMap((cohort) => cohort.revenue!).reduce((sum, amount) => sum + amount, 0);
    expect(Math.abs(total / revenue - 1)).toBeLessThan(1e-9);
    expect(found[0]!.active.length).toBe(48);
    for (const [month, wanted] of Object.entries(monthly_2017)) {
      expect(found.find((cohort) => monthOf(cohort) === month)?.customers ?? 0, month).toBe(wanted.new);
      expect(
        found.reduce((sum, cohort) => sum + activeIn(cohort, month), 0),
        month,
      ).toBe(wanted.active);
    }
  });
});

describe.runIf(hasShared)('cohorts of CDNOW', () => {
  it('are three: everybody came in the first quarter of 1997; the data end in June 1998', () => {
    const rows = readFileSync(dataFile('cdnow/cdnowElog.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(',')); // biome-ignore format: one line
    const days = rows.map(([, , date]) => day(date!.replace(/(....)(..)(..)/, '$1-$2-$3')));
    const found = cohorts(rows.map(([, id]) => id!), days, rows.map((row) => Number(row[4]))); // biome-ignore format: one line
    expect(found.map(monthOf)).toEqual(['1997-01', '1997-02', '1997-03']);
    expect(found.reduce((sum, { customers }) => sum + customers, 0)).toBe(2357);
    expect(found.map(({ active }) => active.length)).toEqual([18, 17, 16]);
  });
});

describe('cohorts', () => {
  const days = ['2024-11-30', '2024-11-01', '2024-12-05', '2025-02-01', '2025-01-31', '2025-02-28'].map(day);
  it('by hand: who comes back counts once a month, and nobody is 0 up to the last month', () => {
    const found = cohorts(['ann', 'ann', 'bob', 'ann', 'cid', 'cid'], days, null);
    expect(found.map((cohort) => [monthOf(cohort), cohort.customers, cohort.active, cohort.revenue])).toEqual([
      ['2024-11', 1, [1, 0, 0, 1], null],
      ['2024-12', 1, [1, 0, 0], null],
      ['2025-01', 1, [1, 1], null],
    ]);
  });

  it('refunds are no purchase and reduce the month they are dated in', () => {
    const amounts = [50, -10, 30, -50, 0, null];
    const found = cohorts(['ann', 'ann', 'bob', 'ann', 'cid', 'cid'], days, amounts);
    expect(found.map((cohort) => [monthOf(cohort), cohort.active, cohort.revenue])).toEqual([
      ['2024-11', [1, 0, 0, 0], [40, 0, 0, -50]],
      ['2024-12', [1, 0, 0], [30, 0, 0]],
      ['2025-01', [1, 0], [0, 0]], // 0 is a purchase, no amount is none
    ]);
    const early = cohorts(['ann', 'ann', 'dan'], ['2025-01-01', '2025-02-01', '2025-02-02'].map(day), [-5, 20, -1]);
    expect(early).toEqual([{ month: day('2025-02-01'), customers: 1, active: [1], revenue: [20] }]);
  });

  it('rows without customer or day are left out; the last day of any row ends the data', () => {
    expect(cohorts(['ann', null, 'bob'], [day('2025-01-09'), day('2025-03-01'), null], null)).toEqual([
      { month: day('2025-01-01'), customers: 1, active: [1, 0, 0], revenue: null },
    ]);
    expect(cohorts([], [], null)).toEqual([]);
    expect(cohorts(['ann'], [null], [1])).toEqual([]);
  });

  const purchase = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
    fc.option(fc.integer({ min: 45000, max: 45400 })),
    fc.option(fc.integer({ min: -20, max: 100 })),
  );
  const run = (rows: readonly [string | null, number | null, number | null][]) =>
    cohorts(rows.map(([customer]) => customer), rows.map(([, day]) => day), rows.map(([, , amount]) => amount)); // biome-ignore format: one line

  it('add up to all customers and all revenue, and never hold more than the cohort', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 60 }), (rows) => {
        const known = rows.filter(([customer, day, amount]) => customer !== null && day !== null && amount !== null);
        const sales = known.filter(([, , amount]) => amount! >= 0);
        const found = run(rows);
        expect(found.reduce((sum, { customers }) => sum + customers, 0)).toBe(
          new Set(sales.map(([name]) => name)).size,
        );
        for (const { customers, active, revenue } of found) {
          expect(active[0]).toBe(customers);
          expect(Math.max(...active)).toBe(customers);
          expect(revenue!.length).toBe(active.length);
        }
        const onlySales = run(sales);
        const revenue = onlySales.flatMap((cohort) => cohort.revenue!).reduce((sum, amount) => sum + amount, 0);
        expect(revenue).toBe(sales.reduce((sum, [, , amount]) => sum + amount!, 0));
      }),
      { numRuns: 80 },
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 40 }), (rows) => {
        expect(run([...rows].reverse())).toEqual(run(rows));
      }),
      { numRuns: 40 },
    );
  });
});
