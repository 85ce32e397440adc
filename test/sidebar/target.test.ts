import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastPeriods } from '../../src/sidebar/client/range.ts';
import { formatTarget, parseTarget } from '../../src/sidebar/client/target.ts';

it.each([
  ['55 %', 'rate', 'en', 0.55],
  ['55', 'rate', 'en', 0.55],
  ['55,3 %', 'rate', 'fi_FI', 0.553],
  ['0.5', 'rate', 'en', 0.005],
  ['-4.5%', 'rate', 'en', -0.045],
  ['−4,5 %', 'rate', 'fi', -0.045],
  ['900 000', 'money', 'fi', 900000],
  ['900\u00a0000 €', 'money', 'fi', 900000],
  ['900,000', 'money', 'en', 900000],
  ['900.000', 'money', 'de', 900000],
  ['1.500', 'money', 'en', 1.5],
  ['1,500', 'money', 'de', 1.5],
  ['1,234,567.89', 'money', 'de', 1234567.89],
  ['1.234.567', 'money', 'en', 1234567],
  ["1'234'567", 'money', 'de-CH', 1234567],
  ['$250k', 'money', 'en', 250000],
  ['1,5 M', 'money', 'fi', 1500000],
  ['30 days', 'days', 'en', 30],
  ['3 : 1', 'ratio', 'en', 3],
  ['3x', 'ratio', 'en', 3],
  ['.5', 'ratio', 'en', 0.5],
  ['', 'rate', 'en', null],
  ['  ', 'rate', 'en', null],
] as const)('reads “%s” (%s, %s) as %d', (text, unit, locale, value) => {
  expect(parseTarget(text, unit, locale)).toBe(value);
});

it.each(['a lot', '12 apples', '1,2.3,4.5', '--5', '.', '%', '1-2'])('does not read “%s” as a number', (text) => {
  expect(parseTarget(text, 'money', 'en')).toBeNaN();
});

it('reads back what it shows, in every locale', () => {
  const locale = fc.constantFrom(
    'en-US',
    'fi-FI',
    'de-DE',
    'de-CH',
    'fr-FR',
    'nb-NO',
    'sv-SE',
    'en-IN',
    'pt-BR',
    'no such',
  );
  const unit = fc.constantFrom('rate', 'money', 'days', 'count', 'ratio', 'money_per_day');
  fc.assert(
    fc.property(locale, unit, fc.integer({ min: -1e8, max: 1e8 }), (where, of, n) => {
      const value = of === 'rate' ? Number(`${n}e-4`) : Number(`${n}e-2`);
      expect(parseTarget(formatTarget(value, of as 'rate', where), of as 'rate', where)).toBeCloseTo(value, 9);
    }),
  );
});

it.each([
  ['2025-12-19', 'month', '2025-01-01'],
  ['2025-03-31', 'month', '2024-04-01'],
  ['2025-12-19', 'quarter', '2023-01-01'],
  ['2025-12-19', 'year', '2014-01-01'],
  ['2025-12-21', 'week', '2025-09-29'],
  ['2025-03-05', 'day', '2025-02-22'],
] as const)('begins the latest 12 periods up to %s by %s on %s', (asOf, unit, from) => {
  expect(lastPeriods(asOf, unit, 12)).toBe(from);
});
