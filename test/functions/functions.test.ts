import { describe, expect, it } from 'vitest';
import { custom } from '../../src/functions/index.ts';
import { customFunctions } from '../../src/functions/stubs.ts';
import { kpiById, kpis } from '../../src/kpi/index.ts';
import { call, column, date, edge, error, open } from './cell.ts';

const statuses = open('Won', 'Lost', 'won', 'Open', 'Closed Lost', 'Proposal', 'Cancelled', 'WON ');

describe('the list of functions', () => {
  const specs = customFunctions();
  it('has the function of every KPI, and KPI(), each name once', () => {
    const names = specs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...kpis().map(({ fn }) => fn), 'KPI']));
    expect(new Set(names).size).toBe(names.length);
  });
  it('has help that Sheets can show: one line, no HTML, optional ones say so', () => {
    for (const { name, summary, params, returns } of specs) {
      expect(new Set(params.map((param) => param.name)).size, name).toBe(params.length);
      for (const text of [summary, returns, ...params.map(({ about }) => about)]) {
        expect(text, name).toMatch(/[^\s].*[.]$/);
        expect(text, name).not.toMatch(/[\n<>@]|\*\//);
      }
    }
  });
  it('has the function of a record that is listed nowhere: its inputs, in its words', () => {
    const { inputs } = kpiById('cac').variants[0]!;
    expect(specs.find(({ name }) => name === 'CAC')).toMatchObject({
      summary: kpiById('cac').text.summary,
      params: Object.entries(inputs).map(([name, { about }]) => ({ name, about, type: 'number' })),
    });
  });
  it('knows no other name', () => {
    expect(error('WINRATES', 1)).toBe('WINRATES: there is no such function');
  });
});

describe('WINRATE', () => {
  it.each([
    [[30, 70], 0.3],
    [[0, 5], 0],
    [['30', '70'], 0.3], // one text number per cell
    [[160, 140, 'by value'], 160 / 300],
    [[5, 7, 'created and decided'], 5 / 12],
    [[column(30), column(70)], 0.3], // A1:A1
  ])('of counts %j is %d', (args, expected) => {
    expect(call('WINRATE', ...args)).toBeCloseTo(expected, 12);
  });

  it.each([
    [[statuses], 3 / 5],
    [[statuses, 'closed by count'], 3 / 5],
    [[statuses, 'Cancelled as lost'], 3 / 6],
    [[statuses, 'of all created'], 3 / 8],
    [[statuses, 'created and decided'], 3 / 5],
    [[statuses, '', 'cancelled as lost'], 3 / 6],
    [[column(true, false, false, '')], 1 / 3],
    [[[['won', 'lost', 'lost']]], 1 / 3], // one row
    [[column('Voitettu', 'Hävitty')], 1 / 2],
    [[column('Proposal sent', 'Won', 'Stage', 'Lost')], 1 / 2], // only the first row is a header
    [[column('Won', 'Banana', 'Lost')], 1 / 2], // where outcomes are known, another word is a stage
    [['won'], 1],
    [[column('Lost - price', 'Lost - timing', 'Won')], 1 / 3],
    [[column('Closed Won', 'Won', 'Lost')], 2 / 3], // no header is named so
  ])('of statuses %#', (args, expected) => {
    expect(call('WINRATE', ...args)).toBeCloseTo(expected, 12);
  });

  it('by value takes the amounts', () => {
    expect(call('WINRATE', column('won', 'lost', 'open'), column(160, 140, 900), 'by value')).toBeCloseTo(
      160 / 300,
      12,
    );
    expect(call('WINRATE', open('won', 'lost'), open('1 600,50', '1400,5'), 'by value')).toBeCloseTo(1600.5 / 3001, 12);
  });

  it.each([
    [[0, 0], 'won: no deal was won or lost'],
    [[], 'won: is missing: give two counts, or a column of statuses'],
    [[5], 'lost: is missing'],
    [[-1, 5], 'won: is less than 0'],
    [['many', 5], 'won: “many” is not a number'],
    [[true, 5], 'won: TRUE is not a number'],
    [[3, 'x'], 'lost: “x” is not a number'],
    [[3, 4, 'by mood'], 'option: “by mood” is none of “closed by count”, “cancelled as lost”, “by value”, “of all created”, “created and decided”'], // biome-ignore format: one line
    [[3, 4, 'cancelled as lost'], 'option: “cancelled as lost” needs a column of statuses, not two counts'],
    [[column('open', 'proposal')], 'statuses: no deal was won or lost'],
    [[open()], 'statuses: no deal was won or lost'],
    [[column('Banana', 'won?!x')], 'statuses: “Banana” is not a known word for won, lost or open (row 1)'],
    [
      [column('Stage', 'won', 'lost'), 'of all created'],
      'statuses: “Stage” looks like a header: begin below it (row 1)',
    ],
    [[column('Won', true, false, true)], 'statuses: “Won” looks like a header: begin below it (row 1)'],
    [[column('Big deals', true, false)], 'statuses: “Big deals” looks like a header: begin below it (row 1)'],
    [[column('Deal won', 'Won', 'Lost', 'Won')], 'statuses: “Deal won” looks like a header: begin below it (row 1)'],
    [[column('Won', 'Closed Won', 'Closed Lost')], 'statuses: “Won” looks like a header: begin below it (row 1)'],
    [[column('won', 'lost'), column(5, ''), 'by value'], 'amounts: none of its rows has an amount'],
    [[column('won', 7)], 'statuses: won, lost or a stage is needed, not a number or date (row 2)'],
    [[column('won', '#N/A')], 'statuses: the cell holds the error #N/A (row 2)'],
    [
      [
        [
          ['won', 'x'],
          ['lost', 'y'],
        ],
      ],
      'statuses: one column is needed, not 2',
    ],
    [[column('won', 'lost'), 'by value'], 'amounts: is missing: “by value” needs the amounts of the deals'],
    [[column('won', 'lost'), column(1, 2, 3), 'by value'], 'amounts: has 3 rows, but statuses has 2'],
    [[column('won', 'lost'), column(1, 'a lot'), 'by value'], 'amounts: “a lot” is not a number (row 2)'],
    [[column('won', 'lost'), 'by mood'], 'option: “by mood” is none of “closed by count”, “cancelled as lost”, “by value”, “of all created”, “created and decided”'], // biome-ignore format: one line
  ])('refuses %j', (args, message) => {
    expect(error('WINRATE', ...args)).toBe(message);
  });

  it('takes no word that names an outcome in its own way for a stage', () => {
    for (const word of ['Lost to competitor', 'Lost_price', 'Closed won 100%', 'Hävitty hinnalla'])
      expect(error('WINRATE', column('Won', 'Lost', word))).toBe(
        `statuses: “${word}” is not a known word for won, lost or open (row 3)`,
      );
  });
});

