/** Where a rule about rows and columns begins and ends: a table on each side of it. */
import { describe, expect, it } from 'vitest';
import { decideLines } from '../../src/table/lines.ts';
import type { TableReading } from '../../src/table/reading.ts';
import type { Answer, Cell, ReadOptions } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { importedGrid, readOne, safeGrid, table, typedGrid } from './grids.ts';
import { differences } from './live.ts';

const read = (text: string, options?: Partial<ReadOptions>) => {
  const grid = safeGrid(table(text));
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};

describe('rows', () => {
  const withRow = (row: string) =>
    read(`
      Deal | Stage | Amount | Close date
      Acme | Won | 100 | 2024-01-05
      Beta | Lost | 50 | 2024-01-15
      ${row}
      Gamma | Won | 70 | 2024-02-25`).frame.leftOut[2];

  it('two texts of the header make a row a header', () => {
    expect(withRow('Deal | Stage | |')).toBe('repeated_header');
    expect(withRow('Deal | Won | 30 | 2024-02-02')).toBeNull();
  });
  it('a label is a section up to 40 characters, and a remark over that', () => {
    expect(withRow(`${'North and south '.repeat(3).slice(0, 40)} | | |`)).toBe('section');
    expect(withRow(`${'North and south '.repeat(3).slice(0, 41)} | | |`)).toBe('note');
  });
  it('one row above makes no total: the second may have the same amount', () => {
    const codes = (rows: [string, string, number][]) =>
      readOne(typedGrid([['Date', 'Customer', 'Amount'], ...rows])).frame.leftOut;
    expect(codes([['2024-01-05', 'Acme', 100], ['2024-01-31', 'Total', 100]])).toEqual([null, null]); // biome-ignore format: one line
    expect(codes([['2024-01-05', 'Acme', 100], ['2024-01-06', 'Beta', 50], ['2024-01-31', 'Total', 150]])[2]).toBe('total'); // biome-ignore format: one line
  });
});

describe('orders in several rows', () => {
  const lines = (orders: Cell[][], header = 'amount') => {
    const rows = orders.flatMap((amounts, id) => amounts.map((amount): Cell[] => [`${id}`, amount]));
    const reading = {
      fields: { id: 0, amount: 1, customer: 1 },
      numbers: { amount: { decimal: null, scale: 1, texts: false, shrunk: false } },
    } as unknown as TableReading;
    return decideLines(rows, rows.map(() => null), reading, header)!; // biome-ignore format: one line
  };
  const same = (count: number): Cell[][] => Array.from({ length: count }, () => [30, 30]);

  it('amounts on the first row only are the order’s, unless more orders have several', () => {
    expect(lines([[10, null], [20, null], [3, 4]]).amount).toBe('first'); // biome-ignore format: one line
    expect(lines([[10, null], [5, 7], [3, 4]]).amount).toBe('every'); // biome-ignore format: one line
  });
  it('one amount on all rows is the order’s where hardly any order has several', () => {
    expect(lines([...same(20), [3, 4]]).amount).toBe('first');
    expect(lines([...same(4), [3, 4]]).amount).toBe('every');
  });
  it('the order’s own words are written once where four of five later rows lack them', () => {
    expect(lines([[1, ...Array(9).fill(null), 2]]).fill).toEqual(['customer']);
    expect(lines([[1, null, null, null, 2, 3]]).fill).toEqual([]);
  });
});

describe('answers', () => {
  it('about words stand between commas as well as semicolons', () => {
    const text = `
      Deal | State | Amount
      A | Inked | 100
      B | Walked | 50
      C | Pondering | 70`;
    const said = (value: string) =>
      read(text, { map: { status: 'State' }, answers: [{ column: 'B', kind: 'status_word', value }] }).frame.status;
    expect(said('Inked=won; Walked=lost; *=open')).toEqual(['won', 'lost', 'open']);
    expect(said('Inked=won, Walked=lost, *=open')).toEqual(['won', 'lost', 'open']);
  });

  it('with the import’s own order leave its dates as they are', () => {
    const rows = table(`
      Deal | Close date | Amount | Status
      A | 03/04/2024 | 100 | Won
      B | 05/06/2024 | 50 | Lost
      C | 25/04/2024 | 70 | Won`);
    const grid = importedGrid(rows, 'en_US');
    const days = (value?: string) => {
      const answers: Answer[] = value ? [{ column: 'B', kind: 'date_order', value }] : [];
      const found = readOne(grid, { locale: 'en_US', answers });
      return found.frame.day.closed!.map((day) => (typeof day === 'number' ? toIso(day) : day));
    };
    expect(days('dmy')).toEqual(['2024-04-03', '2024-06-05', '2024-04-25']);
    expect(days('mdy')).toEqual(['2024-03-04', '2024-05-06', '2024-04-25']);
  });
});

it('a unit in the header is doubted from 10,000 on, beside numbers a thousand times smaller', () => {
  const asked = (...amounts: number[]) =>
    readOne(
      typedGrid([
        ['Deal', 'Amount (k€)', 'Status'],
        ...amounts.map((amount, i) => [`Deal ${i}`, amount, i ? 'Won' : 'Lost']),
      ]),
    ).questions.some(({ kind }) => kind === 'scale');
  expect(asked(2, 45, 9_000)).toBe(false);
  expect(asked(9, 45, 12_000)).toBe(true);
  expect(asked(20, 45, 12_000)).toBe(false);
});
