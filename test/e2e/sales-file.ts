/** A user's spreadsheet with the add-on in it: what they type, what the add-on is asked, what stands in the cells afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { answerOf, type ScorecardAnswer } from '../../host/cli/figures.ts';
import { orderOf } from '../../host/cli/order.ts';
import type { ScorecardRequest } from '../../host/cli/request.ts';
import { localeFor } from '../../host/engine/dialect/index.ts';
import { typedContent } from '../../host/engine/typed-content.ts';
import { type EngineCommand, openWorkbook, type Workbook, type WorkbookData } from '../../host/engine/workbook.ts';
import { workbookData } from '../../host/files/workbook-data.ts';
import { readProject, type ScriptHost } from '../../host/script/index.ts';
import { ensureBundle } from '../../host/session/bundle.ts';
import { AddOnFailure, installAddOn, loadFiles } from '../../host/session/session.ts';
import type { BuildRequest, Failure, Method, Methods } from '../../src/sidebar/protocol.ts';
import { type SheetState, stateOf } from './state.ts';

export interface FileOptions {
  locale?: string;
  timeZone?: string;
  import?: 'safe' | 'google';
}

export type CellValue = string | number | boolean | { error: string } | null;

/** Room below a table to type on; a new sheet's 1,000 rows would only cost time. */
const SPARE_ROWS = 12;
const OWN = ['Scorecard', 'KPI data', 'KPI settings'];

let folder: string | undefined;
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

/** A CSV file of this text, for as long as the tests of this file run. */
export function csv(name: string, text: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'sales-kpis-'));
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, text);
  return path;
}

export class SalesFile {
  private constructor(
    readonly workbook: Workbook,
    readonly host: ScriptHost,
  ) {}

  static async open(paths: readonly string[], options: FileOptions = {}): Promise<SalesFile> {
    const { locale = 'en_US', timeZone = 'Etc/UTC' } = options;
    const files = paths.map((path) => ({ path }));
    const { sheets, problems } = await loadFiles({ files, import: options.import ?? 'safe', locale });
    if (problems[0]) throw problems[0];
    const data = workbookData(sheets);
    for (const [i, sheet] of (data.sheets as { rowNumber: number }[]).entries()) {
      sheet.rowNumber = sheets[i]!.rows.length + SPARE_ROWS;
    }
    return SalesFile.of(data, locale, timeZone);
  }

  static async of(data: WorkbookData, locale: string, timeZone: string): Promise<SalesFile> {
    const workbook = openWorkbook({ data, locale, timeZone });
    return new SalesFile(workbook, installAddOn({ workbook, project: readProject(await ensureBundle()) }));
  }

  // What the user does

  /** As typed into `Deals!E3`; an empty text clears the cell. */
  type(place: string, text: string): void {
    const { sheetId, col, row } = this.place(place);
    const { content, format } = typedContent(text, localeFor(this.workbook.locale));
    this.change({ type: 'UPDATE_CELL', sheetId, col, row, content, ...(format && { format }) });
  }

  /** Rows count as they are seen in the sheet; the new ones stand before `row`. */
  insertRows(sheet: string, row: number, quantity: number): void {
    const { id: sheetId } = this.sheet(sheet);
    this.change({ type: 'ADD_COLUMNS_ROWS', sheetId, sheetName: sheet, dimension: 'ROW', base: row - 1, quantity, position: 'before' }); // biome-ignore format: one line
  }

  deleteRows(sheet: string, row: number, quantity: number): void {
    const { id: sheetId } = this.sheet(sheet);
    const elements = Array.from({ length: quantity }, (_, i) => row - 1 + i);
    this.change({ type: 'REMOVE_COLUMNS_ROWS', sheetId, sheetName: sheet, dimension: 'ROW', elements });
  }

  note(place: string, text: string): void {
    this.change({ type: 'SET_NOTE', ...this.place(place), text });
  }

  change(...commands: EngineCommand[]): void {
    this.workbook.batch(commands);
  }

  // What the add-on is asked

