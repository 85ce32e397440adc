/** Small tables worked out by hand, among them the ones that went wrong once. */
import { describe, expect, it } from 'vitest';
import { NoAnalysis } from '../../src/analysis/define.ts';
import { drawAnalysis } from '../../src/analysis/draw.ts';
import { analyses } from '../../src/analysis/index.ts';
import { toIso } from '../../src/value/day.ts';
import { day } from '../kpi/tables.ts';
import { expectSame } from './sound.ts';
import { added, blockOf, type Cells, column, resultOf, typedTables } from './tables.ts';

const optionsOf = (id: string, tables: ReturnType<typeof typedTables>) =>
  analyses().find((each) => each.id === id)!.options(tables); // biome-ignore format: one line

/** A deal won every fortnight of some weeks, and what is open at their end. */
function deals(weeks: number, open: Cells = [], amount = 'Amount'): Cells {
  const won = Array.from({ length: Math.floor(weeks / 2) }, (_, i) => {
    const closed = day('2024-01-13') + i * 14;
    return [`D${i}`, i % 2 ? 'Ann' : 'Ben', i % 3 ? 'Won' : 'Lost', 100 + i, null, toIso(closed - 30), toIso(closed)];
  });
  return [['Deal ID', 'Owner', 'Stage', amount, 'Probability', 'Created', 'Closed'], ...won, ...open];
}

const orders = (rows: [customer: string, date: string, amount: number][], amount = 'Amount'): Cells => [
  ['Order ID', 'Customer', 'Order date', amount],
  ...rows.map(([customer, date, amount], i) => [`O${i}`, customer, date, amount]),
];

describe('forecast', () => {
  const open: Cells = [
    ['X1', 'Ann', 'Open', 1000, 0.25, '2024-11-20', null],
    ['X2', 'Ben', 'Open', 400, 0.9, '2024-12-02', null],
    ['X3', 'Ben', 'Open', 50, 0, '2024-09-17', null],
  ];
  const title = 'From the deals that are open now';

  it('of the open deals is their amounts by their probabilities, whenever they close', () => {
    const found = resultOf('forecast', typedTables({ Deals: deals(50, open) }));
    const block = blockOf(found, title);
    expect(added(column(block, 'Expected'))).toBeCloseTo(1000 * 0.25 + 400 * 0.9, 9);
    expect(added(column(block, 'Deals won'))).toBeCloseTo(0.25 + 0.9, 9);
    expect(found.lead.at(-1)).toMatch(/^The 3 deals open now are worth 1,450 and expected to bring 610\b/);
  });

  it('does not add up money in several currencies', () => {
    const [head, ...rows] = deals(50, open);
    const mixed = [[...head!, 'Currency'], ...rows.map((row, i) => [...row, i % 4 ? 'EUR' : 'USD'])];
    const lack = analyses()
      .find(({ id }) => id === 'forecast')!
      .lacks(typedTables({ Deals: mixed }));
    expect(lack).toBe('needs amounts in one currency: unlike currencies are never added');
  });
});

describe('control charts', () => {
  it('have the currency of what they show, in each block', () => {
    const many = Array.from({ length: 24 }, (_, i): [string, string, number] => [`C${i % 5}`, toIso(day('2024-01-13') + i * 14), 50 + i]); // biome-ignore format: one line
    const tables = typedTables({ Deals: deals(50, [], 'Amount (EUR)'), Orders: orders(many, 'Amount (USD)') });
    const found = resultOf('control_charts', tables);
    expect(blockOf(found, 'Revenue').currency).toBe('EUR');
    const ofOrders = resultOf('control_charts', typedTables({ Orders: orders(many, 'Amount (USD)') }));
    expect(blockOf(ofOrders, 'Revenue').currency).toBe('USD');
    // It counts all the time so far, and so only ever grows.
    expect(ofOrders.blocks.map(({ title }) => title)).not.toContain('Customer lifetime value');
    expect(found.lead.find((sentence) => sentence.startsWith('Revenue'))).toMatch(/€/);
  });

  it('take weeks where there are too few months', () => {
    const tables = typedTables({ Deals: deals(18) });
    expect(optionsOf('control_charts', tables).find(({ id }) => id === 'period')!.value).toBe('week');
    expect(resultOf('control_charts', tables, { kpi: 'revenue' }).lead[0]).toMatch(/^Revenue: /);
  });

  it('of more than 200 weeks stand one below another', () => {
    const result = resultOf('control_charts', typedTables({ Deals: deals(460) }), { period: 'week' });
    const long = result.blocks.filter(({ rows }) => rows.length > 200);
    expect(long.length).toBeGreaterThan(1);
    const { cells, bulk, charts } = drawAnalysis({ id: 'control_charts', name: 'C', title: 'C', result, made: 1, locale: 'en_US', before: null }); // biome-ignore format: one line
    const written = cells.flat().filter(({ content }) => content && 'number' in content).length + (bulk?.rows.flat().filter((value) => typeof value === 'number').length ?? 0); // biome-ignore format: one line
    expect(written).toBe(result.blocks.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'number').length); // biome-ignore format: one line
    expect(new Set(charts.map(({ position }) => position.row)).size).toBe(charts.length);
  });
});

