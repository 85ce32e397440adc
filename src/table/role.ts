/** What one row of a table is: a deal, an order or a cost; or nothing the product understands, and why. */
import { roles } from './fields.ts';
import { plainHeader } from './header-text.ts';
import { type Mapping, mapColumns, recordWordsOf, sure } from './map.ts';
import type { ColumnProfile } from './profile.ts';
import type { FieldId, Role } from './types.ts';
import { orderEffectOf, statusOf } from './words.ts';

export interface RoleGuess {
  role: Role;
  mapping: Mapping;
  score: number;
}

const sheetNames: Record<Role, RegExp> = {
  deals:
    /\b(?:deals?|opportunit|pipeline|offers?|kaupat|kauppa|tarjoukset|myyntiputki|mahdollisuudet|verkaufschancen|affärer)/iu,
  orders:
    /\b(?:orders?|invoices?|sales|transactions?|payments?|purchases|tilaukset|laskut|myynti|ostot|verkauf|verkäufe|bestellungen|rechnungen|fakturor)/iu,
  costs: /\b(?:costs?|spend|expenses?|marketing|kulut|kustannukset|menot|kosten|ausgaben|kostnader)/iu,
};
const costHeader =
  /\b(?:costs?|spend|spent|expenses?|kulut?|kustannu\p{L}*|menot?|kosten|ausgaben|kostnad\p{L}*|utgift\p{L}*|omkostning\p{L}*)\b/u;
const costCategory =
  /^(?:marketing|sales|media|advertising|ads?|salar(?:y|ies)|wages|training|tools|software|travel|commissions?|markkinointi|myynti|palkat?|koulutus|työkalut|mainonta|matkat)$/iu;
const quantityHeader = /\b(?:quantity|qty|units?|units sold|kpl|määrä|menge|antal|antall)\b/u;

/** The roles a sheet may have, the likeliest first; those that lack what they cannot do without are not among them. */
export function guessRoles(
  sheet: string,
  profiles: readonly ColumnProfile[],
  said: Record<FieldId, string> = {},
  only?: Role,
): RoleGuess[] {
  return roles
    .filter((role) => only === undefined || role === only)
    .map((role) => guess(role, sheet, profiles, said))
    .filter(({ score }) => score > 0 || only !== undefined)
    .sort((a, b) => b.score - a.score);
}

function guess(
  role: Role,
  sheet: string,
  profiles: readonly ColumnProfile[],
  said: Record<FieldId, string>,
): RoleGuess {
  const mapping = mapColumns(role, profiles, said);
  const has = (field: FieldId): boolean => (mapping.get(field)?.confidence ?? 0) >= sure;
  const profileOf = (field: FieldId): ColumnProfile | undefined =>
    has(field) ? profiles.find(({ index }) => index === mapping.get(field)!.column) : undefined;
  const named = sheetNames[role].test(sheet) ? 1 : 0;
  const score = { deals: dealsScore, orders: ordersScore, costs: costsScore }[role](has, profileOf, named, profiles);
  return { role, mapping, score };
}

type Has = (field: FieldId) => boolean;
type ProfileOf = (field: FieldId) => ColumnProfile | undefined;
const count = (has: Has, ...fields: FieldId[]): number => fields.filter(has).length;

function dealsScore(has: Has, profileOf: ProfileOf, named: number, profiles: readonly ColumnProfile[]): number {
  const outcome = ['status', 'stage', 'is_won', 'status_reason'].filter(has);
  const decided = outcome.some((field) =>
    [...(profileOf(field)?.words.keys() ?? [])].some((word) => ['won', 'lost'].includes(statusOf(word) ?? '')),
  );
  const record = speaksOf('deals', profiles);
  const measured = count(has, 'amount', 'expected_amount', 'closed', 'created', 'expected_close');
  const telling = decided || has('stage') || has('is_won') || has('probability');
  if (measured === 0 || (outcome.length === 0 && !has('probability') && !(record && named))) return 0;
  if (!telling && !(record && named + count(has, 'amount') > 0)) return 0;
  if (!decided && subscription(profiles)) return 0;
  return (
    (decided ? 3 : 0) +
    (has('stage') ? 1.5 : 0) +
    record +
    named +
    measured +
    count(has, 'owner', 'account', 'probability', 'expected_close', 'lost_reason') / 2
  );
}

function ordersScore(has: Has, profileOf: ProfileOf, named: number, profiles: readonly ColumnProfile[]): number {
  if (!has('amount') || !has('date')) return 0;
  const quantity = profiles.some(({ header }) => quantityHeader.test(plainHeader(header))) ? 1 : 0;
  const record = speaksOf('orders', profiles);
  const sold = count(has, 'customer', 'id') + quantity + record + named + count(has, 'product') / 2;
  if (sold < 0.5 || subscription(profiles)) return 0;
  const paid = [...(profileOf('status')?.words.keys() ?? [])].some((word) => orderEffectOf(word) !== null) ? 1 : 0;
  return 2 + sold + paid;
}

function costsScore(has: Has, profileOf: ProfileOf, named: number, profiles: readonly ColumnProfile[]): number {
  const amount = profileOf('amount');
  if (!amount) return 0;
  const spent = costHeader.test(plainHeader(amount.header)) ? 3 : 0;
  const kinds = [...(profileOf('category')?.words.keys() ?? [])].some((word) => costCategory.test(word)) ? 1.5 : 0;
  if (spent + named + kinds === 0 || count(has, 'date', 'channel', 'category') === 0) return 0;
  if (spent === 0 && profiles.some(({ header }) => quantityHeader.test(plainHeader(header)))) return 0;
  return spent + named * 2 + kinds + count(has, 'date', 'channel', 'category');
}

/** Whether headers name the record: "Deal ID", "Order date". */
function speaksOf(role: Role, profiles: readonly ColumnProfile[]): number {
  const words = recordWordsOf(role);
  return profiles.some(({ header }) =>
    plainHeader(header)
      .split(' ')
      .some((word) => words.has(word) && word !== 'sales'),
  )
    ? 1
    : 0;
}

/** A start, an end and a fee: a contract, not a sale. */
function subscription(profiles: readonly ColumnProfile[]): boolean {
  const headers = profiles.map(({ header }) => plainHeader(header));
  return (
    headers.some((header) => /\b(?:mrr|monthly fee|subscription|renewal|churn date)\b/.test(header)) &&
    headers.some((header) => /\b(?:start|started|start date)\b/.test(header))
  );
}

/** Why a sheet holds no table of ours, in words. */
export function whyNone(profiles: readonly ColumnProfile[]): string {
  const headers = profiles.map(({ header }) => plainHeader(header));
  if (headers.length < 2) return 'It has no header row with columns below it.';
  if (subscription(profiles)) return 'It looks like subscriptions. Deals, orders and costs are understood so far.';
  if (headers.some((header) => /\bleads?\b|\bconverted\b/.test(header)))
    return 'It looks like leads. Deals, orders and costs are understood so far.';
  const dated = profiles.some(
    (profile) => profile.dates + profile.dateTexts + profile.compactDates > profile.filled / 2,
  );
  const numbered = profiles.some((profile) => profile.numbers + profile.numericTexts > profile.filled / 2);
  if (!dated && !numbered) return 'It has neither dates nor amounts.';
  if (!dated) return 'It has no column of dates and no outcomes such as won and lost.';
  return numbered
    ? 'No columns were recognised as an amount with a date, or as outcomes such as won and lost.'
    : 'It has no column of amounts and no outcomes such as won and lost.';
}
