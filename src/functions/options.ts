/** Options are words a person can read: the last text argument. */
import type { Kpi } from '../kpi/define.ts';
import { type Argument, fail, textOf } from './argument.ts';

/** The id of the KPI's variant that the argument names; null where none is given. */
export function optionOf(kpi: Kpi, argument: Argument | undefined): string | null {
  const text = argument ? textOf(argument) : null;
  if (text === null || !argument) return null;
  const found = kpi.variants.find(({ id }) => plain(id) === plain(text));
  return found ? found.id : fail(argument.name, `“${text}” is none of ${choices(kpi)}`);
}

/** Whether an argument is a text that names one of the KPI's options. */
export function isOption(kpi: Kpi, argument: Argument | undefined): boolean {
  const cell = argument && !argument.isRange ? argument.rows[0]?.[0] : null;
  return typeof cell === 'string' && kpi.variants.some(({ id }) => plain(id) === plain(cell));
}

export function choices(kpi: Kpi): string {
  const ids = kpi.variants.map(({ id }) => `“${id}”`).filter((id) => id !== '“”');
  return ids.length === 0 ? 'any option: there are none' : ids.join(', ');
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
