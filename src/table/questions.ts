/** What cannot be decided from the table alone. Nothing is asked that no figure needs. */
import type { DateDecision } from './decide-dates.ts';
import type { NumberDecision } from './decide-numbers.ts';
import type { OutcomeDecision } from './decide-outcome.ts';
import { type Field, fieldsOf } from './fields.ts';
import { type Mapping, sure } from './map.ts';
import { type ColumnProfile, dateShare, numberShare } from './profile.ts';
import type { RoleGuess } from './role.ts';
import type { FieldId, Question, Role } from './types.ts';

export interface Undecided {
  role: Role;
  guesses: readonly RoleGuess[];
  profiles: readonly ColumnProfile[];
  mapping: Mapping;
  said: Record<FieldId, string>;
  dates: ReadonlyMap<FieldId, DateDecision>;
  numbers: ReadonlyMap<FieldId, NumberDecision>;
  outcome: OutcomeDecision;
}

/** Roles this close together are a matter of opinion. */
const closeCall = 0.5;

export function questionsOf(undecided: Undecided): Question[] {
  const { dates, numbers, outcome } = undecided;
  const questions = [...roleQuestion(undecided), ...fieldQuestions(undecided)];
  for (const { question } of [...dates.values(), ...numbers.values(), outcome]) if (question) questions.push(question);
  return questions;
}

function roleQuestion({ guesses, role }: Undecided): Question[] {
  const [first, second] = guesses;
  if (!first || !second || first.score - second.score > closeCall) return [];
  const why = `the columns fit ${first.role} about as well as ${second.role}`;
  return [{ column: null, field: null, kind: 'role', options: guesses.map((guess) => guess.role), assumed: role, why }];
}

function fieldQuestions({ role, profiles, mapping, said }: Undecided): Question[] {
  const mapped = new Set([...mapping].filter(([, { confidence }]) => confidence >= sure).map(([field]) => field));
  const taken = new Set(
    [...mapping.values()].filter(({ confidence }) => confidence >= sure).map(({ column }) => column),
  );
  const questions: Question[] = [];
  let outcomeAsked = false;
  for (const field of fieldsOf(role, mapped)) {
    if (!field.required || mapped.has(field.id) || isToldOtherwise(field.id, mapped)) continue;
    if (field.group === 'outcome') {
      if (outcomeAsked || mapped.has('status_reason') || mapped.has('probability')) continue;
      outcomeAsked = true;
    }
    const weak = mapping.get(field.id);
    const free = profiles.filter(({ index, header }) => !taken.has(index) && header !== '');
    const options = free.filter((profile) => couldBe(field, profile)).map(({ header }) => header);
    const column = weak ? (profiles.find(({ index }) => index === weak.column) ?? null) : null;
    const why = column
      ? `“${column.header}” may be it: ${weak!.why}`
      : said[field.id] === ''
        ? 'you said that there is none'
        : `no column was recognised as ${field.label.toLowerCase()}`;
    questions.push({
      column: column?.letter ?? null,
      field: field.id,
      kind: 'field',
      options,
      assumed: column?.header ?? null,
      why,
    });
  }
  return questions;
}

const isToldOtherwise = (field: FieldId, mapped: ReadonlySet<FieldId>): boolean =>
  (field === 'closed' && mapped.has('won_date')) || (field === 'amount' && mapped.has('expected_amount'));

function couldBe(field: Field, profile: ColumnProfile): boolean {
  if (field.kind === 'date') return dateShare(profile) >= 0.5;
  if (field.kind === 'number') return numberShare(profile) >= 0.5;
  return profile.texts > profile.filled / 2 || (field.kind === 'text' && profile.numbers > 0);
}
