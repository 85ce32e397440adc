import { defineKpi, type Example } from './define.ts';
import { mean } from './measure.ts';
import { deals } from './rows.ts';

/** What a won deal is worth on average. */
export const averageDealSize = defineKpi(() => ({
  id: 'average_deal_size',
  fn: 'AVGDEALSIZE',
  unit: 'money',
  better: 'higher',
  family: 'revenue',
  text: {
    name: 'Average deal size',
    summary: 'Revenue from won deals divided by the won deals that have an amount.',
    notes: 'Deals with a blank amount are left out and counted; an amount of 0 is kept.',
  },
  inputs: {
    deal_size: mean(deals('won'), 'amount', {
      about: 'Mean amount of the deals won in the period.',
      unit: 'money',
      none: 'nothing_won',
    }),
  },
  formula: ({ deal_size }) => deal_size,
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { deal_size: 2500, is: 2500 },
  { deal_size: 'nothing_won', is: 'nothing_won' },
];
