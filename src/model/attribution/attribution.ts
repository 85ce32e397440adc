/** The attribution models by name, and what all of them promise: the credits add up to the total. */
import { sum } from '../sum.ts';
import type { Journeys } from './journeys.ts';
import { creditsByRemoval } from './markov.ts';
import {
  creditsByRule,
  firstTouch,
  lastNonDirect,
  lastTouch,
  linear,
  position,
  type Rule,
  timeDecay,
} from './rules.ts';
import { shapleyValues } from './shapley.ts';

export interface AttributionModel {
  name: string;
  /** More different channels than this are refused. */
  most: number;
  /** Each channel's part of the total, by its place in `channels`, as far as rounding allows. */
  split: (journeys: Journeys) => number[];
}

/** So many names are no channels any more, but pages or campaigns; the Markov chain needs their cube in steps. */
const mostChannels = 500;
/** So few that the value can be checked by listing all 4,096 sets of channels. */
const mostOfShapley = 12;

const ofRule = (name: string, rule: Rule): AttributionModel => ({
  name,
  most: mostChannels,
  split: (journeys) => creditsByRule(rule, journeys),
});

/** In the order in which they are shown side by side. */
export const attributionModels = (): readonly AttributionModel[] => [
  ofRule('First touch', firstTouch),
  ofRule('Last touch', lastTouch),
  ofRule('Last non-direct', lastNonDirect),
  ofRule('Linear', linear),
  ofRule('Position 40/20/40', position),
  ofRule('Time decay', timeDecay),
  { name: 'Markov', most: mostChannels, split: creditsByRemoval },
  { name: 'Shapley', most: mostOfShapley, split: shapleyValues },
];

/** The credit of each channel under a model, in the unit of the values: added up, they are the total. */
export const creditsOf = ({ split }: AttributionModel, journeys: Journeys): number[] =>
  addingUp(journeys.total, split(journeys));

/**
 * Parts of a total, so that added up they are the total to the last bit. Where rounding has left something over, the parts are cut to
 * multiples of the total's own last bit – which any additions keep, in any order – and the largest is what the others
 * leave. No part moves by more than a few 10⁻¹⁶ of the total.
 */
export function addingUp(total: number, parts: readonly number[]): number[] {
  if (sum(parts) === total) return [...parts];
  const lastBit = 2 ** (Math.floor(Math.log2(total)) - 52);
  const largest = parts.indexOf(Math.max(...parts));
  const cut = parts.map((part, i) => (i === largest ? 0 : Math.floor(part / lastBit) * lastBit));
  cut[largest] = total - sum(cut);
  return cut;
}
