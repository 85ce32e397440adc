/** English words for everything that has a code. KPI texts stand in their records, field labels with the fields. */
import type { Family } from '../kpi/define.ts';
import type { Role, Status } from '../table/types.ts';
import type { LeftOutCode, Reason } from '../value/outcome.ts';
import type { PeriodUnit } from '../value/period.ts';

interface Words {
  roles: Record<Role, string>;
  families: Record<Family, string>;
  periods: Record<PeriodUnit, string>;
  /** After "No value: …". */
  reasons: Record<Reason, string>;
  /** After a number of rows, as `leftOutText` says it. */
  leftOut: Record<LeftOutCode, string>;
}

export const words: Words = {
  roles: { deals: 'Deals', orders: 'Orders', costs: 'Costs', touches: 'Touches', surveys: 'Surveys' },
  families: {
    conversion: 'Conversion',
    speed: 'Speed',
    pipeline: 'Pipeline',
    revenue: 'Revenue and team',
    unit_economics: 'Unit economics',
    quality: 'Quality',
  },
  periods: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
  reasons: {
    nothing_decided: 'no deal was won or lost in this period',
    nothing_won: 'no deal was won in this period',
    no_rows: 'there are no rows for it in this period',
    no_amount: 'none of its rows has an amount',
    no_date: 'none of its rows has the dates it needs',
    no_target: 'no revenue target is set',
    no_history: 'the table shows how things stand now, not how they stood then',
    no_previous_period: 'there is no earlier period in the data to compare with',
    nobody_answered: 'nobody answered in this period',
    no_costs: 'there are no sales or marketing costs in this period',
    no_new_customers: 'no customer bought for the first time in this period',
    nobody_returned: 'no customer has bought on a second day yet',
    no_table: 'the table it needs was not found',
    no_field: 'a column it needs was not found',
    mixed_currency: 'the amounts are in different currencies, which are never added up',
    question: 'a question about a column it needs is still open',
    zero: 'it would divide by zero',
    below_zero: 'a comparison with an amount below 0 means nothing',
  },
  leftOut: {
    total: 'total row(s)',
    subtotal: 'subtotal row(s)',
    section: 'section heading(s)',
    note: 'note(s)',
    repeated_header: 'repeated header(s)',
    duplicate: 'duplicate(s)',
    deleted: 'deleted',
    test: 'test(s)',
    failed: 'failed',
    voided: 'voided',
    cancelled: 'cancelled',
    refunded: 'refunded',
    unknown_status: 'without a known status',
    unreadable_amount: 'with an amount that can’t be read',
    unreadable_date: 'with a date that can’t be read',
    no_amount: 'without an amount',
    no_date: 'without a date',
    no_owner: 'without an owner',
    no_customer: 'without a customer',
    no_score: 'without a score from 0 to 10',
    closed_before_created: 'closed before being created',
    outside_period: 'outside of the period',
    no_rate: 'without an exchange rate',
    mixed_currency: 'in another currency',
  },
};

export const statusNames: Record<Status, string> = { won: 'Won', lost: 'Lost', open: 'Open', cancelled: 'Cancelled' };

/** What stands after a number of rows: "3 without an amount", "1 total row". */
export const leftOutText = (code: LeftOutCode, rows: number): string =>
  words.leftOut[code].replace('(s)', rows === 1 ? '' : 's');
