/** All analyses, in the order in which they are offered. */
import { abTest } from './ab-test.ts';
import { attribution } from './attribution.ts';
import { cohorts } from './cohorts.ts';
import { controlCharts } from './control-charts.ts';
import { customerValue } from './customer-value.ts';
import type { Analysis } from './define.ts';
import { forecast } from './forecast.ts';

let list: readonly Analysis[] | null = null;

export function analyses(): readonly Analysis[] {
  list ??= [customerValue, cohorts, attribution, forecast, controlCharts, abTest];
  return list;
}
