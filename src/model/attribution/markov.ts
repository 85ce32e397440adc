/** The data-driven model: how many sales would be lost without a channel, in the Markov chain of the journeys. */
import { sum } from '../sum.ts';
import type { Journeys } from './journeys.ts';

/**
 * The removal effect of each channel, 0 to 1: the share of the sales that are lost if every step into the channel led nowhere
 * instead (Anderl, Becker, von Wangenheim, Schumann 2016, “Mapping the customer journey”, first-order chain). Every journey
 * counts once, those without a sale too; the values play no part. At least one journey has a sale.
 *
 * Exact, and without simulation. Let f be the counted steps from a channel to a channel, to a sale or to nothing. Taking
 * a channel k out of the chain, so that what came in goes on at once, gives f'(i,j) = f(i,j) + f(i,k) f(k,j) / Σ f(k,·).
 * Once all channels but c are out, f(c, sale) are the sales whose journeys pass through c, and those are what its removal
 * costs. Nothing is ever subtracted (Grassmann, Taksar, Heyman 1985), so each figure has full precision however long the journeys
 * circle. A step of a channel to itself changes nothing and is never looked at.
 */
export function removalEffects({ channels, journeys }: Journeys): number[] {
  const n = channels.length;
  const [sale, nothing] = [n, n + 1];
  const steps = channels.map(() => new Float64Array(n + 2));
  let sales = 0;
  for (const { channels: touched, value } of journeys) {
    const last = touched.length - 1;
    for (let i = 0; i < last; i++) steps[touched[i]!]![touched[i + 1]!]!++;
    steps[touched[last]!]![value > 0 ? sale : nothing]!++;
    if (value > 0) sales++;
  }

  const effects = channels.map(() => 0);
  /** Halves the channels that are left until one is: n³ steps for all of them, where one by one would take n⁴. */
  const reduce = (flow: Flow, left: readonly number[]): void => {
    const half = left.length >> 1;
    if (half === 0) {
      for (const channel of left) effects[channel] = Math.min(1, flow[channel]![sale]! / sales);
      return;
    }
    const [front, back] = [left.slice(0, half), left.slice(half)];
    reduce(without(back, front, flow), front);
    reduce(without(front, back, flow), back);
  };
  reduce(steps, [...channels.keys()]);
  return effects;
}

/** By channel: how often it leads to each channel, and behind them to a sale and to nothing. */
type Flow = readonly Float64Array[];

/** The chain without some channels: what came into them goes on to where they lead. */
function without(out: readonly number[], kept: readonly number[], flow: Flow): Flow {
  const rest = flow.slice();
  for (const channel of [...out, ...kept]) rest[channel] = flow[channel]!.slice();
  out.forEach((channel, i) => {
    const from = rest[channel]!;
    const left = [...kept, ...out.slice(i + 1)];
    const targets = [...left, flow.length, flow.length + 1].filter((target) => from[target]! > 0);
    const all = sum(targets.map((target) => from[target]!));
    for (const before of left) {
      const row = rest[before]!;
      const share = row[channel]! / all;
      if (share > 0) for (const target of targets) row[target]! += share * from[target]!;
    }
  });
  return rest;
}

/** The total in proportion to the removal effects. They add up to 1 or more: a sale is lost without any one of its channels. */
export function creditsByRemoval(journeys: Journeys): number[] {
  const effects = removalEffects(journeys);
  const all = sum(effects);
  return effects.map((effect) => (journeys.total * effect) / all);
}
