/** The limits of what is a date: each text on one side of a rule. */
import { describe, expect, it } from 'vitest';
import { type DateReading, dayOfNumber, dayOfText, localeDateOrder, orderEvidence } from '../../src/table/dates.ts';
import { fromIso } from '../../src/value/day.ts';

const english: DateReading = {
  order: 'dmy',
  swapped: false,
  compact: false,
  texts: true,
  times: true,
  short: true,
  months: 'janfebmaraprmayjunjulaugsepoctnovdec',
};
const read = (text: string) => dayOfText(text, english);

describe('a text', () => {
  it.each([
    ['March 1st, 2024', '2024-03-01'],
    ['March 2nd 2024', '2024-03-02'],
    ['March 3rd, 2024', '2024-03-03'],
    ['March 4th 2024', '2024-03-04'],
    ['3rd March 2024', '2024-03-03'],
    ['4th March 2024', '2024-03-04'],
    ['3.2.2024 klo 14.30', '2024-02-03'],
    ['3.2.2024 14.30', '2024-02-03'],
    ['3/2/69', '2069-02-03'],
    ['3/2/70', '1970-02-03'],
    ['3/2/99', '1999-02-03'],
    ['3/2/00', '2000-02-03'],
  ])('%s', (text, iso) => expect(read(text)).toBe(fromIso(iso)));

  it('with a day or a month that no calendar has is no date', () => {
    expect(['31/01/2024', '01/31/2024', '13/12/2024'].map(orderEvidence)).toEqual(['dmy', 'mdy', 'dmy']);
    expect(['32/01/2024', '01/32/2024', '13/13/2024', '0/5/2024', '5/0/2024'].map(orderEvidence)).toEqual(
      Array(5).fill(null),
    );
  });

  it('is a date up to 40 characters, and a remark over that', () => {
    const long = 'Wednesday, September 27, 2023 10:30:15';
    expect(orderEvidence(long)).toBe('named');
    expect(long).toHaveLength(38);
    expect(orderEvidence(`${long} UTC`)).toBeNull();
  });
});

it('a number is a date from 1927 to 2173', () => {
  expect([10_000, 46_000, 99_999].map((serial) => dayOfNumber(serial, english))).toEqual([10_000, 46_000, 99_999]);
  expect([9_999, 100_000].map((serial) => dayOfNumber(serial, english))).toEqual([
    { unreadable: '9999' },
    { unreadable: '100000' },
  ]);
});

it('the order that a locale would choose', () => {
  const locales = ['en_US', 'en_PH', 'fil_PH', 'en', 'en_GB', 'fi_FI', 'sv_SE', 'fr_CA', 'en_CA'];
  expect(locales.map(localeDateOrder)).toEqual(['mdy', 'mdy', 'mdy', 'mdy', 'dmy', 'dmy', 'ymd', 'ymd', 'ymd']);
});
