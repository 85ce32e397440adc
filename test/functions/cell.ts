/** Calls a custom function as a cell does: ranges are rows of cells, a blank cell is '', dates are `Date`s of another realm. */
import vm from 'node:vm';
import { custom, type Edge } from '../../src/functions/index.ts';

/** A spreadsheet in UTC; it counts how often it is asked, since each time costs a call. */
export function edge(locale = 'en_US'): Edge & { asked: number } {
  return {
    asked: 0,
    wallClock() {
      this.asked++;
      return (ms) => ms / 86_400_000 + 25569;
    },
    locale() {
      this.asked++;
      return locale;
    },
  };
}

export const call = (name: string, ...args: unknown[]): unknown => custom(name, args, edge());

export const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

/** An open range such as A2:A of a new sheet: all rows below are there, and blank. */
export const open = (...cells: unknown[]): unknown[][] => column(...cells, ...Array.from({ length: 990 }, () => ''));

const OtherDate = vm.runInNewContext('Date') as DateConstructor;
export const date = (iso: string): Date => new OtherDate(`${iso}T00:00:00Z`);

/** The message of the error that a call throws. */
export function error(name: string, ...args: unknown[]): string {
  try {
    const value = call(name, ...args);
    return `no error but ${JSON.stringify(value)}`;
  } catch (thrown) {
    return (thrown as Error).message;
  }
}
