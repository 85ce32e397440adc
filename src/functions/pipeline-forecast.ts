/** What open deals will bring in and when, from the deals that were decided. */
import {
  closeTimes,
  type DealAge,
  expectedDays,
  fewestWins,
  winProbability,
  winsIn,
} from '../model/forecast/close-times.ts';
import { type OpenDeal, pipelineByMonth } from '../model/forecast/pipeline-months.ts';
import { type StagedDeal, stageOfMostWins, stageProbabilities } from '../model/forecast/stage-probabilities.ts';
import { saidIn } from '../table/numbers.ts';
import { textOf as cellText, isDateCell } from '../table/text.ts';
import type { Status } from '../table/types.ts';
import { statusOf } from '../table/words.ts';
import { type Day, toIso } from '../value/day.ts';
import { isRunning } from '../value/period.ts';
import { type Argument, columnCells, fail, isGiven, midnight, present } from './argument.ts';
import { checkSameRows, days, latest, number, numbers, oneDay, statuses } from './columns.ts';
import type { Call } from './define.ts';
import { wholeBetween } from './forecast.ts';

/** `WEIGHTEDFORECAST(amounts; probabilities; [statuses])`: won to date, and open deals by their probability. */
export const weightedForecast: Call = ([amounts, probabilities, status]) => {
  present(amounts!);
  const values = numbers(amounts!);
  const outcomes = isGiven(status!) ? sameRows(amounts!, status!, statuses) : values.map((): Status => 'open');
  checkOpen(amounts!, outcomes, values);
  const chance = isGiven(probabilities!) ? probabilityOf(amounts!, probabilities!) : overallRate(status!, outcomes);
  return values.reduce<number>((sum, value, i) => {
    const outcome = outcomes[i];
    if (value === null || (outcome !== 'won' && outcome !== 'open')) return sum;
    return sum + value * (outcome === 'won' ? 1 : chance(i));
  }, 0);
};

/** Deals without any amount bring in nobody knows what, not 0. */
function checkOpen({ name }: Argument, outcomes: TimedDeals['outcomes'], values: readonly (number | null)[]): void {
  const open = values.filter((_, i) => outcomes[i] === 'open');
  if ((open.length > 0 ? open : values).every((value) => value === null)) fail(name, 'no open deal has an amount');
}

/** Columns side by side: the other one, read. */
function sameRows<T>(first: Argument, other: Argument, read: (argument: Argument) => T[]): T[] {
  checkSameRows(first, other);
  return read(other);
}

/**
 * The probability of a row: 0 to 1, or 0 to 100 where any of the column is over 1; one cell is that of all rows. What says `%` is read
 * already.
 */
function probabilityOf(amounts: Argument, argument: Argument): (row: number) => number {
  const { name, isRange } = argument;
  const column = isRange || !amounts.isRange ? sameRows(amounts, argument, numbers) : [number(argument)];
  const isRead = columnCells(argument).map((cell) => /%/.test(cellText(cell)));
  const unit = column.some((value, i) => value !== null && value > 1 && !isRead[i]) ? 100 : 1;
  const chances = column.map((value, i) => {
    const most = isRead[i] ? 1 : unit;
    if (value === null) return value;
    if (value < 0 || value > most) fail(name, `${value} is no probability`, i + 1);
    if (most > 1 && value > 0 && value < 1) fail(name, `${value} is a part of 1, others are percents: write all alike`, i + 1); // biome-ignore format: one line
    return value / most;
  });
  return (row) => chances[column.length === 1 ? 0 : row] ?? fail(name, 'is blank, but the deal is open', row + 1);
}

function overallRate(argument: Argument, outcomes: readonly (Status | null)[]): () => number {
  present(
    { ...argument, name: 'probabilities' },
    'is missing: give probabilities, or statuses to learn the win rate from',
  );
  const won = outcomes.filter((outcome) => outcome === 'won').length;
  const lost = outcomes.filter((outcome) => outcome === 'lost').length;
  return () => (won + lost > 0 ? won / (won + lost) : fail('probabilities', 'is missing, and no deal was won or lost to learn from')); // biome-ignore format: one line
}

/** `STAGEPROBABILITIES(stages; [statuses]; [order])`: a header, then a row for each stage. */
export const stageProbabilityTable: Call = ([stages, status, order]) => {
  present(stages!);
  const outcomes = isGiven(status!) ? sameRows(stages!, status!, statuses) : statuses(stages!);
  const names = new Map<string, string>();
  const nameOf = (argument: Argument): (string | null)[] =>
    columnCells(argument).map((cell, i) => {
      if (isDateCell(cell)) return fail(argument.name, 'a stage is needed, not a date', i + 1);
      const text = saidIn(cell);
      if (text === '' || ['won', 'lost', 'cancelled'].includes(statusOf(text) ?? '')) return null;
      const key = text.toLowerCase();
      if (!names.has(key)) names.set(key, text);
      return names.get(key)!;
    });
  const inOrder = isGiven(order!) ? [...new Set(nameOf(order!).filter((name) => name !== null))] : null;
  const deals = nameOf(stages!).map((stage, i): StagedDeal & { row: number } => {
    const outcome = outcomes[i] ?? null;
    return { stage, won: outcome === 'won' || outcome === 'lost' ? outcome === 'won' : null, row: i + 1 };
  });
  const unlisted = inOrder && deals.find(({ stage }) => stage !== null && !inOrder.includes(stage));
  if (unlisted) fail(order!.name, `lacks the stage “${unlisted.stage}” of row ${unlisted.row} of ${stages!.name}`);
  const crowded = inOrder ? null : stageOfMostWins(deals);
  if (crowded) fail('order', `is missing: most won deals stand in “${crowded}”, so these are the deals’ last stages. Give the stages from first to last`); // biome-ignore format: one line
  if (names.size === 0) fail(stages!.name, 'no stage on the way is named, only won or lost');
  const learned = stageProbabilities(deals, inOrder);
  if (!learned) return fail(isGiven(status!) ? status!.name : stages!.name, 'both won and lost deals are needed to learn from'); // biome-ignore format: one line
  const decided = deals.filter(({ won }) => won !== null).length;
  return [
    ['Stage', 'Won', 'Decided', 'Probability', 'Shrunk probability', 'Learned from'],
    ...learned.stages.map(({ stage, won, decided: n, probability, shrunk }) => {
      const from = n === 0 || learned.unknown === decided ? 'the overall win rate: no decided deal is known to have been here' : 'the decided deals that were here'; // biome-ignore format: one line
      return [stage, won, n, probability ?? '', shrunk, from];
    }),
  ];
};

