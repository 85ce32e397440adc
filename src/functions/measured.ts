/** A KPI over columns in a formula: they become a table without dates, so that every measure means what it means on a scorecard. */
import { evaluate, type KpiTable, type Window } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import { daysOf, happened } from '../scorecard/span.ts';
import { leftOutText, words } from '../text/en.ts';
import type { Day } from '../value/day.ts';
import { isFigure, type Outcome, type Reason } from '../value/outcome.ts';
import { type Argument, fail, isGiven } from './argument.ts';
import { checkSameRows, days, numbers, statuses } from './columns.ts';

/** Columns of deals as they are given; the first sets how many rows there are. */
type Columns = Partial<Record<'status' | 'amount' | 'closed' | 'created', Argument | null>>;

/** All of time: from far before the first possible date to far after the last. */
const everyDay = { start: -1_000_000, end: 10_000_000 };

/** Where no statuses are given, every deal is won; where no dates are, all lie on the same day. */
export function dealsOf(columns: Columns): KpiTable {
  const given = Object.values(columns).filter((column): column is Argument => column !== null && isGiven(column));
  for (const other of given.slice(1)) checkSameRows(given[0]!, other);
  const read = <T>(column: Argument | null | undefined, as: (argument: Argument) => T[]): T[] | null =>
    column && isGiven(column) ? as(column) : null;
  const { created: start, closed: end } = columns;
  const daysBeside = (column: Argument) =>
    days(
      column,
      [start, end].flatMap((each) => each ?? []),
    );
  const amount = read(columns.amount, numbers);
  const status = read(columns.status, statuses);
  const closed = read(end, daysBeside);
  const created = read(start, daysBeside);
  const lists = [amount, status, closed, created].filter((list) => list !== null);
  const length = Math.max(0, ...lists.map((list) => list.length));
  const rows = <T>(cell: (row: number) => T): T[] => Array.from({ length }, (_, row) => cell(row));
  const isBlank = (row: number) => lists.every((list) => (list[row] ?? null) === null);
  return {
    role: 'deals',
    frame: {
      length,
      leftOut: rows((row) => (isBlank(row) ? 'blank' : status && !status[row] ? 'unknown_status' : null)),
      status: status ?? rows(() => 'won'),
      text: {},
      number: amount ? { amount } : {},
      day: { closed: closed ?? rows(() => 0), created: created ?? rows(() => 0) },
    },
    status: { words: {}, other: null },
    currency: null,
    leftOut: {},
    questions: [],
  };
}

/** As of the last day that has happened in the data: nothing is known of what comes after, nor how deals stood before. */
export function windowOf(start: Day | null, end: Day | null, table: KpiTable): Window {
  const first = start ?? everyDay.start;
  const last = end ?? everyDay.end;
  const days = happened[table.role].flatMap(({ field, statuses }) => daysOf(table.frame, field, statuses));
  const asOf = days.reduce((latest, day) => Math.max(latest, day), everyDay.start);
  return { start: first, end: last, first, asOf, unit: null, previous: null, total: last >= asOf };
}

/** The figure of a KPI over these deals, or the reason why there is none, said of `argument`. */
export function measured(
  kpiId: string,
  option: string | null,
  deals: KpiTable,
  argument: string,
  start: Day | null = null,
  end: Day | null = null,
): number {
  return valueOrError(
    evaluate(kpiById(kpiId), option, { tables: { deals }, targets: {} }, windowOf(start, end, deals)),
    argument,
    start ?? end,
  );
}

/** `period`: a day of it; null where there is none. */
export function valueOrError(outcome: Outcome, argument: string, period: Day | null): number {
  if (isFigure(outcome)) return outcome.value;
  const early = outcome.leftOut.closed_before_created;
  const more = early ? `: ${early} ${leftOutText('closed_before_created', early)}` : '';
  return period === null ? noValue(argument, outcome.none, more) : fail(argument, words.reasons[outcome.none] + more);
}

/** There is no period in a formula without dates. */
export const noValue = (argument: string, reason: Reason, more = ''): never =>
  fail(argument, words.reasons[reason].replace(/ in this period$/, '') + more);
