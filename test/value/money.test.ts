import { afterEach, expect, it } from 'vitest';
import { moneyFormat } from '../../src/value/money.ts';
import { writeAsIn } from '../../src/value/notation.ts';

afterEach(() => writeAsIn('en_US'));

it.each([
  ['EUR', 0, '[$€]#,##0'],
  ['USD', 2, '[$$]#,##0.00'],
  ['SEK', 0, '#,##0[$ SEK]'],
  ['CHF', 0, '[$CHF ]#,##0'],
  [null, 0, '#,##0'],
  ['mixed', 2, '#,##0.00'],
])('%s with %i decimals', (currency, decimals, format) => expect(moneyFormat(currency, decimals)).toBe(format));

it.each([
  ['EUR', 'fi_FI', '#,##0[$ €]'],
  ['USD', 'de_DE', '#,##0[$ $]'],
  ['EUR', 'en_IE', '[$€]#,##0'],
  ['CHF', 'de_CH', '[$CHF ]#,##0'],
  ['NOK', 'en_US', '#,##0[$ NOK]'],
  [null, 'fi_FI', '#,##0'],
])('%s in %s', (currency, locale, format) => expect(moneyFormat(currency, 0, locale)).toBe(format));

it('stands in the spreadsheet’s locale where no other is named', () => {
  writeAsIn('fi_FI');
  expect(moneyFormat('EUR', 2)).toBe('#,##0.00[$ €]');
});
