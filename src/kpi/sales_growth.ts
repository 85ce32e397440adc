import { defineKpi, type Example } from './define.ts';
import { minus, ratio } from './expression.ts';
import { of, sum } from './measure.ts';
import { sales } from './rows.ts';

/** How revenue moves. A running period is compared with as many days of the one before. */
export const salesGrowth = defineKpi(() => ({
  id: 'sales_growth',
  fn: 'SALESGROWTH',
  unit: 'rate',
  better: 'higher',
  family: 'revenue',
  text: {
    name: 'Sales growth',
    summary: 'Change of revenue against the period before.',
    notes:
      'A running period is compared like for like: its days so far with as many days of the period before. There is no value where the earlier period lies before the data, or is below 0.',
  },
  inputs: {
    current: of('revenue', 'Revenue of the period.'),
    previous: sum(sales, 'amount', { about: 'Revenue of the period before.', when: 'previous', empty: 'known' }),
  },
  formula: ({ current, previous }) => ratio(minus(current, previous), previous, 'zero'),
  counted: ['current'],
  option: { id: 'previous period', about: 'Against the period before.' },
  variants: {
    'a year ago': {
      about: 'Against the same period of the year before.',
      inputs: {
        previous: sum(sales, 'amount', {
          when: 'year_ago',
          empty: 'known',
        }),
      },
    },
  },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { current: 120, previous: 100, is: 0.2 },
  { current: 0, previous: 100, is: -1 },
  { current: 120, previous: 0, is: 'zero' },
  { current: 120, previous: -100, is: 'below_zero' },
  { current: 120, previous: 'no_previous_period', is: 'no_previous_period' },
  { option: 'a year ago', current: 90, previous: 100, is: -0.1 },
];
