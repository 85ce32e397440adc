/** Analyses as the sidebar makes them: their sheets in the file, made anew, written into by the user, failing half-way. */
import { expect, it } from 'vitest';
import { analysisBuild, analysisChoices, plannedAnalysis } from '../../src/sidebar/analyses.ts';
import type { AnalysisRequest } from '../../src/sidebar/protocol.ts';
import { csv, SalesFile } from './sales-file.ts';
import { changes } from './state.ts';

// Anna buys in January, February and March, Bo in January and March, Cai and Dora in February only; Eve's row has no amount.
const orders = `Order ID,Order date,Customer,Amount
1,2025-01-03,Anna,100
2,2025-01-20,Bo,50
3,2025-02-02,Anna,10
4,2025-02-11,Cai,70
5,2025-02-28,Dora,30
6,2025-03-05,Anna,20
7,2025-03-31,Bo,5
8,2025-03-31,Eve,
`;
const open = () => SalesFile.open([csv('Orders', orders)]);
const cohorts: AnalysisRequest = { choices: [], id: 'cohorts', options: {} };

/** As the page does it. */
function plan(file: SalesFile, { id, choices, options }: AnalysisRequest) {
  const standing = file.ask('standing', { anew: id });
  return analysisBuild(plannedAnalysis(file.ask('readings', { choices }), standing, id, options), standing);
}

const choicesIn = (file: SalesFile) =>
  analysisChoices(file.ask('readings', { choices: [] }), file.ask('standing', { anew: null }));

function make(file: SalesFile, request: AnalysisRequest) {
  const { build, steps, outcome, rebuild } = plan(file, request);
  for (const step of steps) file.ask('step', { build, step });
  return { ...file.ask('finish', { build, outcome }), rebuild };
}

/** The rows of a block without its blank cells, found by the text of its heading. */
function block(file: SalesFile, sheet: string, title: string): unknown[][] {
  const cells = file.cells(sheet);
  const from = cells.findIndex(([first]) => first === title) + 1;
  const to = cells.findIndex((row, r) => r > from && row.every((cell) => cell === null));
  return cells.slice(from, to).map((row) => row.filter((cell) => cell !== null));
}

it('says of every analysis what it needs, or what it asks', async () => {
  const file = await open();
  const list = choicesIn(file);
  expect(list.find(({ id }) => id === 'cohorts')).toMatchObject({ lacks: null, options: [], standing: null });
  const costs = await SalesFile.open([
    csv('Costs', 'Date,Category,Cost\n2025-01-03,Media,100\n2025-02-03,Salary,200\n'),
  ]);
  const lacking = choicesIn(costs);
  expect(lacking.find(({ id }) => id === 'cohorts')?.lacks).toBe(
    'needs a table of orders, none found. Its columns: customer, date, amount',
  );
  expect(() => plan(costs, cohorts)).toThrow(
    'Cohorts needs a table of orders, none found. Its columns: customer, date, amount.',
  );
});

it('makes a sheet of values with its stamp', async () => {
  const file = await open();
  make(file, cohorts);
  expect(block(file, 'Cohorts', 'Customers who bought again').slice(1)).toEqual([
    ['First purchase', 'Customers', 'Month 0', 'Month 1', 'Month 2'],
    ['2025-01', 2, 1, 0.5, 1],
    ['2025-02', 2, 1, 0],
  ]);
  expect(block(file, 'Cohorts', 'Revenue').slice(2)).toEqual([
    ['2025-01', 2, 150, 10, 25],
    ['2025-02', 2, 100, 0],
  ]);
  expect(block(file, 'Cohorts', 'How this was made').slice(0, 2)).toEqual([
    ['Data', '7 rows of “Orders”, 3 Jan 2025 – 31 Mar 2025'],
    ['Left out', '1 without an amount'],
  ]);
});

