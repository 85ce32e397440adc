/** Which days a scorecard is about: its periods, what each is compared with, and the day the scorecard stands at. */
import type { FieldId, Frame, Role, Status, Table } from '../table/types.ts';
import type { Day } from '../value/day.ts';
import {
  clipped,
  comparedWith,
  isRunning,
  isWhole,
  type Period,
  type PeriodUnit,
  periodOf,
  periodsBetween,
} from '../value/period.ts';

export interface Days {
  start: Day;
  end: Day;
}

export interface Span {
  unit: PeriodUnit;
  from: Day;
  to: Day;
  asOf: Day;
  periods: Period[];
  /** The newest period that has begun; null if all lie after the as-of day. */
  latest: number | null;
  /** The as-of day was chosen: nothing after it counts. Else it is the last day of the data and follows them. */
  fixed: boolean;
  /** What stands open now is known for: the periods and the total, the periods only, or – as of a day in the past – nothing. */
  snapshot: 'total' | 'periods' | 'none';
}

/** Dates that have happened by themselves: a planned close is none, so closes count for decided deals only. */
export const happened: Record<Role, { field: FieldId; statuses: Status[] | null }[]> = {
  deals: [
    { field: 'closed', statuses: ['won', 'lost'] },
    { field: 'created', statuses: null },
  ],
  orders: [{ field: 'date', statuses: null }],
  costs: [{ field: 'date', statuses: null }],
  touches: [], // on the way to a sale, as leads are: no scorecard goes by them
  surveys: [{ field: 'date', statuses: null }],
};

/**
 * Chosen days count exactly: the first and the last period are cut to them. The defaults: whole periods around the first and last
 * close of decided deals (without deals: around all dates), as of the latest day that has happened in the data – never today, so
 * that the same data give the same figures tomorrow. `null` when no table has a date to go by.
 */
export function spanOf(
  tables: Table[],
  unit: PeriodUnit,
  from: Day | null,
  to: Day | null,
  asOf: Day | null,
): Span | null {
  const extent = from === null || to === null ? (decided(tables) ?? anyDate(tables)) : { start: from, end: to };
  if (!extent) return null;
  const periods = clipped(periodsBetween(from ?? extent.start, to ?? extent.end, unit), from, to);
  if (!periods.length) return null;
  const newest = anyDate(tables)?.end ?? extent.end;
  const stands = asOf ?? newest;
  const begun = periods.reduce((latest, period, i) => (period.start <= stands ? i : latest), -1);
  return {
    unit,
    from: periods[0]!.start,
    to: periods[periods.length - 1]!.end,
    asOf: stands,
    periods,
    latest: begun < 0 ? null : begun,
    fixed: asOf !== null,
    snapshot: stands < newest ? 'none' : to !== null && to < stands ? 'periods' : 'total',
  };
}

/** The last day of a window that counts; the day before it where none does yet. */
export const lastDay = ({ fixed, asOf }: Span, { start, end }: Days): Day =>
  fixed ? Math.max(start - 1, Math.min(end, asOf)) : end;

/** The window before a period, like for like while it is running or where it is cut. */
export function beforePeriod({ periods, asOf }: Span, index: number): Days {
  const period = periods[index]!;
  return before(periodOf(period.start, period.unit), isRunning(period, asOf) ? asOf : period.end, period.start);
}

/** The window before the one that the newest period is compared with: growth of the previous period needs it. */
export function beforePrevious(span: Span, index: number): Days {
  const { start, end } = beforePeriod(span, index);
  return before(periodOf(start, span.unit), end, start);
}

/** From the same day of the period before. */
function before(whole: Period, last: Day, from: Day): Days {
  const { start, end } = comparedWith(whole, last);
  return { start: start + from - whole.start, end };
}

/** As many days before the first one as the scorecard spans, like for like while it is running. */
export function beforeAll({ from, to, asOf }: Span): Days {
  const start = from - (to - from + 1);
  return { start, end: asOf >= from && asOf < to ? start + (asOf - from) : from - 1 };
}

/** The period whose figure is held against a target that is set per period: the newest complete one, else the newest. */
export function judgedPeriod({ periods, asOf, latest }: Span): number | null {
  const complete = periods.reduce((newest, period, i) => (period.end <= asOf && isWhole(period) ? i : newest), -1);
  return complete >= 0 ? complete : latest;
}

const daysIn = ({ role, frame }: Table): Day[][] =>
  happened[role].map(({ field, statuses }) => daysOf(frame, field, statuses));

function decided(tables: Table[]): Days | null {
  const deals = tables.find((table) => table.role === 'deals');
  return deals ? extentOf(daysIn(deals).slice(0, 1)) : null;
}

const anyDate = (tables: Table[]): Days | null => extentOf(tables.flatMap(daysIn));

/** The readable days of the rows that are in the figures. */
export function daysOf(frame: Frame, field: FieldId, statuses: Status[] | null): Day[] {
  const days: Day[] = [];
  frame.day[field]?.forEach((day, i) => {
    const status = frame.status[i];
    if (typeof day !== 'number' || frame.leftOut[i] !== null) return;
    if (!statuses || (status && statuses.includes(status))) days.push(day);
  });
  return days;
}

function extentOf(lists: Day[][]): Days | null {
  const each = lists.filter((days) => days.length);
  const most = (pick: (a: Day, b: Day) => Day) => each.map((days) => days.reduce(pick)).reduce(pick);
  return each.length ? { start: most((a, b) => Math.min(a, b)), end: most((a, b) => Math.max(a, b)) } : null;
}
