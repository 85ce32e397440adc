/**
 * What the sidebar may ask the server, and what it gets: typed and JSON-safe. One dispatcher carries all of it:
 * `google.script.run.salesKpis(method, JSON.stringify(request))` → `{"ok":true,"value":…}` or `{"ok":false,"error":Failure}`.
 * All texts are in the person's language and ready to show.
 */

import type { AnalysisId, Option } from '../analysis/define.ts';
import type { Unit } from '../kpi/define.ts';
import type { Bulk, ExistingSheet, OwnSheet, SheetPlan } from '../scorecard/plan.ts';
import type { ScorecardReport } from '../scorecard/report.ts';
import type { Answer, FieldId, Question, ReadOptions, Role, Status, Table } from '../table/types.ts';
import type { LeftOutCode } from '../value/outcome.ts';
import type { SheetRoom } from './workbook.ts';

export interface Methods {
  /** First thing the sidebar asks: what is in this file. */
  open: { request: Record<string, never>; answer: OpenState };
  /** Read the tables again, with the person's answers and corrections. */
  read: { request: { choices: TableChoices[] }; answer: TableView[] };
  /** What can be put on a scorecard from these tables. Answered by the page itself. */
  catalogue: { request: { choices: TableChoices[] }; answer: Catalogue };
  /** What a scorecard over these days would show. Answered by the page itself. */
  preview: { request: PreviewRequest; answer: Preview };
  /** Everything is computed here; nothing is written yet. The client then carries the steps out one by one, and finishes. */
  plan: { request: BuildRequest; answer: PlannedBuild };
  /** Which analyses these tables feed, with what is asked before each. Answered by the page itself: see analyses.ts. */
  analyses: { request: { choices: TableChoices[] }; answer: AnalysisChoice[] };
  /** As `plan`, for an analysis. Answered by the page itself. */
  planAnalysis: { request: AnalysisRequest; answer: PlannedBuild };
  /** The tables as read, row by row, one per role: what analyses are computed from. */
  readings: { request: { choices: TableChoices[] }; answer: Table[] };
  /** The analyses in the file; of the one that is to be made anew also its cells, after a build that died was cleared away. */
  standing: { request: { anew: AnalysisId | null }; answer: StandingAnalyses };
  step: { request: { build: string; step: BuildStep }; answer: Record<string, never> };
  finish: { request: { build: string; outcome: BuildOutcome }; answer: Done };
  /** Cancel or failure: the file is put back as it was before `plan`. */
  abandon: { request: { build: string }; answer: Record<string, never> };
  /** For the command line: every table found, several of a role too, and the sheets that hold none. */
  tables: {
    request: { options: ReadOptions };
    answer: { tables: Table[]; others: { sheet: string; why: string }[] };
  };
  /** For the command line: builds in one execution, whatever the tables lack. */
  scorecard: { request: ScorecardOrder; answer: ScorecardReport };
  /** Selects cells in the grid, e.g. the rows that were left out, or the scorecard. */
  show: { request: { sheetId: number; a1: string }; answer: Record<string, never> };
}
export type Method = keyof Methods;
/** What the server answers where it differs from what the page makes of it. */
interface Unseen {
  open: Omit<OpenState, 'tables'> & { tables: TableRead[] };
  read: TableRead[];
}
export type ServerAnswer<M extends Method> = M extends keyof Unseen ? Unseen[M] : Methods[M]['answer'];
export type ServerMethod = Exclude<Method, 'catalogue' | 'preview' | 'analyses' | 'planAnalysis'>;

/** `message` is in the user's words; `where` names the cell or column if there is one, e.g. "Deals!E3". */
export interface Failure {
  code: 'no_sheet' | 'no_table' | 'input' | 'question' | 'no_rows' | 'busy' | 'protected' | 'changed' | 'internal';
  message: string;
  where?: string;
}

export interface OpenState {
  file: string;
  locale: string; // the spreadsheet's, e.g. "fi_FI": how the person writes numbers
  tables: TableView[];
  /** Sheets that hold something but no table we know, with the reason in words. */
  others: { sheet: string; why: string }[];
  /** A scorecard that is already in this file. */
  scorecard: { sheetId: number; title: string; built: string; request: BuildRequest } | null;
}

/** One table as the person has it before them in step 1. */
export interface TableView {
  sheet: string;
  sheetId: number;
  role: Role | null; // null: the role is asked
  roleName: string; // "Deals"
  headerRow: number;
  dataRows: number;
  rows: number;
  complete: boolean; // nothing that every figure needs is missing or asked
  fields: FieldView[]; // in display order, required first
  columns: { column: string; header: string; sample: string }[]; // for the drop-downs
  questions: QuestionView[];
  warnings: string[];
  leftOut: { code: string; text: string; count: number; rows: number[] }[]; // text: "no close date"; rows: the first ones, for "Show rows"
  words: { word: string; count: number; status: Status | null }[]; // the user's words for won, lost …, most frequent first
  wordColumn: string | null; // where they stand
  unknownWords: string[]; // those that count as any other word only because nobody knows them
  otherWords: Status | null;
}

