import { fromIso, toIso } from '../../value/day.ts';
import { periodOf, shift } from '../../value/period.ts';
import type { PeriodUnit } from '../protocol.ts';

/** The first day (ISO) of the latest `count` periods; the running one, which holds `asOf`, is among them. */
export function lastPeriods(asOf: string, unit: PeriodUnit, count: number): string | null {
  const day = fromIso(asOf);
  return day === null ? null : toIso(shift(periodOf(day, unit), 1 - count).start);
}
