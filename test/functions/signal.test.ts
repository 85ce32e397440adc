import { describe, expect, it } from 'vitest';
import { custom } from '../../src/functions/index.ts';
import { call, column, edge, error, open } from './cell.ts';

type Rows = [string, number | string][];
const value = (rows: unknown, name: string) => (rows as Rows).find(([each]) => each === name)?.[1];

describe('WINRATECI', () => {
  const statuses = open('Won', 'Lost', 'won', 'Open', 'Closed Lost', 'Proposal', 'Cancelled', 'WON ');
  it('of two counts: one row of two cells', () => {
    const [[low, high]] = call('WINRATECI', 8, 8) as [[number, number]];
    expect(low).toBeCloseTo(0.28, 3);
    expect(high).toBeCloseTo(0.72, 3);
    expect(call('WINRATECI', 8, 8, '95%')).toEqual([[low, high]]);
  });

  it('of statuses is that of their counts, under WINRATE’s options', () => {
    expect(call('WINRATECI', statuses)).toEqual(call('WINRATECI', 3, 2));
    expect(call('WINRATECI', statuses, 0.8)).toEqual(call('WINRATECI', 3, 2, 0.8));
    expect(call('WINRATECI', statuses, '', 0.8)).toEqual(call('WINRATECI', 3, 2, 0.8));
    expect(call('WINRATECI', statuses, 'cancelled as lost', 0.9)).toEqual(call('WINRATECI', 3, 3, 0.9));
    expect(call('WINRATECI', statuses, 'of all created')).toEqual(call('WINRATECI', 3, 5));
  });

  it.each([
    [[], 'won: is missing: give two counts, or a column of statuses'],
    [[3], 'lost: is missing'],
    [[0, 0], 'won: no deal was won or lost'],
    [[-1, 2], 'won: is less than 0'],
    [[1.5, 2], 'won: is not a whole number of deals'],
    [[3, 4, 95], 'level: is not between 50% and 99.99%'],
    [[3, 4, 1], 'level: is not between 50% and 99.99%'],
    [[column('open', 'proposal')], 'statuses: no deal was won or lost'],
    [[statuses, 'by value'], 'option: “by value” adds up amounts: only a rate that counts deals has an interval'],
  ])('%#: %s', (args, message) => {
    expect(error('WINRATECI', ...args)).toBe(message);
  });
});

