import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/table/types.ts';
import { readOne, safeGrid, table, typedGrid } from './grids.ts';
import { differences } from './live.ts';

const codes = ({ frame }: Table) => frame.leftOut;
const read = (text: string, sheet?: string) => {
  const grid = safeGrid(table(text), sheet);
  const found = readOne(grid);
  expect(differences(grid, found)).toEqual([]);
  return found;
};

describe('rows that are no data', () => {
  it('titles above, sections, subtotals, a repeated header, the total and notes below', () => {
    const found = read(`
      Pipeline report | | |
      | | |
      Deal | Stage | Amount | Close date
      North region | | |
      Acme | Won | 100 | 2024-01-05
      Beta | Lost | 50 | 2024-01-15
      North total | | 150 |
      South region | | |
      Deal | Stage | Amount | Close date
      Gamma | Won | 70 | 2024-02-25
      | | |
      South total | | 70 |
      Grand total | | 220 |
      Source: CRM, exported in March | | |`);
    expect(found.headerRow).toBe(3);
    expect(codes(found)).toEqual([
      'section',
      null,
      null,
      'subtotal',
      'section',
      'repeated_header',
      null,
      'blank',
      'subtotal',
      'total',
      'note',
    ]);
    expect([found.dataRows, found.rows]).toEqual([10, 3]);
    expect(found.leftOut).toEqual({ section: 2, subtotal: 2, repeated_header: 1, total: 1, note: 1 });
  });
  it('what stands beside the table, behind a blank column, is none of it', () => {
    const rows = (beside: string[]) =>
      [`Date | Customer | Amount | | ${beside[0]}`]
        .concat(
          ['2024-01-05 | Acme | 100', '2024-01-15 | Beta | 50', '2024-01-25 | Gamma | 70'].map(
            (row, i) => `${row} | | ${beside[i + 1]}`,
          ),
        )
        .join('\n');
    const headers = (text: string) => read(text).columns.map(({ header }) => header);
    expect(headers(rows(['', 'Total', '220', '']))).toEqual(['Date', 'Customer', 'Amount']);
    expect(headers(rows(['Total', '220', '', '']))).toEqual(['Date', 'Customer', 'Amount']);
    expect(headers(rows(['Channel', 'web', '', 'fair']))).toEqual(['Date', 'Customer', 'Amount', 'Channel']);
  });
  it('a total without a word', () => {
    expect(
      codes(
        read(`
      Date | Customer | Amount
      2024-01-05 | Acme | 100
      2024-01-15 | Beta | 50
      | | 150`),
      ),
    ).toEqual([null, null, 'total']);
  });
  it('a customer called Total is a customer', () => {
    expect(
      codes(
        read(`
      Customer | Order date | Amount
      Total Energies | 2024-01-05 | 100
      Total | 2024-01-15 | 50
      Sum Holding | 2024-01-16 | 50
      Total | | 200`),
      ),
    ).toEqual([null, null, null, 'total']);
  });
  it('a total with a date is known by its sum', () => {
    const costs = (last: string) => `
      Date | Category | Cost
      2024-01-05 | Marketing | 100
      2024-01-20 | Sales | 200
      2024-02-05 | Marketing | 50
      ${last}`;
    expect(codes(read(costs('2024-02-28 | Total | 350'), 'Costs'))).toEqual([null, null, null, 'total']);
    expect(codes(read(costs('2024-02-28 | TOTAL: | 350'), 'Costs'))).toEqual([null, null, null, 'total']);
    expect(codes(read(costs('2024-02-28 | Total | 340'), 'Costs'))).toEqual([null, null, null, null]);
    expect(codes(read(costs('2024-02-28 | Total Energies | 350'), 'Costs'))).toEqual([null, null, null, null]);
    expect(codes(read(costs('Total 2024 | | 350'), 'Costs'))).toEqual([null, null, null, 'subtotal']);
    const orders = read(`
      Date | Customer | Amount
      2024-01-02 | A | 10.25
      2024-01-03 | B | 20
      2024-01-31 | TOTAL | 30.25
      2024-02-03 | B | 20
      2024-02-28 | TOTAL | 20
      2024-02-29 | TOTAL | 50.25`);
    expect(codes(orders)).toEqual([null, null, 'subtotal', null, 'total', 'total']);
    const deals = read(`
      Deal ID | Deal name | Stage | Amount | Close date
      1 | a | Won | 100 | 2024-01-31
      2 | b | Lost | 50 | 2024-02-10
      Total | | 2 deals | 150 |`);
    expect(codes(deals)).toEqual([null, null, 'total']);
  });
  it('Finnish totals', () => {
    expect(
      codes(
        read(`
      Asiakas | Pvm | Summa
      Kone | 28.9.2024 | 1 200,50
      Yhteensä | | 1 200,50`),
      ),
    ).toEqual([null, 'total']);
  });
  it('deleted and test rows', () => {
    expect(
      codes(
        read(`
      Id | StageName | Amount | CloseDate | IsDeleted | Test
      1 | Closed Won | 100 | 2024-01-05 | FALSE | no
      2 | Closed Lost | 50 | 2024-01-15 | TRUE | no
      3 | Closed Lost | 50 | 2024-01-15 | FALSE | yes`),
      ),
    ).toEqual([null, 'deleted', 'test']);
  });
  it('a blank outcome is unknown', () => {
    expect(
      codes(
        read(`
      Deal | Status | Amount | Closed
      A | Won | 100 | 2024-01-05
      B | | 50 | 2024-01-15
      C | Lost | 50 | 2024-01-16`),
      ),
    ).toEqual([null, 'unknown_status', null]);
  });
  it('two header rows are one, from top to bottom', () => {
    const found = read(`
      Deal | | Close | |
      name | stage | date | value
      A | Won | 2024-01-05 | 100
      B | Lost | 2024-01-15 | 50`);
    expect(found.headerRow).toBe(2);
    expect(found.columns.map(({ header, field }) => [header, field])).toEqual([
      ['Deal name', 'name'],
      ['Deal stage', 'status'],
      ['Close date', 'closed'],
      ['Close value', 'amount'],
    ]);
  });
  it.each([
    ['the band names what its columns say alone', 'Deal | Status | Dates | | Amount', ' | | Created | Closed | '],
    [
      'the band stands behind its columns',
      'Deal | Status | Dates | | Value |',
      '| | Created | Closed | Expected | Actual',
    ],
    ['every header has a band', 'Deal | | Dates | | Money |', 'Name | Status | Created | Closed | Amount | Owner'],
  ])('a merged header row above: %s', (_, band, headers) => {
    const found = read(`
      ${band}
      ${headers}
      A | Won | 2024-01-05 | 2024-02-05 | 100 | 90
      B | Lost | 2024-01-15 | 2024-02-06 | 50 | 40`);
    expect(found.headerRow).toBe(2);
    expect(found.columns.slice(0, 4).map(({ field }) => field)).toEqual(['name', 'status', 'created', 'closed']);
    expect(found.columns.every(({ field, confidence }) => field === null || confidence >= 0.8)).toBe(true);
    expect(found.columns.some(({ field }) => field === 'amount')).toBe(true);
  });
  it('a band that means something else is none of our fields', () => {
    const found = read(`
      Deal | Status | Closed | Target | | Value
       | | | Amount | Date |
      A | Won | 2024-01-05 | 1000 | 2024-02-05 | 90
      B | Lost | 2024-01-15 | 2000 | 2024-02-06 | 40`);
    expect(found.columns.map(({ field }) => field)).toEqual(['name', 'status', 'closed', null, null, 'amount']);
  });
  it('blank columns and blank rows change nothing', () => {
    const found = readOne(
      typedGrid([
        ['', 'Deal', '', 'Stage', 'Amount', '', 'Close date'],
        ['', '', '', '', '', '', ''],
        ['', 'A', '', 'Won', 100, '', '2024-01-05'],
        ['', '', '', '', '', '', ''],
        ['', 'B', '', 'Lost', 50, '', '2024-01-15'],
      ]),
    );
    expect(found.columns.map(({ column }) => column)).toEqual(['B', 'D', 'E', 'G']);
    expect([found.dataRows, found.rows]).toEqual([2, 2]);
  });
});

