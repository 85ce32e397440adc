/**
 * A formula tree as a function. As in Google, an array is spread over scalar arguments only inside ARRAYFORMULA and
 * the few functions that imply it. Elsewhere a range gives its cell in the formula's own row or column.
 */
import type { EvalContext, FunctionRegistry, Range } from '../engine.ts';
import { positionOf, wrongCount } from '../parameters.ts';
import {
  type Argument,
  badNumber,
  badReference,
  badValue,
  type Cell,
  CellError,
  isErrorCell,
  isMatrix,
  type Matrix,
  notAvailable,
} from '../value.ts';
import { type Environment, Lambda, type Value } from './lambda.ts';
import type { Node } from './parser.ts';
import type { Memory } from './recall.ts';
import { SPECIAL_FORMS } from './special-forms.ts';

/** One evaluation of one formula. */
export interface Frame {
  numbers: Cell[];
  strings: Cell[];
  ranges: Range[];
  cellOf: (range: Range) => Cell;
  matrixOf: (range: Range) => Matrix;
  symbolOf: (name: string, asRange: boolean) => Argument;
  context: EvalContext;
  /** What the formula's calls gave at its last evaluation. */
  memory: Memory;
}
export type Step = (frame: Frame, environment: Environment | undefined) => Value;

/** What the surrounding wants: one value (spread inside ARRAYFORMULA), an array, or whatever there is. */
export type Wanted = 'scalar' | 'matrix' | 'any';

/** Names of one LET or LAMBDA. */
export interface Scope {
  names: string[];
  parent: Scope | undefined;
  /** Names that stand for a plain range: used as one value they give the cell of the formula's row. */
  ranges: Map<string, Node>;
}

export interface Place {
  scope: Scope | undefined;
  /** Inside ARRAYFORMULA or a function that implies it. */
  spreads: boolean;
}

export type Callable = (this: EvalContext, ...args: Value[]) => Value;

const SPREADING = new Set(['FILTER', 'SORT', 'SORTN', 'SUMPRODUCT', 'INDEX', 'MMULT']);
/** Functions of a reference's position: one number outside ARRAYFORMULA although they take a whole range. */
const POSITIONAL = new Set(['ROW', 'COLUMN']);
const BINARY: Record<string, string> = {
  '=': 'EQ',
  '<>': 'NE',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
  '+': 'ADD',
  '-': 'MINUS',
  '*': 'MULTIPLY',
  '/': 'DIVIDE',
  '^': 'POWER',
  '&': 'CONCAT',
};
const UNARY: Record<string, string> = { '-': 'UMINUS', '+': 'UPLUS', '%': 'UNARY.PERCENT' };

export const callIn = (context: EvalContext, name: string, args: Value[]): Value =>
  (context[name] as Callable).apply(context, args);

export function compileTree(tree: Node, registry: FunctionRegistry): Step {
  const isBareRange = tree.kind === 'reference' || tree.kind === 'name';
  return new Compiler(registry).compile(tree, { scope: undefined, spreads: false }, isBareRange ? 'scalar' : 'any');
}

export class Compiler {
  constructor(private readonly registry: FunctionRegistry) {}

  compile(node: Node, place: Place, wanted: Wanted): Step {
    switch (node.kind) {
      case 'number':
        return ({ numbers }) => finite(numbers[node.index]!);
      case 'string':
        return ({ strings }) => strings[node.index];
      case 'boolean':
        return constant({ value: node.value });
      case 'error':
        return constant(new CellError(node.code, ''));
      case 'empty':
        return () => undefined;
      case 'reference':
        return reference(node, wanted, place);
      case 'name':
        return this.name(node.name, place, wanted);
      case 'array': {
        const rows = node.rows.map((row): Node => ({ kind: 'call', name: 'ARRAY.ROW', args: row }));
        return firstOf(this.call('ARRAY.LITERAL', rows, place), place, wanted);
      }
      case 'unary':
        return firstOf(this.operation(UNARY[node.operator]!, [node.operand], place), place, wanted);
      case 'binary':
        return firstOf(this.operation(BINARY[node.operator]!, [node.left, node.right], place), place, wanted);
      case 'apply':
        return firstOf(this.application(this.compile(node.callee, place, 'any'), node.args, place), place, wanted);
      case 'call':
        return firstOf(this.namedCall(node.name, node.args, place), place, wanted);
    }
  }

  private name(name: string, place: Place, wanted: Wanted): Step {
    const slot = find(name, place.scope);
    if (!slot) return namedRange(name, place, wanted);
    const { depth, index, range } = slot;
    if (range && wanted === 'scalar' && !place.spreads) return this.compile(range, place, wanted);
    const read: Step = (_, environment) => {
      let at = environment!;
      for (let up = depth; up > 0; up--) at = at.parent!;
      const value = at.values[index];
      const isCell = value !== undefined && !isMatrix(value) && !(value instanceof Lambda);
      return wanted === 'matrix' && isCell ? [[value]] : value;
    };
    return firstOf(read, place, wanted);
  }

  private operation(name: string, operands: Node[], place: Place): Step {
    const [first, second] = operands.map((operand) => this.compile(operand, place, 'scalar')) as [Step, Step?];
    const recalled = this.recalled(name);
    return second
      ? (frame, environment) => {
          const left = first(frame, environment);
          const right = second(frame, environment);
          return isMatrix(left) || isMatrix(right)
            ? recalled(frame, [left, right])
            : (frame.context[name] as Callable).call(frame.context, left, right);
        }
      : (frame, environment) => {
          const value = first(frame, environment);
          return isMatrix(value)
            ? recalled(frame, [value])
            : (frame.context[name] as Callable).call(frame.context, value);
        };
  }

