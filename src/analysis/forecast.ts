/** Forecast on a sheet: the revenue of the periods to come, and what the deals that are open now will bring. */

import { lacks } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import { closeTimes, type DealAge, fewestWins } from '../model/forecast/close-times.ts';
import { type OpenDeal, type PipelineMonth, pipelineByMonth } from '../model/forecast/pipeline-months.ts';
import { fewestPeriods, type RevenueForecast, revenueForecast } from '../model/forecast/revenue.ts';
import { entryOf, figureIn, figuresOf } from '../scorecard/figures.ts';
import { type Span, spanOf } from '../scorecard/span.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { decimals, formatValue } from '../text/format.ts';
import { type Day, formatDay } from '../value/day.ts';
import { type Period, type PeriodUnit, shift } from '../value/period.ts';
import { type Analysis, type Block, type Chosen, NoAnalysis, type Result, type Tables } from './define.ts';
import { counted, lackOf, oneCurrency } from './source.ts';

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

interface History {
  span: Span;
  /** Whole periods, oldest first. */
  periods: Period[];
  values: number[];
  currency: string | null;
}

/** Revenue of the whole periods; what has begun and is not over says too little. */
function historyOf(tables: Tables, unit: PeriodUnit): History | null {
  const list = Object.values(tables).filter((table) => table !== undefined);
  const span = spanOf(list, unit, null, null, null);
  if (!span) return null;
  const entry = entryOf('revenue', null, tables, false);
  const { periods, currency } = figuresOf({ entry, asked: null, target: null }, { tables, targets: {} }, span, '');
  const whole = span.periods.filter(({ end }) => end <= span.asOf);
  return { span, periods: whole, values: whole.map((_, i) => figureIn(periods[i]) ?? 0), currency };
}

function run(tables: Tables, { period, ahead }: Chosen): Result {
  const unit = period as Unit;
  const history = historyOf(tables, unit);
  const known = history?.values.length ?? 0;
  if (!history || known < fewestPeriods)
    throw new NoAnalysis(`There are ${known} whole ${unit}s of revenue; a forecast needs ${fewestPeriods}. Choose shorter periods, or wait.`); // biome-ignore format: one line
  const count = Number(ahead);
  if (count > known)
    throw new NoAnalysis(`${known} ${unit}s of revenue carry a forecast of ${known} at most, not of ${count}.`);
  const found = revenueForecast(history.values, SEASON[unit], count);
  const pipeline = pipelineOf(tables, history.currency, history.span.asOf, Math.min(12, count * (12 / SEASON[unit])));
  const { currency, span } = history;
  const money = (value: number) => formatValue(value, 'money', currency);
  return {
    lead: [...revenueInWords(found, history, unit, money), ...(pipeline ? [pipelineInWords(pipeline, money)] : [])],
    asOf: span.asOf,
    currency,
    blocks: [revenueBlock(found, history, unit), ...(pipeline ? [pipelineBlock(pipeline.months)] : [])],
    stamp: [
      [
        'Data',
        `revenue of ${known} whole ${unit}s from ${formatDay(history.periods[0]!.start)}; a running one is left out`,
      ],
      [
        'Method',
        `${found.method}, the one of those that fit the history which missed by the least money when each was tried on the past`,
      ],
      ['Accuracy', accuracyInWords(found)],
      ['Interval', '95 % of such forecasts hold, as far as the future is like the past'],
      ...(pipeline ? pipeline.stamp : []),
    ],
  };
}

const accuracyInWords = ({ accuracy, bias }: RevenueForecast): string =>
  accuracy === null || bias === null
    ? 'not known: nothing but zeros came'
    : `${formatValue(Math.max(0, accuracy), 'rate')} of the money was foreseen in that test; ${bias > 0 ? 'too much' : 'too little'} by ${formatValue(Math.abs(bias), 'rate')} on the whole`;

function revenueInWords(
  { periods, method, accuracy }: RevenueForecast,
  { periods: known, span }: History,
  unit: Unit,
  money: (value: number) => string,
): string[] {
  const next = periods[0]!;
  const { label, start } = shift(known[known.length - 1]!, 1);
  const begun = start <= span.asOf ? ', which has begun' : '';
  const total = periods.reduce((sum, { forecast }) => sum + forecast, 0);
  const tested =
    accuracy === null
      ? ''
      : ` When tried on the past, it foresaw ${formatValue(Math.max(0, accuracy), 'rate')} of the money.`;
  return [
    `${label}${begun}: ${money(next.forecast)}, and with 95 % confidence between ${money(next.low)} and ${money(next.high)}.`,
    `The next ${periods.length} ${unit}s together: ${money(total)}, by the method “${method}”.${tested}`,
  ];
}

