/** What Sheets shows of the forecasts. */
import type { Help } from './help.ts';

const deals = {
  statuses: ['texts', 'Their statuses: won, lost, open.'],
  starts: ['dates', 'The days of first contact or creation.'],
  closes: ['dates', 'The days they were won or lost; not used for open deals.'],
  as_of: ['date', 'Optional. The day to look ahead from; the last on which something happened if left out.'],
} satisfies Help['params'];

export const forecastHelp: Record<string, Help> = {
  WEIGHTEDFORECAST: {
    summary: 'Amounts won to date, plus open amounts times their probability.',
    returns: 'The amounts won and those to be expected of the open deals.',
    params: {
      amounts: ['numbers', 'The amounts of the deals.'],
      probabilities: ['numbers', 'Their probabilities, 0 to 1 or percent, or one for all. Skip it to use the win rate of the statuses.'], // biome-ignore format: one line
      statuses: ['texts', 'Optional. Their statuses; all are open if left out.'],
    },
  },
  PIPELINEFORECAST: {
    summary: 'What the open deals will bring in each month, with a 95 % range, learned from your own deals.', // biome-ignore format: one line
    returns: 'A header, and a row for each month: expected amount, low, high and number of deals won; last what comes later.', // biome-ignore format: one line
    params: {
      amounts: ['numbers', 'The amounts of the deals.'],
      ...deals,
      probabilities: ['numbers', 'Optional. Of the open deals, 0 to 1 or percent; learned if left out.'], // biome-ignore format: one line
      months: ['number', 'Optional. Months ahead; 3 if left out.'],
    },
  },
  EXPECTEDCLOSE: {
    summary: 'How likely each open deal is to be won and when, learned from your own deals.',
    returns: 'A header, and a row for each deal: days open, probability, and the day by which half of such deals that are won are won.', // biome-ignore format: one line
    params: deals,
  },
  STAGEPROBABILITIES: {
    summary: 'How many deals of each stage are won; drawn towards the overall win rate where they are few.', // biome-ignore format: one line
    returns: 'A header, and a row for each stage: won, decided, probability, shrunk probability, and what it was learned from.', // biome-ignore format: one line
    params: {
      stages: ['texts', 'The stages: one row for each stage a deal was in, or one row per deal with its last stage.'],
      statuses: ['texts', 'Optional. How the deal of the row ended. The stages themselves tell if left out.'], // biome-ignore format: one line
      order: ['texts', 'Optional. The stages from first to last; needed where each deal has one row.'], // biome-ignore format: one line
    },
  },
  REVENUEFORECAST: {
    summary: 'Revenue of the periods to come, by the method that fits your own past best, with a 95 % range.', // biome-ignore format: one line
    returns: 'A header, and a row for each period: forecast, low, high, the method, and its accuracy when tried on the past.', // biome-ignore format: one line
    params: {
      history: ['numbers', 'Revenue per period, oldest first, at least 6 whole periods without gaps.'],
      periods: ['number', 'Optional. Periods ahead; 12 if left out, or as many as the history has.'],
      season: ['number', 'Optional. How many periods make a year: 12 for months (default), 4 for quarters, 1 for no season.'], // biome-ignore format: one line
    },
  },
  FORECASTACCURACY: {
    summary: 'How good forecasts were: 1 less all misses divided by all actuals.',
    returns:
      '1 is perfect; below 0 the misses are larger than the actuals. The bias is above 0 where forecasts were too high.',
    params: {
      forecasts: ['numbers', 'What was forecast for each period.'],
      actuals: ['numbers', 'What came. Blank for periods to come.'],
      option: ['text', 'Optional. "accuracy" (default), "bias", or "per period", each weighing the same.'], // biome-ignore format: one line
    },
  },
};
