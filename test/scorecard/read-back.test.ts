import { expect, it } from 'vitest';
import type { ExistingSheet } from '../../src/scorecard/plan.ts';
import { wordAnswers } from '../../src/scorecard/read-back.ts';
import type { SheetGrid, Table } from '../../src/table/types.ts';
import { readOne, safeGrid } from '../table/grids.ts';
import { inputOf } from './case.ts';
import { differences } from './differences.ts';
import { carriedOut } from './live.ts';
import { Paper } from './paper.ts';
import { planScorecard } from './planned.ts';

const words = ['Won', 'Lost', 'Verbal', 'Talks'];
const gridOf = (more: string[][] = []): SheetGrid =>
  safeGrid(
    [
      ['Deal', 'Status', 'Amount', 'Created', 'Closed'],
      ...Array.from({ length: 40 }, (_, i) => [
        `Deal ${i}`,
        words[i % 4]!,
        String(100 + 7 * i),
        `2025-0${1 + (i % 6)}-03`,
        i % 4 === 3 ? '' : `2025-0${1 + (i % 6)}-2${i % 9}`,
      ]),
      ...more,
    ],
    'Deals',
  );

/** Read, read back what was changed, and read again: as a rebuild does. */
function rebuild(grid: SheetGrid, existing: ExistingSheet[]) {
  const first = readOne(grid);
  const answers = wordAnswers(existing, [first]);
  const table: Table = answers.length ? readOne(grid, { answers }) : first;
  return { answers, ...planScorecard(inputOf([table], ['win_rate', 'revenue'], { existing, sourceRows: { 1: 60 } })) };
}

it('reads the table again as the changed settings say, for good', () => {
  const paper = new Paper(100);
  const existing = () => [paper.read('settings', 'KPI settings')];
  const find = (key: string) =>
    paper.cells.findIndex((row) => JSON.stringify(row[0]) === JSON.stringify({ text: key }));
  const settingsOf = (plan: ReturnType<typeof rebuild>['plan']) => plan.sheets.find(({ kind }) => kind === 'settings')!;
  const first = rebuild(gridOf(), []);
  expect(first.answers).toEqual([]);
  paper.carryOut(settingsOf(first.plan));
  const value = paper.cells[0]!.findIndex((cell) => JSON.stringify(cell) === '{"text":"value"}');

  paper.type(find('entry:deals.status_words:Verbal'), value, { text: 'won' });
  paper.type(find('room:deals.status_words:1'), value - 1, { text: 'Papered' });
  paper.type(find('room:deals.status_words:1'), value, { text: 'won' });

  const grown = gridOf([['Deal 99', 'Papered', '5000', '2025-03-01', '2025-03-30']]);
  for (let times = 0; times < 3; times++) {
    const again = rebuild(grown, existing());
    expect(again.answers.map((answer) => answer.value).sort()).toEqual(['Papered=won', 'Verbal=won']);
    expect(again.report.kpis[0]!.value).toBeCloseTo(21 / 31, 12);
    expect(differences(again.report, carriedOut([grown], again.plan)).found).toEqual([]);
    paper.carryOut(settingsOf(again.plan));
  }
});
