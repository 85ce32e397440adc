import { describe, expect, it } from 'vitest';
import { midnight } from '../../src/functions/argument.ts';
import { hasShared } from '../e2e/shared.ts';
import { cdnowRows, off, oracleOf } from '../model/lifetime-oracles.ts';
import { call, column, date, error, open } from './cell.ts';

type Table = (string | number | boolean | Date)[][];

const orders = [
  ['Ann', '2024-01-03', 40],
  ['Bob', '2024-01-10', 25],
  ['ann ', '2024-02-11', 30],
  ['Cid', '2024-02-20', 80],
  ['Ann', '2024-03-15', 50],
  ['Bob', '2024-04-02', 35],
  ['Bob', '2024-04-02', 10],
  ['Bob', '2024-05-09', -10],
  [7, '2024-05-20', 20],
  ['', '2024-05-21', 20],
  [7, '', 20],
  [7, '2024-05-25', ''],
  ['Ann', '2024-06-30', 45],
] as const;
const columns = (given: readonly (readonly [string | number, string, number | string])[] = orders) => [
  open(...given.map(([customer]) => customer)),
  open(...given.map(([, iso]) => (iso ? date(iso) : ''))),
  open(...given.map(([, , amount]) => amount)),
];

describe('CLVPREDICT', () => {
  const table = call('CLVPREDICT', ...columns()) as Table;

  it('has a row per customer in the order of first appearance', () => {
    expect(table[0]).toEqual(['Customer', 'Orders', 'First order', 'Last order', 'Probability alive', 'Expected orders', 'Expected order value', 'CLV']); // biome-ignore format: one line
    const known = table.slice(1).map(([name, n, first, last]) => [name, n, (first as Date).toISOString(), (last as Date).toISOString()]); // biome-ignore format: one line
    const midnight = (iso: string) => `${iso}T00:00:00.000Z`;
    expect(known).toEqual([
      ['Ann', 4, midnight('2024-01-03'), midnight('2024-06-30')],
      ['Bob', 2, midnight('2024-01-10'), midnight('2024-04-02')],
      ['Cid', 1, midnight('2024-02-20'), midnight('2024-02-20')],
      [7, 1, midnight('2024-05-20'), midnight('2024-05-20')],
    ]);
  });

  it('holds probabilities, orders and money', () => {
    for (const [, , , , alive, expected, value, clv] of table.slice(1) as number[][]) {
      expect(alive! > 0 && alive! <= 1).toBe(true);
      expect(expected! > 0 && expected! < 20).toBe(true);
      expect(clv).toBeCloseTo(expected! * value!, 9); // no discount
    }
  });

  it('takes months and a discount: longer is more, discounted is less', () => {
    const total = (...more: unknown[]) => (call('CLVPREDICT', ...columns(), ...more) as Table).slice(1).reduce((sum, row) => sum + (row[7] as number), 0); // biome-ignore format: one line
    expect(total(12)).toBe(total());
    expect(total(24)).toBeGreaterThan(total());
    expect(total(12, '1%')).toBeLessThan(total());
    expect(total('', 0.01)).toBe(total(12, 0.01));
  });

  it.each([
    ['America/Santiago', '2024-09-08', '2024-09-08T04:00:00.000Z'],
    ['Asia/Beirut', '2024-03-31', '2024-03-30T22:00:00.000Z'],
    ['America/Havana', '2024-03-10', '2024-03-10T05:00:00.000Z'],
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00.000Z'], // has two of them
    ['Europe/Helsinki', '2024-03-31', '2024-03-30T22:00:00.000Z'],
  ])('in %s %s begins at %s, also where its midnight is left out', (zone, day, instant) => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const clock = () => (ms: number) => Date.parse(`${format.format(ms)} UTC`) / 86_400_000 + 25569;
    const begins = midnight({ wallClock: clock, locale: () => 'en_US' });
    expect(begins(Date.parse(day) / 86_400_000 + 25569).toISOString()).toBe(instant);
  });

  it('has days that begin at midnight on the clock of the spreadsheet', async () => {
    const { custom } = await import('../../src/functions/index.ts');
    // New York: 5 hours behind, 4 from 2024-03-10 07:00 UTC on.
    const hours = (ms: number) => (ms < Date.UTC(2024, 2, 10, 7) ? 5 : 4);
    const wallClock = () => (ms: number) => (ms - hours(ms) * 3_600_000) / 86_400_000 + 25569;
    const days = ['2024-01-03', '2024-03-10', '2024-03-11', '2024-06-30'];
    const args = [column(...days.map(() => 'Ann'), 'Bob'), column(...days, '2024-03-10'), column(9, 8, 7, 6, 5)];
    const [, ann, bob] = custom('CLVPREDICT', args, { wallClock, locale: () => 'en_US' }) as Table;
    expect((ann![2] as Date).toISOString()).toBe('2024-01-03T05:00:00.000Z');
    expect((ann![3] as Date).toISOString()).toBe('2024-06-30T04:00:00.000Z');
    expect((bob![2] as Date).toISOString()).toBe('2024-03-10T05:00:00.000Z');
  });

  it.each([
    [[], 'customers: is missing'],
    [columns().slice(0, 2), 'amounts: is missing'],
    [[...columns(), 0], 'months: a whole number from 1 to 120 is needed'],
    [[...columns(), 1.5], 'months: a whole number from 1 to 120 is needed'],
    [[...columns(), 12, 1], 'monthly_discount: a rate from 0 to under 100 % per month is needed'],
    [[...columns(), 12, -0.1], 'monthly_discount: a rate from 0 to under 100 % per month is needed'],
    [[column('A', 'B'), column('2024-01-01', 'soon'), column(1, 2)], 'dates: “soon” is not a date (row 2)'],
    [[column('A', 'B'), column('2024-01-01'), column(1, 2)], 'dates: has 1 row, but customers has 2'],
    [[open(), open(), open()], 'customers: there is no purchase with a customer, a date and an amount'],
    [columns([['A', '2024-01-01', 5], ['B', '2024-01-01', 5]]), 'dates: all first purchases are on the last day, so nobody could have come back yet'],
    [columns([['A', '2024-01-01', 5], ['A', '2024-01-04', 5]]), 'dates: cover less than a week, too little to see how often customers come back'],
    [columns([['A', '2024-01-01', 5], ['B', '2024-03-01', 5]]), 'customers: no customer has bought on a second day yet, so nothing tells how often they come back'],
  ] as [unknown[], string][])('says what is wrong %#', (args, message) => {
    expect(error('CLVPREDICT', ...args)).toBe(message);
  }); // biome-ignore format: a case in a line
});

