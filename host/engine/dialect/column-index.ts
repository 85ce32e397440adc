/**
 * What is known about one column of cells: the rows of every value, and the rows that meet a criterion. The engine
 * hands out the same column objects as long as nothing changes, so three hundred COUNTIFS over one table read it once.
 */
import { type Cell, foldCase, type Matrix, rowsOf, type Scalar } from './value.ts';

type Key = Exclude<Scalar, null>;

export class ColumnIndex {
  private rows: Map<Key, number[]> | undefined;
  private readonly kinds = new Map<string, number[]>();
  private readonly masks = new Map<string, Uint8Array>();

  constructor(readonly cells: readonly Cell[]) {}

  /** Rows of a value from the top, texts without regard to case. Blank cells are not in it. */
  rowsWith(value: Key): readonly number[] {
    this.rows ??= this.build();
    return this.rows.get(keyOf(value)) ?? NONE;
  }

  /** Rows whose value is of one kind, as a binary search needs them. */
  placesOf(kind: string): readonly number[] {
    let places = this.kinds.get(kind);
    if (!places) {
      places = [];
      for (let row = 0; row < this.cells.length; row++) if (typeof this.cells[row]!.value === kind) places.push(row);
      this.kinds.set(kind, places);
    }
    return places;
  }

  /** 1 for every row whose cell satisfies `test`; remembered under `name`. */
  mask(name: string, test: (value: Scalar) => boolean): Uint8Array {
    const known = this.masks.get(name);
    if (known) return known;
    const { cells } = this;
    const mask = new Uint8Array(cells.length);
    for (let row = 0; row < cells.length; row++) if (test(cells[row]!.value)) mask[row] = 1;
    // A scorecard asks for two masks per period; more than this many come from a criterion per row.
    if (this.masks.size < 256) this.masks.set(name, mask);
    return mask;
  }

  private build(): Map<Key, number[]> {
    const rows = new Map<Key, number[]>();
    for (let row = 0; row < this.cells.length; row++) {
      const { value } = this.cells[row]!;
      if (value === null || value === undefined) continue;
      const key = keyOf(value);
      const list = rows.get(key);
      if (list) list.push(row);
      else rows.set(key, [row]);
    }
    return rows;
  }
}

const NONE: readonly number[] = [];
const keyOf = (value: Key): Key => (typeof value === 'string' ? foldCase(value) : value);

const indexes = new WeakMap<readonly Cell[], ColumnIndex>();

export function indexOf(column: readonly Cell[]): ColumnIndex {
  let index = indexes.get(column);
  if (!index) {
    index = new ColumnIndex(column);
    indexes.set(column, index);
  }
  return index;
}

const flattened = new WeakMap<Matrix, Cell[]>();

/** The cells of a matrix that is one column or one row, as one list with an identity of its own. */
export function vectorOf(matrix: Matrix): Cell[] | undefined {
  if (matrix.length === 1) return matrix[0];
  if (rowsOf(matrix) !== 1) return undefined;
  let cells = flattened.get(matrix);
  if (!cells) {
    cells = matrix.map((column) => column[0]!);
    flattened.set(matrix, cells);
  }
  return cells;
}
