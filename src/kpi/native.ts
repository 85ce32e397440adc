/** A KPI as one live Sheets formula: `LET` names the inputs as the record does, then the record's own arithmetic. */

import { isMeasure, type KpiSource, sourceOf } from './data.ts';
import { type Kpi, type Variant, variantOf } from './define.ts';
import { currencyOf, lacks, monthsPer } from './evaluate.ts';
import { type Expression, inputsOf } from './expression.ts';
import { kpiById } from './index.ts';
import { type NativeMeasure, nativeMeasure, noMeasure } from './native-measure.ts';
import { bracketed, type NativeRefs } from './native-rows.ts';

export type { NativeRefs } from './native-rows.ts';

/** The formula of the figure, without the leading `=`; it gives "" where there is no value. */
export const native = (kpi: Kpi, variantId: string | null, data: KpiSource, refs: NativeRefs): string =>
  nativeKpi(kpi, variantId, data, refs).text;

/** The formula of n, the rows the figure stands on. */
export const nativeCount = (kpi: Kpi, variantId: string | null, data: KpiSource, refs: NativeRefs): string =>
  nativeKpi(kpi, variantId, data, { ...refs, kpi: undefined }).count;

function nativeKpi(kpi: Kpi, variantId: string | null, data: KpiSource, refs: NativeRefs): NativeMeasure {
  const variant = variantOf(kpi, variantId);
  // Tables that can't feed it, or unlike currencies: no live formula would mend that, a rebuild does.
  if (lacks(kpi, variant.id, data.tables) || currencyOf(kpi, variant.id, data.tables) === 'mixed') return noMeasure;
  const inputOf = (name: string) => nativeInput(variant, name, data, refs);
  const count = variant.counted.map((name) => inputOf(name).count).join('+');
  return { ...nativeExpression(variant.expression, inputOf), count };
}

function nativeInput(variant: Variant, name: string, data: KpiSource, refs: NativeRefs): NativeMeasure {
  const input = variant.inputs[name]!;
  if (isMeasure(input)) {
    const rows = sourceOf(variant, data.tables)(input);
    return nativeMeasure(input, rows, data.tables[rows.role]!, refs);
  }
  if (input.kind === 'target') return { ...noMeasure, text: monthly(refs.target(input.id), refs) };
  const cell = refs.kpi?.(input.id);
  return cell ? { ...noMeasure, text: cell } : nativeKpi(kpiById(input.id), null, data, refs);
}

function monthly(cell: string, { unit }: NativeRefs): string {
  const [over, under] = monthsPer[unit ?? 'month'];
  if (over === under) return cell;
  const scaled = over === 1 ? `${cell}/${under}` : `${cell}*${over}/${under}`;
  return `IF(${cell}="";"";${scaled})`;
}

/** A formula, and what it gives where there is no value. */
type NativeText = Pick<NativeMeasure, 'text' | 'nothing'>;

/** The arithmetic over the inputs' formulas, with "" where an input or a division has no value. */
export function nativeExpression(expression: Expression, inputText: (name: string) => NativeText): NativeText {
  if (expression.op === 'input') return inputText(expression.name);
  const inputs = inputsOf(expression).map((name) => ({ name, ...inputText(name) }));
  const nothing = inputs.flatMap(({ name, nothing }) => (nothing ? [`${name}=${nothing}`] : []));
  const under = divisors(expression);
  const zeros = under.map((divisor) => `${arithmetic(divisor)}<=0`);
  // A comparison with "" is false, not an error; a sum with "" is an error, so it is reached only after the tests for "".
  const isSafe = under.every(({ op }) => op === 'input') || nothing.length === 0;
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
    return text === undefined ? name : bracketed(text);
  });
  return kept.length === 0 ? written : `LET(${kept.map(({ name, text }) => `${name};${text}`).join(';')};${written})`;
}

function guard(tests: readonly string[], body: string): string {
  if (tests.length === 0) return body;
  return `IF(${tests.length === 1 ? tests[0] : `OR(${tests.join(';')})`};"";${body})`;
}

const signs = { plus: '+', minus: '-', times: '*', ratio: '/' } as const;

/** `inner`: it stands beside a sign that binds more tightly than its own would. */
function arithmetic(expression: Expression, inner = false): string {
  if (expression.op === 'input') return expression.name;
  if (expression.op === 'number') return String(expression.value);
  const { op, left, right } = expression;
  const isProduct = op === 'times' || op === 'ratio';
  const written = `${arithmetic(left, isProduct && isSum(left))}${signs[op]}${arithmetic(right, op === 'ratio' || (op !== 'plus' && isSum(right)))}`;
  return inner ? `(${written})` : written;
}

const isSum = ({ op }: Expression): boolean => op === 'plus' || op === 'minus';

/** What stands below the line, each once. */
function divisors(expression: Expression): Expression[] {
  if (expression.op === 'input' || expression.op === 'number') return [];
  const { op, left, right } = expression;
  const all = [...divisors(left), ...divisors(right), ...(op === 'ratio' ? [right] : [])];
  return [...new Map(all.map((each) => [arithmetic(each), each])).values()];
}