describe('A/B test', () => {
  it('offers the groups of columns that have several, the largest first', () => {
    const table: Cells = [
      ['Deal ID', 'Team', 'Owner', 'Stage', 'Amount', 'Created', 'Closed'],
      ...Array.from({ length: 12 }, (_, i) => [
        `D${i}`,
        i % 4 ? 'Inside' : null,
        ['Ann', 'ann', 'Ben', 'Cid'][i % 4]!,
        i % 3 ? 'Won' : 'Lost',
        100 + i,
        '2025-01-13',
        toIso(day('2025-02-14') + i),
      ]),
    ];
    const tables = typedTables({ Deals: table });
    const [a, b] = optionsOf('ab_test', tables);
    expect([a!.value, b!.value]).toEqual(['owner: Ann', 'owner: Ben']);
    const found = resultOf('ab_test', tables);
    expect(blockOf(found, 'A against B').rows.map((row) => row.slice(0, 3))).toEqual([['A: Ann', 6, 4], ['B: Ben', 3, 2]]); // biome-ignore format: one line
    expect(blockOf(found, 'Every owner').rows.map(([name]) => name)).toEqual(['Ann', 'Ben', 'Cid']);
    expect(() => resultOf('ab_test', tables, { b: 'owner: Ann' })).toThrow('A and B are the same. Choose two groups.');
  });
});

describe('cohorts', () => {
  it('count customers that differ in capitals only as one', () => {
    const found = resultOf('cohorts', typedTables({ Orders: orders([['Ada', '2025-01-13', 5], ['ADA', '2025-02-14', 5], ['Bo', '2025-02-15', 7]]) })); // biome-ignore format: one line
    expect(blockOf(found, 'Customers who bought again').rows).toEqual([['2025-01', 1, 1, 1], ['2025-02', 1, 1, null]]); // biome-ignore format: one line
    expect(found.lead[0]).toBe('2 customers in 2 monthly cohorts.');
  });

  it('of a mistyped date are none: a sheet of a thousand columns says nothing', () => {
    const tables = typedTables({ Orders: orders([['Ada', '1995-01-13', 5], ['Bo', '2025-02-14', 5], ['Bo', '2025-03-15', 7]]) }); // biome-ignore format: one line
    expect(() => resultOf('cohorts', tables)).toThrow('The purchases reach from 13 Jan 1995 to 15 Mar 2025, over 363 months. Is a date mistyped? There can be 240.'); // biome-ignore format: one line
  });
});

describe('customer value', () => {
  const buyers = (count: number) =>
    Array.from({ length: count * 3 }, (_, i): [string, string, number] => [`C${i % count}`, toIso(day('2025-01-13') + i * 5 + (i % 7)), 40 + (i % 9)]); // biome-ignore format: one line

  it('speaks of tenths from ten customers on', () => {
    const titles = (count: number) => resultOf('customer_value', typedTables({ Orders: orders(buyers(count)) })).blocks.map(({ title }) => title); // biome-ignore format: one line
    expect(titles(9)).toEqual(['Customers']);
    expect(titles(10)).toEqual(['From the most valuable tenth to the least', 'Customers']);
  });

  it('is the same whatever the order of the rows', () => {
    const [head, ...rows] = orders(buyers(45));
    const [found, turned] = [rows, [...rows].reverse()].map((each) => resultOf('customer_value', typedTables({ Orders: [head!, ...each] }))); // biome-ignore format: one line
    expectSame(turned!, found!);
  });

  it('takes whole months only, and refuses in words what the data do not carry', () => {
    const tables = typedTables({ Orders: orders(buyers(9)) });
    expect(() => resultOf('customer_value', tables, { months: '2.5' })).toThrow('Months ahead: a whole number from 1 to 60 is needed, not “2.5”.'); // biome-ignore format: one line
    const once = typedTables({ Orders: orders([['Ada', '2025-01-13', 5], ['Bo', '2025-02-14', 5], ['Cy', '2025-03-15', 7]]) }); // biome-ignore format: one line
    expect(() => resultOf('customer_value', once)).toThrow(NoAnalysis);
    expect(() => resultOf('customer_value', once)).toThrow('“Orders”: no customer has bought on a second day yet');
  });

  it('does not claim an accuracy for parameters that the data leave open', () => {
    const { stamp } = resultOf('customer_value', typedTables({ Orders: orders(buyers(9)) }));
    const orderLine = stamp.find(([label]) => label === 'Orders')![1];
    for (const [, value, error] of orderLine.matchAll(/([\d,.]+) ± ([\d,.]+)/g))
      expect(Number(error!.replace(/,/g, ''))).toBeLessThan(Number(value!.replace(/,/g, '')));
    expect(orderLine).toContain('(not determined)');
  });
});
