/**
 * Rebuilding a sheet of ours that people have written in. Every row and column of ours carries a key in a hidden column
 * and row, so it is found wherever it has moved. What we no longer need goes, what is new is inserted, and all that is
 * the user's moves along: nothing of theirs is ever overwritten.
 */
import type { Cell } from '../table/types.ts';
import type { Content, ExistingSheet, StructureEdit } from './plan.ts';

interface TheirCell {
  row: number;
  column: number | null;
  before: number; // its column
  content: Content;
}

/** A row or column as it stands: its key if it is ours, and whether the user wrote into it. */
export interface Slot {
  key: string | null;
  user: boolean;
}

/** Where every row (or column) of ours will be, where the old ones go, and the edits that bring it about. */
export interface Arrangement {
  length: number;
  at(key: string): number;
  has(key: string): boolean;
  moved: (number | null)[]; // old index → new index; null: it goes
  edits: StructureEdit[];
}

export function arrange(old: Slot[], wanted: string[], what: 'Rows' | 'Columns'): Arrangement {
  const pairs = commonOrder(old, wanted);
  const index = new Map<string, number>();
  const moved: (number | null)[] = old.map(() => null);
  const inserted: number[] = [];
  let next = 0;
  let i = 0;
  let j = 0;
  for (const [pairOld, pairNew] of [...pairs, [old.length, wanted.length] as const]) {
    // The user's rows stay directly below the row of ours they were put under; new ones of ours come after them.
    for (; i < pairOld; i++) {
      const slot = old[i]!;
      if (slot.key === null || slot.user) moved[i] = next++;
    }
    for (; j < pairNew; j++) {
      inserted.push(next);
      index.set(wanted[j]!, next++);
    }
    if (pairOld < old.length) {
      moved[pairOld] = next;
      index.set(wanted[pairNew]!, next++);
    }
    i = pairOld + 1;
    j = pairNew + 1;
  }
  const gone = moved.flatMap((to, from) => (to === null ? [from] : []));
  const edit =
    (how: 'delete' | 'insert') =>
    ([at, count]: [number, number]): StructureEdit => ({ kind: `${how}${what}`, at, count });
  const edits = [...runs(gone).reverse().map(edit('delete')), ...runs(inserted).map(edit('insert'))];
  return {
    length: next,
    at(key) {
      const found = index.get(key);
      if (found === undefined) throw new Error(`There is no place for "${key}".`);
      return found;
    },
    has: (key) => index.has(key),
    moved,
    edits: old.length ? edits : [], // a new sheet has room
  };
}

