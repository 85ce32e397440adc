/** What google.script.run lets through, and how it fails: platform.md 3.3. Pure, so that the page, the host and tests share it. */
import { isDate } from './wire.ts';

/** A call's arguments as JSON. Throws in the page, before anything is sent, as Google's client does (GR-5). */
export function encodeArguments(args: readonly unknown[]): string {
  return JSON.stringify(args.map((arg, index) => legal(arg, String(index), [])));
}

function legal(value: unknown, key: string, around: readonly object[]): unknown {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint' || isDate(value))
    throw illegal(key);
  if (value === undefined && around.length === 0) throw illegal(key);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (around.includes(value)) throw new TypeError('Failed due to circular reference.');
  const inside = [...around, value];
  if (Array.isArray(value))
    return value.map((each, index) => (each === undefined ? null : legal(each, String(index), inside)));
  if (isNode(value)) throw illegal(key);
  const copy: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) if (each !== undefined) copy[name] = legal(each, name, inside);
  return copy;
}

const illegal = (key: string) => new TypeError(`Failed due to illegal value in property: ${key}`);

const isNode = (value: object) => typeof (value as { nodeType?: unknown }).nodeType === 'number' && 'nodeName' in value;

/**
 * A returned value as the success handler gets it. Anything illegal in it, a Date above all, makes the whole of it null without
 * an error (GR-6); `undefined` is null in arrays and dropped from objects.
 */
export function toRunResult(value: unknown): unknown {
  try {
    return returned(value, []);
  } catch {
    return null;
  }
}

function returned(value: unknown, around: readonly object[]): unknown {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return null;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint' || isDate(value))
    throw new TypeError();
  if (typeof value !== 'object' || value === null) return value;
  if (around.includes(value)) throw new TypeError();
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((each) => returned(each, inside));
  const copy: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) if (each !== undefined) copy[name] = returned(each, inside);
  return copy;
}

/** The functions the page sees on google.script.run. */
export const isRunnable = (name: string) => /^[A-Za-z$][\w$]*$/.test(name) && !name.endsWith('_');
