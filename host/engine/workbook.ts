/**
 * A spreadsheet document: o-spreadsheet's Model with Google's dialect, notes, developer metadata and stable sheet ids.
 * The same class runs in Node and in the browser page (there without `exportXlsx`).
 */
import './engine.ts';
import { CompiledFormula, helpers, Model } from '@odoo/o-spreadsheet';
import { isoOfSerial } from './calendar.ts';
import { canonicalFormula, localeFor } from './dialect/index.ts';
import type { Attachment } from './plugins/attachments.ts';

/** A command of the engine, see o-spreadsheet's `types/commands.d.ts`, plus those of our own plugins. */
export interface EngineCommand {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The engine's snapshot of a document, as JSON: what `exportData()` gives and `openWorkbook({ data })` takes. */
export interface WorkbookData {
  [key: string]: unknown;
}

/** Joins several models of one document (revisions), see o-spreadsheet's `TransportService`. */
export interface Transport {
  sendMessage(message: unknown): Promise<void>;
  onNewMessage(id: string, callback: (message: never) => void): void;
  leave(id: string): void;
}

export interface WorkbookOptions {
  data?: WorkbookData;
  /** The spreadsheet's locale as Google writes it (`de_DE`); it wins over the one in `data`. */
  locale: string;
  /** The spreadsheet's IANA time zone. */
  timeZone: string;
  transport?: Transport;
  /** Revisions made after `data` was exported. */
  revisions?: readonly unknown[];
  client?: { id: string; name: string };
}

export interface SheetSummary {
  /** The engine's id. */
  readonly id: string;
  /** The number Google calls sheet id (gid); stable over rename and move. */
  readonly gid: number;
  readonly name: string;
  readonly index: number;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
}

export interface CellPosition {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
}

/** A value as contracts.md prints it: dates are `yyyy-mm-dd` (with a time: `yyyy-mm-ddThh:mm:ss`), blank is `''`. */
export type PrintedValue = number | string | boolean | PrintedError;
export interface PrintedError {
  readonly error: { readonly code: string; readonly message: string };
}
export type Evaluation = { readonly value: PrintedValue | readonly (readonly PrintedValue[])[] } | PrintedError;

export interface Workbook {
  readonly model: Model;
  readonly locale: string;
  readonly timeZone: string;
  /** One transaction: one evaluation, one revision. Throws with the engine's reasons when it refuses. */
  batch(commands: readonly EngineCommand[]): void;
  sheets(): readonly SheetSummary[];
  /** The note of a cell, '' when there is none. */
  getNote(position: CellPosition): string;
  /** A snapshot that `openWorkbook({ data })` takes. */
  exportData(): WorkbookData;
  /** The document as an .xlsx file (Node only). */
  exportXlsx(): Promise<Uint8Array>;
  /** The result of a formula typed into a free cell of `sheetName` (default: the first sheet), in the workbook's locale. */
  evaluate(formula: string, sheetName?: string): Evaluation;
}

export function openWorkbook(options: WorkbookOptions): Workbook {
  return new EngineWorkbook(options);
}

/** What our plugins add to the engine's getters. */
export interface OwnGetters {
  getNote(position: CellPosition): string;
  getNotes(sheetId: string): Readonly<Record<string, string>>;
  getAttachment(key: string): Attachment | undefined;
  getAttachments(prefix: string): readonly (readonly [string, Attachment])[];
  getBatchRefusals(): readonly string[];
}

class EngineWorkbook implements Workbook {
  readonly model: Model;
  readonly locale: string;
  readonly timeZone: string;
  private readonly own: OwnGetters;

  constructor({ data, locale, timeZone, transport, revisions, client }: WorkbookOptions) {
    this.locale = locale;
    this.timeZone = timeZone;
    const document = {
      ...(data ?? emptyDocument()),
      settings: { ...(data?.settings as object), locale: localeFor(locale) },
    };
    const config = {
      ...(transport && { transportService: transport }),
      ...(client && { client }),
      custom: { timeZone },
    };
    this.model = new Model(document, config as never, revisions as never);
    this.own = this.model.getters as unknown as OwnGetters;
  }

  batch(commands: readonly EngineCommand[]): void {
    if (!commands.length) return;
    // The engine's dispatch is typed for its own closed set of commands.
    const dispatch = this.model.dispatch as unknown as (
      type: string,
      payload: object,
    ) => { isSuccessful: boolean; reasons: string[] };
    const { isSuccessful, reasons } = dispatch('BATCH', { commands });
    const refusals = isSuccessful ? this.own.getBatchRefusals() : reasons;
    if (refusals.length) throw new Error(`The spreadsheet engine refused: ${refusals.join('; ')}`);
  }

  sheets(): readonly SheetSummary[] {
    const { getters } = this.model;
    return getters.getSheetIds().map((id, index) => ({
      id,
      gid: gidOf(id),
      name: getters.getSheetName(id),
      index,
      rows: getters.getNumberRows(id),
      columns: getters.getNumberCols(id),
      hidden: !getters.isSheetVisible(id),
    }));
  }

  getNote(position: CellPosition): string {
    return this.own.getNote(position);
  }

  exportData(): WorkbookData {
    // Not model.exportData(): that one builds a second Model, only to check its compression.
    return this.model._exportData(false) as unknown as WorkbookData;
  }

  async exportXlsx(): Promise<Uint8Array> {
    // The address is computed so that a bundler for the page leaves this Node-only part out.
    const file = new URL('./xlsx.ts', import.meta.url).href;
    const { xlsxOf } = (await import(file)) as typeof import('./xlsx.ts');
    return xlsxOf(this.model);
  }

  evaluate(formula: string, sheetName?: string): Evaluation {
    const { getters } = this.model;
    const sheetId = sheetName === undefined ? getters.getSheetIds()[0]! : getters.getSheetIdByName(sheetName);
    if (!sheetId) throw new Error(`There is no sheet named "${sheetName}".`);
    const typed = formula.trim();
    const stored = canonicalFormula(typed.startsWith('=') ? typed : `=${typed}`, getters.getLocale());
    if (CompiledFormula.IsBadExpression(stored)) return { error: { code: '#ERROR!', message: 'Formula parse error.' } };
    const result = getters.evaluateFormulaResult(sheetId, stored);
    if (!Array.isArray(result)) return printedResult(result);
    const [first = []] = result;
    if (result.length === 1 && first.length === 1) return printedResult(first[0]!);
    return { value: first.map((_, row) => result.map((column) => printed(column[row]!))) };
  }
}

type Result = { value: unknown; format?: string; message?: string };

function printedResult(result: Result): Evaluation {
  const value = printed(result);
  return typeof value === 'object' ? value : { value };
}

function printed({ value, format, message }: Result): PrintedValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return format && helpers.isDateTimeFormat(format) ? isoOfSerial(value) : value;
  if (typeof value === 'boolean') return value;
  const text = String(value);
  return helpers.isEvaluationError(text) ? { error: { code: text, message: String(message ?? '') } } : text;
}

/** A stable number per sheet, as Google's gid: FNV-1a of the engine's id, cut to 31 bits. */
export function gidOf(sheetId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sheetId.length; i++) hash = Math.imul(hash ^ sheetId.charCodeAt(i), 0x01000193);
  return hash & 0x7fffffff;
}

function emptyDocument(): WorkbookData {
  // A new sheet of Google's: 1,000 rows, 26 columns (platform.md LM-3).
  return { sheets: [{ ...helpers.createEmptySheet('sheet1', 'Sheet1'), rowNumber: 1000, colNumber: 26 }] };
}