describe('orders', () => {
  it('refunds, voided, failed, test, deleted and cancelled ones', () => {
    const found = read(`
      id | Created (UTC) | Amount | Amount Refunded | Currency | Mode | Status | Customer ID
      1 | 2024-01-05 10:00 | 100 | 0 | eur | Live | Paid | c1
      2 | 2024-01-06 10:00 | 100 | 100 | eur | Live | Paid | c2
      3 | 2024-01-07 10:00 | 100 | 30 | eur | Live | Paid | c2
      4 | 2024-01-08 10:00 | 100 | 0 | eur | Test | Paid | c3
      5 | 2024-01-09 10:00 | 100 | 0 | eur | Live | Failed | c3
      6 | 2024-01-10 10:00 | 100 | 100 | eur | Live | Refunded | c3
      7 | 2024-01-11 10:00 | 100 | 0 | eur | Live | Canceled | c3`);
    expect(codes(found)).toEqual([null, 'refunded', null, 'test', 'failed', 'refunded', 'cancelled']);
    expect(found.frame.number.amount).toEqual([100, null, 70, null, null, null, null]);
    expect(found.currency).toBe('EUR');
  });
  it('credit notes take money back', () => {
    const found = read(`
      Invoice number | Invoice date | Customer | Document type | Total
      1 | 2024-01-05 | A | Invoice | 100
      2 | 2024-01-06 | A | Credit note | 40
      3 | 2024-01-07 | B | Credit note | -10`);
    expect(found.frame.number.amount).toEqual([100, -40, -10]);
  });
  it('the total on the first line only counts once, and what only that line says goes for all', () => {
    const found = read(`
      Name | Email | Paid at | Total | Lineitem name | Lineitem price
      #1 | a@x.fi | 2024-01-05 | 30 | Cup | 10
      #1 | | | | Pot | 20
      #2 | b@x.fi | 2024-01-06 | 10 | Cup | 10
      #3 | a@x.fi | 2024-01-07 | 50 | Jar | 25
      #3 | | | | Jar | 25`);
    expect(found.frame.number.amount).toEqual([30, 0, 10, 50, 0]);
    expect(found.frame.text.customer).toEqual(['a@x.fi', 'a@x.fi', 'b@x.fi', 'a@x.fi', 'a@x.fi']);
    expect(found.frame.day.date!.every((day) => typeof day === 'number')).toBe(true);
  });
  it('a total repeated on every line counts once, line amounts are added', () => {
    const rows = (amounts: number[]) => `
      Order ID | Order date | Customer | Order total | Product
      1 | 2024-01-05 | A | ${amounts[0]} | Cup
      1 | 2024-01-05 | A | ${amounts[1]} | Pot
      2 | 2024-01-06 | B | 10 | Cup
      3 | 2024-01-07 | C | ${amounts[2]} | Jar
      3 | 2024-01-07 | C | ${amounts[3]} | Cup`;
    expect(read(rows([30, 30, 40, 40])).frame.number.amount).toEqual([30, 0, 10, 40, 0]);
    expect(read(rows([10, 20, 30, 10])).frame.number.amount).toEqual([10, 20, 10, 30, 10]);
  });
  it.each([
    ['Line amount', 4, [50, 50]],
    ['Line total', 4, [50, 50]],
    ['Rivisumma', 4, [50, 50]],
    ['Amount', 4, [50, 0]],
    ['Amount', 2, [50, 50]],
    ['Total amount', 2, [50, 0]],
    ['Gesamtbetrag', 2, [50, 0]],
    ['Kokonaissumma', 2, [50, 0]],
  ])('one amount on both lines of every order, as “%s” of %i orders', (header, orders, amounts) => {
    const line = (order: number) => `O${order} | 2024-01-0${order + 1} | C${order % 2} | 50`;
    const rows = Array.from({ length: orders }, (_, order) => `${line(order)}\n${line(order)}`);
    const found = read(`Order ID | Date | Customer | ${header}\n${rows.join('\n')}`);
    expect(found.frame.number.amount!.slice(0, 2)).toEqual(amounts);
  });
});
