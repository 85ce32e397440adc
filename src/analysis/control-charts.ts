/** Control charts of the KPIs: what is normal variation, and which periods are signals. */
import { isMeasure } from '../kpi/data.ts';
import type { Kpi } from '../kpi/define.ts';
import { lacks } from '../kpi/evaluate.ts';
import { kpiById, kpis } from '../kpi/index.ts';
import { type ControlChart, controlChart, fewestPoints, firmPoints } from '../model/control-limits.ts';
import { entryOf, type Figures, figuresOf } from '../scorecard/figures.ts';
import { type Span, spanOf } from '../scorecard/span.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { formatValue } from '../text/format.ts';
import { signalsInWords } from '../text/signal.ts';
import { type Day, formatDay } from '../value/day.ts';
import { isFigure } from '../value/outcome.ts';
import type { PeriodUnit } from '../value/period.ts';
import {
  type Analysis,
  type Block,
  type BlockColumn,
  type Chosen,
  NoAnalysis,
  type Result,
  type Tables,
} from './define.ts';
import { counted, least } from './source.ts';
import { wholeFrom } from './whole.ts';

const UNITS: PeriodUnit[] = ['week', 'month', 'quarter'];
const ALL = 'all';

export const controlCharts: Analysis = {
  id: 'control_charts',
  text: {
    name: 'Control charts',
    about: 'Is a change a signal or normal variation? For each KPI, the limits within which it moves by itself.',
  },
  roles: ['deals', 'orders'],
  lacks(tables) {
    if (!Object.keys(tables).length) return 'needs a table of deals or orders, none found';
    if (!kpisOf(tables).length) return lackText(lacks(kpiById('revenue'), null, tables)!);
    const longest = UNITS.some((unit) => isLong(tables, unit));
    return longest ? null : `needs ${fewestPoints} whole weeks of data at least`;
  },
  options: (tables) => [
    {
      id: 'kpi',
      label: 'KPI',
      kind: 'choice',
      choices: [
        { value: ALL, label: 'All that the tables feed' },
        ...kpisOf(tables).map(({ id, text }) => ({ value: id, label: text.name })),
      ],
      value: ALL,
    },
    {
      id: 'period',
      label: 'One point per',
      kind: 'choice',
      choices: UNITS.map((unit) => ({ value: unit, label: words.periods[unit] })),
      value: monthsOrWeeks(tables),
      hint: `${firmPoints} points and more make firm limits.`,
    },
  ],
  run,
};

const kpisOf = (tables: Tables) => kpis().filter((kpi) => lacks(kpi, null, tables) === null && isOfPeriod(kpi));

/** Of all the time so far, which only ever grows. */
const SO_FAR = ['observed', 'to_end', 'whole_months'];
/** Of the rows as they stand: nobody knows how they stood in a period that is over. */
const AS_THEY_STAND = ['now', 'expected'];

/** Whether it has a figure of its own for each period that is over. An analysis asks for no targets, so what needs one has none. */
const isOfPeriod = ({ variants }: Kpi): boolean =>
  Object.values(variants[0]!.inputs).every((input) => {
    if (isMeasure(input)) return ![...SO_FAR, ...AS_THEY_STAND].includes(input.when);
    return input.kind !== 'target' && isOfPeriod(kpiById(input.id));
  });

/** Whether the data cover enough periods as a whole for some KPI. */
function isLong(tables: Tables, unit: PeriodUnit): boolean {
  const span = spanFor(tables, unit);
  const whole = (from: Day) => span!.periods.filter(({ start, end }) => start >= from && end <= span!.asOf).length;
  return span !== null && kpisOf(tables).some((kpi) => whole(wholeFrom(kpi, tables, unit)) >= fewestPoints);
}

/** Months, as long as they are enough for limits. */
const monthsOrWeeks = (tables: Tables): PeriodUnit => (isLong(tables, 'month') ? 'month' : 'week');
const tableList = (tables: Tables) => Object.values(tables).filter((table) => table !== undefined);
const spanFor = (tables: Tables, unit: PeriodUnit): Span | null => spanOf(tableList(tables), unit, null, null, null);

interface Chart {
  figures: Figures;
  chart: ControlChart;
}

