/** Which column is taken for which field. */
import { describe, expect, it } from 'vitest';
import type { ReadOptions, Table } from '../../src/table/types.ts';
import { statusOf } from '../../src/table/words.ts';
import { readOne, safeGrid, table } from './grids.ts';
import { differences } from './live.ts';

const read = (text: string, options?: Partial<ReadOptions>): Table => {
  const grid = safeGrid(table(text));
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};
const headerOf = (found: Table, field: string) => found.columns.find((column) => column.field === field)?.header;

describe('net before gross', () => {
  it.each([
    ['Net', 'Total'],
    ['Ex VAT', 'Total amount'],
    ['Veroton', 'Yhteensä'],
    ['Tarjoussumma alv 0', 'Summa'],
    ['Belopp exkl. moms', 'Totalt'],
    ['Beløp ekskl. mva', 'Totalt'],
    ['Beløb ekskl. moms', 'Beløb inkl. moms'],
  ])('%s, not %s', (net, gross) => {
    const orders = `Order no | Date | Customer | ${gross} | Tax | ${net}\n1 | 2024-01-15 | A | 124 | 24 | 100\n2 | 2024-01-16 | B | 62 | 12 | 50`;
    const deals = `Deal | Status | ${net} | ${gross} | Closed\nA | Won | 100 | 124 | 2024-01-15\nB | Lost | 50 | 62 | 2024-01-16`;
    for (const found of [read(orders), read(deals)]) {
      expect(headerOf(found, 'amount')).toBe(net);
      expect(found.frame.number.amount).toEqual([100, 50]);
    }
  });
});

it.each([
  ['Tilausnro | Tilauspvm | Asiakas | Summa', 'id date customer amount'],
  ['Laskunro | Laskun pvm | Asiakasnro | Summa', 'id date customer amount'],
  ['Rechnungsnr. | Rechnungsdatum | Kunde | Netto', 'id date customer amount'],
  ['Fakturanr | Fakturadato | Kunde | Totalt', 'id date customer amount'],
])('abbreviated headers: %s', (header, fields) => {
  expect(
    read(`${header}\n1 | 2024-01-15 | A | 100\n2 | 2024-01-16 | B | 50`).columns.map(({ field }) => field),
  ).toEqual(fields.split(' '));
});

it.each([
  ['Tarjous | Tarjouspvm | Tulos | Tarjoussumma | Päätöspvm', 'name proposal_sent status amount closed'],
  ['Kunde | Forventet lukket | Status | Beløp | Lukket', 'account expected_close status amount closed'],
])('headers of deals: %s', (header, fields) => {
  const rows = 'A | 2024-01-15 | Won | 100 | 2024-02-15\nB | 2024-01-16 | Lost | 50 | 2024-02-16';
  expect(read(`${header}\n${rows}`).columns.map(({ field }) => field)).toEqual(fields.split(' '));
});

it.each(['Won?', 'Lost?', 'Deal won (?)'])('a question mark is doubt: %s', (word) => {
  expect(statusOf(word)).toBeNull();
});
