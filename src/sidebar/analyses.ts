/**
 * Analyses: what can be made of the tables at hand, and making one. All of it is computed by who asks, in the page: the server
 * only reads and writes cells, and no fit runs against its clock.
 */
import { type Analysis, chosenFrom, NoAnalysis, type Result, type Tables } from '../analysis/define.ts';
import { drawAnalysis } from '../analysis/draw.ts';
import { analyses } from '../analysis/index.ts';
import { fingerprintOf, fingerprintOfCells } from '../analysis/standing.ts';
import type { Bulk, ExistingSheet, SheetPlan } from '../scorecard/plan.ts';
import type { Table } from '../table/types.ts';
import { toIso } from '../value/day.ts';
import { Problem } from './failure.ts';
import type { AnalysisChoice, BuildOutcome, BuildStep, PlannedBuild, StandingAnalyses } from './protocol.ts';
import { freeName, newToken, today } from './steps.ts';

/** What is kept of an analysis that was made. */
interface Remembered {
  built: string;
  options: Record<string, string>;
  fingerprint: string;
}

export function analysisChoices(read: Table[], { sheets }: StandingAnalyses): AnalysisChoice[] {
  const tables = byRole(read);
  return analyses().map((analysis): AnalysisChoice => {
    const { id, text } = analysis;
    const lacks = analysis.lacks(tables);
    const sheet = sheets.find((each) => each.id === id);
    const before = rememberedOf(sheet?.remembered);
    return {
      id,
      ...text,
      lacks,
      isMendable: analysis.roles.some((role) => tables[role]),
      options: lacks ? [] : analysis.options(tables),
      standing: sheet && before ? { sheetId: sheet.sheetId, built: before.built, options: before.options } : null,
    };
  });
}

export interface PlannedAnalysis {
  analysis: Analysis;
  options: Record<string, string>;
  result: Result;
  plan: SheetPlan;
  /** Somebody has written into the last one: it stays as it is, and this one goes beside it. */
  fresh: boolean;
}

/** An analysis computed, and where it goes. Throws a `Problem` in the person's words. */
export function plannedAnalysis(
  read: Table[],
  { names, locale, sheets, anew }: StandingAnalyses,
  id: string,
  asked: Record<string, string>,
): PlannedAnalysis {
  const tables = byRole(read);
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
    const remembered = rememberedOf(sheets.find((sheet) => sheet.id === id)?.remembered);
    const fresh = anew !== null && isWrittenInto(anew, remembered);
    const before = fresh ? null : anew;
    const plan = drawAnalysis({
      id: analysis.id,
      name: before?.name ?? freeName(names, sheetName(analysis.text.name)),
      title: analysis.text.name,
      result,
      made: today(),
      locale,
      before: before && { rows: before.values.length, columns: before.values[0]?.length ?? 0 },
    });
    return { analysis, options: { ...options }, result, plan, fresh };
  } catch (error) {
    if (error instanceof NoAnalysis) throw new Problem('input', error.message);
    throw error;
  }
}

export const analysisBuild = (planned: PlannedAnalysis, { anew }: StandingAnalyses): PlannedBuild => ({
  build: newToken(),
  rebuild: anew !== null && !planned.fresh,
  steps: stepsOf(planned),
  outcome: outcomeOf(planned),
});

/** A file in Excel's format can't hold a sheet with one of these in its name. */
const sheetName = (name: string): string => name.replace(/[\\/*?:[\]]/g, '-');

const isWrittenInto = ({ values, formulas }: ExistingSheet, before: Remembered | null): boolean =>
  fingerprintOfCells(values) !== before?.fingerprint || formulas.some((row) => row.some((formula) => formula !== ''));

const rememberedOf = (text = ''): Remembered | null => (text === '' ? null : (JSON.parse(text) as Remembered));

/** Rows written in one execution. */
const PIECE = 5000;

function stepsOf({ plan: { bulk, ...plan }, fresh }: PlannedAnalysis): BuildStep[] {
  const { kind, name, rows, columns, edits } = plan;
  const pieces = bulk ? piecesOf(bulk) : [];
  return [
    { label: 'Making room…', room: [{ kind, name, rows, columns, edits, fresh }] },
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

function outcomeOf({ analysis, options, result, plan, fresh }: PlannedAnalysis): BuildOutcome {
  const kept = 'You had written into the last one, so it stays as it is and this one is a new sheet.';
  const remembered: Remembered = { built: toIso(today()), options, fingerprint: fingerprintOf(plan) };
  return {
    kind: plan.kind,
    title: analysis.text.name,
    sentences: [...result.lead, ...(fresh ? [kept] : [])],
    insights: [],
    remember: JSON.stringify(remembered),
  };
}

const byRole = (read: Table[]): Tables => Object.fromEntries(read.map((table) => [table.role, table]));
