/** Which column is which field: the header's words together with what stands in the column. */
import { type Field, fieldsOf } from './fields.ts';
import { holdsWords, plainHeader, withoutWords } from './header-text.ts';
import { type ColumnProfile, dateShare, numberShare, share } from './profile.ts';
import type { FieldId, Role } from './types.ts';
import { headerWords, otherThings } from './words/headers.ts';
import { flagOf, orderEffectOf, statusOf } from './words.ts';

export interface Match {
  column: number; // index in the sheet
  confidence: number;
  why: string;
}
export type Mapping = Map<FieldId, Match>;

/** Under this a match is a question, not an answer. */
export const sure = 0.8;

interface Candidate extends Match {
  field: Field;
}

/** The best matches first; a field has one column and a column one field. What a person said stands above all. */
export function mapColumns(
  role: Role,
  profiles: readonly ColumnProfile[],
  said: Record<FieldId, string> = {},
): Mapping {
  const mapping: Mapping = new Map();
  const taken = new Set<number>();
  const fields = fieldsOf(role);
  const settled = new Set<FieldId>();
  for (const { id } of fields) {
    const header = said[id];
    if (header === undefined) continue;
    settled.add(id);
    const column = header === '' ? undefined : columnNamed(header, profiles);
    if (!column) continue;
    mapping.set(id, { column: column.index, confidence: 1, why: 'you said so' });
    taken.add(column.index);
  }
  const candidates = fields
    .filter(({ id }) => !settled.has(id))
    .flatMap((field) => profiles.map((profile) => candidate(role, field, profile)))
    .filter((found): found is Candidate => found !== null)
    .sort((a, b) => b.confidence - a.confidence);
  for (const { field, column, confidence, why } of candidates) {
    if (mapping.has(field.id) || taken.has(column)) continue;
    mapping.set(field.id, { column, confidence, why });
    taken.add(column);
  }
  return mapping;
}

/** A column by its header as a person writes it, else by its letter. */
function columnNamed(header: string, profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  const wanted = header.trim().toLowerCase();
  return (
    profiles.find((profile) => profile.header.toLowerCase() === wanted) ??
    profiles.find((profile) => plainHeader(profile.header) === plainHeader(header)) ??
    profiles.find((profile) => profile.letter.toLowerCase() === wanted)
  );
}

function candidate(role: Role, field: Field, profile: ColumnProfile): Candidate | null {
  const header = headerMatch(role, field.id, plainHeader(profile.header));
  if (!header) return null;
  const fit = evidence(field, profile);
  if (fit === null) return null;
  const confidence = Math.min(1, Math.round((header.score + (header.whole ? 0 : fit.bonus)) * 1000) / 1000);
  return {
    field,
    column: profile.index,
    confidence,
    why: `the header says “${header.word}”${fit.why ? ` and ${fit.why}` : ''}`,
  };
}

interface HeaderMatch {
  score: number;
  word: string;
  whole: boolean;
}

type WordIndex = Map<string, number>; // word → its place in the list: an earlier one is more telling
let indexes: Map<Role, Map<FieldId, WordIndex>> | null = null;
let recordWords: Map<Role, Set<string>> | null = null;

function wordsOf(role: Role, field: FieldId): WordIndex {
  if (!indexes) {
    indexes = new Map();
    for (const each of ['deals', 'orders', 'costs'] as const) indexes.set(each, indexRole(each));
  }
  return indexes.get(role)!.get(field) ?? new Map();
}

function indexRole(role: Role): Map<FieldId, WordIndex> {
  const index = new Map<FieldId, WordIndex>();
  for (const { fields } of headerWords()) {
    for (const [field, words] of Object.entries(fields[role])) {
      const places: WordIndex = index.get(field) ?? new Map();
      (words ?? []).forEach((word, place) => {
        const plain = plainHeader(word);
        places.set(plain, Math.min(place, places.get(plain) ?? place));
      });
      index.set(field, places);
    }
  }
  return index;
}

export function recordWordsOf(role: Role): Set<string> {
  if (!recordWords) {
    recordWords = new Map();
    for (const each of ['deals', 'orders', 'costs'] as const)
      recordWords.set(each, new Set(headerWords().flatMap(({ records }) => records[each])));
  }
  return recordWords.get(role)!;
}

function headerMatch(role: Role, field: FieldId, header: string): HeaderMatch | null {
  if (header === '') return null;
  const words = wordsOf(role, field);
  const whole = words.get(header);
  if (whole !== undefined) return { score: 1 - Math.min(whole, 30) * 0.004, word: header, whole: true };
  const bare = withoutRecord(role, header);
  const place = bare === header ? undefined : words.get(bare);
  if (place !== undefined) return { score: 0.985 - Math.min(place, 30) * 0.004, word: header, whole: true };
  let best: HeaderMatch | null = null;
  for (const [word, at] of words) {
    if (word.length < 3 || !holdsWords(header, word)) continue;
    const rest = withoutWords(header, word);
    if (otherThings.test(rest)) continue;
    const score = 0.6 + 0.25 * (word.length / header.length) - Math.min(at, 30) * 0.001;
    if (!best || score > best.score) best = { score, word, whole: false };
  }
  return best;
}

/** "deal close date" → "close date", "amount of the order" stays. */
function withoutRecord(role: Role, header: string): string {
  const words = header.split(' ');
  return words.length > 1 && recordWordsOf(role).has(words[0]!) ? words.slice(1).join(' ') : header;
}

interface Evidence {
  bonus: number;
  why: string;
}

/** null: what stands in the column speaks against the field. A column without values speaks neither way. */
function evidence(field: Field, profile: ColumnProfile): Evidence | null {
  if (profile.filled === profile.blankMarks) return { bonus: -0.1, why: '' };
  switch (field.kind) {
    case 'date':
      return dateShare(profile) >= 0.5 ? { bonus: 0.05, why: 'the values are dates' } : null;
    case 'number':
      return numberShare(profile) >= 0.5 && profile.dates + profile.compactDates < profile.filled / 2
        ? { bonus: 0.05, why: 'the values are numbers' }
        : null;
    case 'status':
      return statusEvidence(field, profile);
    case 'flag':
      return share(profile, profile.booleans + flags(profile)) >= 0.9
        ? { bonus: 0.05, why: 'the values are yes or no' }
        : null;
    default:
      return profile.dates > profile.filled / 2 ||
        (profile.dateTexts > profile.filled / 2 && profile.compactDates === 0 && profile.numericTexts === 0)
        ? null
        : { bonus: 0, why: '' };
  }
}

function flags(profile: ColumnProfile): number {
  let n = profile.smallest >= 0 && profile.largest <= 1 ? profile.numbers : 0;
  for (const [word, times] of profile.words) if (flagOf(word) !== null) n += times;
  return n;
}

/** Words that repeat: a status has few different values. */
function statusEvidence(field: Field, profile: ColumnProfile): Evidence | null {
  if (profile.dates + profile.dateTexts > profile.filled / 2) return null;
  if (profile.numbers > profile.filled / 2 && profile.wholeNumbers < profile.numbers) return null;
  const known = [...profile.words.keys()].some(
    (word) => statusOf(word) !== null || (field.id !== 'stage' && orderEffectOf(word) !== null),
  );
  if (profile.words.size > 60 || (!known && profile.words.size > 12 && profile.words.size > profile.texts / 2))
    return null;
  return { bonus: known ? 0.1 : 0, why: known ? 'the values are outcomes' : '' };
}
