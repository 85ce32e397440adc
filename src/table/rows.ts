/**
 * Rows that are no data: totals, sections, notes, repeated headers, duplicates. Only what stands in the cells decides (filled or
 * not, letters, the label on the left), so that a formula can ask the same; `formula/left-out.ts` is the twin of this file.
 */
import type { LeftOutCode } from '../value/outcome.ts';
import type { TableReading } from './reading.ts';
import { isBlank, pattern, textOf, wordOf } from './text.ts';
import type { Cell } from './types.ts';
import { notePattern, totalPatterns } from './words.ts';

export type RowCode = LeftOutCode | 'blank' | null;

/** A label over this length is a remark. */
export const longestSection = 40;
/** So many header texts in a row make it a header. */
const repeatedTexts = 2;

type Row = readonly Cell[];

/** `rows` are the cells of the body, index 0 is the table's first row. */
export function structure(rows: readonly Row[], reading: TableReading): RowCode[] {
  const data = rows.map((row) => isData(row, reading));
  const [first, last] = [data.indexOf(true), data.lastIndexOf(true)];
  // With its key, a row of data is nothing else.
  return rows.map((row, i) => (data[i] && reading.key ? null : code(row, reading, i > first && i < last, i > last)));
}

const isData = (row: Row, reading: TableReading): boolean =>
  filledTexts(row, reading, 2).length === 2 &&
  !repeatsHeader(row, reading) &&
  (reading.key ? !lacksKey(row, reading) : totalOf(filledTexts(row, reading, 1)[0]!) === null);

/** The texts of a row from left to right, so many of them. */
function filledTexts(row: Row, { columns }: TableReading, most: number): string[] {
  const texts: string[] = [];
  for (const { index } of columns) {
    if (texts.length === most) break;
    const text = textOf(row[index]);
    if (text !== '') texts.push(text);
  }
  return texts;
}

function code(row: Row, reading: TableReading, between: boolean, below: boolean): RowCode {
  const texts = filledTexts(row, reading, 2);
  const [label] = texts;
  if (label === undefined) return 'blank';
  if (repeatsHeader(row, reading)) return 'repeated_header';
  const { fields, dates } = reading;
  const has = (field: string): boolean => fields[field] !== undefined && !isBlank(row[fields[field]]);
  const letters = reading.columns.some(
    ({ index, wordy }) => wordy && typeof row[index] !== 'number' && /\p{L}/u.test(textOf(row[index])),
  );
  const lacks = lacksKey(row, reading);
  const total = lacks ? totalOf(label) : null;
  if (total) return total === 'part' || (total === 'whole' && between) ? 'subtotal' : 'total';
  if (lacks && !letters && !has('id') && !Object.keys(dates).some(has)) return between ? 'subtotal' : 'total';
  if (texts.length === 1 && letters) return below || isNote(label) ? 'note' : 'section';
  return lacks && below && !has('id') && !has('amount') ? 'note' : null;
}

function repeatsHeader(row: Row, { headerTexts }: TableReading): boolean {
  let same = 0;
  for (const { column, text } of headerTexts) {
    const cell = row[column];
    if (typeof cell === 'string' && cell.length >= text.length && wordOf(cell) === text.toLowerCase()) same++;
  }
  return same >= repeatedTexts;
}

function lacksKey(row: Row, { key }: TableReading): boolean {
  if (!key) return true;
  const cell = row[key.column];
  if (isBlank(cell)) return true;
  if (key.kind === 'word') return typeof cell === 'number' || pattern(totalPatterns.whole).test(textOf(cell));
  return key.kind === 'date' && !/\d/.test(textOf(cell));
}

const totalOf = (label: string): keyof typeof totalPatterns | null =>
  (['grand', 'whole', 'part'] as const).find((kind) => pattern(totalPatterns[kind]).test(label)) ?? null;

const isNote = (label: string): boolean =>
  label.length > longestSection || label.endsWith('.') || pattern(notePattern).test(label);

/** The rows of each id, in the order of appearance; rows that are left out aside. */
export function rowsById(rows: readonly Row[], column: number, codes?: readonly RowCode[]): Map<string, number[]> {
  const byId = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const id = codes && codes[i] !== null ? '' : wordOf(row[column]);
    if (id === '') return;
    const list = byId.get(id);
    if (list) list.push(i);
    else byId.set(id, [i]);
  });
  return byId;
}

/** Stands in no cell. */
export const contentSeparator = '¦';

export interface Duplicates {
  rows: number[]; // left out
  same: string[]; // ids whose rows say the same
  sameRows: number; // rows left out of those
  conflicting: string[]; // ids whose rows differ: the last one counts
}

/** Of the rows of one id the last one's content counts, where it first stands. null: ids repeat as a rule. */
export function duplicates(
  rows: readonly Row[],
  codes: readonly RowCode[],
  { fields, columns }: TableReading,
): Duplicates | null {
  const byId = rowsById(rows, fields.id ?? -1, codes);
  const ids = [...byId.values()];
  if (ids.length === 0 || ids.length * 2 < ids.reduce((sum, list) => sum + list.length, 0)) return null;
  const found: Duplicates = { rows: [], same: [], sameRows: 0, conflicting: [] };
  for (const list of ids) {
    if (list.length < 2) continue;
    const contents = list.map((i) => columns.map(({ index }) => wordOf(rows[i]![index])).join(contentSeparator));
    const kept = list[contents.indexOf(contents[contents.length - 1]!)]!;
    found.rows.push(...list.filter((i) => i !== kept));
    const same = new Set(contents).size === 1;
    if (same) found.sameRows += list.length - 1;
    (same ? found.same : found.conflicting).push(textOf(rows[kept]![fields.id!]));
  }
  return found;
}
