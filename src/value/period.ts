/** Calendar periods: what "March", "Q1" or "this week so far" are, as first and last day (both inclusive). */
import { addMonths, type Day, dayOf, formatDay, weekday, ymd } from './day.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const periodUnits: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

export interface Period {
  unit: PeriodUnit;
  start: Day;
  end: Day;
  label: string;
}

/** The period of that unit which holds the day. */
export function periodOf(day: Day, unit: PeriodUnit): Period {
  return periodFrom(startOf(day, unit), unit);
}

/** All periods from the one that holds `from` to the one that holds `to`, oldest first. */
export function periodsBetween(from: Day, to: Day, unit: PeriodUnit): Period[] {
  const periods: Period[] = [];
  for (let start = startOf(from, unit); start <= to; start = nextStart(start, unit)) {
    periods.push(periodFrom(start, unit));
  }
  return periods;
}

/** The same, the first and the last one cut to the days that were asked for, and named after them. */
export function clipped(periods: Period[], from: Day | null, to: Day | null): Period[] {
  return periods.map((period) => {
    const start = Math.max(period.start, from ?? period.start);
    const end = Math.min(period.end, to ?? period.end);
    const cut = { ...period, start, end };
    return isWhole(cut) ? period : { ...cut, label: `${formatDay(start)} – ${formatDay(end)}` };
  });
}

export function isWhole({ start, end, unit }: Period): boolean {
  const whole = periodOf(start, unit);
  return start === whole.start && end === whole.end;
}

/** `count` periods later (or earlier, if negative). */
export function shift(period: Period, count: number): Period {
  const { unit, start } = period;
  const moved =
    unit === 'day' ? start + count : unit === 'week' ? start + 7 * count : addMonths(start, monthsIn(unit) * count);
  return periodFrom(moved, unit);
}

/** Whether the period is still running on the as-of day. */
export function isRunning(period: Period, asOf: Day): boolean {
  return period.start <= asOf && asOf < period.end;
}

/**
 * What a period is compared with, like for like: the whole previous period, or as many days of it as the running one has
 * seen. A month that ends sooner is compared whole: 1–31 March against 1–28 February.
 */
export function comparedWith(period: Period, asOf: Day): { start: Day; end: Day } {
  const previous = shift(period, -1);
  if (!isRunning(period, asOf)) return { start: previous.start, end: previous.end };
  return { start: previous.start, end: Math.min(previous.end, previous.start + (asOf - period.start)) };
}

const periodFrom = (start: Day, unit: PeriodUnit): Period => ({
  unit,
  start,
  end: nextStart(start, unit) - 1,
  label: label(start, unit),
});

function monthsIn(unit: PeriodUnit): number {
  return unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1;
}

function startOf(day: Day, unit: PeriodUnit): Day {
  if (unit === 'day') return Math.floor(day);
  if (unit === 'week') return Math.floor(day) - weekday(day) + 1;
  const { year, month } = ymd(day);
  return dayOf(year, month - ((month - 1) % monthsIn(unit)), 1);
}

function nextStart(start: Day, unit: PeriodUnit): Day {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  return addMonths(start, monthsIn(unit));
}

function label(start: Day, unit: PeriodUnit): string {
  if (unit === 'day') return formatDay(start, 'd mmm yyyy');
  if (unit === 'month') return formatDay(start, 'mmm yyyy');
  if (unit === 'week') {
    const { year, week } = isoWeek(start);
    return `W${week < 10 ? '0' : ''}${week} ${year}`;
  }
  const { year, month } = ymd(start);
  return unit === 'year' ? String(year) : `Q${Math.ceil(month / 3)} ${year}`;
}

/** The ISO week that begins on the Monday: a week belongs to the year of its Thursday. */
function isoWeek(monday: Day): { year: number; week: number } {
  const thursday = monday + 3;
  const { year } = ymd(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}
