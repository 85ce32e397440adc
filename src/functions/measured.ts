/** A KPI over columns in a formula: they become a table without dates, so that every measure means what it means on a scorecard. */
import { evaluate, type KpiSource, type KpiTable, type Window } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import type { FieldId, Frame, Role, Status } from '../table/types.ts';
import { words } from '../text/en.ts';
import type { Day } from '../value/day.ts';
import { isFigure, type Outcome, type Reason } from '../value/outcome.ts';
import { fail } from './argument.ts';

export interface Columns {
  status?: (Status | null)[];
  amount?: (number | null)[];
  closed?: (Day | null)[];
  created?: (Day | null)[];
}

/** All of time: from far before the first possible date to far after the last. */
export const everyDay = { start: -1_000_000, end: 10_000_000 };

/** Where no dates are given, every row lies on the same day. */
export function dealsOf({ status, amount, closed, created }: Columns): KpiTable {
  const length = Math.max(0, ...[status, amount, closed, created].map((column) => column?.length ?? 0));
  const rows = Array.from({ length }, (_, row) => row);
  const isBlank = (row: number) =>
    [status, amount, closed, created].every((column) => (column?.[row] ?? null) === null);
  const oneDay = rows.map((): Day => 0);
  return tableOf('deals', {
    length,
    leftOut: rows.map((row) => (isBlank(row) ? 'blank' : status && !status[row] ? 'unknown_status' : null)),
    status: rows.map((row) => (status ? (status[row] ?? null) : 'won')),
    text: {},
    number: amount ? { amount: rows.map((row) => amount[row] ?? null) } : {},
    day: {
      closed: closed ? rows.map((row) => closed[row] ?? null) : oneDay,
      created: created ? rows.map((row) => created[row] ?? null) : oneDay,
    },
  });
}

function tableOf(role: Role, frame: Frame): KpiTable {
  return { role, frame, status: { words: {}, other: null }, currency: null, leftOut: {}, questions: [] };
}

export function windowOf(start: Day, end: Day): Window {
  return { start, end, first: start, asOf: end, unit: null, previous: null, total: true };
}

/** The figure of a KPI over these deals, or the reason why there is none, said of `argument`. */
export function measured(
  kpiId: string,
  option: string | null,
  deals: KpiTable,
  argument: FieldId,
  { start, end }: { start: Day; end: Day } = everyDay,
): number {
  const data: KpiSource = { tables: { deals }, targets: {} };
  return valueOrError(evaluate(kpiById(kpiId), option, data, windowOf(start, end)), argument);
}

export function valueOrError(outcome: Outcome, argument: string): number {
  return isFigure(outcome) ? outcome.value : noValue(argument, outcome.none);
}

/** There is no period in a formula without dates. */
export const noValue = (argument: string, reason: Reason): never =>
  fail(argument, words.reasons[reason].replace(/ in this period$/, ''));