describe('numbers in a column', () => {
  const sum = (...cells: unknown[]) => call('SALESREVENUE', column(...cells), column(...cells.map(() => 'won')));
  it.each([
    [[1, 2.5, ''], 3.5],
    [['1.234,50', '2,5'], 1237],
    [['1,234.50', '2.5'], 1237],
    [['€1,000', '2,000.50'], 3000.5],
    [['250k', '1M'], 1_250_000],
    [['(100)', '50'], -50],
    [['1 234', '5'], 1239],
    [['n/a', '5'], 5],
  ])('%j is %d', (cells, expected) => {
    expect(sum(...cells)).toBeCloseTo(expected, 9);
  });
  it('that could mean two things are refused, not guessed', () => {
    expect(() => sum(5, '1.234')).toThrow(
      'amounts: “1.234” may be a thousand or a decimal: write it as a number (row 2)',
    );
    expect(() => sum('1,5', '2.5')).toThrow('amounts: “2.5” has another decimal sign than the rows above (row 2)');
    expect(() => sum(1, true)).toThrow('amounts: TRUE is not a number (row 2)');
    expect(() => sum(1, date('2024-01-01'))).toThrow('amounts: a number is needed, not a date (row 2)');
  });
});

describe('SALESREVENUE', () => {
  const amounts = open(100, 200, 400, 800, '');
  const outcomes = open('won', 'lost', 'won', 'won', 'open');
  const closes = open(date('2024-01-31'), date('2024-02-01'), date('2024-02-29'), date('2024-03-01'), '');
  it('adds won amounts, in a period inclusive on both ends', () => {
    expect(call('SALESREVENUE', amounts, outcomes)).toBe(1300);
    expect(call('SALESREVENUE', amounts, outcomes, closes)).toBe(1300);
    expect(call('SALESREVENUE', amounts, outcomes, closes, date('2024-01-31'), date('2024-02-29'))).toBe(500);
    expect(call('SALESREVENUE', amounts, outcomes, closes, '', '2024-02-29')).toBe(500);
    expect(call('SALESREVENUE', amounts, outcomes, closes, 45351)).toBe(1200);
    for (const month of ['2024-02', 'Feb 2024', 'helmikuu 2024', 'February, 2024'])
      expect(call('SALESREVENUE', amounts, outcomes, closes, month, month), month).toBe(400);
    expect(call('SALESREVENUE', amounts, outcomes, closes, '2024-01', '2024/2')).toBe(500);
    expect(call('SALESREVENUE', amounts)).toBe(1500);
    expect(call('SALESREVENUE', amounts, outcomes, closes, date('2024-02-02'), date('2024-02-03'))).toBe(0);
  });
  it.each([
    [[amounts, outcomes, '', date('2024-01-01')], 'closes: is missing: a period needs the close dates'],
    [[amounts, outcomes, closes, date('2024-03-01'), date('2024-01-01')], 'to: lies before from'],
    [
      [amounts, outcomes, closes, '3/4/2024'],
      'from: “3/4/2024” may have the day or the month first: write it as a date',
    ],
    [[amounts, outcomes, column(...Array.from({ length: 5 }, () => 'soon')), '2024-01-01'], 'closes: “soon” is not a date (row 1)'], // biome-ignore format: one line
    [[amounts, outcomes, closes, '2023-01-01', '2023-12-31'], 'amounts: there are no rows for it in this period'],
    [[amounts, outcomes, closes, '2024-03-02', '2024-03-31'], 'amounts: there are no rows for it in this period'],
    [[amounts, outcomes, closes, '2024-03-02'], 'amounts: there are no rows for it in this period'],
    [[amounts, outcomes, date('2024-01-01')], 'closes: has 1 row, but amounts has 995'],
    [[column('', ''), column('won', '')], 'amounts: none of its rows has an amount'],
    [[], 'amounts: is missing'],
  ])('refuses %#', (args, message) => {
    expect(error('SALESREVENUE', ...args)).toBe(message);
  });
});

