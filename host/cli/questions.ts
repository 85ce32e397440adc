/** Open questions: what is asked, and what to type to answer. */
import type { Question, Table } from '../../src/table/types.ts';

export type AskedQuestion = { readonly sheet: string } & Question;

export const questionsOf = (tables: readonly Pick<Table, 'sheet' | 'questions'>[]): AskedQuestion[] =>
  tables.flatMap(({ sheet, questions }) => questions.map((question) => ({ sheet, ...question })));

/** `isOneOfSeveral`: without its sheet's name an answer would be for a column of each. */
export function questionText(question: AskedQuestion, isOneOfSeveral: boolean): string {
  const { column, field, kind, options, assumed, why } = question;
  const subject = [column && `column ${column}`, field && words(field)].filter(Boolean).join(', ');
  const assumption = assumed === null ? '' : `; assumed: ${assumed}`;
  const asked = `${words(kind)}${subject ? ` of ${subject}` : ''}: ${options.map((option) => option || 'none').join(' or ') || '–'}${assumption} (${why})`;
  return `${asked} – as in ${answerTo(question, isOneOfSeveral)}`;
}

function answerTo({ sheet, column, field, kind, options }: AskedQuestion, isOneOfSeveral: boolean): string {
  if (kind === 'field') return `--map ${shellWord(`${field}=${options[0] ?? 'HEADER'}`)}`;
  const place = [isOneOfSeveral ? `${sheet}!` : '', column === null ? '' : `${column}.`].join('');
  // Of a flag of won only the other word is asked.
  const meaning = kind === 'status_word' ? (field === 'is_won' ? '=lost' : '=won') : '';
  return `--answer ${shellWord(`${place}${kind}=${options[0] ?? ''}${meaning}`)}`;
}

/** In single quotes where a shell would make something else of it. */
const shellWord = (text: string): string => (/^[\w.,=-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`);

export function words(code: string): string {
  return code.replace(/_/g, ' ');
}
