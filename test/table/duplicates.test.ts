/** The same deal in several rows. */
import { expect, it } from 'vitest';
import type { Table } from '../../src/table/types.ts';
import { readOne, safeGrid, table } from './grids.ts';
import { differences } from './live.ts';

const codes = ({ frame }: Table) => frame.leftOut;
const read = (text: string) => {
  const grid = safeGrid(table(text));
  const found = readOne(grid);
  expect(differences(grid, found)).toEqual([]);
  return found;
};

it('the same id twice: same content, the later row goes; other content, the later row counts', () => {
  const found = read(`
    Deal ID | Deal name | Stage | Amount | Close date
    1 | A | Won | 100 | 2024-01-05
    2 | B | Won | 50 | 2024-01-15
    1 | A | Won | 100 | 2024-01-05
    2 | B | Lost | 60 | 2024-01-16
    3 | C | Open | 10 |`);
  expect(codes(found)).toEqual([null, 'duplicate', 'duplicate', null, null]);
  expect(found.warnings.map(({ code, count }) => [code, count])).toEqual(
    expect.arrayContaining([
      ['duplicates', 1],
      ['conflicting_duplicates', 1],
    ]),
  );
});

it('ids that repeat as a rule: a deal has a row per week or product', () => {
  const weeks = (id: string, rows: string[]) =>
    `Snapshot | ${id} | Customer | Status | Amount | Created | Closed\n${rows.join('\n')}`;
  const weekly = ['01', '08', '15'].flatMap((day) => [
    `2024-01-${day} | 1 | Acme | Open | 100 | 2023-12-01 |`,
    `2024-01-${day} | 2 | Acme | ${day === '15' ? 'Won' : 'Open'} | 50 | 2023-12-05 | 2024-01-14`,
    `2024-01-${day} | 3 | Beta | Lost | 70 | 2023-12-07 | 2024-01-02`,
  ]);
  const found = read(weeks('Deal ID', weekly));
  expect([found.rows, found.leftOut]).toEqual([3, { duplicate: 6 }]);
  expect(found.warnings).toContainEqual(expect.objectContaining({ code: 'conflicting_duplicates', count: 3 }));
  // A customer's number, or the parts of a deal: no row is thrown away.
  const others = weekly.map((row, i) => row.replace('2023-12', `2023-0${i + 1}`));
  expect(read(weeks('ID', others)).rows).toBe(9);
  const parts = weekly.map((row, i) => row.replace(/100|50|70/, `${i + 1}`));
  expect(read(weeks('Deal ID', parts)).rows).toBe(9);
});

it('capitals tell Salesforce’s ids apart, and no others', () => {
  const withIds = (...ids: string[]) =>
    codes(
      read(`
    Opportunity ID | Stage | Amount | Close date
    ${ids[0]} | Closed Won | 10 | 2024-01-05
    ${ids[1]} | Closed Lost | 20 | 2024-01-15
    ${ids[0]} | Closed Won | 30 | 2024-01-25
    ${ids[2]} | Closed Won | 40 | 2024-01-30`),
    );
  expect(withIds('0065g00000AbCdE', '0065g00000AbCde', '0065g00000AbCdF')).toEqual(['duplicate', null, null, null]);
  expect(withIds('D-a', 'D-A', 'D-b')).toEqual(['duplicate', 'duplicate', null, null]);
});
