import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSharedData, rowsOfFile } from '../table/grids.ts';
import { call, column, date, error, open } from './cell.ts';

const file = join(import.meta.dirname, '../../../shared/oracles/formula-kpis.json');
const hasOracle = existsSync(file);
if (!hasOracle) console.warn('../shared/oracles is missing: weighted forecasts are checked on a few cases only.');

describe('WEIGHTEDFORECAST', () => {
  const statuses = column('Won', 'Lost', 'Open', 'Proposal', 'Cancelled');
  it.each([
    [[27600, 0.12], 3312], // Nutshell's two
    [[34500, '83%'], 28635],
    [[column(100, 200, 300, 400, 500), column(0.9, 0.9, 0.1, 0.5, 0.5), statuses], 100 + 30 + 200],
    [[column(100, 200, 300, 400, 500), column('', '', 10, 50, ''), statuses], 330], // percent points, only where open
    [[open(100, 200, '', 400), 0.5, open('Won', 'Lost', 'Open', 'Open')], 300],
    [[column(100, 200, 300, 400, 500), '', statuses], 100 + 700 / 2], // by the win rate of the statuses
    [[column(100, 200), column(0, 1)], 200],
    [[column(100, 100, 100, 100), column('12%', 83, 50, 100)], 245],
  ])('%#', (args, expected) => {
    expect(call('WEIGHTEDFORECAST', ...args)).toBeCloseTo(expected, 9);
  });
  it.runIf(hasOracle)('equals the oracle', () => {
    const cases = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const found = JSON.stringify(cases).match(/"weighted_forecast":(\[.*?\}\])/)![1]!;
    for (const { deals, weighted } of JSON.parse(found) as { deals: [number, number][]; weighted: number }[])
      expect(call('WEIGHTEDFORECAST', column(...deals.map(([a]) => a)), column(...deals.map(([, p]) => p)))).toBeCloseTo(weighted, 9); // biome-ignore format: one line
  });
  it.each([
    [[column('', ''), column(0.5, 0.2)], 'amounts: no open deal has an amount'],
    [[column(100, 200)], 'probabilities: is missing: give probabilities, or statuses to learn the win rate from'],
    [
      [column(100, 200), '', column('Open', 'Open')],
      'probabilities: is missing, and no deal was won or lost to learn from',
    ],
    [[column(100, 200), column(0.5, '')], 'probabilities: is blank, but the deal is open (row 2)'],
    [[column(100, 200), column(50, 130)], 'probabilities: 130 is no probability (row 2)'],
    [[column(100, 200), column('50%', '130%')], 'probabilities: 1.3 is no probability (row 2)'],
    [
      [column(100, 200), column(83, 0.12)],
      'probabilities: 0.12 is a part of 1, others are percents: write all alike (row 2)',
    ],
    [[column(100, '', ''), 0.5, column('Won', 'Open', 'Open')], 'amounts: no open deal has an amount'],
    [[column(100, 200), column(-0.5, 0.2)], 'probabilities: -0.5 is no probability (row 1)'],
    [[column(100, 200), column(0.5, 0.5, 0.5)], 'probabilities: has 3 rows, but amounts has 2'],
  ])('refuses %#', (args, message) => {
    // biome-ignore format: one line
    expect(error('WEIGHTEDFORECAST', ...args)).toBe(message);
  });
});

