/** All analyses, in the order in which they are offered. */
import { abTest } from './ab-test.ts';
import { attribution } from './attribution.ts';
import { cohorts } from './cohorts.ts';
import { controlCharts } from './control-charts.ts';
import type { Analysis } from './define.ts';

let list: readonly Analysis[] | null = null;

export function analyses(): readonly Analysis[] {
  list ??= [cohorts, attribution, controlCharts, abTest];
  return list;
}