interface TimedDeals {
  outcomes: (Status | null)[];
  /** Days since the start of an open deal; one whose start is not known, or still to come, has just begun. */
  age(row: number): number;
  steps: ReturnType<typeof closeTimes>;
  asOf: Day;
}

/** Deals with their ages as of a day, by default the last one on which something has happened. */
function timedDeals(starts: Argument, closes: Argument, status: Argument, asOfDay: Argument): TimedDeals {
  for (const each of [starts, closes, status]) present(each);
  checkSameRows(starts, closes);
  const outcomes = sameRows(starts, status, statuses);
  const [started, closed] = [days(starts, [closes]), days(closes, [starts])];
  const closedOn = (row: number) =>
    outcomes[row] === 'won' || outcomes[row] === 'lost' ? (closed[row] ?? null) : null;
  const lastClose = latest(outcomes.map((_, i) => closedOn(i)));
  const happened = outcomes.flatMap((outcome, i) => [closedOn(i), outcome && started[i]!]);
  const asOf = oneDay(asOfDay) ?? latest(happened);
  if (asOf < lastClose) fail(asOfDay.name, `lies before the last close, ${toIso(lastClose)}`);
  const age = (row: number) => Math.max(0, asOf - (started[row] ?? asOf));
  const ages = outcomes.flatMap((outcome, i): DealAge[] => {
    const start = started[i] ?? null;
    const close = closedOn(i);
    if (start === null || !outcome || outcome === 'cancelled') return [];
    if (outcome === 'open') return start <= asOf ? [{ days: asOf - start, outcome }] : [];
    return close !== null && close >= start ? [{ days: close - start, outcome }] : [];
  });
  const wins = winsIn(ages);
  if (wins < fewestWins) fail(closes.name, `won deals with a start and a close: ${wins}; at least ${fewestWins} are needed to learn how long a win takes`); // biome-ignore format: one line
  // One day far behind all others is rather a slip than today.
  if (!isGiven(asOfDay) && happened.filter((day) => day !== null && day > asOf - 183).length === 1)
    fail((asOf > lastClose ? starts : closes).name, `${toIso(asOf)} is far behind all other days: correct it, or give as_of`); // biome-ignore format: one line
  return { outcomes, age, steps: closeTimes(ages), asOf };
}

/** `EXPECTEDCLOSE(starts; closes; statuses; [as_of])`: a header, then a row for each deal, beside which it fits. */
export const expectedCloseTable: Call = ([starts, closes, status, asOfDay], edge) => {
  const { outcomes, age, steps, asOf } = timedDeals(starts!, closes!, status!, asOfDay!);
  const date = midnight(edge);
  const last = outcomes.reduce<number>((found, outcome, i) => (outcome ? i : found), -1);
  const rows = outcomes.slice(0, last + 1).map((outcome, i) => {
    if (outcome !== 'open') return ['', '', ''];
    const left = expectedDays(steps, age(i));
    const probability = winProbability(steps, age(i));
    return [age(i), probability, left === null ? 'older than every deal that was won' : date(asOf + left)];
  });
  return [['Days open', 'Probability', 'Expected close'], ...rows];
};

/** `PIPELINEFORECAST(amounts; statuses; starts; closes; [probabilities]; [months]; [as_of])`: a header, a row for each month, and what comes later. */
export const pipelineForecastTable: Call = ([amounts, status, starts, closes, probabilities, months, asOfDay]) => {
  present(amounts!);
  const { outcomes, age, steps, asOf } = timedDeals(starts!, closes!, status!, asOfDay!);
  const values = sameRows(starts!, amounts!, numbers);
  checkOpen(amounts!, outcomes, values);
  const given = isGiven(probabilities!) ? probabilityOf(amounts!, probabilities!) : null;
  const count = wholeBetween(months!, 3, 1, 60);
  const open = outcomes.flatMap((outcome, i): OpenDeal[] | OpenDeal => {
    const amount = values[i] ?? null;
    if (outcome !== 'open' || amount === null) return [];
    if (amount < 0) fail(amounts!.name, 'is less than 0', i + 1);
    return { amount, age: age(i), probability: given ? given(i) : null };
  });
  return [
    ['Month', 'Expected', 'Low', 'High', 'Deals won'],
    ...pipelineByMonth(open, steps, asOf, count).map(({ period, expected, low, high, deals }) => [
      period ? (isRunning(period, asOf) ? `Rest of ${period.label}` : period.label) : 'Later',
      expected,
      low,
      high,
      deals,
    ]),
  ];
};
