import { describe, expect, it, vi } from 'vitest';
import { kpis } from '../../src/kpi/index.ts';
import { NoScorecard } from '../../src/scorecard/build.ts';
import type { SheetPlan } from '../../src/scorecard/plan.ts';
import { day } from '../kpi/tables.ts';
import { caseOf, dealRows, inputOf } from './case.ts';
import { differences } from './differences.ts';
import { grid } from './grid.ts';
import { carriedOut } from './live.ts';
import { planScorecard } from './planned.ts';

vi.mock('../../src/table/formula.ts', () => import('./passthrough.ts'));

const formulasOf = (plan: SheetPlan) =>
  plan.cells.flat().flatMap(({ content }) => (content && 'formula' in content ? [content.formula] : []));
const allVariants = () =>
  kpis().flatMap(({ id, variants }) => variants.map((variant) => ({ id, variant: variant.id, target: null })));
/** The sentence below the title, and the one below that. */
const AS_OF = { row: 7, column: 3 };
const ABOUT = { row: 7, column: 4 };
const HINT = { row: 8, column: 4 };
const few = ['win_rate', 'revenue', 'pipeline_coverage', 'cac'];

describe('the plan', () => {
  it.each(['settings', 'data', 'scorecard'] as const)('reads as agreed: %s', async (kind) => {
    const { plan } = planScorecard(inputOf(caseOf().tables, few, { from: day('2017-06-01'), to: day('2017-08-31') }));
    const sheet = plan.sheets.find((each) => each.kind === kind)!;
    await expect(grid(sheet)).toMatchFileSnapshot(`./${kind}.txt`);
  });

  it('has formulas that every locale reads: no comma, no decimal sign, no array literal', () => {
    const { plan } = planScorecard(inputOf(caseOf().tables, [], { kpis: allVariants(), unit: 'week' }));
    const formulas = plan.sheets.flatMap(formulasOf);
    expect(formulas.length).toBeGreaterThan(1000);
    for (const formula of formulas) {
      const bare = formula.replace(/"[^"]*"/g, '""').replace(/'[^']*'!/g, 'sheet!');
      expect(bare).not.toMatch(/[,{}\\]|\d\.\d/);
      expect(formula.startsWith('=')).toBe(false);
    }
  });

  it('writes what comes from the user as text, never as a formula', () => {
    const tables = caseOf(dealRows().map((row) => ({ ...row, stage: '=HYPERLINK("http://x";"y")' }))).tables;
    const { plan } = planScorecard(inputOf(tables, few, { title: '=1+1' }));
    const scorecard = plan.sheets[2]!;
    const title = scorecard.cells.flat().find(({ content }) => content && 'text' in content && content.text === '=1+1');
    expect(title).toBeDefined();
    for (const formula of plan.sheets.flatMap(formulasOf)) expect(formula).not.toContain('HYPERLINK');
  });

  it('names every style it uses, and stays within its own grid', () => {
    for (const sheet of planScorecard(inputOf(caseOf().tables, few)).plan.sheets) {
      const used = new Set(sheet.cells.flat().flatMap(({ style }) => style ?? []));
      for (const name of used) expect(sheet.styles).toHaveProperty([name]);
      for (const row of sheet.cells) expect(row.length).toBe(sheet.columns);
      expect(sheet.columnWidths.length).toBe(sheet.columns);
      for (const { row, column, rows, columns } of [...sheet.lines.areas, ...sheet.areas]) {
        expect(row + rows).toBeLessThanOrEqual(sheet.rows);
        expect(column + columns).toBeLessThanOrEqual(sheet.columns);
      }
      expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet);
    }
  });

  it('has no row twice and puts each KPI under its family', () => {
    const { plan } = planScorecard(inputOf(caseOf().tables, ['revenue', 'win_rate', 'revenue', 'average_deal_size']));
    const keys = plan.sheets[2]!.cells.map((row) => (row[0]!.content as { text: string }).text);
    expect(new Set(keys).size).toBe(keys.length);
    const table = keys.filter((key) => /^(family|kpi):/.test(key));
    expect(table).toEqual([
      'family:revenue',
      'kpi:revenue',
      'kpi:average_deal_size',
      'family:conversion',
      'kpi:win_rate',
    ]);
  });

  it('says what a KPI lacks instead of leaving it out', () => {
    const { plan, report } = planScorecard(inputOf([caseOf().tables[0]!], ['cac']));
    const [cac] = report.kpis;
    expect(cac).toMatchObject({ value: null, reason: 'no_table', spot: null, formula: null });
    expect(grid(plan.sheets[2]!)).toContain("'– needs costs");
  });

  it.each([
    ['no table', [], few, 'no_table'],
    ['no KPI', caseOf().tables, [], 'no_kpis'],
    ['no dates', caseOf([], []).tables, few, 'no_rows'],
  ] as const)('tells when there is %s', (_, tables, chosen, code) => {
    expect(() => planScorecard(inputOf([...tables], [...chosen]))).toThrow(NoScorecard);
    try {
      planScorecard(inputOf([...tables], [...chosen]));
    } catch (error) {
      expect((error as NoScorecard).code).toBe(code);
    }
  });
});

