/** Whole scorecards from real tables: read, planned, carried out in the local spreadsheet, and held against the engine. */
import { describe, expect, it } from 'vitest';
import { kpis } from '../../src/kpi/index.ts';
import type { SheetGrid } from '../../src/table/types.ts';
import { fileGrid, hasSharedData, readOne } from '../table/grids.ts';
import { inputOf } from './case.ts';
import { differences } from './differences.ts';
import { carriedOut } from './live.ts';
import { planScorecard } from './planned.ts';

const allVariants = kpis().flatMap(({ id, variants }) =>
  variants.map((variant) => ({ id, variant: variant.id, target: id === 'revenue' ? 10000 : null })),
);

/** Every so many rows are enough to tell a formula from the engine, and leave the machine to others. */
const tables: [file: string, every: number, unit: 'month' | 'quarter'][] = [
  ['crm-sales-opportunities/sales_pipeline.csv', 20, 'month'],
  ['hubspot-dummy-deals/hubspot_deals.csv', 2, 'quarter'],
  ['superstore-eu/eu_superstore_orders.csv', 25, 'quarter'],
  ['superstore-eu/eu_superstore_orders.eu-locale.csv', 40, 'quarter'],
];

describe.skipIf(!hasSharedData)('a scorecard from', () => {
  it.each(tables)('%s (every %i) has live figures equal to the engine’s', { timeout: 120_000 }, (file, every, unit) => {
    const grid = thinned(fileGrid(file), every);
    const table = readOne(grid);
    expect(table.questions).toEqual([]);
    const input = inputOf([table], [], {
      kpis: allVariants,
      unit,
      sourceRows: { [table.sheetId]: grid.cells.length + 20 },
    });
    const { plan, report } = planScorecard(input);
    const live = carriedOut([grid], plan);
    const { compared, found } = differences(report, live);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(50);
    expect(report.kpis.filter(({ value }) => value !== null).length).toBeGreaterThan(5);
  });
});

const thinned = (grid: SheetGrid, every: number): SheetGrid => {
  const kept = <T>(rows: T[]): T[] => rows.filter((_, i) => i === 0 || i % every === 0);
  return { ...grid, cells: kept(grid.cells), formats: grid.formats && kept(grid.formats) };
};
