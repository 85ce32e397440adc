/** `SURVIVAL` and `CHURNBYAGE`: how long customers stay, from durations or from start and end dates. */
import { logRank } from '../model/log-rank.ts';
import { churnByAge, type LastMonth, lastMonthOf, survival, timeAt } from '../model/survival.ts';
import { orderEvidence, serialRange } from '../table/dates.ts';
import { saidIn } from '../table/numbers.ts';
import { isDateCell, textOf, tidy } from '../table/text.ts';
import type { Cell } from '../table/types.ts';
import { flagOf, statusOf } from '../table/words.ts';
import type { Day } from '../value/day.ts';
import { type Argument, columnCells, fail, isGiven, named, present, single } from './argument.ts';
import { checkSameRows, days, isOneNumber, latest, levelOf, numbers, oneDay } from './columns.ts';
import { choiceOf } from './options.ts';

type Arguments = readonly Argument[];
type Rows = (string | number)[][];

/** `SURVIVAL(durations; ended; [level]; [option])`, or `SURVIVAL(starts; ends; [as_of]; [level]; [option])` in days. */
export function survivalTable([first, second, ...rest]: Arguments): Rows {
  const { level = 0.95, asOf, option } = settingsOf(rest);
  const isDated = areDates(first!, second!);
  const stays = staysOf(first!, second!, asOf);
  const durations = stays.map(({ duration }) => duration);
  const ended = stays.map((stay) => stay.ended);
  const steps = survival(durations, ended, level, option);
  const last = steps[steps.length - 1]!;
  const shown = steps.filter((step) => step.ended > 0 || step === last);
  // Nobody is gone before the first day: that is no estimate, so it has no interval.
  const start = { time: 0, atRisk: stays.length, ended: 0, survival: 1, lower: 1, upper: 1 };
  const curve = shown[0]!.time === 0 ? shown : [start, ...shown];
  const [median, lower, upper] = (['survival', 'lower', 'upper'] as const).map((of) => timeAt(steps, 0.5, of));
  return [
    [isDated ? 'Days' : 'Time', 'At risk', 'Ended', 'Survival', 'Lower', 'Upper'],
    ...curve.map((step) => [step.time, step.atRisk, step.ended, step.survival, step.lower ?? '', step.upper ?? '']),
    ['Median', '', '', median ?? 'not reached', lower ?? '', upper ?? ''],
  ];
}

/** `CHURNBYAGE(starts; ends; [as_of]; [level])`, or `CHURNBYAGE(months; ended; [level])`. */
export function churnByAgeTable([first, second, ...rest]: Arguments): Rows {
  const { level = 0.95, asOf, option } = settingsOf(rest);
  if (option) return fail('level', 'a share such as 95% is needed');
  const ages = areDates(first!, second!)
    ? staysBetween(first!, second!, asOf).map(({ start, end, seen }) => lastMonthOf(start, end, seen))
    : measuredStays(first!, second!, asOf).map((stay) => lastMonth(first!.name, stay));
  const rows = churnByAge(ages, level);
  if (rows.length === 0) return fail('starts', 'nobody was seen for a whole month, so there is no churn yet');
  return [
    ['Month', 'At risk', 'Lost', 'Churn', 'Lower', 'Upper'],
    ...rows.map(({ month, atRisk, lost, churn, lower, upper }) => [month, atRisk, lost, churn, lower, upper]),
  ];
}

/** `LOGRANK(durations; ended; groups)`, or `LOGRANK(starts; ends; groups; [as_of])`. */
export function logRankTable([first, second, groups, ...rest]: Arguments): Rows {
  const { level, asOf, option } = settingsOf(rest);
  if (level || option) return fail('as_of', 'a date is needed');
  present(groups!);
  checkSameRows(first!, groups!);
  const stays = staysOf(first!, second!, asOf);
  const cells = columnCells(groups!).map(saidIn);
  const named = stays.filter(({ row }) => cells[row]);
  // Groups that differ in capitals only are one.
  const keys = named.map(({ row }) => cells[row]!.toLowerCase());
  const distinct = [...new Set(keys)];
  if (distinct.length < 2) return fail('groups', 'two groups are needed at least');
  const inGroups = keys.map((key) => distinct.indexOf(key));
  const durations = named.map(({ duration }) => duration);
  const ended = named.map((stay) => stay.ended);
  const test = logRank(durations, ended, inGroups) ?? fail('ended', 'too few have left to compare the groups');
  const blank = ['', '', ''];
  return [
    ['Group', 'Customers', 'Ended', 'Expected'],
    ...distinct.map((key, place) => [
      cells[named[keys.indexOf(key)]!.row]!,
      inGroups.filter((each) => each === place).length,
      test.ended[place]!,
      test.expected[place]!,
    ]),
    ['Chi-square', test.chiSquare, '', ''],
    ['p-value', test.p, '', ''],
    [test.p < 0.05 ? 'The groups differ: this is unlikely to be chance.' : 'No difference can be told yet.', ...blank],
  ];
}

