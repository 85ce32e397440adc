/** Customer value on a sheet: what each customer is expected to buy in the months ahead, and who has probably gone. */
import {
  fitLifetimeValue,
  type LifetimeModel,
  monthsAhead,
  type Prediction,
  predict,
} from '../model/lifetime-value.ts';
import { type Customers, customersOf } from '../model/purchases.ts';
import type { FieldId } from '../table/types.ts';
import { decimals, formatValue } from '../text/format.ts';
import { lifetimeRefusals, lifetimeRemarks } from '../text/lifetime.ts';
import { addMonths, type Day, formatDay } from '../value/day.ts';
import { customerList, customersBySegment, customersByTenth } from './customer-blocks.ts';
import { type Analysis, type Block, type Chosen, NoAnalysis, type Option, type Result, type Tables } from './define.ts';
import {
  counted,
  daysOf,
  groupFields,
  labelOf,
  lackOf,
  numbersOf,
  purchases,
  type Source,
  sourceOf,
  stampOf,
  textsOf,
} from './source.ts';

const NONE = 'none';

export const customerValue: Analysis = {
  id: 'customer_value',
  text: {
    name: 'Customer value',
    about: 'What will each customer still buy, and who has probably gone? Predicted from their orders so far.',
  },
  roles: ['orders', 'deals'],
  lacks: (tables) => lackOf(purchases, tables),
  options(tables) {
    const source = sourceOf(purchases, tables);
    const groups = groupFields(source);
    return [
      { id: 'months', label: 'Months ahead', kind: 'number', min: 1, max: 60, whole: true, value: '12' },
      {
        id: 'discount',
        label: 'Discount per year, %',
        kind: 'number',
        min: 0,
        max: 99,
        value: '0',
        hint: 'How much less money is worth a year later. 0: as much as today.',
      },
      ...(groups.length ? [segmentOption(source, groups)] : []),
    ];
  },
  run,
};

const segmentOption = (source: Source, groups: FieldId[]): Option => ({
  id: 'segment',
  label: 'Add up by',
  kind: 'choice',
  choices: [
    ...groups.map((field) => ({ value: field, label: labelOf(source, field) })),
    { value: NONE, label: 'Nothing' },
  ],
  value: groups[0]!,
  hint: 'A customer belongs to the group of the latest order.',
});

function run(tables: Tables, chosen: Chosen): Result {
  const source = sourceOf(purchases, tables);
  const [customer, day, amount] = source.need.fields;
  const days = daysOf(source, day!);
  const amounts = numbersOf(source, amount!);
  const names = textsOf(source, customer!);
  const keys = names.map((name) => name.toLowerCase());
  const all = { length: days.length, customer: (row: number) => keys[row]!, day: days, amount: amounts };
  const customers = customersOf(all);
  const model = fitted(customers, source);
  const months = Number(chosen.months);
  const monthly = (1 + Number(chosen.discount) / 100) ** (1 / 12) - 1;
  const prediction = predict(model, customers, monthsAhead(customers.end, months, monthly));
  const shown = new Map<string, string>();
  keys.forEach((key, row) => {
    if (!shown.has(key)) shown.set(key, names[row]!);
  });
  const { lifetimeValue } = prediction;
  const byName = (a: number, b: number) => (customers.names[a]! < customers.names[b]! ? -1 : 1);
  const order = customers.names.map((_, i) => i).sort((a, b) => lifetimeValue[b]! - lifetimeValue[a]! || byName(a, b));
  const { currency } = source.table;
  const check = checkOf(all, customers.end);
  const total = sum(lifetimeValue);
  const until = formatDay(addMonths(customers.end, months));
  const tenths = order.length < 10 ? null : customersByTenth(order, prediction, total);
  const blocks: Block[] = [...(tenths ? [tenths] : []), customerList(order, customers, prediction, shown)];
  if (chosen.segment && chosen.segment !== NONE)
    blocks.unshift(customersBySegment(source, chosen.segment, keys, days, customers, prediction));
  const misfit = misfitOf(model, check);
  const warned = (block: Block): Block => ({ ...block, note: [UNFIT_NOTE, block.note].filter(Boolean).join(' ') });
  return {
    lead: leadOf({
      customers,
      prediction,
      total,
      until,
      currency,
      check,
      misfit,
      share: tenths && total > 0 ? Number(tenths.rows[0]![3]) : null,
    }),
    asOf: customers.end,
    currency,
    blocks: misfit ? blocks.map(warned) : blocks,
    stamp: [
      ...stampOf(source, days),
      [
        'Horizon',
        `${counted(months, 'calendar month')}, to ${until}; ${chosen.discount} % discount a year, at the end of each month`,
      ],
      [
        'Definition',
        'days with an order count once; refunds are no order and reduce the spend; the first order is left out of the mean spend',
      ],
      ...fitOf(model),
      ['Check', check ? `${checkInWords(check)}; ${decimals(FAR_OFF * 100, 0)} % off is too far` : UNCHECKED],
      ...model.remarks.map((remark): [string, string] => ['Mind', lifetimeRemarks[remark]]),
    ],
  };
}

