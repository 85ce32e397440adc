/** Forecast on a sheet: the revenue of the periods to come, and what the deals that are open now will bring. */

import { lacks } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import type { MethodName } from '../model/forecast/methods.ts';
import { fewestPeriods, type RevenueForecast, revenueForecast } from '../model/forecast/revenue.ts';
import { entryOf, figureIn, figuresOf } from '../scorecard/figures.ts';
import { type Span, spanOf } from '../scorecard/span.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { formatValue, percent } from '../text/format.ts';
import { type Day, formatDay } from '../value/day.ts';
import { type Period, periodOf, shift } from '../value/period.ts';
import { type Analysis, type Block, type Chosen, NoAnalysis, type Result, type Tables } from './define.ts';
import { expectedUntil, type Pipeline, pipelineBlock, pipelineInWords, pipelineOf } from './open-deals.ts';
import { oneCurrency } from './source.ts';
import { wholeFrom } from './whole.ts';

/** Periods in a year, for the seasons. */
const SEASON = { month: 12, quarter: 4 } as const;
type Unit = keyof typeof SEASON;

/** Periods of the past beside the forecast. */
const SHOWN = 24;

export const forecast: Analysis = {
  id: 'forecast',
  text: {
    name: 'Forecast',
    about:
      'What will the coming months bring, and how sure is that? From your revenue so far, and from the open deals.',
  },
  roles: ['deals', 'orders'],
  lacks(tables) {
    const lack = lacks(kpiById('revenue'), null, tables);
    if (lack) return lackText(lack);
    const histories = (['month', 'quarter'] as const).map((unit) => historyOf(tables, unit));
    if (histories[0]?.currency === 'mixed') return oneCurrency;
    const known = Math.max(...histories.map((history) => history?.values.length ?? 0));
    return known >= fewestPeriods ? null : `needs ${fewestPeriods} whole months of revenue at least`;
  },
  options: () => [
    {
      id: 'period',
      label: 'Forecast by',
      kind: 'choice',
      choices: (['month', 'quarter'] as const).map((unit) => ({ value: unit, label: words.periods[unit] })),
      value: 'month',
    },
    {
      id: 'ahead',
      label: 'Periods ahead',
      kind: 'number',
      min: 1,
      max: 24,
      whole: true,
      value: '6',
    },
  ],
  run,
};

/** Each as it follows on its name. */
const METHODS: Record<MethodName, (unit: Unit) => string> = {
  level: () => 'a steady level, without trend or season',
  'seasonal naive': (unit) => `each ${unit} as the same one a year before`,
  trend: () => 'a level that rises or falls on, without season',
  'additive Holt-Winters': (unit) => `a level with a trend, and an amount more or less for each ${unit} of the year`,
  'multiplicative Holt-Winters': (unit) =>
    `a level with a trend, and so many per cent more or less for each ${unit} of the year`,
};

interface History {
  /** The last day of the data. */
  asOf: Day;
  /** Whole periods, oldest first. */
  periods: Period[];
  values: number[];
  running: Running | null;
  /** The data begin in its midst, so that it is no period to learn from either. */
  cut: Period | null;
  currency: string | null;
}

/** It has begun and is not over, so that it is no period to learn from, and none that is still to be foretold as a whole. */
interface Running {
  period: Period;
  soFar: number;
}

/** Of deals and orders: where costs are known for longer, that says nothing of revenue. */
const salesSpan = ({ deals, orders }: Tables, unit: Unit, to: Day | null): Span | null =>
  spanOf(
    [deals, orders].filter((table) => table !== undefined),
    unit,
    null,
    to,
    null,
  );

