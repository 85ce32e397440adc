import { defineKpi, type Example } from './define.ts';
import { ratio } from './expression.ts';
import { of, target } from './measure.ts';

/** How many times over the pipeline covers the monthly target. */
export const pipelineCoverage = defineKpi(() => ({
  id: 'pipeline_coverage',
  fn: 'PIPELINECOVERAGE',
  unit: 'ratio',
  better: 'range',
  family: 'pipeline',
  text: {
    name: 'Pipeline coverage',
    summary: 'Open pipeline divided by the monthly revenue target.',
    notes:
      'Needs a revenue target. What you need is 1 ÷ your own win rate: at a win rate of 25 % a coverage of 4 reaches the target.',
  },
  inputs: {
    pipeline: of('pipeline_value', 'Amounts of the deals open now.'),
    target: target('revenue', 'Revenue target of a month.'),
  },
  formula: ({ pipeline, target }) => ratio(pipeline, target, 'no_target'),
  counted: ['pipeline'],
  band: { typical: [3, 5], source: 'Fivendor: 3–5 × the monthly target' },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { pipeline: 300000, target: 100000, is: 3 },
  { pipeline: 300000, target: 'no_target', is: 'no_target' },
  { pipeline: 'no_amount', target: 100000, is: 'no_amount' },
];
