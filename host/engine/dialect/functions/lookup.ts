/** MATCH, VLOOKUP, XLOOKUP and their kin. Exact matches are answered by an index of the column, not by a search. */
import { indexOf, vectorOf } from '../column-index.ts';
import { wildcardPattern } from '../criterion.ts';
import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { operand } from '../operators.ts';
import {
  type Argument,
  badReference,
  badValue,
  type Cell,
  compareScalars,
  isBlank,
  isErrorCell,
  type Matrix,
  notAvailable,
  type Result,
  rowsOf,
  TRUE,
  toBoolean,
  toMatrix,
  toText,
} from '../value.ts';

type Direction = 'first' | 'last';

/** Place of a key in a list, -1 if it is not there. */
function findExact(cells: Cell[], key: Cell, direction: Direction, wildcards: boolean): number {
  const { value } = key;
  if (value === null) return -1;
  if (wildcards && typeof value === 'string' && /[*?~]/.test(value)) {
    const pattern = wildcardPattern(value);
    const matches = (cell: Cell) => typeof cell.value === 'string' && pattern.test(cell.value);
    if (direction === 'first') return cells.findIndex(matches);
    for (let index = cells.length - 1; index >= 0; index--) if (matches(cells[index]!)) return index;
    return -1;
  }
  const rows = indexOf(cells).rowsWith(value);
  return (direction === 'first' ? rows[0] : rows.at(-1)) ?? -1;
}

const sameKind = (cell: Cell, key: Cell) => typeof cell.value === typeof key.value;

/** The last place not beyond the key in a sorted list (`descending` for a list from the largest down). */
function findSorted(cells: Cell[], key: Cell, descending = false): number {
  if (key.value === null) return -1;
  const places = indexOf(cells).placesOf(typeof key.value);
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareScalars(cells[places[middle]!]!.value, key.value);
    if (descending ? order >= 0 : order <= 0) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : places[low - 1]!;
}

/** Nearest neighbour in a list of any order: the largest not above (`-1`) or the smallest not below (`1`) the key. */
function findNearest(cells: Cell[], key: Cell, side: -1 | 1): number {
  let best = -1;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (!sameKind(cell, key)) continue;
    const order = compareScalars(cell.value, key.value) * side;
    if (order === 0) return index;
    if (order > 0 && (best < 0 || compareScalars(cell.value, cells[best]!.value) * side < 0)) best = index;
  }
  return best;
}

const missing = (name: string, key: Cell, context: EvalContext) =>
  notAvailable(`Did not find value '${toText(key, context.locale)}' in ${name} evaluation.`);

const keyOf = (key: Cell | undefined): Cell => (key && !isBlank(key) ? key : { value: null });

const whole = (cell: Cell | undefined, fallback: number, name: string, place: number, context: EvalContext): number =>
  cell === undefined ? fallback : Math.trunc(operand(cell, name, place, context.locale));

function oneLine(name: string, range: Argument): Cell[] {
  const cells = vectorOf(toMatrix(range));
  if (!cells) throw notAvailable(`${name} range must be a single row or a single column.`);
  return cells;
}

function crossLookup(name: string, cells: Cell[], key: Cell, mode: number, search: number): number {
  if (![0, 1, -1, 2].includes(mode)) throw badValue(`${name}: match mode must be -1, 0, 1 or 2.`);
  if (![1, -1, 2, -2].includes(search)) throw badValue(`${name}: search mode must be 1, -1, 2 or -2.`);
  const exact = findExact(cells, key, search === -1 ? 'last' : 'first', mode === 2);
  if (exact >= 0 || mode === 0 || mode === 2 || key.value === null) return exact;
  return findNearest(cells, key, mode as -1 | 1);
}

function tableLookup(name: string, isVertical: boolean): FunctionDefinition {
  return {
    name,
    about: `The value beside a key in the first ${isVertical ? 'column' : 'row'} of a table.`,
    parameters: ['search_key', 'range[]!', 'index', 'is_sorted?'],
    compute(this: EvalContext, key: Cell | undefined, range: Argument, index: Cell | undefined, sorted: Cell = TRUE) {
      const table = toMatrix(range);
      const place = whole(index, 1, name, 3, this);
      const size = isVertical ? table.length : rowsOf(table);
      if (place < 1)
        throw badValue(
          `Function ${name} parameter 3 value is ${place}. Valid values are between 1 and ${size} inclusive.`,
        );
      if (place > size) throw badReference(`${name} evaluates to an out of bounds range.`);
      const wanted = keyOf(key);
      const keys = isVertical ? table[0]! : lineOf(table);
      const at = toBoolean(sorted) ? findSorted(keys, wanted) : findExact(keys, wanted, 'first', true);
      if (at < 0) return missing(name, wanted, this);
      return isVertical ? table[place - 1]![at]! : table[at]![place - 1]!;
    },
  };
}

