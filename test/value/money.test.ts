import { expect, it } from 'vitest';
import { moneyFormat } from '../../src/value/money.ts';

it.each([
  ['EUR', 0, '[$€]#,##0'],
  ['USD', 2, '[$$]#,##0.00'],
  ['SEK', 0, '#,##0[$ SEK]'],
  ['CHF', 0, '[$CHF ]#,##0'],
  [null, 0, '#,##0'],
  ['mixed', 2, '#,##0.00'],
])('%s with %i decimals', (currency, decimals, format) => expect(moneyFormat(currency, decimals)).toBe(format));
