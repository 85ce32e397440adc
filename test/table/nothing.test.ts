/** Marks for nothing, `-` and `n/a`, are no customer, no owner and no stage: in the engine as in the live formulas. */
import { describe, expect, it } from 'vitest';
import { call } from '../functions/cell.ts';
import { readOne, safeGrid, table } from './grids.ts';
import { differences } from './live.ts';

const orders = (nobody: string, nothing = nobody) => `
  Order | Date | Customer | Amount | Channel
  1 | 2023-01-05 | A | 100 | Web
  2 | 2023-02-05 | A | 120 | ${nobody}
  3 | 2023-02-10 | ${nobody} | 80 | Web
  4 | 2023-06-01 | ${nothing} | 60 | ${nothing}
  5 | 2024-01-05 | B | 200 | Unknown shop`;

const deals = (nobody: string) => `
  Id | Owner | Account | Amount | Stage | Created | Closed
  1 | Ann | Acme | 1000 | Won | 2024-01-05 | 2024-02-10
  2 | Ann | Beta | 2000 | Lost | 2024-01-15 | 2024-02-20
  3 | Bo | Core | 3000 | Lost | 2024-02-01 | 2024-03-04
  4 | ${nobody} | Delta | 1500 | Won | 2024-02-03 | 2024-03-01`;

const kpi = (name: string, text: string) => call('KPI', name, table(text));

describe('marks for nothing among names', () => {
  it.each([
    ['-', 'n/a'],
    ['N/A', '???'],
    ['unknown', '–'],
  ])('%s and %s are read as blank cells are, also by the live formulas', (nobody, nothing) => {
    const grid = safeGrid(table(orders(nobody, nothing)));
    const found = readOne(grid);
    expect(found.frame.text.customer).toEqual(['A', 'A', null, null, 'B']);
    expect(found.frame.text.channel).toEqual(['Web', null, 'Web', null, 'Unknown shop']);
    expect(differences(grid, found)).toEqual([]);
  });
  it('no figure per customer or person counts them as one', () => {
    expect(kpi('clv', orders('-', 'n/a'))).toBe(kpi('clv', orders('')));
    expect(kpi('sales productivity', deals('-'))).toBe(kpi('sales productivity', deals('')));
  });
});
