/** What a word says: won, lost, a test, a total. All languages at once, since exports mix them. */
import { listed, once, pattern } from './text.ts';
import type { Status } from './types.ts';
import {
  creditWords,
  dealWords,
  type OrderEffect,
  orderWords,
  stageFillers,
  stageStems,
} from './words/status-words.ts';

/** A word without case, numbering and punctuation: `6 - Closed/Won!` → `closed won`. */
const plainWord = (text: string): string =>
  text
    .normalize()
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}_]+/gu, ' ')
    .replace(/^ ?(?:\d+ )+(?=\S)/u, '')
    .trim();

/** Looks words up; one ending in `*` stands for its endings of up to three letters: ganado, ganadas. */
const lexicon = <T extends string>(lists: Record<T, string>): ((plain: string) => T | null) => {
  const exact = new Map<string, T>();
  const stems: [string, T][] = [];
  for (const [meaning, words] of Object.entries(lists) as [T, string][])
    for (const word of listed(words))
      if (word.endsWith('*')) stems.push([word.slice(0, -1), meaning]);
      else exact.set(word, meaning);
  return (word) =>
    exact.get(word) ?? stems.find(([stem]) => word.startsWith(stem) && word.length <= stem.length + 3)?.[1] ?? null;
};

const lexicons = once(() => ({
  deal: lexicon(dealWords),
  order: lexicon(orderWords),
  credits: new Set(listed(creditWords)),
  stages: new RegExp(`^(?:(?:(?:${listed(stageStems).join('|')})\\p{L}*|${stageFillers})(?: |$))+$`, 'u'),
}));

/**
 * The outcome a word names, null if it names none. Besides whole words: one before or after punctuation or `closed`
 * (`Lost - price`, `Stage 6: Won`), where no other outcome's word stands beside it (`Won by competitor` is no win).
 */
export const statusOf = once((text: string): Status | null => {
  const { deal } = lexicons();
  if (text.includes('?')) return null; // it is doubted
  const whole = deal(plainWord(text));
  if (whole) return whole;
  const found = new Set<Status>();
  for (const part of text.split(/\s*[-–—:/(),|]\s*/u)) {
    const status = deal(plainWord(part).replace(/^(?:closed|stage|status|deal|suljettu) ?(?:and )?/, ''));
    if (status && status !== 'open') found.add(status);
  }
  return found.size === 1 ? [...found][0]! : null;
});

/** A stage on the way that needs no explanation: "Proposal sent". */
export const isStageWord = (text: string): boolean =>
  lexicons().stages.test(plainWord(text)) || lexicons().deal(plainWord(text)) === 'open';

/** A stage that can't mean as well that the deal is made, as "Contract" can. */
export const isOnTheWay = (text: string): boolean =>
  isStageWord(text) && !/contract|sopimus|commit|start|^(?:bought|buy|made|sovittu|tehty)/.test(plainWord(text));

/** What an order's status does to its row: '' keeps it, null: the word is not known. */
export const orderEffectOf = (text: string): OrderEffect | null => lexicons().order(plainWord(text));

export const isCreditWord = (text: string): boolean => lexicons().credits.has(plainWord(text));

/** As a status, "Return" may be of a sale; a credit note is a document of its own. */
export const isCreditNote = (text: string): boolean => isCreditWord(text) && /not|memo|lasku|faktur|gutsch/i.test(text);

/** What a column of tests says of one. */
export const testWords: readonly string[] = ['test', 'testi'];

/** Yes and no of flags. */
export const yesPattern = '^(?:true|yes|y|1|x|kyllä|k|tosi|ja|wahr|oui|vrai|si|sí|ναι|✓|✔|☑)$';
const noPattern = '^(?:false|no|n|0|ei|e|epätosi|nej|nei|nein|falsch|non|faux|όχι)$';
export function flagOf(text: string): boolean | null {
  const word = text.trim();
  return pattern(yesPattern).test(word) ? true : pattern(noPattern).test(word) ? false : null;
}

/**
 * Total rows by their label, as patterns that JavaScript (flags iu) and RE2 read alike. `whole` may still be a block's total, which
 * its place tells; `part` names the part, `North total`.
 */
export const totalWords =
  'totals?|sum|summa|summe|yhteensä|kaikki yhteensä|totalt|i alt|gesamt|gesamtsumme|insgesamt|toplam|σύνολο|итого|всего|totale|totaal';
const whole =
  'deals?|sales|orders?|opportunities|records|rows|amount|revenue|value|account|konto|compte|all|kaupat|myynti|tilaukset|costs?|spend|expenses?|kulut';
export const totalPatterns = {
  grand:
    '^(?:grand|overall|all) (?:totals?|sum)\\b|^(?:loppusumma|kokonaissumma|kaikki yhteensä|gesamtsumme|total général|gran total)',
  whole: `^(?:${totalWords})(?: ?[:=(].*|(?: (?:${whole}))+ ?:?.*)?$`,
  part: `^(?:sub-?[ -]?totals?|välisumma|delsumma|zwischensumme|sous-total|mellomsum)|^(?:${totalWords}) \\S|\\S (?:${totalWords}) ?:?$`,
} as const;

/** How notes begin that stand below or between the rows. */
export const notePattern =
  '^(?:[*†]|notes?\\b|source\\b|nb\\b|huom|lähde|quelle|hinweis|copyright|©|confidential|generated|exported|report|as of|filtered|created by|raportti|tulostettu|viety)';

/** What people and programs write where there is nothing. */
export const blankPattern = '^(?:-+|–|—|n/?a|#n/a|null|none|nan|tbd|tba|\\?+|\\.+|unknown|ei tiedossa|puuttuu|select)$';
