/** The one way out of the realm: JSON to the host and back. Never throws by itself; errors come as data and are made here. */
import { fromWire, toWire } from '../wire.ts';

export type Port = (request: string) => string;

let port: Port;

export function connect(to: Port): void {
  port = to;
}

/** What services throw. The name is what scripts see in `error.name` and before the message. */
export class Exception extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Exception';
  }
}

/** Asks the host. `method` is the service method the script called, for messages: `SpreadsheetApp.Range.getValues`. */
export function ask<T>(operation: string, method: string, ...args: readonly unknown[]): T {
  const answer = fromWire(port(toWire({ operation, method, args }))) as { value?: T; error?: string };
  if (answer.error !== undefined) throw new Exception(answer.error);
  return answer.value as T;
}
