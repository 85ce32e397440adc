/** A failure that the person can do something about, in their words. Everything else that is thrown is a defect of ours. */
import type { Failure } from './protocol.ts';

export class Problem extends Error {
  readonly failure: Failure;

  constructor(code: Failure['code'], message: string, where?: string) {
    super(message);
    this.failure = where ? { code, message, where } : { code, message };
  }
}

/** Google's own errors that a person can cure, told by their (English) text; platform facts PR-2, DV-2, LM-1, SP-8. */
const KNOWN: [RegExp, Failure['code'], string][] = [
  [
    /protected cell or object/i,
    'protected',
    'A sheet in this file is protected, so the scorecard can’t be written. Ask its owner to let you edit it, or remove the protection.',
  ],
  [
    /data validation rules/i,
    'protected',
    'A cell refuses the value because of its data validation. Remove the rule from the scorecard sheets and try again.',
  ],
  [
    /above the limit of 10000000 cells/i,
    'input',
    'The file is full: Google Sheets holds 10 million cells in one file. Delete sheets or blank rows you don’t need.',
  ],
  [
    /timed out|server error occurred|too many times/i,
    'busy',
    'Google Sheets is busy right now. Try again in a moment.',
  ],
  [
    /you do not have permission/i,
    'protected',
    'You can view this file but not change it. Ask its owner for edit access.',
  ],
];

export function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, code, words] of KNOWN) if (pattern.test(message)) return { code, message: words };
  return {
    code: 'internal',
    message: `Something went wrong on our side: ${message.replace(/^(Exception|Error|TypeError): /, '')}`,
  };
}