function revenueBlock(found: RevenueForecast, { periods, values }: History, unit: Unit): Block {
  const last = periods[periods.length - 1]!;
  const shown = Math.max(0, periods.length - SHOWN);
  return {
    title: 'Revenue',
    columns: [
      { header: words.periods[unit], format: 'text', width: 110 },
      ...['Revenue', 'Forecast', 'Lowest', 'Highest'].map((header) => ({ header, format: 'money' as const })),
    ],
    rows: [
      ...periods.slice(shown).map((period, i) => [period.label, values[shown + i]!, null, null, null]),
      ...found.periods.map(({ forecast, low, high }, i) => [shift(last, i + 1).label, null, forecast, low, high]),
    ],
    chart: { type: 'line', title: `Revenue by ${unit}`, labels: 0, values: [1, 2, 3, 4], limits: true },
  };
}

interface Pipeline {
  months: PipelineMonth[];
  open: number;
  amount: number;
  stamp: [string, string][];
}

/** Null where there are no open deals in the currency of the revenue, or too few were won to learn how long that takes. */
function pipelineOf(tables: Tables, currency: string | null, asOf: Day, months: number): Pipeline | null {
  const table = tables.deals;
  const starting = table?.frame.day.first_contact ? 'first_contact' : 'created';
  if (lackOf([{ role: 'deals', fields: [starting, 'closed', 'amount'], statuses: ['open'] }], tables)) return null;
  if (table?.currency !== currency) return null;
  const starts = table?.frame.day.first_contact ?? table?.frame.day.created;
  const { amount: amounts, probability } = table?.frame.number ?? {};
  const closes = table?.frame.day.closed;
  if (!table || !starts || !closes || !amounts) return null;
  const ages: DealAge[] = [];
  const open: OpenDeal[] = [];
  const unit = (probability ?? []).some((value) => typeof value === 'number' && value > 1) ? 100 : 1;
  for (let row = 0; row < table.frame.length; row++) {
    const outcome = table.frame.status[row];
    const [start, close] = [starts[row], closes[row]];
    if (table.frame.leftOut[row] !== null || !outcome || outcome === 'cancelled') continue;
    if (outcome === 'open') {
      const [amount, chance] = [amounts[row], probability?.[row]];
      const age = typeof start === 'number' ? Math.max(0, asOf - start) : 0;
      if (typeof start === 'number' && start <= asOf) ages.push({ days: age, outcome });
      if (typeof amount === 'number' && amount >= 0)
        open.push({
          amount,
          age,
          probability: typeof chance === 'number' ? Math.min(1, Math.max(0, chance / unit)) : null,
        });
    } else if (typeof start === 'number' && typeof close === 'number' && close >= start)
      ages.push({ days: close - start, outcome });
  }
  const wins = ages.filter(({ outcome }) => outcome === 'won').length;
  if (!open.length || wins < fewestWins) return null;
  const given = open.filter((deal) => deal.probability !== null).length;
  return {
    months: pipelineByMonth(open, closeTimes(ages), asOf, months),
    open: open.length,
    amount: open.reduce((sum, { amount }) => sum + amount, 0),
    stamp: [
      [
        'Open deals',
        `${decimals(open.length, 0)} with an amount; how long a win takes is learned from ${counted(wins, 'deal')} won`,
      ],
      [
        'Probability',
        given
          ? `of the column in the table for ${counted(given, 'deal')}, else of deals that were open as long`
          : 'of deals that were open as long as each is now',
      ],
    ],
  };
}

function pipelineInWords({ months, open, amount }: Pipeline, money: (value: number) => string): string {
  const expected = months.reduce((sum, month) => sum + month.expected, 0);
  const later = months[months.length - 1]!.expected;
  return `The ${counted(open, 'deal')} open now ${open === 1 ? 'is' : 'are'} worth ${money(amount)} and expected to bring ${money(expected)} in all, of which ${money(expected - later)} come in the ${months.length - 1} months shown. Deals that are not there yet come on top.`; // biome-ignore format: one line
}

const pipelineBlock = (months: PipelineMonth[]): Block => ({
  title: 'From the deals that are open now',
  note: 'A forecast of its own: parts of it are in the revenue above.',
  columns: [
    { header: 'Month', format: 'text' },
    ...['Expected', 'Lowest', 'Highest'].map((header) => ({ header, format: 'money' as const })),
    { header: 'Deals won', format: 'decimal' },
  ],
  rows: months.map(({ period, expected, low, high, deals }) => [period?.label ?? 'Later', expected, low, high, deals]),
  chart: { type: 'column', title: 'Expected from open deals', labels: 0, values: [1] },
});