describe('STAGEPROBABILITIES', () => {
  const header = ['Stage', 'Won', 'Decided', 'Probability', 'Shrunk probability', 'Learned from'];
  const overall = 'the overall win rate: no decided deal is known to have been here';
  const own = 'the decided deals that were here';
  it('says so where stages of decided deals are not known', () => {
    expect(call('STAGEPROBABILITIES', open('Won', 'Lost', 'Demo', 'lost', 'Lost', 'Offer', 'demo '))).toEqual([
      header,
      ['Demo', 1, 4, 1 / 4, 1 / 4, overall],
      ['Offer', 1, 4, 1 / 4, 1 / 4, overall],
    ]);
  });
  it('learns from last stages in their order', () => {
    const stages = column('Lead', 'Lead', 'Demo', 'Offer', 'Closed Won', 'Demo', 'lead');
    const ended = column('lost', 'lost', 'lost', 'won', 'won', 'open', 'lost');
    const rows = call('STAGEPROBABILITIES', stages, ended, column('Lead', 'Demo', 'Offer', 'Contract')) as unknown[][];
    expect(rows.map((row) => [row[0], row[1], row[2], row[3], row[5]])).toEqual([
      [header[0], header[1], header[2], header[3], header[5]],
      ['Lead', 2, 6, 2 / 6, own],
      ['Demo', 2, 3, 2 / 3, own],
      ['Offer', 2, 2, 1, own],
      ['Contract', 2, 2, 1, own],
    ]);
  });
  it.each([
    [[column('Demo', 'Offer'), column('open', 'open')], 'statuses: both won and lost deals are needed to learn from'],
    [[column('Stage', 'Demo', 'Won', 'Lost')], 'stages: “Stage” looks like a header: begin below it (row 1)'],
    [[column('Won', 'Lost')], 'stages: no stage on the way is named, only won or lost'],
    [
      [column('Lead', 'Demo', 'Offer', 'Offer'), column('lost', 'lost', 'won', 'won')],
      'order: is missing: most won deals stand in “Offer”, so these are the deals’ last stages. Give the stages from first to last',
    ],
    [
      [column('Lead', 'Demo'), column('lost', 'won'), column('Lead', 'Offer')],
      'order: lacks the stage “Demo” of row 2 of stages',
    ],
  ])('refuses %#', (args, message) => {
    // biome-ignore format: one line
    expect(error('STAGEPROBABILITIES', ...args)).toBe(message);
  });
});

