/** The user works on their table and the add-on does not run: the scorecard says at once what a new one over the same cells would say. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isClose } from './close.ts';
import { csv, SalesFile } from './sales-file.ts';
import { deals, text } from './tables.ts';

const WINDOW = { from: '2025-01-01', to: '2025-06-30', asOf: '2025-06-30', period: 'month' } as const;
const KPIS = ['win_rate', 'sales_cycle', 'pipeline_value', 'revenue', 'average_deal_size', 'sales_growth', 'sales_productivity', 'clv']; // biome-ignore format: one line

async function differences(file: SalesFile): Promise<string[]> {
  const { kpis } = await file.afresh({ ...WINDOW, kpis: KPIS });
  const shown = file.shown();
  expect(shown.length).toBe(kpis.length);
  return kpis.flatMap(({ id, value, periods }, i) => {
    const { total, periods: cells } = shown[i]!;
    const pairs = [[id, total, value] as const, ...periods.map((p) => [`${id} ${p.start}`, cells[p.start], p.value] as const)]; // biome-ignore format: one line
    return pairs.flatMap(([about, cell, wanted]) =>
      isClose(cell, wanted) ? [] : [`${about}: ${JSON.stringify(cell)} instead of ${wanted}`],
    );
  });
}

let file: SalesFile;
let last: number;
beforeAll(async () => {
  const rows = deals(20);
  file = await SalesFile.open([csv('Deals', text(rows))]);
  file.scorecard({ ...WINDOW, kpis: KPIS });
  last = rows.length;
}, 60_000);

/** A scorecard that stands still would pass, so a change must be seen. */
let before: string;
const figures = () => JSON.stringify(file.shown());

describe('the scorecard follows', () => {
  afterEach(() => expect(file.errors()).toEqual([]));

  const changed = (what: string, isSeen: boolean, change: () => void) =>
    it(what, { timeout: 60_000 }, async () => {
      before = figures();
      file.host.resetCalls();
      change();
      expect(figures() !== before).toBe(isSeen);
      expect(file.host.calls).toEqual({ read: 0, write: 0 });
      expect(await differences(file)).toEqual([]);
    });
  const follows = (what: string, change: () => void) => changed(what, true, change);
  const stays = (what: string, change: () => void) => changed(what, false, change);

  const row = (at: number, cells: string[]) =>
    cells.forEach((cell, i) => {
      file.type(`Deals!${'ABCDEFG'[i]}${at}`, cell);
    });
  const line = (at: number, text: string) => row(at, text.split('|'));

  follows('changed cells', () => {
    file.type('Deals!D3', 'Won');
    file.type('Deals!E3', '1234.5');
    file.type('Deals!G3', '2025-03-14');
    file.type('Deals!E2', '');
  });
  follows('rows below the last one', () => {
    line(last + 1, 'D901|Dora|Account 2|Won|777.25|2025-02-03|2025-06-17');
    line(last + 3, 'D902|Ann|Account 9|Lost|50|2025-02-13|2025-05-20');
  });
  follows('rows in the middle', () => {
    file.insertRows('Deals', 9, 2);
    line(9, 'D903|Ben|Account 2|Won|88.5|2025-03-03|2025-04-17');
  });
  follows('removed and blanked rows', () => {
    file.deleteRows('Deals', 4, 2);
    row(7, Array(7).fill(''));
  });
  follows('a status in other words and another case', () => {
    file.type('Deals!D5', ' WON ');
    file.type('Deals!D6', 'negotiation');
    file.type('Deals!D8', 'Closed Lost');
  });
  stays('an id typed twice', () => line(last + 6, 'D901|Dora|Account 2|Won|777.25|2025-02-03|2025-06-17'));
  stays('a total row below', () => line(last + 8, 'Total||||9999||'));
  follows('a row right below the header', () => {
    file.insertRows('Deals', 2, 1);
    line(2, 'D904|Cleo|Account 3|Won|1200|2025-03-05|2025-04-19');
  });
  follows('all rows gone but one', () => file.deleteRows('Deals', 3, last + 8));
});

/** Texts in columns that held real numbers and dates when the scorecard was built. */
describe('texts that come later', () => {
  const opened = async (locale: string): Promise<SalesFile> => {
    const other = await SalesFile.open([csv('Deals', text(deals(12)))], { locale });
    other.scorecard({ ...WINDOW, kpis: KPIS });
    return other;
  };
  /** What KPI data says it can't read, by row of the table. */
  const unread = (other: SalesFile): Record<number, unknown> => {
    const [keys = [], ...rows] = other.cells('KPI data');
    const [row, code] = ['deals:row', 'deals:unreadable'].map((key) => keys.indexOf(key)) as [number, number];
    return Object.fromEntries(rows.flatMap((cells) => (cells[code] && typeof cells[row] === 'number' ? [[cells[row], cells[code]]] : []))); // biome-ignore format: one line
  };

  const read = (place: string, typed: string, locale = 'en_US') =>
    it(`${typed} is read in ${locale}`, { timeout: 60_000 }, async () => {
      const other = await opened(locale);
      other.type(`Deals!${place}`, `'${typed}`);
      expect(await differences(other)).toEqual([]);
      expect(unread(other)).toEqual({});
      expect(other.errors()).toEqual([]);
    });
  read('G2', '2025-05-22');
  read('G2', '22.5.2025', 'de_DE');
  read('G2', '2025-05-22T14:30:00Z');
  read('E2', '1500.75', 'fi_FI');
  read('E2', '1500,75');
  read('E2', '-20', 'fi_FI');

  it('what could be read in two ways or in none is named, counted and in no figure', { timeout: 60_000 }, async () => {
    const [other, blank] = [await opened('en_US'), await opened('en_US')];
    const places = { E2: '1.234', G3: '3/4/2025', E4: 'about 500', G4: 'in May', E5: 'n/a' };
    for (const [place, typed] of Object.entries(places)) {
      other.type(`Deals!${place}`, `'${typed}`);
      blank.type(`Deals!${place}`, '');
    }
    expect(other.shown()).toEqual(blank.shown());
    expect(unread(other)).toEqual({ 2: 'amount', 3: 'date', 4: 'amount, date' }); // biome-ignore format: one line
    expect(unread(blank)).toEqual({});
    expect(JSON.stringify(other.cells('Scorecard'))).toContain('3 with an amount or a date that can’t be read');
  });
});
