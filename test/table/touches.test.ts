import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/table/read.ts';
import { readOne, safeGrid } from './grids.ts';

const roles = (rows: string[][], sheet = 'Sheet1') => {
  const { tables, others } = readTables([{ ...safeGrid(rows), sheet }], { locale: 'en_US' });
  return tables[0] ? [tables[0].role, ...tables[0].questions.map(({ kind }) => kind)] : others[0]!.why;
};

describe('a table of touches', () => {
  it('is known by its columns, and read', () => {
    const { role, rows, questions, frame } = readOne(
      safeGrid([
        ['Journey ID', 'Touch date', 'Channel', 'Converted', 'Value'],
        ['J1', '2026-01-05', 'Ads', 'no', ''],
        ['J1', '2026-01-09', 'E-mail', 'yes', '1200'],
        ['J2', '2026-01-11', 'Ads', 'no', ''],
      ]),
    );
    expect([role, rows, questions]).toEqual(['touches', 3, []]);
    expect(frame.text.journey).toEqual(['J1', 'J1', 'J2']);
    expect(frame.text.converted).toEqual(['no', 'yes', 'no']);
    expect(frame.number.value).toEqual([null, 1200, null]);
    expect(frame.day.date).toEqual([46027, 46031, 46033]);
    expect(frame.time).toEqual([0, 0, 0]);
  });

  it.each([
    [['Asiakaspolku', 'Päivämäärä', 'Kanava', 'Osti', 'Arvo'], 'Taul1'],
    [['Customer', 'Date', 'Channel', 'Converted', 'Value'], 'Sheet1'],
    [['Contact ID', 'Timestamp', 'Source / medium', 'Revenue'], 'Touches'],
    [['Kundenreise', 'Datum', 'Kanal', 'Wert'], 'Attribution'],
  ])('%s in “%s”', (headers, sheet) => {
    const row = (id: string, day: string, channel: string, yes: string, value: string) => (headers.length === 5 ? [id, day, channel, yes, value] : [id, day, channel, value]); // biome-ignore format: one line
    const rows = [headers, row('a', '2026-01-05', 'Ads', 'no', ''), row('a', '2026-01-09', 'Phone', 'yes', '500'), row('b', '2026-01-20', 'Ads', 'yes', '700')]; // biome-ignore format: one line
    expect(roles(rows, sheet)).toEqual(['touches']);
  });

  it.each([
    ['orders', ['Order ID', 'Order date', 'Customer', 'Channel', 'Amount'], ['1', '2026-01-05', 'Kesko', 'Shop', '40']],
    ['deals', ['Deal', 'Close date', 'Customer', 'Channel', 'Status', 'Value'], ['A', '2026-01-05', 'Kesko', 'Phone', 'Won', '40']], // biome-ignore format: one line
    ['deals', ['Deal ID', 'Date', 'Channel', 'Won', 'Amount'], ['A', '2026-01-05', 'Phone', 'yes', '40']],
    ['costs', ['Date', 'Channel', 'Campaign', 'Cost'], ['2026-01-05', 'Ads', 'Spring', '40']],
  ])('leaves %s alone', (role, headers, row) => {
    expect(roles([headers, row, row.map((cell, i) => (i === 0 && cell.length < 3 ? `${cell}2` : cell))])[0]).toBe(role);
  });
});
