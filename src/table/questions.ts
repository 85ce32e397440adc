/** What cannot be decided from the table alone. Nothing is asked that no figure needs. */
import type { Decisions } from './decisions.ts';
import { type Field, fieldsOf } from './fields.ts';
import { columnOf } from './map.ts';
import { type ColumnProfile, dateShare, numberShare } from './profile.ts';
import type { FieldId, Question } from './types.ts';

/** Roles this close together are a matter of opinion. */
const closeCall = 0.5;

export function questionsOf(decisions: Decisions): Question[] {
  const { dates, numbers, outcome } = decisions;
  return [
    ...roleQuestion(decisions),
    ...fieldQuestions(decisions),
    ...[...dates.values()].map(({ question }) => question),
    ...[...numbers.values()].flatMap(({ questions }) => questions),
    outcome.question,
  ].filter((question) => question !== null);
}

function roleQuestion({ guesses, role }: Decisions): Question[] {
  const [first, second] = guesses;
  if (!first || !second || first.score - second.score > closeCall) return [];
  const why = `the columns fit ${first.role} about as well as ${second.role}`;
  return [{ column: null, field: null, kind: 'role', options: guesses.map((guess) => guess.role), assumed: role, why }];
}

/** Fields that tell the same where one is missing. */
const standIns: Record<FieldId, FieldId> = { closed: 'won_date', amount: 'expected_amount' };

function fieldQuestions(decisions: Decisions): Question[] {
  const { role, profiles, mapping, said, outcome } = decisions;
  const mapped = new Set([...mapping.keys()].filter((field) => columnOf(mapping, field) !== undefined));
  const taken = new Set([...mapped].map((field) => columnOf(mapping, field)));
  const free = profiles.filter(({ index, header }) => !taken.has(index) && header !== '');
  let outcomeAsked = mapped.has('status_reason') || mapped.has('probability');
  const questions: Question[] = [];
  for (const field of fieldsOf(role, mapped)) {
    if (!field.required || mapped.has(field.id) || mapped.has(standIns[field.id] ?? '')) continue;
    if (field.id === 'closed' && outcome.isOpen) continue;
    if (field.group === 'outcome') {
      if (outcomeAsked) continue;
      outcomeAsked = true;
    }
    const weak = mapping.get(field.id);
    const column = profiles.find(({ index }) => index === weak?.column);
    questions.push({
      column: column?.letter ?? null,
      field: field.id,
      kind: 'field',
      options: free.filter((profile) => couldBe(field, profile)).map(({ header }) => header),
      assumed: column?.header ?? null,
      why: column
        ? `“${column.header}” may be it: ${weak!.why}`
        : said[field.id] === ''
          ? 'you said that there is none'
          : `no column was recognised as ${field.label.toLowerCase()}`,
    });
  }
  return questions;
}

function couldBe(field: Field, profile: ColumnProfile): boolean {
  if (field.kind === 'date') return dateShare(profile) >= 0.5;
  if (field.kind === 'number') return numberShare(profile) >= 0.5;
  return profile.texts > profile.filled / 2 || (field.kind === 'text' && profile.numbers > 0);
}
