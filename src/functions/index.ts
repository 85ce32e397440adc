/** The cell edge: ranges in, a number or rows out, one error in the person's words. */
import { argumentOf, type Edge } from './argument.ts';
import { cellFunctions } from './list.ts';

export type { Edge } from './argument.ts';

/** However many arguments hold dates, the spreadsheet is asked for its zone once. */
function askedOnce(edge: Edge): Edge {
  let clock: ((ms: number) => number) | null = null;
  return {
    wallClock() {
      clock ??= edge.wallClock();
      return clock;
    },
    locale: () => edge.locale(),
  };
}

/** Called by the stub of a custom function with the arguments of its cell. */
export function custom(name: string, args: ArrayLike<unknown>, edge: Edge): unknown {
  const found = cellFunctions().find((each) => each.name === name);
  if (!found) throw new Error(`${name}: there is no such function`);
  const known = askedOnce(edge);
  const given = found.params.map((param, i) => argumentOf(param, args[i], known));
  return found.call(given, known);
}
