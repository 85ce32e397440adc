/** What Sheets shows of the functions about cohorts and how long customers stay. */
import type { Help } from './help.ts';

const level = 'Optional. How sure; 95% if left out.';

export const cohortHelp: Record<string, Help> = {
  COHORTS: {
    summary: 'Customers by the month of their first purchase, and what became of them month by month.',
    returns: 'One row per cohort: its month, its customers, then month 0, 1, 2 and so on. Months after the last date in the data are blank.', // biome-ignore format: one line
    params: {
      customers: ['texts', 'The customer of each purchase.'],
      dates: ['dates', 'Their dates. The last one ends the data.'],
      amounts: ['numbers', 'Optional. Their amounts; a negative one is a refund. Rows without one are left out.'], // biome-ignore format: one line
      option: ['text', 'Optional. "retention" (default), "customers", "revenue" or "revenue per customer", added up over the months.'], // biome-ignore format: one line
    },
  },
  SURVIVAL: {
    summary: 'How many customers are still there after a given time (Kaplan-Meier).',
    returns:
      'One row per time at which somebody left, with the share that stays longer and its limits, and last the median.',
    params: {
      durations: ['dates', 'How long each customer stayed, in any unit, or the start dates.'],
      ended: ['texts', 'Whether they left: yes or no, or the end dates. Blank: still there.'],
      as_of: ['date', 'Optional, with dates only. Up to when the ends are known; the last date if left out.'], // biome-ignore format: one line
      level: ['number', level],
      option: ['text', 'Optional. How the limits are made: "log-log" (default) or "log".'],
    },
  },
  CHURNBYAGE: {
    summary: 'Of the customers who reached a month of age, the share that left in it.',
    returns: 'One row per month of age: customers at risk, lost, their share, and its limits (Wilson).',
    params: {
      starts: ['dates', 'The start dates, or the age of each customer in whole months.'],
      ends: ['dates', 'The end dates; after ages: yes or no, whether they left. Blank: still there.'],
      as_of: ['date', 'Optional, with dates only. Up to when the ends are known; the last date if left out.'], // biome-ignore format: one line
      level: ['number', level],
    },
  },
  LOGRANK: {
    summary: 'Whether groups of customers stay for equally long, by the log-rank test.',
    returns:
      'For each group its customers, those who left and those expected to if the groups were alike; then chi-square, p-value and a verdict.',
    params: {
      durations: ['dates', 'How long each customer stayed, in any unit, or the start dates.'],
      ended: ['texts', 'Whether they left: yes or no, or the end dates. Blank: still there.'],
      groups: ['texts', 'The group of each customer, such as a contract or a channel.'],
      as_of: ['date', 'Optional, with dates only. Up to when the ends are known.'],
    },
  },
};
