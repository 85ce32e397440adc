/**
 * A script's view of the document. Writes wait, as Google's do, until something is read, flushed or the execution ends, and are
 * then one batch of the engine. What sheets there are, how large they are, and attachments are known without waiting.
 */
import type { Getters } from '@odoo/o-spreadsheet';
import type { Attachment } from '../../engine/plugins/attachments.ts';
import { type EngineCommand, gidOf, type OwnGetters, type Workbook } from '../../engine/workbook.ts';
import { ServiceError } from '../service-error.ts';

export interface Zone {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface KnownSheet {
  readonly id: string;
  name: string;
  rows: number;
  columns: number;
  hidden: boolean;
}

/** platform.md LM-1. */
const MOST_CELLS = 10_000_000;

export class ScriptDocument {
  readonly workbook: Workbook;
  private queue: EngineCommand[] = [];
  private known: KnownSheet[] | undefined;
  private overlay = new Map<string, Attachment | undefined>();

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  /** The engine's getters, after every waiting write has been applied. */
  settled(): Getters & OwnGetters {
    this.settle();
    return this.engine();
  }

  /** The engine's getters as they are, for what no waiting write can change: locale, formats' grammar. */
  engine(): Getters & OwnGetters {
    return this.workbook.model.getters as Getters & OwnGetters;
  }

  /**
   * The engine's getters for what only commands of certain kinds change on a sheet, besides those that move its cells or make it a
   * copy: when none of them waits there is nothing to apply first. It spares a whole evaluation between two writes.
   */
  settledFor(sheetId: string, kinds: RegExp): Getters & OwnGetters {
    const waits = this.queue.some(
      ({ type, sheetIdTo, targetSheetId }) =>
        kinds.test(type) ||
        /^(ADD|REMOVE)_COLUMNS_ROWS/.test(type) ||
        sheetIdTo === sheetId ||
        targetSheetId === sheetId,
    );
    return waits ? this.settled() : this.engine();
  }

  write(...commands: EngineCommand[]): void {
    this.queue.push(...commands);
  }

  settle(): void {
    if (!this.queue.length) return;
    const commands = this.queue;
    this.queue = [];
    this.known = undefined;
    this.overlay.clear();
    this.workbook.batch(commands);
  }

  /** Whether notes of this sheet are among the waiting writes, so that the engine's answer may be old. */
  hasWaitingNotes(sheetId: string): boolean {
    return this.queue.some(
      (command) => command.sheetId === sheetId && /NOTE|LINES|COLUMNS_ROWS|COPY/.test(command.type),
    );
  }

  /** The sheets in their order, waiting changes included. Changing an entry is part of queuing the command for it. */
  sheets(): KnownSheet[] {
    this.known ??= this.workbook
      .sheets()
      .map(({ id, name, rows, columns, hidden }) => ({ id, name, rows, columns, hidden }));
    return this.known;
  }

  sheet(id: string): KnownSheet {
    const sheet = this.sheets().find((each) => each.id === id);
    if (!sheet) throw new ServiceError(`Sheet ${gidOf(id)} not found`);
    return sheet;
  }

  sheetNamed(name: string): KnownSheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets().find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  /** Called before a sheet grows or is added. */
  checkRoom(extraCells: number): void {
    const cells = this.sheets().reduce((sum, sheet) => sum + sheet.rows * sheet.columns, 0);
    if (cells + extraCells > MOST_CELLS) {
      throw new ServiceError(
        `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
      );
    }
  }

  attachments(prefix: string): (readonly [string, Attachment])[] {
    const entries = new Map(this.engine().getAttachments(prefix));
    for (const [key, attachment] of this.overlay) {
      if (!key.startsWith(prefix)) continue;
      if (attachment) entries.set(key, attachment);
      else entries.delete(key);
    }
    const standing = new Set(this.sheets().map(({ id }) => id));
    return [...entries].filter(([, { sheetId }]) => sheetId === undefined || standing.has(sheetId));
  }

  attach(key: string, value: unknown, owner?: string): void {
    this.overlay.set(key, value === undefined ? undefined : { sheetId: owner, value });
    this.write({ type: 'SET_ATTACHMENT', key, value, owner });
  }

  /** Metadata goes along when a sheet is duplicated; this repeats for waiting duplicates what the engine's plugin will do. */
  foreseeDuplicate(from: string, to: string): void {
    for (const [key, { sheetId, value }] of this.attachments('metadata:')) {
      if (sheetId === from) this.overlay.set(`${key}/${to}`, { sheetId: to, value });
    }
  }
}