interface Settings {
  level: number | undefined;
  asOf: Argument | null;
  option: (typeof intervals)[number] | undefined;
}
const intervals = ['log-log', 'log'] as const;

/** What may follow the columns, told by what it is: a share, a date, a word. */
function settingsOf(rest: Arguments): Settings {
  const settings: Settings = { level: undefined, asOf: null, option: undefined };
  for (const argument of rest.filter(isGiven)) {
    if (isOneNumber(argument) && !isDay(argument.rows[0]![0]!)) settings.level = levelOf(named(argument, 'level'));
    else if (isWord(argument)) settings.option = choiceOf(named(argument, 'option'), intervals) ?? undefined;
    else settings.asOf = named(argument, 'as_of');
  }
  return settings;
}

const isWord = (argument: Argument): boolean => !/\d/.test(textOf(single(argument)));

/** Whether these are days: either column holds a date, or the second, which else says yes or no, a number of one. */
function areDates(first: Argument, second: Argument): boolean {
  present(first);
  return columnCells(first).some(isDate) || columnCells(second).some(isDay);
}

const isDate = (cell: Cell): boolean =>
  isDateCell(cell) || (typeof cell === 'string' && orderEvidence(tidy(cell)) !== null);
const isDay = (cell: Cell): boolean => isDate(cell) || Number(cell) >= serialRange.from;

interface Stay {
  /** From 0, in the columns. */
  row: number;
  duration: number;
  ended: boolean;
}

/** From days or from durations. */
const staysOf = (first: Argument, second: Argument, asOf: Argument | null): Stay[] =>
  areDates(first, second) ? staysBetween(first, second, asOf).map(inDays) : measuredStays(first, second, asOf);

function measuredStays(durations: Argument, flags: Argument, asOf: Argument | null): Stay[] {
  if (asOf) fail(asOf.name, 'is for start and end dates, not for durations');
  present(flags);
  checkSameRows(durations, flags);
  const ended = columnCells(flags).map((cell, row) => hasEnded(flags.name, cell, row + 1));
  const stays = numbers(durations).flatMap((duration, row) => {
    if (duration === null) return [];
    return duration < 0
      ? fail(durations.name, 'is less than 0', row + 1)
      : { row, duration, ended: ended[row] ?? false };
  });
  return someOf(stays, durations);
}

/** Blank: still there. */
function hasEnded(name: string, cell: Cell, row: number): boolean {
  if (typeof cell === 'boolean') return cell;
  const word = saidIn(cell).toLowerCase();
  if (word === '') return false;
  const flag = flagOf(word);
  if (flag !== null) return flag;
  if (goneWords.test(word)) return true;
  const status = statusOf(word);
  return status === null || status === 'won'
    ? fail(name, `“${textOf(cell)}” does not say whether the customer left: write yes or no`, row)
    : status !== 'open';
}

const goneWords = /^(?:churned|ended|left|gone|inactive|expired|former|stopped|päättynyt|poistunut|irtisanottu)$/;

interface DatedStay {
  row: number;
  start: Day;
  /** null: not ended by then. */
  end: Day | null;
  /** The last day known. */
  seen: Day;
}

/** Rows without a start are left out, and so is who had not started by the last day known. */
function staysBetween(first: Argument, second: Argument, asOf: Argument | null): DatedStay[] {
  const [starts, ends] = [named(first, 'starts'), named(second, 'ends')];
  present(ends);
  checkSameRows(starts, ends);
  const [from, to] = [days(starts, [ends]), days(ends, [starts])];
  const seen = (asOf && oneDay(asOf, true, [starts, ends])) ?? latest([...from, ...to]);
  const stays = from.flatMap((start, row) => {
    const end = to[row] ?? null;
    if (start === null || start > seen) return [];
    if (end !== null && end < start) return fail(ends.name, 'lies before its start', row + 1);
    return { row, start, end: end !== null && end <= seen ? end : null, seen };
  });
  return someOf(stays, starts);
}

const inDays = ({ row, start, end, seen }: DatedStay): Stay => ({
  row,
  duration: (end ?? seen) - start,
  ended: end !== null,
});

/** Durations that are whole months of age. A customer last seen in a month counts as seen to its end, as in `SURVIVAL`. */
function lastMonth(name: string, { row, duration, ended }: Stay): LastMonth {
  if (duration % 1 !== 0) fail(name, `${duration} is not a number of whole months: give start and end dates`, row + 1);
  if (duration > 1200) fail(name, `${duration} months are more than a hundred years`, row + 1);
  return { month: duration, lost: ended };
}

const someOf = <T>(stays: T[], { name }: Argument): T[] =>
  stays.length > 0 ? stays : fail(name, 'there is no customer in these rows');
