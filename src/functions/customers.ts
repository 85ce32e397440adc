/** `CLVPREDICT` and `CLVMODEL`: what each customer will be worth, from their purchases so far. */
import { fitLifetimeValue, type LifetimeModel, monthsAhead, predict } from '../model/lifetime-value.ts';
import { type Customers, customersOf } from '../model/purchases.ts';
import { textOf, tidy } from '../table/text.ts';
import type { Cell } from '../table/types.ts';
import { lifetimeRefusals, lifetimeRemarks } from '../text/lifetime.ts';
import { type Argument, columnCells, type Edge, fail, midnight, present } from './argument.ts';
import { customerOf } from './cohorts.ts';
import { checkSameRows, days, number, numbers } from './columns.ts';
import type { CellValue } from './define.ts';

const mostMonths = 120;

/** `CLVPREDICT(customers; dates; amounts; [months]; [monthly_discount])`: one row per customer, in the order of first appearance. */
export function predictedLifetimeValues(args: readonly Argument[], edge: Edge): CellValue[][] {
  const months = number(args[3]!) ?? 12;
  if (!Number.isInteger(months) || months < 1 || months > mostMonths)
    fail(args[3]!.name, `a whole number from 1 to ${mostMonths} is needed`);
  const discount = number(args[4]!) ?? 0;
  if (discount < 0 || discount >= 1) fail(args[4]!.name, 'a rate from 0 to under 100 % per month is needed');
  const { customers, model, shown } = fitted(args);
  if (model.isHollow) fail('customers', 'too few bought again to fit the model: see CLVMODEL');
  const { alive, orders, orderValue, lifetimeValue } = predict(model, customers, monthsAhead(customers.end, months, discount)); // biome-ignore format: one line
  const dateOf = midnight(edge);
  return [
    ['Customer', 'Orders', 'First order', 'Last order', 'Probability alive', 'Expected orders', 'Expected order value', 'CLV'], // biome-ignore format: one line
    ...customers.names.map((name, i) => [
      shown.get(name)!,
      customers.frequency[i]! + 1,
      dateOf(customers.first[i]!),
      dateOf(customers.first[i]! + customers.recency[i]!),
      alive[i]!,
      orders[i]!,
      orderValue[i]!,
      lifetimeValue[i]!,
    ]),
  ];
}

/** `CLVMODEL(customers; dates; amounts)`: the fit as rows of name and value. */
export function lifetimeValueModel(args: readonly Argument[]): CellValue[][] {
  const { buying, spending, customers, repeatCustomers, correlation, converged, remarks } = fitted(args).model;
  const error = (name: string, value: number | null | undefined): CellValue[] => [`standard error of ${name}`, value ?? '']; // biome-ignore format: one line
  return [
    ['r', buying.r],
    ['alpha', buying.alpha],
    ['a', buying.a],
    ['b', buying.b],
    ['log-likelihood', buying.logLikelihood],
    ['p', spending?.p ?? ''],
    ['q', spending?.q ?? ''],
    ['v', spending?.v ?? ''],
    ['customers', customers],
    ['repeat customers', repeatCustomers],
    ['correlation', correlation ?? ''],
    ['converged', converged],
    ['remarks', remarks.map((each) => lifetimeRemarks[each]).join(' ')],
    ...(['r', 'alpha', 'a', 'b'] as const).map((name) => error(name, buying.errors[name])),
    ...(['p', 'q', 'v'] as const).map((name) => error(name, spending?.errors[name])),
    ['log-likelihood of spend', spending?.logLikelihood ?? ''],
  ];
}

interface Fitted {
  customers: Customers;
  model: LifetimeModel;
  /** Customers as their first cell has them. */
  shown: Map<string, string | number>;
}

/** Rows that lack a customer, a date or an amount are left out. */
function fitted([customers, dates, amounts]: readonly Argument[]): Fitted {
  for (const each of [customers!, dates!, amounts!]) present(each);
  checkSameRows(customers!, dates!);
  checkSameRows(customers!, amounts!);
  const cells = columnCells(customers!);
  const [allDays, allAmounts] = [days(dates!), numbers(amounts!)];
  const shown = new Map<string, string | number>();
  const rows: { name: string; day: number; amount: number }[] = [];
  for (const [row, cell] of cells.entries()) {
    const name = customerOf(cell);
    const [day, amount] = [allDays[row] ?? null, allAmounts[row] ?? null];
    if (name === null || day === null || amount === null) continue;
    if (!shown.has(name)) shown.set(name, nameOf(cell));
    rows.push({ name, day, amount });
  }
  const summary = customersOf({
    length: rows.length,
    customer: (row) => rows[row]!.name,
    day: Int32Array.from(rows, ({ day }) => day),
    amount: Float64Array.from(rows, ({ amount }) => amount),
  });
  const model = fitLifetimeValue(summary);
  return typeof model === 'string' ? fail(...lifetimeRefusals[model]) : { customers: summary, model, shown };
}

const nameOf = (cell: Cell): string | number => (typeof cell === 'number' ? cell : tidy(textOf(cell)));
