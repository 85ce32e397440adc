/** What the person decided about the tables, kept as the server wants it. All functions return new values. */
import type { Answer, FieldId, Role, Status } from '../../table/types.ts';
import type { FieldView, QuestionView, TableChoices, TableView } from '../protocol.ts';

type Choice = QuestionView['options'][number]['answer'];

export function initialChoices(tables: TableView[], before: TableChoices[] = []): TableChoices[] {
  return tables.map(({ sheetId }) => before.find((choice) => choice.sheetId === sheetId) ?? { sheetId, use: true });
}

export function choiceOf(choices: TableChoices[], sheetId: number): TableChoices {
  return choices.find((choice) => choice.sheetId === sheetId) ?? { sheetId, use: true };
}

export function withUse(choices: TableChoices[], sheetId: number, use: boolean): TableChoices[] {
  return update(choices, sheetId, (choice) => ({ ...choice, use }));
}

/** A column feeds one field: choosing it for another field takes it away from the one that had it by choice. */
export function withColumn(choices: TableChoices[], sheetId: number, field: FieldId, column: string): TableChoices[] {
  return update(choices, sheetId, (choice) => {
    const rest = Object.entries(choice.map ?? {}).filter(
      ([other, at]) => other !== field && (at === '' || at !== column),
    );
    return { ...choice, map: { ...Object.fromEntries(rest), [field]: column } };
  });
}

/** Answers a question: the answer takes the place of the question's other options. */
export function withAnswer(
  choices: TableChoices[],
  sheetId: number,
  question: QuestionView,
  chosen: number,
): TableChoices[] {
  const answer = question.options[chosen]?.answer;
  if (!answer) return choices;
  const cleared = withoutAnswer(choices, sheetId, question);
  return update(cleared, sheetId, (choice) => {
    if ('map' in answer) return { ...choice, map: { ...choice.map, ...answer.map } };
    const role = answer.kind === 'role' ? { role: answer.value as Role } : {};
    return { ...choice, ...role, answers: [...(choice.answers ?? []), answer] };
  });
}

/** Opens a question again. */
export function withoutAnswer(choices: TableChoices[], sheetId: number, question: QuestionView): TableChoices[] {
  const options = question.options.map((option) => option.answer);
  const given = new Set(options.filter(isAnswer).map(keyOf));
  const fields = new Set(options.flatMap((option) => ('map' in option ? Object.keys(option.map) : [])));
  const asksRole = options.some((option) => isAnswer(option) && option.kind === 'role');
  return update(choices, sheetId, ({ role, map, answers, ...choice }) => ({
    ...choice,
    ...(role && !asksRole ? { role } : {}),
    ...(map ? { map: Object.fromEntries(Object.entries(map).filter(([field]) => !fields.has(field))) } : {}),
    ...(answers ? { answers: answers.filter((answer) => !given.has(keyOf(answer))) } : {}),
  }));
}

/** The option the person has chosen, if any. */
export function chosenOption(choice: TableChoices, question: QuestionView): number {
  const given = new Set((choice.answers ?? []).map(keyOf));
  return question.options.findIndex(({ answer }) =>
    isAnswer(answer)
      ? given.has(keyOf(answer))
      : Object.entries(answer.map).every(([field, column]) => choice.map?.[field] === column),
  );
}

/** What a word of the status column counts as; `null` leaves its rows out. */
export function withWord(
  choices: TableChoices[],
  sheetId: number,
  column: string,
  word: string,
  status: Status | null,
): TableChoices[] {
  const answer = wordAnswer(column, word, status);
  const same = (other: Answer) =>
    other.kind === 'status_word' && other.column === column && wordOf(other).word === word;
  return update(choices, sheetId, (choice) => ({
    ...choice,
    answers: [...(choice.answers ?? []).filter((other) => !same(other)), answer],
  }));
}

/** The word that stands for every other one. */
export const OTHER_WORDS = '*';

/** The status a word was given by the person; undefined if they left it as it was. */
export function wordStatus(choice: TableChoices, column: string, word: string): Status | null | undefined {
  const answer = (choice.answers ?? []).find(
    (other) => other.kind === 'status_word' && other.column === column && wordOf(other).word === word,
  );
  return answer && wordOf(answer).status;
}

export function askedWords(question: QuestionView): string[] {
  return question.options.flatMap(({ answer }) => (isAnswer(answer) ? [answer.value] : []));
}

export function columnOf(choice: TableChoices, field: FieldView): string {
  return choice.map?.[field.field] ?? field.column ?? '';
}

/** Without options there is nothing to ask: the person has to choose a column, or leave the table out. */
export function openQuestions(table: TableView): QuestionView[] {
  return table.questions.filter((question) => !question.settled && question.options.length > 0);
}

export function missingFields(table: TableView): FieldView[] {
  return table.fields.filter(({ required, column }) => required && column === null);
}

/** Words that are all new to us are asked about together; such a question names its column. */
export function askedColumn(question: QuestionView): string | null {
  const answer = question.options[0]?.answer;
  return answer && isAnswer(answer) && answer.kind === 'status_word' ? answer.column : null;
}

function wordAnswer(column: string, word: string, status: Status | null): Answer {
  return { column, kind: 'status_word', value: [word, status ?? ''].join('=') };
}

/** The last `=` divides: a word may hold one itself, a status does not. */
function wordOf({ value }: Answer): { word: string; status: Status | null } {
  const at = value.lastIndexOf('=');
  return { word: value.slice(0, Math.max(at, 0)), status: (value.slice(at + 1) || null) as Status | null };
}

function update(
  choices: TableChoices[],
  sheetId: number,
  change: (choice: TableChoices) => TableChoices,
): TableChoices[] {
  const known = choices.some((choice) => choice.sheetId === sheetId);
  const all = known ? choices : [...choices, { sheetId, use: true }];
  return all.map((choice) => (choice.sheetId === sheetId ? change(choice) : choice));
}

function isAnswer(choice: Choice): choice is Answer {
  return !('map' in choice);
}

function keyOf({ column, kind, value }: Answer): string {
  return JSON.stringify([column, kind, value]);
}
