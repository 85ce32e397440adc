/** Options are words a person can read: the last text argument. */
import type { Kpi } from '../kpi/define.ts';
import { type Argument, fail, textOf } from './argument.ts';

/** The one of the choices that the argument names; null where none is given. */
export function choiceOf<Choice extends string>(argument: Argument, choices: readonly Choice[]): Choice | null {
  const text = textOf(argument);
  if (text === null) return null;
  const found = choices.find((each) => plain(each) === plain(text));
  const listed = choices.map((each) => `“${each}”`).join(', ');
  return (
    found ?? fail(argument.name, choices.length > 1 ? `“${text}” is none of ${listed}` : 'there is none to choose')
  );
}

/** Whether an argument is a text that names one of the choices. */
export function isChoice({ rows, isRange }: Argument, choices: readonly string[]): boolean {
  const cell = rows[0]?.[0];
  return !isRange && typeof cell === 'string' && choices.some((each) => plain(each) === plain(cell));
}

/** The id of the KPI's variant that the argument names; null where none is given. */
export const optionOf = (kpi: Kpi, argument: Argument): string | null => choiceOf(argument, idsOf(kpi));

/** Whether an argument is a text that names one of the KPI's options. */
export const isOption = (kpi: Kpi, argument: Argument): boolean => isChoice(argument, idsOf(kpi));

const idsOf = ({ variants }: Kpi): string[] => variants.map(({ id }) => id);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
