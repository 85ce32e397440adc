import { describe, expect, it } from 'vitest';
import { firstWhole } from '../../src/analysis/whole.ts';
import type { PeriodUnit } from '../../src/value/period.ts';
import { day } from '../kpi/tables.ts';

/** Every so many days from this one on. */
const every = (gap: number, first: string) => Array.from({ length: 40 }, (_, i) => day(first) + i * gap);

describe('the first whole period', () => {
  it.each<[string, PeriodUnit, number[], string]>([
    ['begins with the data', 'month', every(1, '2025-05-01'), 'May 2025'],
    ['may begin with a holiday and a weekend', 'month', every(1, '2025-05-04'), 'May 2025'],
    ['is the next one where days are missing', 'month', every(1, '2025-05-05'), 'Jun 2025'],
    ['is the next one where a whole month is missing', 'quarter', every(2, '2025-05-01'), 'Q3 2025'],
    ['may begin as late as the days lie apart', 'month', every(14, '2025-05-14'), 'May 2025'],
    ['is the next one where it begins later', 'month', every(14, '2025-05-15'), 'Jun 2025'],
    ['of weeks has no day to spare', 'week', every(1, '2025-05-06'), 'W20 2025'],
    ['of weeks begins on Monday', 'week', every(1, '2025-05-05'), 'W19 2025'],
    ['does not depend on the order of the rows', 'month', every(1, '2025-05-05').reverse(), 'Jun 2025'],
  ])('%s', (_, unit, days, label) => {
    expect(firstWhole(days, unit)!.label).toBe(label);
  });

  it('is none without a day', () => {
    expect(firstWhole([], 'month')).toBeNull();
  });
});
