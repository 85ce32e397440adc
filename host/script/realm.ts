/**
 * A bare V8 context per execution, as Apps Script gives one: ECMAScript, the services, the project, nothing else (platform.md VR-4).
 * The services are made inside it, so a script meets only objects of its own realm. This is strictness, not security.
 */
import vm from 'node:vm';
import type { Caller, Realm as InnerRealm } from './services/index.ts';
import type { Port } from './services/port.ts';
import { servicesSource } from './services-source.ts';
import { fromWire } from './wire.ts';

/** What Node puts into a bare context although ECMAScript or Apps Script lack it. */
const NOT_IN_APPS_SCRIPT = ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'gc'];

export class ScriptError extends Error {
  override readonly name = 'ScriptError';
  /** The class of what the script threw: Exception for services, TypeError, … */
  readonly thrown: string;
  readonly scriptStack: string;

  constructor(message: string, thrown: string, scriptStack = '') {
    super(message);
    this.thrown = thrown;
    this.scriptStack = scriptStack;
  }
}

export interface RealmOptions {
  readonly scripts: readonly { readonly name: string; readonly source: string }[];
  readonly port: Port;
  /** The manifest's zone. */
  readonly timeZone: string;
  readonly ownClock: boolean;
}

/** Source texts compiled once per process; running them in a new context is then cheap. */
const compiled = new Map<string, vm.Script>();

function scriptOf(source: string, filename: string): vm.Script {
  let script = compiled.get(source);
  if (!script) {
    script = new vm.Script(source, { filename });
    compiled.set(source, script);
  }
  return script;
}

export class Realm {
  private readonly context: vm.Context;
  private readonly inner: InnerRealm;

  constructor({ scripts, port, timeZone, ownClock }: RealmOptions, timeout: number) {
    this.context = vm.createContext(Object.create(null), {
      name: 'script',
      codeGeneration: { strings: true, wasm: false },
    });
    const bare = `for (const name of ${JSON.stringify(NOT_IN_APPS_SCRIPT)}) delete globalThis[name];`;
    scriptOf(bare, 'bare').runInContext(this.context);
    const install = scriptOf(servicesSource(), 'services').runInContext(this.context) as (
      port: Port,
      timeZone: string,
      ownClock: boolean,
    ) => InnerRealm;
    this.inner = install(port, timeZone, ownClock);
    for (const { name, source } of scripts) {
      this.guarded(timeout, () => scriptOf(source, name).runInContext(this.context, { timeout }));
    }
  }

  functions(): readonly string[] {
    return [...this.inner.functions()];
  }

  invoke(functionName: string, args: string, caller: Caller, timeout: number, event?: string): unknown {
    const answer = this.guarded(timeout, () => {
      // V8 stops only what runs as a script of the context, so the call is made from one.
      const invoke = vm.runInContext('(realm, ...call) => { __realm = () => realm.invoke(...call); }', this.context);
      invoke(this.inner, functionName, args, caller, event);
      return vm.runInContext(
        '(() => { const call = __realm; delete globalThis.__realm; return call(); })()',
        this.context,
        { timeout },
      );
    }) as string;
    const { value, error } = fromWire(answer) as {
      value?: unknown;
      error?: { name: string; message: string; stack: string };
    };
    if (error) throw new ScriptError(error.message, error.name, error.stack);
    return value;
  }

  private guarded<T>(timeout: number, run: () => T): T {
    try {
      return run();
    } catch (error) {
      const { code, name, message, stack } = error as {
        code?: string;
        name?: string;
        message?: string;
        stack?: string;
      };
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
        throw new ScriptError('Exceeded maximum execution time', 'Exception', `after ${timeout} ms`);
      }
      throw new ScriptError(String(message ?? error), name ?? 'Error', stack);
    }
  }
}
