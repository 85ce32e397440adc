/** What Sheets shows of `ATTRIBUTION`. */
import type { Help } from './help.ts';

export const attributionHelp: Record<string, Help> = {
  ATTRIBUTION: {
    summary: 'Which channels the sales are owed to: their value split over the touches that led to them.',
    returns:
      'One row per channel with its credit and share, or the credits of all models side by side. They add up to the total.',
    params: {
      journeys: ['texts', 'One row per touch: which customer or deal it belongs to.'],
      dates: ['dates', 'When the touch was; with a time of day where a day has several.'],
      channels: ['texts', 'Its channel, such as E-mail, Phone or Direct.'],
      values: ['numbers', 'What the sale brought in, on one row of the journey or on all.'],
      model: [
        'text',
        'Optional. "first touch", "last touch", "last non-direct", "linear", "position", "time decay", "Markov", "Shapley" or "all".',
      ],
    },
  },
};