  private namedCall(name: string, args: Node[], place: Place): Step {
    if (find(name, place.scope)) return this.application(this.name(name, place, 'any'), args, place);
    const special = SPECIAL_FORMS[name];
    if (special) return special(this, args, place);
    if (!POSITIONAL.has(name) || place.spreads)
      return this.call(name, args, SPREADING.has(name) ? { ...place, spreads: true } : place);
    return firstOf(this.call(name, args, place), place, 'scalar');
  }

  /** A function can be registered after the formula was compiled, so it is looked up when it is called. */
  private call(name: string, args: Node[], place: Place): Step {
    let known: unknown;
    let steps: Step[] = [];
    let fault: CellError | undefined;
    const recalled = this.recalled(name);
    return (frame, environment) => {
      const description = this.registry.content[name];
      if (!description) return new CellError('#NAME?', `Unknown function: '${name}'.`);
      if (description !== known) {
        known = description;
        fault = wrongCount(name, args.length, description.minArgRequired, description.maxArgPossible);
        const positions = positionOf(description, args.length);
        steps = args.map((arg, index) => {
          const parameter = description.args[positions[index]!];
          if (!parameter?.acceptMatrix) return this.compile(arg, place, 'scalar');
          const takesRange = parameter.type.some((type) => type.startsWith('RANGE'));
          return this.compile(arg, place, takesRange ? 'matrix' : 'any');
        });
      }
      if (fault) return fault;
      const values: Value[] = new Array(steps.length);
      for (let index = 0; index < steps.length; index++) values[index] = steps[index]!(frame, environment);
      return values.some(isMatrix) ? recalled(frame, values) : callIn(frame.context, name, values);
    };
  }

  /** A call at one place of the formula: of whole columns it computes only what changed. */
  recalled(name: string): (frame: Frame, values: Value[]) => Value {
    const call = {};
    return (frame, values) => frame.memory.run(call, this.registry.content[name]!, frame.context, values);
  }

  private application(callee: Step, args: Node[], place: Place): Step {
    const steps = args.map((arg) => this.compile(arg, place, 'any'));
    return (frame, environment) => {
      const lambda = callee(frame, environment);
      if (lambda instanceof Lambda) return lambda.call(steps.map((step) => step(frame, environment)));
      return isErrorCell(lambda as Cell) ? lambda : notAvailable('Only a LAMBDA can be called with arguments.');
    };
  }
}

/** A number as written can be too large to be one. */
const finite = (cell: Cell): Cell => (Number.isFinite(cell.value) ? cell : badNumber('The number is too large.'));

export const constant =
  (cell: Cell): Step =>
  () =>
    cell;

/** An array computed where one value is wanted gives its first cell. */
function firstOf(step: Step, place: Place, wanted: Wanted): Step {
  if (wanted !== 'scalar' || place.spreads) return step;
  return (frame, environment) => {
    const value = step(frame, environment);
    return isMatrix(value) ? value[0]?.[0] : value;
  };
}

function reference(node: Extract<Node, { kind: 'reference' }>, wanted: Wanted, place: Place): Step {
  const read = readReference(node, wanted, place);
  return (frame, environment) => {
    const { invalidSheetName } = frame.ranges[node.index]!;
    return invalidSheetName === undefined
      ? read(frame, environment)
      : badReference(`Unresolved sheet name '${invalidSheetName}'.`);
  };
}

function readReference({ index, isRange }: Extract<Node, { kind: 'reference' }>, wanted: Wanted, place: Place): Step {
  if (!isRange && wanted !== 'matrix') return (frame) => frame.cellOf(frame.ranges[index]!);
  if (wanted !== 'scalar' || place.spreads) return (frame) => frame.matrixOf(frame.ranges[index]!);
  return (frame) => ownCell(frame.ranges[index]!, frame);
}

function namedRange(name: string, place: Place, wanted: Wanted): Step {
  return (frame) => {
    const named = frame.context.getters.getNamedRange(name);
    // The engine notes the dependency while it looks the name up.
    const value = frame.symbolOf(name, wanted === 'matrix');
    if (!named && isErrorCell(value as Cell))
      return new CellError('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`);
    return named && wanted === 'scalar' && !place.spreads && isMatrix(value) ? ownCell(named.range, frame) : value;
  };
}

/** The cell of a range in the formula's own row (or column), as Sheets takes it outside ARRAYFORMULA. */
function ownCell(range: Range, frame: Frame): Value {
  const matrix = frame.matrixOf(range);
  const { top, left } = range.zone;
  const rows = matrix[0]?.length ?? 0;
  if (matrix.length === 1 && rows === 1) return matrix[0]![0];
  const origin = frame.context.__originCellPosition;
  // A formula that stands nowhere (evaluated for a question, not for a cell) shows the whole range.
  if (!origin) return matrix;
  const cell =
    matrix.length === 1 ? matrix[0]![origin.row - top] : rows === 1 ? matrix[origin.col - left]?.[0] : undefined;
  return cell ?? badValue('An array value could not be found.');
}

function find(name: string, scope: Scope | undefined) {
  const wanted = name.toUpperCase();
  for (let at = scope, depth = 0; at; at = at.parent, depth++) {
    const index = at.names.lastIndexOf(wanted);
    if (index >= 0) return { depth, index, range: at.ranges.get(wanted) };
  }
  return undefined;
}
