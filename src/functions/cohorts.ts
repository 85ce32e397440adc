/** `COHORTS`: customers by the month of their first purchase, followed from month to month. */
import { type Cohort, cohorts } from '../model/cohorts.ts';
import { saidIn } from '../table/numbers.ts';
import type { Cell } from '../table/types.ts';
import { toIso } from '../value/day.ts';
import { type Argument, columnCells, fail, isGiven, present } from './argument.ts';
import { checkSameRows, days, numbers } from './columns.ts';
import { choiceOf, isChoice } from './options.ts';

const figures = ['retention', 'customers', 'revenue', 'revenue per customer'] as const;

/** `COHORTS(customers; dates; [amounts]; [option])`; the option may follow the dates. */
export function cohortTable([customers, dates, third, fourth]: readonly Argument[]): (string | number)[][] {
  present(customers!);
  present(dates!);
  const isDirect = isChoice(third!, figures) || (isGiven(third!) && !third!.isRange && dates!.isRange);
  const amounts = isDirect || !isGiven(third!) ? null : third!;
  const figure = choiceOf({ ...(isDirect ? third! : fourth!), name: 'option' }, figures) ?? 'retention';
  if (figure.startsWith('revenue') && !amounts) return fail('amounts', `is missing: “${figure}” needs it`);
  checkSameRows(dates!, customers!);
  if (amounts) checkSameRows(dates!, amounts);
  const found = cohorts(columnCells(customers!).map(customerOf), days(dates!), amounts && numbers(amounts));
  const width = found[0]?.active.length ?? fail('customers', 'there is no purchase with a customer and a date');
  return [
    ['Cohort', 'Customers', ...Array.from({ length: width }, (_, month) => `Month ${month}`)],
    ...found.map((cohort) => {
      const cells = cellsOf(cohort, figure);
      const future = new Array<string>(width - cells.length).fill('');
      return [toIso(cohort.month).slice(0, 7), cohort.customers, ...cells, ...future];
    }),
  ];
}

function cellsOf({ customers, active, revenue }: Cohort, figure: (typeof figures)[number]): number[] {
  if (figure === 'customers') return active;
  if (figure === 'retention') return active.map((count) => count / customers);
  if (figure === 'revenue') return revenue!;
  let soFar = 0;
  return revenue!.map((amount) => {
    soFar += amount;
    return soFar / customers;
  });
}

/** Customers that differ in capitals only are one, as in tables. */
export const customerOf = (cell: Cell): string | null => saidIn(cell).toLowerCase() || null;
