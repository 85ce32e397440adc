/** From the sheets of the file to the tables, and to what the person sees of them in step 1. */

import { tablesByRole } from '../scorecard/figures.ts';
import { wordAnswers } from '../scorecard/read-back.ts';
import { fieldsOf } from '../table/fields.ts';
import { add } from '../table/profile.ts';
import { readTables } from '../table/read.ts';
import { columnLetter } from '../table/text.ts';
import type { Answer, ColumnReading, FieldId, Question, ReadOptions, Status, Table, Warning } from '../table/types.ts';
import { leftOutText, words } from '../text/en.ts';
import { decimals } from '../text/format.ts';
import { formatDay } from '../value/day.ts';
import { exactly } from '../value/notation.ts';
import type { LeftOutCode } from '../value/outcome.ts';
import type { AskedQuestion, FieldView, TableChoices, TableRead } from './protocol.ts';
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
      const choice = choices.find(({ sheetId }) => sheetId === info.sheetId);
      const plain = readTables([grid], { locale, ...roleAnswer(info, choice) });
      const first = plain.tables[0];
      if (!first) return { info, table: null, why: plain.others[0]?.why ?? '', questions: [] };
      const options = choice ? optionsOf(locale, info, choice, first) : { locale };
      const read = (more: Answer[]) =>
        readTables([grid], { ...options, answers: [...(options.answers ?? []), ...more] }).tables[0] ?? null;
      const table = choice ? read([]) : first;
      // What the person changed on our settings sheet since counts as an answer, and comes last.
      const changed = table ? wordAnswers(workbook.existing(), [table]) : [];
      return { info, table: changed.length ? read(changed) : table, why: '', questions: first.questions };
    });
}

const roleAnswer = (info: SheetInfo, choice?: TableChoices): { answers?: Answer[] } =>
  choice?.role ? { answers: [{ sheet: info.name, column: '', kind: 'role', value: choice.role }] } : {};

/** The sidebar speaks of column letters, a question's answer and the mapping of headers. */
function optionsOf(locale: string, info: SheetInfo, choice: TableChoices, table: Table): ReadOptions {
  const map: Record<FieldId, string> = {};
  for (const [field, wanted] of Object.entries(choice.map ?? {})) {
    map[field] = table.columns.find(({ column, header }) => column === wanted || header === wanted)?.header ?? '';
  }
  const answers = [...(roleAnswer(info, choice).answers ?? []), ...(choice.answers ?? [])];
  return { locale, map, answers: answers.map((answer) => ({ ...answer, sheet: info.name })) };
}

export function tableViews(sheets: ReadSheet[], choices: TableChoices[]): TableRead[] {
  const used = tablesByRole(sheets.flatMap(({ table }) => table ?? []));
  return sheets.flatMap((sheet) => {
    const { info, table } = sheet;
    if (!table) return [];
    const answers = choices.find(({ sheetId }) => sheetId === info.sheetId)?.answers ?? [];
    const view = tableView({ ...sheet, table }, answers);
    const other = used.find(({ role }) => role === table.role)!;
    if (other === table) return [view];
    const { role } = table;
    const said: Warning = {
      code: 'other_table',
      field: null,
      column: null,
      count: 1,
      role,
      header: '',
      items: [other.sheet],
    };
    return [{ ...view, warnings: [said, ...view.warnings] }];
  });
}

/** A column may hold a required field and be asked about: then no figure can be trusted yet. */
function tableView({ info, table, questions }: ReadSheet & { table: Table }, answers: Answer[]): TableRead {
  const mapped = new Set(table.columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const fields = fieldsOf(table.role, mapped).map((field) => fieldView(field, table));
  const open = table.questions.filter(
    ({ kind, field }) => kind === 'role' || fields.some((f) => f.field === field && f.required),
  );
  return {
    sheet: table.sheet,
    sheetId: info.sheetId,
    role: table.role,
    roleName: words.roles[table.role],
    headerRow: table.headerRow,
    dataRows: table.dataRows,
    rows: table.rows,
    complete: open.length === 0 && fields.every(({ required, column }) => !required || column !== null),
    fields: [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)],
    columns: table.columns.map(({ column, header, samples }) => ({ column, header, sample: samples[0] ?? '' })),
    questions: questions.map((question) => asked(question, table, answers)),
    warnings: table.warnings,
    leftOut: leftOutView(table),
    ...wordsView(table),
    unknownWords: table.status?.unknown ?? [],
    otherWords: table.status?.other ?? null,
  };
}

