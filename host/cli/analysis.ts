/** `kpi analysis ID`: makes one analysis in a spreadsheet of these tables and prints what stands on its sheet. */
import type { AnalysisAnswer } from '../../src/sidebar/protocol.ts';
import { AddOnFailure, openSession } from '../session/session.ts';
import type { ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';
import { analysisRequest, isSet, outFile, sessionOptions } from './request.ts';
import { titled } from './tables.ts';
import { type Align, aligned, readableNumber } from './text.ts';
import { writeWorkbook } from './write.ts';

/** Rows of a table that fit on a screen. */
const ROWS_SHOWN = 20;

export async function analysis(args: ParsedArguments): Promise<{ text: string; failed: boolean }> {
  const [id, ...files] = args.positional;
  if (id === undefined) throw new UsageProblem('analysis needs its name, as in customer_value.', 'analysis');
  const options = sessionOptions(args, files);
  if (options.files.length === 0) throw new UsageProblem('analysis needs a table: --table FILE.', 'analysis');
  const request = analysisRequest(args, id);
  const out = outFile(args, 'analysis');
  const session = await openSession(options);
  if (session.problems[0]) throw session.problems[0];
  const json = isSet(args, 'json');
  try {
    const answer = session.ask('analysis', request);
    if (out !== undefined) await writeWorkbook(out, await session.workbook.exportXlsx(), 'analysis');
    const { read, write } = session.calls;
    const text = json ? JSON.stringify({ ...answer, calls: { read, write } }, null, 2) : analysisText(answer, out);
    return { text, failed: false };
  } catch (error) {
    if (!json || !(error instanceof AddOnFailure)) throw error;
    return { text: JSON.stringify({ error: { code: error.code, message: error.message } }, null, 2), failed: true };
  }
}

function analysisText({ name, asOf, lead, blocks, stamp, sheet }: AnalysisAnswer, out: string | undefined): string {
  return [
    `${name}, as of ${asOf}`,
    '',
    ...lead,
    ...blocks.flatMap(({ title, columns, rows }) => {
      const aligns = columns.map(({ format }): Align => (format === 'text' ? 'left' : 'right'));
      const shown = rows
        .slice(0, ROWS_SHOWN)
        .map((row) => row.map((value, at) => cellText(value, columns[at]!.format)));
      const more = rows.length - shown.length;
      const table = aligned([columns.map(({ header }) => header), ...shown], aligns);
      return titled(title, more > 0 ? [...table, `… and ${readableNumber(more)} rows more`] : table);
    }),
    ...titled('How this was made', aligned(stamp)),
    '',
    `On the sheet ${sheet}${out ? `, written to ${out}` : ''}`,
  ].join('\n');
}

type Format = AnalysisAnswer['blocks'][number]['columns'][number]['format'];

/** Serials of days count from 1899-12-30. */
const dayZero = Date.UTC(1899, 11, 30);

function cellText(value: string | number | null, format: Format): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (format === 'rate') return `${(value * 100).toFixed(1)} %`;
  if (format === 'day') return new Date(dayZero + value * 86_400_000).toISOString().slice(0, 10);
  return readableNumber(value);
}
