/** The open document: its workbook, the add-on in it, the order of changes, and what survives a restart. */
import { openWorkbook, type Workbook, type WorkbookData } from '../engine/workbook.ts';
import type { DocumentPayload, ServerMessage, Sidebar } from '../page/protocol.ts';
import type { Menu, ScriptHost, ScriptProject, ScriptState, Selection } from '../script/index.ts';
import { installAddOn } from '../session/session.ts';
import { RevisionLog } from './revisions.ts';

export interface DocumentOptions {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly language?: string;
  readonly project: ScriptProject;
  readonly saved: SavedDocument;
  /** Something changed that `save()` would keep. */
  readonly onChange: () => void;
}

/** What is kept between two starts. */
export interface SavedDocument {
  readonly data: WorkbookData;
  readonly state?: ScriptState;
  readonly sidebar?: Sidebar | null;
}

/** The revision id of a document that was never changed, as the engine has it. */
const FIRST_REVISION = 'START_REVISION';

export class HostedDocument {
  readonly workbook: Workbook;
  readonly host: ScriptHost;
  readonly revisions: RevisionLog;
  private readonly menu: Menu;
  private readonly options: DocumentOptions;
  private sidebar: Sidebar | null;
  private selection: Selection | undefined;
  private readonly listeners = new Set<(message: ServerMessage) => void>();

  constructor(options: DocumentOptions) {
    const { name, locale, timeZone, language, project, saved, onChange } = options;
    this.options = options;
    this.sidebar = saved.sidebar ?? null;
    this.revisions = new RevisionLog(String(saved.data.revisionId ?? FIRST_REVISION), onChange);
    this.workbook = openWorkbook({
      data: saved.data,
      locale,
      timeZone,
      transport: this.revisions.transport,
      client: { id: 'apps-script', name: 'Apps Script' },
    });
    this.host = installAddOn({
      workbook: this.workbook,
      project,
      documentName: name,
      userLocale: language,
      state: saved.state,
      selection: () => this.selection,
      ui: {
        sidebar: (sidebar) => this.showSidebar(sidebar),
        toast: (toast) => this.tell({ kind: 'toast', ...toast }),
        alert: ({ title, message }) => {
          this.tell({ kind: 'alert', title, message });
          return 'OK'; // scripts run to their end without waiting for the page
        },
        activate: (selection) => this.tell({ kind: 'activate', selection }),
      },
    });
    this.menu = this.host.open();
  }

  /** The first thing in the menu opens the sidebar: a new document starts with it. */
  start(): void {
    const first = this.menu.find(({ functionName }) => functionName)?.functionName;
    if (first && !this.sidebar) this.host.clickMenu(first);
  }

  at(selection: Selection | undefined): this {
    this.selection = selection;
    if (selection) this.host.selectionChanged();
    return this;
  }

  closeSidebar(): void {
    this.sidebar = null;
    this.options.onChange();
  }

  listen(listener: (message: ServerMessage) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  save(): SavedDocument {
    return { data: this.workbook.exportData(), state: this.host.exportState(), sidebar: this.sidebar };
  }

  payload(): Omit<DocumentPayload, 'services' | 'googleScript'> {
    const { name, locale, timeZone, project } = this.options;
    return {
      name,
      locale,
      timeZone,
      data: this.workbook.exportData(),
      menu: this.menu,
      sidebar: this.sidebar,
      scripts: project.scripts,
      scriptTimeZone: project.timeZone,
      runnable: this.host.runnable(),
    };
  }

  private showSidebar(sidebar: Sidebar): void {
    this.sidebar = sidebar;
    this.tell({ kind: 'sidebar', sidebar });
    this.options.onChange();
  }

  private tell(message: ServerMessage): void {
    for (const listener of this.listeners) listener(message);
  }
}
