/**
 * `--import safe`: a column is typed only when every cell of it reads one way in every locale. The rest stays text exactly
 * as in the file, so that no figure can have been changed on the way in.
 */
import { serialOfDay } from '../engine/calendar.ts';
import { booleanCell, isCalendarDay, type LoadedCell, type LoadedRow, numberCell, textCell } from './grid.ts';

type Reading = (text: string) => LoadedCell | undefined;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/;
/** No leading zero: 00123 is a code, and reading it as 123 would lose it. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** 1.234 is one and a bit in one locale and more than a thousand in another. */
const GROUPED_OR_DECIMAL = /^-?[1-9]\d{0,2}\.\d{3}$/;
/** Beyond this many digits a number loses its last ones; such things are ids. */
const SAFE_DIGITS = 15;

export function importSafely(rows: readonly (readonly string[])[]): LoadedRow[] {
  const firstBodyRow = bodyStart(rows);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const readings = Array.from({ length: width }, (_, column) => readingOf(bodyOf(rows, column, firstBodyRow)));
  return rows.map((row, index) =>
    row.map((text, column) => {
      const reading = index < firstBodyRow ? undefined : readings[column];
      return reading?.(text) ?? textCell(text);
    }),
  );
}

/** The cells of a column that hold something, below the header. */
function bodyOf(rows: readonly (readonly string[])[], column: number, from: number): string[] {
  const cells: string[] = [];
  for (let row = from; row < rows.length; row++) {
    const text = rows[row]?.[column] ?? '';
    if (text.trim() !== '') cells.push(text);
  }
  return cells;
}

function readingOf(cells: readonly string[]): Reading | undefined {
  if (cells.length === 0) return undefined;
  for (const reading of [asIsoDate, asBoolean]) if (cells.every((text) => reading(text))) return reading;
  return cells.every((text) => asNumber(text)) && decimalIsCertain(cells) ? asNumber : undefined;
}

function asIsoDate(text: string): LoadedCell | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map((part) => (part ? Number(part) : 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isCalendarDay(year, month, day) || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const serial = serialOfDay(year, month, day);
  if (match[4] === undefined) return numberCell(serial, 'yyyy-mm-dd');
  return numberCell(serial + (hours * 3600 + minutes * 60 + seconds) / 86_400, 'yyyy-mm-dd hh:mm:ss');
}

function asBoolean(text: string): LoadedCell | undefined {
  return /^(true|false)$/i.test(text) ? booleanCell(text.toLowerCase() === 'true') : undefined;
}

function asNumber(text: string): LoadedCell | undefined {
  if (!PLAIN_NUMBER.test(text) || text.replace(/\D/g, '').length > SAFE_DIGITS + trailingDecimals(text))
    return undefined;
  return numberCell(Number(text));
}

/** Digits behind the point that a double may round without anybody minding: 0.1 + 0.2 artefacts of other programs. */
function trailingDecimals(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Of cells with a point, at least one must show that it is a decimal point; without points there is no doubt. */
function decimalIsCertain(cells: readonly string[]): boolean {
  const pointed = cells.filter((text) => text.includes('.'));
  return pointed.length === 0 || pointed.some((text) => !GROUPED_OR_DECIMAL.test(text));
}

/** The first row that fills at least half of the width is the header, unless it holds values itself. */
function bodyStart(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.reduce((count, text) => count + (text.trim() === '' ? 0 : 1), 0));
  const width = Math.max(0, ...typicalWidths(filled));
  const header = filled.findIndex((count) => count > 0 && count * 2 >= width);
  if (header < 0) return 0;
  return rows[header]!.some((text) => asIsoDate(text) || asNumber(text)) ? header : header + 1;
}

/** How many cells the rows fill, without the widest hundredth: a stray note far to the right is not the table. */
function typicalWidths(filled: readonly number[]): number[] {
  const sorted = [...filled].sort((a, b) => a - b);
  return sorted.slice(0, Math.max(1, Math.ceil(sorted.length * 0.99)));
}
