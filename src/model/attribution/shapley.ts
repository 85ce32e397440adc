/** What each channel is worth as a member of a team: the Shapley value of a game over sets of channels. */
import type { Journeys } from './journeys.ts';

/**
 * The Shapley value (Shapley 1953) of this game: a set of channels S is worth v(S), the values of the journeys whose channels
 * are all in S. Each sale then is a game of its own, won by every set that holds the channels of its journey, and in it they are
 * alike: each *different* channel of the journey gets an equal part, however often and in whatever order it was touched. By
 * additivity the sum over the sales is the Shapley value, exactly and without listing the 2ⁿ sets. Journeys without a sale are worth 0.
 *
 * Other tools play other games (the conversion rates of sets, or the last four channels) and give other figures.
 */
export function shapleyValues({ channels, journeys }: Journeys): number[] {
  const values = channels.map(() => 0);
  // By channel the last round it was met in. A journey has two: one counts its channels, one pays them. Faster than a set for each.
  const met = channels.map(() => 0);
  let round = 0;
  for (const { channels: touched, value } of journeys) {
    if (value === 0) continue;
    round += 2;
    let different = 0;
    for (const channel of touched) {
      if (met[channel] !== round) different++;
      met[channel] = round;
    }
    for (const channel of touched) {
      if (met[channel] === round) values[channel]! += value / different;
      met[channel] = round + 1;
    }
  }
  return values;
}