const firstLines = new WeakMap<Matrix, Cell[]>();

/** First row of a table, the same list every time. */
function lineOf(table: Matrix): Cell[] {
  let line = firstLines.get(table);
  if (!line) {
    line = table.map((column) => column[0]!);
    firstLines.set(table, line);
  }
  return line;
}

export const lookup: FunctionDefinition[] = [
  {
    name: 'MATCH',
    about: 'The place of a key in a row or column.',
    parameters: ['search_key', 'range[]!', 'search_type?'],
    compute(this: EvalContext, key: Cell | undefined, range: Argument, type: Cell | undefined) {
      const cells = oneLine('MATCH', range);
      const wanted = keyOf(key);
      const kind = Math.sign(whole(type, 1, 'MATCH', 3, this));
      const at = kind === 0 ? findExact(cells, wanted, 'first', true) : findSorted(cells, wanted, kind < 0);
      return at < 0 ? missing('MATCH', wanted, this) : { value: at + 1 };
    },
  },
  {
    name: 'XMATCH',
    about: 'The place of a key in a row or column, searched from either end.',
    parameters: ['search_key', 'lookup_range[]!', 'match_mode?', 'search_mode?'],
    compute(
      this: EvalContext,
      key: Cell | undefined,
      range: Argument,
      mode: Cell | undefined,
      search: Cell | undefined,
    ) {
      const wanted = keyOf(key);
      const modes = [whole(mode, 0, 'XMATCH', 3, this), whole(search, 1, 'XMATCH', 4, this)] as const;
      const at = crossLookup('XMATCH', oneLine('XMATCH', range), wanted, ...modes);
      return at < 0 ? missing('XMATCH', wanted, this) : { value: at + 1 };
    },
  },
  {
    name: 'XLOOKUP',
    about: 'The value of one range at the place of a key in another.',
    parameters: ['search_key', 'lookup_range[]!', 'result_range[]!', 'missing_value!?', 'match_mode?', 'search_mode?'],
    compute(
      this: EvalContext,
      key: Cell | undefined,
      range: Argument,
      results: Argument,
      instead: Cell | undefined,
      mode: Cell | undefined,
      search: Cell | undefined,
    ): Result {
      const wanted = keyOf(key);
      const lookupRange = toMatrix(range);
      const cells = oneLine('XLOOKUP', lookupRange);
      const result = toMatrix(results);
      const isVertical = lookupRange.length === 1;
      if ((isVertical ? rowsOf(result) : result.length) !== cells.length)
        throw badValue('Array arguments to XLOOKUP are of different size.');
      const at = crossLookup(
        'XLOOKUP',
        cells,
        wanted,
        whole(mode, 0, 'XLOOKUP', 5, this),
        whole(search, 1, 'XLOOKUP', 6, this),
      );
      if (at < 0) return instead ?? missing('XLOOKUP', wanted, this);
      if (!isVertical) return result[at]!.length === 1 ? result[at]![0]! : [result[at]!];
      return result.length === 1 ? result[0]![at]! : result.map((column) => [column[at]!]);
    },
  },
  tableLookup('VLOOKUP', true),
  tableLookup('HLOOKUP', false),
  {
    name: 'LOOKUP',
    about: 'The value at the place of a key in a sorted range.',
    parameters: ['search_key', 'search_range[]!', 'result_range[]!?'],
    compute(this: EvalContext, key: Cell | undefined, range: Argument, results: Argument) {
      const table = toMatrix(range);
      const wide = table.length > rowsOf(table);
      const cells = vectorOf(table) ?? (wide ? lineOf(table) : table[0]!);
      const wanted = keyOf(key);
      const usable = cells.map((cell) => (isErrorCell(cell) ? { value: null } : cell));
      const at = findSorted(usable, wanted);
      if (at < 0) return missing('LOOKUP', wanted, this);
      if (results === undefined) return wide ? table[at]!.at(-1)! : table.at(-1)![at]!;
      const answer = vectorOf(toMatrix(results))?.[at];
      return answer ?? badReference('LOOKUP evaluates to an out of bounds range.');
    },
  },
];
