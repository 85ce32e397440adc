/** Which rows of a sheet are its table, and which sheets hold none that can be told. */
import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/table/read.ts';
import { readOne, safeGrid, table } from './grids.ts';

const whyNone = (text: string, sheet?: string): string => {
  const { tables, others } = readTables([safeGrid(table(text), sheet)], { locale: 'en_US' });
  return tables[0] ? `a table of ${tables[0].role}` : others[0]!.why;
};
const deals = `Customer | Status | Value | Created | Closed
  Acme | Won | 100 | 2024-01-05 | 2024-02-05
  Beta | Lost | 50 | 2024-01-15 | 2024-02-15
  Gamma | Won | 70 | 2024-01-25 | 2024-02-25`;

describe('several tables in one sheet', () => {
  const several = 'those of several tables; one per sheet is read.';
  it.each([
    [
      'more columns',
      'Customer | Status | Value | Created | Closed | Owner\nDelta | Won | 10 | 2024-03-05 | 2024-03-06 | Ann',
    ],
    [
      'its columns in another order',
      'Customer | Value | Status | Created | Closed\nDelta | 10 | Won | 2024-03-05 | 2024-03-06',
    ],
    ['invoices', 'Invoice number | Invoice date | Customer | Amount | Status\n100 | 2024-03-05 | Acme | 100 | Paid'],
    ['costs', 'Month | Category | Cost\n2024-01-01 | Ads | 10\n2024-02-01 | Ads | 20'],
  ])('are none of which one could be read without the other: below deals %s', (_, below) => {
    expect(whyNone(`${deals}\n | |\nMore | |\n${below}`)).toContain(several);
  });
  it('of which the lower header tells more hide no rows above it', () => {
    expect(
      whyNone(`Open deals | |
        Customer | Owner | Value | Created | Expected close
        Acme | Ann | 100 | 2024-01-05 | 2024-02-05
        Lost deals | |
        Customer | Owner | Value | Created | Closed | Lost reason
        Beta | Ben | 50 | 2024-01-15 | 2024-02-15 | Price`),
    ).toContain(several);
  });
  it('are one where the header is repeated, or a summary stands above', () => {
    const again = `${deals}\nYear 2025 | |\n${deals}`;
    expect(readOne(safeGrid(table(again)))).toMatchObject({ headerRow: 1, rows: 6, leftOut: { repeated_header: 1 } });
    const summary = `Owner | Amount | Target\nAnn | 150 | 200\n | |\n${deals}`;
    expect(readOne(safeGrid(table(summary)))).toMatchObject({ headerRow: 4, rows: 3 });
  });
});

describe('a list of deals without an outcome', () => {
  const list = (columns = 'Created | Closed') => `Customer | Value | ${columns}
    Acme | 100 | 2024-01-05 | 2024-02-05
    Beta | 50 | 2024-01-15 | 2024-02-15`;
  it('is no table of orders: lost ones would be sales', () => {
    expect(whyNone(list())).toContain('Deals need an outcome');
    expect(whyNone(list('Date | Note'), 'Lost deals')).toContain('Deals need an outcome');
    expect(whyNone(list('Date | Note'), 'Hävitty 2024')).toContain('Deals need an outcome');
  });
  it('is one where something speaks of orders', () => {
    expect(whyNone(list('Date | Note'))).toBe('a table of orders');
    expect(whyNone(list('Order date | Closed'))).toBe('a table of orders');
    expect(whyNone(list(), 'Orders')).toBe('a table of orders');
    expect(whyNone(list('Date | Note'), 'Open invoices')).toBe('a table of orders');
  });
  it('names the columns that are known', () => {
    expect(whyNone('Company | Result X | Sum Y\nAcme | Won | 100\nBeta | Lost | 50')).toMatch(
      /recognised: Customer, Status\.$/,
    );
    expect(whyNone('Invoice no | Date | Company | X\n1 | 2024-01-05 | Acme | 100')).toMatch(
      /recognised: Customer, .*, Order number, Date\.$/,
    );
  });
});
