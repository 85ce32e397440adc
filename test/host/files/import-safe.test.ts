import { describe, expect, it } from 'vitest';
import { importSafely } from '../../../host/files/import-safe.ts';

/** The content of a column's cells below its header `h`, next to a column of words. */
function column(...cells: string[]): (string | undefined)[] {
  const rows = importSafely([['name', 'h'], ...cells.map((cell) => ['x', cell])]);
  return rows.slice(1).map((row) => row[1]?.content);
}

describe('--import safe types a column only when every cell reads one way in every locale', () => {
  it.each<[string, string[], (string | undefined)[]]>([
    ['integers', ['1', '-25', '19970101'], ['1', '-25', '19970101']],
    ['dot decimals', ['1054.5', '0.25'], ['1054.5', '0.25']],
    ['ISO dates', ['2024-09-28', '2024-02-29'], ['45563', '45351']],
    ['ISO dates with a time', ['2024-09-28 12:00', '2024-09-28 18:00:00'], ['45563.5', '45563.75']],
    ['booleans', ['TRUE', 'false'], ['TRUE', 'FALSE']],
    ['blank cells do not matter', ['1', '', ' ', '2'], ['1', undefined, ' ', '2']],
    ['1.234 beside 1.5 is a decimal', ['1.234', '1.5'], ['1.234', '1.5']],
  ])('%s', (_, cells, content) => expect(column(...cells)).toEqual(content));

  it.each<[string, string[]]>([
    ['1.234 alone may be a thousand', ['1.234', '2.500', '12']],
    ['decimal commas', ['1,5', '2,5']],
    ['grouping', ['1,250.50', '3']],
    ['leading zeros', ['007', '12']],
    ['ids longer than a number holds', ['12345678901234567']],
    ['slashed dates', ['3/1/2017', '28/9/2017']],
    ['dotted dates', ['28.9.2024']],
    ['a day that is none', ['2024-02-30', '2024-02-28']],
    ['one word among numbers', ['1', '2', 'n/a']],
    ['dates and numbers mixed', ['2024-09-28', '5']],
    ['a zone', ['2026-06-01T09:14:58+05:00']],
    ['percent and currency', ['5%', '€3']],
  ])('leaves as text: %s', (_, cells) => {
    expect(column(...cells).map((content) => content?.replace(/^'/, ''))).toEqual(cells);
    expect(column(...cells).filter((content) => /^[-\d]/.test(content ?? ''))).toEqual([]);
  });

  it('text that would compute or look like a value stays text', () => {
    expect(column('=1+1', '+358 40', "'quoted'", '#N/A', 'plain', 'word')).toEqual([
      "'=1+1",
      "'+358 40",
      "''quoted'",
      "'#N/A",
      'plain',
      'word',
    ]);
  });

  it('finds the header below title rows', () => {
    const rows = importSafely([
      ['Sales 2025'],
      [],
      ['', 'Deal', 'Amount', 'Closed'],
      ['', 'A', '12.5', '2025-01-02'],
      ['', 'B', '7', '2025-01-03'],
    ]);
    expect(rows.map((row) => row[2]?.content)).toEqual([undefined, undefined, 'Amount', '12.5', '7']);
    expect(rows[3]?.[3]).toEqual({ content: '45659', format: 'yyyy-mm-dd' });
  });

  it('a total below in another column does not matter, a remark in the column does', () => {
    const rows = importSafely([['Deal', 'Amount'], ['A', '1'], ['B', '2'], ['Total', '3'], [], ['checked by Ann']]);
    expect(rows.map((row) => row[1]?.content)).toEqual(['Amount', '1', '2', '3', undefined, undefined]);
  });
});
