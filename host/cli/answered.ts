import { Problem } from '../../src/sidebar/failure.ts';
import { AddOnFailure } from '../session/session.ts';
import { type AskedQuestion, questionText } from './questions.ts';
import { titled } from './text.ts';

export interface Printed {
  readonly text: string;
  readonly failed: boolean;
  /** For stderr, where the text is something else. */
  readonly complaint?: string;
}

/** What the add-on can't do is an answer too: with --json it is printed as one. Questions that are open may be why. */
export async function answered(
  json: boolean,
  answer: () => Promise<string>,
  open: () => readonly AskedQuestion[],
): Promise<Printed> {
  try {
    return { text: await answer(), failed: false };
  } catch (error) {
    const failure = error instanceof Problem ? new AddOnFailure(error.failure) : error;
    if (!(failure instanceof AddOnFailure)) throw failure;
    const { code, message } = failure;
    const questions = open();
    if (json) {
      const told = { error: { code, message }, ...(questions.length > 0 && { questions }) };
      return { text: JSON.stringify(told, null, 2), failed: true };
    }
    const text = titled(
      'Questions',
      questions.map((question) => questionText(question, true)),
    );
    return { text: text.join('\n').trimStart(), failed: true, complaint: message };
  }
}
