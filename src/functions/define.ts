/** A custom function as a record: from it come the stub with its help, and the call from a cell. */
import type { Argument, Edge } from './argument.ts';

export interface Param {
  name: string;
  /** Shown by Sheets as the argument's type. */
  type: string;
  about: string;
}

/** What Sheets shows of a custom function; the build writes a stub for each. */
export interface CustomFunctionSpec {
  name: string;
  params: readonly Param[];
  summary: string;
  returns: string;
}

/** Arguments by position: those that are left out are there, as not given. */
export type Call = (args: readonly Argument[], edge: Edge) => number | (string | number)[][];

export interface CellFunction extends CustomFunctionSpec {
  call: Call;
}

const range = 'number|Array<Array<number>>';

/** What arguments look like to Sheets' help. */
export const types = { number: 'number', numbers: range, texts: 'string|Array<Array<string>>', dates: 'date|Array<Array<date>>', date: 'date', text: 'string', table: 'Array<Array<string>>' } as const; // biome-ignore format: one line

export const param = (name: string, type: keyof typeof types, about: string): Param => ({
  name,
  type: types[type],
  about,
});
