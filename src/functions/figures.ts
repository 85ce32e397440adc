/** Functions of plain figures. Their arithmetic is that of the KPI's record. */
import { variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import type { Reason } from '../value/outcome.ts';
import { type Argument, fail } from './argument.ts';
import { number } from './columns.ts';
import { type CellFunction, type Param, param } from './define.ts';
import { noValue } from './measured.ts';

/** An argument that is an input of the record; counts, targets and durations are never negative. */
interface Figure {
  input: string;
  param: Param;
  mayBeNegative?: boolean;
}
const figure = (input: string, name: string, about: string): Figure => ({ input, param: param(name, 'number', about) });
const signed = (input: string, name: string, about: string): Figure => ({
  ...figure(input, name, about),
  mayBeNegative: true,
});

export const figureFunctions = (): CellFunction[] => [
  ofRecord('sales_velocity', 'Money per day.', [
    figure('open_deals', 'opportunities', 'Number of open deals.'),
    figure('win_rate', 'win_rate', 'Win rate as a fraction or percent, such as 25%.'),
    signed('deal_size', 'deal_size', 'Average amount of a won deal.'),
    figure('cycle', 'cycle', 'Sales cycle in days.'),
  ]),
  ofRecord('pipeline_coverage', 'How many times the pipeline covers the target.', [
    figure('pipeline', 'pipeline', 'Amounts of the open deals.'),
    figure('target', 'target', 'Revenue target of a month.'),
  ]),
  ofRecord('sales_growth', 'The change as a fraction: 0.2 is 20 % more.', [
    signed('current', 'current', 'Revenue of this period.'),
    signed('previous', 'previous', 'Revenue of the period before, or of the same period a year ago.'),
  ]),
  ofRecord('sales_productivity', 'Revenue per person.', [
    signed('revenue', 'revenue', 'Revenue of the period.'),
    figure('people', 'people', 'Number of sales people.'),
  ]),
  {
    name: kpiById('clv').fn,
    summary: kpiById('clv').text.summary,
    params: [
      param('purchase_value', 'number', 'Average amount of a purchase.'),
      param('frequency_per_year', 'number', 'Purchases per customer and year.'),
      param('years', 'number', 'Years as a customer.'),
      param('margin', 'number', 'Optional. Margin as a fraction or percent, such as 30%. Without it the result is in revenue.'), // biome-ignore format: one line
    ],
    returns: 'What a customer brings in over the whole time as a customer.',
    call: lifetimeValue,
  },
  ofRecord('cac', 'Cost per new customer.', [
    figure('costs', 'costs', 'Sales and marketing costs of the period.'),
    figure('new_customers', 'new_customers', 'Number of new customers of the period.'),
  ]),
  ofRecord('ltv_to_cac', 'How many times the lifetime value covers the cost of winning a customer.', [
    signed('lifetime_value', 'ltv', 'Customer lifetime value.'),
    figure('acquisition_cost', 'cac', 'Customer acquisition cost.'),
  ]),
];

/** The function of a record's default variant: one argument per input. */
function ofRecord(id: string, returns: string, figures: readonly Figure[]): CellFunction {
  const kpi = kpiById(id);
  return {
    name: kpi.fn,
    summary: kpi.text.summary,
    params: figures.map(({ param }) => param),
    returns,
    call(args) {
      const values = new Map(figures.map((each, i) => [each.input, needed(args[i]!, each.mayBeNegative ?? false)]));
      const { expression } = variantOf(kpi, null);
      const value = compute(expression, (name) => values.get(name)!);
      if (typeof value === 'number') return value;
      return noFigure(figures, values, value);
    },
  };
}

/** Said of the argument that is 0. */
function noFigure(figures: readonly Figure[], values: ReadonlyMap<string, number>, reason: Reason): never {
  const zero = figures.filter(({ input }) => values.get(input) === 0).pop() ?? figures[0]!;
  const { name } = zero.param;
  return reason === 'zero' || reason === 'no_target'
    ? fail(name, 'is 0, which nothing can be divided by')
    : noValue(name, reason);
}

function lifetimeValue([value, frequency, years, margin]: readonly Argument[]): number {
  const share = number(margin!);
  return needed(value!, true) * needed(frequency!, false) * needed(years!, false) * (share ?? 1);
}

function needed(argument: Argument, mayBeNegative: boolean): number {
  const value = number(argument);
  if (value === null) return fail(argument.name, 'is missing');
  if (!mayBeNegative && value < 0) return fail(argument.name, 'is less than 0');
  return value;
}
