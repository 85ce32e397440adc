/** What a person should know before trusting a figure: each warning counts its rows. */
import { addMonths, type Day, ymd } from '../value/day.ts';
import { type Decisions, profileOf } from './decisions.ts';
import type { Duplicates } from './rows.ts';
import { columnLetter } from './text.ts';
import type { ColumnReading, FieldId, Frame, Reading, Status, Warning, WarningCode } from './types.ts';

/** HubSpot gives new deals the last day of their month as close date; from this share on the column is not to be trusted. */
const monthEndShare = 0.5;
const monthEndRows = 10;
/** Without a clock: a won deal closed more than this after the last deal was created lies in the future. */
const futureDays = 366;

export function warningsOf(
  decisions: Decisions,
  columns: readonly ColumnReading[],
  frame: Frame,
  duplicates: Duplicates | null,
  currencies: readonly string[],
): Warning[] {
  const { role, dates, numbers, outcome } = decisions;
  const warnings: Warning[] = [];
  const letter = (field: FieldId): string | null => columns.find((column) => column.field === field)?.column ?? null;
  const money = letter('amount') ? 'amount' : 'expected_amount';
  const warn = (code: WarningCode, field: FieldId | null, count: number, items: readonly string[] = []): void => {
    if (count === 0) return;
    const column = columns.find((each) => each.field === field);
    warnings.push({
      code,
      field,
      column: column?.column ?? null,
      count,
      role,
      header: column?.header ?? field ?? '',
      items: [...items],
    });
  };

  const { status, number, day, text } = frame;
  const used = frame.leftOut.flatMap((code, i) => (code === null ? [i] : []));
  const count = (test: (i: number) => boolean): number => used.filter(test).length;
  const at = (cells: readonly Reading<number>[] | undefined, i: number): number | null => asNumber(cells?.[i]);
  const isWon = (i: number): boolean => status[i] === 'won';
  const amount = (i: number): number | null => at(number.amount, i);
  const closed = (i: number): Day | null => at(day.closed, i);
  const created = (i: number): Day | null => at(day.created, i);

  const unknown = [...outcome.unknown];
  warn(
    'unknown_words',
    null,
    unknown.reduce((sum, [, times]) => sum + times, 0),
    unknown.map(([word]) => word),
  );
  if (warnings[0] && outcome.outcome?.from === 'words') warnings[0].column = columnLetter(outcome.outcome.column);
  if (outcome.lacksLost) warn('no_lost_deals', letter('status') ? 'status' : 'stage', Math.max(1, count(isWon)));
  const withAmount = count((i) => amount(i) !== null);
  if (currencies.length > 1) warn('mixed_currency', 'currency', withAmount, currencies);
  if (duplicates) {
    const { same, sameRows, conflicting } = duplicates;
    warn('duplicates', 'id', sameRows, same);
    warn('conflicting_duplicates', 'id', conflicting.length, conflicting);
  }
  for (const field of numbers.keys()) warn('text_amounts', field, profileOf(decisions, field)!.numericTexts);
  for (const field of dates.keys()) warn('text_dates', field, profileOf(decisions, field)!.dateTexts);
  for (const [field, { shrunk }] of numbers) warn('import_shrunk_numbers', field, shrunk);
  for (const [field, { swapped }] of dates) warn('import_swapped_dates', field, swapped);
  for (const [code, cells] of [
    ['unreadable_amounts', number],
    ['unreadable_dates', day],
  ] as const)
    for (const [field, column] of Object.entries(cells))
      warn(
        code,
        field,
        count((i) => typeof column![i] === 'object' && column![i] !== null),
      );
  if (role === 'deals') {
    const isTooSoon = (i: number) =>
      closed(i) !== null && created(i) !== null && closed(i)! < created(i)! && status[i] !== 'open';
    warn('close_before_created', 'closed', count(isTooSoon));
    const without = (cells: Reading<number>[] | undefined, outcome: Status): number =>
      count((i) => status[i] === outcome && cells?.[i] === null);
    warn('won_without_amount', money, without(number.amount, 'won'));
    warn('won_without_date', 'closed', without(day.closed, 'won'));
    warn('lost_without_date', 'closed', without(day.closed, 'lost'));
    const latest = used.reduce((most, i) => Math.max(most, created(i) ?? 0), 0);
    const isFarOff = (i: number) => isWon(i) && (closed(i) ?? 0) > latest + futureDays;
    warn('future_close_on_won', 'closed', latest > 0 ? count(isFarOff) : 0);
    const dated = count((i) => closed(i) !== null && created(i) !== null);
    const monthEnd = count((i) => created(i) !== null && closed(i) === monthEndOf(created(i)!));
    if (dated >= monthEndRows && monthEnd >= dated * monthEndShare) warn('month_end_default_dates', 'closed', monthEnd);
  }
  const isNegative = (i: number) => (amount(i) ?? 0) < 0;
  if (role !== 'orders') warn('negative_amounts', money, count(isNegative));
  const lacksText = (field: FieldId, among: (i: number) => boolean) => count((i) => among(i) && !text[field]![i]);
  if (text.owner && role === 'deals')
    warn(
      'blank_owners',
      'owner',
      lacksText('owner', () => true),
    );
  if (text.currency?.some((each) => each))
    warn(
      'blank_currencies',
      'currency',
      lacksText('currency', (i) => amount(i) !== null),
    );
  return warnings;
}

const asNumber = (reading: Reading<number> | undefined): number | null =>
  typeof reading === 'number' ? reading : null;

const monthEndOf = (day: Day): Day => addMonths(day - ymd(day).day + 1, 1) - 1;
