import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/table/read.ts';
import type { Table } from '../../src/table/types.ts';
import { safeGrid } from '../table/grids.ts';
import { planScorecard } from './planned.ts';

const grids = [
  { ...safeGrid([['Deal', 'Close date', 'Status', 'Amount'], ['A', '2026-01-05', 'Won', '100'], ['B', '2026-02-09', 'Lost', '300']]), sheet: 'Deals' }, // biome-ignore format: one line
  { ...safeGrid([['Journey', 'Date', 'Channel', 'Value'], ['J1', '2026-05-01', 'Ads', ''], ['J1', '2026-05-09', 'Phone', '900']]), sheet: 'Touches', sheetId: 2 }, // biome-ignore format: one line
];
const { tables } = readTables(grids, { locale: 'en_US' });
const plan = (of: Table[]) =>
  planScorecard({
    tables: of,
    kpis: [{ id: 'win_rate', variant: null, target: null }],
    unit: 'month',
    from: null,
    to: null,
    asOf: null,
    title: 'Scorecard',
    existing: [],
    locale: 'en_US',
    names: { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' },
    sourceRows: { [grids[0]!.sheetId]: 10, 2: 10 },
  });

describe('touches beside deals', () => {
  it('change nothing about the scorecard', () => {
    expect(tables.map(({ role }) => role)).toEqual(['deals', 'touches']);
    expect(plan(tables)).toEqual(plan(tables.slice(0, 1)));
  });

  it('are no scorecard by themselves', () => {
    expect(() => plan(tables.slice(1))).toThrow('There is no table to build a scorecard from.');
  });
});
