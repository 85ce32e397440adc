/** What one row of a table is: a deal, an order, a cost, a touch or an answer; or nothing the product understands, and why. */

import { profileOf } from './decisions.ts';
import { fieldsOf, roles } from './fields.ts';
import { columnOf, type Mapping, mapColumns, quantityHeader } from './map.ts';
import type { ColumnProfile } from './profile.ts';
import { pattern } from './text.ts';
import type { FieldId, Role } from './types.ts';
import { recordWords } from './words/headers.ts';
import { isStageWord, orderEffectOf, statusOf } from './words.ts';

export interface RoleGuess {
  role: Role;
  mapping: Mapping;
  score: number;
}

const spent =
  'costs?|spend|spent|expenses?|kulut?|kustannu\\p{L}*|menot?|kosten|ausgaben|kostnad\\p{L}*|utgift\\p{L}*|omkostning\\p{L}*';
/** How words of the question for a net promoter score begin. */
const recommended = 'nps|net promoter|promoter|recommend|suosit|weiterempf|rekommend|anbefal';
/** How the words of a sheet's name begin that speak of orders; "Sales" may be deals as well. */
const ordered = 'order|invoice|transaction|payment|purchases|tilaukset|laskut|ostot|bestellungen|rechnungen|fakturor';
/** How words of a sheet's name begin. */
const sheetNames: Record<Role, string> = {
  deals: 'deal|opportunit|pipeline|offer|kaup(?:at|pa)|tarjoukset|myyntiputki|mahdollisuudet|verkaufschancen|affärer',
  orders: `${ordered}|sales|myynti|verk[aä]uf`,
  costs: `marketing|${spent}`,
  touches: 'touch|journey|attribution|kosketu|polku|polut|ostopol|asiakaspol',
  surveys: `survey|feedback|${recommended}|\\p{L}*kysely|\\p{L}*palaute|\\p{L}*umfrage|undersökning|undersøkelse|undersøgelse`,
};
const costCategory =
  /^(?:marketing|sales|media|advertising|ads?|salar(?:y|ies)|wages|training|tools|software|travel|commissions?|markkinointi|myynti|palkat?|koulutus|työkalut|mainonta|matkat)$/iu;
const journeyHeader = /\b(?:journey|path|visitor|cookie)\b|polku|polun|kävijä/u;

/** What the scores look at. */
interface Signs {
  profiles: readonly ColumnProfile[];
  /** The sheet's name speaks of the role: 1 or 0, as are the others. */
  named: number;
  record: number;
  quantity: number;
  /** The words of the status or stage are those of deals. */
  ofDeals: boolean;
  /** How many of the fields are there. */
  count(...fields: FieldId[]): number;
  header(field: FieldId): string;
  words(field: FieldId): string[];
}

/** The roles a sheet may have, the likeliest first; those that lack what they cannot do without are not among them. */
export function guessRoles(
  sheet: string,
  profiles: readonly ColumnProfile[],
  said: Record<FieldId, string> = {},
  only?: Role,
): RoleGuess[] {
  const begins = (words: string): boolean => pattern(`\\b(?:${words})`).test(sheet);
  const quantity = Number(profiles.some(({ plain }) => quantityHeader.test(plain)));
  const deals = mapColumns('deals', profiles, said);
  const wordsOf = (mapping: Mapping, field: FieldId): string[] => [
    ...(profileOf({ mapping, profiles }, field)?.words.keys() ?? []),
  ];
  const outcomes = ['status', 'stage'].flatMap((field) => wordsOf(deals, field));
  const isOrdered = quantity > 0 || speaksOf('orders', profiles) || begins(ordered);
  // Where nothing else tells, the days of a start and an end or the sheet's name may: lost deals must not become sales.
  const isOfDeals =
    !isOrdered &&
    outcomes.length === 0 &&
    (['created', 'closed'].every((field) => columnOf(deals, field) !== undefined) ||
      sheet.split(' ').some((word) => (statusOf(word) ?? 'won') !== 'won'));
  const ofDeals = isOfDeals || areOfDeals(outcomes, isOrdered);
  return roles
    .filter((role) => only === undefined || role === only)
    .map((role) => {
      const mapping = role === 'deals' ? deals : mapColumns(role, profiles, said);
      const score = scores[role]({
        profiles,
        named: Number(begins(sheetNames[role])),
        record: Number(speaksOf(role, profiles)),
        quantity,
        ofDeals,
        count: (...fields) => fields.filter((field) => columnOf(mapping, field) !== undefined).length,
        header: (field) => profileOf({ mapping, profiles }, field)?.plain ?? '',
        words: (field) => wordsOf(mapping, field),
      });
      return { role, mapping, score };
    })
    .filter(({ score }) => score > 0 || only !== undefined)
    .sort((a, b) => b.score - a.score);
}

