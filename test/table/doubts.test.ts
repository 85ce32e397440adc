/** What a table does not tell is asked, warned of or left out, never guessed. */
import { describe, expect, it } from 'vitest';
import { lacks } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import type { ReadOptions, SheetGrid, Table } from '../../src/table/types.ts';
import { warningText } from '../../src/text/warnings.ts';
import { readOne, safeGrid, table, typedGrid } from './grids.ts';
import { differences } from './live.ts';

const readGrid = (grid: SheetGrid, options?: Partial<ReadOptions>): Table => {
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};
const read = (text: string, options?: Partial<ReadOptions>) => readGrid(safeGrid(table(text)), options);
const lackOf = (found: Table, kpi: string) => lacks(kpiById(kpi), null, { deals: found })?.reason ?? null;
const headerOf = (found: Table, field: string) => found.columns.find((column) => column.field === field)?.header;
const statuses = (found: Table) => found.frame.status;

describe('lost deals without a close date', () => {
  const deals = (lost: string) => `Deal | Status | Amount | Created | Expected close | Closed
    A | Won | 10 | 2024-01-01 | 2024-02-01 | 2024-02-15
    B | Lost | 20 | 2024-01-02 | 2024-02-02 | ${lost}
    C | Lost | 30 | 2024-01-03 | 2024-02-03 |
    D | Lost | 40 | 2024-01-04 | 2024-02-04 | 2024-03-04
    E | Open | 50 | 2024-01-05 | 2024-04-05 |`;
  it('most of them: the win rate waits for the day they were lost, revenue does not', () => {
    const found = read(deals(''));
    expect(found.questions).toMatchObject([
      { kind: 'field', field: 'lost_date', options: ['Expected close', ''], assumed: null },
    ]);
    expect(['win_rate', 'sales_velocity', 'revenue', 'pipeline_value'].map((kpi) => lackOf(found, kpi))).toEqual([
      'question',
      'question',
      null,
      null,
    ]);
    const said = read(deals(''), { map: { lost_date: 'Expected close' } });
    expect([said.questions, said.warnings, lackOf(said, 'win_rate')]).toEqual([[], [], null]);
    const none = read(deals(''), { map: { lost_date: '' } });
    expect([none.questions, none.warnings.map(({ code }) => code), lackOf(none, 'win_rate')]).toEqual([
      [],
      ['lost_without_date'],
      null,
    ]);
  });
  it('some of them: a warning', () => {
    const found = read(deals('2024-02-20'));
    expect(found.questions).toEqual([]);
    expect(found.warnings.map(warningText)).toEqual([
      '1 lost deal has no close date and is in no period: the win rate lacks it.',
    ]);
  });
});

describe('a flag of won', () => {
  it('with one of lost tells all', () => {
    const found = read(`Client | Won | Lost | Amount | Close date
      A | TRUE | FALSE | 1 | 2024-01-15\nB | FALSE | TRUE | 2 | 2024-01-16\nC | FALSE | FALSE | 3 | 2024-01-17`);
    expect([statuses(found), found.questions]).toEqual([['won', 'lost', 'open'], []]);
  });
  it.each([
    ['TRUE', 'FALSE'],
    ['Yes', 'No'],
    ['1', '0'],
  ])('alone: what %s is not is asked (%s)', (yes, no) => {
    const text = `Client | Won | Amount | Close date
      A | ${yes} | 1 | 2024-01-15\nB | ${no} | 2 | 2024-01-16\nC | ${no} | 3 | 2024-01-17`;
    const found = read(text);
    expect(found.questions).toMatchObject([{ kind: 'status_word', field: 'is_won', column: 'B', options: [no] }]);
    expect(found.warnings).toEqual([]);
    for (const meaning of ['lost', 'open']) {
      const said = read(text, { answers: [{ column: 'B', kind: 'status_word', value: `${no}=${meaning}` }] });
      expect([statuses(said), said.questions]).toEqual([['won', meaning, meaning], []]);
    }
  });
});

