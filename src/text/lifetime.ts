/** What a reader has to know of a model of customer value, and why there may be none. */
import type { LifetimeRefusal, LifetimeRemark } from '../model/lifetime-value.ts';

export const lifetimeRemarks: Record<LifetimeRemark, string> = {
  not_converged: 'A parameter is open or at its bound: do not rely on figures of single customers.',
  few_repeat_customers: 'Fewer than 30 customers bought again: take the figures as a rough guide.',
  short_history: 'The data cover less than three months: what lies further ahead is a guess.',
  no_drop_out: 'No customer is seen to have stopped buying, so that everyone counts as active.',
  spend_rises: 'Frequent customers spend more per order, which the model does not know: the best are worth more than shown, the others less.', // biome-ignore format: one line
  spend_falls: 'Frequent customers spend less per order, which the model does not know: the best are worth less than shown, the others more.', // biome-ignore format: one line
  no_spend: 'All repeat orders have the amount 0, so that no customer has a value.',
  equal_spend:
    'Customers do not differ in what they spend per order: the mean of all repeat orders stands for everyone.',
  wide_spend: 'A few orders are so large that the expected order value is unknown (q is too near 1): the mean of all repeat orders stands for everyone.', // biome-ignore format: one line
};

/** After the name of an argument. */
export const lifetimeRefusals: Record<LifetimeRefusal, readonly [argument: string, what: string]> = {
  no_customers: ['customers', 'there is no purchase with a customer, a date and an amount'],
  one_day: ['dates', 'all first purchases are on the last day, so nobody could have come back yet'],
  short_span: ['dates', 'cover less than a week, too little to see how often customers come back'],
  nobody_returned: [
    'customers',
    'no customer has bought on a second day yet, so nothing tells how often they come back',
  ],
};