function fitted(customers: Customers, { table }: Source): LifetimeModel {
  const model = fitLifetimeValue(customers);
  if (typeof model === 'string') throw new NoAnalysis(`“${table.sheet}”: ${lifetimeRefusals[model][1]}.`);
  return model;
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

function fitOf({
  buying,
  spending,
  isPooled,
  meanSpend,
  customers,
  repeatCustomers,
}: LifetimeModel): [string, string][] {
  const places = (value: number) => (value < 1000 ? 4 : 0);
  /** An error as large as its parameter says that the data leave it open, as one at its bound does. */
  const figure = (value: number, error?: number | null) =>
    decimals(value, places(value)) +
    (error && error < value ? ` ± ${decimals(error, places(error))}` : ' (not determined)');
  const orders = (['r', 'alpha', 'a', 'b'] as const).map((name) => `${name} ${figure(buying[name], buying.errors[name])}`); // biome-ignore format: one line
  const spend =
    isPooled || !spending
      ? `the mean of all repeat orders, ${decimals(meanSpend, 2)}, for everyone`
      : (['p', 'q', 'v'] as const).map((name) => `${name} ${figure(spending[name], spending.errors[name])}`).join(', ');
  return [
    [
      'Orders',
      `BG/NBD (Fader, Hardie & Lee 2005), in weeks: ${orders.join(', ')}; log-likelihood ${decimals(buying.logLikelihood, 2)}`,
    ],
    ['Order value', isPooled ? spend : `Gamma-Gamma (Fader & Hardie 2013): ${spend}`],
    ['Fitted to', `${counted(customers, 'customer')}, ${decimals(repeatCustomers, 0)} of whom bought again`],
  ];
}

interface Check {
  until: Day;
  expected: number;
  actual: number;
}

/** The share of the observed time that a check is fitted to; the rest shows how well it foresaw. */
const FITTED_SHARE = 2 / 3;

/** Fitted to the first part of the data, how many orders did it expect of those customers in the rest, and how many came? */
function checkOf(all: Parameters<typeof customersOf>[0], end: Day): Check | null {
  const first = all.length ? Array.from(all.day).reduce((a, b) => Math.min(a, b)) : end;
  const until = Math.round(first + (end - first) * FITTED_SHARE);
  const known = customersOf(all, until);
  const model = fitLifetimeValue(known);
  if (typeof model === 'string' || model.remarks.includes('few_repeat_customers')) return null;
  const expected = sum(predict(model, known, { ends: [end - until], discounts: [1] }).orders);
  const names = new Set(known.names);
  const later = new Set<string>();
  for (let row = 0; row < all.length; row++) {
    const name = all.customer(row);
    if (all.day[row]! > until && all.amount[row]! >= 0 && names.has(name)) later.add(`${all.day[row]} ${name}`);
  }
  return later.size ? { until, expected, actual: later.size } : null;
}

/** Farther from what came than this, a model does not fit. Our own choice: the published hold-out of CDNOW is a few per cent off. */
const FAR_OFF = 20 / 100;

const isFarOff = ({ expected, actual }: Check): boolean => Math.abs(expected / actual - 1) > FAR_OFF;

/** Why nobody should plan with these figures; null: nothing speaks against it. */
function misfitOf({ isHollow }: LifetimeModel, check: Check | null): string | null {
  if (check && isFarOff(check)) return `The check: ${checkInWords(check)}.`;
  return isHollow ? 'By this model most customers stop as soon as they come back: too few did to tell.' : null;
}

const UNFIT_NOTE = 'Not to plan with: the model does not fit these customers.';
const UNCHECKED = 'too few customers came back early on to hold a part of the data back';

const checkInWords = ({ until, expected, actual }: Check): string =>
  `fitted to the orders up to ${formatDay(until)} alone, it expected ${decimals(expected, 0)} more from those customers; there were ${decimals(actual, 0)} (${expected > actual ? '+' : ''}${formatValue(expected / actual - 1, 'rate')})`;

interface Said {
  customers: Customers;
  prediction: Prediction;
  total: number;
  until: string;
  currency: string | null;
  check: Check | null;
  misfit: string | null;
  /** Of the most valuable tenth of the customers; null where there are none, or no value. */
  share: number | null;
}

function leadOf({ customers, prediction, total, until, currency, check, misfit, share }: Said): string[] {
  const { alive, orders } = prediction;
  const n = customers.names.length;
  const money = (value: number) => formatValue(value, 'money', currency);
  const headline = `${counted(n, 'customer')} ${n === 1 ? 'is' : 'are'} expected to order ${counted(Math.round(sum(orders)), 'time')} until ${until}, for ${money(total)}.`;
  if (misfit)
    return [
      'The model does not fit these customers: do not plan with its figures.',
      misfit,
      `For what it is worth: by the model, your ${headline}`,
    ];
  let gone = 0;
  for (let i = 0; i < n; i++) if (customers.frequency[i]! > 0 && alive[i]! < 0.5) gone++;
  return [
    `Your ${headline}`,
    ...(share === null ? [] : [`The most valuable tenth of them makes up ${formatValue(share, 'rate')} of that.`]),
    gone === 0
      ? 'Of those who had come back before, nobody has a probability of still being active under 50 %.'
      : `${counted(gone, 'customer')} who had come back before ${gone === 1 ? 'has' : 'have'} probably gone: the probability of still being active is under 50 %.`,
    check ? `Check: ${checkInWords(check)}.` : `Nobody knows how well the model fits: ${UNCHECKED}.`,
  ];
}
