/** What people changed in KPI settings, as answers to the questions of reading: a rebuild then reads the table as the sheet does. */
import { columnLetter } from '../table/text.ts';
import type { Answer, Table } from '../table/types.ts';
import { merged, Standing } from './merge.ts';
import type { ExistingSheet } from './plan.ts';

const STATUS_WORDS = 'status_words';
export const OTHER_WORDS = 'other_words';
/** Blank rows below the user's words, for words that come later. */
export const ROOM = 5;

/** The words that were added by hand, in lower case, with what they count as. */
export function addedWords(standing: Standing, id: string): Map<string, string> {
  const added = new Map<string, string>();
  for (let n = 1; n <= ROOM; n++) {
    const word = standing.value(`room:${id}:${n}`, 'label');
    const meaning = standing.value(`room:${id}:${n}`, 'value');
    if (typeof word === 'string' && typeof meaning === 'string' && word.trim())
      added.set(word.trim().toLowerCase(), meaning);
  }
  return added;
}

/** `tables` as read without these answers. Read again with them when there are any. */
export function wordAnswers(existing: ExistingSheet[], tables: Table[]): Answer[] {
  const standing = new Standing(
    existing.find(({ kind }) => kind === 'settings'),
    () => true,
  );
  return tables.flatMap((table) => {
    const outcome = table.reading.outcome;
    if (outcome?.from !== 'words' || !table.status) return [];
    const id = `${table.role}.${STATUS_WORDS}`;
    const added = addedWords(standing, id);
    const answer = (word: string, status: unknown): Answer[] =>
      /[;\n]/.test(word) // can't be said in an answer
        ? []
        : [
            {
              sheet: table.sheet,
              column: columnLetter(outcome.column),
              kind: 'status_word',
              value: `${word}=${status ?? ''}`,
            },
          ];
    const words = Object.entries(table.status.words).flatMap(([word, asked]) => {
      const row = `entry:${id}:${word}`;
      const now = standing.hasRow(row)
        ? merged(asked, standing.value(row, 'built:value'), standing.value(row, 'value'))
        : (added.get(word.toLowerCase()) ?? asked);
      return now === asked ? [] : answer(word, now);
    });
    const row = `value:${table.role}.${OTHER_WORDS}`;
    const other = merged(table.status.other, standing.value(row, 'built:value'), standing.value(row, 'value'));
    return standing.hasRow(row) && other !== table.status.other ? [...words, ...answer('*', other)] : words;
  });
}
