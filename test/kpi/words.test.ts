/** What people read about a KPI. */
import { afterEach, describe, expect, it } from 'vitest';
import { evaluate, lacks, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById, kpis } from '../../src/kpi/index.ts';
import { leftOutText, words } from '../../src/text/en.ts';
import { definition, explain, formatValue, lackText } from '../../src/text/explain.ts';
import { questionText } from '../../src/text/questions.ts';
import { warningText } from '../../src/text/warnings.ts';
import { writeAsIn } from '../../src/value/notation.ts';
import { leftOutCodes, reasons } from '../../src/value/outcome.ts';
import { day, table } from './tables.ts';

const deals = table('deals', ['status', 'amount', 'closed', 'created', 'owner', 'account'], [
  { status: 'won', amount: 100, closed: '2024-01-10', created: '2024-01-01', owner: 'A', account: 'x' },
  { status: 'won', closed: '2024-01-20', created: '2023-12-01', owner: 'B', account: 'y' },
  { status: 'lost', amount: 0, closed: '2024-01-20', created: '2024-01-01', owner: 'B', account: 'z' },
  { status: 'open', amount: 70, created: '2024-01-12', owner: 'C', account: 'y' },
]); // biome-ignore format: a table
const data = { tables: { deals }, targets: { revenue: 50 } };
const window: Window = { start: day('2024-01-01'), end: day('2024-01-31'), first: day('2024-01-01'), asOf: day('2024-01-31'), unit: 'month', previous: null, total: false }; // biome-ignore format: one line
const said = (id: string, option: string | null = null) =>
  explain(kpiById(id), option, evaluate(kpiById(id), option, data, window), data, window);

afterEach(() => writeAsIn('en_US'));

describe('definitions', () => {
  it.each([
    ['win_rate', null, 'won ÷ (won + lost), closed in the period'],
    ['win_rate', 'by value', 'amount won ÷ (amount won + amount lost), closed in the period'],
    ['win_rate', 'of all created', 'won ÷ created, created in the period'],
    ['revenue', null, 'amounts sold in the period'],
    ['sales_velocity', null, 'open deals × win rate × average deal size ÷ sales cycle'],
    ['pipeline_coverage', null, 'pipeline value ÷ monthly revenue target'],
    ['ltv_to_cac', null, 'customer lifetime value ÷ customer acquisition cost'],
  ])('%s %s', (id, option, text) => {
    expect(definition(kpiById(id), option)).toBe(text);
  });

  it('differ between the options of a KPI', () => {
    for (const kpi of kpis())
      expect(new Set(kpi.variants.map(({ id }) => definition(kpi, id))).size).toBe(kpi.variants.length);
  });
});

describe('an explanation', () => {
  it('names figure, n, parts, interval, rows left out, and the band with its source', () => {
    const text = said('win_rate').join('\n');
    expect(text).toContain('1 Jan 2024 – 31 Jan 2024: 66.7%, from 3 rows, when this was built.');
    expect(text).toContain('Its parts: won 2, lost 1.');
    expect(text).toMatch(/95% interval is \d+\.\d% to \d+\.\d%\. n is too small to tell/);
    expect(text).toContain('Typical: 20% to 40%, under 15% is poor (Fivendor');
    expect(said('revenue').join('\n')).toContain('Left out: 1 without an amount.');
    expect(said('revenue').join('\n')).toContain('€100, from 1 row, when this was built.');
  });
  it('names the sheets and columns that the figure is read from', () => {
    expect(said('revenue')).toContain('Read from “deals”: status, amount, closed.');
    expect(said('sales_cycle')).toContain('Read from “deals”: status, closed, created.');
    expect(said('sales_velocity')).toContain('Read from “deals”: status, amount, closed, created.');
    expect(said('cac').join('\n')).not.toContain('Read from');
    const costs = table(
      'costs',
      ['date', 'category', 'amount'],
      [{ date: '2024-01-05', category: 'Marketing', amount: 10 }],
    );
    const both = { ...data, tables: { deals, costs } };
    const cac = explain(kpiById('cac'), null, evaluate(kpiById('cac'), null, both, window), both, window);
    expect(cac).toContain('Read from “costs”: date, category, amount.');
    expect(cac).toContain('Read from “deals”: status, amount, closed, account.');
  });
  it('says why there is no value', () => {
    expect(said('cac').join('\n')).toContain('no value, because the table it needs was not found.');
    expect(said('sales_growth').join('\n')).toContain('no value, because there is no earlier period in the data');
  });
  it('warns when lost deals have no amounts', () => {
    expect(said('win_rate', 'by value').join('\n')).toContain('every closed deal looks won');
    expect(said('win_rate').join('\n')).not.toContain('every closed deal looks won');
  });
  it('is made of sentences for every KPI and option', () => {
    for (const kpi of kpis())
      for (const { id } of kpi.variants)
        for (const sentence of said(kpi.id, id)) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  });
});