/** Ten deals won after 10, 20, … 100 days, ten lost after 50; three open. */
const ten = Array.from({ length: 10 }, (_, i) => i);
const day = (n: number) => date(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const timed = {
  amounts: column(...ten.map(() => 100), ...ten.map(() => 100), 1000, 2000, 4000),
  statuses: column(...ten.map(() => 'Won'), ...ten.map(() => 'Lost'), 'Open', 'Open', 'Open'),
  starts: column(...ten.map(() => day(0)), ...ten.map(() => day(0)), day(100), day(50), day(0)),
  closes: column(...ten.map((i) => day(10 * (i + 1))), ...ten.map(() => day(50)), '', day(300), ''),
};

describe('EXPECTEDCLOSE', () => {
  it('gives each open deal its chance and day, beside its row', () => {
    const rows = call('EXPECTEDCLOSE', timed.starts, timed.closes, timed.statuses) as unknown[][];
    expect(rows[0]).toEqual(['Days open', 'Probability', 'Expected close']);
    expect(rows).toHaveLength(24);
    expect(rows.slice(1, 21).every((row) => row.every((cell) => cell === ''))).toBe(true);
    const [fresh, older, oldest] = rows.slice(21) as [unknown[], unknown[], unknown[]];
    expect(fresh[0]).toBe(0);
    expect(fresh[1]).toBeGreaterThan(0.4);
    expect(fresh[1]).toBeLessThan(0.6);
    expect(older[0]).toBe(50);
    expect(older[1]).toBeGreaterThan(0.8); // from day 50 on nobody was lost
    expect(oldest).toEqual([100, 0, 'older than every deal that was won']);
    expect((older[2] as Date).toISOString()).toBe('2024-05-10T00:00:00.000Z'); // wins at 60 … 100 days: the third of five at 80, 30 from 2024-04-10
  });
  it.each([
    [[timed.starts, timed.closes, timed.statuses, date('2024-02-01')], 'as_of: lies before the last close, 2024-04-10'],
    [
      [timed.starts, timed.closes, timed.statuses, column(date('2024-05-01'), date('2024-05-01'))],
      'as_of: one cell is needed, not a range',
    ],
    [
      [[...timed.starts.slice(0, -1), [date('2042-03-05')]], timed.closes, timed.statuses],
      'starts: 2042-03-05 is far behind all other days: correct it, or give as_of',
    ],
    [
      [column(day(0), day(1)), column(day(5), ''), column('Won', 'Open')],
      'closes: won deals with a start and a close: 1; at least 5 are needed to learn how long a win takes',
    ],
  ])('refuses %#', (args, message) => {
    // biome-ignore format: one line
    expect(error('EXPECTEDCLOSE', ...args)).toBe(message);
  });
});

describe('a day in the far future', () => {
  it('is taken for what it is where as_of is given: the deal has just begun', () => {
    const starts = [...timed.starts.slice(0, -1), [date('2042-03-05')]];
    const rows = call('EXPECTEDCLOSE', starts, timed.closes, timed.statuses, '2024-04') as unknown[][];
    expect(rows.slice(21).map(([age]) => age)).toEqual([20, 70, 0]);
  });
});

describe('PIPELINEFORECAST', () => {
  const months = (...args: unknown[]) =>
    call('PIPELINEFORECAST', timed.amounts, timed.statuses, timed.starts, timed.closes, ...args) as [string, number, number, number, number][]; // biome-ignore format: one line
  it('has a row for each month, and adds up to amount times probability', () => {
    const [header, ...rows] = months(0.5, 2);
    expect(header).toEqual(['Month', 'Expected', 'Low', 'High', 'Deals won']);
    expect(rows.map(([label]) => label)).toEqual(['Rest of Apr 2024', 'May 2024', 'Later']);
    expect(rows.reduce((sum, [, expected]) => sum + expected, 0)).toBeCloseTo(3500, 9);
    expect(rows.reduce((sum, row) => sum + row[4], 0)).toBeCloseTo(1.5, 9);
    // Of the deal that is 50 days old wins are left at 60, 70 (by 30 April), 80, 90, 100 days (in May): 2 of 5.
    const fresh = 2 / 10; // of the new one 10 and 20 days lie in April; open deals change that little
    expect(rows[0]![1]).toBeGreaterThan(0.5 * (2000 * (2 / 5) + 1000 * fresh) * 0.9);
    expect(rows[0]![1]).toBeLessThan(0.5 * (2000 * (2 / 5) + 1000 * fresh) * 1.1);
    // A deal older than every win may still come, but nobody knows when.
    expect(rows[2]![1]).toBeGreaterThanOrEqual(2000);
    for (const [, expected, low, high] of rows) expect(low <= expected && expected <= high).toBe(true);
  });
  it('learns probabilities from the ages', () => {
    const rows = months().slice(1);
    expect(rows).toHaveLength(4);
    const close = call('EXPECTEDCLOSE', timed.starts, timed.closes, timed.statuses) as [number, number][];
    const wanted = [1000, 2000, 4000].reduce((sum, amount, i) => sum + amount * close[21 + i]![1], 0);
    expect(rows.reduce((sum, [, expected]) => sum + expected, 0)).toBeCloseTo(wanted, 9);
  });
  it('begins with the rest of the month after the day it looks from', () => {
    expect(months(0.5, 1, date('2024-04-30'))[1]![0]).toBe('May 2024');
  });
  it('refuses a negative open amount and too many months', () => {
    const amounts = [...timed.amounts.slice(0, -1), [-5]];
    expect(error('PIPELINEFORECAST', amounts, timed.statuses, timed.starts, timed.closes)).toBe('amounts: is less than 0 (row 23)'); // biome-ignore format: one line
    const without = timed.amounts.map(([amount], i) => [i < 20 ? amount : '']);
    expect(error('PIPELINEFORECAST', without, timed.statuses, timed.starts, timed.closes)).toBe('amounts: no open deal has an amount'); // biome-ignore format: one line
    expect(error('PIPELINEFORECAST', timed.amounts, timed.statuses, timed.starts, timed.closes, 0.5, 99)).toBe('months: a whole number from 1 to 60 is needed'); // biome-ignore format: one line
  });
  it.runIf(hasSharedData)('on a real table', () => {
    const [head, ...rows] = rowsOfFile('crm-sales-opportunities/sales_pipeline.csv') as [string[], ...string[][]];
    const cells = (name: string) => column(...rows.map((row) => row[head.indexOf(name)]));
    const stages = cells('deal_stage');
    const found = call('PIPELINEFORECAST', column(...rows.map((row) => Number(row[head.indexOf('close_value')]) || 1000)), stages, cells('engage_date'), cells('close_date')) as [string, number, number, number, number][]; // biome-ignore format: one line
    expect(found.map(([label]) => label)).toEqual(['Month', 'Jan 2018', 'Feb 2018', 'Mar 2018', 'Later']);
    const won = found.slice(1).reduce((sum, row) => sum + row[4], 0);
    expect(won).toBeGreaterThan(100);
    expect(won).toBeLessThan(2089); // the open ones
    expect(call('STAGEPROBABILITIES', stages)).toEqual([
      expect.anything(),
      ...['Engaging', 'Prospecting'].map((stage) => [stage, 4238, 6711, 4238 / 6711, expect.closeTo(4238 / 6711, 12), expect.any(String)]), // biome-ignore format: one line
    ]);
  });
});

describe('REVENUEFORECAST', () => {
  const year = [40, 42, 50, 55, 60, 70, 75, 70, 62, 55, 48, 90];
  const history = column('', ...[0, 1, 2, 3].flatMap((i) => year.map((value) => value + 6 * i)), '', '');
  it('continues season and trend', () => {
    const [header, ...rows] = call('REVENUEFORECAST', history) as [unknown[], ...[number, number, number, number, string, number][]]; // biome-ignore format: one line
    expect(header).toEqual(['Period', 'Forecast', 'Low', 'High', 'Method', 'Accuracy']);
    expect(rows).toHaveLength(12);
    for (const [i, [period, forecast, low, high, method, accuracy]] of rows.entries()) {
      expect(period).toBe(i + 1);
      expect(Math.abs(forecast - (year[i]! + 24))).toBeLessThan(3);
      expect(low <= forecast && forecast <= high).toBe(true);
      expect(method).toBe('additive Holt-Winters');
      expect(accuracy).toBeGreaterThan(0.97);
    }
  });
  it.each([
    [[column(1, 2, 3, 4, 5)], 'history: at least 6 periods are needed, not 5'],
    [[column(1, 2, 3, '', 5, 6, 7)], 'history: is blank: put 0 where nothing was sold (row 4)'],
    [[column('', 1, 2, '', 4, 5, 6, 7)], 'history: is blank: put 0 where nothing was sold (row 4)'],
    [
      [column(1, 2, 3, 4, 5, 6), 7],
      'periods: a whole number from 1 to 6 is needed: “history” has 6 periods, and no forecast reaches further',
    ],
    [[column(1, 2, 3, 4, 5, 6), 2, 0.5], 'season: a whole number from 1 to 366 is needed'],
    [[''], 'history: is missing'],
  ])('refuses %#', (args, message) => {
    // biome-ignore format: one line
    expect(error('REVENUEFORECAST', ...args)).toBe(message);
  });
  it('has no accuracy where nothing was sold', () => {
    expect(call('REVENUEFORECAST', column(0, 0, 0, 0, 0, 0), 1)).toEqual([expect.anything(), [1, 0, 0, 0, 'level', '']]); // biome-ignore format: one line
  });
});

describe('FORECASTACCURACY', () => {
  const [forecasts, actuals] = [column(90, 330, 500), column(100, 300, '')];
  it.each([
    [[forecasts, actuals], 0.9],
    [[forecasts, actuals, 'accuracy'], 0.9],
    [[forecasts, actuals, 'Bias'], 0.05],
    [[forecasts, actuals, 'per period'], 0.9],
    [[30, 10], -1],
  ])('%#', (args, expected) => {
    expect(call('FORECASTACCURACY', ...args)).toBeCloseTo(expected, 12);
  });
  it.each([
    [[column(90, ''), column(100, 300)], 'forecasts: is blank, but its period has an actual (row 2)'],
    [[column(90, 50), column('', '')], 'actuals: no period has an actual yet'],
    [[column(90, 50), column(0, 0)], 'actuals: all are 0: there is nothing to measure the misses by'],
    [[column(90, 50), column(40, 0), 'per period'], 'actuals: is 0: “per period” has no accuracy for it (row 2)'],
  ])('refuses %#', (args, message) => {
    expect(error('FORECASTACCURACY', ...args)).toBe(message);
  });
});
