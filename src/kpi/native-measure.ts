/** A measure written as a Sheets formula over the sheet "KPI data". Only `;`, whole numbers and functions of every locale. */
import type { FieldId } from '../table/types.ts';
import { fieldIn, hasField, type KpiTable, startFields } from './data.ts';
import type { Measure, Quantity, Rows } from './measure.ts';
import {
  type Context,
  call,
  column,
  dayColumn,
  filter,
  grouped,
  type NativeRefs,
  pairs,
  tests,
} from './native-rows.ts';

/** The text of a measure, and what it gives where there is no value: "", or 0 where 0 stands for nothing; null: it always has one. */
export interface NativeMeasure {
  text: string;
  nothing: '""' | '0' | null;
}

const none: NativeMeasure = { text: '""', nothing: '""' };

export function nativeMeasure(measure: Measure, rows: Rows, table: KpiTable, refs: NativeRefs): NativeMeasure {
  const range = rangeOf(measure, refs);
  if (!range) return none;
  const written = writeMeasure(measure, { rows, table, refs, ...range });
  if (measure.when !== 'now' || refs.total) return written;
  return { text: `IF(AND(${refs.start}<=${refs.asOf};${refs.asOf}<=${refs.end});${written.text};"")`, nothing: '""' };
}

/** The rows the figure stands on, as the engine's `n`. */
export function nativeMeasureCount(measure: Measure, rows: Rows, table: KpiTable, refs: NativeRefs): string {
  const range = rangeOf(measure, refs);
  if (!range) return '0';
  const context = { rows, table, refs, ...range };
  const text = writeCount(measure, context);
  if (measure.when !== 'now' || refs.total) return text;
  return `IF(AND(${refs.start}<=${refs.asOf};${refs.asOf}<=${refs.end});${text};0)`;
}

function writeMeasure(measure: Measure, context: Context): NativeMeasure {
  switch (measure.kind) {
    case 'count':
      return { text: countOnes(context), nothing: null };
    case 'sum':
      return sumOf(measure, context);
    case 'mean':
      return typeof measure.field === 'string'
        ? blankIfError(call('AVERAGEIFS', column(context, measure.field), ...pairs(context)))
        : blankIfError(`AVERAGE(${durations(measure.field, context)})`);
    case 'median':
      return typeof measure.field === 'string'
        ? blankIfError(`MEDIAN(${filter(column(context, measure.field), context)})`)
        : blankIfError(`MEDIAN(${durations(measure.field, context)})`);
    case 'distinct':
      return { text: distinct(measure.field, context), nothing: null };
    case 'new': {
      const upTo = { ...context, start: null };
      const before = { ...context, start: null, end: `${context.start}-1` };
      return { text: `${distinct(measure.field, upTo)}-${distinct(measure.field, before)}`, nothing: null };
    }
    case 'lifespan':
      return lifespan(measure.field, measure.repeatOnly, context);
    case 'years': {
      const day = dayColumn(context);
      const days = `${call('MAXIFS', day, ...pairs(context))}-${call('MINIFS', day, ...pairs(context))}+1`;
      return { text: `(${days})*4/1461`, nothing: null };
    }
    case 'churn':
      return churn(measure.field, measure.part, context);
  }
}

function writeCount(measure: Measure, context: Context): string {
  switch (measure.kind) {
    case 'sum':
      if (context.rows.costs && hasField(context.table, 'category'))
        return `SUMPRODUCT(${[`ISNUMBER(${column(context, measure.field)})`, ...tests(context)].map((test) => `(${test})`).join('*')})`;
      return filledCount(measure.field, context);
    case 'mean':
    case 'median': {
      if (typeof measure.field === 'string') return filledCount(measure.field, context);
      const { begun, ended } = durationColumns(measure.field, context);
      const all = [`ISNUMBER(${begun})`, `${ended}>=${begun}`, ...tests(context)];
      return `SUMPRODUCT(${all.map((test) => `(${test})`).join('*')})`;
    }
    case 'lifespan':
    case 'churn':
      return distinct(measure.field, context);
    case 'years':
      return call('COUNTIFS', ...pairs(context));
    default:
      return writeMeasure(measure, context).text;
  }
}

/** Rows that have a number there: all, less those where the cell is blank. */
function filledCount(field: FieldId, context: Context): string {
  const given = pairs(context);
  const blank = [column(context, field), '""'];
  return `${call('COUNTIFS', ...(given.length > 0 ? given : [column(context, field), '"<>"']))}-${call('COUNTIFS', ...blank, ...given)}`;
}

function countOnes(context: Context): string {
  const { rows, table } = context;
  if (!rows.one || !hasField(table, fieldIn(rows, rows.one))) return call('COUNTIFS', ...pairs(context));
  const single = call('COUNTIFS', column(context, rows.one), '""', ...pairs(context));
  return `(${distinct(rows.one, context)}+${single})`;
}

/** Distinct texts: `"?*"` leaves the blank ones out. */
function distinct(field: FieldId, context: Context): string {
  const values = column(context, field);
  return call(
    'COUNTUNIQUEIFS',
    values,
    values,
    '"?*"',
    ...pairs(context).filter((_, i, all) => !isPresence(all, i, values)),
  );
}

