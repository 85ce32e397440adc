/** The row sets that KPIs share, so that "a won deal" or "a purchase" means the same in all of them. */
import type { Rows } from './measure.ts';

export const deals = (which: Rows['which'], day = 'closed'): Rows => ({ role: 'deals', which, day: [day] });

/** Open deals have no date that puts them into a period: they are counted as they stand. */
export const openDeals: Rows = { role: 'deals', which: 'open', day: ['expected_close', 'closed'] };

const orders: Rows = { role: 'orders', which: 'any', day: ['date'], one: 'id' };

/** What was sold: deals won, else the lines of orders (refunds reduce it). */
export const sales: readonly Rows[] = [deals('won'), orders];

/** Who closed a deal, or made an order. */
export const sellers: readonly Rows[] = [deals('decided'), orders];

/** Who bought, and when: orders, else deals won. Their lines count only where the customer is known. */
export const customerSales: readonly Rows[] = [
  { ...orders, has: ['customer'] },
  { ...deals('won'), has: ['customer'], fields: { customer: 'account' } },
];
export const purchases: readonly Rows[] = customerSales.map((rows) => ({ ...rows, purchases: true }));

/** The scale of the question for a net promoter score. */
export const answers: Rows = { role: 'surveys', which: 'any', day: ['date'], scores: [0, 10] };
export const promoters: Rows = { ...answers, scores: [9, 10] };
export const detractors: Rows = { ...answers, scores: [0, 6] };

export const salesCosts: Rows = { role: 'costs', which: 'any', day: ['date'], costs: 'sales_and_marketing' };
export const paidCosts: Rows = { ...salesCosts, costs: 'paid' };
