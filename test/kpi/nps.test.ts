import { expect, it } from 'vitest';
import { evaluate, interval, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { netShareInterval } from '../../src/model/net-promoter.ts';
import { explain } from '../../src/text/explain.ts';
import { day, table } from './tables.ts';

const nps = kpiById('nps');
const march: Window = {
  start: day('2025-03-01'),
  end: day('2025-03-31'),
  first: day('2025-03-01'),
  asOf: day('2025-03-31'),
  unit: 'month',
  previous: null,
  total: false,
};
const answers = (...scores: (number | null)[]) => ({
  tables: { surveys: table('surveys', ['date', 'score'], scores.map((score, i) => ({ date: day('2025-03-01') + i, score }))) }, // biome-ignore format: one line
  targets: {},
});

it('counts promoters less detractors of all answers, and leaves out what is no score', () => {
  const data = answers(10, 9, 8, 6, 0, 9, null, 11, -1);
  expect(evaluate(nps, null, data, march)).toEqual({ value: ((3 - 2) / 6) * 100, n: 6, leftOut: { no_score: 3 } });
});

it('has its interval in points, and says when it is too wide to tell', () => {
  const data = answers(10, 9, 8, 6);
  const [low, high] = netShareInterval(2, 1, 4);
  expect(interval(nps, null, data, march)).toEqual([100 * low, 100 * high]);
  expect(interval(nps, null, answers(null), march)).toBeNull();
  const note = explain(nps, null, evaluate(nps, null, data, march), data, march).join(' ');
  expect(note).toMatch(/Its 95% interval is −\d+\.\d to \d+\.\d\. n is too small to tell/);
});
