/** The questions of the sidebar, in words: one question, its answers, nothing technical. */
import { fieldOf } from '../table/fields.ts';
import type { Answer, Question, Role } from '../table/types.ts';
import { monthNames } from '../value/day.ts';
import { decimalSign } from '../value/notation.ts';
import { statusNames, words } from './en.ts';

export interface QuestionText {
  title: string;
  options: string[]; // one label per option of the question
}

/** What is told of a table beside its questions. */
interface Told {
  sheet: string;
  role: Role;
  columns: readonly { column: string; header: string }[];
}

/** `samples` are of the question's column. */
export function questionText(question: Question & { samples: readonly string[] }, table: Told): QuestionText {
  const { kind, field, options, assumed, samples } = question;
  const column = table.columns.find(({ column }) => column === question.column);
  const header = column?.header ? `“${column.header}”` : `column ${question.column}`;
  const named = (names: Partial<Record<string, string>>) => options.map((option) => names[option] ?? option);
  switch (kind) {
    case 'date_order':
      return dateOrder(question, header, samples);
    case 'decimal': {
      // A number that an import made: its sample is as JavaScript writes it.
      const isNumber = assumed !== decimalSign;
      const doubtful = isNumber ? /^\d+(?:\.\d+)?$/ : /\d[.,]\d{3}(?!\d)/;
      const found = samples.find((each) => doubtful.test(each));
      const sample = (isNumber ? found?.replace('.', decimalSign) : found) ?? samples[0] ?? '';
      const read = options.map((decimal) => asRead(sample, decimal));
      return { title: `Is ${sample} in ${header} more than a thousand?`, options: read };
    }
    case 'field': {
      const label = (field && fieldOf(table.role, field)?.label) ?? field ?? '';
      const columns = options.map((option) => columnLabel(option, table));
      return { title: `Which column is “${label}”?`, options: columns };
    }
    case 'role':
      return { title: `What is in the sheet “${table.sheet}”?`, options: named(words.roles) };
    case 'status_word':
      return { title: `What do the words in ${header} mean?`, options: named(statusNames) };
    case 'scale':
      return { title: `Are the amounts in ${header} in thousands?`, options: named(scales) };
    case 'currency':
      return { title: `Which currency are the amounts in ${header} in?`, options };
  }
}

const scales = { '1': 'No, as they stand', '1000': 'Yes, thousands', '1000000': 'In millions' };
const firstParts = { dmy: 'Day first', mdy: 'Month first', ymd: 'Year first' };

/** "3 April" against "4 March", from a sample that fits both. */
function dateOrder({ options }: Question, header: string, samples: readonly string[]): QuestionText {
  let title = `Which comes first in ${header}?`;
  let names: Partial<Record<string, string>> = firstParts;
  for (const sample of samples) {
    const [a, b] = sample.match(/\d+/g)?.map(Number) ?? [];
    if (!a || !b || a > 12 || b > 12 || a === b) continue;
    names = { dmy: `${a} ${monthNames[b - 1]}`, mdy: `${b} ${monthNames[a - 1]}` };
    title = `Which day is ${sample} in ${header}?`;
    break;
  }
  return { title, options: options.map((order) => names[order] ?? order) };
}

/** How "1.234" reads when `decimal` is the decimal sign, written without any grouping, as this spreadsheet would. */
function asRead(sample: string, decimal: string): string {
  const digits = sample.replace(/[^\d.,]/g, '');
  const group = decimal === ',' ? '.' : ',';
  const plain = digits.split(group).join('').replace(decimal, decimalSign);
  return digits.includes(decimal) ? `No: ${plain}` : `Yes: ${plain}`;
}

function columnLabel(letter: string, table: Told): string {
  const column = table.columns.find((candidate) => candidate.column === letter || candidate.header === letter);
  return column ? `${column.header || 'no header'} (${column.column})` : letter || 'None of them';
}

/** The answer that settles a question, as the server wants it back. */
export function answerTo(question: Question, sheet: string, value: string): Answer | { map: Record<string, string> } {
  if (question.kind === 'field' && question.field) return { map: { [question.field]: value } };
  return { sheet, column: question.column ?? '', kind: question.kind, value };
}