describe('AVGDEALSIZE and PIPELINEVALUE', () => {
  it('take figures or columns', () => {
    expect(call('AVGDEALSIZE', 5000, 4)).toBe(1250);
    expect(call('AVGDEALSIZE', column(100, '', 0, 200), column('won', 'won', 'won', 'lost'))).toBe(50);
    expect(call('AVGDEALSIZE', column(100, '', 300))).toBe(200);
    expect(call('PIPELINEVALUE', column(100, 200, 400), column('open', 'won', 'Negotiation'))).toBe(500);
    expect(call('PIPELINEVALUE', column(100), column('won'))).toBe(0);
    expect(error('AVGDEALSIZE', 5000, 0)).toBe('deals: no deal was won');
    expect(error('AVGDEALSIZE', column(100), column('lost'))).toBe('statuses: no deal was won');
    expect(error('PIPELINEVALUE', column(100, 1))).toBe('statuses: is missing: only open deals are in the pipeline');
    expect(error('PIPELINEVALUE', column('', ''), column('open', 'open'))).toBe(
      'amounts: none of its rows has an amount',
    );
  });
});

describe('SALESCYCLE', () => {
  const starts = open(date('2024-01-01'), date('2024-01-01'), date('2024-01-10'), '');
  const closes = open(date('2024-01-11'), date('2024-02-01'), date('2024-01-15'), date('2024-01-15'));
  const outcomes = open('won', 'won', 'lost', 'won');
  it.each([
    [[starts, closes], (10 + 31 + 5) / 3],
    [[starts, closes, 'median'], 10],
    [[starts, closes, outcomes], 20.5],
    [[starts, closes, outcomes, 'median'], 20.5],
    [[date('2024-01-01'), date('2024-01-11')], 10],
    [[column('13.1.2024', '1.2.2024'), column('14.1.2024', '11.2.2024')], 5.5],
    [[column('1/13/2024', '2/1/2024'), column('1/14/2024', '2/11/2024')], 5.5],
    [[column('3/1/2024', '1/2/2024'), column('14/1/2024', '11/2/2024')], 10.5],
    [[column(20240113, '2024-02-01T23:59:00Z'), column('20240114', '2024-02-11 08:00')], 5.5],
    [[column('13-Jan-2024', '1 Feb 2024'), column('2024-01-14', '2024-02-11')], 5.5],
  ])('%#', (args, expected) => {
    expect(call('SALESCYCLE', ...args)).toBeCloseTo(expected, 12);
  });
  it.each([
    [[starts, closes, 'modal'], 'option: “modal” is none of “mean”, “median”'],
    [[starts, closes, outcomes, 'modal'], 'option: “modal” is none of “mean”, “median”'],
    [[starts], 'closes: is missing'],
    [[date('2024-02-01'), date('2024-01-11')], 'closes: none of its rows has the dates it needs: 1 closed before being created'], // biome-ignore format: one line
    [[column('1/13/2024', '13/1/2024'), column('1/14/2024', '1/14/2024')], 'starts: “13/1/2024” has day and month the other way round than the rows above (row 2)'], // biome-ignore format: one line
  ])('refuses %#', (args, message) => {
    expect(error('SALESCYCLE', ...args)).toBe(message);
  });
  it('asks for the time zone once, and only for dates', () => {
    const counting = edge();
    custom('SALESCYCLE', [starts, closes], counting);
    expect(counting.asked).toBe(1);
    custom('WINRATE', [3, 4], counting);
    expect(counting.asked).toBe(1);
  });
});

