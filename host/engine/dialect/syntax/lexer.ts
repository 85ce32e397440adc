/** Google's formula language as tokens. The engine's own lexer has other strings (`\"`) and other array separators. */
import type { Locale, Token } from '../engine.ts';

/** Separators of a formula in one locale. */
export interface Separators {
  argument: ',' | ';';
  column: ',' | '\\';
  decimal: '.' | ',';
}

export const CANONICAL: Separators = { argument: ',', column: ',', decimal: '.' };

export const separatorsOf = (locale: Locale): Separators =>
  locale.formulaArgSeparator === ';'
    ? { argument: ';', column: '\\', decimal: locale.decimalSeparator === ',' ? ',' : '.' }
    : CANONICAL;

// A sheet, then a cell, a range, or whole columns or rows; open ends as in A2:A are Google's.
const SHEET = /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/uy;
const AREA =
  /\$?[A-Z]{1,3}\$?\d{1,7}(?:\s*:\s*(?:\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}|\$?\d{1,7}))?(?![\p{L}\p{N}_.(!$])|\$?[A-Z]{1,3}\s*:\s*\$?[A-Z]{1,3}(?:\$?\d{1,7})?(?![\p{L}\p{N}_.(!$])|\$?\d{1,7}\s*:\s*(?:\$?[A-Z]{1,3})?\$?\d{1,7}(?![\p{L}\p{N}_.(!$])/iuy;
const SYMBOL = /[\p{L}_$][\p{L}\p{N}_.]*/uy;
const STRING = /"(?:[^"]|"")*"/y;
const SPACES = /[\s\u00a0\u200b]+/y;
const OPERATOR = /<>|>=|<=|[+\-*/^&=<>%]/y;
const ERROR = /#(?:REF!|N\/A|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)/iy;
const NUMBERS = {
  '.': /(?:\d+(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?/iy,
  ',': /(?:\d+(?:,\d*)?|,\d+)(?:E[+-]?\d+)?/iy,
};

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** Tokens of a formula. What does not belong into a formula of this locale becomes an UNKNOWN token. */
export function lex(formula: string, separators: Separators = CANONICAL): Token[] {
  const tokens: Token[] = [];
  const brackets: string[] = [];
  let at = 0;
  const take = (type: string, value: string) => {
    tokens.push({ type, value });
    at += value.length;
  };
  while (at < formula.length) {
    const character = formula[at]!;
    const spaces = match(SPACES, formula, at);
    if (spaces) {
      take('SPACE', spaces);
      continue;
    }
    if (character === '(' || character === '{') {
      brackets.push(character);
      take(character === '(' ? 'LEFT_PAREN' : 'LEFT_BRACE', character);
      continue;
    }
    if (character === ')' || character === '}') {
      brackets.pop();
      take(character === ')' ? 'RIGHT_PAREN' : 'RIGHT_BRACE', character);
      continue;
    }
    const sheet = match(SHEET, formula, at);
    const area = match(AREA, formula, at + (sheet?.length ?? 0));
    if (area !== undefined) {
      take('REFERENCE', (sheet ?? '') + area);
      continue;
    }
    const number = match(NUMBERS[separators.decimal], formula, at);
    if (number !== undefined) {
      take('NUMBER', number);
      continue;
    }
    const inArray = brackets.at(-1) === '{';
    // `;` separates arguments in every locale, a comma only where the locale says so.
    if (character === (inArray ? separators.column : separators.argument) || (character === ';' && !inArray)) {
      take('ARG_SEPARATOR', character);
      continue;
    }
    if (character === ';') {
      take('ARRAY_ROW_SEPARATOR', character);
      continue;
    }
    const string = match(STRING, formula, at);
    if (string !== undefined) {
      take('STRING', string);
      continue;
    }
    const error = match(ERROR, formula, at);
    if (error !== undefined) {
      take(error.toUpperCase() === '#REF!' ? 'INVALID_REFERENCE' : 'SYMBOL', error);
      continue;
    }
    const operator = match(OPERATOR, formula, at);
    if (operator !== undefined) {
      take('OPERATOR', operator);
      continue;
    }
    const symbol = match(SYMBOL, formula, at);
    take(symbol === undefined ? 'UNKNOWN' : 'SYMBOL', symbol ?? character);
  }
  return tokens;
}

export const unquote = (literal: string): string => literal.slice(1, -1).replaceAll('""', '"');
export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