/** The longest run of keys in the same order on both sides; one the user wrote into counts more than any without. */
function commonOrder(old: Slot[], wanted: string[]): (readonly [number, number])[] {
  const best = Array.from({ length: old.length + 1 }, () => new Array<number>(wanted.length + 1).fill(0));
  const worth = (slot: Slot) => (slot.user ? old.length + 1 : 1);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      const same = old[i]!.key === wanted[j] ? best[i + 1]![j + 1]! + worth(old[i]!) : 0;
      best[i]![j] = Math.max(same, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < wanted.length) {
    if (old[i]!.key === wanted[j] && best[i]![j] === best[i + 1]![j + 1]! + worth(old[i]!)) pairs.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Neighbouring numbers as one run, so that one call serves them all. */
export function runs(sorted: number[]): [at: number, count: number][] {
  const found: [number, number][] = [];
  for (const at of sorted) {
    const last = found[found.length - 1];
    if (last && last[0] + last[1] === at) last[1]++;
    else found.push([at, 1]);
  }
  return found;
}

/** What the sheet of ours holds, by the keys in its hidden first row and column. */
export class Standing {
  readonly rows: Slot[];
  readonly columns: Slot[];
  private readonly rowKeys: (string | null)[];
  private readonly columnKeys: (string | null)[];

  /** `ours` tells which cells of a keyed row and column we ever write; in all others the user may have written. */
  constructor(
    private readonly sheet: ExistingSheet | undefined,
    private readonly ours: (rowKey: string, columnKey: string) => boolean,
  ) {
    const values = sheet?.values ?? [];
    this.rowKeys = ownKeys(values.map((row) => row[0]));
    this.columnKeys = ownKeys(values[0] ?? []);
    const slots = (keys: (string | null)[], user: (at: number) => boolean): Slot[] =>
      keys.slice(0, keys.map(Boolean).lastIndexOf(true) + 1).map((key, i) => ({ key, user: user(i) }));
    this.rows = slots(this.rowKeys, (r) => this.columnKeys.some((_, c) => this.theirs(r, c)));
    this.columns = slots(this.columnKeys, (c) => this.rowKeys.some((_, r) => this.theirs(r, c) && !this.isLoose(r, c)));
  }

  hasRow(rowKey: string): boolean {
    return this.rowKeys.includes(rowKey);
  }

  value(rowKey: string, columnKey: string): Cell {
    return this.sheet?.values[this.rowKeys.indexOf(rowKey)]?.[this.columnKeys.indexOf(columnKey)] ?? null;
  }

  /** The user's cells within our rows and columns, where a structure edit moves them: `column` is null where their own one goes. */
  theirCells(rows: Arrangement, columns: Arrangement): TheirCell[] {
    return this.rows.flatMap((_, r) =>
      this.columns.flatMap((_, c) =>
        this.theirs(r, c)
          ? { row: rows.moved[r]!, column: columns.moved[c]!, before: c, content: this.contentAt(r, c)! }
          : [],
      ),
    );
  }

  /**
   * A word beside the charts, where periods are nothing: it does not hold its column, and is put elsewhere where that goes. What is
   * more (numbers, formulas, a table of the user's) would not be the same there; and so few words have room in the narrowest scorecard.
   */
  private isLoose(r: number, c: number): boolean {
    return (
      /^(gap:)?chart/.test(this.rowKeys[r]!) &&
      'text' in this.contentAt(r, c)! &&
      this.columnKeys.filter((_, other) => this.theirs(r, other)).length < 8
    );
  }

  private theirs(r: number, c: number): boolean {
    const [row, column] = [this.rowKeys[r], this.columnKeys[c]];
    const isKey = (c === 0 && row) || (r === 0 && column);
    return this.contentAt(r, c) !== null && !isKey && !(row && column && this.ours(row, column));
  }

  private contentAt(r: number, c: number): Content | null {
    const formula = this.sheet?.formulas[r]?.[c];
    if (formula) return { formula: formula.replace(/^=/, '') };
    return contentOf(this.sheet?.values[r]?.[c] ?? null);
  }
}

/**
 * A key is `word` or `word:anything`; whatever else stands there is the user's. Who copies a row of ours copies its key,
 * too: only the first one is ours.
 */
function ownKeys(cells: (Cell | undefined)[]): (string | null)[] {
  const seen = new Set<string>();
  return cells.map((cell) => {
    if (typeof cell !== 'string' || seen.has(cell) || !/^[a-z_]+(\.[a-z_]+)*(:.*)?$/.test(cell)) return null;
    seen.add(cell);
    return cell;
  });
}

export function contentOf(value: Cell): Content | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { number: value };
  return typeof value === 'boolean' ? { boolean: value } : { day: value.serial };
}

/**
 * The value of an editable cell after a rebuild. `built` is what the last build was asked for, `sheet` what stands there now.
 * What the user typed into the sheet stays, unless this build was asked for something new.
 */
export function merged<T extends string | number>(
  asked: T | null,
  built: Cell,
  sheet: Cell,
): T | string | number | null {
  const now = plain(sheet);
  const before = plain(built);
  const wish = asked === '' ? null : asked;
  return now === before || wish !== before ? wish : now;
}

function plain(value: Cell): string | number | null {
  if (value === null || value === '' || typeof value === 'boolean') return null;
  return typeof value === 'object' ? value.serial : value;
}
