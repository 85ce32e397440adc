/** A measure computed from a table: the figure, the rows it stands on, and the rows it could not use. */
import type { FieldId } from '../table/types.ts';
import { addMonths, type Day } from '../value/day.ts';
import type { Reason } from '../value/outcome.ts';
import { columnOf, fieldIn, type KpiTable, startFields, type Window } from './data.ts';
import type { Measure, Quantity, Rows } from './measure.ts';
import { cut, type LeftRow, missing, type Selection, select } from './select.ts';

interface Reduced {
  value: number | Reason;
  n: number;
  left: LeftRow[];
}

/** Days in a year, as a fraction that a formula can say without a decimal sign. */
const yearsOf = (days: number): number => (days * 4) / 1461;

export function reduce(measure: Measure, rows: Rows, table: KpiTable, window: Window): Reduced {
  const range = rangeOf(measure, window);
  if (typeof range === 'string') return { value: range, n: 0, left: [] };
  const selection = select(table, rows, measure.when !== 'now');
  const [from, to] = measure.when === 'now' ? [0, selection.rows.length] : cut(selection, range.start, range.end);
  const left: LeftRow[] = [...selection.left];
  if (window.total && measure.when === 'period') {
    selection.rows.forEach((row, i) => {
      if (i < from || i >= to) left.push([row, 'outside_period']);
    });
  }
  const reduced = reduceRows(measure, { rows, table, window, selection, from, to, left, ...range });
  return { ...reduced, left };
}

interface Cut {
  rows: Rows;
  table: KpiTable;
  window: Window;
  selection: Selection;
  from: number;
  to: number;
  start: Day;
  end: Day;
  left: LeftRow[];
}

function reduceRows(measure: Measure, cut: Cut): { value: number | Reason; n: number } {
  switch (measure.kind) {
    case 'count': {
      const n = countOnes(cut);
      return { value: n, n };
    }
    case 'sum':
      return sumOf(measure, cut);
    case 'mean':
    case 'median': {
      const values = valuesOf(measure.field, cut);
      const n = values.length;
      if (n === 0) {
        const lacking = typeof measure.field === 'string' ? 'no_amount' : 'no_date';
        return { value: cut.to > cut.from ? lacking : measure.none, n };
      }
      return { value: measure.kind === 'mean' ? total(values) / n : middle(values), n };
    }
    case 'distinct': {
      const n = namesIn(measure.field, cut, cut.from, cut.to).size;
      return { value: n, n };
    }
    case 'new': {
      const before = namesIn(measure.field, cut, 0, cut.from);
      let n = 0;
      for (const name of namesIn(measure.field, cut, cut.from, cut.to).keys()) if (!before.has(name)) n++;
      return { value: n, n };
    }
    case 'lifespan':
      return lifespanOf(measure.field, measure.repeatOnly, cut);
    case 'years': {
      const { selection, from, to } = cut;
      if (from === to) return { value: 'no_rows', n: 0 };
      return { value: yearsOf(selection.days[to - 1]! - selection.days[from]! + 1), n: to - from };
    }
    case 'churn':
      return churnOf(measure.field, measure.part, cut);
  }
}

function rangeOf(measure: Measure, window: Window): { start: Day; end: Day } | Reason {
  const { start, end, first, asOf, previous, total } = window;
  switch (measure.when) {
    case 'period':
    case 'expected':
      return { start, end };
    case 'previous':
      return previous ?? 'no_previous_period';
    case 'year_ago':
      return yearAgo(window);
    case 'observed':
      return { start: first, end };
    case 'to_end':
      return { start: Number.NEGATIVE_INFINITY, end };
    case 'now':
      return total || (start <= asOf && asOf <= end) ? { start, end } : 'no_history';
  }
}

/** The same days a year ago, as many as the running period has seen; weeks keep their weekdays. */
function yearAgo({ start, end, asOf, unit }: Window): { start: Day; end: Day } {
  const weekly = unit === 'week' || unit === 'day';
  const from = weekly ? start - 364 : addMonths(start, -12);
  const whole = weekly ? end - 364 : addMonths(end + 1, -12) - 1;
  return { start: from, end: start <= asOf && asOf < end ? Math.min(whole, from + asOf - start) : whole };
}

/** Rows, or what they are lines of. A line without a number is one of its own. */
function countOnes({ rows, table, selection, from, to }: Cut): number {
  const ids = rows.one ? columnOf(table.frame, fieldIn(rows, rows.one)) : undefined;
  if (!ids) return to - from;
  const seen = new Set<string>();
  let single = 0;
  for (let i = from; i < to; i++) {
    const id = ids[selection.rows[i]!];
    if (typeof id === 'string' && id !== '') seen.add(id.toLowerCase());
    else single++;
  }
  return seen.size + single;
}

