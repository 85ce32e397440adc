/** A scorecard of deals of which none is decided yet, whatever columns there are: it builds, or one sentence says why not. */
import { describe, expect, it } from 'vitest';
import { kpis } from '../../src/kpi/index.ts';
import { NoScorecard } from '../../src/scorecard/build.ts';
import type { Table } from '../../src/table/types.ts';
import { readOne, typedGrid } from '../table/grids.ts';
import { inputOf } from './case.ts';
import { planScorecard } from './planned.ts';

const columns = {
  Amount: (i: number) => i * 100,
  Created: (i: number) => `2026-01-0${i}`,
  'Close date': () => '',
  'Expected close date': (i: number) => `2026-05-0${i}`,
  Owner: () => 'Ann',
  'Is closed': () => false,
};
const open = (word: 'Status' | 'Stage', ...names: (keyof typeof columns)[]): Table =>
  readOne(
    typedGrid([
      ['Deal', 'Account', word, ...names],
      ...[1, 2, 3].map((i) => [`D${i}`, `Firm ${i}`, 'Open', ...names.map((name) => columns[name](i))]),
    ]),
    { answers: [{ column: '', kind: 'role', value: 'deals' }] },
  );
const everyVariant = kpis().flatMap(({ id, variants }) =>
  variants.map((variant) => ({ id, variant: variant.id, target: null })),
);
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((found, each) => found.concat(found.map((some) => some.concat([each]))), [[]]);

describe('deals that are all open', () => {
  it.each(['Status', 'Stage'] as const)('every choice of columns beside %s is planned, or refused in words', (word) => {
    let built = 0;
    for (const names of subsets(Object.keys(columns) as (keyof typeof columns)[])) {
      const input = inputOf([open(word, ...names)], [], { kpis: everyVariant });
      try {
        planScorecard(input);
        built++;
      } catch (error) {
        expect(error, names.join()).toBeInstanceOf(NoScorecard);
        expect(names).not.toContain('Created');
      }
    }
    expect(built).toBe(32);
  });
  it.each([
    ['neither close date', []],
    ['an empty close date', ['Close date']],
    ['an expected one', ['Expected close date']],
  ] as const)('%s: the pipeline has its value, and what needs a close says why it has none', (_, names) => {
    const { report } = planScorecard(
      inputOf(
        [open('Status', 'Amount', 'Created', ...names)],
        ['pipeline_value', 'revenue', 'win_rate', 'sales_cycle'],
      ),
    );
    const [pipeline, ...others] = report.kpis;
    expect(pipeline).toMatchObject({ value: 600, n: 3 });
    for (const { value, reason } of others) {
      expect(value).toBeNull();
      expect(reason).toBeTruthy();
    }
  });
});
