/** The functions that bind names or evaluate only some of their arguments. */
import { wrongCount } from '../parameters.ts';
import {
  BLANK,
  type Cell,
  CellError,
  comparable,
  compareScalars,
  FALSE,
  isErrorCell,
  isMatrix,
  type Matrix,
  notAvailable,
  toBoolean,
} from '../value.ts';
import { type Compiler, callIn, constant, type Place, type Scope, type Step } from './compile.ts';
import { Lambda, type Value } from './lambda.ts';
import type { Node } from './parser.ts';

type SpecialForm = (compiler: Compiler, args: Node[], place: Place) => Step;

const malformed = (message: string): Step => constant(new CellError('#ERROR!', message));

const miscounted = (name: string, args: Node[], least: number, most: number): Step | undefined => {
  const fault = wrongCount(name, args.length, least, most);
  return fault && constant(fault);
};

const orBlank = (value: Value): Value => (value === undefined ? BLANK : value);

/** A condition as TRUE or FALSE, an error cell where it is neither. */
function decide(condition: Value): boolean | Cell {
  if (condition instanceof Lambda) return new CellError('#N/A', condition.message);
  const cell = condition as Cell | undefined;
  if (isErrorCell(cell)) return cell;
  try {
    return toBoolean(cell);
  } catch (error) {
    return error as Cell;
  }
}

