/** KPI(name; table; [from]; [to]; [group_by]; [option]) */
import { describe, expect, it } from 'vitest';
import { custom } from '../../src/functions/index.ts';
import { kpiById, kpis } from '../../src/kpi/index.ts';
import { hasSharedData, rowsOfFile } from '../table/grids.ts';
import { call, date, edge, error } from './cell.ts';

const header = ['Deal ID', 'Owner', 'Status', 'Amount', 'Created', 'Close date'];
const deals = [
  header,
  ['D1', 'Ann', 'Won', 100, date('2024-01-01'), date('2024-01-20')],
  ['D2', 'Bo', 'Lost', 300, date('2024-01-05'), date('2024-01-31')],
  ['D3', 'Ann', 'Won', 200, date('2024-01-10'), date('2024-02-01')],
  ['D4', 'Bo', 'Won', 600, date('2024-02-10'), date('2024-03-15')],
  ['D5', '', 'Open', 500, date('2024-03-01'), ''],
  ['D6', 'Ann', 'Lost', 50, date('2024-03-02'), date('2024-03-20')],
  ['', '', '', '', '', ''],
];

const long = [
  header,
  ...[
    ['Won', 50, '2024-01-02'],
    ['Won', 100, '2024-01-30'],
    ['Won', 200, '2024-02-01'],
    ['Won', 400, '2024-02-25'],
    ['Won', 600, '2024-03-15'],
    ['Lost', 70, '2024-03-20'],
  ].map(([status, amount, closed], i) => [`D${i}`, 'Ann', status, amount, date('2024-01-01'), date(String(closed))]),
];
const renamed = (closed: string) => [[...header.slice(0, 5), closed], ...deals.slice(1)];
const [unheard, heard] = [renamed('Ukendt'), renamed('Closed on')];

const orders = [
  ['Order ID', 'Customer', 'Order date', 'Amount'],
  ['O1', 'Beta', date('2024-01-02'), 10],
  ['O2', 'Gamma', date('2024-01-03'), 20],
];
const costs = [
  ['Date', 'Category', 'Cost'],
  [date('2024-01-02'), 'Google Ads', 10],
  [date('2024-01-03'), 'Salaries', 20],
];

/** An error in a cell of the last deal. */
const failing = (column: number) => [...deals.slice(0, 6), deals[6]!.map((cell, i) => (i === column ? '#N/A' : cell))];

const needsMore = (kpi: string, instead: string) => `name: ${kpi} needs more than one table: use ${instead}`;

