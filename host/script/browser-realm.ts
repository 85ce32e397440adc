/**
 * A realm for custom functions inside the page: a hidden frame of the same origin with the same services and the same code. It is
 * made once, not per call: pure functions cannot tell, and the Node host, where every call is an execution, is what the tests trust.
 * A function that never ends hangs the tab; Node's host would stop it after 30 seconds.
 */
import type { Realm as InnerRealm } from './services/index.ts';
import { fromWire, toWire } from './wire.ts';

export interface BrowserRealmOptions {
  readonly document: Document;
  /** From `servicesSource()`, served by the host. */
  readonly services: string;
  readonly scripts: readonly { readonly name: string; readonly source: string }[];
  /** The manifest's zone. */
  readonly scriptTimeZone: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly userLocale: string;
}

/** What a browser's global object has and Apps Script's has not (platform.md VR-4). */
const NOT_IN_APPS_SCRIPT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'performance',
  'localStorage',
  'sessionStorage',
  'indexedDB',
];

export interface BrowserRealm {
  /** Throws what the function throws, with its message. */
  call(name: string, args: readonly unknown[]): unknown;
}

export function openBrowserRealm(options: BrowserRealmOptions): BrowserRealm {
  const frame = options.document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Custom functions';
  options.document.body.append(frame);
  // The frame's global object: its own eval makes the code run in that realm.
  const global = frame.contentWindow as unknown as { eval(source: string): unknown } & Record<string, unknown>;
  for (const name of NOT_IN_APPS_SCRIPT) {
    try {
      Object.defineProperty(global, name, { value: undefined, configurable: true });
    } catch {
      // Some browsers keep a few of them; the Node host is the strict one.
    }
  }
  const answers: Readonly<Record<string, unknown>> = {
    active: true,
    locale: options.locale,
    timeZone: options.timeZone,
    userLocale: options.userLocale,
    scriptTimeZone: options.scriptTimeZone,
    log: null,
  };
  const port = (request: string): string => {
    const { operation, method } = fromWire(request) as { operation: string; method: string };
    if (operation in answers) return toWire({ value: answers[operation] });
    return toWire({ error: `You do not have permission to call ${method}.` });
  };
  const install = global.eval(options.services) as (port: unknown, timeZone: string, ownClock: boolean) => InnerRealm;
  const realm = install(port, options.scriptTimeZone, false);
  for (const { source } of options.scripts) global.eval(source);
  return {
    call(name, args) {
      const answer = fromWire(realm.invoke(name, toWire(args), 'cell')) as {
        value?: unknown;
        error?: { message: string };
      };
      if (answer.error) throw new Error(answer.error.message);
      return answer.value;
    },
  };
}
