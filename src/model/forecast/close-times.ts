/** How long deals take to be won, and what that says of a deal that has been open for a while. */

/** A deal's days from start to close or, while it is open, to today. */
export interface DealAge {
  days: number;
  outcome: 'won' | 'lost' | 'open';
}

/** Fewer wins say too little about how long a win takes. */
export const fewestWins = 5;
export const winsIn = (ages: readonly DealAge[]): number => ages.filter(({ outcome }) => outcome === 'won').length;

/** At each age at which deals were won or lost, ascending. */
export interface CloseStep {
  days: number;
  /** Share of all deals won by this age. */
  won: number;
  /** Share of all deals still open after it. */
  open: number;
}

/**
 * The Aalen-Johansen estimate of winning, with losing as the competing risk (Aalen & Johansen 1978): at each age, of the deals that were
 * still open and seen then, the shares won and lost. Open deals count for as long as they have been seen, so that slow wins are not
 * overlooked because they are still under way. With decided deals only it is their plain distribution.
 */
export function closeTimes(deals: readonly DealAge[]): CloseStep[] {
  const sorted = [...deals].sort((a, b) => a.days - b.days);
  const steps: CloseStep[] = [];
  let won = 0;
  let open = 1;
  for (let i = 0; i < sorted.length; ) {
    const { days } = sorted[i]!;
    const atRisk = sorted.length - i;
    const now = { won: 0, lost: 0, open: 0 };
    for (; sorted[i]?.days === days; i++) now[sorted[i]!.outcome]++;
    if (now.won + now.lost === 0) continue;
    won += (open * now.won) / atRisk;
    open *= 1 - (now.won + now.lost) / atRisk;
    steps.push({ days, won, open });
  }
  return steps;
}

/** What has happened to the deals by an age: the last step up to it. */
function at(steps: readonly CloseStep[], days: number): CloseStep {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.days <= days) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? { days: 0, won: 0, open: 1 };
}

/** Share of all deals that is won in the end, as far as has been seen. */
const wonInTheEnd = (steps: readonly CloseStep[]): number => steps[steps.length - 1]?.won ?? 0;

/** P(it will be won | it has been open for `age` days), 0 where no deal that old was ever won. */
export function winProbability(steps: readonly CloseStep[], age: number): number {
  const { won, open } = at(steps, age);
  return open > 0 ? Math.min(1, Math.max(0, (wonInTheEnd(steps) - won) / open)) : 0;
}

/** Of the deals that are won after `age` days, the share won within `days` from then; null where none was won that late. */
export function wonWithin(steps: readonly CloseStep[], age: number, days: number): number | null {
  const before = at(steps, age).won;
  const still = wonInTheEnd(steps) - before;
  return still > 0 ? (at(steps, age + days).won - before) / still : null;
}

/** Days from now in which half of the deals that are won after `age` days are won; null where none was won that late. */
export function expectedDays(steps: readonly CloseStep[], age: number): number | null {
  const before = at(steps, age).won;
  const still = wonInTheEnd(steps) - before;
  const step = still > 0 ? steps.find(({ won }) => won - before >= still / 2) : undefined;
  return step ? step.days - age : null;
}
