/** What Sheets shows while a function is typed. It goes into the stubs and the function reference, not into the bundle. */
import type { Kpi } from '../kpi/define.ts';
import { kpiById } from '../kpi/index.ts';
import { attributionHelp } from './help-attribution.ts';
import { cohortHelp } from './help-cohorts.ts';
import { customerHelp } from './help-customers.ts';
import { forecastHelp } from './help-forecast.ts';
import { signalHelp } from './help-signal.ts';

/** What arguments look like to Sheets' help. */
export const types = {
  number: 'number',
  numbers: 'number[][]',
  texts: 'string[][]',
  dates: 'date[][]',
  date: 'date',
  text: 'string',
  table: 'string[][]',
} as const;

export interface Help {
  summary: string;
  returns: string;
  params: Record<string, [type: keyof typeof types, about: string]>;
}

/** Of a function that is its record's: the record says it all. */
export const helpOf = ({ text, variants }: Kpi): Help => ({
  summary: text.summary,
  returns: text.summary,
  params: Object.fromEntries(Object.entries(variants[0]!.inputs).map(([name, { about }]) => [name, ['number', about]])),
});

const summaryOf = (kpiId: string): string => kpiById(kpiId).text.summary;

export const help = (): Record<string, Help> => ({
  WINRATE: {
    summary: summaryOf('win_rate'),
    returns: 'The share of won deals, from 0 to 1.',
    params: {
      won: ['texts', 'Deals won, or a column of statuses such as won, lost and open.'],
      lost: ['numbers', 'Deals lost; after statuses: their amounts, for "by value", or the option.'],
      option: ['text', 'Optional. "closed by count", "cancelled as lost", "by value", "of all created" or "created and decided".'], // biome-ignore format: one line
    },
  },
  SALESREVENUE: {
    summary: 'Revenue: the amounts of won deals, in a period if you give one.',
    returns: 'The amounts of the won deals added up.',
    params: {
      amounts: ['numbers', 'The amounts of the deals.'],
      statuses: ['texts', 'Their statuses. Skip it if all amounts were won.'],
      closes: ['dates', 'Optional. Their close dates; needed for a period.'],
      from: ['date', 'Optional. First day of the period.'],
      to: ['date', 'Optional. Last day of the period.'],
    },
  },
  AVGDEALSIZE: {
    summary: summaryOf('average_deal_size'),
    returns: 'The mean amount of a won deal.',
    params: {
      revenue: ['numbers', 'Revenue of the won deals, or a column of amounts.'],
      deals: ['texts', 'Number of won deals; after a column of amounts: their statuses, optional.'],
    },
  },
  SALESCYCLE: {
    summary: 'Days from start to close of won deals.',
    returns: 'Days.',
    params: {
      starts: ['dates', 'The days of first contact or creation.'],
      closes: ['dates', 'The days of closing.'],
      statuses: ['texts', 'Optional. Their statuses: only won deals count.'],
      option: ['text', 'Optional. "mean" (default) or "median".'],
    },
  },
  PIPELINEVALUE: {
    summary: summaryOf('pipeline_value'),
    returns: 'The amounts of the open deals added up.',
    params: {
      amounts: ['numbers', 'The amounts of the deals.'],
      statuses: ['texts', 'Their statuses: won, lost, open.'],
    },
  },
  SALESVELOCITY: {
    summary: summaryOf('sales_velocity'),
    returns: 'Money per day.',
    params: {
      opportunities: ['number', 'Number of open deals.'],
      win_rate: ['number', 'Win rate, such as 25%.'],
      deal_size: ['number', 'Average amount of a won deal.'],
      cycle: ['number', 'Sales cycle in days.'],
    },
  },
  SALESGROWTH: {
    summary: summaryOf('sales_growth'),
    returns: 'The change as a fraction: 0.2 is 20 % more.',
    params: {
      current: ['number', 'Revenue now.'],
      previous: ['number', 'Revenue of the period before, or of the same period a year ago.'],
    },
  },
  SALESPRODUCTIVITY: {
    summary: summaryOf('sales_productivity'),
    returns: 'Revenue per person.',
    params: {
      revenue: ['number', 'Revenue of the period.'],
      people: ['number', 'Number of sales people.'],
    },
  },
  CLV: {
    summary: summaryOf('clv'),
    returns: 'What a customer brings in over the whole time as a customer.',
    params: {
      purchase_value: ['number', 'Average amount of a purchase.'],
      frequency_per_year: ['number', 'Purchases per customer and year.'],
      years: ['number', 'Years as a customer.'],
      margin: ['number', 'Optional, such as 30%. Without it the result is in revenue.'],
    },
  },
  LTVCAC: {
    summary: summaryOf('ltv_to_cac'),
    returns: 'How many times the lifetime value covers the cost of winning a customer.',
    params: {
      ltv: ['number', 'Customer lifetime value.'],
      cac: ['number', 'Customer acquisition cost.'],
    },
  },
  ...customerHelp,
  ...cohortHelp,
  ...signalHelp,
  ...attributionHelp,
  ...forecastHelp,
  NPS: {
    summary: summaryOf('nps'),
    returns: 'The score, from -100 to 100.',
    params: {
      scores: ['numbers', 'Answers from 0 to 10.'],
      option: ['text', 'Optional. "score" (default), or "with interval": beside it its 95 % interval, low and high.'],
    },
  },
  KPI: {
    summary: 'Any KPI from a table of deals, orders, costs or surveys.',
    returns: 'The figure, or one row per group.',
    params: {
      name: ['text', 'The KPI, such as "win rate" or "revenue".'],
      table: ['table', 'The table with its header row.'],
      from: ['date', 'Optional. First day of the period.'],
      to: ['date', 'Optional. Last day of the period.'],
      group_by: ['text', 'Optional. A column of the table, or "month", "quarter" or "year": one row for each.'],
      option: ['text', 'Optional. How the KPI is defined, such as "by value".'],
    },
  },
});
