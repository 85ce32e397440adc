/** `kpi scorecard`: builds the scorecard in a spreadsheet of these tables and prints its figures. */
import { openSession } from '../session/session.ts';
import { answered, type Printed } from './answered.ts';
import { answerOf, type KpiAnswer, type ScorecardAnswer } from './figures.ts';
import { tablesFound } from './found.ts';
import type { ParsedArguments } from './options.ts';
import { orderOf, requireOnCard } from './order.ts';
import { UsageProblem } from './problem.ts';
import { type AskedQuestion, questionsOf, questionText, words } from './questions.ts';
import { otherTables } from './report.ts';
import { isSet, outFile, scorecardRequest, sessionOptions } from './request.ts';
import { type Align, aligned, indented, readableNumber, shortened, titled } from './text.ts';
import { writeWorkbook } from './write.ts';

/** The latest periods that fit on a screen line. */
const PERIODS_SHOWN = 6;

export async function scorecard(args: ParsedArguments): Promise<Printed> {
  const options = sessionOptions(args, args.positional);
  if (options.files.length === 0) throw new UsageProblem('scorecard needs a table: --table FILE.', 'scorecard');
  const request = scorecardRequest(args);
  const out = outFile(args);
  const session = await openSession(options);
  if (session.problems[0]) throw session.problems[0];
  const json = isSet(args, 'json');
  let questions: AskedQuestion[] = [];
  const answer = async () => {
    const order = orderOf(request);
    const found = tablesFound(session, request.options);
    questions = questionsOf(found.tables);
    const report = session.ask('scorecard', order);
    const { read, write } = session.calls;
    const figures = answerOf(report, session.workbook);
    requireOnCard(
      order.variants,
      figures.kpis.map(({ id }) => id),
    );
    if (out !== undefined) await writeWorkbook(out, await session.workbook.exportXlsx(), 'scorecard');
    const tables = figures.tables.map((table) => ({ file: session.fileOf(table.sheet), ...table }));
    const warnings = [...otherTables(found.tables), ...figures.warnings];
    const told = {
      ...figures,
      tables,
      questions: questionsOf(found.tables.filter(({ sheet }) => tables.some((table) => table.sheet === sheet))),
      warnings,
    };
    return json ? JSON.stringify({ ...told, calls: { read, write } }, null, 2) : scorecardText(told, out);
  };
  return answered(json, answer, () => questions);
}

type Told = Omit<ScorecardAnswer, 'tables' | 'questions'> & {
  tables: (ScorecardAnswer['tables'][number] & { file: string })[];
  questions: AskedQuestion[];
};

function scorecardText(answer: Told, out: string | undefined): string {
  const { asOf, from, to, period, tables, kpis, insights, questions, warnings, sheets, charts } = answer;
  const shown = kpis[0]?.periods.slice(-PERIODS_SHOWN) ?? [];
  const header = ['KPI', 'Status', 'Total', 'n', ...shown.map(({ start, partial }) => start + (partial ? ' *' : ''))];
  const aligns: Align[] = ['left', 'left', ...header.slice(2).map((): Align => 'right')];
  return [
    `Scorecard by ${period}, ${from} to ${to}, as of ${asOf}`,
    ...tables.map(({ sheet, file, role, rows }) => `from ${sheet} (${file}): ${readableNumber(rows)} rows of ${role}`),
    '',
    ...indented(aligned([header, ...kpis.map(kpiRow)], aligns)),
    ...(shown.some(({ partial }) => partial) ? ['', '  * part of it'] : []),
    ...titled(
      'Formulas',
      aligned(kpis.flatMap(({ name, formula }) => (formula ? [[name, shortened(formula, 160)]] : []))),
    ),
    ...titled(
      'What stands out',
      insights.map(({ text }) => text),
    ),
    ...titled(
      'Questions',
      questions.map((question) => questionText(question, tables.length > 1)),
    ),
    ...titled(
      'Warnings',
      warnings.map(({ text }) => text),
    ),
    '',
    `${charts} ${charts === 1 ? 'chart' : 'charts'} on ${sheets.join(', ')}${out ? `, written to ${out}` : ''}`,
  ].join('\n');
}

function kpiRow(kpi: KpiAnswer): string[] {
  const name = kpi.variant ? `${kpi.name} (${kpi.variant})` : kpi.name;
  return [
    name,
    kpi.status === 'none' ? '–' : words(kpi.status),
    kpi.value === null ? words(kpi.reason ?? '') : figureText(kpi.value, kpi.unit),
    readableNumber(kpi.n),
    ...kpi.periods.slice(-PERIODS_SHOWN).map(({ value }) => (value === null ? '–' : figureText(value, kpi.unit))),
  ];
}

function figureText(value: number, unit: string): string {
  if (unit === 'rate') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'days') return `${value.toFixed(1)} days`;
  if (unit === 'ratio') return `${value.toFixed(2)}×`;
  return readableNumber(value);
}
