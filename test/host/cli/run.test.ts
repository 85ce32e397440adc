import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../host/cli/run.ts';
import { repository } from '../../../host/session/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const deals = file(
  'Deals.csv',
  `Deal ID,Owner,Stage,Amount,Created,Closed
D1,Ann,Won,100.5,2025-01-02,2025-01-20
D2,Ben,Lost,50,2025-01-05,2025-02-03
D3,Ann,Won,200,2025-01-07,2025-02-14
D4,Ben,Open,75,2025-02-01,
D5,Ann,Lost,80,2025-02-02,2025-03-10
`,
);
const run = runCommand;
const json = async (...argv: string[]) => JSON.parse((await run([...argv, '--json'])).answer);

describe('kpi', () => {
  it.each<[string[], string]>([
    [[], 'Say what to do: tables, eval, scorecard, analysis. For help: npm run kpi -- --help'],
    [['taples'], 'There is no command taples. For help: npm run kpi -- --help'],
    [['tables'], 'tables needs a file. For help: npm run kpi -- tables --help'],
    [['eval'], 'eval needs a formula. For help: npm run kpi -- eval --help'],
    [['scorecard'], 'scorecard needs a table: --table FILE. For help: npm run kpi -- scorecard --help'],
    [['analysis'], 'analysis needs its name, as in customer_value. For help: npm run kpi -- analysis --help'],
    [['analysis', 'cohorts'], 'analysis needs a table: --table FILE.'],
    [['analysis', 'tarot', '--table', deals], 'There is no analysis “tarot”.'],
    [['analysis', 'ab_test', '--table', deals, '--option', 'a=owner: Zoe'], 'A: “owner: Zoe” is none of'],
    [['scorecard', '--table', 'x.csv', '--out', 'y.pdf'], '--out names an .xlsx file.'],
    [['eval', '--table', join(folder, 'none.csv'), '=1'], `There is no file ${join(folder, 'none.csv')}.`],
    [['eval', '--locale', 'xx_XX', '=1'], "Unknown locale 'xx_XX'."],
  ])('%j: one sentence and exit 1', async (argv, sentence) => {
    const { answer, complaint, exitCode } = await run(argv);
    expect([answer, exitCode]).toEqual(['', 1]);
    expect(complaint).toContain(sentence);
    expect(complaint).not.toContain('\n');
  });

  it.each([
    [['scorecard', '--table', 'none.csv'], 'There is no file none.csv.'],
    [['eval', '--table', 'none.csv', '=1'], 'There is no file none.csv.'],
    [['analysis', 'cohorts', '--table', 'none.csv'], 'There is no file none.csv.'],
    [['scorecard'], 'scorecard needs a table'],
    [['tables', '--colour', 'red'], 'There is no option --colour.'],
  ])('%j --json: the failure is JSON too', async (argv, message) => {
    const { answer, exitCode } = await run([...argv, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(answer)).toEqual({ error: { code: 'input', message: expect.stringContaining(message) } });
  });

  it('explains itself', async () => {
    expect((await run(['--help'])).answer).toContain('npm run kpi -- scorecard');
    expect((await run(['scorecard', '--help'])).answer).toContain('--variant');
  });
});

describe('kpi tables', () => {
  it('prints the keys of the contract, in the order of the files', async () => {
    const missing = join(folder, 'missing.csv');
    const outcome = await run(['tables', missing, deals, '--json']);
    expect(outcome.exitCode).toBe(1);
    const { tables, ...rest } = JSON.parse(outcome.answer);
    expect(rest).toEqual({ others: [] });
    expect(tables[0]).toEqual({ file: missing, error: `There is no file ${missing}.` });
    const [, table] = tables;
    expect(Object.keys(table)).toEqual(
      'file sheet role headerRow dataRows rows columns leftOut questions warnings'.split(' '),
    );
    expect(table).toMatchObject({ file: deals, sheet: 'Deals', role: 'deals', headerRow: 1, dataRows: 5, rows: 5 });
    expect(Object.keys(table.columns[0])).toEqual(
      'column header field type confidence why dateOrder decimal currency scale samples'.split(' '),
    );
  });

  it('tells people', async () => {
    const { answer, exitCode } = await run(['tables', deals]);
    expect(exitCode).toBe(0);
    expect(answer).toContain('a table of deals, header in row 1');
    expect(answer).toMatch(/D +Amount +amount +/);
  });
});

describe('kpi eval', () => {
  it('one formula gives its value, several give results, an error gives exit 1', async () => {
    expect(await json('eval', '--table', deals, '=SUM(Deals!D2:D)')).toEqual({ value: 505.5 });
    const outcome = await run([
      'eval',
      '--json',
      '--table',
      `T=${deals}`,
      '=T!F2',
      '=T!F5',
      '=1/0',
      '=T!A2:B3',
      '=TRUE',
    ]);
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.answer)).toEqual({
      results: [
        { value: '2025-01-20' },
        { value: '' },
        { error: { code: '#DIV/0!', message: expect.any(String) } },
        {
          value: [
            ['D1', 'Ann'],
            ['D2', 'Ben'],
          ],
        },
        { value: true },
      ],
    });
  });

  it("knows the add-on's functions, in the locale asked for", async () => {
    expect(await json('eval', '--table', deals, '=WINRATE(Deals!C2:C)')).toEqual({ value: 0.5 });
    expect(await json('eval', '--locale', 'de_DE', '=CLV(100,5;4;3)')).toEqual({ value: 1206 });
    const wrong = await json('eval', '--locale', 'de_DE', '=CLV(100,4,3)');
    expect(wrong).toMatchObject({ error: { code: expect.stringMatching(/^#/) } });
  });

  it.each(['=EXP(1000)', '=1E400', '=1E308*10', '=-EXP(1000)', '=SUM(EXP(1000),1)'])(
    '%s is no number',
    async (formula) => {
      const outcome = await run(['eval', formula, '--json']);
      expect(outcome.exitCode).toBe(1);
      expect(JSON.parse(outcome.answer)).toEqual({ error: { code: '#NUM!', message: expect.any(String) } });
      expect(await json('eval', `=IFERROR(${formula.slice(1)},0)`)).toEqual({ value: 0 });
    },
  );

  it('shows people arrays as tables', async () => {
    const { answer } = await run(['eval', '--table', deals, '=Deals!C1:D3']);
    expect(answer).toBe('Stage  Amount\nWon     100.5\nLost       50');
  });
});

describe('kpi scorecard', () => {
  const argv = ['scorecard', '--table', deals, '--kpis', 'win_rate,revenue'];

  it('prints the keys of the contract', async () => {
    const answer = await json(...argv);
    expect(Object.keys(answer)).toEqual(
      'asOf from to period tables questions warnings kpis insights sheets charts calls'.split(' '),
    );
    expect(answer.tables).toEqual([{ file: deals, sheet: 'Deals', role: 'deals', rows: 5 }]);
    expect(answer.calls).toEqual({ read: expect.any(Number), write: expect.any(Number) });
    const [winRate, revenue] = answer.kpis;
    expect(Object.keys(winRate).sort()).toEqual(
      'formula id interval leftOut n name native periods reason status unit value variant'.split(' '),
    );
    expect([winRate.value, winRate.native, revenue.value, revenue.native]).toEqual([0.5, 0.5, 300.5, 300.5]);
  });

  it('tells people, and writes the spreadsheet', async () => {
    const out = join(folder, 'scorecard.xlsx');
    const { answer, exitCode } = await run([...argv, '--out', out]);
    expect(exitCode).toBe(0);
    expect(answer).toMatch(/Win rate.* 50\.0 %/);
    expect(answer).toContain(`written to ${out}`);
    const parts = Object.keys(unzipSync(readFileSync(out)));
    expect(parts).toContain('xl/workbook.xml');
    expect(parts.filter((part) => /charts\/chart\d*\.xml$/.test(part)).length).toBeGreaterThan(0);
  });

  it.each(['2024', '1e5', "O'Brien"])('a tab named %s feeds its formulas', async (name) => {
    const [, revenue] = (await json('scorecard', '--table', `${name}=${deals}`, '--kpis', 'win_rate,revenue')).kpis;
    expect([revenue.value, revenue.native]).toEqual([300.5, 300.5]);
    const { value } = await json('eval', '--table', `${name}=${deals}`, `=SUM('${name.replace("'", "''")}'!D2:D)`);
    expect(value).toBe(505.5);
  });

  it('of a period that is cut says that it is part of it', async () => {
    const cut = await run([...argv, '--from', '2025-01-10', '--to', '2025-02-28']);
    expect(cut.answer).toContain('2025-01-10 *');
    expect(cut.answer).toContain('* part of it');
    expect(cut.answer).not.toContain('so far');
    const one = await run(['scorecard', '--table', deals, '--kpis', 'sales_cycle', '--period', 'year']);
    expect(one.answer).not.toMatch(/\b1 charts/);
  });

  it('a variant of a KPI that the tables do not feed is refused', async () => {
    const { error } = await json('scorecard', '--table', deals, '--variant', 'cac=all');
    expect(error).toEqual({ code: 'input', message: expect.stringContaining('cac is not on this scorecard.') });
  });

  it('an unknown KPI is a sentence, as JSON too', async () => {
    const outcome = await run(['scorecard', '--table', deals, '--kpis', 'win_rat', '--json']);
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.answer)).toEqual({
      error: { code: 'input', message: expect.stringContaining('win_rat') },
    });
  });
});

it('the process prints the answer only and ends with the exit code', () => {
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  const [good, bad] = ['=1+1', '=1/0'].map((formula) =>
    spawnSync(process.execPath, [tsx, 'host/kpi.ts', 'eval', '--json', formula], { cwd: repository, encoding: 'utf8' }),
  );
  expect([good!.status, good!.stdout, good!.stderr]).toEqual([0, '{"value":2}\n', '']);
  expect(bad!.status).toBe(1);
  expect(existsSync(join(repository, 'dist/SalesKpis.js'))).toBe(true);
});

describe('kpi analysis', () => {
  const argv = ['analysis', 'ab_test', '--table', deals];

  it('prints what stands on the sheet', async () => {
    const answer = await json(...argv, '--option', 'a=owner: Ann', '--option', 'b=owner: Ben');
    expect(Object.keys(answer)).toEqual(
      'id name sheet asOf options lead stamp blocks currency charts warnings'.split(' '),
    );
    expect(answer).toMatchObject({ id: 'ab_test', asOf: '2025-03-10', options: { a: 'owner: Ann', b: 'owner: Ben' } });
    expect(answer.blocks[0].rows.map((row: unknown[]) => row.slice(0, 4))).toEqual([
      ['A: Ann', 3, 2, 2 / 3],
      ['B: Ben', 1, 0, 0],
    ]);
  });

  it('tells people, and writes the spreadsheet', async () => {
    const out = join(folder, 'analysis.xlsx');
    const { answer, exitCode } = await run([...argv, '--out', out]);
    expect(exitCode).toBe(0);
    expect(answer).toContain('“Ann” won 2 of 3');
    expect(answer).toContain(`On the sheet A-B test, written to ${out}`);
    expect(Object.keys(unzipSync(readFileSync(out)))).toContain('xl/workbook.xml');
  });
});
