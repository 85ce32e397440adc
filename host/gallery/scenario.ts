/** A made-up server, as JSON: what it answers to each method, call by call; the last reply serves all later calls. */
import type { Failure, Methods } from '../../src/sidebar/protocol.ts';

export type Reply =
  | { value: unknown; delay?: number }
  | { error: Failure }
  /** What the platform itself throws. */
  | { throws: { name: string; message: string } }
  /** An answer that Google swallowed. */
  | { lost: true }
  /** No answer, ever. */
  | { silent: true };

export interface Scenario {
  replies: { [M in keyof Methods]?: Reply[] };
  /** How long an answer takes, in ms. */
  delay?: number;
  /** Time passes this many times faster, for what takes minutes. */
  hurry?: number;
}

export type Action =
  | { press: string } // a button, radio button, check box or heading by its name
  | { choose: [label: string, option: string] }
  | { write: [label: string, text: string] }
  | { leave: string } // an input
  | { see: string }; // waits for a text

/** One call as the server got it. */
export interface Call {
  method: string;
  request: unknown;
}
