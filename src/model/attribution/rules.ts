/** Rules of thumb: each journey's value is split over its touches by weights that are set beforehand. */
import type { Journey, Journeys } from './journeys.ts';

/** The weight of a journey's touch by its place; only their proportions count. */
type Weights = (touch: number) => number;
export type Rule = (journey: Journey, isDirect: readonly boolean[]) => Weights;

/** Half as much for every week before the last touch. */
const halfLife = 7;

const only =
  (place: number): Weights =>
  (touch) =>
    touch === place ? 1 : 0;

export const firstTouch: Rule = () => only(0);

export const lastTouch: Rule = ({ channels }) => only(channels.length - 1);

/** The last touch that was not direct; where all were, the last. */
export const lastNonDirect: Rule = ({ channels }, isDirect) => {
  for (let touch = channels.length - 1; touch >= 0; touch--) if (!isDirect[channels[touch]!]) return only(touch);
  return only(channels.length - 1);
};

/** The same for every touch; a channel that is touched twice gets it twice. */
export const linear: Rule = () => () => 1;

/** 40 % to the first, 40 % to the last, 20 % over those between; of two touches half each. */
export const position: Rule = ({ channels }) => {
  const last = channels.length - 1;
  return (touch) => (last < 2 || touch === 0 || touch === last ? 0.4 : 0.2 / (last - 1));
};

/** 2^(−days before the sale / 7). The day of the sale cancels out, so the days before the last touch do. */
export const timeDecay: Rule = ({ moments }) => {
  const last = moments[moments.length - 1]!;
  return (touch) => 2 ** ((moments[touch]! - last) / halfLife);
};

/** `Direct`, `(direct) / (none)`, `Direct traffic`, `Suora`. */
const directName = /^[^\p{L}]*(?:direct|suora)(?:[^\p{L}]+(?:none|traffic|visits?|liikenne))?[^\p{L}]*$/iu;

/** What a rule gives each channel, by its place in `channels`. Journeys without a sale have nothing to give. */
export function creditsByRule(rule: Rule, { channels, journeys }: Journeys): number[] {
  const isDirect = channels.map((name) => directName.test(name));
  const credits = channels.map(() => 0);
  for (const journey of journeys) {
    if (journey.value === 0) continue;
    const weightOf = rule(journey, isDirect);
    const { channels: touched, value } = journey;
    let sum = 0;
    for (let touch = 0; touch < touched.length; touch++) sum += weightOf(touch);
    for (let touch = 0; touch < touched.length; touch++) {
      const weight = weightOf(touch);
      if (weight > 0) credits[touched[touch]!]! += (value * weight) / sum;
    }
  }
  return credits;
}
