/** Grids for tests: from rows of texts as a file holds them, typed as `--import safe` does or left as they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDelimited } from '../../host/files/delimited.ts';
import { decodeText } from '../../host/files/encoding.ts';
import type { LoadedCell, LoadedRow } from '../../host/files/grid.ts';
import { importAsGoogle } from '../../host/files/import-google.ts';
import { importSafely } from '../../host/files/import-safe.ts';
import { readTables } from '../../src/table/read.ts';
import type { Cell, ReadOptions, SheetGrid, Table } from '../../src/table/types.ts';
import { fromIso } from '../../src/value/day.ts';

export const sharedData = join(import.meta.dirname, '../../../shared/data');
export const hasSharedData = existsSync(sharedData);
if (!hasSharedData) console.warn('../shared/data is missing: tests on real tables are skipped.');

function cellOf(cell: LoadedCell | undefined): Cell {
  if (!cell) return null;
  const { content, format } = cell;
  if (content.startsWith("'")) return content.slice(1);
  if (content === 'TRUE' || content === 'FALSE') return content === 'TRUE';
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(content))
    return format && /[dy]/.test(format) ? { serial: Number(content) } : Number(content);
  return content;
}

const gridOf = (sheet: string, rows: readonly LoadedRow[]): SheetGrid => ({
  sheet,
  sheetId: 1,
  cells: rows.map((row) => Array.from(row, cellOf)),
  formats: rows.map((row) => Array.from(row, (cell) => cell?.format ?? '')),
});

/** As `--import safe` brings a file in. */
export const safeGrid = (rows: string[][], sheet = 'Sheet'): SheetGrid => gridOf(sheet, importSafely(rows));
/** As Google's own import does. */
export const importedGrid = (rows: string[][], locale: string, sheet = 'Sheet'): SheetGrid =>
  gridOf(sheet, importAsGoogle(rows, locale));

/** Cells as given; ISO dates become date cells, '' stays empty. */
export function typedGrid(rows: (string | number | boolean | null)[][], sheet = 'Sheet'): SheetGrid {
  return {
    sheet,
    sheetId: 1,
    cells: rows.map((row) =>
      row.map((cell) => {
        const day = typeof cell === 'string' ? fromIso(cell) : null;
        return day === null ? (cell === '' ? null : cell) : { serial: day };
      }),
    ),
  };
}

export const rowsOfFile = (file: string): string[][] =>
  parseDelimited(decodeText(readFileSync(join(sharedData, file))));
export const fileGrid = (file: string): SheetGrid =>
  safeGrid(rowsOfFile(file), file.replace(/^.*\//, '').replace(/\.\w+$/, ''));

export function readOne(grid: SheetGrid, options: Partial<ReadOptions> = {}): Table {
  const { tables, others } = readTables([grid], { locale: 'en_US', ...options });
  if (!tables[0]) throw new Error(`no table: ${others[0]?.why}`);
  return tables[0];
}

/** A small table as text, cells between `|`. */
export const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
