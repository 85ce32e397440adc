/** What may happen to a file after its scorecard was built, and would make figures wrong: the scorecard says so by itself. */
import { beforeAll, expect, it } from 'vitest';
import { csv, SalesFile } from './sales-file.ts';
import { deals, text } from './tables.ts';

const KPIS = ['win_rate', 'revenue', 'pipeline_value', 'average_deal_size'];
const HINT = 'Scorecard!E9';
let file: SalesFile;

beforeAll(async () => {
  const stages = ['Demo', 'Offer'];
  const rows = deals(20).map((row, i) => [
    ...row.map((cell) => (cell === 'Open' ? stages[i % 2]! : cell)),
    i === 0 ? 'Currency' : i % 3 ? 'USD' : 'usd',
  ]);
  file = await SalesFile.open([csv('Deals', text(rows))]);
  file.scorecard({ kpis: KPIS });
}, 60_000);

const totals = () => file.shown().map(({ total }) => total);
const pipelineByStage = () => {
  const cells = Array.from({ length: 60 }, (_, i) => [`Scorecard!D${i + 20}`, `Scorecard!E${i + 20}`]);
  const rows = cells.map((pair) => pair.map((place) => file.cell(place)));
  return Object.fromEntries(rows.filter(([name]) => name === 'Demo' || name === 'Offer'));
};

it('a row in another currency: no amount has a value, and the scorecard says why', () => {
  const before = totals();
  expect(before.every((value) => typeof value === 'number')).toBe(true);
  expect(file.cell(HINT)).toBeNull();
  file.type('Deals!H3', 'EUR');
  expect(totals()).toEqual([before[0], null, null, null]);
  expect(file.cell(HINT)).toContain('Rows in another currency: 1 – no amount has a value');
  file.type('Deals!H3', 'usd');
  expect(totals()).toEqual(before);
  expect(file.cell(HINT)).toBeNull();
});

it('built over two currencies, the pipeline by stage is of no amounts either', () => {
  expect(Object.values(pipelineByStage()).every((amount) => typeof amount === 'number')).toBe(true);
  file.type('Deals!H3', 'EUR');
  file.scorecard({ kpis: KPIS });
  expect(pipelineByStage()).toEqual({ Demo: null, Offer: null });
  file.type('Deals!H3', 'USD');
  file.scorecard({ kpis: KPIS });
});

it.each(['KPI data', 'KPI settings'])('%s was deleted: rebuild', (name) => {
  expect(file.cell(HINT)).toBeNull();
  const { id: sheetId } = file.sheet(name);
  file.change({ type: 'DELETE_SHEET', sheetId, sheetName: name });
  expect(file.cell(HINT)).toContain('A sheet of this scorecard is gone: rebuild it');
  file.scorecard({ kpis: KPIS });
  expect(file.cell(HINT)).toBeNull();
  expect(totals().every((value) => typeof value === 'number')).toBe(true);
});
