/** `kpi tables`: what was found in files. */
import type { FileProblem } from '../files/load.ts';
import { openSession } from '../session/session.ts';
import type { ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';
import { type TableReport, tableReport } from './report.ts';
import { isSet, readOptions, sessionOptions } from './request.ts';
import { aligned, indented, shortened } from './text.ts';

type Found = { file: string } & TableReport;

export async function tables(args: ParsedArguments): Promise<{ text: string; failed: boolean }> {
  const options = sessionOptions(args, args.positional);
  if (options.files.length === 0) throw new UsageProblem('tables needs a file.', 'tables');
  const session = await openSession(options);
  const answer = session.ask('tables', { options: readOptions(args) });
  const found = answer.tables.map((table): Found => ({ file: session.fileOf(table.sheet), ...tableReport(table) }));
  const { problems } = session;
  const text = isSet(args, 'json')
    ? JSON.stringify(
        {
          tables: inFileOrder(
            found,
            problems,
            options.files.map(({ path }) => path),
          ),
        },
        null,
        2,
      )
    : [
        ...found.map(tableText),
        ...answer.others.map(({ sheet, why }) => `${sheet} (${session.fileOf(sheet)}): ${why}`),
        ...problems.map((problem) => problem.message),
      ].join('\n\n');
  return { text, failed: problems.length > 0 };
}

function inFileOrder(found: readonly Found[], problems: readonly FileProblem[], files: readonly string[]) {
  const unread = problems.map(({ file, message }) => ({ file, error: message }));
  const order = new Map(files.map((file, index) => [file, index]));
  return [...found, ...unread].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}

function tableText(table: Found): string {
  const { file, sheet, role, headerRow, dataRows, rows, columns, leftOut, questions, warnings } = table;
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
    ...titled('Questions', questions.map(questionText)),
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

function questionText({ column, field, kind, options, assumed, why }: TableReport['questions'][number]): string {
  const subject = [column && `column ${column}`, field && words(field)].filter(Boolean).join(', ');
  const assumption = assumed === null ? '' : `; assumed: ${assumed}`;
  const answer = kind === 'field' && !column ? `--map ${field}=HEADER` : `--answer ${column ?? 'COLUMN'}.${kind}=VALUE`;
  return `${words(kind)}${subject ? ` of ${subject}` : ''}: ${options.join(' or ') || '–'}${assumption} (${why}) – ${answer}`;
}

export function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...indented(lines)] : [];
}

export function words(code: string): string {
  return code.replace(/_/g, ' ');
}
