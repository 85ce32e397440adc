import { defineKpi, type Example } from './define.ts';
import { plus, ratio } from './expression.ts';
import { count, sum } from './measure.ts';
import { deals } from './rows.ts';

const wonByNow = count(deals('won', 'created'));

/** Share of decided deals that were won. Open deals are in neither count. */
export const winRate = defineKpi(() => ({
  id: 'win_rate',
  fn: 'WINRATE',
  unit: 'rate',
  better: 'higher',
  family: 'conversion',
  text: {
    name: 'Win rate',
    summary: 'Share of decided deals that were won.',
    notes:
      'A deal counts once it is won or lost, in the period it was closed. Open deals are in neither count. One table gives several win rates: say which one you mean before you compare.',
  },
  inputs: {
    won: count(deals('won'), { about: 'Deals won in the period.' }),
    lost: count(deals('lost'), { about: 'Deals lost in the period.' }),
  },
  formula: ({ won, lost }) => ratio(won, plus(won, lost), 'nothing_decided'),
  proportion: true,
  option: { id: 'closed by count', about: 'Deals closed in the period, each counts once.' },
  variants: {
    'cancelled as lost': {
      about: 'Cancelled deals count as lost.',
      inputs: { cancelled: count(deals('cancelled')) },
      formula: ({ won, lost, cancelled }) => ratio(won!, plus(plus(won!, lost!), cancelled!), 'nothing_decided'),
    },
    'by value': {
      about: 'Deals closed in the period, by their amounts.',
      inputs: {
        amount_won: sum(deals('won'), 'amount', { empty: 'share' }),
        amount_lost: sum(deals('lost'), 'amount', {
          empty: 'share',
        }),
      },
      formula: ({ amount_won, amount_lost }) => ratio(amount_won!, plus(amount_won!, amount_lost!), 'nothing_decided'),
      proportion: false,
    },
    'of all created': {
      about: 'Of all deals created in the period, open and cancelled ones too, the share won by now.',
      inputs: { won: wonByNow, created: count(deals('any', 'created')) },
      formula: ({ won, created }) => ratio(won!, created!, 'no_rows'),
      counted: ['created'],
    },
    'created and decided': {
      about: 'Of the deals created in the period and decided by now, the share won.',
      inputs: {
        won: wonByNow,
        lost: count(deals('lost', 'created')),
      },
    },
  },
  band: { typical: [20 / 100, 40 / 100], poor: 15 / 100, source: 'Fivendor: typical in B2B services' },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { won: 30, lost: 70, is: 0.3 },
  { won: 0, lost: 5, is: 0 },
  { won: 0, lost: 0, is: 'nothing_decided' },
  { option: 'cancelled as lost', won: 8, lost: 8, cancelled: 2, is: 8 / 18 },
  { option: 'by value', amount_won: 160, amount_lost: 140, is: 160 / 300 },
  { option: 'of all created', won: 5, created: 20, is: 0.25 },
  { option: 'created and decided', won: 5, lost: 7, is: 5 / 12 },
];
