/** Tables as nobody would write them: the live formulas have to read what the engine reads, cell by cell. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTables } from '../../src/table/read.ts';
import { safeGrid, typedGrid } from './grids.ts';
import { differences } from './live.ts';

const text = fc.constantFrom(
  'Acme',
  'Total',
  'Total Energies',
  'North total',
  'Subtotal',
  'Yhteensä',
  'Sum:',
  'Notes: see below',
  'North region',
  'a  b',
  ' padded ',
  'Kone Oyj',
  'hard\u00a0space',
  '',
  '',
  '#N/A',
  '12',
  'Deal*',
  'what?',
  'A very long remark that goes on and on, over many words.',
);
const status = fc.constantFrom(
  'Won',
  'won',
  'Lost',
  'Closed Lost',
  'Open',
  'Proposal',
  'Peruttu',
  'Hmm?',
  '',
  'Stage',
  'Total',
);
const amount = fc.constantFrom<string | number>(
  '1.234,56',
  '1 200',
  '-5',
  '(20,5)',
  '250k',
  '1,2 M€',
  '12 %',
  '--',
  'n/a',
  'abc',
  '',
  '',
  '€ 12,00',
  '1,5',
  100,
  2.5,
  0,
  '3 mrd',
  "1'000",
  'Amount',
);
const date = fc.constantFrom<string | number>(
  '3.4.2024',
  '28.9.24',
  '2024-05-06',
  '2024-05-06T10:00:00Z',
  '31/12/2023',
  '1/2/2024',
  '31.2.2024',
  'soon',
  '',
  '',
  '14.6.2024 9.20',
  '5/6/24',
  45_300,
  5,
  '2024-13-01',
  'Total',
);
const id = fc.constantFrom<string | number>('D1', 'D2', 'd1', 1, 2, '', 'D3', 'D4', 'D5', 'D6', 'Total');
const flag = fc.constantFrom<string | boolean>(true, false, 'yes', 'no', '', 'x');

const deals = fc.record({
  rows: fc.array(fc.tuple(id, text, status, amount, date, date, flag), { minLength: 3, maxLength: 14 }),
  typed: fc.boolean(),
});
const orders = fc.record({
  rows: fc.array(
    fc.tuple(
      id,
      text,
      fc.constantFrom('Paid', 'Refunded', 'void', '', 'Flying?', 'Test'),
      amount,
      date,
      amount,
      fc.constantFrom('Invoice', 'Credit note', ''),
    ),
    { minLength: 3, maxLength: 14 },
  ),
  typed: fc.boolean(),
});

function holds(header: string[], { rows, typed }: { rows: (string | number | boolean)[][]; typed: boolean }): void {
  const grid = typed
    ? typedGrid([header, ...rows])
    : safeGrid([header, ...rows.map((row) => row.map((cell) => String(cell)))]);
  const { tables } = readTables([grid], { locale: 'en_US' });
  for (const table of tables) expect(differences(grid, table)).toEqual([]);
}

it('deals', () => {
  fc.assert(
    fc.property(deals, (table) =>
      holds(['Deal ID', 'Customer', 'Stage', 'Amount', 'Close date', 'Created', 'Deleted'], table),
    ),
    { numRuns: 25 },
  );
}, 60_000);

it('orders', () => {
  fc.assert(
    fc.property(orders, (table) =>
      holds(
        ['Order number', 'Customer', 'Payment status', 'Total', 'Order date', 'Refunded amount', 'Document type'],
        table,
      ),
    ),
    { numRuns: 25 },
  );
}, 60_000);
