/** Executions of a project on a workbook. */

import { Execution, type Shared } from './execution.ts';
import type {
  CallCounts,
  ExecutionOptions,
  Menu,
  RunOutcome,
  ScriptHost,
  ScriptHostOptions,
  ScriptState,
} from './index.ts';
import { Realm, ScriptError } from './realm.ts';
import { isRunnable } from './run-protocol.ts';
import type { Caller } from './services/index.ts';
import { Storage } from './storage.ts';
import { toWire } from './wire.ts';

/** platform.md section 5: any execution; custom functions and simple triggers. */
const SIX_MINUTES = 360_000;
const THIRTY_SECONDS = 30_000;

/** Google gives equal calls one result (platform.md EX-3); the engine asks again at every change of a sheet's shape. */
const MOST_RESULTS = 300;

function outcomeOf(run: () => unknown): () => unknown {
  try {
    const value = run();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

export class LocalScriptHost implements ScriptHost {
  private readonly shared: Shared;
  private readonly results = new Map<string, () => unknown>();

  constructor(options: ScriptHostOptions) {
    const storage = new Storage(options.now ?? Date.now, options.state);
    this.shared = { options, storage, counts: { read: 0, write: 0 }, active: undefined, menu: [] };
  }

  get calls(): CallCounts {
    return { ...this.shared.counts };
  }
  resetCalls(): void {
    Object.assign(this.shared.counts, { read: 0, write: 0 });
  }
  exportState(): ScriptState {
    return this.shared.storage.export();
  }
  evictCaches(): void {
    this.shared.storage.evict();
  }
  selectionChanged(): void {
    this.shared.active = undefined;
  }

  open(mode: 'NONE' | 'LIMITED' = 'LIMITED'): Menu {
    this.shared.menu = [];
    this.execute('onOpen', toWire([]), 'host', { mode, timeout: THIRTY_SECONDS }, mode);
    return this.shared.menu;
  }

  call(functionName: string, args: readonly unknown[] = [], options: ExecutionOptions = {}): unknown {
    return this.execute(functionName, toWire(args), 'host', options);
  }

  clickMenu(functionName: string): void {
    this.call(functionName);
  }

  run(functionName: string, args: readonly unknown[], options: ExecutionOptions = {}): RunOutcome {
    try {
      if (!isRunnable(functionName)) throw new ScriptError(`Script function not found: ${functionName}`, 'Error');
      return {
        ok: true,
        value: this.execute(functionName, toWire(args), 'page', { ...options, mode: 'FULL' }) ?? null,
      };
    } catch (error) {
      const { message, thrown } = error instanceof ScriptError ? error : new ScriptError(String(error), 'Error');
      return { ok: false, error: { name: 'ScriptError', message: `${thrown}: ${message}` } };
    }
  }

  runnable(): readonly string[] {
    const execution = new Execution(this.shared, { mode: 'NONE' });
    return this.realm(execution, THIRTY_SECONDS).functions().filter(isRunnable);
  }

  customFunction(name: string, args: readonly unknown[]): unknown {
    const wire = toWire(args);
    const key = `${name}(${wire})`;
    const known = this.results.get(key);
    const run = known ?? outcomeOf(() => this.execute(name, wire, 'cell', { mode: 'CUSTOM_FUNCTION' }));
    this.results.delete(key);
    this.results.set(key, run);
    if (this.results.size > MOST_RESULTS) this.results.delete(this.results.keys().next().value!);
    return run();
  }

  private execute(
    functionName: string,
    args: string,
    caller: Caller,
    options: ExecutionOptions,
    event?: string,
  ): unknown {
    const { mode = 'FULL', failAt, locked } = options;
    const timeout = options.timeout ?? (mode === 'CUSTOM_FUNCTION' ? THIRTY_SECONDS : SIX_MINUTES);
    const execution = new Execution(this.shared, { mode, failAt, locked });
    const started = Date.now();
    try {
      const realm = this.realm(execution, timeout);
      execution.loading = false;
      const left = Math.max(1, timeout - (Date.now() - started));
      return realm.invoke(functionName, args, caller, left, event);
    } finally {
      execution.end();
    }
  }

  private realm(execution: Execution, timeout: number): Realm {
    const { project, now } = this.shared.options;
    const { scripts, timeZone } = project;
    return new Realm({ scripts, port: execution.port, timeZone, ownClock: now !== undefined }, timeout);
  }
}
