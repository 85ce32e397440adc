/** What a person should know before trusting a figure: each warning counts its rows and says it in words. */
import { addMonths, type Day, ymd } from '../value/day.ts';
import type { Duplicates } from './rows.ts';
import type { ColumnReading, FieldId, Frame, Reading, Role, Status, Warning } from './types.ts';

export interface Findings {
  role: Role;
  frame: Frame;
  columns: readonly ColumnReading[];
  duplicates: Duplicates;
  /** Words nobody knows, and how often they are there. */
  unknownWords: ReadonlyMap<string, number>;
  unknownColumn: string | null;
  lacksLost: boolean;
  textAmounts: ReadonlyMap<FieldId, number>;
  textDates: ReadonlyMap<FieldId, number>;
  swappedDates: ReadonlyMap<FieldId, number>;
  currencies: readonly string[];
}

/** HubSpot gives new deals the last day of their month as close date; from this share on the column is not to be trusted. */
const monthEndShare = 0.5;
const monthEndRows = 10;
/** Without a clock: a won deal closed more than this after the last deal was created lies in the future. */
const futureDays = 366;

export function warningsOf(found: Findings): Warning[] {
  const { role, frame, columns, duplicates, lacksLost, currencies } = found;
  const warnings: Warning[] = [];
  const letter = (field: FieldId | null): string | null =>
    columns.find((column) => column.field === field)?.column ?? null;
  const warn = (code: string, field: FieldId | null, count: number, text: string, column = letter(field)): void => {
    if (count > 0) warnings.push({ code, field, column, count, text });
  };
  const used = frame.leftOut.map((code, i) => (code === null ? i : -1)).filter((i) => i >= 0);
  const where = (test: (i: number) => boolean): number => used.filter(test).length;
  const status = (i: number): Status | null => frame.status[i]!;
  const day = (field: FieldId, i: number): Day | null => asNumber(frame.day[field]?.[i]);
  const amount = (i: number): number | null => asNumber(frame.number.amount?.[i]);
  const money = letter('amount') ? 'amount' : 'expected_amount';

  if (lacksLost)
    warn(
      'no_lost_deals',
      outcomeField(columns),
      Math.max(
        1,
        where((i) => status(i) === 'won'),
      ),
      'There are won deals but no lost ones, so the win rate is 100 %. Many exports leave lost deals out.',
    );
  if (currencies.length > 1)
    warn(
      'mixed_currency',
      'currency',
      where((i) => amount(i) !== null),
      `Amounts are in ${list(currencies)}. They are never added up; figures in money have no value.`,
    );
  const same = duplicates.sameRows;
  warn(
    'duplicates',
    'id',
    same,
    `${rows(same)} stand${one(same)} there twice with the same content and count${one(same)} once: ${list(duplicates.same)}.`,
  );
  warn(
    'conflicting_duplicates',
    'id',
    duplicates.conflicting.length,
    `${n(duplicates.conflicting.length, 'id')} stand${one(duplicates.conflicting.length)} in several rows that differ; the last row counts: ${list(duplicates.conflicting)}.`,
  );
  for (const [field, count] of found.textAmounts)
    warn(
      'text_amounts',
      field,
      count,
      `${n(count, 'value')} of ${header(columns, field)} ${are(count)} text, not numbers; they were read as numbers.`,
    );
  for (const [field, count] of found.textDates)
    warn(
      'text_dates',
      field,
      count,
      `${n(count, 'value')} of ${header(columns, field)} ${are(count)} text, not dates; they were read as dates.`,
    );
  for (const [field, count] of found.swappedDates)
    warn(
      'import_swapped_dates',
      field,
      count,
      `${n(count, 'date')} of ${header(columns, field)} seem${one(count)} to have day and month swapped by an import.`,
    );
  if (found.unknownWords.size > 0) {
    const words = [...found.unknownWords.keys()];
    const counts = [...found.unknownWords.values()].reduce((sum, times) => sum + times, 0);
    const meaning = role === 'deals' ? 'count as open' : 'count as sales';
    warn(
      'unknown_words',
      null,
      counts,
      `Nobody told what ${list(words)} mean${one(words.length)}; these rows ${meaning}.`,
      found.unknownColumn,
    );
  }

  for (const field of Object.keys(frame.number)) {
    const bad = where((i) => isUnreadable(frame.number[field]![i]));
    warn(
      'unreadable_amounts',
      field,
      bad,
      `${n(bad, 'value')} of ${header(columns, field)} could not be read as a number.`,
    );
  }
  for (const field of Object.keys(frame.day)) {
    const bad = where((i) => isUnreadable(frame.day[field]![i]));
    warn(
      'unreadable_dates',
      field,
      bad,
      `${n(bad, 'value')} of ${header(columns, field)} could not be read as a date.`,
    );
  }
  if (role === 'deals') {
    const early = where(
      (i) =>
        day('closed', i) !== null &&
        day('created', i) !== null &&
        day('closed', i)! < day('created', i)! &&
        status(i) !== 'open',
    );
    warn(
      'close_before_created',
      'closed',
      early,
      `${n(early, 'deal')} closed before ${early === 1 ? 'it was' : 'they were'} created; the sales cycle leaves ${early === 1 ? 'it' : 'them'} out.`,
    );
    const free = where((i) => status(i) === 'won' && amount(i) === null && !isUnreadable(frame.number.amount?.[i]));
    if (frame.number.amount) warn('won_without_amount', money, free, `${n(free, 'won deal')} ${have(free)} no amount.`);
    const undated = where(
      (i) => status(i) === 'won' && day('closed', i) === null && !isUnreadable(frame.day.closed?.[i]),
    );
    if (frame.day.closed)
      warn(
        'won_without_date',
        'closed',
        undated,
        `${n(undated, 'won deal')} ${have(undated)} no close date and ${undated === 1 ? 'is' : 'are'} in no period.`,
      );
    const latest = used.reduce((most, i) => Math.max(most, day('created', i) ?? 0), 0);
    const future = latest > 0 ? where((i) => status(i) === 'won' && (day('closed', i) ?? 0) > latest + futureDays) : 0;
    warn(
      'future_close_on_won',
      'closed',
      future,
      `${n(future, 'won deal')} ${have(future)} a close date far in the future.`,
    );
    const open = used.filter((i) => day('closed', i) !== null && day('created', i) !== null);
    const monthEnd = open.filter((i) => day('closed', i) === monthEndOf(day('created', i)!)).length;
    if (open.length >= monthEndRows && monthEnd >= open.length * monthEndShare) {
      warn(
        'month_end_default_dates',
        'closed',
        monthEnd,
        `${n(monthEnd, 'close date')} ${are(monthEnd)} just the last day of the month the deal was created in: a default of the CRM, not a date somebody set.`,
      );
    }
  }
  if (role !== 'orders') {
    const negative = where((i) => (amount(i) ?? 0) < 0);
    warn('negative_amounts', money, negative, `${n(negative, 'amount')} ${are(negative)} below zero.`);
  }
  if (frame.text.owner && role === 'deals') {
    const ownerless = where((i) => !frame.text.owner![i]);
    warn('blank_owners', 'owner', ownerless, `${n(ownerless, 'deal')} ${have(ownerless)} no owner.`);
  }
  return warnings;
}

const asNumber = (reading: Reading<number> | undefined): number | null =>
  typeof reading === 'number' ? reading : null;
const isUnreadable = (reading: Reading<number> | undefined): boolean => typeof reading === 'object' && reading !== null;

function monthEndOf(day: Day): Day {
  const { day: dayOfMonth } = ymd(day);
  return addMonths(day - dayOfMonth + 1, 1) - 1;
}

const outcomeField = (columns: readonly ColumnReading[]): FieldId | null =>
  columns.some(({ field }) => field === 'status') ? 'status' : 'stage';
const header = (columns: readonly ColumnReading[], field: FieldId): string =>
  `“${columns.find((column) => column.field === field)?.header ?? field}”`;

const n = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const rows = (count: number): string => n(count, 'row');
/** The verb's ending: one row stands, two rows stand. */
const one = (count: number): string => (count === 1 ? 's' : '');
const are = (count: number): string => (count === 1 ? 'is' : 'are');
const have = (count: number): string => (count === 1 ? 'has' : 'have');

const listed = 5;
function list(items: readonly string[]): string {
  const shown = items.slice(0, listed).join(', ');
  return items.length > listed ? `${shown} and ${items.length - listed} more` : shown;
}
