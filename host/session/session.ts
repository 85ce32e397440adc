/** A document made of the user's files with the add-on installed in it: what a command of the command line works on. */
import type { Failure, Method, Methods } from '../../src/sidebar/protocol.ts';
import { writeAsIn } from '../../src/value/notation.ts';
import { customFunctionsOf, registerCustomFunctions } from '../engine/custom-functions.ts';
import { openWorkbook, type Workbook } from '../engine/workbook.ts';
import type { LoadedSheet } from '../files/grid.ts';
import { FileProblem, type ImportMode, loadFile, type TableFile, withDistinctNames } from '../files/load.ts';
import { workbookData } from '../files/workbook-data.ts';
import {
  type CallCounts,
  createScriptHost,
  readProject,
  type ScriptHost,
  type ScriptHostOptions,
} from '../script/index.ts';
import { ensureBundle } from './bundle.ts';

export interface SessionOptions {
  readonly files: readonly TableFile[];
  readonly import: ImportMode;
  readonly locale: string;
  readonly timeZone: string;
  /** The user's language, as in `fi`. */
  readonly language?: string;
  /** The built project; by default the repository's dist/, built when it is missing or old. */
  readonly dist?: string;
}

export interface Session {
  readonly workbook: Workbook;
  readonly host: ScriptHost;
  /** The files that could not be read, with the reason in a sentence. */
  readonly problems: readonly FileProblem[];
  /** The file a tab came from, as the user wrote it. */
  fileOf(sheetName: string): string;
  /** Asks the add-on's one endpoint, as its sidebar does. Throws an `AddOnFailure`. */
  ask<M extends Method>(method: M, request: Methods[M]['request']): Methods[M]['answer'];
  /** Round trips of the last `ask`. */
  readonly calls: CallCounts;
}

/** The add-on answered that it can't, in the user's words. */
export class AddOnFailure extends Error {
  readonly code: Failure['code'];
  constructor(failure: Failure) {
    super(failure.where ? `${failure.message} (${failure.where})` : failure.message);
    this.name = 'AddOnFailure';
    this.code = failure.code;
  }
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { sheets, problems } = await loadFiles(options);
  const project = readProject(options.dist ?? (await ensureBundle()));
  const { locale, timeZone } = options;
  writeAsIn(locale);
  const workbook = openWorkbook({ data: sheets.length > 0 ? workbookData(sheets) : undefined, locale, timeZone });
  const host = installAddOn({ workbook, project, userLocale: options.language });
  const fileOfSheet = new Map(sheets.map(({ name, file }) => [name, file]));
  return {
    workbook,
    host,
    problems,
    fileOf: (sheetName) => fileOfSheet.get(sheetName) ?? '',
    ask: (method, request) => ask(host, method, request),
    get calls() {
      return host.calls;
    },
  };
}

/** A script host whose custom functions can be typed into the workbook's cells. */
export function installAddOn(options: ScriptHostOptions): ScriptHost {
  const host = createScriptHost(options);
  const functions = options.project.scripts.flatMap(({ source }) => customFunctionsOf(source));
  registerCustomFunctions(functions, (name, args) => host.customFunction(name, args));
  return host;
}

export async function loadFiles(
  options: Pick<SessionOptions, 'files' | 'import' | 'locale'>,
): Promise<{ sheets: LoadedSheet[]; problems: FileProblem[] }> {
  const sheets: LoadedSheet[] = [];
  const problems: FileProblem[] = [];
  for (const file of options.files) {
    try {
      sheets.push(...(await loadFile(file, options)));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problems.push(error);
    }
  }
  return { sheets: withDistinctNames(sheets), problems };
}

function ask<M extends Method>(host: ScriptHost, method: M, request: Methods[M]['request']): Methods[M]['answer'] {
  host.resetCalls();
  const outcome = host.run('salesKpis', [method, JSON.stringify(request)]);
  if (!outcome.ok) throw new Error(outcome.error.message);
  const answer = JSON.parse(outcome.value as string) as
    | { ok: true; value: Methods[M]['answer'] }
    | { ok: false; error: Failure };
  if (!answer.ok) throw new AddOnFailure(answer.error);
  return answer.value;
}
