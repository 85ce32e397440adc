/** Calendar and fiscal periods: what "March", "Q1" or "this week so far" are, as first and last day (both inclusive). */
import { addMonths, type Day, dayOf, formatDay, weekday, ymd } from './day.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const periodUnits: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

export interface Period {
  unit: PeriodUnit;
  start: Day;
  end: Day;
  label: string;
}

export interface CalendarOptions {
  /** 1 = Monday … 7 = Sunday. */
  weekStart?: number;
  /** The month the fiscal year begins in; quarters and years follow it. */
  fiscalStart?: number;
}

/** The period of that unit which holds the day. */
export function periodOf(day: Day, unit: PeriodUnit, options: CalendarOptions = {}): Period {
  const start = startOf(day, unit, options);
  return { unit, start, end: nextStart(start, unit) - 1, label: label(start, unit, options) };
}

/** All periods from the one that holds `from` to the one that holds `to`, oldest first. */
export function periodsBetween(from: Day, to: Day, unit: PeriodUnit, options: CalendarOptions = {}): Period[] {
  const periods: Period[] = [];
  for (let start = startOf(from, unit, options); start <= to; start = nextStart(start, unit)) {
    periods.push({ unit, start, end: nextStart(start, unit) - 1, label: label(start, unit, options) });
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
export function shift(period: Period, count: number, options: CalendarOptions = {}): Period {
  const { unit, start } = period;
  const moved =
    unit === 'day' ? start + count : unit === 'week' ? start + 7 * count : addMonths(start, monthsIn(unit) * count);
  return { unit, start: moved, end: nextStart(moved, unit) - 1, label: label(moved, unit, options) };
}

export function previousPeriod(period: Period, options: CalendarOptions = {}): Period {
  return shift(period, -1, options);
}

/** The same period a year ago; a week is compared with the week 52 weeks ago, so that weekdays match. */
export function yearAgo(period: Period, options: CalendarOptions = {}): Period {
  const counts: Record<PeriodUnit, number> = { day: 364, week: 52, month: 12, quarter: 4, year: 1 };
  return shift(period, -counts[period.unit], options);
}

/** Whether the period is still running on the as-of day. */
export function isRunning(period: Period, asOf: Day): boolean {
  return period.start <= asOf && asOf < period.end;
}

/**
 * What a period is compared with, like for like: the whole previous period, or as many days of it as the running one has
 * seen. A month that ends sooner is compared whole: 1–31 March against 1–28 February.
 */
export function comparedWith(
  period: Period,
  asOf: Day,
  options: CalendarOptions = {},
  previous = previousPeriod(period, options),
): { start: Day; end: Day } {
  if (!isRunning(period, asOf)) return { start: previous.start, end: previous.end };
  return { start: previous.start, end: Math.min(previous.end, previous.start + (asOf - period.start)) };
}

function monthsIn(unit: PeriodUnit): number {
  return unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1;
}

function startOf(day: Day, unit: PeriodUnit, { weekStart = 1, fiscalStart = 1 }: CalendarOptions): Day {
  if (unit === 'day') return Math.floor(day);
  if (unit === 'week') return Math.floor(day) - ((weekday(day) - weekStart + 7) % 7);
  const { year, month } = ymd(day);
  const intoFiscalYear = (month - fiscalStart + 12) % 12;
  return dayOf(year, month - (intoFiscalYear % monthsIn(unit)), 1);
}

function nextStart(start: Day, unit: PeriodUnit): Day {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  return addMonths(start, monthsIn(unit));
}

function label(start: Day, unit: PeriodUnit, { fiscalStart = 1 }: CalendarOptions): string {
  if (unit === 'day') return formatDay(start, 'd mmm yyyy');
  if (unit === 'month') return formatDay(start, 'mmm yyyy');
  if (unit === 'week') {
    const { year, week } = isoWeek(start);
    return `W${week < 10 ? '0' : ''}${week} ${year}`;
  }
  const { year, month } = ymd(start);
  const fiscalYear = fiscalStart > 1 && month >= fiscalStart ? year + 1 : year; // named after the year it ends in
  const name = fiscalStart > 1 ? `FY${String(fiscalYear % 100).padStart(2, '0')}` : String(year);
  return unit === 'year' ? name : `Q${Math.floor(((month - fiscalStart + 12) % 12) / 3) + 1} ${name}`;
}

/** The ISO week that holds most of the seven days from `start`: a week belongs to the year of its Thursday. */
export function isoWeek(start: Day): { year: number; week: number } {
  const thursday = start - weekday(start) + 4 + (weekday(start) > 4 ? 7 : 0);
  const { year } = ymd(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}
