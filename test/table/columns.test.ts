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
  ['Affärsnamn | Skapad datum | Affärsstadium | Belopp | Stängningsdatum', 'name created status amount closed'],
  ['Kunde | Forventet lukket | Status | Beløp | Lukket', 'account expected_close status amount closed'],
])('headers of deals: %s', (header, fields) => {
  const rows = 'A | 2024-01-15 | Won | 100 | 2024-02-15\nB | 2024-01-16 | Lost | 50 | 2024-02-16';
  expect(read(`${header}\n${rows}`).columns.map(({ field }) => field)).toEqual(fields.split(' '));
});

it.each([
  'Πελάτης | Πωλητής | Ποσό | Κατάσταση | Ημ. Δημιουργίας | Ημερομηνία Κλεισίματος',
  'ΠΕΛΑΤΗΣ | ΠΩΛΗΤΗΣ | ΠΟΣΟ | ΚΑΤΑΣΤΑΣΗ | ΗΜΕΡ. ΔΗΜΙΟΥΡΓΙΑΣ | ΗΜ. ΚΛΕΙΣΙΜΑΤΟΣ',
])('Greek deals, in capitals without accents too: %s', (header) => {
  const found = read(`${header}
    Α | Άννα | 55.050,00 € | Χαμένη | 15/07/2024 | 23/08/2024
    Β | Νίκος | 48.800,50 € | Κερδισμένη | 29/07/2024 | 30/09/2024
    Γ | Άννα | 1.000,00 € | Ανοιχτή | 29/07/2024 |`);
  expect(found.columns.map(({ field }) => field)).toEqual('account owner amount status created closed'.split(' '));
  expect([found.frame.status, found.frame.number.amount, found.questions]).toEqual([
    ['lost', 'won', 'open'],
    [55050, 48800.5, 1000],
    [],
  ]);
});

it('Greek invoices: net before gross, credit notes take back', () => {
  const found = read(`Αρ. Τιμολογίου | Ημερομηνία | Πελάτης | Καθαρή Αξία | ΦΠΑ | Σύνολο | Είδος
    5001 | 15/01/2023 | C010 | 71,37 | 17,13 | 88,50 | Τιμολόγιο
    5002 | 16/01/2023 | C000 | 64,14 | 15,39 | 79,53 | Πιστωτικό Τιμολόγιο`);
  expect([found.role, found.frame.number.amount]).toEqual(['orders', [71.37, -64.14]]);
});

it.each(['Won?', 'Lost?', 'Deal won (?)'])('a question mark is doubt: %s', (word) => {
  expect(statusOf(word)).toBeNull();
});
