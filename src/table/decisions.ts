/** What was decided about a sheet's columns, with the evidence: what columns, questions and warnings are told from. */
import type { DateDecision } from './decide-dates.ts';
import type { NumberDecision } from './decide-numbers.ts';
import type { OutcomeDecision } from './decide-outcome.ts';
import { columnOf, type Mapping } from './map.ts';
import type { ColumnProfile } from './profile.ts';
import type { RoleGuess } from './role.ts';
import type { Answer, FieldId, QuestionKind, Role } from './types.ts';

export interface Decisions {
  role: Role;
  /** The roles the sheet may have, the likeliest first; none where a person said it. */
  guesses: readonly RoleGuess[];
  profiles: readonly ColumnProfile[];
  mapping: Mapping;
  /** Field → header, as a person said. */
  said: Record<FieldId, string>;
  answers: readonly Answer[];
  dates: ReadonlyMap<FieldId, DateDecision>;
  numbers: ReadonlyMap<FieldId, NumberDecision>;
  outcome: OutcomeDecision;
}

export function profileOf(
  { mapping, profiles }: Pick<Decisions, 'mapping' | 'profiles'>,
  field: FieldId,
): ColumnProfile | undefined {
  const column = columnOf(mapping, field);
  return column === undefined ? undefined : profiles.find(({ index }) => index === column);
}

export const answerTo = (answers: readonly Answer[], kind: QuestionKind, letter: string): string | null =>
  answers.find((answer) => answer.kind === kind && answer.column.toUpperCase() === letter)?.value ?? null;
