/**
 * What a call over whole columns gave last time. Somebody types into one cell, and every array formula below it runs again:
 * here only the rows whose arguments changed are computed, the others are remembered. Cells that come out as before stay the
 * same objects, so that the next call sees at a glance that nothing changed.
 */
import { ownSpreading } from '../callable.ts';
import type { CompiledFormula, EvalContext, FunctionDescription, Locale } from '../engine.ts';
import { positionOf } from '../parameters.ts';
import { type Cell, isMatrix, type Matrix, rowsOf } from '../value.ts';
import { Lambda, type Value } from './lambda.ts';

/** Functions of the values in a row, the locale and nothing else. */
const ROW_BY_ROW = new Set(
  (
    'ADD MINUS MULTIPLY DIVIDE POWER CONCAT EQ NE LT LTE GT GTE UMINUS UNARY.PERCENT IF IFERROR IFNA ' +
    'TRIM LOWER UPPER LEN LEFT RIGHT MID SEARCH FIND SUBSTITUTE EXACT REGEXMATCH REGEXREPLACE VALUE N T DATE YEAR MONTH DAY ' +
    'INT MOD ROUND ROUNDUP ROUNDDOWN ABS ISNUMBER ISTEXT ISBLANK ISLOGICAL ISERROR VLOOKUP XLOOKUP MATCH XMATCH'
  ).split(' '),
);

/** Shorter columns are computed as fast as compared. */
const LONG = 64;

interface Recalled {
  args: Value[];
  result: Matrix;
}

/** Of one formula: by call, what it was called with last and what came of it. */
export class Memory {
  private readonly calls = new Map<object, Recalled>();
  private locale: Locale | undefined;

  /** `call` is whatever stands for the place of the call in the formula. */
  run(call: object, description: FunctionDescription, context: EvalContext, args: Value[]): Value {
    const compute = (values: Value[]) => (context[description.name] as Compute).apply(context, values);
    if (!ROW_BY_ROW.has(description.name)) return compute(args);
    const height = heightOf(args, wholeOf(description, args.length));
    if (height < LONG) return compute(args);
    if (context.locale !== this.locale) this.calls.clear();
    this.locale = context.locale;
    const last = this.calls.get(call);
    // The call itself may change the list: a 1 × 1 array becomes its cell.
    const kept = args.slice();
    const result = recompute(last, kept, wholeOf(description, args.length), height, compute);
    if (isMatrix(result) && result.length === 1 && rowsOf(result) === height)
      this.calls.set(call, { args: kept, result });
    else this.calls.delete(call);
    return result;
  }
}

type Compute = (this: EvalContext, ...args: Value[]) => Value;

const memories = new WeakMap<CompiledFormula, Memory>();

export function memoryOf(formula: CompiledFormula): Memory {
  let memory = memories.get(formula);
  if (!memory) {
    memory = new Memory();
    memories.set(formula, memory);
  }
  return memory;
}

/** By argument: whether the function looks at it as a whole, instead of row by row. */
function wholeOf(description: FunctionDescription, count: number): boolean[] {
  if (ownSpreading.has(description)) return [];
  return positionOf(description, count).map((position) => Boolean(description.args[position]?.acceptMatrix));
}

/** Rows of the columns that are gone through row by row; 0 where there are none, or other shapes. */
function heightOf(args: readonly Value[], whole: readonly boolean[]): number {
  let height = 0;
  for (const [index, arg] of args.entries()) {
    if (arg instanceof Lambda) return 0;
    if (whole[index] || !isMatrix(arg)) continue;
    const rows = rowsOf(arg);
    if (arg.length !== 1) return 0;
    if (rows === 1) continue;
    if (height > 0 && rows !== height) return 0;
    height = rows;
  }
  return height;
}

function recompute(
  last: Recalled | undefined,
  args: Value[],
  whole: readonly boolean[],
  height: number,
  compute: (args: Value[]) => Value,
): Value {
  if (!last || rowsOf(last.result) !== height) return compute(args.slice());
  const rows = changedRows(last.args, args, whole, height);
  if (!rows) {
    const result = compute(args.slice());
    return isMatrix(result) && result.length === 1 && rowsOf(result) === height
      ? [keptWhereSame(last.result[0]!, result[0]!)]
      : result;
  }
  if (rows.length === 0) return last.result;
  // Two rows at least: a single one would be taken for a single value.
  const chosen = rows.length === 1 ? [rows[0]!, rows[0]!] : rows;
  const few = args.map((arg, index) =>
    !whole[index] && isMatrix(arg) && rowsOf(arg) === height ? [chosen.map((row) => arg[0]![row]!)] : arg,
  );
  const result = compute(few);
  if (!isMatrix(result) || result.length !== 1 || rowsOf(result) !== chosen.length) return compute(args.slice());
  const column = last.result[0]!.slice();
  let changed = false;
  for (const [at, row] of rows.entries()) {
    const cell = result[0]![at]!;
    if (isSameCell(cell, column[row])) continue;
    column[row] = cell;
    changed = true;
  }
  return changed ? [column] : last.result;
}

/** null: too many to go through one by one, or an argument that concerns every row. */
function changedRows(
  before: readonly Value[],
  args: readonly Value[],
  whole: readonly boolean[],
  height: number,
): number[] | null {
  const changed = new Set<number>();
  for (const [index, arg] of args.entries()) {
    const other = before[index];
    if (arg === other) continue;
    if (!whole[index] && isMatrix(arg) && rowsOf(arg) === height) {
      if (!isMatrix(other) || other.length !== 1 || rowsOf(other) !== height) return null;
      const [now, then] = [arg[0]!, other[0]!];
      for (let row = 0; row < height; row++) if (!isSameCell(now[row], then[row])) changed.add(row);
      if (changed.size > height / 4) return null;
    } else if (!isSameValue(arg, other)) return null;
  }
  return [...changed];
}

function isSameValue(a: Value, b: Value): boolean {
  if (isMatrix(a) && isMatrix(b))
    return (
      a.length === b.length &&
      a.every((column, index) => {
        const other = b[index]!;
        return (
          column === other ||
          (column.length === other.length && column.every((cell, row) => isSameCell(cell, other[row])))
        );
      })
    );
  return !isMatrix(a) && !isMatrix(b) && isSameCell(a as Cell | undefined, b as Cell | undefined);
}

function keptWhereSame(before: readonly Cell[], now: readonly Cell[]): Cell[] {
  return now.map((cell, row) => (isSameCell(cell, before[row]) ? before[row]! : cell));
}

const isSameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.value === b.value && a.format === b.format && a.message === b.message);