describe('functions of figures', () => {
  it.each([
    ['SALESVELOCITY', [40, 0.25, 12000, 60], 2000],
    ['PIPELINECOVERAGE', [300, 100], 3],
    ['SALESVELOCITY', [40, 1, 12000, 60], 8000],
    ['SALESGROWTH', [120, 100], 0.2],
    ['SALESGROWTH', [-50, 100], -1.5],
    ['SALESPRODUCTIVITY', [90000, 3], 30000],
    ['CLV', [120, 4, 3], 1440], // oracle "simple_clv"
    ['CLV', [120, 4, 3, 0.3], 432],
    ['CLV', ['49.90', 12, 2.5, '80 %'], 1197.6],
    ['CAC', [50000, 125], 400], // oracle "cac"
    ['LTVCAC', [1200, 400], 3],
  ])('%s%j is %d', (name, args, expected) => {
    expect(call(name, ...args)).toBeCloseTo(expected, 9);
  });
  it.each([
    ['SALESVELOCITY', [40, 0.25, 12000, 0], 'cycle: is 0, which nothing can be divided by'],
    ['PIPELINECOVERAGE', [300, 0], 'target: is 0, which nothing can be divided by'],
    ['PIPELINECOVERAGE', [300, ''], 'target: is missing'],
    ['SALESGROWTH', [120, 0], 'previous: is 0, which nothing can be divided by'],
    ['CAC', [50000, 0], 'new_customers: no customer bought for the first time'],
    ['CAC', [50000, -5], 'new_customers: is less than 0'],
    ['CAC', [column(1, 2), 5], 'costs: one cell is needed, not a range'],
    ['CAC', ['#REF!', 5], 'costs: the cell holds the error #REF!'],
    ['LTVCAC', [1200, 0], 'cac: is 0, which nothing can be divided by'],
    ['CLV', [120, 4], 'years: is missing'],
    ['CLV', [120, 4, 3, 'some'], 'margin: “some” is not a number'],
    ['CLV', [100, 4, 3, 30], 'margin: 30 is more than 100 %: write 30% or 0.3'],
    ['CLV', [100, 4, 3, 75], 'margin: 75 is more than 100 %: write 75% or 0.75'],
    ['CLV', [100, 4, 3, '12.3'], 'margin: 12.3 is more than 100 %: write 12.3% or 0.123'],
    ['CLV', [100, 4, 3, 1.2], 'margin: 1.2 is more than 100 %'],
    ['CLV', [100, 4, 3, -0.3], 'margin: is less than 0'],
    ['SALESVELOCITY', [40, 25, 12000, 60], 'win_rate: 25 is more than 100 %: write 25% or 0.25'],
    ['SALESGROWTH', [120, -100], 'previous: a comparison with an amount below 0 means nothing'],
    ['SALESPRODUCTIVITY', [90000, 0], 'people: is 0, which nothing can be divided by'],
    ['SALESPRODUCTIVITY', [90000, -3], 'people: is less than 0'],
  ])('%s%j is refused', (name, args, message) => {
    expect(error(name, ...args)).toBe(message);
  });
});
