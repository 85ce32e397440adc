import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '../../src/value/day.ts';
import {
  comparedWith,
  isRunning,
  type Period,
  periodOf,
  periodsBetween,
  periodUnits,
  shift,
} from '../../src/value/period.ts';

const day = (iso: string): number => fromIso(iso)!;
const shown = ({ start, end, label }: Period): string[] => [toIso(start), toIso(end), label];

describe('periods', () => {
  it.each([
    ['month', '2017-03-15', ['2017-03-01', '2017-03-31', 'Mar 2017']],
    ['quarter', '2017-03-15', ['2017-01-01', '2017-03-31', 'Q1 2017']],
    ['year', '2017-03-15', ['2017-01-01', '2017-12-31', '2017']],
    ['week', '2017-03-01', ['2017-02-27', '2017-03-05', 'W09 2017']],
    ['week', '2021-01-01', ['2020-12-28', '2021-01-03', 'W53 2020']],
    ['week', '2017-03-05', ['2017-02-27', '2017-03-05', 'W09 2017']],
    ['quarter', '2026-12-31', ['2026-10-01', '2026-12-31', 'Q4 2026']],
    ['day', '2017-03-01', ['2017-03-01', '2017-03-01', '1 Mar 2017']],
  ] as const)('%s of %s', (unit, iso, expected) => expect(shown(periodOf(day(iso), unit))).toEqual(expected));

  it('follow each other without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodUnits),
        fc.integer({ min: 36_000, max: 48_000 }),
        fc.integer({ min: 0, max: 800 }),
        (unit, from, length) => {
          const periods = periodsBetween(from, from + length, unit);
          expect(periods[0]!.start).toBeLessThanOrEqual(from);
          expect(periods[periods.length - 1]!.end).toBeGreaterThanOrEqual(from + length);
          periods.forEach((period, i) => {
            if (i > 0) expect(period.start).toBe(periods[i - 1]!.end + 1);
            expect(periodOf(period.start, unit)).toEqual(period);
            expect(shift(shift(period, -1), 1)).toEqual(period);
          });
        },
      ),
    );
  });
  it('a running period is compared like for like', () => {
    const march = periodOf(day('2017-03-01'), 'month');
    expect(isRunning(march, day('2017-03-10'))).toBe(true);
    expect(isRunning(march, day('2017-03-31'))).toBe(false);
    const window = (asOf: string) => Object.values(comparedWith(march, day(asOf))).map(toIso);
    expect(window('2017-03-10')).toEqual(['2017-02-01', '2017-02-10']);
    expect(window('2017-03-30')).toEqual(['2017-02-01', '2017-02-28']);
    expect(window('2017-04-02')).toEqual(['2017-02-01', '2017-02-28']);
  });
});
