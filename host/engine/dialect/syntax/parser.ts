/** From tokens to a tree. Beyond the engine's grammar: calls of any expression, as in `LAMBDA(x; x * 2)(21)`. */
import type { Token } from '../engine.ts';
import { unquote } from './lexer.ts';

export type Node =
  | { kind: 'number'; index: number }
  | { kind: 'string'; index: number; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'error'; code: string }
  | { kind: 'reference'; index: number; isRange: boolean }
  | { kind: 'name'; name: string }
  | { kind: 'empty' }
  | { kind: 'unary'; operator: string; operand: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
  | { kind: 'array'; rows: Node[][] }
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'apply'; callee: Node; args: Node[] };

export class FormulaSyntaxError extends Error {}

const PRIORITY: Record<string, number> = {
  '=': 10,
  '<>': 10,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  '&': 13,
  '+': 15,
  '-': 15,
  '*': 20,
  '/': 20,
  '^': 30,
  '%': 40,
};
// In Sheets a leading sign binds tighter than ^: -2^2 is 4.
const SIGN_PRIORITY = 35;

/** Leaves are numbered in the order of their tokens: a formula copied elsewhere keeps its tree and changes its leaves. */
export function parseFormula(tokens: readonly Token[]): Node {
  let numbers = 0;
  let strings = 0;
  let references = 0;
  const leaves = tokens
    .filter((token) => token.type !== 'SPACE')
    .map((token) => {
      const index =
        token.type === 'NUMBER'
          ? numbers++
          : token.type === 'STRING'
            ? strings++
            : token.type === 'REFERENCE' || token.type === 'INVALID_REFERENCE'
              ? references++
              : -1;
      return { ...token, index };
    });
  let at = 0;
  const peek = () => leaves[at];
  const isNext = (type: string) => leaves[at]?.type === type;
  const expect = (type: string) => {
    const token = leaves[at++];
    if (token?.type !== type) throw new FormulaSyntaxError('Formula parse error.');
    return token;
  };

  if (leaves[0]?.value === '=') at++;
  const tree = expression(0);
  if (at < leaves.length) throw new FormulaSyntaxError('Formula parse error.');
  return tree;

  function expression(priority: number): Node {
    let left = operand();
    for (;;) {
      const token = peek();
      if (token?.type === 'LEFT_PAREN' && (left.kind === 'call' || left.kind === 'apply')) {
        left = { kind: 'apply', callee: left, args: args() };
        continue;
      }
      if (token?.type !== 'OPERATOR' || PRIORITY[token.value]! <= priority) return left;
      at++;
      left =
        token.value === '%'
          ? { kind: 'unary', operator: '%', operand: left }
          : { kind: 'binary', operator: token.value, left, right: expression(PRIORITY[token.value]!) };
    }
  }

  function operand(): Node {
    const token = leaves[at++];
    switch (token?.type) {
      case 'NUMBER':
        return { kind: 'number', index: token.index };
      case 'STRING':
        return { kind: 'string', index: token.index, text: unquote(token.value) };
      case 'INVALID_REFERENCE':
        return { kind: 'reference', index: token.index, isRange: false };
      case 'REFERENCE':
        return { kind: 'reference', index: token.index, isRange: token.value.includes(':') };
      case 'SYMBOL':
        return symbol(token.value);
      case 'LEFT_PAREN': {
        const inner = expression(0);
        expect('RIGHT_PAREN');
        return inner;
      }
      case 'LEFT_BRACE':
        return array();
      case 'OPERATOR':
        if (token.value === '-' || token.value === '+')
          return { kind: 'unary', operator: token.value, operand: expression(SIGN_PRIORITY) };
    }
    throw new FormulaSyntaxError('Formula parse error.');
  }

  function symbol(name: string): Node {
    if (name.startsWith('#')) return { kind: 'error', code: name.toUpperCase() };
    if (isNext('LEFT_PAREN')) return { kind: 'call', name: name.toUpperCase(), args: args() };
    const upper = name.toUpperCase();
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE' };
    return { kind: 'name', name };
  }

  function args(): Node[] {
    expect('LEFT_PAREN');
    const list: Node[] = [];
    if (isNext('RIGHT_PAREN')) {
      at++;
      return list;
    }
    for (;;) {
      list.push(isNext('ARG_SEPARATOR') || isNext('RIGHT_PAREN') ? { kind: 'empty' } : expression(0));
      if (isNext('RIGHT_PAREN')) {
        at++;
        return list;
      }
      expect('ARG_SEPARATOR');
    }
  }

  function array(): Node {
    const rows: Node[][] = [[]];
    if (isNext('RIGHT_BRACE')) throw new FormulaSyntaxError('Formula parse error.');
    for (;;) {
      rows.at(-1)!.push(expression(0));
      const token = leaves[at++];
      if (token?.type === 'RIGHT_BRACE') return { kind: 'array', rows };
      if (token?.type === 'ARRAY_ROW_SEPARATOR') rows.push([]);
      else if (token?.type !== 'ARG_SEPARATOR') throw new FormulaSyntaxError('Formula parse error.');
    }
  }
}
