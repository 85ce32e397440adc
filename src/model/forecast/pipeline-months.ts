/** Which month open deals will bring in what: how often deals of their age are won, and when. */
import type { Day } from '../../value/day.ts';
import { type Period, periodOf, periodsBetween, shift } from '../../value/period.ts';
import { sum } from '../sum.ts';
import { type CloseStep, winProbability, wonWithin } from './close-times.ts';
import { type Chance, type PipelineSum, pipelineSum } from './pipeline.ts';

export interface OpenDeal {
  /** At least 0. */
  amount: number;
  /** Days since its start. */
  age: number;
  /** As the person or their CRM has it; null: learned from the deals that were decided. */
  probability: number | null;
}

export interface PipelineMonth extends PipelineSum {
  /** Null: later than all of them. */
  period: Period | null;
  /** Expected number of deals won. */
  deals: number;
}

/** The months after `asOf`, and what comes later: a deal's probability is split over them as deals of its age were won. */
export function pipelineByMonth(
  open: readonly OpenDeal[],
  steps: readonly CloseStep[],
  asOf: Day,
  months: number,
): PipelineMonth[] {
  const first = periodOf(asOf + 1, 'month');
  const periods = periodsBetween(first.start, shift(first, months - 1).end, 'month');
  const deals = open.map(({ amount, age, probability }) => ({
    amount,
    chance: probability ?? winProbability(steps, age),
    within: (end: Day) => wonWithin(steps, age, end - asOf) ?? 0,
  }));
  const month = (period: Period | null, share: (within: (end: Day) => number) => number): PipelineMonth => {
    const chances = deals.map(
      ({ amount, chance, within }): Chance => ({ amount, probability: chance * share(within) }),
    );
    return { period, ...pipelineSum(chances), deals: sum(chances.map(({ probability }) => probability)) };
  };
  const end = periods[periods.length - 1]!.end;
  return [
    ...periods.map((period) =>
      month(period, (within) => within(period.end) - within(Math.max(asOf, period.start - 1))),
    ),
    month(null, (within) => 1 - within(end)),
  ];
}
