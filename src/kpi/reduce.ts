/** A measure computed from a table: the figure, the rows it stands on, and the rows it could not use. */
import type { FieldId } from '../table/types.ts';
import { addMonths, type Day, dayOf, daysInMonth, ymd } from '../value/day.ts';
import type { Reason } from '../value/outcome.ts';
import { columnOf, fieldIn, hasField, type KpiTable, startFields, type Window } from './data.ts';
import { halfMonth, type Measure, type Quantity, type Rows } from './measure.ts';
import { cut, type LeftRow, missing, type Selection, select } from './select.ts';

interface Figure {
  value: number | Reason;
  n: number;
}

interface Reduced extends Figure {
  left: LeftRow[];
}

interface Days {
  first: Day;
  last: Day;
}

/** The rows of a measure within its days; what it can't use of them is noted in `left`. */
interface Cut {
  rows: Rows;
  table: KpiTable;
  window: Window;
  selection: Selection;
  from: number;
  to: number;
  first: Day;
  end: Day;
  left: LeftRow[];
}

/** Days in a year, as a fraction that a formula can say without a decimal sign. */
const yearsOf = (days: number): number => (days * 4) / 1461;

export function reduce(measure: Measure, rows: Rows, table: KpiTable, window: Window): Reduced {
  const days = measure.when === 'whole_months' ? wholeMonths(rows, table, window) : daysOf(measure, window);
  if (typeof days === 'string') return { value: days, n: 0, left: [] };
  const selection = select(table, rows, measure.when !== 'now');
  const [from, to] = measure.when === 'now' ? [0, selection.rows.length] : cut(selection, days.first, days.last);
  const left: LeftRow[] = [...selection.left];
  if (window.total && measure.when === 'period')
    for (const [i, row] of selection.rows.entries()) if (i < from || i >= to) left.push([row, 'outside_period']);
  return {
    ...figureOf(measure, { rows, table, window, selection, from, to, first: days.first, end: days.last, left }),
    left,
  };
}

function figureOf(measure: Measure, cut: Cut): Figure {
  const { selection, from, to } = cut;
  switch (measure.kind) {
    case 'count':
      return counted(countOnes(cut));
    case 'sum':
      return sumOf(measure, cut);
    case 'mean':
    case 'median': {
      const values = valuesOf(measure.field, cut);
      const n = values.length;
      const lacking = typeof measure.field === 'string' ? 'no_amount' : 'no_date';
      if (n === 0) return { value: to > from ? lacking : measure.none, n };
      return { value: measure.kind === 'mean' ? total(values) / n : middle(values), n };
    }
    case 'distinct':
      return counted(namesIn(measure.field, cut).size);
    case 'new': {
      const before = namesIn(measure.field, { ...cut, from: 0, to: from });
      return counted(lackingIn(before, namesIn(measure.field, cut)));
    }
    case 'lifespan':
      return lifespanOf(measure.field, measure.repeatOnly, cut);
    case 'years': {
      if (from === to) return { value: 'no_rows', n: 0 };
      return { value: yearsOf(selection.days[to - 1]! - selection.days[from]! + 1), n: to - from };
    }
    case 'monthly':
      return monthlyOf(measure.field, measure.part, cut);
    case 'churn':
      return churnOf(measure.field, measure.part, cut);
  }
}

const counted = (n: number): Figure => ({ value: n, n });

function daysOf({ when }: Measure, { start, end, first, asOf, unit, previous, total, past }: Window): Days | Reason {
  switch (when) {
    case 'period':
    case 'expected':
      return { first: start, last: end };
    case 'previous':
      return previous ? { first: previous.start, last: previous.end } : 'no_previous_period';
    case 'year_ago': {
      // As many days as the running period has seen; weeks keep their weekdays.
      const weekly = unit === 'week' || unit === 'day';
      const first = weekly ? start - 364 : addMonths(start, -12);
      const last = weekly ? end - 364 : addMonths(end + 1, -12) - 1;
      return { first, last: start <= asOf && asOf < end ? Math.min(last, first + asOf - start) : last };
    }
    case 'observed':
    case 'whole_months':
      return { first, last: end };
    case 'to_end':
      return { first: Number.NEGATIVE_INFINITY, last: end };
    case 'now':
      return !past && (total || (start <= asOf && asOf <= end)) ? { first: start, last: end } : 'no_history';
  }
}

