/** What Sheets shows of the functions that tell signal from noise. */
import type { Help } from './help.ts';

export const signalHelp: Record<string, Help> = {
  WINRATECI: {
    summary: 'The range in which the true win rate lies: the Wilson interval, low and high.', // biome-ignore format: one line
    returns: 'Two cells in one row: low and high, from 0 to 1.',
    params: {
      won: ['texts', 'Deals won, or a column of statuses.'],
      lost: ['numbers', 'Deals lost; after statuses: an option of WINRATE that counts deals, or the level.'],
      level: ['number', 'Optional. How sure; 95% if left out.'],
    },
  },
  ABTEST: {
    summary: 'Two teams or channels compared: the difference of their win rates, and whether it may be chance.', // biome-ignore format: one line
    returns: 'Name and value in each row: both shares, the difference A less B with lower and upper limit, z, p-value and verdict.', // biome-ignore format: one line
    params: {
      wins_a: ['number', 'Deals won by A.'],
      n_a: ['number', 'All decided deals of A.'],
      wins_b: ['number', 'Deals won by B.'],
      n_b: ['number', 'All decided deals of B.'],
      level: ['number', 'Optional. How sure; 95% if left out.'],
    },
  },
  CONTROLLIMITS: {
    summary: 'Which periods of a series are a signal and which its usual variation: the XmR chart.', // biome-ignore format: one line
    returns: 'A header, and a row for each cell of the series: value, centre line, limits, moving range with its mean and limit, and the rules that mark it.', // biome-ignore format: one line
    params: {
      series: ['numbers', 'One figure per period, oldest first, at least 6. Blanks are skipped.'],
      option: ['text', 'Optional. "rate": limits from 0 to 1; "count": none below 0.'],
    },
  },
  TARGETPROPOSAL: {
    summary: 'A target that your own history says can be reached, with steps and the reason.',
    returns: 'Name and value in each row: the target, its steps, the level today, the trend, the better quarter, the process limit, and why.', // biome-ignore format: one line
    params: {
      history: [
        'numbers',
        'One figure per period, oldest first, at least 6; blank where there is none. The newest 24 count.',
      ],
      benchmark: ['number', 'Optional. What others reach.'],
      steps: ['number', 'Optional. In how many periods to reach it; 4 if left out.'],
      option: ['text', 'Optional. "higher is better" (default) or "lower is better".'],
    },
  },
};