export interface FieldView {
  field: FieldId;
  label: string; // "Close date"
  required: boolean;
  column: string | null;
  sample: string; // "28.9.2024 → 28 Sep 2024", "Won 412 · Lost 388 · Open 396"
  state: 'found' | 'asked' | 'missing' | 'none'; // missing: required and not there; none: optional and not there
  why: string; // evidence in words
}

/** A table as the server tells it: without its rows. What the person sees of it is made in the page. */
export interface TableRead extends Omit<Table, 'frame'> {
  asked: Question[]; // before any answer: the settled ones too
  facts: FrameFacts;
}

/** What the page shows of a table's rows. */
export interface FrameFacts {
  fields: Record<FieldId, { first?: number; different: number }>; // the first day or number that was read; how many different cells
  statuses: [Status, number][]; // how many rows each
  words: [string, number][]; // the same of the words that tell the outcome, as they are spelled
  leftOut: Partial<Record<LeftOutCode, number[]>>; // the first rows of each
}

export interface QuestionView {
  id: string;
  title: string; // "Is 3.4.2025 the 3rd of April?"
  why: string;
  options: { label: string; answer: Answer | { map: Record<FieldId, string> } }[];
  assumed: number | null; // index of the preselected option
  settled: boolean;
}

/** What the person decided about one sheet. */
export interface TableChoices {
  sheetId: number;
  use: boolean;
  role?: Role;
  map?: Record<FieldId, string>; // field → column letter; "" means no column
  answers?: Answer[];
  headers?: Record<string, string>; // of every column, by its letter then: one that has moved since is known by it
}

export interface Catalogue {
  kpis: KpiChoice[];
  templates: { id: string; name: string; about: string; kpis: string[]; period: PeriodUnit; ready: number }[]; // ready: how many of its KPIs these tables feed
  periods: { unit: PeriodUnit; name: string }[];
  range: { from: string; to: string; asOf: string }; // ISO days of the data's span
}
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface KpiChoice {
  id: string;
  name: string;
  family: string;
  variants: VariantChoice[]; // the first is the default
  lacks: string | null; // of the default: "needs a costs table – none found"
  selected: boolean;
  target: number | null;
  perPeriod: boolean; // its target is for one period: a longer one simply has more
  unit: Unit;
}

export interface VariantChoice {
  id: string;
  name: string;
  definition: string; // "won ÷ (won + lost), closed in the period"
  lacks: string | null;
}

export interface PreviewRequest extends Pick<BuildRequest, 'choices' | 'period' | 'from' | 'to'> {
  /** Of KPIs: another one may be measured against them. */
  targets: Record<string, number>;
}

export interface Preview {
  from: string; // ISO days of the first and the last period
  to: string;
  periods: number;
  figures: Record<string, Record<string, string | null>>; // by KPI and variant, as the scorecard's total: "63.2 %"
}

export interface BuildRequest {
  choices: TableChoices[];
  title: string;
  kpis: { id: string; variant: string | null; target: number | null }[];
  period: PeriodUnit;
  from: string | null; // ISO day; null: from the first of the data
  to: string | null;
  asOf: string | null;
}

/** One analysis as the sidebar offers it. */
export interface AnalysisChoice {
  id: AnalysisId;
  name: string;
  about: string; // the question it answers
  lacks: string | null; // "needs a table of orders, none found"; null: it can be made
  isMendable: boolean; // a table is there that could feed it: what it lacks may be found in step 1
  options: Option[];
  /** The one that is in the file. */
  standing: { sheetId: number; built: string; options: Record<string, string> } | null;
}

export interface AnalysisRequest {
  choices: TableChoices[];
  id: AnalysisId;
  options: Record<string, string>; // by the option's id; what is missing is the default
}

export interface StandingAnalyses {
  locale: string; // the spreadsheet's
  names: string[]; // of every sheet of the file
  sheets: { id: AnalysisId; sheetId: number; remembered: string }[];
  anew: ExistingSheet | null;
}

export interface PlannedBuild {
  build: string; // token
  steps: BuildStep[];
  rebuild: boolean;
  /** Handed back with `finish`. */
  outcome: BuildOutcome;
}

export interface BuildOutcome extends Omit<Done, 'sheetId'> {
  kind: OwnSheet; // the sheet it is about
  remember: string; // what a rebuild needs to know
}
/** One of the four. */
export interface BuildStep {
  label: string; // "Writing formulas…"
  room?: SheetRoom[];
  plan?: SheetPlan;
  bulk?: Bulk & { kind: OwnSheet };
  charts?: SheetPlan;
}

export interface Done {
  sheetId: number;
  title: string;
  sentences: string[]; // "10 KPIs over 12 months from 8,800 deals." …
  insights: { tone: 'good' | 'near' | 'bad' | 'plain'; title: string; text: string }[];
}

/** A scorecard as the command line orders it. */
export interface ScorecardOrder extends Omit<BuildRequest, 'choices' | 'kpis'> {
  options: ReadOptions;
  ids: readonly string[] | null; // of the KPIs; null: the first ten that the tables feed
  variants: Record<string, string[]>; // by KPI, side by side; of the others the default
}
