/** Functions of the dialect as data, and their way into the engine's registry. */
import { ownSpreading } from './callable.ts';
import type { EvalContext, FunctionDescription, FunctionRegistry, Parameter } from './engine.ts';
import type { Value } from './syntax/lambda.ts';

export interface FunctionDefinition {
  name: string;
  about: string;
  /**
   * Parameters in order: `name` takes one value, `name[]` an array or range; then `!` lets errors in,
   * `?` may be left out, `…` repeats.
   */
  parameters: string[];
  // A function's own parameters are narrower than the engine's common argument type.
  compute: (this: EvalContext, ...args: never[]) => Value;
  /** It deals with arrays and errors in its scalar arguments itself. */
  spreads?: boolean;
}

const PARAMETER = /^(\w+)(\[\])?(!)?(\?)?(…)?$/;

function parameterOf(text: string): Parameter {
  const match = PARAMETER.exec(text);
  if (!match) throw new Error(`Not a parameter: ${text}`);
  const [, name, array, errors, optional, repeating] = match;
  return {
    name: name!,
    description: name!.replaceAll('_', ' '),
    type: array ? ['ANY', 'RANGE'] : ['ANY'],
    acceptMatrix: Boolean(array),
    acceptErrors: Boolean(errors),
    optional: Boolean(optional),
    repeating: Boolean(repeating),
  };
}

export function define(registry: FunctionRegistry, definitions: readonly FunctionDefinition[]): void {
  for (const { name, about, parameters, compute, spreads } of definitions) {
    // A native function that is replaced keeps its place in the function list and in exported files.
    const { isExported = false, category } = registry.content[name] ?? {};
    const description = { description: about, args: parameters.map(parameterOf), compute, isExported, category };
    if (spreads) ownSpreading.add(description as unknown as FunctionDescription);
    registry.replace(name, description);
  }
}
