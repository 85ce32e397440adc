import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { dataFile, hasShared } from '../e2e/shared.ts';
import { call, column, date, error, open } from './cell.ts';

type Table = (string | number)[][];

describe('COHORTS', () => {
  const customers = open('Ann', 'Bob', 'ann ', 'Cid', 'Bob', '');
  const dates = open(...['2025-01-31', '2025-01-01', '2025-03-02', '2025-03-01', '2025-02-10'].map(date), '');
  const amounts = open(100, 20, 40, 30, -5, '');

  it.each([
    ['retention', [['2025-01', 2, 1, 0, 0.5], ['2025-03', 1, 1, '', '']]],
    ['customers', [['2025-01', 2, 2, 0, 1], ['2025-03', 1, 1, '', '']]],
    ['revenue', [['2025-01', 2, 120, -5, 40], ['2025-03', 1, 30, '', '']]],
    ['Revenue per customer', [['2025-01', 2, 60, 57.5, 77.5], ['2025-03', 1, 30, '', '']]],
  ])('as %s', (option, rows) => {
    const head = ['Cohort', 'Customers', 'Month 0', 'Month 1', 'Month 2'];
    expect(call('COHORTS', customers, dates, amounts, option)).toEqual([head, ...rows]);
  }); // biome-ignore format: as the sheet shows it

  it('is retention by default, and takes the option after the dates', () => {
    const retention = call('COHORTS', customers, dates) as Table;
    expect(retention[1]).toEqual(['2025-01', 2, 1, 0.5, 0.5]); // without amounts every row is a purchase
    expect(call('COHORTS', customers, dates, '', 'retention')).toEqual(retention);
    expect((call('COHORTS', customers, dates, 'customers') as Table)[1]).toEqual(['2025-01', 2, 2, 1, 1]);
    expect(call('COHORTS', 'Ann', '2025-01-31', 5, 'revenue')).toEqual([['Cohort', 'Customers', 'Month 0'], ['2025-01', 1, 5]]); // biome-ignore format: one line
  });

  it('takes numbers as customers, and reads dates by the whole column', () => {
    const table = call('COHORTS', column(7, 7, 8), column('31/01/2025', '01/02/2025', '02/02/2025'));
    expect(table).toEqual([['Cohort', 'Customers', 'Month 0', 'Month 1'], ['2025-01', 1, 1, 1], ['2025-02', 1, 1, '']]); // biome-ignore format: one line
  });

  it.each([
    [[], 'customers: is missing'],
    [[customers], 'dates: is missing'],
    [[customers, dates, 'revenue'], 'amounts: is missing: “revenue” needs it'],
    [[customers, dates, 'by mood'], 'option: “by mood” is none of “retention”, “customers”, “revenue”, “revenue per customer”'],
    [[column('a', 'b'), column(date('2025-01-01'))], 'customers: has 2 rows, but dates has 1'],
    [[column('a', 'b'), column('2025-01-01', 'soon')], 'dates: “soon” is not a date (row 2)'],
    [[column('a', 'b'), column('1/2/2025', '3/2/2025')], 'dates: “1/2/2025” may have the day or the month first: write it as a date (row 1)'],
    [[open(''), open('')], 'customers: there is no purchase with a customer and a date'],
    [[column('a'), column(date('2025-01-01')), column(-5)], 'customers: there is no purchase with a customer and a date'],
  ])('refuses %#', (args, message) => {
    expect(error('COHORTS', ...args)).toBe(message);
  }); // biome-ignore format: one line each
});

