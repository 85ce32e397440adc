/** A KPI in words: what it is, what it came to and on what it stands, what was left out, and what others call typical. */
import type { Band, Kpi, Variant } from '../kpi/define.ts';
import { variantOf } from '../kpi/define.ts';
import { currencyOf, interval, type KpiSource, type Lack, type Part, parts, type Window } from '../kpi/evaluate.ts';
import type { Expression } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import type { Input, Measure } from '../kpi/measure.ts';
import { fieldOf } from '../table/fields.ts';
import { formatDay } from '../value/day.ts';
import { isFigure, type LeftOut, type LeftOutCode, type Outcome } from '../value/outcome.ts';
import { words } from './en.ts';
import { decimals, formatValue } from './format.ts';

export { formatValue } from './format.ts';

/** Under this many rows a rate says little: at 30 the 95 % interval of a half is still ±18 points (Wilson). */
const smallN = 30;

/** "won ÷ (won + lost), closed in the period" */
export function definition(kpi: Kpi, variantId: string | null): string {
  const variant = variantOf(kpi, variantId);
  if (variant.expression.op === 'input') {
    return lowerFirst(withoutStop(variant.inputs[variant.expression.name]!.about));
  }
  const said = inWords(variant.expression, variant) + attribution(variant);
  const standard = kpi.variants[0]!;
  const isSame = variant !== standard && said === definition(kpi, standard.id);
  return isSame ? `${said} – ${lowerFirst(withoutStop(variant.about))}` : said;
}

/** A few sentences for the note of a scorecard row. */
export function explain(
  kpi: Kpi,
  variantId: string | null,
  outcome: Outcome,
  data: KpiSource,
  window: Window,
): string[] {
  const variant = variantOf(kpi, variantId);
  const currency = currencyOf(kpi, variant.id, data.tables);
  const sentences = [kpi.text.summary, `Here: ${definition(kpi, variant.id)}.`];
  if (variant.id && kpi.variants.length > 1) sentences.push(`Option “${variant.id}”: ${lowerFirst(variant.about)}`);
  sentences.push(figureInWords(kpi, outcome, currency, window));
  if (isFigure(outcome)) {
    sentences.push(...partsInWords(parts(kpi, variant.id, data, window), currency));
    const range = interval(kpi, variant.id, data, window);
    if (range) sentences.push(intervalInWords(range, outcome.n));
    if (saysNothing(kpi, variant, data, window))
      sentences.push('The lost deals carry no amounts, so by value every closed deal looks won: use another option.');
  }
  const left = leftOutInWords(outcome.leftOut);
  if (left) sentences.push(left);
  if (kpi.band) sentences.push(bandInWords(kpi, kpi.band));
  sentences.push(kpi.text.notes);
  return sentences.filter((sentence) => sentence !== '');
}

function figureInWords(kpi: Kpi, outcome: Outcome, currency: string | null, { start, end }: Window): string {
  const days = `${formatDay(start)} – ${formatDay(end)}`;
  if (!isFigure(outcome)) return `${days}: no value, because ${words.reasons[outcome.none]}.`;
  return `${days}: ${formatValue(outcome.value, kpi.unit, currency)}, from ${plural(outcome.n, 'row')}.`;
}

/** Only where there are several: "Of this: open deals 40, win rate 25.0 %, …" */
function partsInWords(list: readonly Part[], currency: string | null): string[] {
  if (list.length < 2) return [];
  const said = list.map(({ name, input, outcome }) => {
    const value = isFigure(outcome) ? formatValue(outcome.value, unitOf(input), currency) : '–';
    return `${label(name, input)} ${value}`;
  });
  return [`Its parts: ${said.join(', ')}.`];
}

function intervalInWords([low, high]: [number, number], n: number): string {
  const range = `Its 95 % interval is ${formatValue(low, 'rate')} to ${formatValue(high, 'rate')}.`;
  return n < smallN ? `${range} That is wide, because n is small: do not read much into a change.` : range;
}

