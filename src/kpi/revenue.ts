import { defineKpi, type Example } from './define.ts';
import { sum } from './measure.ts';
import { sales } from './rows.ts';

/** What was sold. The amounts of won deals, else of orders less refunds. */
export const revenue = defineKpi(() => ({
  id: 'revenue',
  fn: 'SALESREVENUE',
  unit: 'money',
  better: 'higher',
  family: 'revenue',
  text: {
    name: 'Revenue',
    summary: 'Amounts of the deals won in the period, or of its orders less refunds.',
    notes: 'A month without sales inside the span of the data is 0. Rows without an amount are left out and counted.',
  },
  inputs: {
    revenue: sum(sales, 'amount', { about: 'Amounts sold in the period.', empty: 'known' }),
  },
  formula: ({ revenue }) => revenue,
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { revenue: 1200, is: 1200 },
  { revenue: 0, is: 0 },
  { revenue: 'no_amount', is: 'no_amount' },
];
