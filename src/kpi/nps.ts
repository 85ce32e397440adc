import { netShareInterval } from '../model/net-promoter.ts';
import { defineKpi, type Example } from './define.ts';
import { minus, number, ratio, times } from './expression.ts';
import { count } from './measure.ts';
import { answers, detractors, promoters } from './rows.ts';

/** Net promoter score, from -100 to 100: the share of promoters less that of detractors. */
export const nps = defineKpi(() => ({
  id: 'nps',
  fn: 'NPS',
  unit: 'score',
  better: 'higher',
  family: 'quality',
  text: {
    name: 'NPS',
    summary: 'Net promoter score: the share of answers of 9 or 10 less the share of 0 to 6, times 100.',
    notes:
      'From −100 to 100. Answers of 7 and 8 count as answers only. Blank scores, and in a table those outside of 0 to 10, are left out and counted. A few answers move it by many points: look at its interval.',
  },
  inputs: {
    promoters: count(promoters, { about: 'Answers of 9 or 10 in the period.' }),
    detractors: count(detractors, { about: 'Answers of 0 to 6 in the period.' }),
    answers: count(answers, { about: 'Answers from 0 to 10 in the period.' }),
  },
  formula: ({ promoters, detractors, answers }) =>
    times(ratio(minus(promoters, detractors), answers, 'nobody_answered'), number(100)),
  interval: (value, level) => {
    const [low, high] = netShareInterval(value('promoters'), value('detractors'), value('answers'), level);
    return [100 * low, 100 * high];
  },
  counted: ['answers'],
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  { promoters: 30, detractors: 12, answers: 60, is: 30 },
  { promoters: 0, detractors: 2, answers: 2, is: -100 },
  { promoters: 0, detractors: 0, answers: 3, is: 0 },
  { promoters: 0, detractors: 0, answers: 0, is: 'nobody_answered' },
];
