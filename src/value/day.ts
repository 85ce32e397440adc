/** A day is a whole serial of the spreadsheet: days since 30 December 1899. No `Date`, no time zone. */
export type Day = number;

/** 1970-01-01 as a serial. */
export const unixEpoch: Day = 25569;
const daysPerEra = 146097; // 400 Gregorian years
/** Day 0 of the civil calendar arithmetic below (1 March of year 0) as a serial. */
const civilEpoch = -693899;

export interface CalendarDate {
  year: number;
  month: number; // 1..12
  day: number; // 1..31
}

/** The day of a calendar date; month and day may run over (13, 0), as in the sheet function DATE. */
export function dayOf(year: number, month: number, day: number): Day {
  const months = year * 12 + (month - 3); // years begin in March, so that the leap day is the last day
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  return (
    civilEpoch +
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    1
  );
}

/** The calendar date of a day (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function ymd(day: Day): CalendarDate {
  const z = Math.floor(day) - civilEpoch;
  const era = Math.floor(z / daysPerEra);
  const dayOfEra = z - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Whether the calendar has this day. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((Math.floor(day) - 2) % 7) + 7) % 7) + 1; // serial 2 (1900-01-01) was a Monday
}

/** `months` later on the same day of the month, or on its last day where it has fewer days (EDATE). */
export function addMonths(day: Day, months: number): Day {
  const date = ymd(day);
  const first = dayOf(date.year, date.month + months, 1);
  const target = ymd(first);
  return first + Math.min(date.day, daysInMonth(target.year, target.month)) - 1;
}

export function toIso(day: Day): string {
  const { year, month, day: d } = ymd(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(d)}`;
}

/** The day of `yyyy-mm-dd`; null if the text is anything else or no day of the calendar. */
export function fromIso(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCalendarDate(year, month, day) ? dayOf(year, month, day) : null;
}

// biome-ignore format: one line
export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
/** A day in words, in English: 3 Mar 2017, or its month alone. */
export function formatDay(day: Day, pattern: 'd mmm yyyy' | 'mmm yyyy' = 'd mmm yyyy'): string {
  const { year, month, day: d } = ymd(day);
  const ofYear = `${monthNames[month - 1]!.slice(0, 3)} ${year}`;
  return pattern === 'mmm yyyy' ? ofYear : `${d} ${ofYear}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
