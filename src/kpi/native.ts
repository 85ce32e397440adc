/** A KPI as one live Sheets formula: `LET` names the inputs as the record does, then the record's own arithmetic. */

import { isMeasure, type KpiSource, sourceOf } from './data.ts';
import { type Kpi, type Variant, variantOf } from './define.ts';
import { currencyOf, lacks, monthsPer } from './evaluate.ts';
import { type Expression, inputsOf } from './expression.ts';
import { kpiById } from './index.ts';
import { type NativeMeasure, nativeMeasure, nativeMeasureCount } from './native-measure.ts';
import type { NativeRefs } from './native-rows.ts';

export type { NativeRefs } from './native-rows.ts';

/** The formula of the figure, without the leading `=`; it gives "" where there is no value. */
export function native(kpi: Kpi, variantId: string | null, data: KpiSource, refs: NativeRefs): string {
  return nativeKpi(kpi, variantOf(kpi, variantId), data, refs).text;
}

/** The formula of n, the rows the figure stands on. */
export function nativeCount(kpi: Kpi, variantId: string | null, data: KpiSource, refs: NativeRefs): string {
  const variant = variantOf(kpi, variantId);
  if (hasNoValue(kpi, variant, data)) return '0';
  const rowsOf = sourceOf(variant, data.tables);
  const counts = variant.counted.map((name) => {
    const input = variant.inputs[name]!;
    if (input.kind === 'target') return '0';
    if (!isMeasure(input)) return nativeCount(kpiById(input.id), null, data, refs);
    const rows = rowsOf(input);
    return nativeMeasureCount(input, rows, data.tables[rows.role]!, refs);
  });
  return counts.join('+');
}

/** Tables that can't feed it, or unlike currencies: no live formula would mend that, a rebuild does. */
const hasNoValue = (kpi: Kpi, variant: Variant, data: KpiSource): boolean =>
  lacks(kpi, variant.id, data.tables) !== null || currencyOf(kpi, variant.id, data.tables) === 'mixed';

function nativeKpi(kpi: Kpi, variant: Variant, data: KpiSource, refs: NativeRefs): NativeMeasure {
  if (hasNoValue(kpi, variant, data)) return { text: '""', nothing: '""' };
  return nativeExpression(variant.expression, (name) => nativeInput(variant, name, data, refs));
}

function nativeInput(variant: Variant, name: string, data: KpiSource, refs: NativeRefs): NativeMeasure {
  const input = variant.inputs[name]!;
  if (isMeasure(input)) {
    const rows = sourceOf(variant, data.tables)(input);
    return nativeMeasure(input, rows, data.tables[rows.role]!, refs);
  }
  if (input.kind === 'target') return { text: monthly(refs.target(input.id), refs), nothing: '""' };
  const cell = refs.kpi?.(input.id);
  if (cell) return { text: cell, nothing: '""' };
  const other = kpiById(input.id);
  return nativeKpi(other, variantOf(other, null), data, refs);
}

function monthly(cell: string, { unit }: NativeRefs): string {
  const [over, under] = monthsPer[unit ?? 'month'];
  if (over === under) return cell;
  const scaled = over === 1 ? `${cell}/${under}` : `${cell}*${over}/${under}`;
  return `IF(${cell}="";"";${scaled})`;
}

/** The arithmetic over the inputs' formulas, with "" where an input or a division has no value. */
export function nativeExpression(expression: Expression, inputText: (name: string) => NativeMeasure): NativeMeasure {
  const inputs = inputsOf(expression).map((name) => ({ name, ...inputText(name) }));
  if (expression.op === 'input') return inputText(expression.name);
  const nothing = inputs.flatMap(({ name, nothing }) => (nothing ? [`${name}=${nothing}`] : []));
  const under = divisors(expression);
  const zeros = under.map((divisor) => `${arithmetic(divisor)}=0`).filter((test) => !nothing.includes(test));
  // A comparison with "" is false, not an error; a sum with "" is an error, so it is reached only after the tests for "".
  const blank = new Set(inputs.filter((each) => each.nothing === '""').map(({ name }) => name));
  const isSafe = under.every((divisor) => divisor.op === 'input' || !inputsOf(divisor).some((name) => blank.has(name)));
  const body = arithmetic(expression);
  const guarded = isSafe ? guard([...nothing, ...zeros], body) : guard(nothing, guard(zeros, body));
  return { text: named(inputs, guarded), nothing: guarded === body ? null : '""' };
}

/** Names only what the body says more than once; a cell or a text used once stands where it is used. */
function named(inputs: readonly { name: string; text: string }[], body: string): string {
  const isCell = (text: string) => /^\$?[A-Z]{1,3}\$?\d+$/.test(text);
  const uses = (name: string) => body.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
  const kept = inputs.filter(({ name, text }) => !isCell(text) && uses(name) > 1);
  const texts = new Map(inputs.filter((each) => !kept.includes(each)).map(({ name, text }) => [name, text]));
  const written = body.replace(/[a-z_]+/g, (name) => {
    const text = texts.get(name);
    return text === undefined ? name : isAtom(text) ? text : `(${text})`;
  });
  return kept.length === 0 ? written : `LET(${kept.map(({ name, text }) => `${name};${text}`).join(';')};${written})`;
}

/** A name, a cell or one call: needs no brackets. */
function isAtom(formula: string): boolean {
  if (/^[\w$!'"]*$/.test(formula)) return true;
  if (!/^[A-Z]+\(/.test(formula)) return false;
  let depth = 0;
  for (let i = 0; i < formula.length; i++) {
    if (formula[i] === '(') depth++;
    if (formula[i] === ')' && --depth === 0) return i === formula.length - 1;
  }
  return false;
}

function guard(tests: readonly string[], body: string): string {
  if (tests.length === 0) return body;
  return `IF(${tests.length === 1 ? tests[0] : `OR(${tests.join(';')})`};"";${body})`;
}

function arithmetic(expression: Expression): string {
  switch (expression.op) {
    case 'input':
      return expression.name;
    case 'number':
      return String(expression.value);
    case 'plus':
      return `${arithmetic(expression.left)}+${arithmetic(expression.right)}`;
    case 'minus':
      return `${arithmetic(expression.left)}-${factor(expression.right)}`;
    case 'times':
      return `${factor(expression.left)}*${factor(expression.right)}`;
    case 'ratio':
      return `${factor(expression.over)}/${divisor(expression.under)}`;
  }
}

const isSum = ({ op }: Expression): boolean => op === 'plus' || op === 'minus';
const factor = (expression: Expression): string =>
  isSum(expression) ? `(${arithmetic(expression)})` : arithmetic(expression);
const divisor = (expression: Expression): string =>
  expression.op === 'input' || expression.op === 'number' ? arithmetic(expression) : `(${arithmetic(expression)})`;

/** What stands below the line, each once. */
function divisors(expression: Expression): Expression[] {
  switch (expression.op) {
    case 'input':
    case 'number':
      return [];
    case 'ratio':
      return unique([...divisors(expression.over), ...divisors(expression.under), expression.under]);
    default:
      return unique([...divisors(expression.left), ...divisors(expression.right)]);
  }
}

function unique(expressions: Expression[]): Expression[] {
  const seen = new Set<string>();
  return expressions.filter((expression) => {
    const key = arithmetic(expression);
    return seen.has(key) ? false : seen.add(key);
  });
}
