/** A measure written as a Sheets formula over the sheet "KPI data". Only `;`, whole numbers and functions of every locale. */
import type { FieldId } from '../table/types.ts';
import { fieldIn, hasField, type KpiTable, startFields } from './data.ts';
import { halfMonth, type Measure, type Quantity, type Rows } from './measure.ts';
import {
  bracketed,
  type Context,
  call,
  column,
  dayColumn,
  filter,
  isByCategory,
  type NativeRefs,
  pairs,
} from './native-rows.ts';

export interface NativeMeasure {
  text: string;
  /** What the text gives where there is no value: "", or 0 where 0 stands for nothing; null: it always has one. */
  nothing: '""' | '0' | null;
  /** The formula of the rows the figure stands on, as the engine's `n`. */
  count: string;
}

export const noMeasure: NativeMeasure = { text: '""', nothing: '""', count: '0' };

export function nativeMeasure(measure: Measure, rows: Rows, table: KpiTable, refs: NativeRefs): NativeMeasure {
  const range = rangeOf(measure, refs);
  if (!range || (measure.when === 'now' && refs.past)) return noMeasure;
  const context = { rows, table, refs, ...range };
  const written = write(measure, context);
  if (measure.when === 'whole_months') return inWholeMonths(written, context);
  if (measure.when !== 'now' || refs.total) return written;
  const now = (text: string, otherwise: string) =>
    `IF(AND(${refs.start}<=${refs.asOf};${refs.asOf}<=${refs.end});${text};${otherwise})`;
  return { text: now(written.text, '""'), nothing: '""', count: now(written.count, '0') };
}

function write(measure: Measure, context: Context): NativeMeasure {
  switch (measure.kind) {
    case 'count':
      return always(countOnes(context));
    case 'sum':
      return sumOf(measure, context);
    case 'mean':
    case 'median': {
      const values = valuesOf(measure.field, context);
      return blankIfError(`${measure.kind === 'mean' ? 'AVERAGE' : 'MEDIAN'}(${values})`, numbersIn(values));
    }
    case 'distinct':
      return always(distinct(measure.field, context));
    case 'new': {
      const upTo = distinct(measure.field, { ...context, start: null });
      return always(`${upTo}-${distinct(measure.field, { ...context, start: null, end: `${context.start}-1` })}`);
    }
    case 'lifespan':
      return lifespan(measure.field, measure.repeatOnly, context);
    case 'years': {
      const day = dayColumn(context);
      const days = `${call('MAXIFS', day, ...pairs(context))}-${call('MINIFS', day, ...pairs(context))}+1`;
      return { ...always(`(${days})*4/1461`), count: call('COUNTIFS', ...pairs(context)) };
    }
    case 'monthly':
      return monthly(measure.field, measure.part, context);
    case 'churn':
      return churn(measure.field, measure.part, context);
  }
}

/** A number that has always a value, and counts what it stands on. */
const always = (text: string): NativeMeasure => ({ text, nothing: null, count: text });
const blankIfError = (text: string, count: string): NativeMeasure => ({
  text: `IFERROR(${text};"")`,
  nothing: '""',
  count,
});

/** Amounts, or days from start to end where both are known and in this order. */
function valuesOf(quantity: Quantity, context: Context): string {
  if (typeof quantity === 'string') return filter(column(context, quantity), context);
  const [preferred, ...others] = startFields(quantity, context.table).map((field) => column(context, field));
  const begun = others.reduce(
    (best, other) => `ARRAYFORMULA(IF(ISNUMBER(${best});${best};${other}))`,
    preferred ?? '""',
  );
  const ended = column(context, quantity.to);
  return filter(`${ended}-${begun}`, context, `ISNUMBER(${begun})`, `${ended}>=${begun}`);
}

/** FILTER without a row is an error, which is no number. */
const numbersIn = (values: string): string => `COUNT(IFERROR(${values};""))`;

/** Names that differ in capitals only are one: Sheets' functions disagree about these, so all see small letters. */
function distinct(field: FieldId, context: Context): string {
  const names = column(context, field);
  return `COUNTUNIQUE(IFERROR(${filter(`LOWER(${names})`, context, `${names}<>""`)}))`;
}

function countOnes(context: Context): string {
  const { rows, table } = context;
  if (!rows.one || !hasField(table, fieldIn(rows, rows.one))) return call('COUNTIFS', ...pairs(context));
  const single = call('COUNTIFS', column(context, rows.one), '""', ...pairs(context));
  return `(${distinct(rows.one, context)}+${single})`;
}

function sumOf(measure: Extract<Measure, { kind: 'sum' }>, context: Context): NativeMeasure {
  const amounts = column(context, measure.field);
  const values = valuesOf(measure.field, context);
  const count = numbersIn(values);
  const total = isByCategory(context) ? `SUM(IFERROR(${values};0))` : call('SUMIFS', amounts, ...pairs(context));
  if (measure.empty === 'zero') return { text: total, nothing: null, count };
  if (measure.empty === 'share') {
    const lacking = `AND(${count}=0;${call('COUNTIFS', ...pairs(context))}>0)`;
    return { text: `LET(total;${total};IF(OR(total<0;${lacking});"";total))`, nothing: '""', count };
  }
  if (measure.empty !== 'known') return { text: total, nothing: '0', count };
  const unknown = [...emptiness(measure, context), `${call('COUNTIFS', ...pairs(context), amounts, '""')}>0`];
  const text = `LET(total;${total};IF(total<>0;total;IF(OR(${unknown.join(';')});"";0)))`;
  const { when } = measure;
  if (when !== 'previous' && when !== 'year_ago') return { text, nothing: '""', count };
  const [start, end] = [bracketed(context.start!), bracketed(context.end!)];
  const latest = `MIN(${end};MAX(${start}+${halfMonth};INT((9*${start}+${end})/10)))`;
  const covered = call('COUNTIFS', dayColumn(context), `"<="&${latest}`);
  return { text: `IF(${covered}=0;"";${text})`, nothing: '""', count };
}

