import { defineKpi, type Example } from './define.ts';
import { ratio } from './expression.ts';
import { distinct, sum } from './measure.ts';
import { sales, sellers } from './rows.ts';

/** What a sales person brings in. */
export const salesProductivity = defineKpi(() => ({
  id: 'sales_productivity',
  fn: 'SALESPRODUCTIVITY',
  unit: 'money',
  better: 'higher',
  family: 'revenue',
  text: {
    name: 'Sales productivity',
    summary: 'Revenue per sales person.',
    notes: 'A sales person is an owner who closed a deal, won or lost, or has an order in the period.',
  },
  inputs: {
    revenue: sum(sales, 'amount', { about: 'Amounts sold in the period.', empty: 'known' }),
    people: distinct(sellers, 'owner', { about: 'Owners of deals closed, or of orders, in the period.' }),
  },
  formula: ({ revenue, people }) => ratio(revenue, people, 'no_rows'),
  counted: ['revenue'],
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { revenue: 90000, people: 3, is: 30000 },
  { revenue: 0, people: 3, is: 0 },
  { revenue: 0, people: 0, is: 'no_rows' },
];
