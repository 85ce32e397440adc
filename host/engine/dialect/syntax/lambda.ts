import { type Argument, CellError, type Matrix, notAvailable } from '../value.ts';

/** What an expression can give while it is evaluated: besides cells and arrays, a function. */
export type Value = Argument | Lambda;

/** Values of the names of LET and of the parameters of LAMBDA. */
export interface Environment {
  values: Value[];
  parent: Environment | undefined;
}

/** A function value: the body closed over the names around it. */
export class Lambda {
  /** Read by the engine where it expects a cell. */
  readonly value = '#N/A';
  readonly message = 'A LAMBDA must be called with its arguments.';

  constructor(
    private readonly arity: number,
    private readonly body: (environment: Environment) => Value,
    private readonly parent: Environment | undefined,
  ) {}

  call(args: Value[]): Value {
    if (args.length !== this.arity)
      return notAvailable(
        `Wrong number of arguments to LAMBDA. Expected ${this.arity} arguments, but got ${args.length} arguments.`,
      );
    return this.body({ values: args, parent: this.parent });
  }
}

/** The result of a finished formula: never a function, never nothing, an array of one as its cell. */
export function finished(value: Value): Exclude<Argument, undefined> {
  if (value === undefined) return { value: null };
  if (value instanceof Lambda) return new CellError('#N/A', value.message);
  if (Array.isArray(value) && (value.length === 0 || value[0]!.length === 0))
    return new CellError('#REF!', 'The array is empty.');
  const matrix = value as Matrix;
  return Array.isArray(value) && matrix.length === 1 && matrix[0]!.length === 1 ? matrix[0]![0]! : matrix;
}
