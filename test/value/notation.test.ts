import { afterEach, expect, it } from 'vitest';
import { locales } from '../../host/engine/dialect/locales.ts';
import { decimals, exactly, writeAsIn } from '../../src/value/notation.ts';

afterEach(() => writeAsIn('en_US'));

it.each(Object.values(locales))('texts write numbers as the cells of a spreadsheet in $code', (locale) => {
  writeAsIn(locale.code);
  const { decimalSeparator, thousandsSeparator } = locale;
  expect(decimals(2_938_089.25, 1)).toBe(`2${thousandsSeparator}938${thousandsSeparator}089${decimalSeparator}3`);
});

it('writes a number with the decimals it has', () => {
  expect([79.19999999999999, 1200.5, 1200, 0.1 + 0.2, -3.25].map(exactly)).toEqual([
    '79.2',
    '1,200.5',
    '1,200',
    '0.3',
    '−3.25',
  ]);
});

it('rounds as a sheet does, whatever the binary fraction is', () => {
  expect([decimals(1.005, 2), decimals(63.15, 1), decimals(-2.675, 2)]).toEqual(['1.01', '63.2', '−2.68']);
});
