/** What step 1 shows of a table, as it is read. */
import { describe, expect, it } from 'vitest';
import { tableViews } from '../../src/sidebar/client/tables/view.ts';
import { tablesRead } from '../../src/sidebar/tables.ts';
import type { ReadOptions } from '../../src/table/types.ts';
import { readOne, safeGrid, table } from '../table/grids.ts';

const viewOf = (text: string, options?: Partial<ReadOptions>) => {
  const found = readOne(safeGrid(table(text)), options);
  const info = { sheetId: found.sheetId, name: found.sheet };
  const read = tablesRead([{ info, table: found, why: '', questions: found.questions }]);
  return tableViews(JSON.parse(JSON.stringify(read)), [])[0]!;
};

describe('the words of the outcome', () => {
  const text = `Deal | Status | Amount | Close date
    A | Voitettu | 1 | 2026-01-15
    B | voitettu | 2 | 2026-01-15
    C | HÄVITTY | 3 | 2026-01-16
    D | Hävitty | 4 | 2026-01-16
    E | Voitetu | 5 | 2026-01-17`;
  it('each stands there once, however it is spelled, with what all its rows count as', () => {
    expect(viewOf(text).words).toEqual([
      { word: 'Voitettu', count: 2, status: 'won' },
      { word: 'HÄVITTY', count: 2, status: 'lost' },
      { word: 'Voitetu', count: 1, status: 'open' },
    ]);
    expect(viewOf(text)).toMatchObject({ wordColumn: 'B', unknownWords: ['Voitetu'] });
  });
  it('a change of one is one of all its spellings', () => {
    const answers = [{ column: 'B', kind: 'status_word', value: 'HÄVITTY=cancelled' }] as const;
    expect(viewOf(text, { answers: [...answers] }).words[1]).toEqual({
      word: 'HÄVITTY',
      count: 2,
      status: 'cancelled',
    });
    expect(readOne(safeGrid(table(text)), { answers: [...answers] }).frame.status.slice(2, 4)).toEqual([
      'cancelled',
      'cancelled',
    ]);
  });
  it('are those of the column that decides, and none where two flags do', () => {
    const staged = viewOf(`Deal | Status | Stage | Amount | Close date
      A | Active | Won | 1 | 2026-01-15
      B | Active | Lost | 2 | 2026-01-16`);
    expect(staged).toMatchObject({ wordColumn: 'C', words: [{ word: 'Won' }, { word: 'Lost' }] });
    const flagged = viewOf(`Deal | Stage | Is won | Is closed | Amount | Close date
      A | Demo | yes | yes | 1 | 2026-01-15
      B | Offer | no | yes | 2 | 2026-01-16`);
    expect(flagged).toMatchObject({ wordColumn: null, words: [] });
  });
});

describe('what a table can’t do without', () => {
  const closed = (text: string) => viewOf(text).fields.find(({ field }) => field === 'closed');
  it('is no close date where every deal is open', () => {
    const open =
      'ID | Account | Status | Amount | Created\n1 | A | Open | 100 | 2026-01-05\n2 | B | Open | 200 | 2026-01-06';
    expect(viewOf(open).complete).toBe(true);
    expect(closed(open)).toMatchObject({ required: false, state: 'none' });
  });
  it('is a close date where deals are decided, unless the day they were won tells it', () => {
    const head = 'Deal | Status | Amount';
    const none = `${head}\nA | Won | 1\nB | Lost | 2`;
    expect(viewOf(none).complete).toBe(false);
    expect(closed(none)).toMatchObject({ required: true, state: 'missing', column: null });
    expect(viewOf(`${head} | Won on\nA | Won | 1 | 2026-01-05\nB | Lost | 2 |`).complete).toBe(true);
  });
  it('is no customer of orders: who bought is asked, and may stay open', () => {
    const view = viewOf(`Order date | Store no | Sales
      2026-01-05 | S1 | 10
      2026-01-06 | S2 | 20
      2026-01-06 | S1 | 30`);
    expect(view).toMatchObject({ role: 'orders', complete: true });
    expect(view.questions).toMatchObject([{ title: 'Which column is “Customer”?', settled: false }]);
    expect(view.fields.find(({ field }) => field === 'customer')).toMatchObject({ required: false, state: 'asked' });
  });
});

describe('what the server tells of a table', () => {
  const head = 'Deal ID | Owner | Status | Amount | Close date\nTotal | | | 0 |';
  const rows = Array.from({ length: 400 }, (_, i) => `D${i} | P${i % 7} | Won | ${i + 1} | 2026-01-${10 + (i % 9)}`);
  const found = readOne(safeGrid(table([head, ...rows, ...rows.slice(0, 60)].join('\n'))));
  const [told] = tablesRead([{ info: { sheetId: 1, name: 'Deals' }, table: found, why: '', questions: [] }]);
  it('is as long for many rows as for few, but for the words of the outcome', () => {
    expect(JSON.stringify(told).length).toBeLessThan(6000);
    expect(told).not.toHaveProperty('frame');
  });
  it('counts texts, and names the first rows of those left out', () => {
    const [view] = tableViews(JSON.parse(JSON.stringify([told])), []);
    const sample = (id: string) => view!.fields.find(({ field }) => field === id)?.sample;
    expect([sample('owner'), sample('status'), sample('closed')]).toEqual([
      'P0 · 7 different',
      'Won 400',
      '2026-01-10 → 10 Jan 2026',
    ]);
    const duplicates = view!.leftOut.find(({ code }) => code === 'duplicate');
    expect([duplicates?.count, duplicates?.rows.length, duplicates?.rows[0]]).toEqual([60, 50, 403]);
  });
  it('and of two tables of one kind the page says which is used', () => {
    const few = { ...told!, sheet: 'Few', sheetId: 2, rows: 3 };
    const views = tableViews([few, told!], []);
    expect(views.map(({ warnings }) => warnings.filter((warning) => warning.includes('“Sheet”')).length)).toEqual([
      1, 0,
    ]);
  });
});
