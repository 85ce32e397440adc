/** What cannot be decided from the table alone. Nothing is asked that no figure needs. */
import type { Decisions } from './decisions.ts';
import { type Field, fieldsOf } from './fields.ts';
import { columnOf, sure } from './map.ts';
import { type ColumnProfile, dateShare, numberShare } from './profile.ts';
import type { FieldId, Frame, Question } from './types.ts';

/** Roles this close together are a matter of opinion. */
const closeCall = 0.5;

export function questionsOf(decisions: Decisions, frame: Frame): Question[] {
  const { dates, numbers, outcome } = decisions;
  return [
    ...roleQuestion(decisions),
    ...fieldQuestions(decisions, frame),
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

function fieldQuestions(decisions: Decisions, { status, day }: Frame): Question[] {
  const { role, profiles, mapping, said, outcome } = decisions;
  const mapped = new Set([...mapping.keys()].filter((field) => columnOf(mapping, field) !== undefined));
  // The expected close of a lost deal may be the day it was lost.
  const taken = new Set([...mapped].map((field) => field !== 'expected_close' && columnOf(mapping, field)));
  const isFree = ({ index, header }: ColumnProfile): boolean => !taken.has(index) && header !== '';
  let outcomeAsked = mapped.has('status_reason') || mapped.has('probability');
  const questions: Question[] = [];
  // Where most lost deals are in no period, every period's win rate is too high.
  const lost = status.flatMap((each, i) => (each === 'lost' ? [day.closed?.[i] === null] : []));
  const areUndated = said.lost_date !== '' && lost.filter(Boolean).length * 2 > lost.length;
  for (const field of fieldsOf(role, mapped)) {
    const isUndated = areUndated && field.id === 'lost_date';
    const weak = isUndated ? undefined : mapping.get(field.id);
    const isTold = mapped.has(field.id) ? weak?.confidence !== sure : mapped.has(standIns[field.id] ?? '');
    if (!isUndated && (!field.required || isTold)) continue;
    if (field.id === 'closed' && outcome.isOpen) continue;
    if (field.group === 'outcome') {
      if (outcomeAsked) continue;
      outcomeAsked = true;
    }
    const column = profiles.find(({ index }) => index === weak?.column);
    questions.push({
      column: column?.letter ?? null,
      field: field.id,
      kind: 'field',
      options: [
        ...profiles
          .filter((profile) => (profile === column || isFree(profile)) && couldBe(field, profile))
          .map(({ header }) => header),
        ...(isUndated ? [''] : []), // none: the warning is enough
      ],
      assumed: column?.header ?? null,
      why: isUndated
        ? 'most lost deals have no close date, so the win rate would lack them'
        : column
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
