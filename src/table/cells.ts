/** One cell of a canonical field. */
import { type Day, dayOf, ymd } from '../value/day.ts';
import { type DateReading, dayOfNumber, dayOfText } from './dates.ts';
import { type NumberReading, numberIn, numberOfText } from './numbers.ts';
import { isDateCell, textOf, tidy } from './text.ts';
import type { Cell, Reading } from './types.ts';
import { flagOf } from './words.ts';

const isEmpty = (cell: Cell | undefined): cell is null | undefined | '' =>
  cell === null || cell === undefined || cell === '';

export function numberOfCell(cell: Cell | undefined, reading: NumberReading): Reading<number> {
  if (isEmpty(cell)) return null;
  if (typeof cell === 'number') return numberIn(cell, reading);
  return typeof cell === 'string' ? numberOfText(tidy(cell), reading) : { unreadable: textOf(cell) };
}

export function dayOfCell(cell: Cell | undefined, reading: DateReading): Reading<Day> {
  if (isEmpty(cell)) return null;
  if (typeof cell === 'string') return dayOfText(tidy(cell), reading);
  if (typeof cell === 'boolean') return { unreadable: textOf(cell) };
  const day = dayOfNumber(isDateCell(cell) ? cell.serial : cell, reading);
  return reading.swapped && typeof day === 'number' ? swapDay(day) : day;
}

/** 3 February for 2 March: undoes an import that took the day for the month. */
function swapDay(day: Day): Day {
  const { year, month, day: dayOfMonth } = ymd(day);
  return dayOf(year, dayOfMonth, month);
}

const time = /(?:\d[t ,]+|\d{4},? klo )(\d{1,2})([:.])(\d{2})(?:\2(\d{2}))?(?: ?([ap])\.?m)?/i;

/** The time of day as a fraction, 0 where the cell has none: it tells the order of what happened on one day. */
export function timeOfCell(cell: Cell | undefined): number {
  if (isEmpty(cell)) return 0;
  const serial = isDateCell(cell) ? cell.serial : cell;
  if (typeof serial === 'number') return serial - Math.floor(serial);
  const [, hour, , minute, second = '0', half] = time.exec(tidy(String(cell))) ?? [];
  if (hour === undefined) return 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return (hours + Number(minute) / 60 + Number(second) / 3600) / 24;
}

export const flagOfCell = (cell: Cell | undefined): boolean =>
  typeof cell === 'boolean' ? cell : !isEmpty(cell) && !isDateCell(cell) && flagOf(String(cell)) === true;
