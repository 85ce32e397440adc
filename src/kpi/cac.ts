import { defineKpi, type Example } from './define.ts';
import { ratio } from './expression.ts';
import { newOnes, sum } from './measure.ts';
import { paidCosts, purchases, salesCosts } from './rows.ts';

/** What it costs to win a customer. */
export const cac = defineKpi(() => ({
  id: 'cac',
  fn: 'CAC',
  unit: 'money',
  better: 'lower',
  family: 'unit_economics',
  text: {
    name: 'Customer acquisition cost',
    summary: 'Sales and marketing costs divided by new customers.',
    notes: 'A customer is new in the period of the first order, or else of the first won deal of the account.',
  },
  inputs: {
    costs: sum(salesCosts, 'amount', { about: 'Sales and marketing costs of the period.', empty: 'no_costs' }),
    new_customers: newOnes(purchases, 'customer', {
      about: 'Customers who bought for the first time in the period.',
    }),
  },
  formula: ({ costs, new_customers }) => ratio(costs, new_customers, 'no_new_customers'),
  counted: ['new_customers'],
  option: { id: 'blended', about: 'All sales and marketing costs; rent, goods and other costs are not in it.' },
  variants: {
    paid: {
      about: 'Paid media only.',
      inputs: { costs: sum(paidCosts, 'amount', { empty: 'no_costs' }) },
    },
  },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { costs: 50000, new_customers: 125, is: 400 },
  { costs: 50000, new_customers: 0, is: 'no_new_customers' },
  { option: 'paid', costs: 8000, new_customers: 16, is: 500 },
  { costs: 'no_costs', new_customers: 5, is: 'no_costs' },
];
