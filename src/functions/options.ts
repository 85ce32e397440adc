/** Options are words a person can read: the last text argument. */
import type { Kpi } from '../kpi/define.ts';
import { type Argument, fail, textOf } from './argument.ts';

/** The id of the KPI's variant that the argument names; null where none is given. */
export function optionOf(kpi: Kpi, argument: Argument): string | null {
  const text = textOf(argument);
  if (text === null) return null;
  const ids = kpi.variants.map(({ id }) => id);
  const found = ids.find((id) => plain(id) === plain(text));
  const choices = ids.length > 1 ? ids.map((id) => `“${id}”`).join(', ') : 'any option: there are none';
  return found ?? fail(argument.name, `“${text}” is none of ${choices}`);
}

/** Whether an argument is a text that names one of the KPI's options. */
export function isOption(kpi: Kpi, { rows, isRange }: Argument): boolean {
  const cell = rows[0]?.[0];
  return !isRange && typeof cell === 'string' && kpi.variants.some(({ id }) => plain(id) === plain(cell));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
