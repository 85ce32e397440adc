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
    ltv: of('clv', 'Customer lifetime value.'),
    cac: of('cac', 'Customer acquisition cost.'),
  },
  formula: ({ ltv, cac }) => ratio(ltv, cac, 'zero'),
  counted: ['cac'],
  band: { typical: [3, null], source: 'Fivendor: at least 3' },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { ltv: 1200, cac: 400, is: 3 },
  { ltv: 1200, cac: 'no_new_customers', is: 'no_new_customers' },
];