const scores: Record<Role, (signs: Signs) => number> = {
  deals({ profiles, named, record, quantity, ofDeals, count, words }) {
    const outcomes = ['status', 'stage', 'is_won', 'status_reason'];
    const decided = outcomes.flatMap(words).some(isDecided);
    const measured = count('amount', 'expected_amount', 'closed', 'created', 'expected_close');
    const called = record && named;
    if (measured === 0 || (count(...outcomes, 'probability') === 0 && !called)) return 0;
    const isOpen = ofDeals && count('amount') > 0 && measured > 1;
    const status = words('status');
    // A day it began and a day it ended, and words nobody knows in between: they are asked about.
    const isAsked = count('created', 'closed') > 1 && status.length > 0 && !quantity && !status.some(isOfOrders);
    const isPlain = isAsked || count('stage', 'is_won', 'probability') > 0 || (record && named + count('amount') > 0);
    if (!decided && (!(isOpen || isPlain) || isSubscription(profiles))) return 0;
    const more = count('owner', 'account', 'probability', 'expected_close', 'lost_reason') / 2;
    return (decided ? 3 : 0) + count('stage') * 1.5 + record + named + measured + more + Number(isAsked);
  },
  orders({ profiles, named, record, quantity, ofDeals, count, words }) {
    const sold = count('customer', 'id') + quantity + record + named + count('product') / 2;
    if (count('amount', 'date') < 2 || sold < 0.5 || ofDeals || isSubscription(profiles)) return 0;
    return 2 + sold + Number(words('status').some((word) => orderEffectOf(word) !== null));
  },
  costs({ named, quantity, count, header, words }) {
    const spending = pattern(`\\b(?:${spent})\\b`).test(header('amount')) ? 3 : 0;
    const kinds = words('category').some((word) => costCategory.test(word)) ? 1.5 : 0;
    const told = count('date', 'channel', 'category');
    if (count('amount') === 0 || spending + named + kinds === 0 || told === 0 || (spending === 0 && quantity)) return 0;
    return spending + named * 2 + kinds + told;
  },
  // Customers, dates and channels stand in tables of orders and leads too: something has to speak of ways to a sale.
  touches({ named, record, count, header }) {
    const told = named + record + Number(journeyHeader.test(header('journey')));
    if (count('journey', 'date', 'channel') < 3 || told + count('converted') === 0) return 0;
    return 3 + told + count('converted', 'value');
  },
  surveys({ named, record, count, header }) {
    const told = named + record + Number(pattern(`\\b(?:${recommended})`).test(header('score')));
    return told === 0 || count('score', 'date') < 2 ? 0 : 1 + told + count('comment');
  },
};

/** "Open" is said of orders, too: where anything else speaks of them, it is no sign of deals. A word that only orders have always is. */
function areOfDeals(words: readonly string[], isOrdered: boolean): boolean {
  const isOpen = (word: string): boolean => isStageWord(word) || statusOf(word) === 'cancelled';
  return (
    words.every((word) => !isOfOrders(word) || statusOf(word)) &&
    (words.some((word) => !isOfOrders(word) && isDecided(word)) ||
      (!isOrdered && words.some(isStageWord) && words.every(isOpen)))
  );
}

const isOfOrders = (word: string): boolean => orderEffectOf(word) !== null;
const isDecided = (word: string): boolean => /won|lost/.test(statusOf(word) ?? '');

/** Whether headers name the record: "Deal ID", "Order date". */
function speaksOf(role: Role, profiles: readonly ColumnProfile[]): boolean {
  const words = recordWords(role);
  return profiles.some(({ plain }) => plain.split(' ').some((word) => words.has(word) && word !== 'sales'));
}

/** A start, an end and a fee: a contract, not a sale. */
function isSubscription(profiles: readonly ColumnProfile[]): boolean {
  const headers = profiles.map(({ plain }) => plain);
  return (
    headers.some((header) => /\b(?:mrr|monthly fee|subscription|renewal|churn date)\b/.test(header)) &&
    headers.some((header) => /\b(?:start|started|start date)\b/.test(header))
  );
}

/** Why a sheet holds no table of ours, in words. */
export function whyNone(profiles: readonly ColumnProfile[]): string {
  if (profiles.length < 2)
    return 'It has no header row with columns below it, or those of several tables; one per sheet is read.';
  const other = isSubscription(profiles)
    ? 'subscriptions'
    : profiles.some(({ plain }) => /\bleads?\b|\bconverted\b/.test(plain))
      ? 'leads'
      : null;
  if (other) return `It looks like ${other}. Deals, orders, costs, touches and surveys are understood so far.`;
  const found = (['deals', 'orders'] as const).flatMap((role) => {
    const mapping = mapColumns(role, profiles, {});
    return fieldsOf(role).flatMap(({ id, label }) => (columnOf(mapping, id) === undefined ? [] : label));
  });
  const names = [...new Set(found)].join(', ') || 'none';
  return `Deals need an outcome and an amount or date, orders an amount, a date and a customer or number. Columns recognised: ${names}.`;
}