/** When a sum of nothing is not known to be 0: outside of the data's span, or with rows that have no date to go by. */
function emptiness({ when }: Measure, context: Context): string[] {
  const { refs, rows, start, end } = context;
  if (when === 'now' || when === 'expected') {
    const noRows = `${call('COUNTIFS', refs.column(rows.role, 'status'), '"?*"')}=0`;
    if (when === 'now') return [noRows]; // such rows need no date, and may have no column of dates
    const undated = call('COUNTIFS', ...pairs({ ...context, start: null, end: null }), dayColumn(context), '""');
    return [noRows, `${undated}>0`];
  }
  if (when !== 'period') return [];
  return [`${call('COUNTIFS', dayColumn(context), `"<="&${bracketed(end!)}`)}=0`, `${start}>${refs.asOf}`];
}

/**
 * Years from first to last purchase, the mean over customers, or over those with two days at least. Days times 1 are plain numbers,
 * whatever their format: QUERY looks at it.
 */
function lifespan(field: FieldId, repeatOnly: boolean, context: Context): NativeMeasure {
  const purchases = filter(`HSTACK(LOWER(${column(context, field)});${dayColumn(context)}*1)`, context);
  const query = "\"select max(Col2), min(Col2) group by Col1 label max(Col2) '', min(Col2) ''\"";
  const names = [
    `spans;QUERY(${purchases};${query};0)`,
    'last;CHOOSECOLS(spans;1)',
    'first;CHOOSECOLS(spans;2)',
    'days;SUM(last)-SUM(first)',
  ];
  const customers = repeatOnly ? 'SUMPRODUCT((last>first)*1)' : 'COUNT(last)';
  return blankIfError(
    `LET(${names.join(';')};IF(days=0;"";days/${customers}*4/1461))`, // on one day each: nobody came back so far
    distinct(field, context),
  );
}

/** From the first month that the data and the scorecard hold from its first day, until the last one that they hold to its last. */
function inWholeMonths({ text, count }: NativeMeasure, context: Context): NativeMeasure {
  const { rows, refs } = context;
  const all = { ...context, rows: { role: rows.role, which: rows.which, day: rows.day }, start: '0', end: null };
  const [first, last] = ['MINIFS', 'MAXIFS'].map((name) => call(name, dayColumn(all), ...pairs(all)));
  const from = `EOMONTH(MAX(${refs.first};${first})-1;0)+1`;
  const until = `EOMONTH(MIN(${refs.end};${last})+1;-1)`;
  const within = (figure: string, none: string) =>
    `IFERROR(LET(from;${from};until;${until};IF(from>until;${none};${figure}));${none})`;
  return { text: within(text, '""'), nothing: '""', count: within(count, '0') };
}

/**
 * A customer counts once a month, as a pair with it. Of the pairs of a month and those of the month before moved into it, one of each:
 * so many bought in either, and less those who bought in it, so many were lost.
 */
function monthly(field: FieldId, part: 'customers' | 'churn', context: Context): NativeMeasure {
  const name = `LOWER(${column(context, field)})`;
  const month = (day: string) => `YEAR(${day})*12+MONTH(${day})`;
  const own = month(dayColumn(context));
  const customers = always(`COUNTUNIQUE(IFERROR(${filter(`${name}&"-"&(${own})`, context)}))`);
  if (part === 'customers') return customers;
  const names = [
    `pairs;UNIQUE(${filter(`HSTACK(${name};${own})`, context)})`,
    'months;CHOOSECOLS(pairs;2)',
    `last;${month('until')}`,
    'moved;FILTER(HSTACK(CHOOSECOLS(pairs;1);months+1);months<last)',
    'bins;SEQUENCE(last-MIN(months)+1;1;MIN(months))',
    'before;FREQUENCY(CHOOSECOLS(moved;2);bins)',
    'either;FREQUENCY(CHOOSECOLS(UNIQUE(VSTACK(pairs;moved));2);bins)',
  ];
  const churn = 'AVERAGE(ARRAYFORMULA(IF(before>0;(either-FREQUENCY(months;bins))/before;"")))';
  return blankIfError(`LET(${names.join(';')};${churn})`, customers.count);
}

/** |A| and |A or B| - |B| of the customers of the year before (A) and of the last year (B), counted back from the last purchase. */
function churn(field: FieldId, part: 'base' | 'gone', context: Context): NativeMeasure {
  const day = dayColumn(context);
  const [last, first] = ['MAXIFS', 'MINIFS'].map((name) => call(name, day, ...pairs(context)));
  const from = (start: string, end = context.end) => distinct(field, { ...context, start, end });
  const value =
    part === 'base'
      ? from('EDATE(last;-24)+1', 'EDATE(last;-12)')
      : `${from('EDATE(last;-24)+1')}-${from('EDATE(last;-12)+1')}`;
  return {
    text: `LET(last;${last};IF(OR(last=0;${first}>EDATE(last;-24)+1);"";${value}))`,
    nothing: '""',
    count: distinct(field, context),
  };
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
    case 'whole_months':
      return { start: 'from', end: 'until' }; // named in inWholeMonths
    case 'to_end':
      return { start: null, end };
    case 'now':
      return { start: null, end: null };
  }
}
