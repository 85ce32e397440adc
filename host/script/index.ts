/**
 * Apps Script on one's own machine: every execution loads the project afresh into a bare realm whose services work on a Workbook.
 */
import type { Workbook } from '../engine/workbook.ts';
import type { AuthMode } from './access.ts';
import { LocalScriptHost } from './host.ts';
import type { StoreName } from './storage.ts';

export type { AuthMode } from './access.ts';

/** The files of a built project. `pages` maps an HTML file's name without extension to its text. */
export interface ScriptProject {
  readonly scripts: readonly { readonly name: string; readonly source: string }[];
  readonly pages: Readonly<Record<string, string>>;
  /** The manifest's zone: what JavaScript's local getters mean. */
  readonly timeZone: string;
}

export interface MenuItem {
  readonly label: string;
  /** Absent for a separator and a sub-menu. */
  readonly functionName?: string;
  readonly separator?: true;
  readonly items?: readonly MenuItem[];
}
/** What the add-on's menu holds, as `onOpen` built it. */
export type Menu = readonly MenuItem[];

/** What a script does to the user interface; the page listens. */
export interface UiListener {
  menu?(menu: Menu): void;
  sidebar?(sidebar: { readonly title: string; readonly html: string }): void;
  toast?(toast: { readonly message: string; readonly title: string; readonly seconds: number }): void;
  /** Answers at once with the button pressed; without a listener it is OK. */
  alert?(alert: { readonly title: string; readonly message: string; readonly buttons: string }): string;
  log?(line: { readonly level: string; readonly text: string }): void;
  /** The script made this sheet or these cells active. */
  activate?(selection: Selection): void;
}

/** The user's selection: an engine sheet id and a zone of zero-based, inclusive indexes. */
export interface Selection {
  readonly sheetId: string;
  readonly zone: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

export interface ScriptHostOptions {
  readonly workbook: Workbook;
  readonly project: ScriptProject;
  readonly documentName?: string;
  /** The user's interface language, `Session.getActiveUserLocale()`; default `en`. */
  readonly userLocale?: string;
  readonly ui?: UiListener;
  /** Where the user is, when the page knows it; else what scripts activated last. */
  readonly selection?: () => Selection | undefined;
  /** The clock of `new Date()` and `Date.now()`; default the machine's. */
  readonly now?: () => number;
  /** Properties that outlive the process, as `exportState()` gave them. */
  readonly state?: ScriptState;
}

/** Properties by store: `script`, `user`, `document`. */
export type ScriptState = Readonly<Record<'script' | 'user' | 'document', Readonly<Record<string, string>>>>;

export interface ExecutionOptions {
  readonly mode?: AuthMode;
  /** Milliseconds; default 6 minutes, in CUSTOM_FUNCTION mode 30 seconds. */
  readonly timeout?: number;
  /** Makes the n-th counted service call (1 = the first) of this execution throw. */
  readonly failAt?: number;
  /** Locks that another execution holds all the while. */
  readonly locked?: readonly StoreName[];
}

/** Round trips to the document, counted as Google bills them. */
export interface CallCounts {
  readonly read: number;
  readonly write: number;
}

/** What `google.script.run` brings back to the page. */
export type RunOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly name: 'ScriptError'; readonly message: string } };

export interface ScriptHost {
  /** Runs `onOpen` as when the document is opened and gives the menu. Default mode LIMITED. */
  open(mode?: 'NONE' | 'LIMITED'): Menu;
  /** One execution of a global function. Arguments and result cross as JSON (Dates kept). Throws a ScriptError. */
  call(functionName: string, args?: readonly unknown[], options?: ExecutionOptions): unknown;
  /** A click on a menu item, in FULL. */
  clickMenu(functionName: string): void;
  /** A call through google.script.run, in FULL; `args` is what the page's encoder made. Never throws. */
  run(functionName: string, args: readonly unknown[], options?: ExecutionOptions): RunOutcome;
  /** The names the page may call: global functions without a trailing underscore. */
  runnable(): readonly string[];
  /** One cell's execution of a custom function (CUSTOM_FUNCTION mode, 30 seconds). */
  customFunction(name: string, args: readonly unknown[]): unknown;
  /** Calls since the last `resetCalls()` (one user action). */
  readonly calls: CallCounts;
  resetCalls(): void;
  exportState(): ScriptState;
  /** The user selected something: what scripts activated before no longer counts. */
  selectionChanged(): void;
  /** Empties every cache, as Google may at any time. */
  evictCaches(): void;
}

export function createScriptHost(options: ScriptHostOptions): ScriptHost {
  return new LocalScriptHost(options);
}

export { readProject } from './project.ts';
export { encodeArguments, isRunnable } from './run-protocol.ts';
export { servicesSource } from './services-source.ts';
