/** The arguments of a custom function as they come from a cell, and the one error a person sees: `argument: what is wrong (row N)`. */
import type { Cell } from '../table/types.ts';
import { type Day, unixEpoch } from '../value/day.ts';

/** Rows count from 1 within the argument. */
export function fail(argument: string, what: string, row?: number): never {
  throw new Error(row === undefined ? `${argument}: ${what}` : `${argument}: ${what} (row ${row})`);
}

/** What lies outside of the arguments. It is asked only when needed: both cost a call of the spreadsheet. */
export interface Edge {
  /** An instant as a serial of the spreadsheet's wall clock. */
  wallClock(): (ms: number) => number;
  locale(): string;
}

/** The instant at which a day begins on the spreadsheet's clock, for a cell that is to be a date. */
export function midnight(edge: Edge): (day: Day) => Date {
  const clock = edge.wallClock();
  const msPerDay = 86_400_000;
  return (day) => {
    let ms = (day - unixEpoch) * msPerDay;
    const missing = () => Math.round((day - clock(ms)) * msPerDay);
    // Once for the zone, once more where summer time begins or ends in between.
    ms += missing();
    ms += missing();
    // Where summer time leaves midnight out, the day begins an hour later.
    return new Date(ms + Math.max(0, missing()));
  };
}

/** One argument: a single cell, or rows of cells. A range of one cell is a single cell. */
export interface Argument {
  name: string;
  rows: Cell[][];
  /** From a range of more than one cell. */
  isRange: boolean;
  /** Of the spreadsheet: each time costs a call. */
  locale: () => string;
}

/** Skipped, left out, or an empty text: they all mean "not given". */
export const isGiven = (argument: Argument): boolean => argument.isRange || argument.rows[0]?.[0] !== null;

/** The same cells under the name they have in this form of the function. */
export const named = (argument: Argument, name: string): Argument => ({ ...argument, name });

export function present(argument: Argument, otherwise = 'is missing'): void {
  if (!isGiven(argument)) fail(argument.name, otherwise);
}

export function argumentOf(name: string, value: unknown, edge: Edge): Argument {
  const cell = (each: unknown): Cell => {
    if (each === undefined || each === null || each === '') return null;
    if (typeof each === 'number') return Number.isFinite(each) ? each : fail(name, 'holds a number that is not finite');
    if (typeof each === 'string' || typeof each === 'boolean') return each;
    if (isDate(each)) return { serial: edge.wallClock()(each.getTime()) };
    return fail(name, 'holds a picture or something else that is neither text, number nor date');
  };
  const rows = [value].flat().map((row: unknown) => [row].flat().map(cell));
  return { name, rows, isRange: rows.length > 1 || (rows[0]?.length ?? 0) > 1, locale: () => edge.locale() };
}

/** A `Date` of another realm is no `instanceof Date`. */
const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

const errorCell = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)$/;

/** The cells of one column (or one row). An error in a cell is an error of the function: it must not pass for a blank. */
export function columnCells({ name, rows }: Argument): Cell[] {
  const width = rows[0]?.length ?? 0;
  if (width > 1 && rows.length > 1) fail(name, `one column is needed, not ${width}`);
  const cells = rows.length === 1 ? rows[0]! : rows.map((row) => row[0] ?? null);
  cells.forEach((cell, i) => {
    checkNoError(name, cell, i + 1);
  });
  return cells;
}

function checkNoError(name: string, cell: Cell, row?: number): void {
  if (typeof cell === 'string' && errorCell.test(cell)) fail(name, `the cell holds the error ${cell}`, row);
}

/** One cell. */
export function single(argument: Argument): Cell {
  if (argument.isRange) fail(argument.name, 'one cell is needed, not a range');
  const cell = argument.rows[0]?.[0] ?? null;
  checkNoError(argument.name, cell);
  return cell;
}

/** The argument's text, or null where it is not given. */
export function textOf(argument: Argument): string | null {
  const cell = single(argument);
  if (cell === null) return null;
  if (typeof cell !== 'string') fail(argument.name, 'a text is needed');
  return cell.trim() === '' ? null : cell.trim();
}
