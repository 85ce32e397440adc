import { Session } from 'node:inspector';
import vm from 'node:vm';
import { BuildFailure } from './failure.ts';
import { services } from './reserved.ts';
import { bundleName } from './stubs.ts';

/**
 * Every custom-function cell is a cold start that evaluates the whole file, so the file may do nothing but declare. Counted, not
 * timed: runs of functions and of blocks inside them.
 */
export const loadStepLimit = 1_000;

export interface Loaded {
  /** Names the file adds to the global object. */
  readonly globals: readonly string[];
  /** The bundle's exports by name. */
  readonly exports: Record<string, unknown>;
  /** Runs of functions and blocks while loading. */
  readonly steps: number;
}

/** Evaluates the file as Apps Script does before each execution, with services that fail at a touch. */
export async function load(fileName: string, code: string): Promise<Loaded> {
  const context = bareContext();
  const before = new Set(vm.runInContext('Object.getOwnPropertyNames(globalThis)', context) as string[]);
  const steps = await countSteps(fileName, () => {
    try {
      new vm.Script(code, { filename: fileName }).runInContext(context, { timeout: 5_000 });
    } catch (error) {
      throw new BuildFailure(
        `${fileName} fails while loading: ${error instanceof Error ? error.message : describe(error)}.`,
      );
    }
  });
  if (steps > loadStepLimit)
    throw new BuildFailure(
      `Loading ${fileName} does work (${steps} steps, at most ${loadStepLimit}): make records and tables when they are first asked for.`,
    );
  const after = vm.runInContext('Object.getOwnPropertyNames(globalThis)', context) as string[];
  const exports = vm.runInContext(`typeof ${bundleName} === 'object' ? ${bundleName} : {}`, context) as Record<
    string,
    unknown
  >;
  return { globals: after.filter((name) => !before.has(name)), exports, steps };
}

function bareContext(): vm.Context {
  const context = vm.createContext({});
  // Made inside, so that nothing of this process leaks in; each service throws at any use.
  vm.runInContext(
    `for (const name of ${JSON.stringify([...services])}) {
       const touch = () => { throw new Error('it touches ' + name); };
       const handler = Object.fromEntries(['get', 'set', 'has', 'apply', 'construct', 'ownKeys', 'getPrototypeOf'].map((trap) => [trap, touch]));
       Object.defineProperty(globalThis, name, { value: new Proxy(function () {}, handler), configurable: true, writable: true });
     }`,
    context,
  );
  return context;
}

/** V8's own block counts, exact and the same on every machine; a timing would be neither. */
async function countSteps(fileName: string, run: () => void): Promise<number> {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) =>
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result))),
    );
  try {
    await post('Profiler.enable');
    await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    run();
    const { result } = (await post('Profiler.takePreciseCoverage')) as {
      result: { url: string; functions: { ranges: { count: number }[] }[] }[];
    };
    await post('Profiler.stopPreciseCoverage');
    const functions = result.filter((script) => script.url === fileName).flatMap((script) => script.functions);
    return functions.flatMap((fn) => fn.ranges).reduce((sum, range) => sum + range.count, 0);
  } finally {
    session.disconnect();
  }
}

const describe = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? error);
