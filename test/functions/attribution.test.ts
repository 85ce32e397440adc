import { describe, expect, it } from 'vitest';
import { call, column, date, error, open } from './cell.ts';

/** Two sales, 1000 and 500, and a journey without one. */
const journeys = column('K1', 'K1', 'K1', 'K2', 'K2', 'K3');
const dates = column('2026-01-01', '2026-01-08', '2026-01-15', '2026-02-01', '2026-02-08', '2026-02-09');
const channels = column('Ads', 'E-mail', 'Direct', 'E-mail', 'Phone', 'Ads');
const values = column('', '', 1000, '', 500, '');
const attribution = (model: string) => call('ATTRIBUTION', journeys, dates, channels, values, model);
const credits = (model: string) =>
  Object.fromEntries((attribution(model) as [string, number][]).slice(1).map(([channel, credit]) => [channel, credit]));

describe('ATTRIBUTION', () => {
  it('gives channels in the order of first appearance, with credit and share', () => {
    expect(attribution('linear')).toEqual([
      ['Channel', 'Credit', 'Share'],
      ['Ads', expect.closeTo(1000 / 3, 10), expect.closeTo(2 / 9, 10)],
      ['E-mail', expect.closeTo(1000 / 3 + 250, 10), expect.closeTo(7 / 18, 10)],
      ['Direct', expect.closeTo(1000 / 3, 10), expect.closeTo(2 / 9, 10)],
      ['Phone', 250, expect.closeTo(1 / 6, 10)],
    ]);
  });

  it.each([
    ['first touch', { Ads: 1000, 'E-mail': 500, Direct: 0, Phone: 0 }],
    ['Last click', { Ads: 0, 'E-mail': 0, Direct: 1000, Phone: 500 }],
    ['last non-direct', { Ads: 0, 'E-mail': 1000, Direct: 0, Phone: 500 }],
    ['position based', { Ads: 400, 'E-mail': 450, Direct: 400, Phone: 250 }],
    ['Time decay', { Ads: 1000 / 7, 'E-mail': 2000 / 7 + 500 / 3, Direct: 4000 / 7, Phone: 1000 / 3 }],
    ['Shapley value', { Ads: 1000 / 3, 'E-mail': 1000 / 3 + 250, Direct: 1000 / 3, Phone: 250 }],
  ])('%s', (model, expected) => {
    for (const [channel, credit] of Object.entries(credits(model))) expect(credit).toBeCloseTo(expected[channel as keyof typeof expected]!, 9); // biome-ignore format: one line
  });

  it('Markov counts the journeys without a sale', () => {
    // E-mail is on the way to both sales; each of the others to one: from Ads to E-mail, or from E-mail to Direct or Phone.
    const [ads, mail, direct, phone] = [1 / 2, 1, 1 / 2, 1 / 2];
    const sum = ads + mail + direct + phone;
    const found = credits('Markov');
    [ads, mail, direct, phone].forEach((effect, i) => {
      expect(Object.values(found)[i]).toBeCloseTo((1500 * effect) / sum, 9);
    });
  });

  it('shows all models side by side, also where none is named', () => {
    const all = attribution('all') as (string | number)[][];
    expect(all[0]).toEqual([
      'Channel',
      'First touch',
      'Last touch',
      'Last non-direct',
      'Linear',
      'Position 40/20/40',
      'Time decay',
      'Markov',
      'Shapley',
    ]);
    for (let model = 1; model < 9; model++)
      expect(all.slice(1).reduce((sum, row) => sum + (row[model] as number), 0)).toBe(1500);
    expect(call('ATTRIBUTION', journeys, dates, channels, values)).toEqual(all);
  });

  it('counts a channel of `-` as none, and knows the weights by their own numbers only', () => {
    const args = [column('x', 'x'), column('2026-01-01', '2026-01-02'), column('A', '-'), column('', 5)];
    const named = ['Position 40/20/40', 'position 40-20-40', 'position'].map((name) =>
      call('ATTRIBUTION', ...args, name),
    );
    for (const each of named)
      expect(each).toEqual([
        ['Channel', 'Credit', 'Share'],
        ['A', 5, 1],
      ]);
  });

  it('takes open ranges, date cells, times of day, number ids, checkboxes and rows that only carry the value', () => {
    const found = call(
      'ATTRIBUTION',
      open(7, 7, 7, 8),
      open('5.1.2026 14:30', '5.1.2026 9:05', '', date('2026-01-07')),
      open('Late', 'Early', '', 'Late'),
      open(false, false, true, true),
      'first',
    );
    expect(found).toEqual([
      ['Channel', 'Credit', 'Share'],
      ['Late', 1, 0.5],
      ['Early', 1, 0.5],
    ]);
    const order = (first: unknown, second: unknown) =>
      (call('ATTRIBUTION', column('x', 'x'), column(first, second), column('A', 'B'), column(1, ''), 'first touch') as [string, number][])[1]![1]; // biome-ignore format: one line
    expect(order('2026-01-05T14:30:10Z', '2026-01-05T14:30:09Z')).toBe(0);
    expect(order('1/25/2026 1:05 PM', '1/25/2026 11:50 AM')).toBe(0);
    expect(order('1/25/2026 12:05 AM', '1/25/2026 11:50 AM')).toBe(1);
    expect(order('25.1.2026 klo 14.30', '25.1.2026 klo 9.30')).toBe(0);
    expect(order(46000.75, 46000.25)).toBe(0);
    expect(order('2026-01-05', '2026-01-05')).toBe(1);
  });

  it.each([
    [
      [journeys, dates, channels, values, 'best'],
      'model: “best” is none of “first touch”, “last touch”, “last non-direct”, “linear”, “position 40/20/40”, “time decay”, “markov”, “shapley”, “all”',
    ],
    [[journeys, dates, channels, values, 'Position 30/40/30'], 'model: “Position 30/40/30” is none of “first touch”'],
    [[journeys, dates, channels, values, 'time decay 14'], 'model: “time decay 14” is none of “first touch”'],
    [['', dates, channels, values, 'linear'], 'journeys: is missing'],
    [
      [column('a', 'n/a'), column('2026-01-01', '2026-01-02'), column('A', 'B'), column(1, 2)],
      'journeys: is missing (row 2)',
    ],
    [[journeys, dates, channels, column(1, 2), 'linear'], 'values: has 2 rows, but journeys has 6'],
    [[journeys, dates, column('A'), values, 'linear'], 'channels: has 1 row, but journeys has 6'],
    [[journeys, column('x', 1, 1, 1, 1, 1), channels, values, 'linear'], 'dates: “x” is not a date (row 1)'],
    [
      [journeys, dates, channels, column('', '', '', '', '', 0), 'linear'],
      'values: no journey led to a sale: none has a value above 0',
    ],
    [[journeys, dates, channels, column('', 900, 1000, '', '', ''), 'linear'], 'values: journey “K1” has several'],
    [
      [
        column('a', 'b', ''),
        column('2026-01-01', '2026-01-02', '2026-01-03'),
        column('A', 'B', 'C'),
        column(1, 2, 3),
        'linear',
      ],
      'journeys: is missing (row 3)',
    ],
  ])('refuses %#', (args, message) => {
    expect(error('ATTRIBUTION', ...args)).toContain(message);
  });

  it('says what to do where Shapley has too many channels, and leaves its column blank among all', () => {
    const many = Array.from({ length: 13 }, (_, i) => i);
    const args = [many.map((i) => `c${i}`), many.map(() => '2026-01-01'), many.map((i) => `channel ${i}`), many.map(() => 1)].map((cells) => column(...cells)); // biome-ignore format: one line
    expect(error('ATTRIBUTION', ...args, 'Shapley')).toBe(
      'channels: Shapley takes 12 at most, and here are 13: give the small ones one name, such as “Other”',
    );
    const all = call('ATTRIBUTION', ...args, 'all') as (string | number)[][];
    expect([all[0]![8], all[1]![8], all[1]![7]]).toEqual(['Shapley (12 channels at most)', '', expect.closeTo(1, 12)]);
  });
});
