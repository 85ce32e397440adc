import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayOf, formatDay, fromIso, isCalendarDate, toIso, weekday, ymd } from '../../src/value/day.ts';

const unixSerial = 25_569;
const byDate = (day: number): string => new Date((day - unixSerial) * 86_400_000).toISOString().slice(0, 10);

describe('days', () => {
  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_900_000 }), (day) => {
        expect(toIso(day)).toBe(byDate(day));
        const { year, month, day: d } = ymd(day);
        expect(dayOf(year, month, d)).toBe(day);
        expect(fromIso(toIso(day))).toBe(day);
      }),
    );
  });
  it('count from 30 December 1899', () => {
    expect(toIso(0)).toBe('1899-12-30');
    expect(fromIso('2017-03-01')).toBe(42_795);
  });
  it.each([['2017-02-29'], ['2017-13-01'], ['2017-1-1'], ['01/02/2017']])('%s is no ISO day', (text) =>
    expect(fromIso(text)).toBeNull(),
  );
  it('knows leap years', () => {
    expect(isCalendarDate(2000, 2, 29)).toBe(true);
    expect(isCalendarDate(1900, 2, 29)).toBe(false);
    expect(isCalendarDate(2024, 2, 29)).toBe(true);
  });
  it('knows weekdays', () => {
    expect(weekday(fromIso('2026-11-22')!)).toBe(7);
    expect(weekday(fromIso('2026-11-23')!)).toBe(1);
  });
  it('adds months to month ends', () => {
    expect(toIso(addMonths(fromIso('2024-01-31')!, 1))).toBe('2024-02-29');
    expect(toIso(addMonths(fromIso('2024-03-31')!, -13))).toBe('2023-02-28');
  });
  it('is written in words', () => {
    expect(formatDay(fromIso('2017-03-03')!, 'd mmm yyyy')).toBe('3 Mar 2017');
    expect(formatDay(fromIso('2017-12-03')!, 'mmm yyyy')).toBe('Dec 2017');
  });
});