/**
 * The first and the last month of the data count only where the data begin on its first day and end on its last: a month that is cut
 * short looks like a loss of customers. All rows of the kind tell, so that every measure has the same months.
 */
function wholeMonths({ role, which, day }: Rows, table: KpiTable, { first, end }: Window): Days | Reason {
  const { days } = select(table, { role, which, day }, true);
  if (days.length === 0) return 'no_rows';
  const from = ymd(Math.max(first, days[0]!));
  const to = ymd(Math.min(end, days[days.length - 1]!));
  const start = dayOf(from.year, from.month + (from.day > 1 ? 1 : 0), 1);
  const last = dayOf(to.year, to.month + (to.day === daysInMonth(to.year, to.month) ? 1 : 0), 0);
  return start < last ? { first: start, last } : 'no_previous_period';
}

/** Rows, or what they are lines of. A line without a number is one of its own. */
function countOnes(cut: Cut): number {
  const { rows, table, from, to } = cut;
  if (!rows.one || !hasField(table, fieldIn(rows, rows.one))) return to - from;
  const unnumbered: LeftRow[] = [];
  return namesIn(rows.one, { ...cut, left: unnumbered }).size + unnumbered.length;
}

function sumOf(measure: Extract<Measure, { kind: 'sum' }>, cut: Cut): Figure {
  const { empty, when } = measure;
  const values = valuesOf(measure.field, cut);
  const n = values.length;
  const sum = total(values);
  if ((when === 'previous' || when === 'year_ago') && !isCovered(cut)) return { value: 'no_previous_period', n: 0 };
  const isLacking = n === 0 && cut.to > cut.from;
  if (empty === 'share') return { value: sum < 0 ? 'below_zero' : isLacking ? 'no_amount' : sum, n };
  if (sum !== 0 || empty === 'zero') return { value: sum, n };
  if (empty !== 'known') return { value: empty, n };
  if (cut.to - cut.from > n) return { value: 'no_amount', n };
  if (when === 'expected' && cut.selection.left.length > 0) return { value: 'no_date', n };
  return { value: outsideData(measure, cut) ?? 0, n };
}

/** Where data begin after the first tenth of a window, and more than half a month into it, there is too little of it to compare with. */
function isCovered({ rows, table, first, end }: Cut): boolean {
  const { days } = select(table, { role: rows.role, which: 'any', day: rows.day }, true);
  return days.length > 0 && days[0]! <= Math.min(end, Math.max(first + halfMonth, Math.floor((9 * first + end) / 10)));
}

/** A sum of nothing is 0 only where the data reach: not before their first day, not after the as-of day. (Whether they reach a window of comparison is asked before.) */
function outsideData({ when }: Measure, { rows, table, window, end }: Cut): Reason | null {
  const asTheyStand = when === 'now' || when === 'expected';
  const all = select(table, { role: rows.role, which: 'any', day: rows.day }, !asTheyStand);
  if (asTheyStand) return all.rows.length === 0 ? 'no_rows' : null;
  const isBegun = all.days.length > 0 && all.days[0]! <= end;
  return isBegun && window.start <= window.asOf ? null : 'no_rows';
}

