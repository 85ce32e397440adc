/** Small tables worked out by hand, among them the ones that went wrong once. */
import { describe, expect, it } from 'vitest';
import { drawAnalysis } from '../../src/analysis/draw.ts';
import { analyses } from '../../src/analysis/index.ts';
import { revenueForecast } from '../../src/model/forecast/revenue.ts';
import { formatValue } from '../../src/text/format.ts';
import { toIso } from '../../src/value/day.ts';
import { day } from '../kpi/tables.ts';
import { added, blockOf, type Cells, column, ordersOf, resultOf, typedTables } from './tables.ts';

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
    expect(added(column(block, 'Expected wins'))).toBeCloseTo(0.25 + 0.9, 9);
    expect(found.lead.at(-1)).toMatch(/^The 3 deals open now are worth 1,450 and expected to bring 610\b/);
  });

  /** A deal won in the middle of each month of 2025, and what else there is. */
  const monthly = (months: number, ...more: Cells): Cells => [
    ['Deal ID', 'Stage', 'Amount', 'Created', 'Closed'],
    ...Array.from({ length: months }, (_, i) => {
      const month = `2025-${String(i + 1).padStart(2, '0')}`;
      return [`D${i}`, 'Won', 100 + 20 * (i % 3), `${month}-01`, `${month}-15`];
    }),
    ...more,
  ];
  /** The last day of the data is that of this deal’s start. */
  const begunOn = (date: string): Cells => [['X', 'Open', 70, date, null]];
  const values = [100, 120, 140, 100, 120, 140, 100, 120, 140];

  it('begins with the first month that has not begun, and shows what the running one has so far', () => {
    const booked: Cells = [
      ['B', 'Won', 900, '2025-10-01', '2025-10-28'],
      ['Y', 'Open', 70, '2025-10-17', null],
    ];
    const found = resultOf('forecast', typedTables({ Deals: monthly(9, ...booked, ...begunOn('2025-10-30')) }), { ahead: '3' }); // biome-ignore format: one line
    const block = blockOf(found, 'Revenue');
    expect(block.columns.map(({ header }) => header)).toEqual(['Month', 'Revenue', 'So far', 'Forecast', 'Lowest', 'Highest']); // biome-ignore format: one line
    expect(block.rows.slice(8, 10)).toEqual([
      ['Sep 2025', 140, null, null, null, null],
      ['Oct 2025', null, 900, null, null, null],
    ]);
    // Nothing of October is learned from: November is foretold from September, two months ahead.
    const { periods } = revenueForecast(values, 12, 4);
    expect(block.rows.slice(10)).toEqual(periods.slice(1).map(({ forecast, low, high }, i) => [['Nov 2025', 'Dec 2025', 'Jan 2026'][i], null, null, forecast, low, high])); // biome-ignore format: one line
    expect(block.chart!.values.map((at) => block.columns[at]!.header)).toEqual(['Revenue', 'Forecast', 'Lowest', 'Highest']); // biome-ignore format: one line
    const [next, all, running] = found.lead;
    expect(next).toMatch(/^Nov 2025: /);
    expect(all).toContain(`All 3 months to Jan 2026 together: ${formatValue(added(column(block, 'Forecast')), 'money', null)}.`); // biome-ignore format: one line
    expect(running).toMatch(/^Oct 2025 is not over, and no part of this: 900 so far, to 30 Oct 2025, and \S+ more expected from the deals open now\.$/); // biome-ignore format: one line
    expect(blockOf(found, title).rows[0]![0]).toBe('Rest of Oct 2025');
  });

  it('knows a month as whole from its last day on', () => {
    const found = resultOf('forecast', typedTables({ Deals: monthly(9, ...begunOn('2025-09-30')) }));
    expect(blockOf(found, 'Revenue').columns.map(({ header }) => header)).not.toContain('So far');
    expect(found.lead[0]).toMatch(/^Oct 2025: /);
    expect(found.lead.join(' ')).not.toContain('not over');
    expect(blockOf(found, title).rows[0]![0]).toBe('Oct 2025');
  });

  it('does not take months for lost of which nothing has been entered yet, nor a mistyped day for today', () => {
    const found = resultOf('forecast', typedTables({ Deals: monthly(9, ...begunOn('2025-11-20')) }));
    expect(blockOf(found, 'Revenue').rows.slice(8, 10).map(([month]) => month)).toEqual(['Sep 2025', 'Dec 2025']); // biome-ignore format: one line
    expect(found.lead).toContain('No revenue is known after Sep 2025, while the data go on to 20 Nov 2025: what lies between is left out.'); // biome-ignore format: one line
    const late = typedTables({ Deals: monthly(9, ...begunOn('2095-11-20')) });
    expect(() => resultOf('forecast', late)).toThrow('No revenue is known after Sep 2025, while the data go on to 20 Nov 2095. Is a date mistyped?'); // biome-ignore format: one line
  });

  it('says so where the open deals promise more than the months before', () => {
    const last = (amount: number, ahead: string) =>
      resultOf('forecast', typedTables({ Deals: monthly(9, ['X', 'Open', amount, '2025-09-25', null]) }), { ahead }).lead.at(-1)!; // biome-ignore format: one line
    expect(last(9000, '3')).toMatch(/^For the same 3 months that is [\d,]+, more than the \d+ above: the forecast goes on from past revenue alone/); // biome-ignore format: one line
    expect(last(9000, '1')).toMatch(/^For Oct 2025 that is [\d,]+, more than the \d+ above/);
    expect(last(90, '3')).toMatch(/^The 1 deal open now/);
  });

  it('does not take costs that are planned for months without revenue', () => {
    const costs: Cells = [['Date', 'Category', 'Cost'], ...Array.from({ length: 12 }, (_, i) => [`2025-${String(i + 1).padStart(2, '0')}-28`, 'Media', 50])]; // biome-ignore format: one line
    const sold = Array.from({ length: 8 }, (_, i): [string, string, number] => ['Ada', `2025-0${i + 1}-20`, 100 + i]);
    const alone = resultOf('forecast', typedTables({ Orders: ordersOf(sold) }));
    expect(resultOf('forecast', typedTables({ Orders: ordersOf(sold), Costs: costs })).blocks).toEqual(alone.blocks);
  });

  it('says first how far off the method was on the past, and in which direction', () => {
    const found = resultOf('forecast', typedTables({ Deals: monthly(9) }));
    const { accuracy, bias, method } = revenueForecast(values.slice(0, 8), 12, 7);
    expect(method).toBe('level');
    const percent = (share: number) => formatValue(share, 'rate');
    const direction = bias! > 0 ? 'much' : 'little';
    expect(found.lead[1]).toContain('The method is “level”: a steady level, without trend or season. In a test on the past it missed by '); // biome-ignore format: one line
    expect(found.lead[1]).toContain(`missed by ${percent(1 - accuracy!)} of the revenue on average, and promised ${percent(Math.abs(bias!))} too ${direction} in all.`); // biome-ignore format: one line
  });

  it('does not learn from a month or quarter that the data begin in the midst of', () => {
    // A deal every four days from the 12th on.
    const weekly = Array.from({ length: 120 }, (_, i) => [`D${i}`, 'Won', 100 + (i % 5), '2025-01-01', toIso(day('2025-02-12') + i * 4)]); // biome-ignore format: one line
    const tables = typedTables({ Deals: [['Deal ID', 'Stage', 'Amount', 'Created', 'Closed'], ...weekly] });
    const monthly = resultOf('forecast', tables);
    expect(blockOf(monthly, 'Revenue').rows[0]![0]).toBe('Mar 2025');
    expect(monthly.stamp.find(([label]) => label === 'Data')![1]).toMatch(/^revenue of 15 whole months, Mar 2025 – .*; Feb 2025 is left out, too: the data begin in its midst$/); // biome-ignore format: one line
    expect(() => resultOf('forecast', tables, { period: 'quarter' })).toThrow('There are 4 whole quarters of revenue');
    const charts = (kpi: string) => blockOf(resultOf('control_charts', tables, { kpi, period: 'month' }), kpi === 'revenue' ? 'Revenue' : 'Sales growth').rows[0]![0]; // biome-ignore format: one line
    expect(['revenue', 'sales_growth'].map(charts)).toEqual(['Mar 2025', 'Apr 2025']);
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
    const tables = typedTables({ Deals: deals(50, [], 'Amount (EUR)'), Orders: ordersOf(many, 'Amount (USD)') });
    const found = resultOf('control_charts', tables);
    expect(blockOf(found, 'Revenue').currency).toBe('EUR');
    const ofOrders = resultOf('control_charts', typedTables({ Orders: ordersOf(many, 'Amount (USD)') }));
    expect(blockOf(ofOrders, 'Revenue').currency).toBe('USD');
    // It counts all the time so far, and so only ever grows.
    expect(ofOrders.blocks.map(({ title }) => title)).not.toContain('Customer lifetime value');
    expect(found.lead.find((sentence) => sentence.startsWith('Revenue'))).toMatch(/€/);
  });

  it('are offered of what has a figure for each period that is over, and of nothing else', () => {
    const open: Cells = [['X1', 'Ann', 'Open', 1000, 0.25, '2024-11-20', null]];
    const offered = (tables: ReturnType<typeof typedTables>) => {
      const { kind, ...option } = optionsOf('control_charts', tables).find(({ id }) => id === 'kpi')!;
      return kind === 'choice' && 'choices' in option ? option.choices.map(({ value }) => value) : [];
    };
    const ids = offered(typedTables({ Deals: deals(50, open) }));
    expect(ids).toEqual(expect.arrayContaining(['all', 'win_rate', 'revenue', 'average_deal_size']));
    for (const snapshot of ['pipeline_value', 'pipeline_coverage', 'sales_velocity']) expect(ids).not.toContain(snapshot); // biome-ignore format: one line
    const orphan = typedTables({ Costs: [['Date', 'Category', 'Cost'], ...Array.from({ length: 9 }, (_, i) => [`2025-0${i + 1}-28`, 'Media', 50])] }); // biome-ignore format: one line
    expect(
      analyses()
        .find(({ id }) => id === 'control_charts')!
        .lacks(orphan),
    ).toMatch(/^needs /);
  });

  it('of too few periods are refused by the name of the KPI', () => {
    const tables = typedTables({ Deals: deals(50) });
    expect(() => resultOf('control_charts', tables, { kpi: 'win_rate', period: 'quarter' })).toThrow('“Win rate” has a value in fewer than 6 whole quarters. Choose shorter periods, or wait.'); // biome-ignore format: one line
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

describe('A/B test, in words', () => {
  const two = (wins: Record<string, number>, n: number) =>
    typedTables({
      Deals: [
        ['Deal ID', 'Owner', 'Stage', 'Amount', 'Created', 'Closed'],
        ...Object.entries(wins).flatMap(
          ([name, won]) =>
          Array.from({ length: n }, (_, i) => [`${name}${i}`, name, i < won ? 'Won' : 'Lost', 100 + i, '2025-01-13', '2025-02-14']), // biome-ignore format: one line
        ),
      ],
    });
  const said = (wins: Record<string, number>, n: number) => resultOf('ab_test', two(wins, n), { a: 'owner: Ann', b: 'owner: Ben' }).lead; // biome-ignore format: one line

  it('the difference is that of the one who wins more often', () => {
    const [, told, range] = said({ Ann: 60, Ben: 100 }, 200);
    expect(told).toContain('B wins more often than A');
    expect(range).toBe('With 95 % confidence, B’s win rate is 10.4 to 29.1 points above A’s.');
    expect(said({ Ann: 100, Ben: 60 }, 200)[2]).toBe(range!.replace('B’s', 'C’s').replace('A’s', 'B’s').replace('C’s', 'A’s')); // biome-ignore format: one line
    expect(said({ Ann: 60, Ben: 66 }, 200)[2]).toMatch(/^With 95 % confidence, B’s win rate is between \d\.\d points below A’s and \d+\.\d points above it\.$/); // biome-ignore format: one line
  });

  it('the table has remarks where there is one to make, apart from the figures', () => {
    const headers = (wins: Record<string, number>, n: number) => resultOf('ab_test', two(wins, n)).blocks[0]!.columns.map(({ header }) => header); // biome-ignore format: one line
    expect(headers({ Ann: 60, Ben: 100 }, 200).at(-1)).toBe('Highest');
    expect(headers({ Ann: 6, Ben: 10 }, 20).at(-1)).toBe('Remark');
    const result = resultOf('ab_test', two({ Ann: 6, Ben: 10 }, 20));
    const { cells, styles } = drawAnalysis({ id: 'ab_test', name: 'A', title: 'A', result, made: 1, locale: 'en_US', before: null }); // biome-ignore format: one line
    const remarks = cells.flat().filter(({ content }) => content && 'text' in content && /^(?:Remark|▲ too few)/.test(content.text)); // biome-ignore format: one line
    expect(remarks.length).toBe(6);
    for (const { style } of remarks) expect(styles[style!]!.numberFormat).toMatch(/^" +"@$/);
  });
});
