/** The warnings about a table in words. */
import type { Warning, WarningCode } from '../table/types.ts';
import { decimals } from './format.ts';

const undated = 'deal[ has|s have] no close date and [is|are] in no period';

/**
 * `#` is the count, `[one|several]` what depends on it, `@` the column's header, `…` the items, `“…”` the same quoted, `{one|several}`
 * what depends on their number.
 */
const texts: Record<WarningCode, string> = {
  unknown_words: '“…” {is no word|are no words} we know; [|these ]# row[ counts|s count] as ',
  no_lost_deals: 'There are won deals but no lost ones, so the win rate is 100%. Many exports leave lost deals out.',
  mixed_currency: 'Amounts are in …. They are never added up; figures in money have no value.',
  duplicates: '# row[ stands|s stand] there twice with the same content and count[s|] once: ….',
  conflicting_duplicates: '# id[ stands|s stand] in several rows that differ; the last row counts: ….',
  text_amounts: '# value[|s] of @ [is|are] text, not numbers; they were read as numbers.',
  text_dates: '# value[|s] of @ [is|are] text, not dates; they were read as dates.',
  import_shrunk_numbers:
    '# number[|s] of @ may be thousands that an import took for decimals; import the file in its own locale.',
  import_swapped_dates: '# date[|s] of @ seem[s|] to have day and month swapped by an import.',
  unreadable_amounts: '# value[|s] of @ could not be read as a number.',
  unreadable_dates: '# value[|s] of @ could not be read as a date.',
  close_before_created: '# deal[|s] closed before [it was|they were] created; the sales cycle leaves [it|them] out.',
  won_without_amount: '# won deal[ has|s have] no amount.',
  won_without_date: `# won ${undated}.`,
  lost_without_date: `# lost ${undated}: the win rate lacks [it|them].`,
  future_close_on_won: '# won deal[ has|s have] a close date far in the future.',
  month_end_default_dates:
    '# close date[ is|s are] just the last day of the month the deal was created in: a default of the CRM, not a date somebody set.',
  negative_amounts: '# amount[ is|s are] below zero.',
  blank_owners: '# deal[ has|s have] no owner.',
  blank_currencies: '# amount[ has|s have] no currency; [it counts|they count] as if in that of the others.',
  other_table: 'A scorecard takes one table of this kind: “…”, with the most rows. Untick it there to use this one.',
};

export function warningText({ code, count, header, items, role }: Warning): string {
  const counts = code === 'unknown_words' ? (role === 'deals' ? 'open.' : 'sales.') : '';
  const signs: Record<string, string> = {
    '#': decimals(count, 0),
    '@': `“${header}”`,
    '…': list(items),
    '“…”': list(items.map((item) => `“${item}”`)),
  };
  return (texts[code] + counts)
    .replace(/\{(.*?)\|(.*?)\}/g, (_, one, several) => (items.length === 1 ? one : several))
    .replace(/“…”|[#@…]|\[(.*?)\|(.*?)\]/g, (sign, one, several) => signs[sign] ?? (count === 1 ? one : several));
}

const listed = 5;
const list = (items: readonly string[]): string =>
  items.slice(0, listed).join(', ') + (items.length > listed ? ` and ${items.length - listed} more` : '');