/** The values of the rows in the cut; rows without one are noted as left out. */
function valuesOf(quantity: Quantity, { rows, table, selection, from, to, left }: Cut): number[] {
  const { frame } = table;
  const isField = typeof quantity === 'string';
  const last = isField ? fieldIn(rows, quantity) : quantity.to;
  const ends = columnOf(frame, last);
  const starts = isField ? null : startFields(quantity, table).map((field) => frame.day[field]!);
  const values: number[] = [];
  for (const row of selection.rows.slice(from, to)) {
    const ended = ends?.[row];
    const begun = starts ? starts.map((column) => column[row]).find((day) => day !== null && day !== undefined) : 0;
    if (typeof begun !== 'number') left.push([row, missing(last, begun)]);
    else if (typeof ended !== 'number') left.push([row, missing(last, ended)]);
    else if (starts && ended < begun) left.push([row, 'closed_before_created']);
    else values.push(ended - begun);
  }
  return values;
}

/** Each name with its first and last day. Names that differ in capitals only are one. */
function namesIn(field: FieldId, { rows, table, selection, from, to, left }: Cut): Map<string, Days> {
  const name = fieldIn(rows, field);
  const column = columnOf(table.frame, name);
  const found = new Map<string, Days>();
  for (let i = from; i < to; i++) {
    const row = selection.rows[i]!;
    const value = column?.[row];
    if (typeof value !== 'string' || value === '') {
      left.push([row, missing(name, value)]);
      continue;
    }
    const key = value.toLowerCase();
    const last = selection.days[i]!; // the days ascend
    found.set(key, { first: found.get(key)?.first ?? last, last });
  }
  return found;
}

/** How many of the names are not among the others. */
const lackingIn = (others: Map<string, Days>, names: Map<string, Days>): number =>
  [...names.keys()].filter((name) => !others.has(name)).length;

/** On one day each: how long a customer stays is not known yet. */
function lifespanOf(field: FieldId, repeatOnly: boolean, cut: Cut): Figure {
  const all = [...namesIn(field, cut).values()].map(({ first, last }) => last - first);
  const spans = repeatOnly ? all.filter((days) => days > 0) : all;
  const n = spans.length;
  const days = total(spans);
  if (days === 0) return { value: all.length === 0 ? 'no_rows' : 'nobody_returned', n };
  return { value: yearsOf(days / n), n };
}

/** Who bought in each month: added up, or the mean share of a month's customers that did not buy in the next. */
function monthlyOf(field: FieldId, part: 'customers' | 'churn', all: Cut): Figure {
  const { selection, from, to, end } = all;
  const months: Map<string, Days>[] = [];
  const { year, month } = ymd(selection.days[from] ?? 0);
  for (let first = dayOf(year, month, 1); from < to && first <= end; first = addMonths(first, 1)) {
    const [begin, next] = cut(selection, first, addMonths(first, 1) - 1);
    months.push(namesIn(field, { ...all, from: begin, to: next }));
  }
  const n = total(months.map(({ size }) => size));
  if (part === 'customers') return { value: n, n };
  const shares = months
    .slice(1)
    .flatMap((here, i) => (months[i]!.size === 0 ? [] : [lackingIn(here, months[i]!) / months[i]!.size]));
  return { value: shares.length === 0 ? 'no_previous_period' : total(shares) / shares.length, n };
}

/** Two years back from the last purchase: who bought in the first of them, and who of these not in the second. */
function churnOf(field: FieldId, part: 'base' | 'gone', all: Cut): Figure {
  const { selection, to } = all;
  if (to === 0) return { value: 'no_rows', n: 0 };
  const last = selection.days[to - 1]!;
  const twoYearsBefore = addMonths(last, -24);
  if (selection.days[0]! > twoYearsBefore + 1) return { value: 'no_previous_period', n: 0 };
  const [first, second] = cut(selection, twoYearsBefore + 1, addMonths(last, -12));
  const base = namesIn(field, { ...all, from: first, to: second });
  return counted(part === 'base' ? base.size : lackingIn(namesIn(field, { ...all, from: second }), base));
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The middle value, or the mean of the two middle ones. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
