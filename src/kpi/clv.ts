import { defineKpi, type Example } from './define.ts';
import { type Expression, ratio, times } from './expression.ts';
import { churned, count, distinct, lifespan, monthly, sum, years } from './measure.ts';
import { customerSales, purchases } from './rows.ts';

/** Average purchase value × purchases per customer and year. */
const perYear = ({ revenue, orders, customers, observed_years }: Record<string, Expression>) =>
  times(ratio(revenue!, orders!, 'no_rows'), ratio(ratio(orders!, customers!, 'no_rows'), observed_years!, 'no_rows'));

/** What a customer brings in over the whole time as a customer, judged by the orders so far. */
export const clv = defineKpi(() => ({
  id: 'clv',
  fn: 'CLV',
  unit: 'money',
  better: 'higher',
  family: 'unit_economics',
  text: {
    name: 'Customer lifetime value',
    summary: 'Average purchase value × purchases per customer and year × years as a customer.',
    notes:
      'From orders, or else from won deals by account, since the first day of the scorecard. In revenue, unless you choose the option with margin. It grows with the time observed and is rather low for young data. n counts rows of orders, not customers.',
  },
  inputs: {
    revenue: sum(customerSales, 'amount', { about: 'Revenue so far.', when: 'observed' }),
    orders: count(purchases, { about: 'Orders so far.', when: 'observed' }),
    customers: distinct(purchases, 'customer', { about: 'Customers so far.', when: 'observed' }),
    observed_years: years(purchases, { about: 'Years from the first to the last order.' }),
    lifespan: lifespan(purchases, 'customer', { about: 'Mean years from the first to the last order of a customer.' }),
  },
  formula: (inputs) => times(perYear(inputs), inputs.lifespan),
  counted: ['revenue'],
  option: { id: 'all customers', about: 'Lifespan: the mean over all customers.' },
  variants: {
    'repeat customers': {
      about: 'Lifespan: the mean over customers who bought on more than one day.',
      inputs: {
        lifespan: lifespan(purchases, 'customer', {
          repeatOnly: true,
        }),
      },
    },
    '1 / yearly churn': {
      about: 'Lifespan: 1 ÷ the share of the customers of the year before who did not buy again in the last year.',
      inputs: {
        customers_before: churned(purchases, 'customer', 'base'),
        customers_gone: churned(purchases, 'customer', 'gone'),
      },
      formula: (inputs) => times(perYear(inputs), ratio(inputs.customers_before!, inputs.customers_gone!, 'zero')),
    },
    '1 / monthly churn': {
      about:
        'Revenue of a customer in a month ÷ the mean share of a month’s customers that did not buy in the next. Whole months only; for customers who buy every month.',
      inputs: {
        revenue: sum(customerSales, 'amount', { when: 'whole_months' }),
        customer_months: monthly(purchases, 'customer', 'customers'),
        monthly_churn: monthly(purchases, 'customer', 'churn', {
          unit: 'rate',
        }),
      },
      formula: ({ revenue, customer_months, monthly_churn }) =>
        ratio(ratio(revenue!, customer_months!, 'no_rows'), monthly_churn!, 'zero'),
    },
    'revenue per customer': {
      about: 'What customers brought in so far, without a look ahead.',
      formula: ({ revenue, customers }) => ratio(revenue!, customers!, 'no_rows'),
    },
    'with margin': {
      about: 'In margin instead of revenue; needs a margin column in the orders.',
      inputs: { revenue: sum(customerSales, 'margin', { when: 'observed' }) },
    },
  },
}));

/** @public Worked out by hand: for tests and the function reference. */
export const examples: readonly Example[] = [
  // oracle "simple_clv": 120 per purchase, 4 a year, 3 years
  { revenue: 12000, orders: 100, customers: 25, observed_years: 1, lifespan: 3, is: 1440 },
  { revenue: 0, orders: 0, customers: 0, observed_years: 0, lifespan: 'no_rows', is: 'no_rows' },
  {
    option: '1 / yearly churn',
    revenue: 12000,
    orders: 100,
    customers: 25,
    observed_years: 1,
    customers_before: 20,
    customers_gone: 5,
    is: 1920,
  },
  { option: '1 / monthly churn', revenue: 12000, customer_months: 100, monthly_churn: 0.25, is: 480 },
  { option: '1 / monthly churn', revenue: 12000, customer_months: 100, monthly_churn: 0, is: 'zero' },
  { option: 'revenue per customer', revenue: 12000, customers: 25, is: 480 },
];
