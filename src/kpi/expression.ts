/** The arithmetic of a KPI as a small tree, so that it stands once and can be computed, written as a formula and said in words. */
import type { Reason } from '../value/outcome.ts';

export type Expression =
  | { op: 'input'; name: string }
  | { op: 'number'; value: number }
  | { op: 'plus' | 'minus' | 'times'; left: Expression; right: Expression }
  | { op: 'ratio'; left: Expression; right: Expression; none: Reason };

export const input = (name: string): Expression => ({ op: 'input', name });
export const number = (value: number): Expression => ({ op: 'number', value });
export const plus = (left: Expression, right: Expression): Expression => ({ op: 'plus', left, right });
export const minus = (left: Expression, right: Expression): Expression => ({ op: 'minus', left, right });
export const times = (left: Expression, ...more: Expression[]): Expression =>
  more.reduce((product, right): Expression => ({ op: 'times', left: product, right }), left);
/** `left ÷ right`; has no value, because of `none`, where `right` is 0, and none where it is less. */
export const ratio = (left: Expression, right: Expression, none: Reason): Expression => ({
  op: 'ratio',
  left,
  right,
  none,
});

/** Names of the inputs in the order they are read. */
export function inputsOf(expression: Expression): string[] {
  if (expression.op === 'input') return [expression.name];
  if (expression.op === 'number') return [];
  return [...new Set([...inputsOf(expression.left), ...inputsOf(expression.right)])];
}

/** The value, or the reason why there is none: an input's own, or that of a ratio with nothing, or less than nothing, below the line. */
export function compute(expression: Expression, inputValue: (name: string) => number | Reason): number | Reason {
  if (expression.op === 'input') return inputValue(expression.name);
  if (expression.op === 'number') return expression.value;
  const left = compute(expression.left, inputValue);
  const right = compute(expression.right, inputValue);
  if (typeof left !== 'number') return left;
  if (typeof right !== 'number') return right;
  switch (expression.op) {
    case 'plus':
      return left + right;
    case 'minus':
      return left - right;
    case 'times':
      return left * right;
    case 'ratio':
      return right === 0 ? expression.none : right < 0 ? 'below_zero' : left / right;
  }
}
