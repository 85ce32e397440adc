/** One execution: the host's side of the port. It checks what may be called, counts it, and carries it out. */
import { randomUUID } from 'node:crypto';
import { gidOf } from '../engine/workbook.ts';
import { type AuthMode, checkAccess, type Realmwork } from './access.ts';
import { ScriptDocument, type Zone } from './document/document.ts';
import { documentOperations } from './document/index.ts';
import type { Menu, ScriptHostOptions, Selection } from './index.ts';
import { ServiceError } from './service-error.ts';
import type { Storage, StoreName } from './storage.ts';
import { fromWire, toWire } from './wire.ts';

/** What executions of one host share. */
export interface Shared {
  readonly options: ScriptHostOptions;
  readonly storage: Storage;
  readonly counts: { read: number; write: number };
  /** What scripts made active; the page's own selection wins. */
  active: Selection | undefined;
  menu: Menu;
}

export interface ExecutionLimits {
  readonly mode: AuthMode;
  readonly failAt?: number;
  readonly locked?: readonly StoreName[];
}

type Run = (execution: Execution, ...args: never[]) => unknown;
interface Operation {
  readonly work: Realmwork;
  readonly run: Run;
}
const on = (work: Realmwork, run: Run): Operation => ({ work, run });

export class Execution {
  readonly document: ScriptDocument;
  readonly shared: Shared;
  readonly limits: ExecutionLimits;
  private readonly held = new Set<StoreName>();
  private counted = 0;
  private moved = false;
  loading = true;

  constructor(shared: Shared, limits: ExecutionLimits) {
    this.shared = shared;
    this.limits = limits;
    this.document = new ScriptDocument(shared.options.workbook);
  }

  /** The port: never throws, errors cross as data. */
  readonly port = (request: string): string => {
    try {
      const { operation, method, args } = fromWire(request) as { operation: string; method: string; args: unknown[] };
      return toWire({ value: this.carryOut(operation, method, args) });
    } catch (error) {
      if (!(error instanceof ServiceError))
        this.shared.options.ui?.log?.({ level: 'host', text: String((error as Error).stack) });
      return toWire({ error: (error as Error).message });
    }
  };

  private carryOut(name: string, method: string, args: readonly unknown[]): unknown {
    const documentOperation = documentOperations[name];
    if (documentOperation) {
      const { cost, run } = documentOperation;
      checkAccess(this.limits.mode, this.loading, cost === 'write' ? 'documentWrite' : 'document', method);
      if (cost !== 'free') this.count(cost);
      return run(this.document, ...(args as never[]));
    }
    const operation = operations[name];
    if (!operation) throw new Error(`The host knows no operation "${name}".`);
    checkAccess(this.limits.mode, this.loading, operation.work, method);
    return operation.run(this, ...(args as never[]));
  }

  private count(cost: 'read' | 'write'): void {
    this.shared.counts[cost]++;
    // platform.md SP-8: the message of a transient failure.
    if (++this.counted === this.limits.failAt) {
      throw new ServiceError('Service Spreadsheets failed while accessing document with id local.');
    }
  }

  /** Applies what still waits; a script that failed keeps what it wrote before. */
  end(): void {
    this.held.clear();
    this.document.settle();
    // The page can only go to a sheet that exists, so it is told when everything has been applied.
    if (this.moved && this.shared.active) this.shared.options.ui?.activate?.(this.selection());
  }

  selection(): Selection {
    const sheets = this.document.sheets();
    const standing = (selection: Selection | undefined) => sheets.some(({ id }) => id === selection?.sheetId);
    const chosen = [this.shared.active, this.shared.options.selection?.()].find(standing);
    const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0]!;
    return chosen ?? { sheetId: first.id, zone: { left: 0, top: 0, right: 0, bottom: 0 } };
  }

  activate(sheetId: string, zone: Zone | null): void {
    this.document.sheet(sheetId);
    this.shared.active = { sheetId, zone: zone ?? { left: 0, top: 0, right: 0, bottom: 0 } };
    this.moved = true;
  }

  lock(store: StoreName, insist: boolean): boolean {
    const free = !this.limits.locked?.includes(store);
    if (free) this.held.add(store);
    else if (insist) throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    return free;
  }
  unlock(store: StoreName): void {
    this.held.delete(store);
  }
  releaseLocks(): void {
    this.held.clear();
  }
  hasLock(store: StoreName): boolean {
    return this.held.has(store);
  }
}