describe('SURVIVAL', () => {
  const months = column(9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161); // R's survival::aml, maintained
  const left = column('yes', 'yes', 'no', 'Yes', 'churned', 'active', 1, true, false, 'Cancelled', '');

  it('is a table from the start to the last time, with the median last', () => {
    const table = call('SURVIVAL', months, left) as Table;
    expect(table[0]).toEqual(['Time', 'At risk', 'Ended', 'Survival', 'Lower', 'Upper']);
    expect(table.slice(1).map(([time, atRisk, ended]) => [time, atRisk, ended])).toEqual([
      [0, 11, 0], [9, 11, 1], [13, 10, 1], [18, 8, 1], [23, 7, 1], [31, 5, 1], [34, 4, 1], [48, 2, 1], [161, 1, 0],
      ['Median', '', ''],
    ]); // biome-ignore format: a list
    expect(table[1]!.slice(3)).toEqual([1, 1, 1]);
    expect(table[2]![4]).toBeCloseTo(0.50808020576993, 12);
    expect(table[10]!.slice(3)).toEqual([31, 13, '']);
  });

  it('takes level and option in either place', () => {
    const log = call('SURVIVAL', months, left, '', '', 'log') as Table;
    expect(log[2]![4]).toBeCloseTo(0.754133845081525, 12);
    expect(call('SURVIVAL', months, left, 'log')).toEqual(log);
    expect(call('SURVIVAL', months, left, '95%', 'log')).toEqual(log);
    const [wide, narrow] = [0.99, 0.8].map((level) => (call('SURVIVAL', months, left, level) as Table)[2]!);
    expect(wide![4]).toBeLessThan(narrow![4] as number);
  });

  it('says so where the median is not reached', () => {
    const table = call('SURVIVAL', column(1, 2), column(false, false)) as Table;
    expect(table.slice(1)).toEqual([[0, 2, 0, 1, 1, 1], [2, 1, 0, 1, '', ''], ['Median', '', '', 'not reached', '', '']]); // biome-ignore format: one line
  });

  const starts = open(...['2025-01-01', '2025-01-11', '2025-02-01', '2025-03-01'].map(date));
  const ends = open('', date('2025-01-31'), date('2025-03-12'), '');
  it('takes start and end dates; those without an end are there up to the last date, or the day given', () => {
    const table = call('SURVIVAL', starts, ends) as Table;
    expect(table.map((row) => row.slice(0, 4))).toEqual([
      ['Days', 'At risk', 'Ended', 'Survival'],
      [0, 4, 0, 1],
      [20, 3, 1, 2 / 3],
      [39, 2, 1, 1 / 3],
      [70, 1, 0, 1 / 3],
      ['Median', '', '', 39],
    ].map((row) => row.map((cell) => (typeof cell === 'number' ? expect.closeTo(cell, 12) : cell)))); // biome-ignore format: a table
    expect(call('SURVIVAL', starts, ends, date('2025-03-12'))).toEqual(table);
    // By the end of January one had left; two had not begun.
    const early = call('SURVIVAL', starts, ends, '2025-01-31', 0.9) as Table;
    expect(early.slice(1).map((row) => row.slice(0, 4))).toEqual([[0, 2, 0, 1], [20, 2, 1, 0.5], [30, 1, 0, 0.5], ['Median', '', '', 20]]); // biome-ignore format: one line
    // A month is its last day, and a date may be its number.
    expect(call('SURVIVAL', starts, ends, '2025-01', 0.9)).toEqual(early);
    expect(call('SURVIVAL', starts, ends, 45688, 0.9)).toEqual(early);
    expect(call('SURVIVAL', column(45658, 45668, 45689, 45717), column('', 45688, 45728, ''))).toEqual(table);
  });

  it.each([
    [[], 'durations: is missing'],
    [[months], 'ended: is missing'],
    [[starts], 'ends: is missing'],
    [[column(1, -2), column(1, 0)], 'durations: is less than 0 (row 2)'],
    [[column(1, 2), column('yes', 'maybe')], 'ended: “maybe” does not say whether the customer left: write yes or no (row 2)'],
    [[column(1, 2), column('Retained', 'no')], 'ended: “Retained” does not say whether the customer left: write yes or no (row 1)'],
    [[column(1, 2), column(1, date('2025-01-01'))], 'starts: “1” is not a date (row 1)'],
    [[column(date('2025-01-01'), date('2025-01-09')), column(date('2025-01-02'), date('2025-01-02'))], 'ends: lies before its start (row 2)'],
    [[months, left, 95], 'level: is not between 50% and 99.99%'],
    [[months, left, 'logg'], 'option: “logg” is none of “log-log”, “log”'],
    [[months, left, date('2025-01-01')], 'as_of: is for start and end dates, not for durations'],
    [[open(''), open('')], 'durations: there is no customer in these rows'],
    [[starts, ends, '2024-01-01'], 'starts: there is no customer in these rows'],
    [[column('tenure', 5, 6), column('', 'yes', 'no')], 'durations: “tenure” is not a number (row 1)'],
    [[column('Start', date('2025-01-01')), column('', '')], 'starts: “Start” is not a date (row 1)'],
  ])('refuses %#', (args, message) => {
    expect(error('SURVIVAL', ...args)).toBe(message);
  }); // biome-ignore format: one line each
});