/** Revenue by period to the day that the data reach: of the whole ones, and what there is of the running one. */
function historyOf(tables: Tables, unit: Unit): History | null {
  const closed = salesSpan(tables, unit, null);
  const span = closed && salesSpan(tables, unit, Math.max(closed.to, periodOf(closed.asOf, unit).end));
  if (!span) return null;
  const { asOf } = span;
  const entry = entryOf('revenue', null, tables, false);
  const figures = figuresOf({ entry, asked: null, target: null }, { tables, targets: {} }, span, '');
  const revenue = (i: number) => figureIn(figures.periods[i]) ?? 0;
  const over = span.periods.filter(({ end }) => end <= asOf).length;
  // After the last close, a month without revenue may be one that nobody has entered yet.
  let known = over;
  while (known > 0 && span.periods[known - 1]!.start > closed.to && revenue(known - 1) === 0) known--;
  const running = span.periods[over];
  const from = wholeFrom(entry.kpi, tables, unit);
  const first = span.periods.filter(({ start }) => start < from).length;
  const periods = span.periods.slice(first, known);
  return {
    asOf,
    periods,
    values: periods.map((_, i) => revenue(first + i)),
    cut: first > 0 ? span.periods[first - 1]! : null,
    currency: figures.currency,
    running: running && known === over ? { period: running, soFar: revenue(over) } : null,
  };
}

type Money = (value: number) => string;

function run(tables: Tables, { period, ahead }: Chosen): Result {
  const unit = period as Unit;
  const history = historyOf(tables, unit);
  const known = history?.values.length ?? 0;
  if (!history || known < fewestPeriods)
    throw new NoAnalysis(`There are ${known} whole ${unit}s of revenue; a forecast needs ${fewestPeriods}. Choose shorter periods, or wait.`); // biome-ignore format: one line
  const count = Number(ahead);
  if (count > known)
    throw new NoAnalysis(`${known} ${unit}s of revenue carry a forecast of ${known} at most, not of ${count}.`);
  const { asOf, running, currency, periods, cut } = history;
  const last = periods[known - 1]!;
  const begun = begunAfter(last, asOf);
  if (begun > known)
    throw new NoAnalysis(`No revenue is known after ${last.label}, while the data go on to ${formatDay(asOf)}. Is a date mistyped?`); // biome-ignore format: one line
  const found = revenueForecast(history.values, SEASON[unit], begun + count);
  const coming = found.periods.slice(begun).map((each, i) => ({ ...each, period: shift(last, begun + i + 1) }));
  const pipeline = pipelineOf(tables, currency, asOf, coming[count - 1]!.period.end);
  const money: Money = (value) => formatValue(value, 'money', currency);
  const gap = begun > 0 && !running ? [`No revenue is known after ${last.label}, while the data go on to ${formatDay(asOf)}: what lies between is left out.`] : []; // biome-ignore format: one line
  return {
    lead: [
      ...comingInWords(coming, found, unit, money),
      ...(running ? [runningInWords(running, asOf, pipeline, money)] : gap),
      ...(pipeline ? [pipelineInWords(pipeline, money), ...againstOpenDeals(coming, pipeline, unit, money)] : []),
    ],
    asOf,
    currency,
    blocks: [revenueBlock(history, coming, unit), ...(pipeline ? [pipelineBlock(pipeline, asOf)] : [])],
    stamp: [
      [
        'Data',
        `revenue of ${known} whole ${unit}s, ${periods[0]!.label} – ${last.label}${begun > 0 ? `; what is known after them, to ${formatDay(asOf)}, is left out` : ''}${cut ? `; ${cut.label} is left out, too: the data begin in its midst` : ''}`,
      ],
      [
        'Method',
        `${found.method} (${METHODS[found.method](unit)}): of those that fit the history, the one which missed by the least money when each was tried on the past`,
      ],
      ['Accuracy', testInWords(found) ?? 'not known: nothing but zeros came'],
      ['Interval', '95 % of such forecasts hold, as far as the future is like the past'],
      ...(pipeline ? pipeline.stamp : []),
    ],
  };
}

/** Periods after this one that have begun by the day. */
function begunAfter(last: Period, asOf: Day): number {
  let begun = 0;
  while (shift(last, begun + 1).start <= asOf) begun++;
  return begun;
}