  ask<M extends Method>(method: M, request: Methods[M]['request'], failAt?: number): Methods[M]['answer'] {
    this.host.resetCalls();
    const outcome = this.host.run('salesKpis', [method, JSON.stringify(request)], { failAt });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const answer = JSON.parse(outcome.value as string) as
      | { ok: true; value: Methods[M]['answer'] }
      | { ok: false; error: Failure };
    if (!answer.ok) throw new AddOnFailure(answer.error);
    return answer.value;
  }

  /** As the command line does it. */
  scorecard(request: Partial<ScorecardRequest> = {}): ScorecardAnswer {
    const order = orderOf({ ...request, options: { locale: this.workbook.locale, ...request.options } });
    return answerOf(this.ask('scorecard', order), this.workbook);
  }

  /** As the sidebar does it: plan, then step by step, then finish. */
  build(request: BuildRequest): Methods['finish']['answer'] {
    const { build, steps, outcome } = this.ask('plan', request);
    for (const step of steps) this.ask('step', { build, step });
    return this.ask('finish', { build, outcome });
  }

  /** The answer to the same request in a file that holds the user's sheets as they are now, and nothing of ours. */
  async afresh(request: Partial<ScorecardRequest> = {}): Promise<ScorecardAnswer> {
    const data = JSON.parse(JSON.stringify(this.workbook.exportData())) as { sheets: { name: string }[] };
    const sheets = data.sheets.filter(({ name }) => !OWN.includes(name));
    const { locale, timeZone } = this.workbook;
    const file = await SalesFile.of({ ...data, sheets, attachments: {} }, locale, timeZone);
    return file.scorecard(request);
  }

  // What stands in the cells

  sheet(name: string) {
    const found = this.workbook.sheets().find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  }

  cell(place: string): CellValue {
    return this.valueAt(this.place(place));
  }

  cells(sheet: string): CellValue[][] {
    const { id: sheetId, rows, columns } = this.sheet(sheet);
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, col) => this.valueAt({ sheetId, row, col })),
    );
  }

  /** Every figure the scorecard shows, in its order: the total, n, and one per period by its first day. */
  shown(sheet = 'Scorecard'): { key: string; total: CellValue; n: CellValue; periods: Record<string, CellValue> }[] {
    const [keys = [], ...rows] = this.cells(sheet);
    const columnOf = (key: string) => keys.indexOf(key);
    const periods = keys.flatMap((key, column) => {
      const start = /^period:\w+:(.+)$/.exec(String(key))?.[1];
      return start ? [{ start, column }] : [];
    });
    return rows
      .filter(([key]) => String(key).startsWith('kpi:'))
      .map((row) => ({
        key: String(row[0]).slice('kpi:'.length),
        total: row[columnOf('total')]!,
        n: row[columnOf('n')]!,
        periods: Object.fromEntries(periods.map(({ start, column }) => [start, row[column]!])),
      }));
  }

  /** Places of error values on our own sheets. */
  errors(): string[] {
    return OWN.flatMap((name) =>
      this.cells(name).flatMap((row, r) =>
        row.flatMap((value, c) =>
          value !== null && typeof value === 'object' ? [`${name} row ${r + 1}, column ${c + 1}: ${value.error}`] : [],
        ),
      ),
    );
  }

  state(): { sheets: SheetState[]; properties: unknown; attachments: unknown } {
    return { ...stateOf(this.workbook.exportData()), properties: this.host.exportState() };
  }

  private place(place: string): { sheetId: string; col: number; row: number } {
    const [, sheet, letters, row] = /^(?:(.+)!)([A-Z]+)(\d+)$/.exec(place) ?? [];
    if (!sheet || !letters) throw new Error(`“${place}” is no cell`);
    const col = [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return { sheetId: this.sheet(sheet).id, col, row: Number(row) - 1 };
  }

  private valueAt(position: { sheetId: string; col: number; row: number }): CellValue {
    const { type, value, message } = this.workbook.model.getters.getEvaluatedCell(position);
    if (type === 'error') return { error: `${value} ${message ?? ''}`.trim() };
    return value === '' ? null : value;
  }
}
