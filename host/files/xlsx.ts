/** An .xlsx file to grids: its own types and number formats, the results of its formulas. */
import { DEFAULT_LOCALE, helpers } from '@odoo/o-spreadsheet';
import type { Cell, CellValue, MergeRange, Sheet } from 'hucre/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { serialOfDay } from '../engine/calendar.ts';
import { booleanCell, type LoadedCell, type LoadedRow, type LoadedSheet, numberCell, textCell } from './grid.ts';

type SheetContent = Omit<LoadedSheet, 'file'>;

export async function parseXlsx(bytes: Uint8Array): Promise<SheetContent[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row, rowIndex) => loadedRow(sheet, row, rowIndex)),
    merges: sheet.merges?.map(a1OfMerge),
    hidden: sheet.hidden || sheet.veryHidden,
  }));
}

function loadedRow(sheet: Sheet, row: readonly CellValue[], rowIndex: number): LoadedRow {
  return row.map((value, column) => loadedCell(value, sheet.cells?.get(`${rowIndex},${column}`)));
}

function loadedCell(value: CellValue, cell: Cell | undefined): LoadedCell | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return booleanCell(value);
  if (typeof value === 'string') return cell?.type === 'error' ? { content: value } : textCell(value);
  const format = cell?.style?.numFmt;
  if (typeof value === 'number') return numberCell(value, format && engineFormat(format, value));
  const serial = value.getTime() / 86_400_000 + serialOfDay(1970, 1, 1);
  const fallback = Number.isInteger(serial) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
  return numberCell(serial, (format && engineFormat(format, serial)) || fallback);
}

/** Excel's format without what neither Google Sheets nor the engine draws: padding, fill, colours, locale codes. */
function engineFormat(format: string, value: number): string | undefined {
  if (/^general$/i.test(format)) return undefined;
  const simple = format
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, symbol: string) => (symbol ? `[$${symbol}]` : ''))
    .replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[<>=][^\]]*)\]/gi, '')
    .replace(/_.|\*./g, '')
    .replace(/\\(.)/g, (_, character: string) =>
      character === ' ' || character === '-' ? character : `"${character}"`,
    )
    .split(';')
    .slice(0, 3)
    .join(';');
  try {
    helpers.formatValue(value, { format: simple, locale: DEFAULT_LOCALE });
    return simple;
  } catch {
    return undefined;
  }
}

function a1OfMerge({ startRow, startCol, endRow, endCol }: MergeRange): string {
  return `${helpers.toXC(startCol, startRow)}:${helpers.toXC(endCol, endRow)}`;
}