type Coming = RevenueForecast['periods'][number] & { period: Period };

function comingInWords(coming: Coming[], found: RevenueForecast, unit: Unit, money: Money): string[] {
  const next = coming[0]!;
  const { last, total } = inAll(coming);
  const together = coming.length > 1 ? `All ${coming.length} ${unit}s to ${last.label} together: ${money(total)}. ` : ''; // biome-ignore format: one line
  const tested = testInWords(found);
  return [
    `${next.period.label}: ${money(next.forecast)}, and with 95 % confidence between ${money(next.low)} and ${money(next.high)}.`,
    `${together}The method is “${found.method}”: ${METHODS[found.method](unit)}.${tested ? ` In a test on the past ${tested}.` : ''}`,
  ];
}

/** Where the open deals are expected to bring more than the forecast, which has them in it, the two need a word. */
function againstOpenDeals(coming: Coming[], pipeline: Pipeline, unit: Unit, money: Money): string[] {
  const { first, last, total } = inAll(coming);
  const promised = expectedUntil(pipeline, last.end) - expectedUntil(pipeline, first.start - 1);
  if (promised <= total) return [];
  const same = coming.length > 1 ? `the same ${coming.length} ${unit}s` : last.label;
  return [`For ${same} that is ${money(promised)}, more than the ${money(total)} above: the forecast goes on from past revenue alone and knows nothing of open deals. After ${unit}s without wins rather go by the open deals.`]; // biome-ignore format: one line
}

function inAll(coming: Coming[]): { first: Period; last: Period; total: number } {
  const total = coming.reduce((sum, { forecast }) => sum + forecast, 0);
  return { first: coming[0]!.period, last: coming[coming.length - 1]!.period, total };
}

function testInWords({ accuracy, bias }: RevenueForecast): string | null {
  if (accuracy === null || bias === null) return null;
  const size = percent(Math.abs(bias));
  const inAll =
    size === percent(0) ? 'and was right in all' : `and promised ${size} too ${bias > 0 ? 'much' : 'little'} in all`;
  return `it missed by ${percent(1 - accuracy)} of the revenue on average, ${inAll}`;
}

function runningInWords({ period, soFar }: Running, asOf: Day, pipeline: Pipeline | null, money: Money): string {
  const rest = pipeline && expectedUntil(pipeline, period.end);
  const open = rest ? `, and ${money(rest)} more expected from the deals open now` : '';
  return `${period.label} is not over, and no part of this: ${money(soFar)} so far, to ${formatDay(asOf)}${open}.`;
}

function revenueBlock({ periods, values, running }: History, coming: Coming[], unit: Unit): Block {
  // biome-ignore format: one line
  const shown = Math.max(0, periods.length - SHOWN);
  // In a column of its own, which is not drawn: beside whole periods it would look like a collapse.
  const soFar = (value: number | null) => (running ? [value] : []);
  const figures = ['Revenue', ...(running ? ['So far'] : []), 'Forecast', 'Lowest', 'Highest'];
  return {
    title: 'Revenue',
    columns: [
      { header: words.periods[unit], format: 'text', width: 110 },
      ...figures.map((header) => ({ header, format: 'money' as const })),
    ],
    rows: [
      ...periods.slice(shown).map(({ label }, i) => [label, values[shown + i]!, ...soFar(null), null, null, null]),
      ...(running ? [[running.period.label, null, running.soFar, null, null, null]] : []),
      ...coming.map(({ period, forecast, low, high }) => [period.label, null, ...soFar(null), forecast, low, high]),
    ],
    chart: {
      type: 'line',
      title: `Revenue by ${unit}`,
      labels: 0,
      values: ['Revenue', 'Forecast', 'Lowest', 'Highest'].map((header) => figures.indexOf(header) + 1),
      limits: true,
    },
  };
}