/** "Left out: 2 without an amount, 1 duplicates." */
function leftOutInWords(leftOut: LeftOut): string {
  const said = Object.entries(leftOut).map(([code, n]) => `${decimals(n!, 0)} ${words.leftOut[code as LeftOutCode]}`);
  return said.length === 0 ? '' : `Left out: ${said.join(', ')}.`;
}

export function bandInWords(kpi: Kpi, { typical: [low, high], poor, source }: Band): string {
  const say = (value: number) => formatValue(value, kpi.unit).replace(/\.0(?=\D|$)/, '');
  const range =
    low !== null && high !== null
      ? `${say(low)} to ${say(high)}`
      : low !== null
        ? `${say(low)} or more`
        : `up to ${say(high!)}`;
  const limit = poor === undefined ? '' : `, ${kpi.better === 'lower' ? 'over' : 'under'} ${say(poor)} is poor`;
  return `Typical: ${range}${limit} (${source}).`;
}

/** What is missing for a KPI, in words: "needs a table of costs". */
export function lackText({ reason, role, field }: Lack): string {
  const tableName = words.roles[role].toLowerCase();
  if (reason === 'no_table') return `needs a table of ${tableName}, none found`;
  const name = field ? (fieldOf(role, field)?.label ?? field) : 'its columns';
  if (reason === 'question') return `waits for an answer about “${name}” in the ${tableName}`;
  return `needs the column “${name}” in the ${tableName}`;
}

export { lackText as lackInWords };

const signs = { plus: '+', minus: '−', times: '×', ratio: '÷' } as const;

/** `inner`: a sum or ratio needs brackets there. */
function inWords(expression: Expression, variant: Variant, inner = false): string {
  if (expression.op === 'input') return label(expression.name, variant.inputs[expression.name]!);
  const { op, left, right } = expression;
  const isSum = op === 'plus' || op === 'minus';
  const leftInner = isSum ? left.op === 'ratio' : left.op !== op;
  const said = `${inWords(left, variant, leftInner)} ${signs[op]} ${inWords(right, variant, op !== 'plus' || right.op !== op)}`;
  return inner && op !== 'times' ? `(${said})` : said;
}

function label(name: string, input: Input): string {
  if (input.kind === 'kpi') return lowerFirst(kpiById(input.id).text.name);
  if (input.kind === 'target') return `monthly ${lowerFirst(kpiById(input.id).text.name)} target`;
  return name.replace(/_/g, ' ');
}

/** How rows come to be in the period, where it is the same for all inputs. */
function attribution({ inputs }: Variant): string {
  const measures = Object.values(inputs);
  const ways = new Set(measures.map((input) => ('when' in input ? wayOf(input) : '')));
  const [way] = [...ways];
  return ways.size === 1 && way ? `, ${way}` : '';
}

function wayOf({ when, from }: Measure): string {
  if (when === 'observed' || when === 'to_end') return 'of all the time so far';
  if (when !== 'period') return '';
  const day = from[0]!.day[0];
  return day === 'created' ? 'created in the period' : day === 'closed' ? 'closed in the period' : 'in the period';
}

const unitOf = (input: Input) => {
  if (input.kind === 'kpi') return kpiById(input.id).unit;
  return input.kind === 'target' ? kpiById(input.id).unit : input.unit;
};

/** By value, lost deals without amounts make every rate 100 %. */
function saysNothing(kpi: Kpi, variant: Variant, data: KpiSource, window: Window): boolean {
  if (!('amount_lost' in variant.inputs)) return false;
  const part = parts(kpi, variant.id, data, window).find(({ name }) => name === 'amount_lost');
  return part !== undefined && isFigure(part.outcome) && part.outcome.value === 0;
}

const plural = (n: number, noun: string): string => `${decimals(n, 0)} ${noun}${n === 1 ? '' : 's'}`;
const withoutStop = (text: string): string => text.replace(/\.$/, '');
const lowerFirst = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
