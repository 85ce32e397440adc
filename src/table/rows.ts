/**
 * Rows that are no data: totals, sections, notes, repeated headers, duplicates. Only what stands in the cells decides (filled or
 * not, letters, the label on the left), so that a formula can ask the same; `formula/left-out.ts` is the twin of this file.
 */
import type { LeftOutCode } from '../value/outcome.ts';
import { numberOfCell } from './cells.ts';
import type { TableReading } from './reading.ts';
import { isBlank, pattern, textOf, wordOf } from './text.ts';
import type { Cell, FieldId } from './types.ts';
import { notePattern, totalPatterns, totalWords } from './words.ts';

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
  const total = isTotal(row, reading.totals) ? 'whole' : lacks ? totalOf(label) : null;
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

function lacksKey(row: Row, { key, totals }: TableReading): boolean {
  if (!key || isTotal(row, totals)) return true;
  const cell = row[key.column];
  if (isBlank(cell)) return true;
  if (key.kind === 'word') return typeof cell === 'number' || isTotal(row, key.column);
  return key.kind === 'date' && (!/\d/.test(textOf(cell)) || pattern(totalWords).test(textOf(cell)));
}

const isTotal = (row: Row, column: number | null): boolean =>
  column !== null && pattern(totalPatterns.whole).test(textOf(row[column]));

/**
 * A total may have a date, and a customer may be called Total: a column's total words are totals where every one of them stands beside
 * the sum of all amounts above it, or of those since the last.
 */
export function totalsColumn(rows: readonly Row[], reading: TableReading): number | null {
  const { fields, numbers, columns } = reading;
  const data = rows.filter((row) => isData(row, reading));
  const areTotals = ({ index }: { index: number }): boolean => {
    let [n, all, part, found] = [0, 0, 0, false];
    for (const row of data) {
      const amount = Number(numberOfCell(row[fields.amount!], numbers.amount!)) || 0;
      found = isTotal(row, index);
      if (!found) n++;
      else if (n < 2 || !amount || ![all, part].some((sum) => Math.abs(amount - sum) < 0.01)) return false;
      part = found ? 0 : part + amount;
      all += found ? 0 : amount;
    }
    return found;
  };
  return columns.find(areTotals)?.index ?? null;
}

const totalOf = (label: string): keyof typeof totalPatterns | null =>
  (['grand', 'whole', 'part'] as const).find((kind) => pattern(totalPatterns[kind]).test(label)) ?? null;

const isNote = (label: string): boolean =>
  label.length > longestSection || label.endsWith('.') || pattern(notePattern).test(label);

/** The rows of each id, in the order of appearance; rows that are left out aside. */
export function rowsById(
  rows: readonly Row[],
  column: number,
  codes?: readonly RowCode[],
  idOf = wordOf,
): Map<string, number[]> {
  const byId = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const id = codes && codes[i] !== null ? '' : idOf(row[column]);
    if (id === '') return;
    const list = byId.get(id);
    if (list) list.push(i);
    else byId.set(id, [i]);
  });
  return byId;
}

/** Stands in no cell. */
export const contentSeparator = '¦';

/** As Salesforce writes ids, where 006a and 006A are two records. */
const exactId = /^[\da-z]{15}$/i;

export interface Duplicates {
  exact: boolean; // capitals tell the ids apart
  rows: number[]; // left out
  same: string[]; // ids whose rows say the same
  sameRows: number; // rows left out of those
  conflicting: string[]; // ids whose rows differ: the last one counts
}

/**
 * Of the rows of one id the last one's content counts, where it first stands: a deal may have a row for every week or product.
 * null: ids repeat as a rule, with rows that are other deals or parts of one.
 */
export function duplicates(
  rows: readonly Row[],
  codes: readonly RowCode[],
  { fields, columns }: TableReading,
): Duplicates | null {
  const idsBy = (idOf = wordOf) => rowsById(rows, fields.id ?? -1, codes, idOf);
  const typed = idsBy(textOf);
  const exact = [...typed.keys()].every((id) => exactId.test(id));
  const ids = [...(exact ? typed : idsBy()).values()];
  if (ids.length === 0) return null;
  const differ = (field: FieldId): boolean => {
    const text = (i: number): string => wordOf(rows[i]![fields[field] ?? -1]);
    return ids.filter((list) => list.some((i) => text(i) !== text(list[0]!))).length > ids.length / 2;
  };
  if (ids.length * 2 < ids.flat().length && ['name', 'created', 'amount'].some(differ)) return null;
  const found: Duplicates = { exact, rows: [], same: [], sameRows: 0, conflicting: [] };
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
