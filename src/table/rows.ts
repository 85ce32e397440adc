/**
 * Rows that are no data: totals, sections, notes, repeated headers, duplicates. Only what stands in the cells decides (filled or
 * not, letters, the label on the left), so that a formula can ask the same; `formula/left-out.ts` is the twin of this file.
 */
import type { LeftOutCode } from '../value/outcome.ts';
import type { TableReading } from './reading.ts';
import { isBlank, textOf } from './text.ts';
import type { Cell } from './types.ts';
import { notePattern, totalPatterns } from './words.ts';

export type RowCode = LeftOutCode | 'blank' | null;

/** A label over this length is a remark. */
export const longestSection = 40;

let patterns: { grand: RegExp; whole: RegExp; part: RegExp; note: RegExp; letter: RegExp } | null = null;
function matchers() {
  patterns ??= {
    grand: new RegExp(totalPatterns.grand, 'iu'),
    whole: new RegExp(totalPatterns.whole, 'iu'),
    part: new RegExp(totalPatterns.part, 'iu'),
    note: new RegExp(notePattern, 'iu'),
    letter: /\p{L}/u,
  };
  return patterns;
}

type Total = 'grand' | 'whole' | 'part';

/** What a row shows at a glance. */
interface Glance {
  filled: number;
  label: string; // the leftmost cell that is filled
  letters: boolean;
  repeatsHeader: boolean;
  keyMissing: boolean;
  total: Total | null;
  id: boolean;
  amount: boolean;
  dated: boolean;
}

/** `rows` are the cells of the body, index 0 is the table's first row. */
export function structure(rows: readonly Cell[][], reading: TableReading): RowCode[] {
  const wordy = reading.columns.filter((column) => column.wordy).map(({ index }) => index);
  const dates = Object.keys(reading.dates).map((field) => reading.fields[field]!);
  const glances = rows.map((row) => glance(row, reading, wordy, dates));
  let first = -1;
  let last = -1;
  glances.forEach((each, i) => {
    if (!isData(each, reading)) return;
    if (first < 0) first = i;
    last = i;
  });
  return glances.map((each, i) => code(each, i > first && i < last, i > last));
}

function glance(
  row: readonly Cell[],
  reading: TableReading,
  wordy: readonly number[],
  dates: readonly number[],
): Glance {
  const { letter } = matchers();
  let filled = 0;
  let label = '';
  for (const { index } of reading.columns) {
    const text = textOf(row[index]);
    if (text !== '' && filled++ === 0) label = text;
  }
  const has = (column: number | undefined): boolean => column !== undefined && !isBlank(row[column]);
  const same = reading.headerTexts.filter(
    ({ column, text }) => textOf(row[column]).toLowerCase() === text.toLowerCase(),
  ).length;
  return {
    filled,
    label,
    letters: wordy.some((column) => typeof row[column] !== 'number' && letter.test(textOf(row[column]))),
    repeatsHeader: same >= 2,
    keyMissing: isKeyMissing(row, reading),
    total: filled > 0 ? totalOf(label) : null,
    id: has(reading.fields.id),
    amount: has(reading.fields.amount),
    dated: dates.some(has),
  };
}

function isKeyMissing(row: readonly Cell[], { key }: TableReading): boolean {
  if (!key) return true;
  const cell = row[key.column];
  if (isBlank(cell)) return true;
  if (key.kind === 'word') return typeof cell === 'number' || matchers().whole.test(textOf(cell));
  return key.kind === 'date' && !/\d/.test(textOf(cell));
}

function totalOf(label: string): Total | null {
  const { grand, whole, part } = matchers();
  return grand.test(label) ? 'grand' : whole.test(label) ? 'whole' : part.test(label) ? 'part' : null;
}

const isData = (each: Glance, { key }: TableReading): boolean =>
  each.filled >= 2 && !each.repeatsHeader && (key ? !each.keyMissing : each.total === null);

function code(each: Glance, between: boolean, below: boolean): RowCode {
  if (each.filled === 0) return 'blank';
  if (each.repeatsHeader) return 'repeated_header';
  if (each.keyMissing && each.total)
    return each.total === 'part' || (each.total === 'whole' && between) ? 'subtotal' : 'total';
  if (each.keyMissing && !each.letters && !each.id && !each.dated) return between ? 'subtotal' : 'total';
  if (each.filled === 1 && each.letters) return below || isNote(each.label) ? 'note' : 'section';
  return each.keyMissing && below && !each.id && !each.amount ? 'note' : null;
}

const isNote = (label: string): boolean =>
  label.length > longestSection || label.endsWith('.') || matchers().note.test(label);

/** Stands in no cell. */
export const contentSeparator = '¦';

/** What two rows have to share to be the same: all that stands in them. */
export const contentOf = (row: readonly Cell[], reading: TableReading): string =>
  reading.columns.map(({ index }) => textOf(row[index]).toLowerCase()).join(contentSeparator);

export interface Duplicates {
  codes: Map<number, 'duplicate'>;
  same: string[]; // ids whose rows say the same
  sameRows: number; // rows left out of those
  conflicting: string[]; // ids whose rows differ: the last one counts
}

/** Of the rows of one id the last one's content counts, where it first stands. */
export function duplicates(rows: readonly Cell[][], codes: readonly RowCode[], reading: TableReading): Duplicates {
  const found: Duplicates = { codes: new Map(), same: [], sameRows: 0, conflicting: [] };
  const column = reading.fields.id;
  if (!reading.unique || column === undefined) return found;
  const byId = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const id = codes[i] === null ? textOf(row[column]).toLowerCase() : '';
    if (id === '') return;
    const list = byId.get(id);
    if (list) list.push(i);
    else byId.set(id, [i]);
  });
  for (const list of byId.values()) {
    if (list.length < 2) continue;
    const contents = list.map((i) => contentOf(rows[i]!, reading));
    const kept = list[contents.indexOf(contents[contents.length - 1]!)]!;
    for (const i of list) if (i !== kept) found.codes.set(i, 'duplicate');
    const same = new Set(contents).size === 1;
    if (same) found.sameRows += list.length - 1;
    (same ? found.same : found.conflicting).push(textOf(rows[kept]![column]));
  }
  return found;
}

/** One row per id, unless ids repeat as a rule. */
export function idsAreUnique(rows: readonly Cell[][], codes: readonly RowCode[], column: number | undefined): boolean {
  if (column === undefined) return false;
  const seen = new Set<string>();
  let filled = 0;
  rows.forEach((row, i) => {
    const id = codes[i] === null ? textOf(row[column]).toLowerCase() : '';
    if (id === '') return;
    filled++;
    seen.add(id);
  });
  return filled > 0 && seen.size * 2 >= filled;
}
