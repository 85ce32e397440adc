/**
 * Header words by language, and how they are looked up. A language is one data file; the words of all languages are known at
 * once, since exports mix them.
 */
import { listed, once, variants } from '../text.ts';
import type { FieldId, Role } from '../types.ts';
import { english } from './headers-en.ts';
import { finnish } from './headers-fi.ts';
import { german, greek, nordic } from './headers-more.ts';

/** Field → headers, the more telling first: of two columns that fit, the earlier word wins (net before gross). */
type FieldWords = Partial<Record<FieldId, string>>;

export interface HeaderWords extends Record<Role, FieldWords> {
  /** The record's name, which exports put before a field: "Deal - Value", "Opportunity Owner". */
  records: Record<Role, string>;
  /** Of every role; they come before its own. */
  any: FieldWords;
}

const languages: readonly HeaderWords[] = [english, finnish, german, nordic, greek];

const endings: Record<string, string> = { pvm: 'päivä', päivämäärä: 'päivä', nro: 'numero', nr: 'nummer' };

/** `createdate` and `Create date` are one, as are `Laskunro` and `Laskunumero`, and `ΠΟΣΟ`, as capitals have no accents, and `Ποσό`. */
const key = (plain: string): string =>
  plain
    .replace(/ |(?:pvm|päivämäärä|nro|nr)$/g, (part) => endings[part] ?? '')
    .normalize('NFD')
    .replace(/\u0301/g, '');

/** How telling a header is, by its place in the lists: 0 is best. */
export interface FieldIndex {
  places: Map<string, number>;
  /** The words as they are written, for headers that hold more than a word. */
  words: [word: string, place: number][];
}

const indexOf = once((role: Role) => {
  const index = new Map<FieldId, FieldIndex>();
  for (const language of languages) {
    for (const field of new Set<FieldId>([...Object.keys(language.any), ...Object.keys(language[role])])) {
      const found: FieldIndex = index.get(field) ?? { places: new Map(), words: [] };
      index.set(field, found);
      const lists = [language.any[field], language[role][field]].filter((list) => list !== undefined);
      for (const [place, words] of lists.join('|').split('|').map(variants).entries()) {
        for (const word of words) {
          found.words.push([word, place]);
          for (const each of [word, recordless(role, word, '*')])
            if (each !== null) found.places.set(key(each), Math.min(place, found.places.get(key(each)) ?? place));
        }
      }
    }
  }
  return index;
});

export const headerIndex = (role: Role, field: FieldId): FieldIndex | undefined => indexOf(role).get(field);

export const recordWords = once(
  (role: Role): ReadonlySet<string> => new Set(languages.flatMap(({ records }) => listed(records[role]))),
);

/** "deal close date" → "close date", any record's name before it being as good as another; null if there is none. */
function recordless(role: Role, plain: string, record = ''): string | null {
  const at = plain.indexOf(' ');
  return at > 0 && recordWords(role).has(plain.slice(0, at)) ? record + plain.slice(at + 1) : null;
}

/** Another record's name before a field tells a little less. */
const recordPlaces = 4;

/** The place of a whole header in a field's list. */
export function placeOf(role: Role, { places }: Pick<FieldIndex, 'places'>, plain: string): number | undefined {
  const place = places.get(key(plain));
  if (place !== undefined) return place;
  const without = recordless(role, plain);
  if (without === null) return undefined;
  const behind = places.get(key(`*${without}`)) ?? places.get(key(without));
  return behind === undefined ? undefined : behind + recordPlaces;
}

const everyPlace = once((role: Role) => ({
  places: new Map([...indexOf(role).values()].flatMap(({ places }) => [...places])),
}));

/** Whether a text is a header of ours, whatever the role. */
export const isKnownHeader = (plain: string): boolean =>
  (['deals', 'orders', 'costs', 'surveys'] as const).some(
    (role) => placeOf(role, everyPlace(role), plain) !== undefined,
  );

/**
 * Words that make a header mean something else than the word beside them: a target amount is no amount, the last
 * activity's date no close date.
 */
export const otherThings =
  /\b(?:target|quota|goal|budget|forecast category|weighted|last year|previous|prior|average|avg|commission|discount|tax|taxes|vat|shipping|balance|limit|rank|score|modified|updated|activity|activities|next|due|birth|birthday|ship|delivery|delivered|valid|expiry|expires|renewal|phone|email|e mail|url|website|address|postal|zip|latitude|longitude|count|number of|no of|anzahl|year|month|quarter|week|tavoite|alennus|vero|alv|eräpäivä|muokattu|päivitetty|toimitus|osoite|puhelin|sähköposti|keskiarvo|ziel|rabatt|steuer|mwst|fällig|lieferdatum|moms|frist)\b/u;