const handle = ({ sheetId }: Selection) => ({ id: sheetId, gid: gidOf(sheetId) });

const operations: Readonly<Record<string, Operation>> = {
  active: on('document', () => true),
  documentName: on('document', ({ shared }) => shared.options.documentName ?? 'Untitled spreadsheet'),
  locale: on('document', ({ shared }) => shared.options.workbook.locale),
  timeZone: on('document', ({ shared }) => shared.options.workbook.timeZone),
  activeSheet: on('document', (execution) => handle(execution.selection())),
  activeRange: on('document', (execution) => {
    const selection = execution.selection();
    return { ...handle(selection), zone: selection.zone };
  }),
  activeZone: on('document', (execution, id: string) => {
    const selection = execution.selection();
    return selection.sheetId === id ? selection.zone : null;
  }),
  activate: on('documentWrite', (execution, id: string, zone: Zone | null) => execution.activate(id, zone)),
  flush: on('document', ({ document }) => document.settle()),
  toast: on('documentWrite', ({ shared }, message: string, title: string, seconds: number) =>
    shared.options.ui?.toast?.({ message, title, seconds }),
  ),

  ui: on('menu', () => true),
  menu: on('menu', ({ shared }, menu: Menu) => {
    shared.menu = menu;
    shared.options.ui?.menu?.(menu);
  }),
  sidebar: on('interface', ({ shared }, page: { title: string; html: string }) => shared.options.ui?.sidebar?.(page)),
  alert: on('interface', (execution, title: string, message: string, buttons: string) => {
    execution.releaseLocks(); // an alert suspends the script, and locks are not kept meanwhile (platform.md UI-3)
    return execution.shared.options.ui?.alert?.({ title, message, buttons }) ?? 'OK';
  }),
  page: on('html', ({ shared }, name: string) => {
    const html = shared.options.project.pages[name];
    if (html === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return html;
  }),

  hasDocument: on('storage', () => true),
  properties: on('storage', ({ shared }, store: StoreName) => shared.storage.getProperties(store)),
  setProperties: on('storageWrite', ({ shared }, store: StoreName, values: Record<string, string>, others: boolean) =>
    shared.storage.setProperties(store, values, others),
  ),
  deleteProperties: on('storageWrite', ({ shared }, store: StoreName, keys: string[] | null) =>
    shared.storage.deleteProperties(store, keys),
  ),
  cached: on('storage', ({ shared }, store: StoreName, keys: string[]) => shared.storage.cached(store, keys)),
  cache: on('storage', ({ shared }, store: StoreName, values: Record<string, string>, seconds: number) =>
    shared.storage.cache(store, values, seconds),
  ),
  uncache: on('storage', ({ shared }, store: StoreName, keys: string[]) => shared.storage.uncache(store, keys)),
  lock: on('storage', (execution, store: StoreName, insist: boolean) => execution.lock(store, insist)),
  unlock: on('storage', (execution, store: StoreName) => execution.unlock(store)),
  hasLock: on('storage', (execution, store: StoreName) => execution.hasLock(store)),

  userLocale: on('locale', ({ shared }) => shared.options.userLocale ?? 'en'),
  scriptTimeZone: on('anything', ({ shared }) => shared.options.project.timeZone),
  uuid: on('anything', () => randomUUID()),
  now: on('anything', ({ shared }) => shared.options.now?.() ?? Date.now()),
  log: on('anything', ({ shared }, level: string, text: string) => shared.options.ui?.log?.({ level, text })),
};
