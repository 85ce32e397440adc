/** A KPI in words: what it is, what it came to and on what it stands, what was left out, and what others call typical. */
import { isMeasure } from '../kpi/data.ts';
import { type Band, type Kpi, type Unit, type Variant, variantOf } from '../kpi/define.ts';
import {
  currencyOf,
  fieldsRead,
  interval,
  type KpiData,
  type Lack,
  lacks,
  type Part,
  parts,
  type Window,
} from '../kpi/evaluate.ts';
import type { Expression } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import type { Input, Measure } from '../kpi/measure.ts';
import { isTooFewToTell } from '../model/wilson.ts';
import { fieldOf } from '../table/fields.ts';
import { columnsRead } from '../table/reading.ts';
import { formatDay } from '../value/day.ts';
import { isFigure, type LeftOutCode, type Outcome } from '../value/outcome.ts';
import { leftOutText, words } from './en.ts';
import { decimals, formatValue } from './format.ts';

export { formatValue } from './format.ts';

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
export function explain(kpi: Kpi, variantId: string | null, outcome: Outcome, data: KpiData, window: Window): string[] {
  const { id, about } = variantOf(kpi, variantId);
  const { text, unit, band } = kpi;
  const days = `${formatDay(window.start)} – ${formatDay(window.end)}`;
  const sentences = [text.summary, `Here: ${definition(kpi, id)}.`];
  if (kpi.variants.length > 1) sentences.push(`Option “${id}”: ${lowerFirst(about)}`);
  if (isFigure(outcome)) {
    const currency = currencyOf(kpi, id, data.tables);
    const { value, n } = outcome;
    const list = parts(kpi, id, data, window);
    const range = interval(kpi, id, data, window);
    sentences.push(
      `${days}: ${formatValue(value, unit, currency)}, from ${decimals(n, 0)} row${n === 1 ? '' : 's'}, when this was built.`,
    );
    if (list.length > 1) sentences.push(`Its parts: ${list.map((part) => partInWords(part, currency)).join(', ')}.`);
    if (range) sentences.push(intervalInWords(range, n, unit));
    // By value, lost deals without amounts make every rate 100%.
    if (list.some(({ name, outcome }) => name === 'amount_lost' && isFigure(outcome) && outcome.value === 0))
      sentences.push('The lost deals carry no amounts, so by value every closed deal looks won: use another option.');
  } else sentences.push(`${days}: no value, because ${words.reasons[outcome.none]}.`);
  const left = Object.entries(outcome.leftOut);
  if (left.length > 0) sentences.push(`Left out: ${left.map(leftOutInWords).join(', ')}.`);
  if (!lacks(kpi, id, data.tables)) sentences.push(...sourcesInWords(kpi, id, data.tables));
  if (band) sentences.push(bandInWords(kpi, band));
  return [...sentences, text.notes];
}

/** "Read from “Deals”: Stage, Amount." */
function sourcesInWords(kpi: Kpi, variantId: string, tables: KpiData['tables']): string[] {
  return [...fieldsRead(kpi, variantId, tables)].map(([role, fields]) => {
    const table = tables[role]!;
    const names = columnsRead(table, fields).map(({ header, column }) => header || `column ${column}`);
    return `Read from “${table.sheet}”: ${names.join(', ')}.`;
  });
}

/** "win rate 25.0%" */
function partInWords({ name, input, outcome }: Part, currency: string | null): string {
  const unit = 'unit' in input ? input.unit : kpiById(input.id).unit;
  return `${label(name, input)} ${isFigure(outcome) ? formatValue(outcome.value, unit, currency) : '–'}`;
}

function intervalInWords(range: readonly [number, number], n: number, unit: Unit): string {
  const said = `Its 95% interval is ${range.map((end) => formatValue(end, unit)).join(' to ')}.`;
  const [low, high] = unit === 'score' ? range.map((score) => score / 200) : range; // -100 to 100
  return isTooFewToTell(n, [low!, high!]) ? `${said} n is too small to tell: do not read much into a change.` : said;
}

/** "2 without an amount" */
const leftOutInWords = ([code, n]: [string, number]): string =>
  `${decimals(n, 0)} ${leftOutText(code as LeftOutCode, n)}`;

export function bandInWords(kpi: Kpi, { typical: [low, high], poor, source }: Band): string {
  const say = (value: number) => formatValue(value, kpi.unit).replace(/[.,]0(?=\D|$)/, '');
  const both = [low, high].map((end) => (end === null ? null : say(end)));
  const range = low === null ? `up to ${both[1]}` : high === null ? `${both[0]} or more` : both.join(' to ');
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

const signs = { plus: '+', minus: '−', times: '×', ratio: '÷' } as const;

/** `inner`: a sum or ratio needs brackets there. */
function inWords(expression: Expression, variant: Variant, inner = false): string {
  if (expression.op === 'input') return label(expression.name, variant.inputs[expression.name]!);
  if (expression.op === 'number') return String(expression.value);
  const { op, left, right } = expression;
  const isSum = op === 'plus' || op === 'minus';
  const leftInner = isSum ? left.op === 'ratio' : left.op !== op;
  const said = `${inWords(left, variant, leftInner)} ${signs[op]} ${inWords(right, variant, op !== 'plus' || right.op !== op)}`;
  return inner && op !== 'times' ? `(${said})` : said;
}

function label(name: string, input: Input): string {
  if (isMeasure(input)) return name.replace(/_/g, ' ');
  const kpi = lowerFirst(kpiById(input.id).text.name);
  return input.kind === 'target' ? `monthly ${kpi} target` : kpi;
}

/** How rows come to be in the period, where it is the same for all inputs. */
function attribution({ inputs }: Variant): string {
  const [way, ...others] = new Set(Object.values(inputs).map((input) => (isMeasure(input) ? wayOf(input) : '')));
  return way && others.length === 0 ? `, ${way}` : '';
}

function wayOf({ when, from }: Measure): string {
  if (when === 'observed' || when === 'to_end') return 'of all the time so far';
  if (when === 'whole_months') return 'in whole months so far';
  if (when !== 'period') return '';
  const day = from[0]!.day[0]!;
  return day === 'created' || day === 'closed' ? `${day} in the period` : 'in the period';
}

const withoutStop = (text: string): string => text.replace(/\.$/, '');
const lowerFirst = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