describe('words', () => {
  it('are there for every code', () => {
    for (const reason of reasons) expect(words.reasons[reason]).toBeTruthy();
    for (const code of leftOutCodes) expect(words.leftOut[code]).toBeTruthy();
  });
  it('count rows left out, one or several', () => {
    const said = (n: number) => leftOutCodes.map((code) => `${n} ${leftOutText(code, n)}`).join(', ');
    expect(said(1)).toContain('1 total row, 1 subtotal row, 1 section heading, 1 note, 1 repeated header, 1 duplicate');
    expect(said(2)).toContain(
      '2 total rows, 2 subtotal rows, 2 section headings, 2 notes, 2 repeated headers, 2 duplicates',
    );
    expect(said(1)).toContain('1 without a known status');
  });
  it('say what is missing', () => {
    expect(lackText(lacks(kpiById('cac'), null, data.tables)!)).toBe('needs a table of costs, none found');
    const bare = { deals: table('deals', ['status', 'closed'], []) };
    expect(lackText(lacks(kpiById('revenue'), null, bare)!)).toBe('needs the column “Amount” in the deals');
  });
});

describe('figures', () => {
  it.each([
    [0.6315, 'rate', null, '63.2%'],
    [-0.056, 'rate', null, '−5.6%'],
    [-0.0001, 'rate', null, '0.0%'],
    [1131573, 'money', null, '1,131,573'],
    [1131573.4, 'money', 'EUR', '€1,131,573'],
    [-99.5, 'money', 'USD', '−$99.50'],
    [2000, 'money', 'SEK', '2,000\u00a0SEK'],
    [2000, 'money', 'CHF', 'CHF\u00a02,000'],
    [60149.1, 'money_per_day', 'EUR', '€60,149 per day'],
    [51.78, 'days', null, '51.8 days'],
    [2.44, 'ratio', null, '2.4×'],
    [6711, 'count', null, '6,711'],
  ] as const)('%d as %s in %s is %s', (value, unit, currency, text) => {
    expect(formatValue(value, unit, currency)).toBe(text);
  });

  it.each([
    ['de_DE', '62,5%', '12.600\u00a0€', '2.503', '20%'],
    ['fi_FI', '62,5%', '12\u00a0600\u00a0€', '2\u00a0503', '20%'],
    ['de_CH', '62.5%', '€12’600', '2’503', '20%'],
    ['en_ZA', '62,5%', '€12\u00a0600', '2\u00a0503', '20%'],
  ])('in %s', (locale, rate, money, count, poor) => {
    writeAsIn(locale);
    expect(formatValue(0.625, 'rate')).toBe(rate);
    expect(formatValue(12_600, 'money', 'EUR')).toBe(money);
    expect(formatValue(2503, 'count')).toBe(count);
    expect(said('win_rate').join('\n')).toContain(`Typical: ${poor} to`);
  });
});

it('the table that is taken instead has the most rows, also where another has as many', () => {
  const place = { field: null, column: null, header: '', count: 1, role: 'deals' } as const;
  expect(warningText({ code: 'other_table', items: ['A'], ...place })).toContain(': “A”, with the most rows.');
});

it('a question about day and month asks for the day, whatever is assumed', () => {
  const column = { column: 'B', header: 'Created' };
  for (const assumed of ['dmy', 'mdy', null]) {
    const question = { kind: 'date_order', column: 'B', field: 'created', options: ['dmy', 'mdy'], assumed };
    const asked = questionText({ ...question, samples: ['04/09/2025'] } as never, { columns: [column] } as never);
    expect(asked).toEqual({ title: 'Which day is 04/09/2025 in “Created”?', options: ['4 September', '9 April'] });
  }
});

it('a question about thousands shows its answers in the notation of the sheet', () => {
  writeAsIn('fi_FI');
  const column = { column: 'C', header: 'Amount' };
  const asked = (samples: string[], assumed: string | null) =>
    questionText(
      { kind: 'decimal', column: 'C', field: 'amount', options: ['.', ','], assumed, samples } as never,
      { columns: [column] } as never,
    );
  expect(asked(['1.234'], ',').options).toEqual(['No: 1,234', 'Yes: 1234']);
  // A number that an import in this locale made of 1,234 was more than a thousand if the point is the decimal sign.
  for (const assumed of ['.', null])
    expect(asked(['1.500,00', '1.234'], assumed)).toEqual({
      title: 'Is 1,234 in “Amount” more than a thousand?',
      options: ['Yes: 1234', 'No: 1,234'],
    });
});
