/** What buyers answered when they were asked, some days after an order, how likely they are to recommend the company. */
import { day, iso } from './calendar.ts';
import { Chance } from './random.ts';

/** By score: how often it is given, and what is then said. Delivery is what costs this company its promoters. */
const answers = [
  { score: 10, share: 24, comments: ['Always helpful', 'Greta knows our business'] },
  { score: 9, share: 22, comments: ['Quick answers', 'Works as promised'] },
  { score: 8, share: 21, comments: ['Good, but not cheap'] },
  { score: 7, share: 13, comments: ['Fine so far'] },
  { score: 6, share: 7, comments: ['Delivery took three weeks'] },
  { score: 5, share: 5, comments: ['Delivery took too long'] },
  { score: 3, share: 5, comments: ['Two parts were missing'] },
  { score: 1, share: 2, comments: ['Nobody called back'] },
  { score: 0, share: 1, comments: ['We had to return it'] },
];

const last = day(2026, 10, 31);

/** From rows of the orders. One in five answers; some of them write a word, a few leave the score blank. */
export function surveyTable(orders: readonly (readonly (string | number)[])[]): (string | number)[][] {
  const chance = new Chance(910);
  const rows = orders
    .filter(() => chance.happens(0.2))
    .map(([, ordered, customer = '']) => {
      const [year = 0, month = 0, date = 0] = String(ordered).split('-').map(Number);
      const { score, comments } = chance.weighted(answers.map((answer) => [answer, answer.share] as const));
      const said = chance.happens(0.3) ? chance.pick(comments) : '';
      return {
        on: day(year, month, date) + chance.days(9, 2),
        customer,
        score: chance.happens(0.03) ? '' : score,
        said,
      };
    });
  return [
    ['Answered on', 'Customer', 'How likely are you to recommend us?', 'Comment'],
    ...rows
      .filter(({ on }) => on <= last)
      .sort((a, b) => a.on - b.on)
      .map(({ on, customer, score, said }) => [iso(on), customer, score, said]),
  ];
}
