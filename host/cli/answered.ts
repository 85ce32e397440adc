import { Problem } from '../../src/sidebar/failure.ts';
import { AddOnFailure } from '../session/session.ts';

/** What the add-on can't do is an answer too: with --json it is printed as one. */
export async function answered(
  json: boolean,
  answer: () => Promise<string>,
): Promise<{ text: string; failed: boolean }> {
  try {
    return { text: await answer(), failed: false };
  } catch (error) {
    const failure = error instanceof Problem ? new AddOnFailure(error.failure) : error;
    if (!json || !(failure instanceof AddOnFailure)) throw failure;
    return { text: JSON.stringify({ error: { code: failure.code, message: failure.message } }, null, 2), failed: true };
  }
}