describe('CHURNBYAGE', () => {
  it('by hand, from dates: months of age that lie in the data as a whole', () => {
    const starts = column(...['2025-01-01', '2025-01-11', '2025-02-01', '2025-03-01'].map(date));
    const ends = column('', date('2025-01-31'), date('2025-03-12'), '');
    const table = call('CHURNBYAGE', starts, ends, date('2025-03-31')) as Table;
    expect(table.map((row) => row.slice(0, 4))).toEqual([
      ['Month', 'At risk', 'Lost', 'Churn'],
      [0, 4, 1, 0.25],
      [1, 2, 1, 0.5],
      [2, 1, 0, 0],
    ]);
    expect(table[1]![4]).toBeCloseTo(0.0455873, 6); // Wilson's interval of 1 in 4
    expect(table[1]![5]).toBeCloseTo(0.6993582, 6);
  });

  it.runIf(hasShared)('from whole months, on telco', () => {
    const rows = parseDelimited(readFileSync(dataFile('telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv'), 'utf8')).slice(1); // biome-ignore format: one line
    const cells = (index: number) => column(...rows.map((row) => row[index] ?? ''));
    const table = call('CHURNBYAGE', cells(5), cells(20)) as Table;
    expect(table.length).toBe(74);
    expect(table[2]!.slice(0, 3)).toEqual([1, 7032, 380]);
    const lost = table.slice(1).reduce((sum, row) => sum + Number(row[2]), 0);
    expect(lost).toBe(1869);
  });

  it.each([
    [[column(1.5), column('no')], 'starts: 1.5 is not a number of whole months: give start and end dates (row 1)'],
    [[column(12, 1201), column('no', 'no')], 'starts: 1201 months are more than a hundred years (row 2)'],
    [[column(date('2025-01-01')), column(date('2025-01-09'))], 'starts: nobody was seen for a whole month, so there is no churn yet'],
    [[column(1, 2), column(1, 0), 'log'], 'level: a share such as 95% is needed'],
  ])('refuses %#', (args, message) => {
    expect(error('CHURNBYAGE', ...args)).toBe(message);
  }); // biome-ignore format: one line each
});

describe('LOGRANK', () => {
  const months = open(1, 2, 3, 4, 5);
  const left = open('yes', 'yes', 'yes', 'no', 'no');
  it('compares the groups of a column', () => {
    const table = call('LOGRANK', months, left, open('Own', 'own', 'Outsourced', 'Outsourced', '')) as Table;
    expect(table.map((row) => row.slice(0, 3))).toEqual([
      ['Group', 'Customers', 'Ended'],
      ['Own', 2, 2],
      ['Outsourced', 2, 1],
      ['Chi-square', expect.closeTo(2.8823529411, 8), ''],
      ['p-value', expect.closeTo(0.0896, 4), ''],
      ['No difference can be told yet.', '', ''],
    ]);
    const dates = call('LOGRANK', column('2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01'), column('2025-01-02', '2025-01-03', '2025-01-04', ''), column('Own', 'Own', 'Outsourced', 'Outsourced'), '2025-02-01'); // biome-ignore format: one line
    expect(dates).toEqual(table);
  });
  it('tells no difference from what happens by chance once in twenty', () => {
    const ended = column('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'yes', 'yes');
    const groups = column(...Array.from({ length: 10 }, (_, i) => 'BA'[i % 2]));
    const rows = call('LOGRANK', column(6, 7, 6, 9, 2, 6, 6, 9, 2, 9), ended, groups) as Table;
    expect(rows[4]![1]).toBeCloseTo(0.05397, 5);
    expect(rows[5]![0]).toBe('No difference can be told yet.');
  });
  it.each([
    [[months, left], 'groups: is missing'],
    [[months, left, open('A', 'B'), 0.9], 'as_of: a date is needed'],
    [[months, left, open('A', 'A', 'A', 'n/a', '-')], 'groups: two groups are needed at least'],
    [[months, left, open('A', 'B'), 45383], 'as_of: is for start and end dates, not for durations'],
    [[months, left, open('A', 'a', 'A', 'A', 'A')], 'groups: two groups are needed at least'],
    [[months, open('no', 'no', 'no'), open('A', 'B', 'A')], 'ended: too few have left to compare the groups'],
  ])('refuses %#', (args, message) => {
    expect(error('LOGRANK', ...args)).toBe(message);
  });
});