describe('ABTEST', () => {
  it('says that a difference may be chance, and what it would take to tell', () => {
    const rows = call('ABTEST', 15, 50, 25, 60) as Rows;
    expect(rows.map(([name]) => name)).toEqual('Share A,Share B,Difference,Lower,Upper,z,p-value,Verdict'.split(','));
    expect(value(rows, 'p-value')).toBeCloseTo(0.2053137314, 9);
    expect(value(rows, 'Lower')).toBeCloseTo(-0.2832874733, 9);
    expect(value(rows, 'Verdict')).toBe('No difference can be told yet: 11.7 points may be chance (p = 0.205). If it stays, about 266 deals in each group (216 more in A, 206 more in B) would tell.'); // biome-ignore format: one line
  });

  it.each([
    [
      [4238, 6711, 349, 500],
      'B wins more often than A: the difference of 6.6 points is unlikely to be chance (p = 0.003).',
    ],
    [
      [1655, 3875, 48, 1695],
      'A wins more often than B: the difference of 39.9 points is unlikely to be chance (p under 0.001).',
    ],
    [
      [10, 10, 0, 12],
      'A wins more often than B: the difference of 100.0 points is unlikely to be chance (p under 0.001 by Fisher’s exact test, as the counts are small).',
    ],
    [
      [3, 3, 0, 3],
      'No difference can be told yet: 100.0 points may be chance (p = 0.100 by Fisher’s exact test, as the counts are small). If it stays, about 4 deals in each group (1 more in A, 1 more in B) would tell.',
    ],
    [[0, 10, 0, 12], 'No difference can be told: nothing was won in both.'],
    [[10, 10, 12, 12], 'No difference can be told: everything was won in both.'],
    [[1, 10, 2, 20], 'No difference can be told: both win 10.0%.'],
    [
      [5_000_001, 10_000_000, 5_000_000, 10_000_000],
      'No difference can be told yet: less than 0.1 points may be chance (p = 1.000). If it stays this small, even a million deals in each group would not tell.',
    ],
  ])('%j: %s', (args, verdict) => {
    // biome-ignore format: one line
    expect(value(call('ABTEST', ...args), 'Verdict')).toBe(verdict);
  });

  it('has no z where nothing varies', () => {
    const rows = call('ABTEST', 0, 10, 0, 12);
    expect([value(rows, 'z'), value(rows, 'p-value')]).toEqual(['undefined', 'undefined']);
  });

  it('may be told at 90 % and not at 99 %', () => {
    expect(value(call('ABTEST', 30, 100, 42, 100, 0.9), 'Verdict')).toMatch(/^B wins/);
    expect(value(call('ABTEST', 30, 100, 42, 100, '99%'), 'Verdict')).toMatch(/^No difference/);
  });

  it.each([
    [[5, 4, 1, 2], 'wins_a: is more than n_a'],
    [[1, 2, 5, 4], 'wins_b: is more than n_b'],
    [[0, 0, 1, 2], 'n_a: is 0: there is nothing to compare yet'],
    [[1, 2, 1], 'n_b: is missing'],
    [[-1, 2, 1, 2], 'wins_a: is less than 0'],
    [[0.4, 1, 1, 2], 'wins_a: is not a whole number of deals'],
    [[1, 1e300, 1, 2], 'n_a: is too large to be a figure of sales'],
  ])('%j: %s', (args, message) => {
    expect(error('ABTEST', ...args)).toBe(message);
  });
});

describe('CONTROLLIMITS', () => {
  it('has a header and a row beside each cell of the series', () => {
    const rows = call('CONTROLLIMITS', open(0.1, '', 0.1, 0.1, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1), 'rate') as unknown[][];
    expect(rows).toHaveLength(11);
    expect(rows[0]!.join()).toBe('Point,Value,Centre,Lower limit,Upper limit,Moving range,Average range,Range limit,Signal (provisional: under 10 values; 1 blank skipped)'); // biome-ignore format: one line
    expect([rows[2]![0], rows[2]![1], rows[2]![8]]).toEqual(['', '', '']);
    expect(rows[5]!.slice(0, 2)).toEqual([4, 0.3]);
    expect(rows[5]![3]).toBe(0);
    expect(rows[5]![8]).toBe('above the upper limit; moving range over its limit');
    for (const row of rows.slice(1)) expect(row).toHaveLength(9);
  });

  it('says nothing beside the word where it has enough', () => {
    expect((call('CONTROLLIMITS', column(3, 5, 4, 6, 4, 5, 3, 4, 5, 6)) as unknown[][])[0]![8]).toBe('Signal');
  });

  it.each([
    [[], 'series: is missing'],
    [[open(1, 2, 3, '', 4, 5)], 'series: at least 6 values are needed to see what is usual, not 5'],
    [[column(0.1, 0.2, 0.3, 0.4, 1.2, 0.4), 'rate'], 'series: a rate lies between 0 and 1 (row 5)'],
    [[column(1, 2, 3, -4, 5, 6), 'count'], 'series: a count is never less than 0 (row 4)'],
    [[column(1, 2, 3, 4, 5, 6), 'share'], 'option: “share” is none of “rate”, “count”'],
    [[column(1, 2, 3, 4, 5, 1e300)], 'series: is too large to be a figure of sales (row 6)'],
    [[column(1, 2, 'x', 4, 5, 6)], 'series: “x” is not a number (row 3)'],
  ])('%#: %s', (args, message) => {
    expect(error('CONTROLLIMITS', ...args)).toBe(message);
  });
});

