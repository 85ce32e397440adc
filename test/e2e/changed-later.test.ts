/** What may happen to a file after its scorecard was built, and would make figures wrong: the scorecard says so by itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { csv, SalesFile } from './sales-file.ts';
import { deals, text } from './tables.ts';

const KPIS = ['win_rate', 'revenue', 'pipeline_value', 'average_deal_size'];
const HINT = 'Scorecard!E9';
const GONE = 'A sheet or column of this scorecard is gone: undo that, or rebuild it';
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

const dropSheet = (from: SalesFile, name: string) =>
  from.change({ type: 'DELETE_SHEET', sheetId: from.sheet(name).id, sheetName: name });
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
  dropSheet(file, name);
  expect(file.cell(HINT)).toContain(GONE);
  file.scorecard({ kpis: KPIS });
  expect(file.cell(HINT)).toBeNull();
  expect(totals().every((value) => typeof value === 'number')).toBe(true);
});

describe('columns and sheets of the user’s that were deleted', () => {
  const orders = [['Order', 'Customer', 'Date', 'Total'], ...Array.from({ length: 9 }, (_, i) => [`O${i}`, `Account ${i % 4}`, `2025-0${1 + (i % 5)}-14`, `${50 + i}`])]; // biome-ignore format: one line
  const opened = async () => {
    const rows = deals(20).map((row, i) => [i ? `note ${i}` : 'Remark', ...row, i ? (i % 4 ? `more ${i}` : '') : 'Notes']); // biome-ignore format: one line
    const file = await SalesFile.open([csv('Deals', text([...rows, ['Total', '', '', '', '', '9000']])), csv('Orders', text(orders))]); // biome-ignore format: one line
    file.scorecard({ kpis: [...KPIS, 'clv'] });
    return file;
  };
  const remove = (file: SalesFile, column: number) =>
    file.change({ type: 'REMOVE_COLUMNS_ROWS', sheetId: file.sheet('Deals').id, sheetName: 'Deals', dimension: 'COL', elements: [column] }); // biome-ignore format: one line
  const about = (file: SalesFile) => file.cell('Scorecard!E8');

  it('that no figure is read from: nothing changes, on KPI data neither', { timeout: 120_000 }, async () => {
    const file = await opened();
    const before = [file.shown(), about(file), file.cells('KPI data')];
    expect(about(file)).toMatch(/^from “Deals”: \d+ of 21 rows decided, \d+ open, 1 left out · from “Orders”: 9 rows/);
    remove(file, 8);
    remove(file, 0);
    expect([file.shown(), about(file), file.cells('KPI data')]).toEqual(before);
    expect(file.cell(HINT)).toBeNull();
  });

  it.each([
    ['the column of amounts', (file: SalesFile) => remove(file, 5), KPIS.slice(1)],
    ['a sheet', (file: SalesFile) => dropSheet(file, 'Orders'), ['clv']],
    ['the header', (file: SalesFile) => file.deleteRows('Deals', 1, 1), []],
  ])(
    '%s that figures are read from: they have no value, and the scorecard says why',
    { timeout: 120_000 },
    async (_, drop, without) => {
      const file = await opened();
      expect(file.cell(HINT)).toBeNull();
      drop(file);
      expect(file.cell(HINT)).toBe(GONE);
      const values = Object.fromEntries(file.shown().map(({ key, total, periods }) => [key, [total, ...Object.values(periods)]])); // biome-ignore format: one line
      for (const key of without) expect(values[key]!.filter((value) => value !== null)).toEqual([]);
    },
  );
});
