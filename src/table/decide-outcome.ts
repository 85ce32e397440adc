/** Won, lost, open: which column says so, and what its words count as. */
import { columnOf, type Mapping } from './map.ts';
import type { OutcomeReading } from './reading.ts';
import { columnLetter } from './text.ts';
import type { Answer, FieldId, Question, Status, StatusWords } from './types.ts';
import { flagOf, isOnTheWay, isStageWord, statusOf } from './words.ts';

export interface OutcomeDecision {
  outcome: OutcomeReading | null;
  status: StatusWords | null;
  question: Question | null;
  /** Words that count as open only because nobody knows them. */
  unknown: Map<string, number>;
  lacksLost: boolean;
  /** Every deal is open: there is no close to ask about. */
  isOpen: boolean;
}

export const noOutcome: OutcomeDecision = {
  outcome: null,
  status: null,
  question: null,
  unknown: new Map(),
  lacksLost: false,
  isOpen: false,
};

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
  const match = stage ?? status;
  if (!match || (stage && status) || said.stage !== undefined || said.status !== undefined) return;
  const statuses = [...wordsOf(match.column).keys()].map(statusOf);
  if (!statuses.includes('won') && !statuses.includes('lost')) return;
  const only = !statuses.includes(null);
  if (only === (match === status)) return;
  mapping.delete(stage ? 'stage' : 'status');
  mapping.set(only ? 'status' : 'stage', {
    ...match,
    why: `${match.why}, and its values are ${only ? 'outcomes only' : 'stages with won and lost among them'}`,
  });
}

export function decideOutcome(
  mapping: Mapping,
  wordsOf: (column: number) => WordCounts,
  answers: readonly Answer[],
): OutcomeDecision {
  const [won, closed] = [columnOf(mapping, 'is_won'), columnOf(mapping, 'is_closed')];
  const worded = (['status', 'stage', 'status_reason', 'is_won'] as const).flatMap((field) => {
    const column = columnOf(mapping, field);
    if (column === undefined || (column === won && closed !== undefined)) return [];
    const words = wordsOf(column);
    const said = answersTo(columnLetter(column), answers);
    // What is not won is lost or still open: that only a person knows.
    const known = (word: string) => statusOf(word) ?? (column === won && flagOf(word) ? 'won' : null);
    const read = new Map([...words.keys()].map((word) => [word, said.words.get(word.toLowerCase()) ?? known(word)]));
    return [{ field, column, words, other: said.other, read, statuses: new Set(read.values()) }];
  });
  const decides = worded.find(({ statuses }) => statuses.has('won') || statuses.has('lost'));
  if (!decides && won !== undefined && closed !== undefined)
    return {
      ...noOutcome,
      outcome: { from: 'flags', won, closed },
      status: { words: { TRUE: 'won', FALSE: 'open' }, other: null },
    };
  const chosen = decides ?? worded.find(({ words }) => allOpen(words)) ?? worded[0];
  if (chosen) {
    const reasons = chosen.field === 'status_reason' ? undefined : columnOf(mapping, 'status_reason');
    const cancelledReasons =
      reasons === undefined
        ? null
        : { column: reasons, words: [...wordsOf(reasons).keys()].filter((word) => statusOf(word) === 'cancelled') };
    const { field, column } = chosen;
    return { ...decideWords(chosen), outcome: { from: 'words', field, column, cancelledReasons } };
  }
  const column = columnOf(mapping, 'probability');
  if (column === undefined) return noOutcome;
  const status: StatusWords = { words: { '100 %': 'won', '0 %': 'lost' }, other: 'open' };
  return { ...noOutcome, outcome: { from: 'probability', column }, status };
}

const allOpen = (words: WordCounts): boolean =>
  words.size > 0 && [...words.keys()].every((word) => /^(?:open|cancelled)$/.test(statusOf(word) ?? ''));

interface StatusAnswers {
  words: Map<string, Status>;
  other: Status | null | undefined;
}

/** `Signed=won; Dropped=lost; *=open`, several answers or one; a word alone is the won one. */
function answersTo(letter: string, answers: readonly Answer[]): StatusAnswers {
  const said: StatusAnswers = { words: new Map(), other: undefined };
  for (const { column, kind, value } of answers) {
    if (kind !== 'status_word' || column.toUpperCase() !== letter) continue;
    for (const part of value.split(/[;\n]|,(?=[^,=]*=)/)) {
      const [, word = '', meaning = 'won'] = /^\s*(.*?)\s*(?:=\s*([^=]*?)\s*)?$/.exec(part) ?? [];
      const status = /^(?:won|lost|open|cancelled)$/i.test(meaning) ? (meaning.toLowerCase() as Status) : null;
      if (word === '*') said.other = status;
      else if (status) said.words.set(word.toLowerCase(), status);
    }
  }
  return said;
}

interface Worded {
  field: FieldId;
  column: number;
  words: WordCounts;
  read: Map<string, Status | null>;
  statuses: Set<Status | null>;
  /** What any other word counts as, if a person said so. */
  other: Status | null | undefined;
}

function decideWords({ field, column, words, read, statuses, other: said }: Worded): Omit<OutcomeDecision, 'outcome'> {
  const [won, lost] = [statuses.has('won'), statuses.has('lost')];
  const areClear = read.size > 0 && [...read].every(([word, status]) => status ?? isOnTheWay(word));
  const settled = (won && field !== 'is_won') || areClear || said !== undefined;
  const other = said !== undefined ? said : settled ? 'open' : null;
  const unknown = new Map<string, number>();
  const known: Record<string, Status> = {};
  for (const [word, status] of read) {
    const counts = status ?? other;
    if (counts) known[word] = counts;
    if (settled && said === undefined && status === null && !isStageWord(word)) unknown.set(word, words.get(word)!);
  }
  const question: Question = {
    column: columnLetter(column),
    field,
    kind: 'status_word',
    options: [...words]
      .filter(([word]) => !read.get(word))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 20)
      .map(([word]) => word),
    assumed: null,
    why: 'which of these words mean won, and which lost?',
  };
  return {
    status: { words: known, other, unknown: [...unknown.keys()] },
    question: settled || words.size === 0 ? null : question,
    unknown,
    lacksLost: settled && won && !lost,
    isOpen: !won && !lost && other === 'open',
  };
}