it('is made anew on its own sheet, and smaller than before leaves nothing behind', async () => {
  const file = await open();
  const first = make(file, cohorts);
  file.change({
    type: 'RENAME_SHEET',
    sheetId: file.sheet('Cohorts').id,
    oldName: 'Cohorts',
    newName: 'Who comes back',
  } as never);
  file.type('Orders!C2', 'Cai');
  file.type('Orders!C3', 'Cai');
  file.deleteRows('Orders', 4, 1);
  const { steps } = plan(file, cohorts);
  expect(steps.length).toBe(2);
  const second = make(file, cohorts);
  expect(second).toMatchObject({ sheetId: first.sheetId, rebuild: true });
  expect(file.workbook.sheets().map(({ name }) => name)).toEqual(['Orders', 'Who comes back']);
  expect(block(file, 'Who comes back', 'Customers who bought again').slice(2)).toEqual([
    ['2025-01', 1, 1, 1, 0],
    ['2025-02', 1, 1, 0],
    ['2025-03', 2, 1],
  ]);
  expect(choicesIn(file).find(({ id }) => id === 'cohorts')?.standing?.sheetId).toBe(first.sheetId);
});

it('stays as it is where the user has written into it, and is no table of theirs', async () => {
  const file = await open();
  make(file, cohorts);
  file.type('Cohorts!H10', 'ask Anna why');
  const before = file.cells('Cohorts');
  const said = make(file, cohorts);
  expect(said.sentences.at(-1)).toMatch(/stays as it is/);
  expect(file.cells('Cohorts')).toEqual(before);
  expect(block(file, 'Cohorts 2', 'Revenue').length).toBe(4);
  expect(file.ask('open', {}).tables.map(({ sheet }) => sheet)).toEqual(['Orders']);
  // From here on the new one is ours.
  expect(make(file, cohorts)).toMatchObject({ sheetId: said.sheetId, rebuild: true });
});

it('a scorecard does not disturb it, and the other way round', async () => {
  const file = await open();
  make(file, cohorts);
  const before = file.cells('Cohorts');
  const scorecard = { choices: [], title: 'Board', kpis: [{ id: 'revenue', variant: null, target: 900 }], period: 'month', from: null, to: null, asOf: null } as const; // biome-ignore format: one line
  file.build({ ...scorecard, choices: [], kpis: [...scorecard.kpis] });
  expect(file.cells('Cohorts')).toEqual(before);
  const board = file.cells('Scorecard');
  make(file, cohorts);
  expect(file.cells('Scorecard')).toEqual(board);
  expect(file.ask('open', {}).scorecard?.title).toBe('Scorecard');
});

it('refuses what it does not know, in words', async () => {
  const file = await open();
  const before = file.state();
  expect(() => plan(file, { ...cohorts, options: { moths: '3' } })).toThrow('There is no option “moths”.');
  expect(() => plan(file, { ...cohorts, id: 'horoscope' as never })).toThrow('There is no analysis “horoscope”.');
  expect(changes(before, file.state())).toEqual([]);
});

it('whichever call fails, the file is as it was', { timeout: 120_000 }, async () => {
  for (const again of [false, true]) {
    const [whole, file] = [await open(), await open()];
    if (again) for (const each of [whole, file]) make(each, cohorts);
    const before = file.state();
    const { build, steps } = plan(whole, cohorts);
    const calls = steps.map((step) => {
      whole.ask('step', { build, step });
      return whole.host.calls.read + whole.host.calls.write;
    });
    for (const [failing, all] of calls.entries()) {
      for (let n = 1; n <= all; n += 2) {
        const about = `call ${n} of ${all} of step ${failing + 1}${again ? ', made again' : ''}`;
        const planned = plan(file, cohorts);
        for (const step of planned.steps.slice(0, failing)) file.ask('step', { build: planned.build, step });
        const fail = () => file.ask('step', { build: planned.build, step: planned.steps[failing]! }, n);
        expect(fail, about).toThrow('Service Spreadsheets failed');
        file.ask('abandon', { build: planned.build });
        expect(changes(before, file.state()), about).toEqual([]);
      }
    }
  }
});