/** Whether this text belongs to the pair `values;"?*"`, which stands there already. */
const isPresence = (all: string[], i: number, values: string): boolean => {
  const at = i - (i % 2);
  return all[at] === values && all[at + 1] === '"?*"';
};

function sumOf(measure: Extract<Measure, { kind: 'sum' }>, context: Context): NativeMeasure {
  const { rows, table } = context;
  const amounts = column(context, measure.field);
  const total =
    rows.costs && hasField(table, 'category')
      ? `SUM(IFERROR(${filter(amounts, context)};0))`
      : call('SUMIFS', amounts, ...pairs(context));
  if (measure.empty === 'zero') return { text: total, nothing: null };
  if (measure.empty !== 'known') return { text: total, nothing: '0' };
  const unknown = [...emptiness(measure, context), `${call('COUNTIFS', ...pairs(context), amounts, '""')}>0`];
  return { text: `LET(total;${total};IF(total<>0;total;IF(OR(${unknown.join(';')});"";0)))`, nothing: '""' };
}

/** When a sum of nothing is not known to be 0: outside of the data's span, or with rows that have no date to go by. */
function emptiness({ when }: Measure, context: Context): string[] {
  const { refs, rows, start, end } = context;
  if (when === 'now' || when === 'expected') {
    const noRows = `${call('COUNTIFS', refs.column(rows.role, 'status'), '"?*"')}=0`;
    const undated = call('COUNTIFS', ...pairs({ ...context, start: null, end: null }), dayColumn(context), '""');
    return when === 'now' ? [noRows] : [noRows, `${undated}>0`];
  }
  const notBegun = `${call('COUNTIFS', dayColumn(context), `"<="&${grouped(end!)}`)}=0`;
  return when === 'period' ? [notBegun, `${start}>${refs.asOf}`] : [notBegun];
}

/** Years from first to last purchase, the mean over customers: both days are looked up in the rows sorted by day. */
function lifespan(field: FieldId, repeatOnly: boolean, context: Context): NativeMeasure {
  const purchases = filter(`HSTACK(${column(context, field)};${dayColumn(context)})`, context);
  const names = [
    `purchases;SORT(${purchases};2;TRUE)`,
    'buyer;CHOOSECOLS(purchases;1)',
    'bought;CHOOSECOLS(purchases;2)',
    'customers;UNIQUE(buyer)',
    'spans;ARRAYFORMULA(XLOOKUP(customers;buyer;bought;0;0;-1)-XLOOKUP(customers;buyer;bought))',
  ];
  const counted = repeatOnly ? 'FILTER(spans;spans>0)' : 'spans';
  return blankIfError(`LET(${names.join(';')};AVERAGE(${counted})*4/1461)`);
}

/** |A| and |A or B| - |B| of the customers of the year before (A) and of the last year (B), counted back from the last purchase. */
function churn(field: FieldId, part: 'base' | 'gone', context: Context): NativeMeasure {
  const day = dayColumn(context);
  const last = call('MAXIFS', day, ...pairs(context));
  const between = (start: string, end: string | null) =>
    distinct(field, { ...context, start, end: end ?? context.end });
  const value =
    part === 'base'
      ? between('EDATE(last;-24)+1', 'EDATE(last;-12)')
      : `${between('EDATE(last;-24)+1', null)}-${between('EDATE(last;-12)+1', null)}`;
  const first = call('MINIFS', day, ...pairs(context));
  return { text: `LET(last;${last};IF(OR(last=0;${first}>EDATE(last;-24)+1);"";${value}))`, nothing: '""' };
}

function rangeOf(measure: Measure, refs: NativeRefs): { start: string | null; end: string | null } | null {
  const { start, end, first, asOf, previousStart, previousEnd, unit } = refs;
  switch (measure.when) {
    case 'period':
    case 'expected':
      return { start, end };
    case 'previous':
      return previousStart === '' || previousEnd === '' ? null : { start: previousStart, end: previousEnd };
    case 'year_ago': {
      const weekly = unit === 'week' || unit === 'day';
      const from = weekly ? `${start}-364` : `EDATE(${start};-12)`;
      const whole = weekly ? `${end}-364` : `EDATE(${end}+1;-12)-1`;
      const running = `AND(${start}<=${asOf};${asOf}<${end})`;
      return { start: from, end: `IF(${running};MIN(${whole};${from}+${asOf}-${start});${whole})` };
    }
    case 'observed':
      return { start: first, end };
    case 'to_end':
      return { start: null, end };
    case 'now':
      return { start: null, end: null };
  }
}

/** Days from start to end of the rows where both are known and in this order. */
function durations(quantity: Exclude<Quantity, FieldId>, context: Context): string {
  const { begun, ended } = durationColumns(quantity, context);
  return call('FILTER', `${ended}-${begun}`, `ISNUMBER(${begun})`, `${ended}>=${begun}`, ...tests(context));
}

function durationColumns(quantity: Exclude<Quantity, FieldId>, context: Context): { begun: string; ended: string } {
  const [preferred, ...others] = startFields(quantity, context.table).map((field) => column(context, field));
  const begun = others.reduce(
    (best, other) => `ARRAYFORMULA(IF(ISNUMBER(${best});${best};${other}))`,
    preferred ?? '""',
  );
  return { begun, ended: column(context, quantity.to) };
}

const blankIfError = (text: string): NativeMeasure => ({ text: `IFERROR(${text};"")`, nothing: '""' });
