/** Build again over what the user has made of our sheets: theirs stays, ours follows, and their own sheets are never touched. */
import { beforeAll, expect, it } from 'vitest';
import type { BuildRequest } from '../../src/sidebar/protocol.ts';
import { isClose } from './close.ts';
import { csv, SalesFile } from './sales-file.ts';
import { changes } from './state.ts';
import { deals, text } from './tables.ts';

const request: BuildRequest = {
  choices: [],
  title: 'Team',
  kpis: ['win_rate', 'revenue', 'average_deal_size'].map((id) => ({ id, variant: null, target: null })),
  period: 'quarter',
  from: null,
  to: null,
  asOf: null,
};

let file: SalesFile;
beforeAll(async () => {
  file = await SalesFile.open([csv('Deals', text(deals(16))), csv('Notes', 'What to do\nCall Ann\n')]);
  file.type('Notes!C1', '=SUM(Deals!E2:E)');
  file.note('Deals!E2', 'checked');
  file.build(request);
}, 60_000);

const users = () => file.state().sheets.filter(({ name }) => ['Deals', 'Notes'].includes(name));
/** The place of a key's row and a key's column on one of our sheets. */
function at(row: string, column: string, sheet = 'Scorecard'): string {
  const cells = file.cells(sheet);
  const [r, c] = [cells.findIndex(([key]) => key === row), cells[0]!.indexOf(column)];
  if (r < 0 || c < 0) throw new Error(`no ${row} or ${column} on ${sheet}`);
  return `${sheet}!${String.fromCharCode(65 + c)}${r + 1}`;
}
const shown = (key: string, sheet?: string) => file.shown(sheet).find((each) => each.key === key)!;
const rebuild = () => {
  const before = users();
  file.build(request);
  expect(changes(before, users())).toEqual([]);
  expect(file.errors()).toEqual([]);
};

it('nothing changed: nothing changes', { timeout: 60_000 }, () => {
  const before = file.state().sheets;
  rebuild();
  expect(changes(before, file.state().sheets)).toEqual([]);
});

it('keeps targets, extra rows, notes and words that point to the scorecard', { timeout: 60_000 }, () => {
  file.type(at('kpi:revenue', 'target'), '1000');
  const [, row] = /(\d+)$/.exec(at('kpi:revenue', 'name'))!;
  file.insertRows('Scorecard', Number(row) + 1, 1);
  const { scorecard } = file.ask('open', {});
  expect(scorecard!.request.kpis.find(({ id }) => id === 'revenue')!.target).toBe(1000);
  file.type(`Scorecard!F${Number(row) + 1}`, 'as agreed in May');
  file.type('Notes!C2', `=${at('kpi:revenue', 'total')}*2`);
  const revenue = shown('revenue').total as number;
  rebuild();
  expect(file.cell(at('kpi:revenue', 'target'))).toBe(1000);
  expect(String(file.cell(at('kpi:revenue', 'status')))).toMatch(/^[●▲▼]/);
  expect(file.cells('Scorecard').flat()).toContain('as agreed in May');
  expect(file.cell('Notes!C2')).toBe(revenue * 2);
});

it('reads a changed word and a changed benchmark back from the settings', { timeout: 60_000 }, () => {
  const place = at('entry:deals.status_words:Lost', 'value', 'KPI settings');
  const before = shown('win_rate').total;
  file.type(place, 'open');
  const live = shown('win_rate').total;
  expect(live).not.toBe(before);
  file.type(at('band:win_rate', 'value', 'KPI settings'), '0.9');
  rebuild();
  expect(file.cell(at('entry:deals.status_words:Lost', 'value', 'KPI settings'))).toBe('open');
  expect(file.cell(at('band:win_rate', 'value', 'KPI settings'))).toBe(0.9);
  expect(isClose(shown('win_rate').total, live as number)).toBe(true);
  file.type(place, 'lost');
});

it('finds its sheets by themselves, whatever they are called', { timeout: 60_000 }, () => {
  for (const [name, newName] of [
    ['Scorecard', 'Our figures'],
    ['KPI settings', 'Knobs'],
  ] as const)
    file.change({ type: 'RENAME_SHEET', sheetId: file.sheet(name).id, oldName: name, newName });
  file.build(request);
  const names = file.workbook.sheets().map(({ name }) => name);
  expect([...names].sort()).toEqual(['Deals', 'KPI data', 'Knobs', 'Notes', 'Our figures']);
  expect(shown('revenue', 'Our figures').total).toEqual(expect.any(Number));
  for (const [name, newName] of [
    ['Our figures', 'Scorecard'],
    ['Knobs', 'KPI settings'],
  ] as const)
    file.change({ type: 'RENAME_SHEET', sheetId: file.sheet(name).id, oldName: name, newName });
});

it('a duplicate of the scorecard is the user’s', { timeout: 60_000 }, () => {
  const { id: sheetId } = file.sheet('Scorecard');
  file.change({ type: 'DUPLICATE_SHEET', sheetId, sheetIdTo: 'theirs', sheetNameTo: 'May', sheetName: 'Scorecard' });
  const theirs = () => file.state().sheets.filter(({ name }) => name === 'May');
  const before = theirs();
  rebuild();
  expect(changes(before, theirs())).toEqual([]);
  file.change({ type: 'DELETE_SHEET', sheetId: 'theirs', sheetName: 'May' });
});

it.each(['KPI data', 'KPI settings', 'Scorecard'])(
  'makes %s again when it was deleted',
  { timeout: 60_000 },
  (name) => {
    const revenue = shown('revenue').total;
    file.change({ type: 'DELETE_SHEET', sheetId: file.sheet(name).id, sheetName: name });
    const state = file.ask('open', {});
    expect(state.tables.map(({ sheet }) => sheet)).toEqual(['Deals']);
    file.build(request);
    expect(file.errors()).toEqual([]);
    expect(isClose(shown('revenue').total, revenue as number)).toBe(true);
  },
);

it('new months and new rows', { timeout: 60_000 }, () => {
  for (const [i, cell] of ['D999', 'Ann', 'Account 1', 'Won', '321', '2025-07-01', '2025-08-15'].entries())
    file.type(`Deals!${'ABCDEFG'[i]}18`, cell);
  rebuild();
  expect(shown('revenue').periods['2025-07-01']).toBe(321);
});
