/** Which rows and columns the scorecard has, by key, and which of its cells are ever ours. */

import { toIso } from '../value/day.ts';
import type { Period } from '../value/period.ts';
import { KEYS } from './canvas.ts';
import type { Entry } from './figures.ts';

/** Hidden, in this order: the keys, the targets as they were asked for, the figures the newest period is compared with. */
export const HIDDEN_COLUMNS = [KEYS, 'built', 'previous'];
export const WIDE_COLUMNS = ['name', 'status'];
export const NARROW_COLUMNS = ['target', 'total', 'n', 'change', 'trend'];

/**
 * Hidden, too: the days of each column. `end` is the last one of the period, `to` the last one that counts, which is
 * earlier where the scorecard stands at a chosen day inside the period.
 */
export const HIDDEN_ROWS = [
  KEYS,
  'window.from',
  'window.end',
  'window.to',
  'window.previous_from',
  'window.previous_to',
];

export const CHART_ROWS = 13;

export interface ScorecardLayout {
  rows: string[];
  columns: string[];
  periods: string[];
}

export function scorecardLayout(
  entries: Entry[],
  periods: Period[],
  insights: number,
  stages: string[],
): ScorecardLayout {
  const families = [...new Set(entries.map(({ kpi }) => kpi.family))];
  const numbered = (word: string, count: number) => Array.from({ length: count }, (_, i) => `${word}:${i + 1}`);
  const periodKeys = periods.map(({ unit, start }) => `period:${unit}:${toIso(start)}`);
  return {
    rows: [
      ...HIDDEN_ROWS,
      ...['title', 'about', 'hint', 'tiles.name', 'tiles.figure', 'tiles.line', 'so_far', 'header'],
      ...families.flatMap((family) => [
        `family:${family}`,
        ...entries.filter(({ kpi }) => kpi.family === family).map(({ key }) => key),
      ]),
      ...(insights ? ['gap:insights', 'insights.title', ...numbered('insight', insights)] : []),
      ...['gap:charts', ...numbered('chart', CHART_ROWS)],
      ...(stages.length
        ? ['gap:stages', 'stages.header', ...stages.map((stage) => `stage:${stage}`), 'stages.other']
        : []),
    ],
    columns: [...HIDDEN_COLUMNS, ...WIDE_COLUMNS, ...NARROW_COLUMNS, ...periodKeys],
    periods: periodKeys,
  };
}

/**
 * Whether a cell may hold something of ours. Elsewhere – beside the title, in an empty row, right of a sentence – what
 * stands there was written by the user.
 */
export function isOurs(rowKey: string, columnKey: string): boolean {
  if (/^(kpi|header|so_far|window|tiles)\b/.test(rowKey)) return true;
  if (/^(gap|chart):/.test(rowKey)) return false;
  const written = /^(about|insight)/.test(rowKey)
    ? ['name', 'status']
    : /^stage/.test(rowKey)
      ? ['name', 'status', 'target']
      : /^hint/.test(rowKey)
        ? ['status']
        : ['name'];
  return written.includes(columnKey);
}
