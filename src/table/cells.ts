/** One cell of a canonical field. */
import { type Day, dayOf, ymd } from '../value/day.ts';
import { type DateReading, dayOfNumber, dayOfText } from './dates.ts';
import { type NumberReading, numberOfText, scaled } from './numbers.ts';
import { isDateCell, tidy } from './text.ts';
import type { Cell, Reading } from './types.ts';
import { flagOf } from './words.ts';

export function numberOfCell(cell: Cell | undefined, reading: NumberReading): Reading<number> {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return scaled(cell, reading.scale);
  if (typeof cell === 'string') return numberOfText(tidy(cell), reading);
  return { unreadable: isDateCell(cell) ? String(cell.serial) : cell ? 'TRUE' : 'FALSE' };
}

export function dayOfCell(cell: Cell | undefined, reading: DateReading): Reading<Day> {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return dayOfText(tidy(cell), reading);
  if (typeof cell === 'boolean') return { unreadable: cell ? 'TRUE' : 'FALSE' };
  const serial = isDateCell(cell) ? cell.serial : cell;
  const day = dayOfNumber(serial, reading);
  return reading.swapped && typeof day === 'number' ? swapDay(day) : day;
}

/** 3 February for 2 March: undoes an import that took the day for the month. */
function swapDay(day: Day): Day {
  const { year, month, day: dayOfMonth } = ymd(day);
  return dayOf(year, dayOfMonth, month);
}

export function flagOfCell(cell: Cell | undefined): boolean {
  if (typeof cell === 'boolean') return cell;
  if (cell === null || cell === undefined || isDateCell(cell)) return false;
  return flagOf(String(cell)) ?? false;
}
