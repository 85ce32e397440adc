import { defineKpi, type Example } from './define.ts';
import { sum } from './measure.ts';
import { openDeals } from './rows.ts';

/** What is in the pipeline now. A table shows its pipeline of today only, so past periods have no value. */
export const pipelineValue = defineKpi(() => ({
  id: 'pipeline_value',
  fn: 'PIPELINEVALUE',
  unit: 'money',
  better: 'higher',
  family: 'pipeline',
  text: {
    name: 'Pipeline value',
    summary: 'Amounts of all open deals.',
    notes: 'As it stands now: the table does not keep what was open on an earlier day, so past periods stay empty.',
  },
  inputs: {
    pipeline: sum(openDeals, 'amount', { about: 'Amounts of the deals open now.', when: 'now', empty: 'known' }),
  },
  formula: ({ pipeline }) => pipeline,
  option: { id: 'all open deals', about: 'Every open deal, whenever it is expected to close.' },
  variants: {
    'closing in the window': {
      about: 'Only open deals expected to close in the period.',
      inputs: {
        pipeline: sum(openDeals, 'amount', {
          about: 'Amounts of the open deals expected to close in the period.',
          when: 'expected',
          empty: 'known',
        }),
      },
    },
  },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { pipeline: 90000, is: 90000 },
  { pipeline: 0, is: 0 },
  { pipeline: 'no_history', is: 'no_history' },
  { option: 'closing in the window', pipeline: 12000, is: 12000 },
];