describe('CLVMODEL', () => {
  const model = (...args: unknown[]) => new Map(call('CLVMODEL', ...args) as [string, string | number | boolean][]);

  it('names what it found', () => {
    const found = model(...columns());
    const names = ['r', 'alpha', 'a', 'b', 'log-likelihood', 'p', 'q', 'v', 'customers', 'repeat customers', 'correlation', 'converged', 'remarks']; // biome-ignore format: one line
    expect([...found.keys()].slice(0, names.length)).toEqual(names);
    expect(found.get('customers')).toBe(4);
    expect(found.get('repeat customers')).toBe(2);
    expect(found.get('converged')).toBe(false); // they order at one rate: r stands at its bound
    expect(found.get('remarks')).toContain('A parameter is open or at its bound');
    expect(found.get('remarks')).toContain('Fewer than 30 customers bought again');
    expect([...found.values()].some((value) => Number.isNaN(value))).toBe(false);
  });

  it('says why few customers who all seem to stop are predicted nothing', () => {
    const twice = columns(Array.from({ length: 39 }, (_, i) => [`C${i % 20}`, `2024-${String(1 + Math.floor(i / 4)).padStart(2, '0')}-${10 + (i % 4) * 5}`, 40 + (i % 9)])); // biome-ignore format: one line
    expect(error('CLVPREDICT', ...twice)).toBe('customers: too few bought again to fit the model: see CLVMODEL');
    expect(model(...twice).get('converged')).toBe(false);
  });

  it('leaves blank what the data cannot tell', () => {
    const found = model(...columns([['A', '2024-01-01', 5], ['A', '2024-02-01', 5], ['B', '2024-02-02', 5]])); // biome-ignore format: one line
    expect(['p', 'q', 'v', 'correlation', 'standard error of p'].map((name) => found.get(name))).toEqual(Array(5).fill('')); // biome-ignore format: one line
    expect(found.get('remarks')).toContain('Customers do not differ in what they spend per order');
  });

  it.runIf(hasShared)('is the published one for CDNOW', () => {
    const end = Date.parse('1997-09-30') / 86_400_000 + 25569;
    const rows = cdnowRows().filter(({ day }) => day <= end);
    // Somebody bought on the last day of the calibration.
    expect(Math.max(...rows.map(({ day }) => day))).toBe(end);
    const found = model(...(['customer', 'day', 'amount'] as const).map((name) => column(...rows.map((row) => row[name])))); // biome-ignore format: one line
    const { params, log_likelihood } = oracleOf('bgnbd-cdnow').fit_weeks;
    for (const [name, value] of Object.entries(params))
      expect(off(found.get(name) as number, value)).toBeLessThan(1e-7);
    expect(off(found.get('log-likelihood') as number, log_likelihood)).toBeLessThan(1e-10);
    for (const [name, value] of Object.entries(oracleOf('gammagamma-cdnow').fit.params))
      expect(off(found.get(name) as number, value)).toBeLessThan(1e-7);
    expect(found.get('remarks')).toBe('');
  });
});
