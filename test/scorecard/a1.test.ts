import { expect, it } from 'vitest';
import { cell, onSheet, openColumn } from '../../src/scorecard/a1.ts';
import { columnLetter, quoted } from '../../src/table/text.ts';

it('names columns past Z', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

it('fixes the row, the column, both or neither', () => {
  const spot = { row: 6, column: 2 };
  expect([cell(spot), cell(spot, 'row'), cell(spot, 'column'), cell(spot, 'both')]).toEqual([
    'C7',
    'C$7',
    '$C7',
    '$C$7',
  ]);
});

it('quotes sheet names and texts', () => {
  expect(onSheet("Ben's deals", openColumn(4, 1))).toBe("'Ben''s deals'!$E$2:$E");
  expect(quoted('say "won"')).toBe('"say ""won"""');
});
