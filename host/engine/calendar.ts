/** Days of the spreadsheet (serial numbers) and instants of JavaScript, in any IANA zone. No dependency on the machine's own zone. */

const DAY = 86_400_000;
/** 1970-01-01 as a serial number: days since 1899-12-30. */
const UNIX_EPOCH_SERIAL = 25_569;
/** Zone changes happen on the quarter hour, so one offset serves every instant of it. */
const QUARTER_HOUR = 900_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that the zone's wall clock is ahead of UTC at this instant. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'Etc/UTC' || zone === 'UTC') return 0;
  let ofZone = offsets.get(zone);
  if (!ofZone) {
    ofZone = new Map();
    offsets.set(zone, ofZone);
  }
  const quarter = Math.floor(instant / QUARTER_HOUR);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = measuredOffset(quarter * QUARTER_HOUR, zone);
    ofZone.set(quarter, offset);
  }
  return offset;
}

function measuredOffset(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  let beforeChrist = false;
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    if (type === 'era') beforeChrist = value.startsWith('B');
    else part[type] = Number(value);
  }
  const wall = new Date(0);
  wall.setUTCFullYear(beforeChrist ? 1 - part.year! : part.year!, part.month! - 1, part.day!);
  wall.setUTCHours(part.hour!, part.minute!, part.second!);
  return wall.getTime() - instant;
}

/** The instant at which the zone's clock shows `wall` (given as if it were UTC); in a gap, the clock's reading before it. */
export function instantOfWall(wall: number, zone: string): number {
  const guess = wall - zoneOffset(wall, zone);
  const instant = wall - zoneOffset(guess, zone);
  return instant + zoneOffset(instant, zone) === wall ? instant : Math.max(guess, instant);
}

/** The instant of a date cell. Rounded to the second: a serial's fraction is not exact. */
export function instantOfSerial(serial: number, zone: string): number {
  return instantOfWall(Math.round((serial - UNIX_EPOCH_SERIAL) * 86_400) * 1000, zone);
}

/** The serial number of the wall time an instant has in the zone. */
export function serialOfInstant(instant: number, zone: string): number {
  return (instant + zoneOffset(instant, zone)) / DAY + UNIX_EPOCH_SERIAL;
}

export function serialOfDay(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY + UNIX_EPOCH_SERIAL;
}

/** `yyyy-mm-dd`, with `Thh:mm:ss` when there is a time of day. */
export function isoOfSerial(serial: number): string {
  const iso = new Date(Math.round((serial - UNIX_EPOCH_SERIAL) * 86_400) * 1000).toISOString().slice(0, 19);
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso;
}