function run(tables: Tables, { kpi: chosen, period }: Chosen): Result {
  const unit = period as PeriodUnit;
  const span = spanFor(tables, unit);
  if (!span) throw new NoAnalysis('No row has a date that can be read.');
  const data = { tables, targets: {} };
  const wanted = kpisOf(tables).filter(({ id }) => chosen === ALL || id === chosen);
  const charts = wanted.flatMap((kpi): Chart[] => {
    const entry = entryOf(kpi.id, null, tables, false);
    const figures = figuresOf({ entry, asked: null, target: null }, data, span, '');
    const chart = chartOf(figures, span, wholeFrom(kpi, tables, unit));
    return chart ? [{ figures, chart }] : [];
  });
  if (!charts.length)
    throw new NoAnalysis(
      `${chosen === ALL ? 'Every KPI' : `“${kpiById(wanted[0]!.id).text.name}”`} has a value in fewer than ${fewestPoints} whole ${unit}s. ${unit === UNITS[0] ? 'Wait for more data.' : 'Choose shorter periods, or wait.'}`,
    );
  const since = least(charts.map(({ chart }) => span.periods[chart.points[0]!.index]!.start));
  const few = charts.some(({ chart }) => chart.points.length < firmPoints);
  return {
    lead: charts.slice(0, 4).map((each) => inWords(each, span)),
    asOf: span.asOf,
    currency: null, // each block has its own
    blocks: charts.map((each) => blockOf(each, span)),
    stamp: [
      [
        'Data',
        tableList(tables)
          .map(({ sheet, rows }) => `${counted(rows, 'row')} of “${sheet}”`)
          .join(', '),
      ],
      [
        'Periods',
        `whole ${unit}s from ${formatDay(since)}; those that the data begin or end in are left out, and so are those without a value`,
      ],
      ['Limits', 'XmR chart: mean ± 2.66 × mean moving range, from all points (Wheeler, Understanding Variation)'],
      ['Signals', 'a point outside the limits; 8 in a row on one side; 3 of 4 nearer to a limit than to the centre'],
      ...(few
        ? [['Provisional', `limits from fewer than ${firmPoints} points move with every new one`] as [string, string]]
        : []),
    ],
  };
}

/** Null where there are too few values. */
function chartOf({ entry, periods }: Figures, span: Span, from: Day): ControlChart | null {
  const values = periods.map((outcome, i) => {
    const { start, end } = span.periods[i]!;
    return isFigure(outcome) && start >= from && end <= span.asOf ? outcome.value : null;
  });
  const known = values.filter((value) => value !== null);
  if (known.length < fewestPoints) return null;
  const isShare = entry.kpi.variants[0]!.proportion;
  const least = known.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  return controlChart(values, [least, isShare ? 1 : Number.POSITIVE_INFINITY]);
}

function inWords({ figures: { entry, currency }, chart }: Chart, span: Span): string {
  const say = (value: number) => formatValue(value, entry.kpi.unit, currency);
  const normal = `${entry.name}: ${say(chart.lower)} to ${say(chart.upper)} is normal variation`;
  const signals = chart.points.filter((point) => point.signals.length > 0);
  if (!signals.length) return `${normal}. No period is a signal.`;
  const last = signals[signals.length - 1]!;
  const count = signals.length === 1 ? 'One period is a signal' : `${signals.length} periods are signals, the latest`;
  return `${normal}. ${count}: ${span.periods[last.index]!.label}, ${signalsInWords(last.signals)}.`;
}

function blockOf({ figures: { entry, currency }, chart }: Chart, span: Span): Block {
  const { unit } = entry.kpi;
  const format: BlockColumn['format'] =
    unit === 'rate' || unit === 'money' || unit === 'count' || unit === 'days'
      ? unit
      : unit === 'money_per_day'
        ? 'money'
        : 'decimal';
  return {
    title: entry.name,
    currency,
    columns: [
      { header: words.periods[span.unit], format: 'text', width: 110 },
      ...['Value', 'Centre', 'Lower', 'Upper'].map((header): BlockColumn => ({ header, format })),
      { header: 'Signal', format: 'text', width: 200 },
    ],
    rows: chart.points.map(({ index, value, signals }) => [
      span.periods[index]!.label,
      value,
      chart.centre,
      chart.lower,
      chart.upper,
      signals.length ? `▲ ${signalsInWords(signals)}` : '',
    ]),
    chart: { type: 'line', title: entry.name, labels: 0, values: [1, 2, 3, 4], limits: true },
  };
}
