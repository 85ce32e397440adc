/**
 * Formulas between a spreadsheet's locale and the engine. The engine keeps every formula as in an en_US sheet;
 * a formula that its own locale refuses (`=COUNTIFS(A:A,"x")` or `=0.5` in de_DE) is kept as typed behind a mark
 * and evaluates to #ERROR!, as in Google.
 */
import type { Locale, Token } from '../engine.ts';
import { CANONICAL, lex, type Separators, separatorsOf } from './lexer.ts';
import { parseFormula } from './parser.ts';

/** U+2060 WORD JOINER right after `=`: the formula could not be read in its locale. */
const REFUSED = '=\u2060';

export const isRefused = (canonical: string): boolean => canonical.startsWith(REFUSED);

const rewrite = (tokens: Token[], from: Separators, to: Separators): string => {
  const brackets: string[] = [];
  return tokens
    .map(({ type, value }) => {
      if (type === 'LEFT_PAREN' || type === 'LEFT_BRACE') brackets.push(value);
      else if (type === 'RIGHT_PAREN' || type === 'RIGHT_BRACE') brackets.pop();
      if (type === 'ARG_SEPARATOR') return brackets.at(-1) === '{' ? to.column : to.argument;
      return type === 'NUMBER' ? value.replace(from.decimal, to.decimal) : value;
    })
    .join('');
};

function isReadable(tokens: Token[]): boolean {
  try {
    parseFormula(tokens);
    return true;
  } catch {
    return false;
  }
}

/** The engine's form of a formula typed, or set by a script, in a spreadsheet of this locale. */
export function canonicalFormula(formula: string, locale: Locale): string {
  const typed = formula.startsWith('+') ? `=${formula.slice(1)}` : formula;
  if (!typed.startsWith('=') || isRefused(typed)) return typed;
  const separators = separatorsOf(locale);
  const tokens = lex(typed, separators);
  if (!isReadable(tokens)) return separators === CANONICAL ? typed : REFUSED + typed.slice(1);
  return rewrite(tokens, separators, CANONICAL);
}

/** How a formula of the engine reads in a spreadsheet of this locale. */
export function localFormula(canonical: string, locale: Locale): string {
  if (!canonical.startsWith('=')) return canonical;
  if (isRefused(canonical)) return `=${canonical.slice(REFUSED.length)}`;
  return rewrite(lex(canonical), CANONICAL, separatorsOf(locale));
}
