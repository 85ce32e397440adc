/** `kpi analysis ID`: makes one analysis in a spreadsheet of these tables and prints what stands on its sheet. */
import type { Result } from '../../src/analysis/define.ts';
import { tablesByRole } from '../../src/scorecard/figures.ts';
import { analysisIds } from '../../src/scorecard/plan.ts';
import { analysisBuild, plannedAnalysis } from '../../src/sidebar/analyses.ts';
import { requireTables } from '../../src/sidebar/catalogue.ts';
import type { Table } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { openSession, type Session } from '../session/session.ts';
import { answered, type Printed } from './answered.ts';
import { tablesFound } from './found.ts';
import type { ParsedArguments } from './options.ts';
import { UsageProblem } from './problem.ts';
import { type AskedQuestion, questionsOf } from './questions.ts';
import { otherTables, type ToldWarning } from './report.ts';
import { type AnalysisRequest, analysisRequest, isSet, outFile, sessionOptions } from './request.ts';
import { type Align, aligned, readableNumber, titled } from './text.ts';
import { writeWorkbook } from './write.ts';

/** Rows of a table that fit on a screen. */
const ROWS_SHOWN = 20;

export async function analysis(args: ParsedArguments): Promise<Printed> {
  const [id, ...files] = args.positional;
  if (id === undefined) throw new UsageProblem('analysis needs its name, as in customer_value.', 'analysis');
  const options = sessionOptions(args, files);
  if (options.files.length === 0) throw new UsageProblem('analysis needs a table: --table FILE.', 'analysis');
  const request = analysisRequest(args, id);
  const out = outFile(args);
  const session = await openSession(options);
  if (session.problems[0]) throw session.problems[0];
  const json = isSet(args, 'json');
  let questions: AskedQuestion[] = [];
  const answer = async () => {
    const { tables } = tablesFound(session, request.options);
    questions = questionsOf(tables);
    const made = make(session, request, tables);
    if (out !== undefined) await writeWorkbook(out, await session.workbook.exportXlsx(), 'analysis');
    return json ? JSON.stringify(made, null, 2) : analysisText(made, out);
  };
  return answered(json, answer, () => questions);
}

interface Answer extends Pick<Result, 'lead' | 'stamp' | 'blocks' | 'currency'> {
  id: string;
  name: string;
  sheet: string;
  asOf: string;
  options: Record<string, string>;
  charts: number;
  warnings: ToldWarning[];
}

/** As the sidebar's page does it: the tables are asked for, the analysis is computed here, and written in steps. */
function make(session: Session, { id, chosen }: AnalysisRequest, tables: Table[]): Answer {
  const anew = analysisIds.find((each) => each === id) ?? null;
  const standing = session.ask('standing', { anew });
  requireTables(tables);
  const planned = plannedAnalysis(tablesByRole(tables), standing, id, chosen);
  const { build, steps, outcome } = analysisBuild(planned, standing);
  for (const step of steps) session.ask('step', { build, step });
  session.ask('finish', { build, outcome });
  const { analysis, plan, result } = planned;
  const { lead, stamp, blocks, currency } = result;
  const asOf = toIso(result.asOf);
  return {
    id: analysis.id,
    name: analysis.text.name,
    sheet: plan.name,
    asOf,
    options: planned.options,
    lead,
    stamp,
    blocks,
    currency,
    charts: plan.charts.length,
    warnings: otherTables(tables.filter(({ role }) => analysis.roles.includes(role))),
  };
}

function analysisText({ name, asOf, lead, blocks, stamp, sheet, warnings }: Answer, out: string | undefined): string {
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
    ...titled(
      'Warnings',
      warnings.map(({ text }) => text),
    ),
    '',
    `On the sheet ${sheet}${out ? `, written to ${out}` : ''}`,
  ].join('\n');
}

type Format = Answer['blocks'][number]['columns'][number]['format'];

/** Serials of days count from 1899-12-30. */
const dayZero = Date.UTC(1899, 11, 30);

function cellText(value: string | number | null, format: Format): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (format === 'rate') return `${(value * 100).toFixed(1)} %`;
  if (format === 'day') return new Date(dayZero + value * 86_400_000).toISOString().slice(0, 10);
  return readableNumber(value);
}
