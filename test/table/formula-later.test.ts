/**
 * Texts that come into a table after its formulas were written. The live formula gives what a new reading of the table would
 * give, or nothing at all and says so: it never reads what the new reading would ask about.
 */
import { describe, expect, it } from 'vitest';
import type { Cell, SheetGrid, Table } from '../../src/table/types.ts';
import { readOne, typedGrid } from './grids.ts';
import { live } from './live.ts';

const AMOUNTS = [
  ...['1500', '1500.75', '1500,75', '12.5', '12,5', '0012', '-20', '\u221220', '+7', '1234.5678', ' 80 '],
  ...[
    '1.234',
    '1,234',
    '0.125',
    '1.234,50',
    '1 500',
    '12.5 €',
    '250k',
    '(20)',
    '5%',
    '12.5.2',
    'about 500',
    '--',
    'n/a',
    '-',
  ],
];
const DATES = [
  ...['2025-05-22', '22.5.2025', '22.05.25', '2025/5/2', '2025-05-22T14:30:00Z', '22.5.2025 14:30', ' 2025-05-22 '],
  ...[
    '3/4/2025',
    '25/3/2025',
    '3/25/2025',
    '31.2.2025',
    '2025-02-30',
    '22 May 2025',
    '2025-03',
    '20250322',
    'soon',
    'n/a',
    '?',
  ],
];
const HEADER = ['Deal ID', 'Stage', 'Amount', 'Close date'];
const rows = Math.max(AMOUNTS.length, DATES.length);
const real = (amount: (row: number) => Cell, day: (row: number) => Cell): SheetGrid => {
  const grid = typedGrid([HEADER]);
  for (let row = 0; row < rows; row++)
    grid.cells.push([
      `D${row}`,
      row % 2 ? 'Won' : 'Lost',
      amount(row) ?? 100 + row,
      day(row) ?? { serial: 45_658 + row * 3 },
    ]);
  return grid;
};

/** Field → what is shown beside each text, and what a new reading makes of a table with this one text in it. */
function readings(field: 'amount' | 'closed', texts: readonly string[], built: Table) {
  const withText = (only: number | null) => (row: number) =>
    only === null || row === only ? (texts[row] ?? null) : null;
  const grid = (only: number | null) =>
    field === 'amount' ? real(withText(only), () => null) : real(() => null, withText(only));
  const now = live(grid(null), built);
  return texts.map((text, row) => {
    const anew = readOne(grid(row));
    const read = (field === 'amount' ? anew.frame.number.amount : anew.frame.day.closed)![row];
    return {
      text,
      shown: now.get(field)![row + 1]!,
      code: now.get('unreadable')![row + 1]!,
      anew: anew.questions.length > 0 ? 'asks' : typeof read === 'object' && read !== null ? 'unreadable' : read,
    };
  });
}

describe('texts that come later', () => {
  const built = readOne(real(() => null, () => null)); // biome-ignore format: one line

  it('reads a table of real numbers and dates first', () => {
    const { numbers, dates } = built.reading;
    expect([numbers.amount!.texts, dates.closed!.texts, dates.closed!.order]).toEqual([false, false, null]);
  });

  it.each([
    ['amount', AMOUNTS, 11, 'amount'],
    ['closed', DATES, 7, 'date'],
  ] as const)('in %s are read as a new reading would, or named', (field, texts, certain, word) => {
    const found = readings(field, texts, built);
    for (const { text, shown, code, anew } of found) {
      if (shown !== '') expect(shown, text).toBe(anew);
      expect(code, text).toBe(shown === '' && anew !== null ? word : '');
    }
    // The first of the list have one reading in every locale, and get it.
    expect(found.slice(0, certain).filter(({ shown }) => shown === '')).toEqual([]);
    expect(found.slice(certain).filter(({ shown }) => shown !== '')).toEqual([]);
  });

  it('take the order of slashed dates from a sibling column that tells it, in a column of its own shape too', () => {
    const grid = typedGrid([
      [...HEADER, 'Created'],
      ...Array.from({ length: 6 }, (_, row) => [
        `D${row}`,
        row % 2 ? 'Won' : 'Lost',
        10,
        row ? '2025-01-05' : null,
        `${13 + row}/3/2024`,
      ]),
    ]);
    const table = readOne(grid);
    grid.cells[1]![3] = '4/5/2025';
    expect(live(grid, table).get('closed')![1]).toBe(45_781);
  });
});
