/** Where a table begins and ends in its sheet: title rows above, one or two header rows, the body below. */

import { orderEvidence } from './dates.ts';
import { plainHeader } from './header-text.ts';
import { decimalEvidence } from './numbers.ts';
import { isBlank, tidy } from './text.ts';
import type { Cell, SheetGrid } from './types.ts';
import { isKnownHeader } from './words/headers.ts';

/** Rows and columns count from 0 here. */
export interface Location {
  headerRow: number; // of two header rows the lower one
  lastRow: number;
  headers: string[]; // per column of the sheet, '' where there is none
  /** Of a header below a band that covers several columns: `Value | Actual` is also "Actual Value" and "Actual". */
  others: string[][];
}

/** Titles, filters and remarks stand above a table in a few rows, not in a hundred. */
const searchedRows = 40;

export function locateTable(grid: SheetGrid): Location | null {
  const { cells } = grid;
  const lastRow = lastFilledRow(cells);
  if (lastRow < 1) return null;
  let best = -1;
  let bestScore = 0;
  for (let row = 0; row < Math.min(searchedRows, lastRow); row++) {
    // Known words count most: a row with too few texts for them is not looked at closely.
    if (4 * cells[row]!.filter((cell) => typeof cell === 'string').length < bestScore) continue;
    const score = headerScore(cells, row, lastRow);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  if (best < 0) return null;
  const found = withSecondRow(cells, best, lastRow);
  // Rows of another table would be read as rows of this one, or not at all; a summary above tells less than the table.
  const isOther = (row: readonly Cell[], i: number): boolean =>
    !holdsValues(row) &&
    holdsValues(cells[i + 1]) &&
    knownIn(row).length >= surelyKnown &&
    (i > best || headerScore(cells, i, lastRow) > bestScore * 0.7) &&
    `${knownIn(row)}` !== `${knownIn(cells[found.headerRow]!)}`;
  return cells.some(isOther) ? null : found;
}

/** So many words we know in a row without values make it a header wherever it stands. */
const surelyKnown = 3;

const knownIn = (row: readonly Cell[]): string[] => textsOf(row).map(plainHeader).filter(isKnownHeader);

/** Fewer cells than this share of its rows, or than two, make no column of a table beyond a blank one. */
const sparse = 0.05;

/**
 * The sheet without what people put beside the table: behind a blank column, cells without a header, or hardly any. A sum of
 * the scorecard that stands there must not become part of what the scorecard is made from.
 */
export function withoutMargin(grid: SheetGrid, { headerRow, lastRow, headers }: Location): SheetGrid {
  const body = grid.cells.slice(headerRow + 1, lastRow + 1);
  const width = widthOf(grid);
  const few = Math.max(2, body.length * sparse);
  let end = width;
  for (let column = width - 1; column > 0; column--) {
    const filled = body.reduce((n, row) => n + (isBlank(row[column]) ? 0 : 1), 0);
    const header = headers[column] ?? '';
    if (header === '' && filled === 0) end = column;
    else if (header !== '' && filled >= few) break;
  }
  return end === width ? grid : { ...grid, cells: grid.cells.map((row) => row.slice(0, end)) };
}

export const widthOf = ({ cells }: SheetGrid): number => cells.reduce((most, row) => Math.max(most, row.length), 0);

function lastFilledRow(cells: readonly Cell[][]): number {
  for (let row = cells.length - 1; row >= 0; row--) if (cells[row]!.some((cell) => !isBlank(cell))) return row;
  return -1;
}

/** Known header words weigh most; then how many texts stand in the row, no two alike, over rows that are filled as far. */
function headerScore(cells: readonly Cell[][], row: number, lastRow: number): number {
  const texts: string[] = [];
  let others = 0;
  for (const cell of cells[row] ?? []) {
    if (isBlank(cell)) continue;
    if (typeof cell === 'string' && !isValue(cell)) texts.push(tidy(cell).toLowerCase());
    else others++;
  }
  if (texts.length < 2 || others > texts.length) return 0;
  let below = 0;
  for (let next = row + 1; next <= Math.min(row + 3, lastRow); next++) below = Math.max(below, filledIn(cells[next]));
  if (below < 2) return 0;
  const known = texts.filter((text) => isKnownHeader(plainHeader(text))).length;
  const different = new Set(texts).size;
  return known * 3 + different - others * 2 - Math.max(0, texts.length - below) + 1 / (row + 2);
}

const filledIn = (row: readonly Cell[] | undefined): number =>
  (row ?? []).reduce<number>((n, cell) => n + (isBlank(cell) ? 0 : 1), 0);

/** A text that is a number or a date is no header. */
const isValue = (text: string): boolean =>
  /\d/.test(text) && (decimalEvidence(tidy(text)) !== null || orderEvidence(tidy(text)) !== null);

const holdsValues = (row: readonly Cell[] = []): boolean =>
  row.some((cell) => !isBlank(cell) && (typeof cell !== 'string' || isValue(cell)));

/** The header may stand in two rows: a band above (`Dates | | Money |`), or units below. */
function withSecondRow(cells: readonly Cell[][], row: number, lastRow: number): Location {
  const lower = textsOf(cells[row]);
  const above = row > 0 ? textsOf(cells[row - 1]) : [];
  if (isBand(above, lower, cells[row - 1])) return { headerRow: row, lastRow, ...joined(above, lower) };
  const below = row + 2 <= lastRow ? textsOf(cells[row + 1]) : [];
  if (below.length > 0 && isSecondHeader(cells, row, below))
    return { headerRow: row + 1, lastRow, ...joined(lower, below) };
  return { headerRow: row, lastRow, headers: lower, others: [] };
}

const textsOf = (row: readonly Cell[] | undefined): string[] =>
  (row ?? []).map((cell) =>
    typeof cell === 'string' ? tidy(cell) : isBlank(cell) ? '' : String(typeof cell === 'object' ? '' : cell),
  );

/**
 * At least two texts and nothing else, each over a header or a known header itself, as merged cells stand; and the lower row needs it:
 * it repeats itself, lacks some, or all of it is covered.
 */
function isBand(above: string[], lower: string[], cells: readonly Cell[] | undefined): boolean {
  const filled = above.map((text, column) => (text === '' ? -1 : column)).filter((column) => column >= 0);
  const alone = filled.filter((column) => (lower[column] ?? '') === '');
  if (filled.length < 2 || alone.some((column) => !isKnownHeader(plainHeader(above[column]!)))) return false;
  if (holdsValues(cells)) return false;
  const names = lower.filter((text) => text !== '').map((text) => text.toLowerCase());
  const repeats = new Set(names).size < names.length;
  const first = lower.findIndex((text) => text !== '');
  return alone.length > 0 || repeats || filled[0] === first || filled.length >= names.length;
}

/** The row under the header is a header too if it holds words where the body holds numbers or dates. */
function isSecondHeader(cells: readonly Cell[][], row: number, below: string[]): boolean {
  if (holdsValues(cells[row + 1])) return false;
  let words = 0;
  let typed = 0;
  for (let column = 0; column < below.length; column++) {
    const bodies = [row + 2, row + 3, row + 4].map((r) => cells[r]?.[column] ?? null).filter((cell) => !isBlank(cell));
    if (bodies.length === 0 || !bodies.every((cell) => typeof cell !== 'string' || isValue(cell))) continue;
    if (bodies.every((cell) => typeof cell === 'boolean')) continue;
    typed++;
    if (below[column] !== '' && below[column]!.length <= 30) words++;
  }
  return words >= 2 || (words === 1 && typed === 1 && below.filter((text) => text !== '').length === 1);
}

/** A band's text stands for the columns to its right until the next one, as merged cells show it. */
function joined(above: string[], lower: string[]): Pick<Location, 'headers' | 'others'> {
  let band = '';
  const bands = Array.from({ length: Math.max(above.length, lower.length) }, (_, column) => {
    band = above[column] || (lower[column] ? band : '');
    return band;
  });
  const withBand = (text: string, column: number): string => `${text} ${lower[column] ?? ''}`.trim();
  return {
    headers: bands.map(withBand),
    others: bands.map((text, column) => {
      const own = lower[column] ?? '';
      const isWide = text !== '' && (text === bands[column - 1] || text === bands[column + 1]);
      return isWide && own !== '' ? [`${own} ${text}`, own] : [];
    }),
  };
}
