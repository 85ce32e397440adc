/** Which parameter of a function each argument of a call belongs to. */
import type { FunctionDescription } from './engine.ts';
import { type CellError, notAvailable } from './value.ts';

const positions = new WeakMap<FunctionDescription, number[][]>();

/** Parameter index by argument index; the repeated parameters take the arguments in between. */
export function positionOf(description: FunctionDescription, count: number): number[] {
  let known = positions.get(description);
  if (!known) {
    known = [];
    positions.set(description, known);
  }
  known[count] ??= assign(description, count);
  return known[count];
}

function assign({ args, minArgRequired, nbrArgRepeating }: FunctionDescription, count: number): number[] {
  const groups = nbrArgRepeating ? Math.max(0, Math.floor((count - minArgRequired) / nbrArgRepeating)) : 0;
  const optionals = count - minArgRequired - groups * nbrArgRepeating;
  const result: number[] = [];
  let optionalsSeen = 0;
  for (let index = 0; index < args.length; index++) {
    const parameter = args[index]!;
    if (parameter.repeating) {
      const times = groups + (parameter.optional ? 0 : 1);
      for (let group = 0; group < times; group++)
        for (let member = 0; member < nbrArgRepeating; member++) result.push(index + member);
      index += nbrArgRepeating - 1;
    } else if (parameter.optional || parameter.default) {
      if (optionalsSeen++ < optionals) result.push(index);
    } else result.push(index);
  }
  // Surplus arguments are refused by wrongCount; the last parameter keeps the list complete.
  while (result.length < count) result.push(args.length - 1);
  return result;
}

export function wrongCount(name: string, count: number, least: number, most: number): CellError | undefined {
  if (count >= least && count <= most) return undefined;
  const expected =
    most === Number.POSITIVE_INFINITY
      ? `at least ${plural(least)}`
      : least === most
        ? plural(least)
        : `between ${least} and ${plural(most)}`;
  return notAvailable(`Wrong number of arguments to ${name}. Expected ${expected}, but got ${plural(count)}.`);
}

const plural = (count: number) => `${count} argument${count === 1 ? '' : 's'}`;
