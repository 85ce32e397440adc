/** The parts of @odoo/o-spreadsheet the dialect touches. Types only: the engine itself is handed in, so the same code runs in Node and in the page. */
import type * as Engine from '@odoo/o-spreadsheet';

export type EngineApi = typeof Engine;
export type Locale = Engine.Locale;
export type CellPosition = { sheetId: string; col: number; row: number };

export interface Range {
  sheetId: string;
  zone: { top: number; bottom: number; left: number; right: number };
  invalidSheetName?: string;
}

export interface Getters {
  getRangeFromSheetXC(sheetId: string, reference: string): Range;
  getRangeString(range: Range, sheetId: string, options?: unknown): string;
  getNamedRange(name: string): { range: Range } | undefined;
  getLocale(): Locale;
}

/** What a function is called on: locale, where the formula stands, and every other function by its name. */
export interface EvalContext {
  locale: Locale;
  getters: Getters;
  __originCellPosition?: CellPosition;
  __originSheetId?: string;
  // The engine puts its functions on the same object under their names.
  [name: string]: unknown;
}

export interface Parameter {
  name: string;
  description: string;
  type: string[];
  acceptMatrix?: boolean;
  acceptMatrixOnly?: boolean;
  acceptErrors?: boolean;
  optional?: boolean;
  repeating?: boolean;
  default?: boolean;
}

export interface FunctionDescription {
  name: string;
  description: string;
  args: Parameter[];
  compute: (this: EvalContext, ...args: never[]) => unknown;
  isExported?: boolean;
  category?: string;
  minArgRequired: number;
  maxArgPossible: number;
  nbrArgRepeating: number;
  nbrOptionalNonRepeatingArgs: number;
}

export interface FunctionRegistry {
  content: Record<string, FunctionDescription>;
  mapping: Record<string, (this: EvalContext, ...args: unknown[]) => unknown>;
  replace(name: string, description: unknown): FunctionRegistry;
}

export interface Token {
  type: string;
  value: string;
}

export interface CompiledFormula {
  sheetId: string;
  tokens: Token[];
  literalValues: { numbers: { value: number }[]; strings: { value: string }[] };
  symbols: string[];
  isBadExpression: boolean;
  normalizedFormula: string;
  rangeDependencies: Range[];
  execute: Execute;
}

export type Execute = (
  this: CompiledFormula,
  ranges: Range[],
  cellOf: (range: Range) => unknown,
  matrixOf: (range: Range) => unknown,
  symbolOf: (name: string, asRange: boolean) => unknown,
  context: EvalContext,
) => unknown;

/** The engine's class of compiled formulas with the static hooks that the dialect replaces. */
export interface CompiledFormulaClass {
  new (
    sheetId: string,
    tokens: Token[],
    literalValues: CompiledFormula['literalValues'],
    symbols: string[],
    ranges: Range[],
    isBadExpression: boolean,
    normalizedFormula: string,
    execute: Execute,
  ): CompiledFormula;
  Compile(formula: string, sheetId: string, getters: Getters): CompiledFormula;
  IsBadExpression(formula: string): boolean;
  CompileForSerializedFormula(sheetId: string, base: CompiledFormula): CompiledFormula;
  prototype: CompiledFormula & {
    getTokens(getters: Getters, options?: unknown): Token[];
    toFormulaString(getters: Getters, options?: unknown): string;
    areAllFunctionsExportableToExcel(): boolean;
    getAst(getters: Getters): unknown;
  };
}
