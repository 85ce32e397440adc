import { describe, expect, it } from 'vitest';
import { corpus, type Expectation, sheets } from './corpus.ts';
import { workbook } from './workbook.ts';

const book = workbook(sheets, { names: { SalesAmount: 'Sales!D2:D13' } });

const close = (actual: Expectation, expected: Expectation): boolean => {
  if (Array.isArray(actual) && Array.isArray(expected))
    return (
      actual.length === expected.length &&
      actual.every(
        (row, y) => row.length === expected[y]!.length && row.every((value, x) => close(value, expected[y]![x]!)),
      )
    );
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  return actual === expected;
};

/** A table of one cell is shown as that cell. */
const shown = (value: Expectation): Expectation =>
  Array.isArray(value) && value.length === 1 && value[0]!.length === 1 ? value[0]![0]! : value;

for (const [group, cases] of Object.entries(corpus))
  describe(group, () => {
    it.each(cases)('%s', (formula, expected) => {
      const actual = shown(book.evaluate(formula));
      if (!close(actual, expected)) expect(actual).toEqual(expected);
    });
  });

describe('names of ranges', () => {
  it('stand for their range', () => expect(book.evaluate('=SUM(SalesAmount)')).toBe(7800));
});
