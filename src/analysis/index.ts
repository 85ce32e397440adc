/** All analyses, in the order in which they are offered. */
import { cohorts } from './cohorts.ts';
import type { Analysis } from './define.ts';

let list: readonly Analysis[] | null = null;

export function analyses(): readonly Analysis[] {
  list ??= [cohorts];
  return list;
}
