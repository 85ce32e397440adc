/** Columns as an import leaves them, and as nobody means them: told apart from a figure, in words, with the argument's name. */
import { describe, expect, it } from 'vitest';
import { custom } from '../../src/functions/index.ts';
import { call, column, date, edge, error } from './cell.ts';

const seemsSwapped = 'an import seems to have swapped day and month';

describe('dates that an import read in another locale', () => {
  // 3/1, 18/1, 5/2 and 20/2/2024 in an en_US sheet, and 1/3, 1/18 … in an en_GB one.
  const dayFirst = column(date('2024-03-01'), '18/1/2024', date('2024-05-02'), '20/2/2024');
  const monthFirst = column(date('2024-03-01'), '1/18/2024', date('2024-05-02'), '2/20/2024');
  const plain = column(date('2024-06-01'), date('2024-06-13'), date('2024-06-20'), date('2024-06-30'));
  const won = column('won', 'won', 'won', 'won');
  const why = (text: string) => `2 of 4 values are dates with a day up to 12, the rest are texts such as ${text}: ${seemsSwapped} where it could`; // biome-ignore format: one line

  it.each([
    ['SALESCYCLE', [dayFirst, plain, won], `starts: ${why('18/1/2024')}`],
    ['SALESCYCLE', [plain, monthFirst, won], `closes: ${why('1/18/2024')}`],
    ['SALESREVENUE', [column(1, 2, 3, 4), won, dayFirst, '2024-01-01', '2024-01-31'], `closes: ${why('18/1/2024')}`],
    ['COHORTS', [column('A', 'B', 'A', 'B'), monthFirst], `dates: ${why('1/18/2024')}`],
    ['SURVIVAL', [plain, dayFirst], `ends: ${why('18/1/2024')}`],
    ['EXPECTEDCLOSE', [monthFirst, plain, won], `starts: ${why('1/18/2024')}`],
  ])('%s refuses the mixture of dates and texts', (name, args, message) => {
    expect(error(name, ...args)).toBe(message);
  });

  it('they are read where the texts leave dates that no import made', () => {
    const starts = column(date('2024-01-15'), '18/1/2024', '20/2/2024');
    expect(call('SALESCYCLE', starts, column(date('2024-01-25'), date('2024-01-28'), date('2024-03-01')))).toBe(10);
  });

  // Ten days of each of two months.
  const lowDays = Array.from({ length: 20 }, (_, i) => `2024-0${i < 10 ? 1 : 2}-${String((i % 10) + 1).padStart(2, '0')}`); // biome-ignore format: one line
  const later = column(...lowDays.map(() => date('2024-04-30')));
  it('refuses twenty different days with none over 12, and says how to insist on them', () => {
    expect(error('SALESCYCLE', column(...lowDays.map(date)), later)).toBe(
      `starts: none of 20 different days is over 12: ${seemsSwapped}; if they are right, give ARRAYFORMULA(IF(…="",,TEXT(…, "yyyy-mm-dd")))`,
    );
    expect(call('SALESCYCLE', column(...lowDays), later)).toBe(100);
    const fewer = column(...lowDays.slice(1).map(date));
    expect(call('SALESCYCLE', fewer, later.slice(1))).toBeCloseTo((2000 - 120) / 19, 12);
  });
});

describe('amounts that an import read in another locale', () => {
  const refused =
    (locale: string, ...cells: unknown[]) =>
    () =>
      custom('SALESREVENUE', [column(...cells)], edge(locale));
  it.each([
    ['en_US', '1.234,50', 'comma', 'point'],
    ['fi_FI', '1,234.50', 'point', 'comma'],
  ])('are refused in %s beside %s: thousands among them became fractions', (locale, text, own, other) => {
    expect(refused(locale, text, 2.5, 3.125)).toThrow(
      `amounts: 1 of 1 values, such as ${text}, can only have a decimal ${own}; 2 numbers under a thousand look like thousands that an import read with a decimal ${other}`,
    );
  });
  it('are refused without texts, too; whoever knows better says so', () => {
    expect(refused('en_US', 1.5, 12.35, 847, 2.275)).toThrow(/^amounts: the cells are numbers; 4 numbers under a thousand look like thousands that an import read with a decimal point.*; if they are right, give ARRAYFORMULA\(IF\(…="",,ROUND\(…, 2\)\)\)$/); // biome-ignore format: one line
    expect(call('SALESREVENUE', column(1.5, 12.35, 847, 2.28))).toBeCloseTo(863.13, 12);
  });
  it('are added up where the texts are written as in the locale, which is asked only where it tells', () => {
    const counting = edge();
    expect(custom('SALESREVENUE', [column('1,234.50', 2.5, 3.125)], counting)).toBe(1240.125);
    expect(counting.asked).toBe(1);
    custom('SALESREVENUE', [column('1,234.50', 2000)], counting);
    expect(counting.asked).toBe(1);
  });
  it('are none where they are no money', () => {
    expect(call('WEIGHTEDFORECAST', column(100, 200), column(0.125, 0.5))).toBe(112.5);
    expect(call('SURVIVAL', column(1.125, 2.5, 12), column('yes', 'no', 'yes'))).toHaveLength(5);
  });
});

describe('amounts in unlike currencies', () => {
  const unlike = 'amounts: the amounts are in different currencies, which are never added up';
  it.each([
    ['SALESREVENUE', [column('€100', '$50'), column('Won', 'Won')]],
    ['PIPELINEVALUE', [column('€100', '$50'), column('Open', 'Open')]],
    ['AVGDEALSIZE', [column('100 EUR', '50 GBP', 7)]],
    ['WINRATE', [column('Won', 'Lost'), column('€100', '$50'), 'by value']],
    ['WEIGHTEDFORECAST', [column('€100', '$50'), column(0.5, 0.1)]],
  ])('%s never adds them up', (name, args) => {
    expect(error(name, ...args)).toBe(unlike);
  });
  it('are like ones however they are written', () => {
    expect(call('SALESREVENUE', column('€100', '50 EUR', 7))).toBe(157);
  });
});

describe('figures too large for any sales', () => {
  it.each([
    ['WINRATE', [1e308, 1e308], 'won: is too large to be a figure of sales'],
    ['SALESREVENUE', [column(5, 1e16)], 'amounts: is too large to be a figure of sales (row 2)'],
    ['CLV', [1e308, 1e10, 1], 'purchase_value: is too large to be a figure of sales'],
    ['CLV', [100, `1${'0'.repeat(400)}`, 1], 'frequency_per_year: is too large to be a figure of sales'],
  ])('%s%j is refused', (name, args, message) => {
    expect(error(name, ...args)).toBe(message);
  });
});
