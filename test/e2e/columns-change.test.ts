/** The user's columns and sheets change between a build and the next: figures stay those of the columns that were chosen. */
import { expect, it } from 'vitest';
import type { BuildRequest, TableChoices } from '../../src/sidebar/protocol.ts';
import { csv, SalesFile } from './sales-file.ts';

const HEADER = ['ID', 'Account', 'Stage', 'Created', 'Closed', 'Amount'];
const rows = Array.from({ length: 24 }, (_, i) => {
  const day = (month: number) => `2025-0${month}-${String((i % 27) + 1).padStart(2, '0')}`;
  return [`D${i}`, `Account ${i % 7}`, ['Won', 'Lost', 'Negotiation'][i % 3]!, day(1), i % 3 < 2 ? day(2 + (i % 4)) : '', `${100 + i}`]; // biome-ignore format: one line
});
const plain = (more: string[][] = []) => csv('Plain', [HEADER, ...rows, ...more].map((row) => row.join()).join('\n'));
const request: BuildRequest = {
  choices: [],
  title: 'Team',
  kpis: ['win_rate', 'revenue', 'sales_cycle', 'pipeline_value', 'clv'].map((id) => ({ id, variant: null, target: null })), // biome-ignore format: one line
  period: 'month',
  from: null,
  to: null,
  asOf: null,
};
const totals = (file: SalesFile) => Object.fromEntries(file.shown().map(({ key, total }) => [key, total]));
const idOf = (file: SalesFile, sheet: string) => Number(file.sheet(sheet).id.replace(/\D/g, ''));
const sheetId = (file: SalesFile, name: string) =>
  file.ask('open', {}).tables.find(({ sheet }) => sheet === name)?.sheetId ?? idOf(file, name);
const insertColumn = (file: SalesFile, sheet: string, base: number) => {
  const { id } = file.sheet(sheet);
  file.change({ type: 'ADD_COLUMNS_ROWS', sheetId: id, sheetName: sheet, dimension: 'COL', base, quantity: 1, position: 'before' }); // biome-ignore format: one line
};
const removeColumn = (file: SalesFile, sheet: string, column: number) => {
  const { id } = file.sheet(sheet);
  file.change({ type: 'REMOVE_COLUMNS_ROWS', sheetId: id, sheetName: sheet, dimension: 'COL', elements: [column] });
};
const again = (file: SalesFile) => file.build(file.ask('open', {}).scorecard!.request);

it('a rebuild over a KPI data sheet with more or fewer columns', { timeout: 120_000 }, async () => {
  const file = await SalesFile.open([plain()]);
  file.build(request);
  const before = totals(file);
  expect(before).toMatchObject({ revenue: expect.any(Number), win_rate: 0.5 });
  for (const [i, owner] of ['Owner', ...rows.map((_, i) => ['Ann', 'Bob'][i % 2]!)].entries())
    file.type(`Plain!G${i + 1}`, owner);
  again(file);
  expect([totals(file), file.errors()]).toEqual([before, []]);
  removeColumn(file, 'Plain', 6);
  again(file);
  expect([totals(file), file.errors()]).toEqual([before, []]);
});

it('a rebuild stays with its table, whatever sheets have come since', { timeout: 120_000 }, async () => {
  const file = await SalesFile.open([plain()]);
  const choices: TableChoices[] = [{ sheetId: sheetId(file, 'Plain'), use: true }];
  file.build({ ...request, choices });
  const before = totals(file);
  const { id } = file.sheet('Plain');
  file.change({ type: 'DUPLICATE_SHEET', sheetId: id, sheetIdTo: 'archive', sheetNameTo: 'Archive', sheetName: 'Plain' }); // biome-ignore format: one line
  for (let row = 26; row < 34; row++)
    for (const [i, cell] of [`E${row}`, 'Old', 'Won', '2025-01-01', '2025-02-02', '9000'].entries())
      file.type(`Archive!${'ABCDEF'[i]}${row}`, cell);
  again(file);
  expect(totals(file)).toEqual(before);
  removeColumn(file, 'Archive', 2); // its stages: now it could be orders
  again(file);
  expect(totals(file)).toEqual(before);
  removeColumn(file, 'Archive', 4); // and its amounts
  again(file);
  expect(totals(file)).toEqual(before);
});

it('what was chosen moves along with its column', { timeout: 120_000 }, async () => {
  const table = [[...HEADER, 'Margin'], ...rows.map((row, i) => [...row, `${i + 1}`])];
  const file = await SalesFile.open([csv('Margins', table.map((row) => row.join()).join('\n'))]);
  const id = sheetId(file, 'Margins');
  const word = { sheet: 'Margins', column: 'C', kind: 'status_word', value: 'Negotiation=lost' } as const;
  file.build({ ...request, choices: [{ sheetId: id, use: true, map: { amount: 'G' }, answers: [word] }] });
  const before = totals(file);
  expect(before).toMatchObject({ revenue: 92, pipeline_value: 0 });
  insertColumn(file, 'Margins', 0);
  file.type('Margins!A1', 'Remark');
  again(file);
  expect(totals(file)).toEqual(before);
  file.host.run('rebuildScorecard_', []);
  expect(totals(file)).toEqual(before);
  file.type('Margins!H1', 'Contribution');
  again(file);
  expect(totals(file)).toEqual(before);
  removeColumn(file, 'Margins', 7);
  expect(() => again(file)).toThrow('No column for “Amount” was found');
});
