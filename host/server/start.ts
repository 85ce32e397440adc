/** Starts the host: loads the files or what was kept of them, builds, serves the page, keeps what is done to it. */
import { basename, extname, join } from 'node:path';
import type { TableFile } from '../files/load.ts';
import { workbookData } from '../files/workbook-data.ts';
import { readProject } from '../script/index.ts';
import { ensureBundle, repository } from '../session/bundle.ts';
import { loadFiles, type SessionOptions } from '../session/session.ts';
import { HostedDocument, type SavedDocument } from './document.ts';
import { servePage } from './server.ts';
import { DocumentStore } from './store.ts';

export interface StartOptions extends SessionOptions {
  readonly port: number;
  /** Fail instead of taking a free port when this one is taken. */
  readonly strictPort?: boolean;
  /** Forget what was kept of these files. */
  readonly fresh?: boolean;
  /** Where documents are kept; by default .host/ in the repository. */
  readonly stateFolder?: string;
  /** Takes sentences for the person who started it; without it they are not said. */
  readonly say?: (sentence: string) => void;
}

export interface StartedHost {
  readonly address: string;
  readonly document: HostedDocument;
  /** What was opened: `kept` when it was left there at an earlier start. */
  readonly origin: 'files' | 'kept';
  /** Saves and stops; says whether it could be saved. */
  close(): Promise<boolean>;
}

/** Changes are written this many milliseconds after the last of them. */
const SAVE_DELAY = 1500;

export async function startHost(options: StartOptions): Promise<StartedHost> {
  const sample = options.files.length === 0;
  const files = sample ? sampleFiles() : options.files;
  const { locale, timeZone, language, say = () => {} } = options;
  const settings = [locale, timeZone, options.import];
  const store = new DocumentStore(options.stateFolder ?? join(repository, '.host'), files, settings);
  if (options.fresh) store.forget();
  const kept = store.load();
  const saved = kept ?? (await loadDocument({ ...options, files }));
  const project = readProject(options.dist ?? (await ensureBundle(say)));
  const name = sample ? 'Sample tables' : files.map((file) => file.name ?? nameOf(file.path)).join(', ');
  const timer = { save: undefined as NodeJS.Timeout | undefined };
  let toldProblem: string | undefined;
  const save = (): boolean => {
    const problem = store.save(document.save());
    if (problem !== undefined && problem !== toldProblem) say(problem);
    toldProblem = problem;
    return problem === undefined;
  };
  const document = new HostedDocument({
    name,
    locale,
    timeZone,
    language,
    project,
    saved,
    onChange: () => {
      clearTimeout(timer.save);
      timer.save = setTimeout(save, SAVE_DELAY).unref();
    },
  });
  if (!kept) document.start();
  const server = await servePage(document, options.port, options.strictPort);
  return {
    address: server.address,
    document,
    origin: kept ? 'kept' : 'files',
    async close() {
      clearTimeout(timer.save);
      const saved = save();
      await server.close();
      return saved;
    },
  };
}

async function loadDocument(options: SessionOptions): Promise<SavedDocument> {
  const { sheets, problems } = await loadFiles(options);
  if (problems[0]) throw problems[0];
  return { data: workbookData(sheets) };
}

/** Deals first: it is the table that a scorecard starts from. The Finnish one is a file of its own: it holds deals too. */
const SAMPLES = ['Deals', 'Orders', 'Costs', 'Touches', 'Survey'];

function sampleFiles(): TableFile[] {
  return SAMPLES.map((name) => ({ path: join(repository, 'sample', `${name}.csv`) }));
}

const nameOf = (path: string) => basename(path, extname(path));
