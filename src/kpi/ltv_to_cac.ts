import { defineKpi, type Example } from './define.ts';
import { ratio } from './expression.ts';
import { of } from './measure.ts';

/** Whether a customer brings in more than winning one costs. */
export const ltvToCac = defineKpi(() => ({
  id: 'ltv_to_cac',
  fn: 'LTVCAC',
  unit: 'ratio',
  better: 'higher',
  family: 'unit_economics',
  text: {
    name: 'LTV to CAC',
    summary: 'Customer lifetime value divided by customer acquisition cost.',
    notes: 'Under 3, winning customers takes too large a share of what they bring in.',
  },
  inputs: {
    lifetime_value: of('clv', 'Customer lifetime value.'),
    acquisition_cost: of('cac', 'Customer acquisition cost.'),
  },
  formula: ({ lifetime_value, acquisition_cost }) => ratio(lifetime_value, acquisition_cost, 'zero'),
  counted: ['acquisition_cost'],
  band: { typical: [3, null], source: 'Fivendor: at least 3' },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { lifetime_value: 1200, acquisition_cost: 400, is: 3 },
  { lifetime_value: 1200, acquisition_cost: 'no_new_customers', is: 'no_new_customers' },
];
