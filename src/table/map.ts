/** Which column is which field: the header's words together with what stands in the column. */
import { type Field, fieldsOf } from './fields.ts';
import { holdsWords, plainHeader, withoutWords } from './header-text.ts';
import { type ColumnProfile, dateShare, numberShare, share } from './profile.ts';
import type { FieldId, Role } from './types.ts';
import { headerIndex, otherThings, placeOf } from './words/headers.ts';
import { flagOf, orderEffectOf, statusOf } from './words.ts';

export interface Match {
  column: number; // index in the sheet
  confidence: number;
  why: string;
}
export type Mapping = Map<FieldId, Match>;

/** Under this a match is a question, not an answer; at this it is taken and asked about. */
export const sure = 0.8;

/** The column of a field, if that is sure. */
export function columnOf(mapping: Mapping, field: FieldId): number | undefined {
  const match = mapping.get(field);
  return match && match.confidence >= sure ? match.column : undefined;
}

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
    const column = header && columnNamed(header, profiles);
    // A header that is not here was said of another table.
    if (!column && header !== '') continue;
    settled.add(id);
    if (!column) continue;
    mapping.set(id, { column: column.index, confidence: 1, why: 'you said so' });
    taken.add(column.index);
  }
  const has = (words: RegExp): boolean => profiles.some(({ plain }) => words.test(plain));
  const hasPieces = has(/price|hinta/) && (has(quantityHeader) || has(/^määrä/));
  const candidates = fields
    .filter(({ id }) => !settled.has(id))
    .flatMap((field) => profiles.map((profile) => candidate(role, field, profile, hasPieces)))
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
    profiles.find((profile) => profile.plain === plainHeader(header)) ??
    profiles.find((profile) => profile.letter.toLowerCase() === wanted)
  );
}

export const quantityHeader = /\b(?:quantity|qty|units?|units sold|kpl|menge|antal|antall)\b/u;

/** `hasPieces`: quantities and prices stand side by side, so that a price may be that of one piece. */
function candidate(role: Role, field: Field, profile: ColumnProfile, hasPieces: boolean): Candidate | null {
  const header = headerMatch(role, field.id, profile.plain, profile.others);
  if (!header) return null;
  const fit = evidence(field, profile);
  if (fit === null) return null;
  // A whole header tells enough, but of a column without values that may be a date or a flag it is the date's.
  const bonus = header.whole && field.kind !== 'flag' ? 0 : fit.bonus;
  const isPiece = hasPieces && field.id === 'amount' && /^(?:(?:. )?(?:price|hinta)|määrä)$/u.test(profile.plain);
  // Beside its twin a formatted column is as people read it: the other may be in cents.
  const shown = /formatted/.test(profile.header) ? 0.001 : 0;
  const confidence = Math.min(isPiece ? sure : 1, Math.round((header.score + bonus + shown) * 1000) / 1000);
  return {
    field,
    column: profile.index,
    confidence,
    why: `the header says “${header.word}”${fit.why ? ` and ${fit.why}` : ''}${isPiece ? ', beside quantities: is it the total?' : ''}`,
  };
}

interface HeaderMatch {
  score: number;
  word: string;
  whole: boolean;
}

/** Beyond this place all words of a list tell the same. */
const lastPlace = 30;

/** Without its band a header tells a little less. */
const bandless = 0.05;

function headerMatch(role: Role, field: FieldId, header: string, others: readonly string[]): HeaderMatch | null {
  const index = headerIndex(role, field);
  if (header === '' || !index) return null;
  for (const word of [header, ...others]) {
    const whole = placeOf(role, index, word);
    if (whole === undefined || (word !== header && otherThings.test(withoutWords(header, word)))) continue;
    const score = 1 - Math.min(whole, lastPlace) * 0.004 - (word === header ? 0 : bandless);
    return { score, word, whole: true };
  }
  let best: HeaderMatch | null = null;
  for (const [word, place] of index.words) {
    if (word.length < 3 || !header.includes(word) || !holdsWords(header, word)) continue;
    if (otherThings.test(withoutWords(header, word))) continue;
    const score = 0.6 + 0.25 * (word.length / header.length) - Math.min(place, lastPlace) * 0.001;
    if (!best || score > best.score) best = { score, word, whole: false };
  }
  return best;
}

interface Evidence {
  bonus: number;
  why: string;
}

const fits = (isSo: boolean, what: string, bonus = 0.05): Evidence | null =>
  isSo ? { bonus, why: `the values are ${what}` } : null;
const neutral: Evidence = { bonus: 0, why: '' };

/** null: what stands in the column speaks against the field. A column without values speaks neither way. */
function evidence(field: Field, profile: ColumnProfile): Evidence | null {
  const { filled, dates, dateTexts, compactDates } = profile;
  if (filled === profile.blankMarks) return { bonus: -0.1, why: '' };
  switch (field.kind) {
    case 'date':
      return fits(dateShare(profile) >= 0.5, 'dates');
    case 'number':
      if (field.id === 'score') return fits(isFromZeroToTen(profile), 'from 0 to 10', 0.15);
      return fits(numberShare(profile) >= 0.5 && dates + compactDates < filled / 2, 'numbers');
    case 'status':
      return statusEvidence(field, profile);
    case 'flag':
      return fits(share(profile, profile.booleans + flags(profile)) >= 0.9, 'yes or no');
    default: {
      const dated = dateTexts > filled / 2 && compactDates === 0 && profile.numericTexts === 0;
      return dates > filled / 2 || dated ? null : neutral;
    }
  }
}

/** Answers to how likely a recommendation is. From 1 to 5 is another question's scale. */
function isFromZeroToTen(profile: ColumnProfile): boolean {
  const texts = [...profile.words.keys()].map(Number).filter((value) => !Number.isNaN(value));
  const smallest = Math.min(profile.smallest, ...texts);
  const largest = Math.max(profile.largest, ...texts);
  return numberShare(profile) >= 0.5 && smallest >= 0 && largest <= 10 && (largest > 5 || smallest < 1);
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
  return fits(known, 'outcomes', 0.1) ?? neutral;
}
