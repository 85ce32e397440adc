/** `kpi tables`: what was found in files. */
import type { ReadResult } from '../../src/table/read.ts';
import type { FileProblem, TableFile } from '../files/load.ts';
import { openSession } from '../session/session.ts';
import type { Printed } from './answered.ts';
import { tablesFound } from './found.ts';
import type { ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';
import { questionsOf, questionText, words } from './questions.ts';
import { type TableReport, tableReport } from './report.ts';
import { isSet, readOptions, sessionOptions } from './request.ts';
import { aligned, indented, shortened, titled } from './text.ts';

type Found = { file: string } & TableReport;
type Other = { file: string } & ReadResult['others'][number];

export async function tables(args: ParsedArguments): Promise<Printed> {
  const options = sessionOptions(args, args.positional);
  if (options.files.length === 0) throw new UsageProblem('tables needs a file.', 'tables');
  const session = await openSession(options);
  const { problems } = session;
  // Of no file at all the spreadsheet has one blank sheet.
  const nothing = problems.length === options.files.length;
  const answer = nothing ? { tables: [], others: [] } : tablesFound(session, readOptions(args));
  const found = answer.tables.map((table): Found => ({ file: session.fileOf(table.sheet), ...tableReport(table) }));
  const others = answer.others.map((other): Other => ({ file: session.fileOf(other.sheet), ...other }));
  const text = isSet(args, 'json')
    ? JSON.stringify({ tables: inFileOrder(found, problems, options.files), others }, null, 2)
    : [
        ...found.map((table) => tableText(table, found.length > 1)),
        ...others.map(({ file, sheet, why }) => `${sheet} (${file}): ${why}`),
        ...problems.map((problem) => problem.message),
      ].join('\n\n');
  return { text, failed: problems.length > 0 };
}

function inFileOrder(found: readonly Found[], problems: readonly FileProblem[], files: readonly TableFile[]) {
  const unread = problems.map(({ file, message }) => ({ file, error: message }));
  const order = new Map(files.map(({ path }, index) => [path, index]));
  return [...found, ...unread].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}

function tableText(table: Found, isOneOfSeveral: boolean): string {
  const { file, sheet, role, headerRow, dataRows, rows, columns, leftOut, warnings } = table;
  const left = Object.entries(leftOut).map(([code, count]) => `${count} ${words(code)}`);
  const used =
    left.length > 0 ? `${rows} of ${dataRows} rows used, left out: ${left.join(', ')}` : `${rows} rows, all used`;
  return [
    `${sheet} (${file}): ${role ? `a table of ${role}` : 'a table of a kind to be asked for'}, header in row ${headerRow}`,
    used,
    '',
    ...indented(
      aligned([
        ['', 'Header', 'Field', 'Type', 'Sure', 'Samples', 'Why'],
        ...columns.map((column) => [
          column.column,
          shortened(column.header, 28),
          column.field ?? '',
          typeText(column),
          column.field ? `${Math.round(column.confidence * 100)} %` : '',
          shortened(column.samples.slice(0, 2).join(' · '), 32),
          shortened(column.why, 60),
        ]),
      ]),
    ),
    ...titled(
      'Questions',
      questionsOf([table]).map((question) => questionText(question, isOneOfSeveral)),
    ),
    ...titled(
      'Warnings',
      warnings.map(({ text }) => text),
    ),
  ].join('\n');
}

function typeText({ type, dateOrder, decimal, currency, scale }: TableReport['columns'][number]): string {
  const details = [
    dateOrder,
    decimal === ',' && 'decimal comma',
    currency,
    scale !== 1 && `in ${scale.toLocaleString('en-US')}s`,
  ].filter(Boolean);
  return details.length > 0 ? `${type} (${details.join(', ')})` : type;
}
