import { defineKpi, type Example } from './define.ts';
import { ratio, times } from './expression.ts';
import { count, of } from './measure.ts';
import { openDeals } from './rows.ts';

/** Money the pipeline turns out per day, at the speed and the win rate of the period. */
export const salesVelocity = defineKpi(() => ({
  id: 'sales_velocity',
  fn: 'SALESVELOCITY',
  unit: 'money_per_day',
  better: 'higher',
  family: 'pipeline',
  text: {
    name: 'Sales velocity',
    summary: 'Open deals × win rate × average deal size ÷ sales cycle: money per day.',
    notes:
      'The open deals are those of today, so it has a value for the running period only. Look at its four parts to see which one to work on.',
  },
  inputs: {
    open_deals: count(openDeals, { about: 'Deals open now.', when: 'now' }),
    win_rate: of('win_rate', 'Win rate of the period.'),
    deal_size: of('average_deal_size', 'Average deal size of the period.'),
    cycle: of('sales_cycle', 'Sales cycle of the period in days.'),
  },
  formula: ({ open_deals, win_rate, deal_size, cycle }) => ratio(times(open_deals, win_rate, deal_size), cycle, 'zero'),
  counted: ['open_deals', 'win_rate'],
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { open_deals: 40, win_rate: 0.25, deal_size: 12000, cycle: 60, is: 2000 },
  { open_deals: 40, win_rate: 0.25, deal_size: 12000, cycle: 0, is: 'zero' },
  { open_deals: 'no_history', win_rate: 0.25, deal_size: 12000, cycle: 60, is: 'no_history' },
];
