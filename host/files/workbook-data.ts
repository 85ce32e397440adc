/** Loaded sheets as the document the spreadsheet engine opens. */
import { helpers } from '@odoo/o-spreadsheet';
import type { WorkbookData } from '../engine/workbook.ts';
import type { LoadedSheet } from './grid.ts';

/** A new sheet of Google's. */
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;
/** Room to type on below a long table. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 2;

/** Column widths in pixels, from the length of their longer cells; about 7 px a character in Arial 10. */
const CHARACTER_WIDTH = 7;
const WIDTH_PADDING = 14;
const LEAST_WIDTH = 64;
const MOST_WIDTH = 280;
/** A cell this much longer than nine in ten is not what a column's width is for. */
const OUTLIER = 2.5;
/** Enough rows to know how wide a column wants to be. */
const WIDTH_SAMPLE_ROWS = 300;

export function workbookData(sheets: readonly LoadedSheet[]): WorkbookData {
  const formatIds = new Map<string, number>();
  const idOfFormat = (format: string) => {
    if (!formatIds.has(format)) formatIds.set(format, formatIds.size + 1);
    return formatIds.get(format)!;
  };
  const data = {
    ...helpers.createEmptyWorkbookData(),
    sheets: sheets.map((sheet, index) => sheetData(sheet, `sheet${index + 1}`, idOfFormat)),
  };
  return { ...data, formats: Object.fromEntries([...formatIds].map(([format, id]) => [id, format])) };
}

function sheetData(sheet: LoadedSheet, id: string, idOfFormat: (format: string) => number) {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const letters = Array.from({ length: width }, (_, column) => helpers.numberToLetters(column));
  const cells: Record<string, string> = {};
  for (const [row, loaded] of sheet.rows.entries()) {
    for (const [column, cell] of loaded.entries()) if (cell) cells[`${letters[column]}${row + 1}`] = cell.content;
  }
  const formats: Record<string, number> = {};
  for (const [column, letter] of letters.entries()) {
    for (const { format, top, bottom } of formatRuns(sheet, column)) {
      formats[`${letter}${top + 1}:${letter}${bottom + 1}`] = idOfFormat(format);
    }
  }
  return {
    ...helpers.createEmptySheet(id, sheet.name),
    rowNumber: Math.max(LEAST_ROWS, sheet.rows.length + SPARE_ROWS),
    colNumber: Math.max(LEAST_COLUMNS, width + SPARE_COLUMNS),
    cells,
    formats,
    cols: Object.fromEntries(letters.map((_, column) => [column, { size: columnWidth(sheet, column) }])),
    merges: [...(sheet.merges ?? [])],
    isVisible: !sheet.hidden,
  };
}

/** Stretches of one format down a column: one entry each instead of one per cell. */
function formatRuns(sheet: LoadedSheet, column: number): { format: string; top: number; bottom: number }[] {
  const runs: { format: string; top: number; bottom: number }[] = [];
  for (const [row, loaded] of sheet.rows.entries()) {
    const format = loaded[column]?.format;
    if (!format) continue;
    const last = runs.at(-1);
    if (last && last.format === format && last.bottom === row - 1) last.bottom = row;
    else runs.push({ format, top: row, bottom: row });
  }
  return runs;
}

/** As wide as the longest cell, unless that is an outlier: a long title or remark must not push the table off the screen. */
function columnWidth(sheet: LoadedSheet, column: number): number {
  const lengths: number[] = [];
  for (const row of sheet.rows.slice(0, WIDTH_SAMPLE_ROWS)) {
    const cell = row[column];
    if (cell) lengths.push((cell.format ?? cell.content).length);
  }
  lengths.sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  const typical = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
  const characters = longest > OUTLIER * typical ? typical : longest;
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, characters * CHARACTER_WIDTH + WIDTH_PADDING));
}
