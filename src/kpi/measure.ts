/**
 * Measures: what a KPI takes from a table. A measure is plain data; it is computed in `reduce.ts` and written as a Sheets
 * formula in `native-measure.ts`, and contract tests hold the two equal.
 */
import type { FieldId, Role, Status } from '../table/types.ts';
import type { Reason } from '../value/outcome.ts';
import type { CostKind } from './costs.ts';

/** `decided`: won or lost. */
export type Which = Status | 'decided' | 'any';

/** The rows a measure looks at. `day` is the date that puts a row into a period. */
export interface Rows {
  role: Role;
  which: Which;
  /** The first of these that the table has. */
  day: readonly FieldId[];
  /** Lines with the same value here are one (the lines of an order). */
  one?: FieldId;
  /** What this table calls the idea: customers of deals are their accounts. */
  fields?: Partial<Record<FieldId, FieldId>>;
  /** Only rows where these are filled. */
  has?: readonly FieldId[];
  /** Only sales: a refund or credit note (a negative amount) is not a purchase. */
  purchases?: boolean;
  /** Only costs of this kind, where the table has categories. */
  costs?: CostKind;
  /** Only answers with a score from the one to the other. */
  scores?: readonly [from: number, to: number];
}

/** Which days count. `now`: the rows as they stand, known only for the period that holds the as-of day. */
export type When =
  | 'period'
  | 'previous'
  | 'year_ago'
  | 'observed' // the scorecard's first day to the period's end
  | 'whole_months' // of these days, the calendar months that the data cover from first to last day
  | 'to_end' // everything up to the period's end
  | 'now'
  | 'expected'; // the rows as they stand, those dated in the period

interface Base {
  /** Tables in order of preference: the first one that is there and has what the KPI needs. */
  from: readonly Rows[];
  when: When;
  about: string;
  unit: Unit;
}

/** `field` may be the days from the first filled of some dates to another date. */
export type Quantity = FieldId | { from: readonly FieldId[]; to: FieldId };

export type Measure =
  | (Base & { kind: 'count' })
  /**
   * `zero`: a sum of nothing is 0. `known`: it is 0 inside the data's span, and unknown outside or where no amount is filled. `share`:
   * part of a share, so it is 0 without rows, and has no value where none of them has an amount or it is below 0.
   */
  | (Base & { kind: 'sum'; field: FieldId; empty: 'zero' | 'known' | 'share' | Reason })
  | (Base & { kind: 'mean' | 'median'; field: Quantity; none: Reason })
  | (Base & { kind: 'distinct'; field: FieldId })
  /** Distinct values that were never there before the period. */
  | (Base & { kind: 'new'; field: FieldId })
  /** Mean years from a customer's first to the last purchase. */
  | (Base & { kind: 'lifespan'; field: FieldId; repeatOnly: boolean })
  /** Years from the first to the last day of the rows, both included. */
  | (Base & { kind: 'years' })
  /** Over pairs of months: how many customers bought in a month, added up; or the mean share of them that did not in the next. */
  | (Base & { kind: 'monthly'; field: FieldId; part: 'customers' | 'churn' })
  /** Of the customers of the year before last (`base`), those who bought nothing in the last year (`gone`). */
  | (Base & { kind: 'churn'; field: FieldId; part: 'base' | 'gone' });

/** Days that data may begin late in a window that others are compared with. */
export const halfMonth = 15;

/** Another KPI's figure, or the person's own target, as an input. */
interface KpiInput {
  kind: 'kpi';
  id: string;
  about: string;
}
interface TargetInput {
  kind: 'target';
  id: string;
  about: string;
}
export type Input = Measure | KpiInput | TargetInput;

export const units = ['rate', 'money', 'days', 'years', 'count', 'ratio', 'money_per_day', 'score'] as const;
export type Unit = (typeof units)[number];

type From = Rows | readonly Rows[];
interface Options {
  when?: When;
  /** What it is, in a sentence: where a KPI's default goes by it, or an option by nothing else. */
  about?: string;
  unit?: Unit;
}
const base = (from: From, { when = 'period', about = '', unit = 'count' }: Options): Base => ({
  from: 'role' in from ? [from] : from,
  when,
  about,
  unit,
});

export const count = (from: From, options: Options = {}): Measure => ({ ...base(from, options), kind: 'count' });
export const sum = (
  from: From,
  field: FieldId,
  { empty = 'zero', ...options }: Options & { empty?: 'zero' | 'known' | 'share' | Reason },
): Measure => ({ ...base(from, { unit: 'money', ...options }), kind: 'sum', field, empty });
const middle =
  (kind: 'mean' | 'median') =>
  (from: From, field: Quantity, { none, ...options }: Options & { none: Reason }): Measure => ({
    ...base(from, options),
    kind,
    field,
    none,
  });
export const mean = middle('mean');
export const median = middle('median');
const names =
  (kind: 'distinct' | 'new') =>
  (from: From, field: FieldId, options: Options): Measure => ({ ...base(from, options), kind, field });
export const distinct = names('distinct');
export const newOnes = names('new');
export const lifespan = (
  from: From,
  field: FieldId,
  { repeatOnly = false, ...options }: Options & { repeatOnly?: boolean },
): Measure => ({ ...base(from, { unit: 'years', when: 'observed', ...options }), kind: 'lifespan', field, repeatOnly });
export const years = (from: From, options: Options): Measure => ({
  ...base(from, { unit: 'years', when: 'observed', ...options }),
  kind: 'years',
});
export const churned = (from: From, field: FieldId, part: 'base' | 'gone', options: Options = {}): Measure => ({
  ...base(from, { when: 'to_end', ...options }),
  kind: 'churn',
  field,
  part,
});
export const monthly = (from: From, field: FieldId, part: 'customers' | 'churn', options: Options = {}): Measure => ({
  ...base(from, { when: 'whole_months', ...options }),
  kind: 'monthly',
  field,
  part,
});
export const of = (id: string, about: string): KpiInput => ({ kind: 'kpi', id, about });
export const target = (id: string, about: string): TargetInput => ({ kind: 'target', id, about });
