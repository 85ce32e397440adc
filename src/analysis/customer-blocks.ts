/** The tables of a sheet of customer value: tenths, segments, and the customers one by one. */
import { bySegment, type Prediction } from '../model/lifetime-value.ts';
import type { Customers } from '../model/purchases.ts';
import type { FieldId } from '../table/types.ts';
import { decimals } from '../text/format.ts';
import type { Day } from '../value/day.ts';
import type { Block } from './define.ts';
import { labelOf, type Source, textsOf } from './source.ts';

/** Longer lists are cut; what is cut is added up in the last row. */
const LISTED = 20_000;

/** Ten customers at least, in ten groups of the same size, the most valuable first. */
export function customersByTenth(order: number[], { orders, lifetimeValue }: Prediction, total: number): Block {
  const rows = Array.from({ length: 10 }, (_, g) => {
    const members = order.slice(Math.round((g * order.length) / 10), Math.round(((g + 1) * order.length) / 10));
    const value = members.reduce((all, i) => all + lifetimeValue[i]!, 0);
    const expected = members.reduce((all, i) => all + orders[i]!, 0);
    return [`${g + 1}.`, members.length, value, total > 0 ? value / total : 0, expected, value / members.length];
  });
  return {
    title: 'From the most valuable tenth to the least',
    columns: [
      { header: 'Tenth', format: 'text' },
      { header: 'Customers', format: 'count' },
      { header: 'CLV', format: 'money' },
      { header: 'Share', format: 'rate' },
      { header: 'Expected orders', format: 'decimal', width: 120 },
      { header: 'CLV each', format: 'money' },
    ],
    rows,
    chart: { type: 'column', title: 'Share of the customer value by tenth', labels: 0, values: [3] },
  };
}

export function customersBySegment(
  source: Source,
  field: FieldId,
  keys: string[],
  days: Day[],
  customers: Customers,
  prediction: Prediction,
): Block {
  const latest = new Map<string, { day: Day; segment: string }>();
  const segments = textsOf(source, field);
  keys.forEach((key, row) => {
    const known = latest.get(key);
    if (segments[row] && (!known || days[row]! >= known.day))
      latest.set(key, { day: days[row]!, segment: segments[row]! });
  });
  const of = customers.names.map((name) => latest.get(name)?.segment ?? '(blank)');
  const label = labelOf(source, field);
  const found = bySegment(of, prediction).sort((a, b) => b.lifetimeValue - a.lifetimeValue);
  return {
    title: `By ${label.toLowerCase()}`,
    columns: [
      { header: label, format: 'text' },
      { header: 'Customers', format: 'count' },
      { header: 'Expected orders', format: 'decimal', width: 120 },
      { header: 'CLV', format: 'money' },
      { header: 'CLV each', format: 'money' },
    ],
    rows: found.map((each) => [
      each.segment,
      each.customers,
      each.orders,
      each.lifetimeValue,
      each.lifetimeValue / each.customers,
    ]),
    chart: { type: 'bar', title: `Customer value by ${label.toLowerCase()}`, labels: 0, values: [3], rows: 15 },
  };
}

export function customerList(
  order: number[],
  customers: Customers,
  prediction: Prediction,
  shown: Map<string, string>,
): Block {
  const { alive, orders, orderValue, lifetimeValue } = prediction;
  const rest = order.slice(LISTED);
  const rows = order
    .slice(0, LISTED)
    .map((i): Block['rows'][number] => [
      shown.get(customers.names[i]!)!,
      customers.frequency[i]! + 1,
      customers.first[i]!,
      customers.first[i]! + customers.recency[i]!,
      alive[i]!,
      orders[i]!,
      orderValue[i]!,
      lifetimeValue[i]!,
    ]);
  const added = (values: Float64Array) => rest.reduce((all, i) => all + values[i]!, 0);
  if (rest.length)
    rows.push([
      `… and ${decimals(rest.length, 0)} more customers`,
      null,
      null,
      null,
      null,
      added(orders),
      null,
      added(lifetimeValue),
    ]);
  return {
    title: 'Customers',
    note: 'The most valuable first. Once-only buyers count as active by the model: it takes a second order to see somebody stop.',
    columns: [
      { header: 'Customer', format: 'text' },
      { header: 'Orders', format: 'count' },
      { header: 'First order', format: 'day' },
      { header: 'Last order', format: 'day' },
      { header: 'Probability alive', format: 'rate', width: 120 },
      { header: 'Expected orders', format: 'decimal', width: 120 },
      { header: 'Expected value', format: 'money', width: 120 },
      { header: 'CLV', format: 'money' },
    ],
    rows,
  };
}
