/** Telling signal from noise: intervals of rates, two groups compared, control limits, a target from one's own history. */
import { interval } from '../kpi/evaluate.ts';
import { kpiById } from '../kpi/index.ts';
import { compareShares } from '../model/ab-test.ts';
import { type Bounds, type ControlPoint, controlChart, fewestPoints, firmPoints } from '../model/control-limits.ts';
import { proposeTarget } from '../model/target-proposal.ts';
import { wilson } from '../model/wilson.ts';
import { proposalInWords, signalsInWords, verdict } from '../text/signal.ts';
import { writeAsIn } from '../value/notation.ts';
import { type Argument, fail, named, present } from './argument.ts';
import { isOneNumber, levelOf, needed, number, numbers, share } from './columns.ts';
import type { Call } from './define.ts';
import { dealsOf, measured, windowOf } from './measured.ts';
import { choiceOf, isChoice, optionOf } from './options.ts';

/** `WINRATECI(won; lost; [level])`, `WINRATECI(statuses; [option]; [level])`: the interval of WINRATE, low and high in one row. */
export const winRateInterval: Call = ([first, second, third]) => {
  present(first!, 'is missing: give two counts, or a column of statuses');
  if (isOneNumber(first!)) {
    const [won, lost] = [wholeOf(first!), wholeOf(second!)];
    return [won + lost > 0 ? wilson(won, won + lost, levelOf(third!)) : fail('won', 'no deal was won or lost')];
  }
  const isLevel = isOneNumber(second!);
  const kpi = kpiById('win_rate');
  const option = isLevel ? null : optionOf(kpi, named(second!, 'option'));
  const deals = dealsOf({ status: named(first!, 'statuses') });
  if (option === 'by value')
    return fail('option', '“by value” adds up amounts: only a rate that counts deals has an interval');
  measured(kpi.id, option, deals, 'statuses'); // or its error, where there is no rate
  const level = levelOf(named(isLevel ? second! : third!, 'level'));
  return [interval(kpi, option, { tables: { deals }, targets: {} }, windowOf(null, null, deals), level)!];
};

/** `ABTEST(wins_a; n_a; wins_b; n_b; [level])`: name and value in each row. */
export const abTest: Call = ([winsA, nA, winsB, nB, level]) => {
  writeAsIn(level!.locale());
  const a = groupOf(winsA!, nA!);
  const b = groupOf(winsB!, nB!);
  const found = compareShares(a, b, levelOf(level!));
  const { shares, difference, interval: limits, z, p } = found;
  return [
    ['Share A', shares[0]],
    ['Share B', shares[1]],
    ['Difference', difference],
    ['Lower', limits[0]],
    ['Upper', limits[1]],
    ['z', z ?? 'undefined'],
    ['p-value', p ?? 'undefined'],
    ['Verdict', verdict(found, a.n, b.n)],
  ];
};

function groupOf(winsOf: Argument, nOf: Argument): { wins: number; n: number } {
  const [wins, n] = [wholeOf(winsOf), wholeOf(nOf)];
  if (n === 0) fail(nOf.name, 'is 0: there is nothing to compare yet');
  return wins > n ? fail(winsOf.name, `is more than ${nOf.name}`) : { wins, n };
}

const kinds = { rate: [0, 1], count: [0, Number.POSITIVE_INFINITY] } as const;

/** `CONTROLLIMITS(series; [option])`: a header, then a row for each cell of the series, beside which it fits. */
export const controlLimits: Call = ([series, option]) => {
  const kind = choiceOf(option!, Object.keys(kinds) as (keyof typeof kinds)[]);
  const values = seriesOf(series!);
  const bounds: Bounds | undefined = kind ? kinds[kind] : undefined;
  values.forEach((value, i) => {
    if (bounds && value !== null && (value < bounds[0] || value > bounds[1]))
      fail(series!.name, kind === 'rate' ? 'a rate lies between 0 and 1' : 'a count is never less than 0', i + 1);
  });
  const { centre, lower, upper, averageRange, rangeLimit, points } = controlChart(values, bounds);
  const blanks = values.length - points.length;
  const remarks = [
    ...(points.length < firmPoints ? [`provisional: under ${firmPoints} values`] : []),
    ...(blanks > 0 ? [`${blanks} blank${blanks > 1 ? 's' : ''} skipped`] : []),
  ];
  const signal = remarks.length ? `Signal (${remarks.join('; ')})` : 'Signal';
  const pointAt = new Map(points.map((point, i): [number, [number, ControlPoint]] => [point.index, [i + 1, point]]));
  return [
    ['Point', 'Value', 'Centre', 'Lower limit', 'Upper limit', 'Moving range', 'Average range', 'Range limit', signal],
    ...values.map((_, i) => {
      const [count, point] = pointAt.get(i) ?? [];
      const said = point ? signalsInWords(point.signals) : '';
      const range = point?.movingRange ?? '';
      return [count ?? '', point?.value ?? '', centre, lower, upper, range, averageRange, rangeLimit, said];
    }),
  ];
};

const isShare = (value: number): boolean => value >= 0 && value <= 1;

const directions = ['higher is better', 'lower is better'] as const;

/** `TARGETPROPOSAL(history; [benchmark]; [steps]; [option])`: name and value in each row. The option may follow directly. */
export const targetProposal: Call = ([history, ...rest]) => {
  const series = seriesOf(history!);
  const values = series.filter((value) => value !== null);
  writeAsIn(history!.locale());
  const given = rest.find((each) => isChoice(each, directions));
  const [benchmarkCell, stepsCell, other] = rest.filter((each) => each !== given);
  const direction = choiceOf(given ?? other!, directions);
  const benchmarkOf = named(benchmarkCell!, 'benchmark');
  const benchmark = number(benchmarkOf);
  // A ratio may well have a benchmark of 3; 10 and more of rates are percents.
  if (benchmark! >= 10 && values.every(isShare)) share(benchmarkOf);
  if (benchmark! > 0 && benchmark! < 1 && values.every((value) => value >= 10))
    fail('benchmark', `${benchmark} is far from the history: give both in one unit`);
  const steps = number(named(stepsCell!, 'steps')) ?? 4;
  if (!Number.isInteger(steps) || steps < 1 || steps > 12) fail('steps', 'is not a whole number from 1 to 12');
  const all = benchmark === null ? values : [...values, benchmark];
  // What lies between 0 and 1 throughout is taken for a rate, and what was never negative stays so.
  const isRate = all.every(isShare);
  const least = all.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  const bounds: Bounds = [least, isRate ? 1 : Number.POSITIVE_INFINITY];
  const found = proposeTarget(series, benchmark, steps, direction === 'lower is better', bounds);
  return [
    ['Target', found.target],
    ...found.steps.map((step, i): [string, number] => [`Step ${i + 1}`, step]),
    ['Level today', found.level],
    ['Trend per period', found.trend],
    ['Better quarter', found.betterQuarter],
    ['Process limit', found.limit],
    ['Why', proposalInWords(found, benchmark, isRate)],
  ];
};

/** A column of figures without the blank cells at its end. */
function seriesOf(argument: Argument): (number | null)[] {
  present(argument);
  const values = numbers(argument);
  while (values.length > 0 && values[values.length - 1] === null) values.pop();
  const count = values.filter((value) => value !== null).length;
  if (count < fewestPoints)
    fail(argument.name, `at least ${fewestPoints} values are needed to see what is usual, not ${count}`);
  return values;
}

function wholeOf(argument: Argument): number {
  const count = needed(argument);
  return Number.isSafeInteger(count) ? count : fail(argument.name, 'is not a whole number of deals');
}
