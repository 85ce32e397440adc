/** What was said about the tables is held against them; what is in the way of an answer is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../host/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const header = 'Deal ID,Owner,Stage,Amount,Created,Closed';
const deals = file(
  'Deals.csv',
  `${header}\nD1,Ann,Won,100.5,2025-01-02,2025-01-20\nD2,Ben,Lost,50,2025-01-05,2025-02-03\n`,
);
const more = file(
  'More.csv',
  `${header}\nD3,Ann,Won,200,2025-01-07,2025-02-14\nD4,Cy,Lost,5,2025-01-07,2025-02-14\nD5,Cy,Won,1,2025-01-07,2025-02-14\nD6,Ann,Lost,1,2025-01-07,2025-02-14\n`,
);
const costs = file('Costs.csv', 'Date,Category,Cost\n2025-01-20,Ads,40\n2025-02-20,Ads,60\n');
const slashed = file('Slashed.csv', `${header}\nD1,Ann,Won,10,3/4/2025,5/6/2025\nD2,Ben,Lost,20,3/5/2025,5/7/2025\n`);
const list = file('List.csv', 'Colour,Size\nred,big\nblue,small\n');

const run = runCommand;

describe('what fits no table is refused in one sentence that says what there is', () => {
  it.each<[string[], string]>([
    [
      ['--map', 'amount=Nope'],
      '--map: there is no column “Nope” to be amount. “Deals” has: A “Deal ID”, B “Owner”, C “Stage”, D “Amount”, E “Created”, F “Closed”.',
    ],
    [['--map', 'nofield=Amount'], '--map: there is no field “nofield”. Fields of deals: id, name, account, '],
    [['--answer', 'Z.date_order=dmy'], '--answer: there is no column Z. “Deals” has: A “Deal ID”, B'],
    [['--answer', 'F.date_order=foo'], '--answer: date_order is dmy or mdy or ymd, not “foo”.'],
    [['--answer', 'ZZ.decimal=foo'], '--answer: decimal is , or ., not “foo”.'],
    [['--answer', 'D.scale=many'], '--answer: scale is a number as in 1000, not “many”.'],
    [['--answer', 'D.currency=euros'], '--answer: currency is a code as in EUR, not “euros”.'],
    [['--answer', 'role=sales'], '--answer: role is deals or orders or costs or touches or surveys, not “sales”.'],
    [
      ['--answer', 'C.status_word=Signed=won'],
      '--answer: “Signed” does not stand in column C. There are: “Won”, “Lost”.',
    ],
    [['--answer', 'C.status_word=Won=good'], '--answer: a word counts as won, lost, open or cancelled, not “good”.'],
    [['--answer', 'B.status_word=Ann=won'], '--answer: column B is no stage or status. “Deals” has: A “Deal ID”,'],
    [['--answer', 'Orders!C.date_order=dmy'], 'There is no sheet “Orders”. There are: “Deals”.'],
    [['--sheet', 'Orders'], 'There is no sheet “Orders”. There are: “Deals”.'],
  ])('%j', async (args, sentence) => {
    const { answer, complaint, exitCode } = await run(['tables', deals, ...args]);
    expect([answer, exitCode]).toEqual(['', 1]);
    expect(complaint).toContain(sentence);
    expect(complaint).not.toContain('\n');
  });

  it.each([['scorecard'], ['analysis', 'ab_test']])('by %s too', async (...command) => {
    const args = [...command, '--table', deals, '--answer', 'Z.date_order=dmy'];
    const { answer, complaint, exitCode } = await run(args);
    expect([answer, exitCode]).toEqual(['', 1]);
    expect(complaint).toContain('there is no column Z');
  });

  it('with --json too', async () => {
    const { answer, exitCode } = await run(['scorecard', '--table', deals, '--map', 'amount=Nope', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(answer)).toEqual({ error: { code: 'input', message: expect.stringContaining('“Nope”') } });
  });
});

describe('what fits one table of several', () => {
  it.each([
    ['amount=Amount', 'D', 'C'],
    ['amount=D', 'D', 'C'],
    ['amount=cost', 'D', 'C'],
    ['category=Category', 'D', 'C'],
  ])('--map %s leaves the other as it is', async (map, ...columns) => {
    const { tables } = JSON.parse((await run(['tables', deals, costs, '--map', map, '--json'])).answer);
    const amounts = tables.map((table: { columns: { field: string; column: string }[] }) =>
      table.columns.find(({ field }) => field === 'amount'),
    );
    expect(amounts.map((each?: { column: string }) => each?.column)).toEqual(columns);
  });

  it.each(['F.date_order=dmy', 'Costs!A.date_order=ymd', 'C.status_word=won=won;*=open'])(
    '--answer %s',
    async (answer) => {
      expect((await run(['tables', deals, costs, '--answer', answer])).exitCode).toBe(0);
    },
  );
});

describe('kpi tables', () => {
  it('of a missing file alone speaks of that file only', async () => {
    const none = join(folder, 'none.csv');
    expect(await run(['tables', none, '--sheet', 'x'])).toMatchObject({
      answer: `There is no file ${none}.`,
      exitCode: 1,
    });
    expect(JSON.parse((await run(['tables', none, '--json'])).answer)).toEqual({
      tables: [{ file: none, error: `There is no file ${none}.` }],
      others: [],
    });
  });

  it('names sheets without a table', async () => {
    const { answer } = await run(['tables', list, deals, '--json']);
    const { tables, others } = JSON.parse(answer);
    expect(tables.map(({ sheet }: { sheet: string }) => sheet)).toEqual(['Deals']);
    expect(others).toEqual([{ file: list, sheet: 'List', why: expect.stringContaining('Columns recognised: none.') }]);
  });
});

describe('two tables of one role', () => {
  const both = ['scorecard', '--table', `A=${deals}`, '--table', `B=${more}`, '--kpis', 'revenue'];
  const said = '“A” is not used: one table of deals is taken, the one with the most rows, which is “B” (4 against 2).';

  it('the scorecard says which is not used', async () => {
    const { warnings, tables } = JSON.parse((await run([...both, '--json'])).answer);
    expect(tables.map(({ sheet }: { sheet: string }) => sheet)).toEqual(['B']);
    expect(warnings[0]).toEqual({ code: 'other_table', field: null, column: null, count: 1, text: said });
    expect((await run(both)).answer).toContain(said);
    expect((await run([...both, '--sheet', 'A'])).answer).not.toContain('is not used');
  });
});

it('of two tables of one role with as many rows the first is taken, and said so', async () => {
  const twice = ['scorecard', '--table', `A=${deals}`, '--table', `B=${deals}`, '--kpis', 'revenue'];
  const said =
    '“B” is not used: one table of deals is taken, the first of those with the most rows, which is “A” (2 each).';
  expect((await run(twice)).answer).toContain(said);
});

describe('two tables of one role, in an analysis', () => {
  it('are told of where it reads that role', async () => {
    const ofDeals = [
      'analysis',
      'ab_test',
      '--table',
      `A=${deals}`,
      '--table',
      `B=${more}`,
      '--option',
      'a=owner: Ann',
    ];
    const { warnings } = JSON.parse((await run([...ofDeals, '--json'])).answer);
    expect(warnings).toMatchObject([{ code: 'other_table', text: expect.stringContaining('“A” is not used') }]);
    expect((await run(ofDeals)).answer).toContain('“A” is not used');
    const alone = await run([
      'analysis',
      'ab_test',
      '--table',
      more,
      '--table',
      costs,
      '--table',
      `C=${costs}`,
      '--json',
    ]);
    expect(JSON.parse(alone.answer).warnings).toEqual([]);
  });
});

describe('an open question', () => {
  it('is told with what to type, which works as it stands', async () => {
    for (const others of [[], [costs]]) {
      const { answer } = await run(['tables', slashed, ...others]);
      const [, told = ''] = /date order of column F.* – as in (--answer \S+)$/m.exec(answer) ?? [];
      expect(told).toBe(others.length ? "--answer 'Slashed!F.date_order=dmy'" : '--answer F.date_order=dmy');
      const typed = told.replaceAll("'", '').split(' ');
      expect((await run(['tables', slashed, ...others, ...typed])).answer).not.toContain('Questions');
    }
  });

  it('of no column too', async () => {
    const amountless = file(
      'Amountless.csv',
      'Deal ID,Stage,Worth to us,Closed\nD1,Won,10,2025-01-02\nD2,Lost,20,2025-01-03\n',
    );
    const { answer } = await run(['tables', amountless]);
    expect(answer).toMatch(/field of amount: .* – as in --map '?amount=Worth to us'?$/m);
    expect((await run(['tables', amountless, '--map', 'amount=Worth to us'])).answer).not.toContain('Questions');
  });

  it('is told where it keeps a scorecard from being made', async () => {
    const dateless = file('Dateless.csv', 'Deal ID,Stage,Amount,Closed\nD1,Won,10,1735689600\nD2,Lost,20,1738368000\n');
    const { answer, complaint, exitCode } = await run(['scorecard', '--table', dateless]);
    expect(exitCode).toBe(1);
    expect(complaint).toMatch(/^[^\n]+\.$/);
    expect(answer).toMatch(/^Questions\n {2}field of /);
    const told = JSON.parse((await run(['scorecard', '--table', dateless, '--json'])).answer);
    expect(told).toEqual({
      error: { code: expect.any(String), message: complaint },
      questions: [expect.objectContaining({ sheet: 'Dateless', kind: 'field' })],
    });
  });
});
