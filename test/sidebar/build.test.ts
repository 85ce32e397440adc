/** What holds a scorecard back, and what does not. */
import { expect, it } from 'vitest';
import { planBuild } from '../../src/sidebar/build.ts';
import type { Workbook } from '../../src/sidebar/workbook.ts';
import type { Cell } from '../../src/table/types.ts';

const planned = (cells: Cell[][], kpis: string[]) => {
  const sheet = { sheetId: 1, name: 'Sales' };
  const file: Partial<Workbook> = {
    locale: () => 'en_US',
    sheets: () => [sheet],
    grid: () => ({ sheet: 'Sales', sheetId: 1, cells }),
    gridRows: () => cells.length,
    existing: () => [],
    own: () => null,
    begin: () => {},
  };
  const asked = kpis.map((id) => ({ id, variant: null, target: null }));
  return planBuild(file as Workbook, {
    choices: [{ sheetId: 1, use: true }],
    title: 'Sales',
    kpis: asked,
    period: 'month',
    from: null,
    to: null,
    asOf: null,
  });
};

it('orders without a customer have all figures but those of customers', () => {
  const orders: Cell[][] = [
    ['Order date', 'Store no', 'Sales'],
    ['2026-01-05', 'S1', 10],
    ['2026-01-06', 'S2', 20],
    ['2026-02-06', 'S1', 30],
  ];
  const { outcome } = planned(orders, ['revenue', 'clv']);
  expect(outcome.sentences[0]).toMatch(/^1 KPI over 2 months, from 3 rows/);
  expect(outcome.sentences[2]).toMatch(/^1 KPI could not be computed/);
});

it('deals without an amount have none', () => {
  const deals: Cell[][] = [
    ['Close date', 'Stage', 'Xyz'],
    ['2026-01-05', 'Won', 10],
    ['2026-02-06', 'Lost', 30],
  ];
  expect(() => planned(deals, ['win_rate'])).toThrow('No column for “Amount” was found');
});