export const SPECIAL_FORMS: Record<string, SpecialForm> = {
  ARRAYFORMULA: (compiler, args, place) =>
    miscounted('ARRAYFORMULA', args, 1, 1) ?? compiler.compile(args[0]!, { ...place, spreads: true }, 'any'),

  LET(compiler, args, place) {
    if (args.length < 3 || args.length % 2 === 0)
      return malformed('LET needs pairs of name and value, then a formula.');
    const scope: Scope = { names: [], parent: place.scope, ranges: new Map() };
    const inside = { ...place, scope };
    const values: Step[] = [];
    for (let index = 0; index + 1 < args.length; index += 2) {
      const name = args[index]!;
      const value = args[index + 1]!;
      if (name.kind !== 'name') return malformed('The name of a LET value must be a plain word.');
      values.push(compiler.compile(value, inside, 'any'));
      const upper = name.name.toUpperCase();
      scope.names.push(upper);
      if (value.kind === 'reference' && value.isRange) scope.ranges.set(upper, value);
      else scope.ranges.delete(upper);
    }
    const body = compiler.compile(args.at(-1)!, inside, 'any');
    return (frame, parent) => {
      const environment = { values: new Array<Value>(values.length), parent };
      for (let index = 0; index < values.length; index++)
        environment.values[index] = orBlank(values[index]!(frame, environment));
      return body(frame, environment);
    };
  },

  LAMBDA(compiler, args, place) {
    if (args.length === 0) return constant(wrongCount('LAMBDA', 0, 1, Number.POSITIVE_INFINITY)!);
    const names: string[] = [];
    for (const parameter of args.slice(0, -1)) {
      if (parameter.kind !== 'name') return malformed('The parameters of a LAMBDA must be plain words.');
      names.push(parameter.name.toUpperCase());
    }
    const body = compiler.compile(
      args.at(-1)!,
      { ...place, scope: { names, parent: place.scope, ranges: new Map() } },
      'any',
    );
    return (frame, parent) => new Lambda(names.length, (environment) => body(frame, environment), parent);
  },

  IF(compiler, args, place) {
    const fault = miscounted('IF', args, 2, 3);
    if (fault) return fault;
    const condition = compiler.compile(args[0]!, place, 'scalar');
    const [whenTrue, whenFalse = constant(FALSE)] = branches(compiler, args.slice(1), place) as [Step, Step?];
    const recalled = compiler.recalled('IF');
    return (frame, environment) => {
      const test = condition(frame, environment);
      if (isMatrix(test)) return recalled(frame, [test, whenTrue(frame, environment), whenFalse(frame, environment)]);
      const decided = decide(test);
      if (typeof decided !== 'boolean') return decided;
      return decided ? whenTrue(frame, environment) : whenFalse(frame, environment);
    };
  },

  IFS(compiler, args, place) {
    if (args.length < 2 || args.length % 2 === 1)
      return constant(notAvailable('IFS needs pairs of condition and value.'));
    const conditions = args.filter((_, index) => index % 2 === 0).map((arg) => compiler.compile(arg, place, 'scalar'));
    const values = branches(
      compiler,
      args.filter((_, index) => index % 2 === 1),
      place,
    );
    return (frame, environment) => {
      for (const [index, condition] of conditions.entries()) {
        const test = condition(frame, environment);
        if (isMatrix(test)) {
          const rest = conditions
            .slice(index)
            .flatMap((step, offset) => [
              offset === 0 ? test : step(frame, environment),
              values[index + offset]!(frame, environment),
            ]);
          return callIn(frame.context, 'IFS', rest);
        }
        const decided = decide(test);
        if (typeof decided !== 'boolean') return decided;
        if (decided) return values[index]!(frame, environment);
      }
      return notAvailable('No match.');
    };
  },

  SWITCH(compiler, args, place) {
    if (args.length < 3) return constant(wrongCount('SWITCH', args.length, 3, Number.POSITIVE_INFINITY)!);
    const subject = compiler.compile(args[0]!, place, 'scalar');
    const rest = args.slice(1);
    const fallback = rest.length % 2 === 1 ? branches(compiler, [rest.pop()!], place)[0] : undefined;
    const cases = rest.filter((_, index) => index % 2 === 0).map((arg) => compiler.compile(arg, place, 'scalar'));
    const values = branches(
      compiler,
      rest.filter((_, index) => index % 2 === 1),
      place,
    );
    return (frame, environment) => {
      const value = subject(frame, environment);
      if (isMatrix(value)) {
        const pairs = cases.flatMap((step, index) => [step(frame, environment), values[index]!(frame, environment)]);
        return callIn(
          frame.context,
          'SWITCH',
          fallback ? [value, ...pairs, fallback(frame, environment)] : [value, ...pairs],
        );
      }
      if (isErrorCell(value as Cell)) return value;
      for (const [index, step] of cases.entries()) {
        const candidate = step(frame, environment) as Cell | undefined;
        if (isErrorCell(candidate)) return candidate;
        if (isSame(value as Cell | undefined, candidate)) return values[index]!(frame, environment);
      }
      return fallback ? fallback(frame, environment) : notAvailable('No match.');
    };
  },

  CHOOSE(compiler, args, place) {
    if (args.length < 2) return constant(wrongCount('CHOOSE', args.length, 2, Number.POSITIVE_INFINITY)!);
    const choice = compiler.compile(args[0]!, place, 'scalar');
    const values = branches(compiler, args.slice(1), place);
    return (frame, environment) => {
      const index = choice(frame, environment);
      const chosen = Math.trunc(Number((index as Cell | undefined)?.value));
      if (!isMatrix(index) && chosen >= 1 && chosen <= values.length) return values[chosen - 1]!(frame, environment);
      return callIn(frame.context, 'CHOOSE', [index, ...values.map((step) => step(frame, environment))]);
    };
  },

  IFERROR: rescue('IFERROR', isErrorCell),
  IFNA: rescue('IFNA', (cell) => cell?.value === '#N/A'),
};

function branches(compiler: Compiler, args: Node[], place: Place): Step[] {
  return args.map((arg) => {
    const step = compiler.compile(arg, place, 'any');
    return (frame, environment) => orBlank(step(frame, environment));
  });
}

function rescue(name: string, isBad: (cell: Cell | undefined) => boolean): SpecialForm {
  return (compiler, args, place) => {
    const fault = miscounted(name, args, 1, 2);
    if (fault) return fault;
    const [value, instead = constant(BLANK)] = branches(compiler, args, place) as [Step, Step?];
    const recalled = compiler.recalled(name);
    return (frame, environment) => {
      const result = value(frame, environment);
      if (!isMatrix(result)) return isBad(result as Cell) ? instead(frame, environment) : result;
      if (!hasBad(result, isBad)) return result;
      return recalled(frame, [result, instead(frame, environment)]);
    };
  };
}

const hasBad = (matrix: Matrix, isBad: (cell: Cell | undefined) => boolean) =>
  matrix.some((column) => column.some((cell) => isBad(cell)));

export function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  const left = a?.value ?? null;
  const right = b?.value ?? null;
  return compareScalars(comparable(left, right), comparable(right, left)) === 0;
}
