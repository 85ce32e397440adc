/** Headers brought to plain words, so that `CloseDate`, `close_date` and `*Close Date` are one. */
import { tidy } from './text.ts';

const units =
  /^(?:k|t|tsd|m|mn|mio|milj|millions?|mrd|bn|in|[kmt]?(?:eur|usd|gbp|sek|nok|dkk|chf|pln|czk|rub|inr|aud|cad|jpy)|kr|euroa|tuhatta|thousands?|000|000s|local|utc|d|days|formatted)$/;

/** Lower case, words apart, no punctuation, no units. */
export function plainHeader(header: string): string {
  const words = tidy(header)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(\S+ )\1/, '$1') // "Deal - Deal created"
    .split(' ');
  while (words.length > 1 && units.test(words[words.length - 1]!)) words.pop();
  return words.join(' ');
}

/** Whether `part` stands in `whole` as whole words. */
export function holdsWords(whole: string, part: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

export function withoutWords(whole: string, part: string): string {
  return ` ${whole} `.replace(` ${part} `, ' ').trim();
}