it('a lost word but no won one: a question of the words nobody knows', () => {
  const text = `Deal | Stage | Amount | Close date
    A | Invoiced | 1 | 2024-01-15\nB | Lost | 2 | 2024-01-16\nC | Hot | 3 | 2024-01-17`;
  const found = read(text);
  expect(found.questions).toMatchObject([{ kind: 'status_word', options: ['Invoiced', 'Hot'] }]);
  expect(lackOf(found, 'revenue')).toBe('question');
  const said = read(text, { answers: [{ column: 'B', kind: 'status_word', value: 'Invoiced=won' }] });
  expect([statuses(said), said.questions]).toEqual([['won', 'lost', 'open'], []]);
  expect(read(text.replace('Invoiced', 'Proposal').replace('Hot', 'Open')).questions).toEqual([]);
});

describe('a price beside a quantity', () => {
  it.each([
    ['Qty', 'Price'],
    ['Kpl', 'Hinta'],
    ['Määrä', 'Hinta'],
    ['Määrä', 'A-hinta'],
  ])('%s, %s: asked which column is the amount', (quantity, price) => {
    const text = `Order no | Date | Customer | ${quantity} | ${price}\n1 | 2024-01-15 | A | 2 | 50\n2 | 2024-01-16 | B | 3 | 70`;
    expect(read(text).questions).toMatchObject([{ kind: 'field', field: 'amount', options: [quantity, price] }]);
    expect(read(text, { map: { amount: price } }).questions).toEqual([]);
  });
  it('a total is taken before it', () => {
    const found = read(
      'Deal | Status | Quantity | Price | Total | Closed\nA | Won | 2 | 50 | 100 | 2024-01-15\nB | Lost | 1 | 5 | 5 | 2024-01-16',
    );
    expect([headerOf(found, 'amount'), found.questions]).toEqual(['Total', []]);
  });
  it('an amount that is expected stands in for none', () => {
    const found = read(
      'Deal | Status | Quantity | Price | Expected revenue | Closed\nA | Won | 2 | 50 | 100 | 2024-01-15\nB | Lost | 1 | 5 | 5 | 2024-01-16',
    );
    expect(found.questions).toMatchObject([{ field: 'amount' }]);
  });
});

it('a formatted column is taken before its twin in cents', () => {
  const found = read(
    'id | status_type | value | value_formatted | date_created | date_won\na | won | 12345 | $123.45 | 2024-01-01 | 2024-01-15\nb | lost | 5 | $0.05 | 2024-01-01 | 2024-01-15',
  );
  expect(headerOf(found, 'amount')).toBe('value_formatted');
});

describe('orders', () => {
  it('a credit note is one in the status, too; a return is not', () => {
    const found = read(`Invoice | Date | Customer | Amount | Status
      1 | 2024-01-15 | A | 100 | Paid\n2 | 2024-01-16 | B | 30 | Credit note\n3 | 2024-01-17 | C | 20 | Return`);
    expect(found.frame.number.amount).toEqual([100, -30, 20]);
    expect(found.warnings).toMatchObject([{ code: 'unknown_words', items: ['Return'] }]);
  });
  it('what is left after a refund that can’t be read is not known', () => {
    const found = read(`Order | Date | Customer | Total | Refunded
      1 | 2024-01-15 | A | 100 |\n2 | 2024-01-16 | B | 90 | - \n3 | 2024-01-17 | C | 80 | some\n4 | 2024-01-18 | D | 70 | 20`);
    expect(found.frame.number.amount).toEqual([100, 90, { unreadable: 'some' }, 50]);
  });
});

it.each(['[$kr-41D] #,##0', '#,##0 "kr"'])('a number format %s is no euro', (format) => {
  const grid = typedGrid([
    ['Deal', 'Status', 'Amount', 'Closed'],
    ['A', 'Won', 100, '2024-01-15'],
    ['B', 'Lost', 50, '2024-01-16'],
  ]);
  const formats = ['[$€-407] #,##0', format].map((each) => ['', '', each, '']);
  const found = readGrid({ ...grid, formats: [['', '', '', ''], ...formats] });
  expect(found.warnings).toMatchObject([{ code: 'mixed_currency', items: ['EUR', 'kr'] }]);
});
