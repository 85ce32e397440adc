/** Everything that is made inside a script's realm. Bundled to one source string; its value is `install`. */
import { toRunResult } from '../run-protocol.ts';
import { fromWire, toWire } from '../wire.ts';
import { installClock } from './clock.ts';
import { AuthMode, ChartHiddenDimensionStrategy, ChartMergeStrategy, ChartType, Position } from './enums.ts';
import { HtmlService } from './html.ts';
import { ask, connect, type Port } from './port.ts';
import { console, Logger, ScriptApp, Session, Utilities } from './session.ts';
import { SpreadsheetApp } from './spreadsheet.ts';
import { CacheService, LockService, PropertiesService } from './storage.ts';
import { strict } from './strict.ts';

const Charts = strict({ ChartType, ChartMergeStrategy, ChartHiddenDimensionStrategy, Position }, 'Charts');

const services = {
  CacheService,
  Charts,
  console,
  HtmlService,
  LockService,
  Logger,
  PropertiesService,
  ScriptApp,
  Session,
  SpreadsheetApp,
  Utilities,
};

/** Who calls a function decides how its result leaves the realm. */
export type Caller = 'host' | 'page' | 'cell';

export interface Realm {
  /** With `authMode` the function is a trigger and gets an event. `{ "value": … }` or `{ "error": { name, message, stack } }`, as JSON. */
  invoke(functionName: string, args: string, caller: Caller, authMode?: string): string;
  /** Functions that the project declared, in the order of their declaration. */
  functions(): string[];
}

export function install(port: Port, timeZone: string, ownClock: boolean): Realm {
  connect(port);
  installClock(timeZone, ownClock ? () => ask<number>('now', 'Date.now') : undefined);
  for (const [name, service] of Object.entries(services)) {
    Object.defineProperty(globalThis, name, { value: service, writable: true, configurable: true, enumerable: false });
  }
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  const globals = globalThis as unknown as Record<string, unknown>;
  return {
    functions: () =>
      Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name) && typeof globals[name] === 'function'),
    invoke(functionName, args, caller, authMode) {
      try {
        const target = globals[functionName];
        if (typeof target !== 'function') throw new ReferenceError(`Script function not found: ${functionName}`);
        const given = authMode ? [{ authMode: AuthMode[authMode] }] : fromWire(args);
        const value: unknown = target.apply(globalThis, given);
        if (caller === 'cell') refusePromise(value, functionName);
        return toWire({ value: caller === 'page' ? toRunResult(value) : (value ?? null) });
      } catch (error) {
        return toWire({ error: described(error) });
      }
    },
  };
}

function refusePromise(value: unknown, functionName: string): void {
  if (typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function') {
    throw new TypeError(`${functionName} returned a Promise, which is no cell value.`);
  }
}

function described(error: unknown): object {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}
