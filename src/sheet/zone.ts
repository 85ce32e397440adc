/** Dates leave Google's world here: an instant becomes the wall clock of the spreadsheet's own time zone, never the script's. */
import type { Cell } from '../table/types.ts';
import { wallClock } from '../value/zone.ts';

/** Serial of an instant (ms since 1970) on the spreadsheet's wall clock. */
export function spreadsheetClock(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): (ms: number) => number {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  return wallClock((ms) => offsetMinutes(Utilities.formatDate(new Date(ms), zone, 'Z')));
}

/** "+0530" → 330 */
function offsetMinutes(z: string): number {
  const minutes = Number(z.slice(1, 3)) * 60 + Number(z.slice(3, 5));
  return z[0] === '-' ? -minutes : minutes;
}

export function cellOf(value: unknown, clock: (ms: number) => number): Cell {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Object.prototype.toString.call(value) === '[object Date]') return { serial: clock((value as Date).getTime()) };
  return null; // an image in the cell
}
