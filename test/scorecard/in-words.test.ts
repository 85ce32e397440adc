/** Figures as the tiles and the sentences of a scorecard say them. */
import { expect, it, vi } from 'vitest';
import { planScorecard } from '../../src/scorecard/build.ts';
import { caseOf, costRows, dealRows, inputOf } from './case.ts';
import { carriedOut } from './live.ts';

vi.mock('../../src/table/formula.ts', () => import('./passthrough.ts'));

it.each([
  [1, '€33.3\u00a0k'],
  [1000, '€33.3\u00a0M'],
  [1_000_000, '€33.3\u00a0bn'],
])('a tile is short: amounts × %i', (times, figure) => {
  const rows = dealRows().map((row) => ({ ...row, amount: row.amount && Number(row.amount) * times }));
  const { tables, sheets } = caseOf(rows, costRows());
  const { plan } = planScorecard(inputOf(tables, ['revenue']));
  const sheet = plan.sheets.find(({ kind }) => kind === 'scorecard')!;
  const row = sheet.cells.findIndex(([key]) => key!.content && 'text' in key!.content && key!.content.text === 'tiles.figure'); // biome-ignore format: one line
  const column = sheet.cells[row]!.findIndex(({ content }) => content && 'formula' in content);
  expect(carriedOut(sheets, plan).at(sheet.name, { row, column })).toBe(figure);
});

it('one figure is in one sentence: what came before it, and the target that it misses', () => {
  const { tables } = caseOf();
  const insights = (target: number | null) =>
    planScorecard(inputOf(tables, [], { kpis: [{ id: 'revenue', variant: null, target }] })).report.insights;
  const [plain, ...others] = insights(null);
  expect([plain, others]).toEqual([expect.objectContaining({ code: 'revenue_down', tone: 'plain' }), []]);
  const [missed, ...more] = insights(1_000_000);
  expect(more).toEqual([]);
  expect(missed).toEqual({
    ...plain,
    ...{ code: 'target_missed', tone: 'bad', symbol: '▼' },
    text: plain!.text.replace(/\.$/, '; below your target of €1,000,000.'),
  });
});
