/** What a file becomes before it is a sheet: cells as the spreadsheet engine stores them. */
import { type Content, literalText } from '../engine/typed-content.ts';

export type LoadedCell = Content;
export type LoadedRow = readonly (LoadedCell | undefined)[];

/** One tab to be. */
export interface LoadedSheet {
  readonly name: string;
  /** The file it came from, as the user wrote it. */
  readonly file: string;
  readonly rows: readonly LoadedRow[];
  /** Merged ranges in A1 notation. */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

/** Text that stays text, whatever it looks like; `#N/A` in a file is a word, no error. */
export function textCell(text: string): LoadedCell | undefined {
  if (text === '') return undefined;
  return text.startsWith('#') ? { content: `'${text}` } : literalText(text);
}

export function numberCell(value: number, format?: string): LoadedCell {
  return { content: String(value), format };
}

export function booleanCell(value: boolean): LoadedCell {
  return { content: value ? 'TRUE' : 'FALSE' };
}

/** Whether the calendar has this day; spreadsheets know 1900 to 9999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
