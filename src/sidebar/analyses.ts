/** Analyses: what can be made of the tables at hand, and making one, with the steps of any build. */

import { type Analysis, chosenFrom, NoAnalysis, type Result, type Tables } from '../analysis/define.ts';
import { drawAnalysis } from '../analysis/draw.ts';
import { analyses } from '../analysis/index.ts';
import { fingerprintOf, fingerprintOfCells } from '../analysis/standing.ts';
import type { Bulk, ExistingSheet, SheetPlan } from '../scorecard/plan.ts';
import type { Table } from '../table/types.ts';
import { toIso } from '../value/day.ts';
import { byRole, requireTables } from './catalogue.ts';
import { Problem } from './failure.ts';
import type { AnalysisChoice, AnalysisRequest, BuildOutcome, BuildStep, Methods, PlannedBuild } from './protocol.ts';
import { freeName, newToken, today } from './steps.ts';
import { readSheets } from './tables.ts';
import type { Workbook } from './workbook.ts';

/** What is kept of an analysis that was made. */
interface Remembered {
  built: string;
  options: Record<string, string>;
  fingerprint: string;
}

export function analysisChoices(
  workbook: Workbook,
  { choices }: Methods['analyses']['request'],
): Methods['analyses']['answer'] {
  const tables = usedTables(workbook, choices);
  return analyses().map((analysis): AnalysisChoice => {
    const { id, text } = analysis;
    const lacks = analysis.lacks(tables);
    const sheet = workbook.own(id);
    const before = rememberedOf(workbook, id);
    return {
      id,
      ...text,
      lacks,
      options: lacks ? [] : analysis.options(tables),
      standing: sheet && before ? { sheetId: sheet.sheetId, built: before.built, options: before.options } : null,
    };
  });
}

export function planAnalysis(workbook: Workbook, request: AnalysisRequest): PlannedBuild {
  workbook.begin();
  const tables = usedTables(workbook, request.choices);
  const planned = plannedAnalysis(workbook, tables, request.id, request.options);
  return {
    build: newToken(),
    rebuild: workbook.own(request.id) !== null && !planned.fresh,
    steps: analysisSteps(planned),
    outcome: outcomeOf(planned),
  };
}

export interface PlannedAnalysis {
  analysis: Analysis;
  options: Record<string, string>;
  result: Result;
  plan: SheetPlan;
  fresh: boolean;
}

/** An analysis computed, and where it goes: over its last one, or beside it where somebody has written into that. */
export function plannedAnalysis(
  workbook: Workbook,
  tables: Tables,
  id: string,
  asked: Record<string, string>,
): PlannedAnalysis {
  const analysis = analyses().find((each) => each.id === id);
  if (!analysis) {
    const ids = analyses().map((each) => each.id);
    throw new Problem('input', `There is no analysis “${id}”. There are: ${ids.join(', ')}.`);
  }
  const lacks = analysis.lacks(tables);
  if (lacks) throw new Problem('input', `${analysis.text.name} ${lacks}.`);
  try {
    const options = chosenFrom(analysis.options(tables), asked);
    const result = analysis.run(tables, options);
    const before = workbook.existing([analysis.id])[0];
    const fresh = before !== undefined && isWrittenInto(before, rememberedOf(workbook, analysis.id));
    const plan = drawAnalysis({
      id: analysis.id,
      name: before && !fresh ? before.name : freeName(workbook.names(), sheetName(analysis.text.name)),
      title: analysis.text.name,
      result,
      made: today(),
      locale: workbook.locale(),
      before: before && !fresh ? { rows: before.values.length, columns: before.values[0]?.length ?? 0 } : null,
    });
    return { analysis, options: { ...options }, result, plan, fresh };
  } catch (error) {
    if (error instanceof NoAnalysis) throw new Problem('input', error.message);
    throw error;
  }
}

/** A file in Excel's format can't hold a sheet with one of these in its name. */
const sheetName = (name: string): string => name.replace(/[\\/*?:[\]]/g, '-');

const isWrittenInto = ({ values, formulas }: ExistingSheet, before: Remembered | null): boolean =>
  fingerprintOfCells(values) !== before?.fingerprint || formulas.some((row) => row.some((formula) => formula !== ''));

function rememberedOf(workbook: Workbook, id: Analysis['id']): Remembered | null {
  const text = workbook.remembered(id);
  return text ? (JSON.parse(text) as Remembered) : null;
}

export const rememberedAs = ({ options, plan }: PlannedAnalysis): string =>
  JSON.stringify({ built: toIso(today()), options, fingerprint: fingerprintOf(plan) } satisfies Remembered);

/** Rows written in one execution. */
const PIECE = 5000;

export function analysisSteps({ plan: { bulk, ...plan }, fresh }: PlannedAnalysis): BuildStep[] {
  const { kind, name, rows, columns } = plan;
  const pieces = bulk ? piecesOf(bulk) : [];
  return [
    { label: 'Making room…', room: [{ kind, name, rows, columns, fresh }] },
    { label: 'Writing results…', plan },
    ...pieces.map((piece, i): BuildStep => {
      const of = pieces.length > 1 ? ` ${i + 1} of ${pieces.length}` : '';
      return { label: `Writing rows${of}…`, bulk: { ...piece, kind } };
    }),
    ...(plan.charts.length ? [{ label: 'Drawing charts…', charts: { ...plan, cells: [] } }] : []),
  ];
}

function piecesOf({ area, rows }: Bulk): Bulk[] {
  const pieces: Bulk[] = [];
  for (let at = 0; at < rows.length; at += PIECE) {
    const part = rows.slice(at, at + PIECE);
    pieces.push({ area: { ...area, row: area.row + at, rows: part.length }, rows: part });
  }
  return pieces;
}

function outcomeOf(planned: PlannedAnalysis): BuildOutcome {
  const { analysis, result, plan, fresh } = planned;
  const kept = 'You had written into the last one, so it stays as it is and this one is a new sheet.';
  return {
    kind: plan.kind,
    title: analysis.text.name,
    sentences: [...result.lead, ...(fresh ? [kept] : [])],
    insights: [],
    remember: rememberedAs(planned),
  };
}

function usedTables(workbook: Workbook, choices: Methods['analyses']['request']['choices']): Tables {
  const tables = readSheets(workbook, choices).flatMap(({ table }): Table[] => (table ? [table] : []));
  requireTables(tables);
  return byRole(tables);
}
