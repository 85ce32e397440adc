/** Cohorts on a sheet: who came back, by the month of the first purchase. */
import { cohorts as cohortsOf } from '../model/cohorts.ts';
import { decimals, formatValue } from '../text/format.ts';
import { formatDay, toIso } from '../value/day.ts';
import { type Analysis, type Block, type Chosen, NoAnalysis, type Result, type Tables } from './define.ts';
import { counted, daysOf, lackOf, least, most, numbersOf, purchases, sourceOf, stampOf, textsOf } from './source.ts';

export const cohorts: Analysis = {
  id: 'cohorts',
  text: {
    name: 'Cohorts',
    about: 'Do customers come back? Who bought for the first time together, and what became of them.',
  },
  roles: ['orders', 'deals'],
  lacks: (tables) => lackOf(purchases, tables),
  options: () => [],
  run,
};

/** Twenty years: more columns can't be read. */
const mostMonths = 240;

function run(tables: Tables, _: Chosen): Result {
  const source = sourceOf(purchases, tables);
  const [customer, day, amount] = source.need.fields;
  const days = daysOf(source, day!);
  const names = textsOf(source, customer!).map((name) => name.toLowerCase());
  const found = cohortsOf(names, days, numbersOf(source, amount!));
  if (!found.length)
    throw new NoAnalysis(`“${source.table.sheet}” has no purchase with a customer, a date and an amount.`);
  const months = Math.max(...found.map(({ active }) => active.length));
  if (months > mostMonths)
    throw new NoAnalysis(
      `The purchases reach from ${formatDay(least(days))} to ${formatDay(most(days))}, over ${decimals(months, 0)} months. Is a date mistyped? There can be ${mostMonths}.`,
    );
  const after = Array.from({ length: months }, (_, age) => age);
  const block = (
    title: string,
    note: string,
    cells: (age: number, at: number) => number | null,
    format: 'rate' | 'money',
  ): Block => ({
    title,
    note,
    columns: [
      { header: 'First purchase', format: 'text', width: 110 },
      { header: 'Customers', format: 'count' },
      ...after.map((age) => ({ header: `Month ${age}`, format, width: 72 })),
    ],
    rows: found.map((cohort, at) => [
      toIso(cohort.month).slice(0, 7),
      cohort.customers,
      ...after.map((age) => (age < cohort.active.length ? cells(age, at) : null)),
    ]),
    heat: { from: format === 'rate' ? 3 : 2, to: months + 1 },
  });
  const customers = found.reduce((sum, cohort) => sum + cohort.customers, 0);
  return {
    lead: leadOf(found, customers),
    asOf: most(days),
    currency: source.table.currency,
    blocks: [
      block(
        'Customers who bought again',
        'Share of the customers of the first month; blank: not yet known.',
        (age, at) => found[at]!.active[age]! / found[at]!.customers,
        'rate',
      ),
      block('Revenue', 'Refunds reduce it.', (age, at) => found[at]!.revenue![age]!, 'money'),
    ],
    stamp: [
      ...stampOf(source, days),
      ['Definition', 'A cohort is everybody whose first purchase was in that calendar month; month 0 is that month.'],
    ],
  };
}

/** Only cohorts whose month is over count: for the others it is not known yet. */
function leadOf(found: ReturnType<typeof cohortsOf>, customers: number): string[] {
  const shareAt = (age: number) => {
    const known = found.filter(({ active }) => active.length > age + 1);
    const all = known.reduce((sum, cohort) => sum + cohort.customers, 0);
    return all === 0 ? null : known.reduce((sum, { active }) => sum + active[age]!, 0) / all;
  };
  const said = [1, 3, 6, 12].flatMap((age) => {
    const share = shareAt(age);
    return share === null ? [] : [`${formatValue(share, 'rate')} in month ${age}`];
  });
  const first = `${counted(customers, 'customer')} in ${counted(found.length, 'monthly cohort')}.`;
  return said.length ? [first, `Of all customers, so many bought again: ${said.join(', ')}.`] : [first];
}
