/** Won, lost, open: which column says so, and what its words count as. */
import type { Mapping } from './map.ts';
import { sure } from './map.ts';
import type { OutcomeReading } from './reading.ts';
import type { Answer, FieldId, Question, Status, StatusWords } from './types.ts';
import { isStageWord, statusOf } from './words.ts';

export interface OutcomeDecision {
  outcome: OutcomeReading | null;
  status: StatusWords | null;
  question: Question | null;
  /** Words that count as open only because nobody knows them. */
  unknown: Map<string, number>;
  lacksLost: boolean;
}

/** Words of a column and how often each is there, rows that are no deals aside. */
export type WordCounts = ReadonlyMap<string, number>;

/**
 * One column holding stages is `stage`, one holding only outcomes is `status`, whatever its header says; called before the
 * fields are used. What a person mapped stays.
 */
export function nameOutcomeColumns(
  mapping: Mapping,
  wordsOf: (column: number) => WordCounts,
  said: Record<FieldId, string>,
): void {
  const [stage, status] = [mapping.get('stage'), mapping.get('status')];
  if ((stage === undefined) === (status === undefined)) return;
  const field = stage ? 'stage' : 'status';
  if (said.stage !== undefined || said.status !== undefined) return;
  const match = (stage ?? status)!;
  const words = [...wordsOf(match.column).keys()];
  const statuses = words.map(statusOf);
  if (!statuses.some((known) => known === 'won' || known === 'lost')) return;
  const only = statuses.every((known) => known !== null);
  const proper = only ? 'status' : 'stage';
  if (proper === field) return;
  mapping.delete(field);
  mapping.set(proper, {
    ...match,
    why: `${match.why}, and its values are ${only ? 'outcomes only' : 'stages with won and lost among them'}`,
  });
}

export function decideOutcome(
  mapping: Mapping,
  letterOf: (column: number) => string,
  wordsOf: (column: number) => WordCounts,
  answers: readonly Answer[],
): OutcomeDecision {
  const at = (field: FieldId): number | null => {
    const match = mapping.get(field);
    return match && match.confidence >= sure ? match.column : null;
  };
  const nothing = { question: null, unknown: new Map<string, number>(), lacksLost: false };
  const worded = (['status', 'stage', 'status_reason'] as const).flatMap((field) => {
    const column = at(field);
    return column === null ? [] : [{ field, column, words: wordsOf(column) }];
  });
  const decides = worded.find(
    ({ column, words }) =>
      has(words, 'won', answersTo(letterOf(column), answers)) ||
      has(words, 'lost', answersTo(letterOf(column), answers)),
  );
  const [won, closed, probability] = [at('is_won'), at('is_closed'), at('probability')];
  if (!decides && won !== null) {
    return {
      ...nothing,
      outcome: { from: 'flags', won, closed },
      status: { words: { TRUE: 'won', FALSE: closed === null ? 'lost' : 'open' }, other: null },
    };
  }
  const chosen = decides ?? worded.find(({ words }) => allOpen(words)) ?? worded[0];
  if (!chosen) {
    if (probability === null) return { ...nothing, outcome: null, status: null };
    return {
      ...nothing,
      outcome: { from: 'probability', column: probability },
      status: { words: { '100 %': 'won', '0 %': 'lost' }, other: 'open' },
    };
  }
  const letter = letterOf(chosen.column);
  const decision = decideWords(chosen.words, letter, chosen.field, answersTo(letter, answers));
  const reasons = at('status_reason');
  const cancelled =
    reasons === null || chosen.field === 'status_reason'
      ? []
      : [...wordsOf(reasons).keys()].filter((word) => statusOf(word) === 'cancelled');
  const cancelledReasons =
    reasons === null || chosen.field === 'status_reason' ? null : { column: reasons, words: cancelled };
  return { ...decision, outcome: { from: 'words', field: chosen.field, column: chosen.column, cancelledReasons } };
}

const allOpen = (words: WordCounts): boolean =>
  words.size > 0 && [...words.keys()].every((word) => statusOf(word) === 'open' || statusOf(word) === 'cancelled');

const has = (words: WordCounts, status: Status, said: StatusAnswers): boolean =>
  [...words.keys()].some((word) => (said.words.get(word.toLowerCase()) ?? statusOf(word)) === status);

interface StatusAnswers {
  words: Map<string, Status>;
  other: Status | null | undefined;
}

/** `Signed=won; Dropped=lost; *=open`, several answers or one; a word alone is the won one. */
function answersTo(letter: string, answers: readonly Answer[]): StatusAnswers {
  const said: StatusAnswers = { words: new Map(), other: undefined };
  for (const { column, kind, value } of answers) {
    if (kind !== 'status_word' || column.toUpperCase() !== letter) continue;
    for (const part of value.split(/[;\n]|,(?=[^=,]*=)/)) {
      const at = part.lastIndexOf('=');
      const word = (at < 0 ? part : part.slice(0, at)).trim();
      const status =
        at < 0
          ? 'won'
          : part
              .slice(at + 1)
              .trim()
              .toLowerCase();
      const counts =
        status === 'won' || status === 'lost' || status === 'open' || status === 'cancelled' ? status : null;
      if (word === '*') said.other = counts;
      else if (counts) said.words.set(word.toLowerCase(), counts);
    }
  }
  return said;
}

function decideWords(
  words: WordCounts,
  letter: string,
  field: FieldId,
  said: StatusAnswers,
): Omit<OutcomeDecision, 'outcome'> {
  const read = new Map([...words.keys()].map((word) => [word, said.words.get(word.toLowerCase()) ?? statusOf(word)]));
  const statuses = new Set(read.values());
  const [won, lost] = [statuses.has('won'), statuses.has('lost')];
  const settled = won || lost || allOpen(words) || said.other !== undefined;
  const other: Status | null = said.other !== undefined ? said.other : settled ? 'open' : null;
  const unknown = new Map<string, number>();
  const known: Record<string, Status> = {};
  for (const [word, status] of read) {
    const counts = status ?? other;
    if (counts) known[word] = counts;
    if (status === null && !isStageWord(word)) unknown.set(word, words.get(word)!);
  }
  const why = 'none of the words is known to mean won or lost';
  const options = [...words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([word]) => word);
  return {
    status: { words: known, other },
    question:
      settled || words.size === 0
        ? null
        : {
            column: letter,
            field,
            kind: 'status_word',
            options,
            assumed: null,
            why: `${why}: which one is a won deal?`,
          },
    unknown: settled ? unknown : new Map(),
    lacksLost: won && !lost,
  };
}
