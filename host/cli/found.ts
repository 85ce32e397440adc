/** What is found in the files with what was said about them: every mapping and answer has to fit one of the tables. */
import { fieldsOf, roles } from '../../src/table/fields.ts';
import { plainHeader } from '../../src/table/header-text.ts';
import type { ReadResult } from '../../src/table/read.ts';
import type { Answer, QuestionKind, ReadOptions, Role, Table } from '../../src/table/types.ts';
import { AddOnFailure, type Session } from '../session/session.ts';

/** Throws an `AddOnFailure` that says what does not fit, and what there is. */
export function tablesFound(session: Session, options: ReadOptions): ReadResult {
  requireSheet(session, options.sheet);
  for (const { sheet, kind, value } of options.answers ?? []) {
    requireSheet(session, sheet);
    requireValue(kind, value);
  }
  const found = session.ask('tables', { options });
  // Where there is no table, that is the answer.
  if (found.tables.length === 0) return found;
  for (const [field, header] of Object.entries(options.map ?? {})) requireColumn(found.tables, field, header);
  for (const answer of options.answers ?? []) requireFit(found.tables, answer);
  return found;
}

const refuse = (sentence: string): never => {
  throw new AddOnFailure({ code: 'input', message: sentence });
};

const listed = (names: Iterable<string>): string => [...names].join(', ');
const quoted = (names: Iterable<string>): string => listed([...names].map((name) => `“${name}”`));
const several = <T>(items: Iterable<T>): T[] => [...new Set(items)];

function requireSheet({ workbook }: Session, name: string | undefined): void {
  const names = workbook.sheets().map((sheet) => sheet.name);
  if (name === undefined || names.includes(name)) return;
  const message = `There is no sheet “${name}”. There are: ${quoted(names)}.`;
  throw new AddOnFailure({ code: 'no_sheet', message });
}

const choices: Partial<Record<QuestionKind, readonly string[]>> = {
  role: roles,
  date_order: ['dmy', 'mdy', 'ymd'],
  decimal: [',', '.'],
};

function requireValue(kind: QuestionKind, value: string): void {
  const known = choices[kind];
  if (known && !known.includes(value)) refuse(`--answer: ${kind} is ${known.join(' or ')}, not “${value}”.`);
  if (kind === 'scale' && !(Number(value) > 0)) refuse(`--answer: scale is a number as in 1000, not “${value}”.`);
  if (kind === 'currency' && !/^[A-Z]{3}$/.test(value))
    refuse(`--answer: currency is a code as in EUR, not “${value}”.`);
}

function requireColumn(tables: readonly Table[], field: string, header: string): void {
  const having = tables.filter(({ role }) => fieldsOf(role).some(({ id }) => id === field));
  if (having.length === 0) refuse(`--map: there is no field “${field}”. ${several(tables.map(fieldsText)).join(' ')}`);
  if (header === '' || having.some((table) => table.columns.some((column) => isNamed(column, header)))) return;
  refuse(`--map: there is no column “${header}” to be ${field}. ${having.map(columnsText).join(' ')}`);
}

/** As the tables are read: by the header as a person writes it, or by the column's letter. */
const isNamed = ({ column, header }: Table['columns'][number], name: string): boolean =>
  [header, column].some((own) => own.toLowerCase() === name.toLowerCase()) || plainHeader(header) === plainHeader(name);

function requireFit(tables: readonly Table[], { sheet, column, kind, value }: Answer): void {
  const meant = tables.filter((table) => sheet === undefined || sheet === table.sheet);
  if (meant.length === 0)
    refuse(`--answer: no table was found in “${sheet}”. Tables: ${quoted(tables.map((table) => table.sheet))}.`);
  if (kind === 'role') return;
  const having = meant.filter((table) => table.columns.some((own) => own.column === column));
  if (having.length === 0) refuse(`--answer: there is no column ${column}. ${meant.map(columnsText).join(' ')}`);
  if (kind === 'status_word') requireWords(having, column, value);
}

/** The fields whose words say what became of a row. */
const worded = new Set(['stage', 'status', 'status_reason']);

function requireWords(tables: readonly Table[], column: string, value: string): void {
  const asked = tables.flatMap(({ columns, frame }) => {
    const field = columns.find((own) => own.column === column)?.field;
    return field && worded.has(field) ? [several((frame.text[field] ?? []).flatMap((word) => word ?? []))] : [];
  });
  if (asked.length === 0)
    refuse(`--answer: column ${column} is no stage or status. ${tables.map(columnsText).join(' ')}`);
  const known = asked.flat();
  for (const part of value.split(/[;\n]|,(?=[^,=]*=)/)) {
    const [, word = '', meaning = 'won'] = /^\s*(.*?)\s*(?:=\s*([^=]*?)\s*)?$/.exec(part) ?? [];
    if (word === '' || word === '*') continue;
    if (!/^(?:won|lost|open|cancelled)$/i.test(meaning))
      refuse(`--answer: a word counts as won, lost, open or cancelled, not “${meaning}”.`);
    if (!known.some((own) => own.toLowerCase() === word.toLowerCase()))
      refuse(`--answer: “${word}” does not stand in column ${column}. There are: ${quoted(known)}.`);
  }
}

const fieldsText = ({ role }: { role: Role }): string =>
  `Fields of ${role}: ${listed(fieldsOf(role).map(({ id }) => id))}.`;

const columnsText = ({ sheet, columns }: Table): string =>
  `“${sheet}” has: ${listed(columns.map(({ column, header }) => (header ? `${column} “${header}”` : column)))}.`;
