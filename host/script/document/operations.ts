/** What a script may ask of the document: every operation's name, its cost and what it does. */
import type { ScriptDocument } from './document.ts';

/** How Google would bill a call: a round trip that reads, one that writes, or none because the answer is at hand. */
export type Cost = 'read' | 'write' | 'free';

export interface Operation {
  readonly cost: Cost;
  // Arguments come from the realm as JSON; each operation states the types it expects.
  readonly run: (document: ScriptDocument, ...args: never[]) => unknown;
}

export type Operations = Readonly<Record<string, Operation>>;

export const read = (run: Operation['run']): Operation => ({ cost: 'read', run });
export const write = (run: Operation['run']): Operation => ({ cost: 'write', run });
export const free = (run: Operation['run']): Operation => ({ cost: 'free', run });