describe('TARGETPROPOSAL', () => {
  const rates = open(0.2, 0.22, 0.25, 0.21, 0.23, 0.26, 0.22, 0.24);
  const days = column(60, 50, 55, 58, 52, 54, 57, 51);

  it('leads with the target, and ends with the reason', () => {
    const rows = call('TARGETPROPOSAL', rates, '30%', 2) as Rows;
    expect(rows.map(([name]) => name)).toEqual(['Target', 'Step 1', 'Step 2', 'Level today', 'Trend per period', 'Better quarter', 'Process limit', 'Why']); // biome-ignore format: one line
    expect(rows[0]![1]).toBeCloseTo(0.2425, 12);
    expect(value(rows, 'Why')).toBe('From 22.5% to 24.3%: what the better quarter of your newest periods reaches at today’s level. Single periods can reach the benchmark of 30.0% already: aim for it next.'); // biome-ignore format: one line
  });

  it('takes "lower is better" right after the history, and figures that are no rates', () => {
    const rows = call('TARGETPROPOSAL', days, 'lower is better');
    expect(value(rows, 'Target')).toBe(51.75);
    expect(value(rows, 'Why')).toMatch(/^From 54\.5 to 51\.8: /);
    expect(call('TARGETPROPOSAL', days, '', '', 'lower_is_better')).toEqual(rows);
    expect(value(call('TARGETPROPOSAL', days, 30, 3, 'lower is better'), 'Why')).toContain(
      'takes a change in the work',
    );
  });

  it('writes its numbers as the cells of the spreadsheet', () => {
    const history = column(1000, 1250, 1200, 1300, 2050, 1900);
    const said = (locale: string) => value(custom('TARGETPROPOSAL', [history], edge(locale)), 'Why');
    expect(said('de_DE')).toMatch(/ \d\.\d{3}[ :]/);
    expect(said('en_US')).toMatch(/ \d,\d{3}[ :]/);
  });

  it('keeps the place of a blank period: a trend is per period', () => {
    const rows = call('TARGETPROPOSAL', column('', 10, '', 20, '', 30, '', 40, '', 50, '', 60, ''));
    expect(['Level today', 'Trend per period', 'Target'].map((name) => value(rows, name))).toEqual([60, 5, 70]);
  });

  it('takes a ratio with a benchmark far above', () => {
    expect(value(call('TARGETPROPOSAL', column(0.7, 0.8, 0.75, 0.9, 0.8, 0.85), 3), 'Why')).toContain(
      'benchmark of 3.00',
    );
  });

  it('keeps a rate that rises steeply under 100 %', () => {
    const sinking = call('TARGETPROPOSAL', column(10, 9, 8, 7, 6, 5, 4, 3));
    expect(value(sinking, 'Why')).toBe(
      '3.00 is today’s level: hold it. Today’s level follows a trend of −1.00 per period.',
    );
    const rows = call('TARGETPROPOSAL', column(0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95), '', 12);
    expect(value(rows, 'Target')).toBe(1);
  });

  it.each([
    [[], 'history: is missing'],
    [[column(1, 2, 3)], 'history: at least 6 values are needed to see what is usual, not 3'],
    [[rates, 'x'], 'benchmark: “x” is not a number'],
    [[rates, 1e300], 'benchmark: is too large to be a figure of sales'],
    [[rates, '', 0], 'steps: is not a whole number from 1 to 12'],
    [[rates, 30], 'benchmark: 30 is more than 100 %: write 30% or 0.3'],
    [[column(20, 22, 25, 21, 23, 26), '30%'], 'benchmark: 0.3 is far from the history: give both in one unit'],
    [[rates, '', 13], 'steps: is not a whole number from 1 to 12'],
    [[rates, '', 2.5], 'steps: is not a whole number from 1 to 12'],
    [[rates, '', 2, 'best'], 'option: “best” is none of “higher is better”, “lower is better”'],
  ])('%#: %s', (args, message) => {
    expect(error('TARGETPROPOSAL', ...args)).toBe(message);
  });
});
