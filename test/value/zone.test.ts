import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromIso } from '../../src/value/day.ts';
import { wallClock } from '../../src/value/zone.ts';

/** A zone's offset in minutes as the platform knows it. */
function offsetsOf(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (ms) => {
    const parts = Object.fromEntries(
      format.formatToParts(new Date(ms)).map(({ type, value }) => [type, Number(value)]),
    );
    const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
    return Math.round((wall - Math.floor(ms / 1000) * 1000) / 60_000);
  };
}

const zones = [
  'Etc/UTC',
  'Europe/Helsinki',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Chatham',
];

describe('the wall clock', () => {
  it.each(zones)('of %s is that of the platform at any instant', (zone) => {
    const offsetAt = offsetsOf(zone);
    const clock = wallClock(offsetAt);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }), (ms) => {
        expect(clock(ms)).toBeCloseTo((ms + offsetAt(ms) * 60_000) / 86_400_000 + 25_569, 9);
      }),
      { numRuns: 150 },
    );
  });
  it('is exact to the minute where summer time begins', () => {
    const clock = wallClock(offsetsOf('Europe/Helsinki'));
    const change = Date.UTC(2024, 2, 31, 1);
    const minutes = (serial: number): number => Math.round((serial - fromIso('2024-03-31')!) * 1440);
    expect(minutes(clock(change - 60_000))).toBe(2 * 60 + 59);
    expect(minutes(clock(change))).toBe(4 * 60);
  });
  it('puts midnight on a whole day', () => {
    for (const [zone, offset] of [
      ['Pacific/Auckland', 13],
      ['America/Los_Angeles', -8],
    ] as const) {
      expect(wallClock(offsetsOf(zone))(Date.UTC(2024, 0, 15) - offset * 3_600_000)).toBe(fromIso('2024-01-15'));
    }
  });
  it('asks the zone rarely', () => {
    let asked = 0;
    const offsetAt = offsetsOf('Europe/Helsinki');
    const clock = wallClock((ms) => {
      asked++;
      return offsetAt(ms);
    });
    for (let hour = 0; hour < 365 * 24; hour++) clock(Date.UTC(2024, 0, 1, hour));
    expect(asked).toBeLessThan(60);
  });
});
