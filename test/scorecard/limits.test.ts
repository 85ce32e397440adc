/** Where what a scorecard shows begins and ends. */
import { expect, it } from 'vitest';
import { kpiById } from '../../src/kpi/index.ts';
import { wilson } from '../../src/model/wilson.ts';
import type { Figures } from '../../src/scorecard/figures.ts';
import { widthFor } from '../../src/scorecard/formats.ts';
import { insightsOf } from '../../src/scorecard/insights.ts';
import { spanOf } from '../../src/scorecard/span.ts';
import { openStages } from '../../src/scorecard/stages.ts';
import { figure } from '../../src/value/outcome.ts';
import { table } from '../kpi/tables.ts';

it('shows the ten stages with the most open deals, in the order in which they come', () => {
  // The first two have one deal each, the others two.
  const rows = Array.from({ length: 12 }, (_, i) => Array(i < 2 ? 1 : 2).fill({ status: 'open', stage: `Stage ${i}` })).flat(); // biome-ignore format: one line
  const { names } = openStages([table('deals', ['status', 'stage'], rows)]);
  expect(names).toEqual(Array.from({ length: 10 }, (_, i) => `Stage ${i + 2}`));
});

it('a column has room for figures twice as large as today’s', () => {
  const format = '[$€]#,##0.00';
  const wide = widthFor(1_000_000_000, format);
  expect(widthFor(499_999_999, format)).toBeLessThan(wide);
  expect(widthFor(500_000_000, format)).toBe(wide);
});

it('few deals tell enough where all of the interval is under or over what is typical', () => {
  const span = spanOf([table('deals', ['status', 'closed'], [{ status: 'won', closed: '2024-03-05' }])], 'month', null, null, null)!; // biome-ignore format: one line
  const codes = (won: number, n: number) => {
    const rate = {
      entry: { key: 'kpi:win_rate', kpi: kpiById('win_rate') },
      total: figure(won / n, n, {}),
      interval: wilson(won, n),
      judgedInterval: null,
      judged: null,
      target: null,
      periods: [figure(won / n, n, {})],
    };
    return insightsOf([rate as unknown as Figures], span, null).map(({ code }) => code);
  };
  expect(codes(1, 25)).toEqual(['low_win_rate']); // 0.7 to 19.5 %, typical is 20 to 40
  expect(codes(3, 25)).toEqual(['low_win_rate', 'few_decided']);
  expect(codes(8, 25)).toEqual(['few_decided']);
  expect(codes(20, 25)).toEqual([]); // 60.9 to 91.1 %
});