function sumOf(measure: Extract<Measure, { kind: 'sum' }>, cut: Cut): { value: number | Reason; n: number } {
  const values = valuesOf(measure.field, cut);
  const n = values.length;
  const sum = total(values);
  if (sum !== 0 || measure.empty === 'zero') return { value: sum, n };
  if (measure.empty !== 'known') return { value: measure.empty, n };
  if (cut.to - cut.from > n) return { value: 'no_amount', n };
  if (measure.when === 'expected' && cut.selection.left.length > 0) return { value: 'no_date', n };
  return { value: outsideData(measure, cut) ?? 0, n };
}

/** A sum of nothing is 0 only where the data reach: not before their first day, not after the as-of day. */
function outsideData({ when }: Measure, { rows, table, window, start, end }: Cut): Reason | null {
  const all = select(table, { role: rows.role, which: 'any', day: rows.day }, when !== 'now' && when !== 'expected');
  if (when === 'now' || when === 'expected') return all.rows.length === 0 ? 'no_rows' : null;
  const begun = all.days.length > 0 && all.days[0]! <= end;
  if (when === 'period') return begun && start <= window.asOf ? null : 'no_rows';
  return begun ? null : 'no_previous_period';
}

/** The values of the rows in the cut; rows without one are noted as left out. */
function valuesOf(quantity: Quantity, { rows, table, selection, from, to, left }: Cut): number[] {
  const { frame } = table;
  const values: number[] = [];
  if (typeof quantity === 'string') {
    const field = fieldIn(rows, quantity);
    const column = columnOf(frame, field);
    for (let i = from; i < to; i++) {
      const row = selection.rows[i]!;
      const value = column?.[row];
      if (typeof value === 'number') values.push(value);
      else left.push([row, missing(field, value)]);
    }
    return values;
  }
  const starts = startFields(quantity, table).map((field) => frame.day[field]!);
  const ends = frame.day[quantity.to]!;
  for (let i = from; i < to; i++) {
    const row = selection.rows[i]!;
    const begun = starts.map((column) => column[row]).find((day) => day !== null && day !== undefined);
    const ended = ends[row];
    if (typeof begun !== 'number' || typeof ended !== 'number') left.push([row, missing(quantity.to, begun)]);
    else if (ended < begun) left.push([row, 'closed_before_created']);
    else values.push(ended - begun);
  }
  return values;
}

/** Names that differ in capitals only are one. */
function namesIn(field: FieldId, { rows, table, selection, left }: Cut, from: number, to: number): Map<string, Days> {
  const name = fieldIn(rows, field);
  const column = columnOf(table.frame, name);
  const found = new Map<string, Days>();
  for (let i = from; i < to; i++) {
    const row = selection.rows[i]!;
    const value = column?.[row];
    if (typeof value !== 'string' || value === '') left.push([row, missing(name, value)]);
    else {
      const key = value.toLowerCase();
      const last = selection.days[i]!; // the days ascend
      found.set(key, { first: found.get(key)?.first ?? last, last });
    }
  }
  return found;
}

interface Days {
  first: Day;
  last: Day;
}

/** On one day each: how long a customer stays is not known yet. */
function lifespanOf(field: FieldId, repeatOnly: boolean, cut: Cut): { value: number | Reason; n: number } {
  const all = [...namesIn(field, cut, cut.from, cut.to).values()].map(({ first, last }) => last - first);
  const spans = repeatOnly ? all.filter((days) => days > 0) : all;
  const n = spans.length;
  const days = total(spans);
  if (days === 0) return { value: all.length === 0 ? 'no_rows' : 'nobody_returned', n };
  return { value: yearsOf(days / n), n };
}

/** Two years back from the last purchase: who bought in the first of them, and who of these not in the second. */
function churnOf(field: FieldId, part: 'base' | 'gone', cutTo: Cut): { value: number | Reason; n: number } {
  const { selection, to } = cutTo;
  if (to === 0) return { value: 'no_rows', n: 0 };
  const last = selection.days[to - 1]!;
  const yearBefore = addMonths(last, -12);
  const twoYearsBefore = addMonths(last, -24);
  if (selection.days[0]! > twoYearsBefore + 1) return { value: 'no_history', n: 0 };
  const between = cut(selection, twoYearsBefore + 1, yearBefore);
  const base = namesIn(field, cutTo, between[0], between[1]);
  if (part === 'base') return { value: base.size, n: base.size };
  const recent = namesIn(field, cutTo, between[1], to);
  let gone = 0;
  for (const customer of base.keys()) if (!recent.has(customer)) gone++;
  return { value: gone, n: gone };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The middle value, or the mean of the two middle ones. */
function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
