/**
 * Custom functions in the page: the same built scripts in a frame of their own, with the services a cell's execution may use.
 * Unlike on the server the frame is made once, not for every call: a sheet recalculates while one types.
 */
import { registries } from '@odoo/o-spreadsheet';
import { type CustomFunction, customFunctionsOf, registerCustomFunctions } from '../engine/custom-functions.ts';
import type { install, Realm } from '../script/services/index.ts';
import { fromWire, toWire } from '../script/wire.ts';
import type { DocumentPayload } from './protocol.ts';

/** What a frame has and Apps Script lacks; a function that used one would work here and fail there. */
const NOT_IN_APPS_SCRIPT = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'localStorage', 'sessionStorage', 'indexedDB', 'crypto'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'structuredClone', 'performance'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'alert', 'prompt', 'confirm'],
  ...['parent', 'frameElement', 'opener'],
];

export function evaluateCustomFunctions(payload: DocumentPayload): void {
  let realm: Realm | undefined;
  const functions = payload.scripts.flatMap(({ source }) => customFunctionsOf(source));
  registerCustomFunctions(functions, (name, args) => {
    realm ??= openRealm(payload);
    const answer = fromWire(realm.invoke(name, toWire(args), 'cell')) as {
      value?: unknown;
      error?: { message: string };
    };
    if (answer.error) throw new Error(answer.error.message);
    return answer.value;
  });
  functions.forEach(markOptional);
}

/**
 * What the help puts into brackets. Marked after registering: the engine counts then how many arguments a call must have, and
 * Sheets leaves that to the function (platform.md JD-4).
 */
function markOptional({ name, parameters }: CustomFunction): void {
  const { args } = registries.functionRegistry.get(name);
  for (const [i, { description }] of parameters.entries()) args[i]!.optional = /^Optional\b/.test(description);
}

function openRealm({ scripts, services, scriptTimeZone, ...settings }: DocumentPayload): Realm {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Custom functions';
  document.body.append(frame);
  const globals = frame.contentWindow as unknown as Record<string, unknown> & { eval(source: string): unknown };
  for (const name of NOT_IN_APPS_SCRIPT) {
    Object.defineProperty(globals, name, { value: undefined, configurable: true, writable: true });
  }
  const made = (globals.eval(services) as typeof install)(
    (request) => carryOut(request, settings),
    scriptTimeZone,
    false,
  );
  for (const { source } of scripts) {
    const script = frame.contentDocument!.createElement('script');
    script.textContent = source;
    frame.contentDocument!.head.append(script);
  }
  return made;
}

/** The few services that are open to a cell (platform.md 1.8) and need the document. */
function carryOut(request: string, { locale, timeZone }: Pick<DocumentPayload, 'locale' | 'timeZone'>): string {
  const { operation, method } = fromWire(request) as { operation: string; method: string };
  if (operation === 'active') return toWire({ value: true });
  if (operation === 'locale') return toWire({ value: locale });
  if (operation === 'timeZone') return toWire({ value: timeZone });
  if (operation === 'log') return toWire({ value: null });
  return toWire({ error: `You do not have permission to call ${method}.` });
}
