/**
 * What a KPI answers: a figure, or no figure and the reason why. Never NaN, never a guess.
 * `n` is the number of rows the figure stands on; `leftOut` counts the rows that could not be used, by reason.
 */
export type Outcome = Figure | NoFigure;

export interface Figure {
  value: number;
  n: number;
  leftOut: LeftOut;
}

export interface NoFigure {
  none: Reason;
  n: number;
  leftOut: LeftOut;
}

/** Why a row is in no figure at all (first line), or only not in the figures that need what it lacks (second). */
export const leftOutCodes = [
  'total', 'subtotal', 'section', 'note', 'repeated_header', 'duplicate', 'deleted', 'test', 'failed', 'voided', 'cancelled', 'refunded', 'unknown_status',
  'unreadable_amount', 'unreadable_date', 'no_amount', 'no_date', 'no_owner', 'no_customer', 'no_score', 'closed_before_created', 'outside_period', 'no_rate', 'mixed_currency',
] as const; // biome-ignore format: one line per kind
export type LeftOutCode = (typeof leftOutCodes)[number];
export type LeftOut = Partial<Record<LeftOutCode, number>>;

/** Why there is no figure. The words for people stand in `text/`. */
export const reasons = [
  'nothing_decided', // no deal was won or lost in the period
  'nothing_won', // no deal was won in the period
  'no_rows', // the table has no usable row for it (in the period)
  'no_amount', // rows are there, none has an amount
  'no_date', // rows are there, none has the date that is needed
  'no_target', // needs a target, none is set
  'no_history', // a snapshot figure (open pipeline) of a past day is not in the table
  'no_previous_period', // nothing to compare with
  'nobody_answered', // no answer to a survey in the period
  'no_costs', // no cost in the period
  'no_new_customers', // costs, but nobody new was won
  'nobody_returned', // no customer bought on a second day, so how long they stay is unknown
  'no_table', // needs a table that was not found
  'no_field', // needs a column that is not mapped
  'mixed_currency', // unlike currencies are never added
  'question', // an open question on a needed column
  'zero', // would divide by zero
  'below_zero', // would divide by less than zero: a share of it, or a growth from it, means nothing
] as const; // biome-ignore format: one per line with its meaning
export type Reason = (typeof reasons)[number];

export const figure = (value: number, n: number, leftOut: LeftOut = {}): Figure => ({ value, n, leftOut });
export const noFigure = (none: Reason, n = 0, leftOut: LeftOut = {}): NoFigure => ({ none, n, leftOut });
export const isFigure = (outcome: Outcome): outcome is Figure => 'value' in outcome;
