/**
 * Instants to the wall clock of a zone. Dates arrive from the sheet as instants; what counts is the day the user sees. Asking the
 * platform for a zone's offset is slow, so it is asked at a few moments only and where the offset changed between two of them.
 */
import { unixEpoch } from './day.ts';

const msPerDay = 86_400_000;
const msPerMinute = 60_000;
/** Zones change their offset at most once in this span (DST changes are months apart, decrees still weeks). */
const span = 28 * msPerDay;

/** A stretch of time with one offset: [from, until). */
interface Stretch {
  from: number;
  until: number;
  offset: number; // minutes
}

/** `offsetAt` gives a zone's offset from UTC in minutes at an instant. The result turns instants into wall-clock serials. */
export function wallClock(offsetAt: (ms: number) => number): (ms: number) => number {
  const offsets = new Map<number, number>(); // at multiples of `span`
  const stretches = new Map<number, Stretch[]>();
  const edge = (index: number): number => {
    let offset = offsets.get(index);
    if (offset === undefined) {
      offset = offsetAt(index * span);
      offsets.set(index, offset);
    }
    return offset;
  };
  const stretchesOf = (index: number): Stretch[] => {
    let found = stretches.get(index);
    if (!found) {
      const [from, until] = [index * span, (index + 1) * span];
      const [first, last] = [edge(index), edge(index + 1)];
      if (first === last) found = [{ from, until, offset: first }];
      else {
        const change = changeBetween(offsetAt, from, until, first);
        found = [
          { from, until: change, offset: first },
          { from: change, until, offset: last },
        ];
      }
      stretches.set(index, found);
    }
    return found;
  };
  return (ms) => {
    const parts = stretchesOf(Math.floor(ms / span));
    const part = parts.length > 1 && ms >= parts[1]!.from ? parts[1]! : parts[0]!;
    // Whole milliseconds first: the serial is rounded once, so that midnight is a whole number.
    return (ms + part.offset * msPerMinute) / msPerDay + unixEpoch;
  };
}

/** The minute in which the offset stops being `before`; changes happen at full minutes. */
function changeBetween(offsetAt: (ms: number) => number, from: number, until: number, before: number): number {
  let low = from / msPerMinute;
  let high = until / msPerMinute;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * msPerMinute) === before) low = middle;
    else high = middle;
  }
  return high * msPerMinute;
}
