/** From the sheets of the file to the tables, and to what the page needs of them for step 1. */

import { wordAnswers } from '../scorecard/read-back.ts';
import { add } from '../table/profile.ts';
import { readTables } from '../table/read.ts';
import type { Answer, FieldId, Reading, Table } from '../table/types.ts';
import type { FrameFacts, TableChoices, TableRead } from './protocol.ts';
import type { SheetInfo, Workbook } from './workbook.ts';

export interface ReadSheet {
  info: SheetInfo;
  table: Table | null;
  why: string; // why there is no table
  questions: Table['questions']; // all of them, the settled ones too
}

export function readSheets(workbook: Workbook, choices: TableChoices[]): ReadSheet[] {
  const locale = workbook.locale();
  return workbook
    .sheets()
    .filter(({ sheetId }) => choices.every((choice) => choice.sheetId !== sheetId || choice.use))
    .map((info) => {
      const grid = workbook.grid(info.sheetId);
      const said = choices.find(({ sheetId }) => sheetId === info.sheetId);
      const role = roleAnswer(info, said);
      const plain = readTables([grid], { locale, answers: role });
      const first = plain.tables[0];
      if (!first) return { info, table: null, why: plain.others[0]?.why ?? '', questions: [] };
      const [choice] = movedAlong(said ? [said] : [], [first]);
      const map = choice ? headersOf(choice, first) : {};
      const read = (more: Answer[]) => {
        const answers = [...role, ...(choice?.answers ?? []), ...more];
        const options = { locale, map, answers: answers.map((answer) => ({ ...answer, sheet: info.name })) };
        return readTables([grid], options).tables[0] ?? null;
      };
      const table = choice ? read([]) : first;
      // What the person changed on our settings sheet since counts as an answer, and comes last.
      const changed = table ? wordAnswers(workbook.existing(), [table]) : [];
      return { info, table: changed.length ? read(changed) : table, why: '', questions: first.questions };
    });
}

const roleAnswer = ({ name }: SheetInfo, choice?: TableChoices): Answer[] =>
  choice?.role ? [{ sheet: name, column: '', kind: 'role', value: choice.role }] : [];

/** What was said of a column that has moved since is said of it where it stands now. */
export const movedAlong = (choices: TableChoices[], tables: Table[]): TableChoices[] =>
  choices.map((choice) => {
    const table = tables.find(({ sheetId }) => sheetId === choice.sheetId);
    return table ? moved(choice, table) : choice;
  });

function moved({ map = {}, answers = [], headers = {}, ...choice }: TableChoices, { columns }: Table): TableChoices {
  const now = (letter: string): string => {
    const isIt = (column?: { header: string }) => !headers[letter] || column?.header === headers[letter];
    const there = columns.find(({ column }) => column === letter);
    if (isIt(there)) return letter;
    // In its place stands a header that is new: it has got another name. One that stood elsewhere: it is gone.
    const isRenamed = there && !Object.values(headers).includes(there.header);
    return columns.find(isIt)?.column ?? (isRenamed ? letter : '');
  };
  return {
    ...choice,
    map: Object.fromEntries(Object.entries(map).map(([field, letter]) => [field, now(letter)])),
    answers: answers.map((answer) => ({ ...answer, column: now(answer.column) })),
    headers: Object.fromEntries(columns.map(({ column, header }) => [column, header])),
  };
}

/** The sidebar speaks of column letters, the mapping of headers. */
function headersOf({ map = {} }: TableChoices, { columns }: Table): Record<FieldId, string> {
  const headers: Record<FieldId, string> = {};
  for (const [field, wanted] of Object.entries(map))
    headers[field] = columns.find(({ column, header }) => column === wanted || header === wanted)?.header ?? '';
  return headers;
}

/** The rows stay here: ten thousand of them would be slow to send, and the page shows little of them. */
export const tablesRead = (sheets: ReadSheet[]): TableRead[] =>
  sheets.flatMap(({ table, questions }) => {
    if (!table) return [];
    const { frame, ...told } = table;
    return [{ ...told, asked: questions, facts: factsOf(table) }];
  });

const SHOWN_ROWS = 50;

function factsOf({ frame, firstRow, reading: { outcome } }: Table): FrameFacts {
  const leftOut: FrameFacts['leftOut'] = {};
  frame.leftOut.forEach((code, i) => {
    if (!code || code === 'blank') return;
    leftOut[code] ??= [];
    if (leftOut[code].length < SHOWN_ROWS) leftOut[code].push(firstRow + i);
  });
  const cells: [FieldId, Reading<unknown>[] | undefined][] = Object.entries({
    ...frame.text,
    ...frame.number,
    ...frame.day,
  });
  return {
    fields: Object.fromEntries(
      cells.map(([field, list = []]) => [
        field,
        { first: list.find((read): read is number => typeof read === 'number'), different: tally(list).length },
      ]),
    ),
    statuses: tally(frame.status),
    words: tally(outcome?.from === 'words' ? frame.text[outcome.field] : []),
    leftOut,
  };
}

function tally<T>(values: readonly (T | null)[] = []): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) add(counts, value, 1);
  return [...counts];
}
