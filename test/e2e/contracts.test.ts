/** What the command line promises in public: keys, options, exit codes, and one clear sentence where something is wrong. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../host/cli/run.ts';
import { csv } from './sales-file.ts';
import { deals, text } from './tables.ts';

const table = csv('Deals', text(deals(12)));
const run = (...argv: string[]) => runCommand(argv);
const json = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).answer);
const scorecard = (...argv: string[]) => json('scorecard', '--table', table, ...argv);
const keys = (text: string) => text.split(' ');

describe('kpi tables', () => {
  it('has exactly the keys of the contract', async () => {
    const dates = [['3.4.2025', '4.5.2025'], ['5.6.2025', '7.8.2025']].map(([a, b], i) => [`${i}`, 'Won', '1.234', a!.replaceAll('.', '/'), b!.replaceAll('.', '/')]); // biome-ignore format: one line
    const doubtful = csv('Doubtful', text([['ID', 'Stage', 'Amount', 'Created', 'Closed'], ...dates, ['2', 'Lost', '2.345', '6/7/2025', '8/9/2025']])); // biome-ignore format: one line
    const answer = await json('tables', doubtful);
    expect(Object.keys(answer)).toEqual(['tables', 'others']);
    const [found] = answer.tables;
    expect(Object.keys(found)).toEqual(
      keys('file sheet role headerRow dataRows rows columns leftOut questions warnings'),
    );
    for (const column of found.columns)
      expect(Object.keys(column)).toEqual(keys('column header field type confidence why dateOrder decimal currency scale samples')); // biome-ignore format: one line
    expect(found.questions.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'date_order',
      'date_order',
      'decimal',
    ]);
    for (const question of found.questions)
      expect(Object.keys(question)).toEqual(keys('column field kind options assumed why'));
    for (const warning of found.warnings) expect(Object.keys(warning)).toEqual(keys('code field column count text'));
    // While a question is open, nothing is decided; the answer for one column decides its siblings.
    const orders = (tables: { columns: { header: string; dateOrder: string | null }[] }[]) =>
      tables[0]!.columns.filter(({ header }) => /Created|Closed/.test(header)).map(({ dateOrder }) => dateOrder);
    expect(orders(answer.tables)).toEqual([null, null]);
    expect(orders((await json('tables', doubtful, '--answer', 'D.date_order=dmy')).tables)).toEqual(['dmy', 'dmy']);
    const settled = await json('tables', doubtful, '--date-order', 'mdy', '--decimal', '.');
    expect([settled.tables[0].questions, orders(settled.tables)]).toEqual([[], ['mdy', 'mdy']]);
    // A KPI that needs the answer has no figure until then.
    const { kpis } = await json('scorecard', '--table', doubtful, '--kpis', 'revenue');
    expect(kpis[0]).toMatchObject({ value: null, native: null, reason: 'question' });
  });

  it('a file that can’t be read stands among the others and ends with exit 1', async () => {
    const { answer, exitCode } = await run('tables', table, '/no/such.csv', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(answer).tables[1]).toEqual({
      file: '/no/such.csv',
      error: expect.stringMatching(/^There is no file/),
    });
  });
});

describe('kpi eval', () => {
  it.each([
    ['=WINRATE(3, 1)', 0.75],
    ['=WINRATE(Deals!D2:D, "by valu")', /option|“by valu”/],
    ['=WINRATE(0, 0)', /^won/],
    ['=SALESCYCLE(Deals!F2:F, Deals!G2:G)', expect.any(Number)],
    ['=CLV(100, 4, "three")', /^years:/],
    ['=CLV(100, 4, 3, 30%)', 360],
    ['=KPI("win rat", Deals!A1:G)', /^name:/],
    ['=KPI("win rate", Deals!A1:G, DATE(2031,1,1), DATE(2031,2,1))', /./],
    ['=IFERROR(KPI("win rate", Deals!A1:G, DATE(2031,1,1), DATE(2031,2,1)), "none")', 'none'],
    ['=LTVCAC(1200, 400)', 3],
    ['=CAC(50000, 125)', 400],
    ['=SALESVELOCITY(40, 0.25, 12000, 60)', 2000],
    ['=SALESGROWTH(120, 100)', 0.2],
    ['=PIPELINECOVERAGE(300, 100)', 3],
    ['=SALESPRODUCTIVITY(500, 4)', 125],
    ['=Deals!F2', '2025-01-03'],
  ])('%s', async (formula, wanted) => {
    const { answer, exitCode } = await run('eval', '--table', `Deals=${table}`, formula, '--json');
    const result = JSON.parse(answer);
    if (wanted instanceof RegExp) {
      expect(exitCode).toBe(1);
      expect(result).toEqual({ error: { code: '#ERROR!', message: expect.stringMatching(wanted) } });
    } else {
      expect(exitCode).toBe(0);
      if (typeof wanted === 'number') expect(result.value).toBeCloseTo(wanted, 12);
      else expect(result).toEqual({ value: wanted });
    }
  });
});

describe('kpi scorecard', () => {
  it('has exactly the keys of the contract', async () => {
    const answer = await scorecard();
    expect(Object.keys(answer)).toEqual(
      keys('asOf from to period tables questions warnings kpis insights sheets charts calls'),
    );
    expect(Object.keys(answer.tables[0])).toEqual(keys('file sheet role rows'));
    expect(Object.keys(answer.calls)).toEqual(['read', 'write']);
    for (const kpi of answer.kpis) {
      expect(Object.keys(kpi).sort()).toEqual(keys('formula id interval leftOut n name native periods reason status unit value variant')); // biome-ignore format: one line
      for (const period of kpi.periods)
        expect(Object.keys(period).sort()).toEqual(keys('end n native partial reason start value'));
    }
    for (const insight of answer.insights) expect(Object.keys(insight)).toEqual(keys('code text kpis'));
    expect(answer.period).toBe('month');
    expect(answer.charts).toBeGreaterThan(0);
    expect(answer.sheets.length).toBe(3);
  });

  it.each([
    ['week', 7],
    ['quarter', 92],
    ['year', 366],
  ])('--period %s, whole periods', async (period, most) => {
    const { kpis, from, to, period: said } = await scorecard('--kpis', 'revenue', '--period', period);
    const { periods } = kpis[0];
    expect(said).toBe(period);
    expect([periods[0].start, periods.at(-1).end]).toEqual([from, to]);
    periods.forEach(({ start, end, value, native }: Record<string, string>, i: number) => {
      const days = (Date.parse(end!) - Date.parse(start!)) / 86_400_000 + 1;
      expect(days).toBeLessThanOrEqual(most);
      expect(native).toEqual(value);
      if (i > 0) expect(Date.parse(start!) - Date.parse(periods[i - 1].end)).toBe(86_400_000);
    });
  });

  it('--from, --to, --as-of', async () => {
    const answer = await scorecard('--kpis', 'win_rate,revenue', '--from', '2025-02-01', '--to', '2025-04-30', '--as-of', '2025-04-10'); // biome-ignore format: one line
    expect([answer.from, answer.to, answer.asOf]).toEqual(['2025-02-01', '2025-04-30', '2025-04-10']);
    for (const { periods, value, native } of answer.kpis) {
      expect(periods.map(({ start, partial }: { start: string; partial: boolean }) => [start, partial])).toEqual([
        ['2025-02-01', false],
        ['2025-03-01', false],
        ['2025-04-01', true],
      ]);
      expect(native).toBeCloseTo(value, 9);
    }
  });

  it('--variant side by side, --template, --out', async () => {
    const { kpis } = await scorecard('--kpis', 'win_rate,sales_cycle', '--variant', 'win_rate=all', '--variant', 'sales_cycle="median"'.replaceAll('"', '')); // biome-ignore format: one line
    expect(kpis.map(({ id, variant }: { id: string; variant: string }) => [id, variant])).toEqual([
      ...['closed by count', 'cancelled as lost', 'by value', 'of all created', 'created and decided'].map((v) => ['win_rate', v]), // biome-ignore format: one line
      ['sales_cycle', 'median'],
    ]);
    for (const { value, native } of kpis) expect(native).toBeCloseTo(value, 9);
    const out = join(table, '..', 'out.xlsx');
    expect((await scorecard('--kpis', 'revenue', '--out', out)).kpis.length).toBe(1);
    expect(existsSync(out)).toBe(true);
  });

  it.each([
    [['--kpis', 'win_rat'], /win_rat/],
    [['--template', 'nothing'], /nothing/],
    [['--period', 'fortnight'], /fortnight/],
    [['--from', '2025-02-30'], /2025-02-30/],
    [['--from', '2025-05-01', '--to', '2025-01-01'], /--from is after --to/],
    [['--variant', 'win_rate=best'], /best/],
    [['--sheet', 'Nope'], /Nope/],
    [['--timezone', 'Mars/Base'], /Mars\/Base/],
    [['--out', '/no/such/folder/x.xlsx'], /can't be written/],
    [['--unknown'], /--unknown/],
  ])('%j is one clear sentence and exit 1', async (options, sentence) => {
    const { answer, complaint, exitCode } = await run('scorecard', '--table', table, ...options);
    expect([exitCode, answer]).toEqual([1, '']);
    expect(complaint).toMatch(sentence);
    expect(complaint).not.toMatch(/\n|wrong on our side/);
  });
});

describe('a file with nothing to show', () => {
  const header = 'Deal ID,Owner,Stage,Amount,Created,Closed';
  it.each<[string, string, string | null, RegExp]>([
    ['empty', '', null, /table/i],
    ['a header only', header, null, /table|row/i],
    ['prose', 'To whom it may concern\nPlease call back\nThanks', null, /table/i],
    ['no stage', 'ID,Amount,Closed\nA,5,2025-01-20\nB,7,2025-02-20', null, /./],
    ['no dates', `${header}\nA,Ann,Won,5,,\nB,Ann,Lost,7,,`, null, /date/i],
  ])('%s: its own state, in the sidebar and on the command line', async (name, content, _, sentence) => {
    const path = csv(`Case ${name}`, content);
    const { complaint, exitCode, answer } = await run('scorecard', '--table', path);
    if (exitCode === 1) {
      expect(complaint).toMatch(sentence);
      expect(complaint).not.toMatch(/wrong on our side|\n/);
    } else {
      expect(answer).toMatch(sentence);
    }
    expect((await run('tables', path, '--json')).exitCode).toBe(0);
  });
});