describe('its days', () => {
  const periodsOf = (more: Parameters<typeof inputOf>[2]) => {
    const { report } = planScorecard(inputOf(caseOf().tables, ['revenue'], more));
    const { periods } = report.kpis[0]!;
    return [report.asOf, report.from, report.to, periods.length, periods.filter(({ partial }) => partial).length];
  };
  it.each([
    ['whole periods around the decided deals', {}, ['2017-10-03', '2017-01-01', '2017-10-31', 10, 1]],
    ['quarters', { unit: 'quarter' as const }, ['2017-10-03', '2017-01-01', '2017-12-31', 4, 1]],
    [
      'a chosen range, cut to its days',
      { from: day('2017-02-10'), to: day('2017-04-02') },
      ['2017-10-03', '2017-02-10', '2017-04-02', 3, 2],
    ],
    ['an as-of day', { asOf: day('2017-05-31') }, ['2017-05-31', '2017-01-01', '2017-10-31', 10, 5]],
  ])('%s', (_, more, expected) => {
    expect(periodsOf(more)).toEqual(expected);
  });
});

describe('as of a chosen day inside a period', () => {
  const { tables, sheets } = caseOf();
  const all = kpis().map(({ id }) => ({ id, variant: null, target: null }));
  const build = (asOf: string) => planScorecard(inputOf(tables, [], { kpis: all, asOf: day(asOf) }));
  const { plan, report } = build('2017-05-20');

  it('counts nothing that came later, on the sheet as in the engine', () => {
    const { compared, found } = differences(report, carriedOut(sheets, plan));
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(100);
    const revenue = (from: typeof report) => from.kpis.find(({ id }) => id === 'revenue')!;
    const may = (from: typeof report) => revenue(from).periods.find(({ label }) => label === 'May 2017')!;
    expect(may(report).partial).toBe(true);
    expect(may(report).value).toBeLessThan(may(build('2017-05-31').report).value!);
    expect(revenue(report).value).toBeCloseTo(
      revenue(report).periods.reduce((sum, { value }) => sum + (value ?? 0), 0),
      6,
    );
  });

  it('compares its days so far with as many days of the period before', () => {
    const live = carriedOut(sheets, plan);
    const { frame } = tables[0]!;
    const won = (from: string, to: string) =>
      frame.status.reduce((sum, status, i) => {
        const closed = frame.day.closed![i];
        const counts = status === 'won' && typeof closed === 'number' && closed >= day(from) && closed <= day(to);
        return counts ? sum + Number(frame.number.amount![i] ?? 0) : sum;
      }, 0);
    const { spot } = report.kpis.find(({ id }) => id === 'revenue')!;
    const change = live.at('Scorecard', { row: spot!.row, column: spot!.column + 2 });
    expect(change).toBeCloseTo(won('2017-05-01', '2017-05-20') / won('2017-04-01', '2017-04-20') - 1, 9);
  });
});

describe.each(['en_US', 'de_DE'])('carried out in the local spreadsheet, %s', (locale) => {
  const { tables, sheets } = caseOf();
  const targets: Record<string, number> = { revenue: 30000, win_rate: 40 / 100, sales_cycle: 22 };
  const chosen = allVariants().map((each) => ({ ...each, target: targets[each.id] ?? null }));
  const { plan, report } = planScorecard(inputOf(tables, [], { kpis: chosen, locale }));
  const live = carriedOut(sheets, plan, locale);

  it('every formula comes to what the engine says', () => {
    const { compared, found } = differences(report, live);
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  it('no cell shows an error', () => {
    for (const sheet of plan.sheets) {
      sheet.cells.forEach((row, r) => {
        row.forEach((_, c) => {
          expect(String(live.at(sheet.name, { row: r, column: c }) ?? '')).not.toMatch(/^#(?!1a73e8)/);
        });
      });
    }
  });

  it('says what it stands on', () => {
    expect(live.at('Scorecard', AS_OF)).toBe(day('2017-10-03'));
    expect(live.at('Scorecard', ABOUT)).toBe(
      'from “Deals of Ben’s team”: 96 of 120 rows decided, 18 open, 6 cancelled, none left out · from “Costs, all”: 9 rows, none left out · live: follows your table · hover a name for its definition',
    );
    expect(live.at('Scorecard', HINT)).toBe('');
  });
});

describe('as the table grows', () => {
  const { tables, sheets } = caseOf();
  const { plan } = planScorecard(inputOf(tables, few));

  it('the hint counts what has come to lie outside the periods', () => {
    const later = sheets.map((sheet, i) => {
      const row = [130, 'won', null, 500, day('2017-11-01'), day('2017-12-24'), 'Ben', 'Offer', 'New'];
      return i === 0 ? { ...sheet, cells: [...sheet.cells, row] } : sheet;
    });
    const live = carriedOut(later, plan);
    expect(live.at('Scorecard', HINT)).toBe('New outside these periods: 1 – rebuild to include them');
    expect(live.at('Scorecard', AS_OF)).toBe(day('2017-12-24'));
  });
});
