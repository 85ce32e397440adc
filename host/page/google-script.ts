/**
 * `google.script.run` and `google.script.host` inside the sidebar's frame. Runners never change: every `with…` gives a new one.
 * Calls end in no certain order and at most ten run at once (platform.md GR-1…GR-10).
 */

import type { RunOutcome } from '../script/index.ts';
import { encodeArguments } from '../script/run-protocol.ts';
import type { FrameMessage } from './sidebar.ts';

/** Put before this script by the page. */
declare const runnable: readonly string[];

interface Handlers {
  readonly success?: (value: unknown, userObject: unknown) => void;
  readonly failure?: (error: Error, userObject: unknown) => void;
  readonly userObject?: unknown;
}

const MOST_AT_ONCE = 10;
/** Milliseconds an answer may wait, so that nothing relies on the order of calls. */
const LONGEST_WAIT = 25;

const waiting: { readonly message: FrameMessage; readonly handlers: Handlers }[] = [];
const running = new Map<number, Handlers>();
let calls = 0;

const post = (message: FrameMessage) => parent.postMessage(message, '*');

function startNext(): void {
  while (running.size < MOST_AT_ONCE) {
    const next = waiting.shift();
    if (!next) return;
    if ('call' in next.message) running.set(next.message.call, next.handlers);
    post(next.message);
  }
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return;
  const { call, outcome } = data as { call: number; outcome: RunOutcome };
  const handlers = running.get(call);
  if (!handlers) return;
  setTimeout(() => {
    running.delete(call);
    startNext();
    settle(outcome, handlers);
  }, Math.random() * LONGEST_WAIT);
});

function settle(outcome: RunOutcome, { success, failure, userObject }: Handlers): void {
  if (outcome.ok) {
    success?.(outcome.value, userObject);
    return;
  }
  const error = Object.assign(new Error(outcome.error.message), { name: outcome.error.name });
  if (failure) failure(error, userObject);
  else console.error(`Uncaught ${error.name}: ${error.message}`);
}

function runner(handlers: Handlers): Record<string, (...args: never[]) => unknown> {
  const made: Record<string, (...args: never[]) => unknown> = {
    withSuccessHandler: (success: Handlers['success']) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Handlers['failure']) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  for (const name of runnable) {
    made[name] = (...args: unknown[]): void => {
      waiting.push({ message: { call: ++calls, name, args: encodeArguments(args) }, handlers });
      startNext();
    };
  }
  return made;
}

const google = {
  script: {
    run: runner({}),
    host: {
      close: () => post({ host: 'close' }),
      setWidth: () => {}, // dialogs only
      setHeight: () => {},
      editor: { focus: () => post({ host: 'focus' }) },
      origin: 'https://docs.google.com',
    },
  },
};

Object.assign(window, { google });
