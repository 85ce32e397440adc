/** What a person should know before trusting a figure: each warning counts its rows and says it in words. */
import { addMonths, type Day, ymd } from '../value/day.ts';

import { decimals } from '../value/notation.ts';
import { type Decisions, profileOf } from './decisions.ts';
import type { ColumnProfile } from './profile.ts';
import type { Duplicates } from './rows.ts';
import { columnLetter } from './text.ts';
import type { ColumnReading, FieldId, Frame, Reading, Warning } from './types.ts';

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
  /** `#` is the count, `[one|several]` what depends on it, `@` the column's header, `…` the items. */
  const warn = (
    code: string,
    field: FieldId | null,
    count: number,
    text: string,
    items: readonly string[] = [],
  ): void => {
    if (count === 0) return;
    const header = columns.find((each) => each.field === field)?.header ?? field;
    const signs: Record<string, string> = { '#': decimals(count, 0), '@': `“${header}”`, '…': list(items) };
    const words = text.replace(
      /[#@…]|\[(.*?)\|(.*?)\]/g,
      (sign, one, several) => signs[sign] ?? (count === 1 ? one : several),
    );
    warnings.push({ code, field, column: field && letter(field), count, text: words });
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
    `… ${unknown.length === 1 ? 'is no word' : 'are no words'} we know; [|these ]# row[ counts|s count] as ${role === 'deals' ? 'open' : 'sales'}.`,
    unknown.map(([word]) => `“${word}”`),
  );
  if (warnings[0] && outcome.outcome?.from === 'words') warnings[0].column = columnLetter(outcome.outcome.column);
  if (outcome.lacksLost)
    warn(
      'no_lost_deals',
      letter('status') ? 'status' : 'stage',
      Math.max(1, count(isWon)),
      'There are won deals but no lost ones, so the win rate is 100%. Many exports leave lost deals out.',
    );
  if (currencies.length > 1)
    warn(
      'mixed_currency',
      'currency',
      count((i) => amount(i) !== null),
      'Amounts are in …. They are never added up; figures in money have no value.',
      currencies,
    );
  if (duplicates) {
    const { same, sameRows, conflicting } = duplicates;
    warn(
      'duplicates',
      'id',
      sameRows,
      '# row[ stands|s stand] there twice with the same content and count[s|] once: ….',
      same,
    );
    warn(
      'conflicting_duplicates',
      'id',
      conflicting.length,
      '# id[ stands|s stand] in several rows that differ; the last row counts: ….',
      conflicting,
    );
  }
  for (const [code, fields, noun, textsOf] of [
    ['text_amounts', numbers.keys(), 'number', ({ numericTexts }: ColumnProfile) => numericTexts],
    ['text_dates', dates.keys(), 'date', ({ dateTexts }: ColumnProfile) => dateTexts],
  ] as const)
    for (const field of fields) {
      const sentence = `# value[|s] of @ [is|are] text, not ${noun}s; they were read as ${noun}s.`;
      warn(code, field, textsOf(profileOf(decisions, field)!), sentence);
    }
  for (const [field, { shrunk }] of numbers)
    warn(
      'import_shrunk_numbers',
      field,
      shrunk,
      '# number[|s] of @ may be thousands that an import took for decimals; import the file in its own locale.',
    );
  for (const [field, { swapped }] of dates)
    warn(
      'import_swapped_dates',
      field,
      swapped,
      '# date[|s] of @ seem[s|] to have day and month swapped by an import.',
    );
  for (const [code, cells, noun] of [
    ['unreadable_amounts', number, 'number'],
    ['unreadable_dates', day, 'date'],
  ] as const)
    for (const [field, column] of Object.entries(cells)) {
      const unreadable = count((i) => typeof column![i] === 'object' && column![i] !== null);
      warn(code, field, unreadable, `# value[|s] of @ could not be read as a ${noun}.`);
    }
  if (role === 'deals') {
    warn(
      'close_before_created',
      'closed',
      count((i) => closed(i) !== null && created(i) !== null && closed(i)! < created(i)! && status[i] !== 'open'),
      '# deal[|s] closed before [it was|they were] created; the sales cycle leaves [it|them] out.',
    );
    const wonWithout = (cells: Reading<number>[] | undefined): number =>
      cells ? count((i) => isWon(i) && cells[i] === null) : 0;
    warn('won_without_amount', money, wonWithout(number.amount), '# won deal[ has|s have] no amount.');
    warn(
      'won_without_date',
      'closed',
      wonWithout(day.closed),
      '# won deal[ has|s have] no close date and [is|are] in no period.',
    );
    const latest = used.reduce((most, i) => Math.max(most, created(i) ?? 0), 0);
    warn(
      'future_close_on_won',
      'closed',
      latest > 0 ? count((i) => isWon(i) && (closed(i) ?? 0) > latest + futureDays) : 0,
      '# won deal[ has|s have] a close date far in the future.',
    );
    const dated = count((i) => closed(i) !== null && created(i) !== null);
    const monthEnd = count((i) => created(i) !== null && closed(i) === monthEndOf(created(i)!));
    if (dated >= monthEndRows && monthEnd >= dated * monthEndShare)
      warn(
        'month_end_default_dates',
        'closed',
        monthEnd,
        '# close date[ is|s are] just the last day of the month the deal was created in: a default of the CRM, not a date somebody set.',
      );
  }
  if (role !== 'orders')
    warn(
      'negative_amounts',
      money,
      count((i) => (amount(i) ?? 0) < 0),
      '# amount[ is|s are] below zero.',
    );
  if (text.owner && role === 'deals')
    warn(
      'blank_owners',
      'owner',
      count((i) => !text.owner![i]),
      '# deal[ has|s have] no owner.',
    );
  if (text.currency?.some((each) => each))
    warn(
      'blank_currencies',
      'currency',
      count((i) => amount(i) !== null && !text.currency![i]),
      '# amount[ has|s have] no currency; [it counts|they count] as if in that of the others.',
    );
  return warnings;
}

const asNumber = (reading: Reading<number> | undefined): number | null =>
  typeof reading === 'number' ? reading : null;

const monthEndOf = (day: Day): Day => addMonths(day - ymd(day).day + 1, 1) - 1;

const listed = 5;
const list = (items: readonly string[]): string =>
  items.slice(0, listed).join(', ') + (items.length > listed ? ` and ${items.length - listed} more` : '');
