/** What Sheets shows of the functions about what customers will be worth. */
import type { Help } from './help.ts';

const purchases: Help['params'] = {
  customers: ['texts', 'The customer of each purchase.'],
  dates: ['dates', 'Their dates. Rows of one customer and day are one purchase.'],
  amounts: ['numbers', 'Their amounts. A negative one is a refund, 0 a purchase.'],
};

export const customerHelp: Record<string, Help> = {
  CLVPREDICT: {
    summary: 'What each customer is expected to buy in the coming months (BG/NBD and Gamma-Gamma).',
    returns: 'A header, then one row per customer: orders so far, the probability of still being active, expected orders, their value, and CLV in revenue. The last date is the end of the data.', // biome-ignore format: one line
    params: {
      ...purchases,
      months: ['number', 'Optional. Calendar months ahead, 12 if left out.'],
      monthly_discount: ['number', 'Optional. Discount per month, such as 1%; 0 if left out.'],
    },
  },
  CLVMODEL: {
    summary: 'The models behind CLVPREDICT: their parameters, how well they fit, and what to keep in mind.',
    returns:
      'Rows of name and value: the parameters (times in weeks), log-likelihoods, remarks and standard errors. The last date is the end of the data.',
    params: purchases,
  },
};
