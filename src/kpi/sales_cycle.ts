import { defineKpi, type Example } from './define.ts';
import { mean, median, type Quantity } from './measure.ts';
import { deals } from './rows.ts';

const daysToClose: Quantity = { from: ['first_contact', 'created'], to: 'closed' };

/** How long a won deal took. A few very long deals pull the mean up, so the median stands beside it. */
export const salesCycle = defineKpi(() => ({
  id: 'sales_cycle',
  fn: 'SALESCYCLE',
  unit: 'days',
  better: 'lower',
  family: 'speed',
  text: {
    name: 'Sales cycle',
    summary: 'Days from first contact, or else creation, to the close of won deals.',
    notes: 'Whole days. Deals closed before they were created are left out and counted.',
  },
  inputs: {
    cycle: mean(deals('won'), daysToClose, {
      about: 'Mean days from first contact or creation to close, deals won in the period.',
      unit: 'days',
      none: 'nothing_won',
    }),
  },
  formula: ({ cycle }) => cycle,
  option: { id: 'mean', about: 'The mean: all days divided by all deals.' },
  variants: {
    median: {
      about: 'The median: half of the deals took longer.',
      inputs: {
        cycle: median(deals('won'), daysToClose, {
          about: 'Median days from first contact or creation to close, deals won in the period.',
          unit: 'days',
          none: 'nothing_won',
        }),
      },
    },
  },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { cycle: 45, is: 45 },
  { cycle: 'nothing_won', is: 'nothing_won' },
  { option: 'median', cycle: 30, is: 30 },
];
