/** The arithmetic of a KPI as a small tree, so that it stands once and can be computed, written as a formula and said in words. */
import type { Reason } from '../value/outcome.ts';

export type Expression =
  | { op: 'input'; name: string }
  | { op: 'number'; value: number } // whole numbers only: no decimal sign works in every locale
  | { op: 'plus' | 'minus' | 'times'; left: Expression; right: Expression }
  | { op: 'ratio'; over: Expression; under: Expression; none: Reason };

export const input = (name: string): Expression => ({ op: 'input', name });
export const number = (value: number): Expression => ({ op: 'number', value });
export const plus = (left: Expression, right: Expression): Expression => ({ op: 'plus', left, right });
export const minus = (left: Expression, right: Expression): Expression => ({ op: 'minus', left, right });
export const times = (left: Expression, ...more: Expression[]): Expression =>
  more.reduce((product, right): Expression => ({ op: 'times', left: product, right }), left);
/** `over ÷ under`; has no value, because of `none`, where `under` is 0. */
export const ratio = (over: Expression, under: Expression, none: Reason): Expression => ({
  op: 'ratio',
  over,
  under,
  none,
});

/** Names of the inputs in the order they are read. */
export function inputsOf(expression: Expression): string[] {
  switch (expression.op) {
    case 'input':
      return [expression.name];
    case 'number':
      return [];
    case 'ratio':
      return unique([...inputsOf(expression.over), ...inputsOf(expression.under)]);
    default:
      return unique([...inputsOf(expression.left), ...inputsOf(expression.right)]);
  }
}

const unique = (names: string[]): string[] => [...new Set(names)];

/** The value, or the reason why there is none: an input's own, or that of a ratio with nothing below the line. */
export function compute(expression: Expression, inputValue: (name: string) => number | Reason): number | Reason {
  switch (expression.op) {
    case 'input':
      return inputValue(expression.name);
    case 'number':
      return expression.value;
    case 'ratio': {
      const over = compute(expression.over, inputValue);
      const under = compute(expression.under, inputValue);
      if (typeof over !== 'number') return over;
      if (typeof under !== 'number') return under;
      return under === 0 ? expression.none : over / under;
    }
    default: {
      const left = compute(expression.left, inputValue);
      const right = compute(expression.right, inputValue);
      if (typeof left !== 'number') return left;
      if (typeof right !== 'number') return right;
      if (expression.op === 'plus') return left + right;
      return expression.op === 'minus' ? left - right : left * right;
    }
  }
}