describe('KPI', () => {
  it.each([
    [['win_rate', deals], 3 / 5],
    [['Win rate', deals], 3 / 5],
    [['winrate', deals], 3 / 5],
    [['win rate', deals, '', '', '', 'by value'], 900 / 1250],
    [['revenue', deals], 900],
    [['revenue', deals, date('2024-02-01')], 800],
    [['revenue', deals, date('2024-01-01'), date('2024-01-31')], 100],
    [['revenue', deals, '2024-01-01', '2024-02-01'], 300],
    [['revenue', deals, '2024-03-16', '2024-04-30'], 0],
    [['revenue', deals, '2024-03', 'Mar 2024'], 600],
    [['win rate', heard], 3 / 5],
    [['Average deal size', deals], 300],
    [['sales_cycle', deals, '', '', '', 'median'], 22],
    [['pipeline value', deals], 500],
    // As many days of January as before it are not in the data; of running March as many days of February count as March has seen.
    [['sales growth', long, date('2024-03-01'), date('2024-03-31')], 2],
    // A window that is over is compared with the whole month before, 30 January included.
    [
      [
        'sales growth',
        [...long.slice(0, 5), ['D9', 'Ann', 'Lost', 1, date('2024-01-01'), date('2024-02-29')]],
        '2024-02-01',
        '2024-02-29',
      ],
      3,
    ],
    // 23 February to 15 March, against the 22 days before.
    [['sales growth', long, date('2024-02-23'), date('2024-03-15')], 4],
    [['pipeline value', deals, '2024-03-01', '2024-03-31'], 500],
    [['sales growth', deals, date('2024-03-01'), date('2024-03-31')], 2],
    [['sales_productivity', deals], 450],
  ])('%#: %j', (args, expected) => {
    expect(call('KPI', ...args)).toBeCloseTo(expected, 12);
  });

  it('gives one row per value of a column', () => {
    expect(call('KPI', 'win rate', deals, '', '', 'Owner')).toEqual([
      ['Owner', 'Win rate'],
      ['Ann', 2 / 3],
      ['Bo', 1 / 2],
      ['(blank)', ''],
    ]);
    expect(call('KPI', 'revenue', deals, date('2024-02-01'), '', 'owner')).toEqual([
      ['Owner', 'Revenue'],
      ['Ann', 200],
      ['Bo', 600],
      ['(blank)', ''],
    ]);
  });

  it('gives one row per day, and one for what differs in capitals or is a mark for nothing', () => {
    const places = ['North', 'north', 'n/a', '-', ''].map((region, i) => [`E${i}`, 'Ann', 'Won', 10, date('2024-01-01'), date(`2024-01-0${2 + (i % 2)}`), region]); // biome-ignore format: one line
    const table = [[...header, 'Region'], ...places];
    expect(call('KPI', 'revenue', table, '', '', 'region')).toEqual([
      ['Region', 'Revenue'],
      ['North', 20],
      ['(blank)', 30],
    ]);
    expect(call('KPI', 'revenue', table, '', '', 'Close date')).toEqual([
      ['Close date', 'Revenue'],
      ['2024-01-02', 30],
      ['2024-01-03', 20],
    ]);
  });

  it('passes over errors in columns that it does not need', () => {
    expect(call('KPI', 'revenue', failing(1))).toBe(900);
    expect(call('KPI', 'win rate', failing(3))).toBe(3 / 5);
  });

  it('takes a date, a customer and a score for answers where NPS is asked for', () => {
    const answers = [10, 9, 7, 3].map((score, i) => [date(`2024-01-0${i + 1}`), `C${i}`, score]);
    expect(call('KPI', 'nps', [['Date', 'Customer', 'Score'], ...answers])).toBe(25);
  });

  it('gives one row per period', () => {
    expect(call('KPI', 'revenue', deals, '', '', 'month')).toEqual([
      ['Month', 'Revenue'],
      ['Jan 2024', 100],
      ['Feb 2024', 200],
      ['Mar 2024', 600],
    ]);
    expect(call('KPI', 'sales growth', deals, '', '', 'month')).toEqual([
      ['Month', 'Sales growth'],
      ['Jan 2024', ''],
      ['Feb 2024', ''], // the data begin late in January
      ['Mar 2024', 2],
    ]);
  });

  it.each([
    [['', deals], 'name: is missing'],
    [
      ['wins', deals],
      `name: “wins” is none of ${kpis()
        .map(({ text }) => text.name.toLowerCase())
        .join(', ')}`,
    ],
    [['win rate', 5], 'table: a table with its header row is needed'],
    [['cac', deals], needsMore('customer acquisition cost', 'CAC(costs, new_customers)')],
    [['cac', orders], needsMore('customer acquisition cost', 'CAC(costs, new_customers)')],
    [['cac', costs, orders], needsMore('customer acquisition cost', 'CAC(costs, new_customers)')],
    [['ltv to cac', orders], needsMore('ltv to cac', 'LTVCAC(ltv, cac)')],
    [['ltv to cac', costs], needsMore('ltv to cac', 'LTVCAC(ltv, cac)')],
    [['win rate', orders], 'table: win rate needs a table of deals, none found'],
    [['sales velocity', orders], 'table: sales velocity needs a table of deals, none found'],
    [['revenue', costs], 'table: revenue needs a table of deals, none found'],
    [['win rate', orders, deals], 'from: one cell is needed, not a range'],
    [['pipeline coverage', deals], needsMore('pipeline coverage', 'PIPELINECOVERAGE(pipeline, target)')],
    [['win rate', deals, '', '', 'Region'], 'group_by: “Region” is no column of the table'],
    [['win rate', deals, '', '', '', 'by mood'], 'option: “by mood” is none of “closed by count”, “cancelled as lost”, “by value”, “of all created”, “created and decided”'], // biome-ignore format: one line
    [['win rate', deals, '2024-03-01', '2024-01-01'], 'to: lies before from'],
    [['sales growth', deals], 'from: is missing: growth compares a period with the one before'],
    [['sales growth', deals, '2024-03-01'], 'to: is missing: growth compares a period with the one before'],
    [
      ['pipeline value', deals, '2024-01-01', '2024-01-31'],
      'table: the table shows how things stand now, not how they stood then',
    ],
    [
      ['win rate', [['Stage'], ['Won'], ['Lost']]],
      'table: has no header row with columns below it, or those of several tables; one per sheet is read.',
    ],
    [['revenue', deals, '2024-04-01', '2024-04-30'], 'table: there are no rows for it in this period'],
    [['revenue', deals, '2023-04-01', '2023-04-30'], 'table: there are no rows for it in this period'],
    [['win rate', unheard], 'table: no column was recognised as closed on; rename its header to “Closed on”'],
    [['win rate', deals, '2020-03-01', '2020-04-01'], 'table: no deal was won or lost in this period'],
    [
      [
        'win rate',
        [header, ['D1', 'Ann', 'Open', 1, date('2024-01-01'), ''], ['D2', 'Bo', 'Open', 1, date('2024-01-01'), '']],
      ],
      'table: no deal was won or lost',
    ],
    [['revenue', failing(3)], 'table: the cell holds the error #N/A (row 7)'],
    [['revenue', failing(5)], 'table: the cell holds the error #N/A (row 7)'],
    [['revenue', failing(2)], 'table: the cell holds the error #N/A (row 7)'],
    [['clv', orders, '', '', '', '1 / yearly churn'], 'table: there is no earlier period in the data to compare with'],
    [['clv', orders, '', '', '', '1 / monthly churn'], 'table: there is no earlier period in the data to compare with'],
    [['revenue', deals, '', '', '', 'median'], 'option: there is none to choose'],
  ])('refuses %#', (args, message) => {
    expect(error('KPI', ...args)).toBe(message);
  });

  it('asks instead of guessing', () => {
    const unclear = [
      ['Deal', 'Status', 'Amount', 'Close date'],
      ['A', 'Won', 5, '3/4/2024'],
      ['B', 'Lost', 6, '5/4/2024'],
    ];
    expect(error('KPI', 'win rate', unclear)).toMatch(/^table: column D: /);
  });

  it('reads the table in the spreadsheet’s locale, asking once', () => {
    const counting = edge();
    custom('KPI', ['win rate', deals], counting);
    expect(counting.asked).toBe(2); // zone and locale
  });

  it.runIf(hasSharedData)('on a real table: by sales agent, as the oracle has it', async () => {
    const rows = rowsOfFile('crm-sales-opportunities/sales_pipeline.csv').map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell))); // biome-ignore format: one line
    const groups = new Map(call('KPI', 'win rate', rows, '', '', 'sales_agent') as [string, number][]);
    expect(groups.get('Anna Snelling')).toBeCloseTo(0.6190476190476191, 12); // 208 of 336
    const revenue = new Map(call('KPI', 'revenue', rows, '', '', 'sales_agent') as [string, number][]);
    expect(revenue.get('Boris Faz')).toBe(261631);
    expect(call('KPI', kpiById('win_rate').text.name, rows)).toBeCloseTo(4238 / 6711, 12);
  });
});
