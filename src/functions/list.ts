/** All custom functions, in the order of the reference. */
import { dealFunctions } from './deals.ts';
import type { CellFunction } from './define.ts';
import { figureFunctions } from './figures.ts';
import { tableFunction } from './table.ts';

let list: readonly CellFunction[] | null = null;

export function cellFunctions(): readonly CellFunction[] {
  list ??= [...dealFunctions(), ...figureFunctions(), tableFunction()];
  return list;
}