function fieldView(field: ReturnType<typeof fieldsOf>[number], table: Table): FieldView {
  const column = table.columns.find((candidate) => candidate.field === field.id);
  const question = table.questions.find((question) => question.field === field.id);
  // What a table can't do without is asked about; where nobody asks, something else tells it, or nothing needs it.
  const required = field.required && (question ?? column) !== undefined;
  return {
    field: field.id,
    label: field.label,
    required,
    column: column?.column ?? null,
    sample: column ? sampleOf(column, table) : '',
    state: question ? (question.options.length > 0 ? 'asked' : 'missing') : column ? 'found' : 'none',
    why: column?.why ?? '',
  };
}

/** What stands in the sheet, and what was read: "28.9.2024 → 28 Sep 2024". */
function sampleOf(column: ColumnReading, table: Table): string {
  const { frame } = table;
  const field = column.field!;
  if (field === 'status' || (field === 'stage' && !table.columns.some((other) => other.field === 'status'))) {
    const counts = new Map<Status, number>();
    for (const status of frame.status) if (status) add(counts, status, 1);
    return [...counts].map(([status, n]) => `${words.statuses[status]} ${decimals(n, 0)}`).join(' · ');
  }
  const shown = column.samples[0] ?? '';
  const days = frame.day[field];
  if (days) {
    const read = days.find((day) => typeof day === 'number');
    const first = read === undefined || read === null ? '' : formatDay(read as number, 'd mmm yyyy');
    return first && first !== shown ? `${shown} → ${first}` : shown;
  }
  const numbers = frame.number[field];
  if (numbers) {
    const read = numbers.find((number): number is number => typeof number === 'number');
    if (read === undefined) return shown;
    // The sample of a cell that holds a number is that number as JavaScript writes it.
    return String(read) === shown || exactly(read) === shown ? exactly(read) : `${shown} → ${exactly(read)}`;
  }
  const different = new Set((frame.text[field] ?? []).filter((text) => text !== null)).size;
  return different > 1 ? `${shown} · ${decimals(different, 0)} different` : shown;
}

function asked(question: Question, table: Table, answers: Answer[]): AskedQuestion {
  const isStill = ({ kind, column, field }: Question) =>
    kind === question.kind && column === question.column && field === question.field;
  return {
    ...question,
    samples: table.columns.find(({ column }) => column === question.column)?.samples ?? [],
    settled:
      answers.some(({ column, kind }) => kind === question.kind && column === (question.column ?? '')) ||
      !table.questions.some(isStill),
  };
}

const SHOWN_ROWS = 50;

function leftOutView(table: Table): TableRead['leftOut'] {
  const rows = new Map<string, number[]>();
  table.frame.leftOut.forEach((code, i) => {
    if (!code || code === 'blank') return;
    const list = rows.get(code) ?? [];
    list.push(table.firstRow + i);
    rows.set(code, list);
  });
  return [...rows].map(([code, list]) => ({
    code,
    text: leftOutText(code as LeftOutCode, list.length),
    count: list.length,
    rows: list.slice(0, SHOWN_ROWS),
  }));
}

/** The user's words with what each counts as, however single rows spell it. */
function wordsView({ status, reading: { outcome }, frame }: Table): Pick<TableRead, 'words' | 'wordColumn'> {
  if (!status || outcome?.from !== 'words') return { words: [], wordColumn: null };
  const counts = new Map<string, number>();
  for (const word of frame.text[outcome.field] ?? []) if (word) add(counts, word.toLowerCase(), 1);
  return {
    words: Object.entries(status.words)
      .map(([word, status]) => ({ word, count: counts.get(word.toLowerCase()) ?? 0, status }))
      .sort((a, b) => b.count - a.count),
    wordColumn: columnLetter(outcome.column),
  };
}
