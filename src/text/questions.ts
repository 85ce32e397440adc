/** The questions of the sidebar, in words: one question, its answers, nothing technical. */
import type { Answer, Question, Table } from '../table/types.ts';
import { words } from './en.ts';

export interface QuestionText {
  title: string;
  options: string[]; // one label per option of the question
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function questionText(question: Question, table: Table): QuestionText {
  const column = table.columns.find(({ column }) => column === question.column);
  const header = column?.header ? `“${column.header}”` : `column ${question.column}`;
  const sample = column?.samples[0] ?? '';
  switch (question.kind) {
    case 'date_order':
      return dateOrder(question, header, column?.samples ?? []);
    case 'decimal':
      return {
        title: `Is ${ambiguousNumber(column?.samples ?? []) || sample} in ${header} more than a thousand?`,
        options: question.options.map((decimal) => asRead(ambiguousNumber(column?.samples ?? []) || sample, decimal)),
      };
    case 'field':
      return {
        title: `Which column holds the ${fieldLabel(question.field).toLowerCase()}?`,
        options: question.options.map((option) => columnLabel(option, table)),
      };
    case 'role':
      return {
        title: `What is in the sheet “${table.sheet}”?`,
        options: question.options.map((role) => words.roles[role as keyof typeof words.roles] ?? role),
      };
    case 'status_word':
      return {
        title: `What do the words in ${header} mean?`,
        options: question.options.map((status) => words.statuses[status as keyof typeof words.statuses] ?? status),
      };
    case 'scale':
      return { title: `Are the amounts in ${header} in thousands?`, options: question.options.map(scaleLabel) };
    case 'currency':
      return { title: `Which currency are the amounts in ${header} in?`, options: question.options };
  }
}

export const fieldLabel = (field: string | null): string => (field && words.fields[field]) || field || '';

/** "3 April" against "4 March", from a sample that fits both. */
function dateOrder(question: Question, header: string, samples: string[]): QuestionText {
  for (const sample of samples) {
    const parts = sample.match(/\d+/g)?.map(Number) ?? [];
    const [a, b] = parts;
    if (!a || !b || a > 12 || b > 12 || a === b) continue;
    const day: Record<string, string> = { dmy: `${a} ${MONTHS[b - 1]}`, mdy: `${b} ${MONTHS[a - 1]}` };
    return {
      title: `Is ${sample} in ${header} the ${day[question.assumed ?? 'dmy']}?`,
      options: question.options.map((order) => day[order] ?? order),
    };
  }
  const names: Record<string, string> = { dmy: 'Day first', mdy: 'Month first', ymd: 'Year first' };
  return { title: `Which comes first in ${header}?`, options: question.options.map((order) => names[order] ?? order) };
}

const ambiguousNumber = (samples: string[]): string => samples.find((sample) => /\d[.,]\d{3}(?!\d)/.test(sample)) ?? '';

/** How "1.234" reads when `decimal` is the decimal sign, written without any grouping. */
function asRead(sample: string, decimal: string): string {
  const digits = sample.replace(/[^\d.,]/g, '');
  const group = decimal === ',' ? '.' : ',';
  const plain = digits.split(group).join('').replace(decimal, '.');
  return digits.includes(decimal) ? `No: ${plain}` : `Yes: ${plain}`;
}

function columnLabel(letter: string, table: Table): string {
  const column = table.columns.find((candidate) => candidate.column === letter || candidate.header === letter);
  return column ? `${column.header || 'no header'} (${column.column})` : letter || 'None of them';
}

const scaleLabel = (scale: string): string =>
  ({ '1': 'No, as they stand', '1000': 'Yes, thousands', '1000000': 'In millions' })[scale] ?? scale;

/** The answer that settles a question, as the server wants it back. */
export function answerTo(question: Question, sheet: string, value: string): Answer | { map: Record<string, string> } {
  if (question.kind === 'field' && question.field) return { map: { [question.field]: value } };
  return { sheet, column: question.column ?? '', kind: question.kind, value };
}
