/**
 * A spreadsheet document: o-spreadsheet's Model with Google's dialect, notes, developer metadata and stable sheet ids.
 * The same class runs in Node and in the browser page (there without `exportXlsx`).
 */
import type { Model } from '@odoo/o-spreadsheet';

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

export function openWorkbook(_options: WorkbookOptions): Workbook {
  throw new Error('not written yet');
}
