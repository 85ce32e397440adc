/** Survival: how long customers stay, where many are still there and their end is not known yet. */
import { addMonths, type Day, ymd } from '../value/day.ts';
import { criticalValue } from './normal.ts';
import { wilson } from './wilson.ts';

/** What happened at one time, of those who were still there just before it. */
export interface SurvivalStep {
  /** In the unit of the durations. */
  time: number;
  atRisk: number;
  ended: number;
  /** Last seen at this time, and not ended. */
  censored: number;
  /** Share that stays longer than `time`. */
  survival: number;
  /** Greenwood's standard error of `survival`. */
  error: number;
  /** Confidence limits of `survival`; null where there are none: at a survival of 0, and with log-log at 1. */
  lower: number | null;
  upper: number | null;
}

/** How the interval is made; both keep it above 0, log-log also below 1. */
export type SurvivalInterval = 'log-log' | 'log';

/**
 * The Kaplan-Meier estimate (1958), S(t) = Π (1 - d / n) over the times up to t, one step per distinct duration, ascending.
 * Who ends at a time is still at risk there, and so is who is last seen then.
 *
 * The variance is Greenwood's (1926), V = Σ d / (n (n - d)). Limits at the level, by way of z:
 * 'log-log' S^exp(±z √V / ln S) (Kalbfleisch and Prentice; lifelines' default), 'log' S exp(±z √V), at most 1 (R's default).
 *
 * @param durations At least 0, of any unit, the same for all; as many as `ended`.
 * @param ended Whether the customer left at that time; otherwise they were last seen then.
 */
export function survival(
  durations: readonly number[],
  ended: readonly boolean[],
  level = 0.95,
  interval: SurvivalInterval = 'log-log',
): SurvivalStep[] {
  const z = criticalValue(level);
  const order = durations.map((_, i) => i).sort((a, b) => durations[a]! - durations[b]!);
  const steps: SurvivalStep[] = [];
  let survives = 1;
  let variance = 0; // of ln S
  for (let i = 0; i < order.length; ) {
    const time = durations[order[i]!]!;
    const atRisk = order.length - i;
    let ends = 0;
    const from = i;
    for (; i < order.length && durations[order[i]!] === time; i++) if (ended[order[i]!]) ends++;
    survives *= 1 - ends / atRisk;
    variance += ends === atRisk ? 0 : ends / (atRisk * (atRisk - ends));
    const error = Math.sqrt(variance);
    const [lower, upper] = limits(survives, z * error, interval);
    const censored = i - from - ends;
    steps.push({ time, atRisk, ended: ends, censored, survival: survives, error: survives * error, lower, upper });
  }
  return steps;
}

function limits(
  survives: number,
  half: number,
  interval: SurvivalInterval,
): [lower: number | null, upper: number | null] {
  if (survives === 0 || (survives === 1 && interval === 'log-log')) return [null, null];
  if (interval === 'log') return [survives * Math.exp(-half), Math.min(1, survives * Math.exp(half))];
  const spread = Math.exp(-half / Math.log(survives)); // at least 1: ln S is negative
  return [survives ** spread, survives ** (1 / spread)];
}

/**
 * The first time at which no more than `share` are still there; null: the curve does not fall so low.
 * Of `lower` and `upper` it gives the limits of that time (Brookmeyer and Crowley 1982).
 */
export function timeAt(
  steps: readonly SurvivalStep[],
  share: number,
  of: 'survival' | 'lower' | 'upper' = 'survival',
): number | null {
  // 0.5 as a product of fractions may come out as 0.5000000000000001.
  const low = share * (1 + 1e-12);
  // At a survival of 0 the lower limit is 0 too, and nothing is known of the upper one.
  return steps.find((step) => (step.survival === 0 ? of !== 'upper' : (step[of] ?? 1) <= low))?.time ?? null;
}

/** Of those who were there at the start of a month of their age, the share that was gone at its end. */
export interface ChurnAtAge {
  /** Whole months since the start; 0 is the first month. */
  month: number;
  atRisk: number;
  lost: number;
  /** lost / atRisk. */
  churn: number;
  /** Wilson's interval of `churn`. */
  lower: number;
  upper: number;
}

/**
 * Churn by age (the discrete hazard): one row per month up to the last that anybody was observed in. A customer counts in every month up
 * to the last one, so each month is a plain share, and Wilson's interval holds.
 */
export function churnByAge(customers: readonly LastMonth[], level = 0.95): ChurnAtAge[] {
  const months = customers.reduce((most, { month }) => Math.max(most, month + 1), 0);
  const [seen, gone] = [new Array<number>(months).fill(0), new Array<number>(months).fill(0)];
  for (const { month, lost } of customers) {
    if (month < 0) continue;
    seen[month]!++;
    if (lost) gone[month]!++;
  }
  let atRisk = 0;
  const latestFirst = seen.reverse().map((last, i) => {
    atRisk += last;
    const month = months - 1 - i;
    const lost = gone[month]!;
    const [lower, upper] = wilson(lost, atRisk, level);
    return { month, atRisk, lost, churn: lost / atRisk, lower, upper };
  });
  return latestFirst.reverse();
}

/** The last month of a customer's age that counts; months count from 0, and -1 is none. */
export interface LastMonth {
  month: number;
  /** Whether the customer left in it; otherwise it is the last one seen in full. */
  lost: boolean;
}

/**
 * A month of age counts only where it lies in the data as a whole, for those who left as for those who stayed: otherwise the last
 * weeks would show the leavers among customers whose staying can't be seen yet.
 *
 * @param end null: still there on the last day known, `seen`.
 */
export function lastMonthOf(start: Day, end: Day | null, seen: Day): LastMonth {
  const whole = monthsBetween(start, seen + 1) - 1;
  const left = end === null ? whole + 1 : monthsBetween(start, end);
  return left <= whole ? { month: left, lost: true } : { month: whole, lost: false };
}

/** Whole months from one day to another: from 31 January to 28 February is one. */
function monthsBetween(start: Day, day: Day): number {
  const [from, to] = [ymd(start), ymd(day)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return addMonths(start, months) > day ? months - 1 : months;
}
