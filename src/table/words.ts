/** What a word says: won, lost, a test, a total. All languages at once, since exports mix them. */
import type { Status } from './types.ts';
import { creditWords, dealWords, type OrderEffect, orderWords, stageWords } from './words/status-words.ts';

/** A word without case, numbering and punctuation: `6 - Closed/Won!` → `closed won`. */
export function plainWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}_]+/gu, ' ')
    .replace(/^ ?(?:\d+ )+(?=\S)/u, '')
    .trim();
}

/** Looks words up; a word ending in `*` in the list stands for all its endings. */
class Lexicon<T> {
  private readonly exact = new Map<string, T>();
  private readonly stems: [string, T][] = [];

  constructor(lists: Iterable<readonly [T, readonly string[]]>) {
    for (const [value, words] of lists) {
      for (const word of words) {
        if (word.endsWith('*')) this.stems.push([word.slice(0, -1), value]);
        else this.exact.set(word, value);
      }
    }
  }

  /** A stem takes up to three more letters: ganado, ganadas. */
  find(word: string): T | undefined {
    const found = this.exact.get(word);
    if (found !== undefined) return found;
    return this.stems.find(([stem]) => word.startsWith(stem) && word.length <= stem.length + 3)?.[1];
  }
}

// Made when first asked for: every cell with a custom function loads the whole bundle.
let lexicons: {
  deals: Lexicon<Status>;
  stages: Set<string>;
  orders: Lexicon<OrderEffect>;
  credits: Set<string>;
} | null = null;
function words() {
  lexicons ??= {
    deals: new Lexicon(Object.entries(dealWords) as [Status, readonly string[]][]),
    stages: new Set(stageWords),
    orders: new Lexicon(Object.entries(orderWords) as [OrderEffect, readonly string[]][]),
    credits: new Set(creditWords),
  };
  return lexicons;
}

/**
 * The outcome a word names, null if it names none. Besides whole words: one before or after punctuation or `closed`
 * (`Lost - price`, `Stage 6: Won`), where no other outcome's word stands beside it (`Won by competitor` is no win).
 */
export function statusOf(text: string): Status | null {
  const word = plainWord(text);
  const known = words().deals.find(word);
  if (known) return known;
  const parts = text.split(/\s*[-–—:/(),|]\s*/u).map(plainWord);
  const found = new Set(
    parts.flatMap((part) => decided(words().deals.find(part.replace(/^(?:closed|stage|status|deal) /u, '')))),
  );
  return found.size === 1 ? [...found][0]! : null;
}

const decided = (status: Status | undefined): Status[] => (status && status !== 'open' ? [status] : []);

/** A stage on the way that needs no explanation: "Proposal sent". */
export const isStageWord = (text: string): boolean =>
  words().stages.has(plainWord(text)) || words().deals.find(plainWord(text)) === 'open';

/** What an order's status does to its row: '' keeps it, null: the word is not known. */
export const orderEffectOf = (text: string): OrderEffect | null => words().orders.find(plainWord(text)) ?? null;

export const isCreditWord = (text: string): boolean => words().credits.has(plainWord(text));

/** Yes and no of flags. */
const yesWords = new Set([
  'true',
  'yes',
  'y',
  '1',
  'x',
  'kyllä',
  'k',
  'tosi',
  'ja',
  'wahr',
  'oui',
  'vrai',
  'si',
  'sí',
  'ναι',
  '✓',
  '✔',
  '☑',
]);
const noWords = new Set([
  'false',
  'no',
  'n',
  '0',
  'ei',
  'e',
  'epätosi',
  'nej',
  'nei',
  'nein',
  'falsch',
  'non',
  'faux',
  'όχι',
]);
export function flagOf(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return yesWords.has(word) ? true : noWords.has(word) ? false : null;
}

/**
 * Total rows by their label, as patterns that JavaScript (flags iu) and RE2 read alike. `whole` may still be a block's total, which
 * its place tells; `part` names the part, `North total`.
 */
const total =
  'totals?|sum|summa|summe|yhteensä|kaikki yhteensä|totalt|i alt|gesamt|gesamtsumme|insgesamt|toplam|σύνολο|итого|всего|totale|totaal';
const whole =
  'deals?|sales|orders?|opportunities|records|rows|amount|revenue|value|account|konto|compte|all|kaupat|myynti|tilaukset|costs?|spend|expenses?|kulut';
export const totalPatterns = {
  grand:
    '^(?:grand|overall|all) (?:totals?|sum)\\b|^(?:loppusumma|kokonaissumma|kaikki yhteensä|gesamtsumme|total général|gran total)',
  whole: `^(?:${total})(?: ?[:=(].*|(?: (?:${whole}))+ ?:?.*)?$`,
  part: `^(?:sub-?[ -]?totals?|välisumma|delsumma|zwischensumme|sous-total|mellomsum)|^(?:${total}) \\S|\\S (?:${total}) ?:?$`,
} as const;

/** How notes begin that stand below or between the rows. */
export const notePattern =
  '^(?:[*†]|notes?\\b|source\\b|nb\\b|huom|lähde|quelle|hinweis|copyright|©|confidential|generated|exported|report|as of|filtered|created by|raportti|tulostettu|viety)';

/** What people and programs write where there is nothing. */
export const blankPattern = '^(?:-+|–|—|n/?a|#n/a|null|none|nan|tbd|tba|\\?+|\\.+|unknown|ei tiedossa|puuttuu|select)$';
