/** Which rows and columns the scorecard has, by key, and which of its cells are ever ours. */

import { toIso } from '../value/day.ts';
import type { Period } from '../value/period.ts';
import { KEYS } from './canvas.ts';
import type { Entry } from './figures.ts';

export const periodKey = (period: Period): string => `period:${period.unit}:${toIso(period.start)}`;

/** Hidden, in this order: the keys, the targets as they were asked for, the figures the newest period is compared with. */
export const HIDDEN_COLUMNS = [KEYS, 'built', 'previous'];
/** The margin holds the symbol of a sentence, so that only the symbol is coloured. */
export const FIXED_COLUMNS = ['margin', 'name', 'status', 'target', 'total', 'n', 'change', 'trend'];

/** Small rows above the header: the days of each column, and of the window it is compared with. */
export const WINDOW_ROWS = ['window.from', 'window.to', 'window.previous_from', 'window.previous_to', 'window.so_far'];

export const TILE_ROWS = ['tiles.name', 'tiles.figure', 'tiles.line'];
export const CHART_ROWS = 14;

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
  const periodKeys = periods.map(periodKey);
  return {
    rows: [
      ...[KEYS, 'title', 'about', 'hint', 'gap:tiles', ...TILE_ROWS, 'gap:table', ...WINDOW_ROWS, 'header'],
      ...families.flatMap((family) => [
        `family:${family}`,
        ...entries.filter(({ kpi }) => kpi.family === family).map(({ key }) => key),
      ]),
      ...(insights ? ['gap:insights', 'insights.title', ...numbered('insight', insights)] : []),
      ...['gap:charts', ...numbered('chart', CHART_ROWS)],
      ...(stages.length
        ? ['gap:stages', 'stages.title', 'stages.header', ...stages.map((stage) => `stage:${stage}`), 'stages.other']
        : []),
      ...['gap:definitions', 'definitions.title', ...entries.map(({ key }) => `definition:${key}`)],
    ],
    columns: [...HIDDEN_COLUMNS, ...FIXED_COLUMNS, ...periodKeys],
    periods: periodKeys,
  };
}

/**
 * Whether a cell may hold something of ours. Elsewhere – beside the title, in an empty row, right of a sentence – what
 * stands there was written by the user.
 */
export function isOurs(rowKey: string, columnKey: string): boolean {
  const kind = rowKey.split(':')[0]!;
  switch (kind) {
    case 'kpi':
    case 'header':
    case 'window.from':
    case 'window.to':
    case 'window.previous_from':
    case 'window.previous_to':
    case 'window.so_far':
    case 'tiles.name':
    case 'tiles.figure':
    case 'tiles.line':
      return true;
    case 'stage':
    case 'stages.header':
    case 'stages.other':
      return ['name', 'status', 'target', 'total', 'n'].indexOf(columnKey) >= 0;
    case 'definition':
      return columnKey === 'name' || columnKey === 'status';
    case 'insight':
      return columnKey === 'margin' || columnKey === 'name';
    case 'gap':
    case 'chart':
      return false;
    default:
      return columnKey === 'name';
  }
}
