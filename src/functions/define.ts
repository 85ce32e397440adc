/** A custom function as it is called from a cell; the help that Sheets shows stands in help.ts. */
import type { Argument, Edge } from './argument.ts';

export interface Param {
  name: string;
  /** Shown by Sheets as the argument's type. */
  type: string;
  about: string;
}

/** What Sheets shows of a custom function. */
export interface CustomFunctionSpec {
  name: string;
  params: readonly Param[];
  summary: string;
  returns: string;
}

/** Arguments by position: those that are left out are there, as not given. */
export type Call = (args: readonly Argument[], edge: Edge) => number | CellValue[][];

export type CellValue = string | number | boolean | Date;

export interface CellFunction {
  name: string;
  params: readonly string[];
  call: Call;
}
