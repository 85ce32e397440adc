/** Days that a person chose count exactly: the first and the last period are cut to them. */
import { describe, expect, it, vi } from 'vitest';
import { kpis } from '../../src/kpi/index.ts';
import type { ScorecardInput } from '../../src/scorecard/build.ts';
import { toIso } from '../../src/value/day.ts';
import { day } from '../kpi/tables.ts';
import { caseOf, inputOf } from './case.ts';
import { differences } from './differences.ts';
import { carriedOut } from './live.ts';
import { planScorecard } from './planned.ts';

vi.mock('../../src/table/formula.ts', () => import('./passthrough.ts'));

const { tables, sheets } = caseOf();
const all = kpis().flatMap(({ id, variants }) =>
  variants.map((variant) => ({ id, variant: variant.id, target: null })),
);
const build = (more: Partial<ScorecardInput>) => planScorecard(inputOf(tables, [], { kpis: all, ...more }));
const days = { from: day('2017-02-10'), to: day('2017-05-20') };

describe.each(['week', 'month', 'quarter', 'year'] as const)('by %s', (unit) => {
  it('its live figures, changes among them, are the engine’s', () => {
    const { plan, report } = build({ ...days, unit });
    const { compared, found } = differences(report, carriedOut(sheets, plan));
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(40);
  });
});

describe('by month', () => {
  const { report, plan } = build(days);
  const of = (id: string) => report.kpis.find((kpi) => kpi.id === id)!;

  it('the ends are cut, marked and named after their days', () => {
    expect(of('revenue').periods.map(({ start, end, partial, label }) => [start, end, partial, label])).toEqual([
      ['2017-02-10', '2017-02-28', true, '10 Feb 2017 – 28 Feb 2017'],
      ['2017-03-01', '2017-03-31', false, 'Mar 2017'],
      ['2017-04-01', '2017-04-30', false, 'Apr 2017'],
      ['2017-05-01', '2017-05-20', true, '1 May 2017 – 20 May 2017'],
    ]);
    const live = carriedOut(sheets, plan);
    const { spot } = of('revenue').periods[3]!;
    const above = plan.sheets.find(({ kind }) => kind === 'scorecard')!;
    const soFar = above.cells.findIndex((row) => JSON.stringify(row[spot!.column] ?? '').includes('so far'));
    expect(live.at('Scorecard', { row: soFar, column: spot!.column })).toBe('part of it');
    expect(live.at('Scorecard', { row: soFar, column: spot!.column - 1 })).toBe('');
  });

  it('the total is that of the days alone', () => {
    const { frame } = tables[0]!;
    const sum = frame.status.reduce((sum, status, i) => {
      const closed = frame.day.closed![i];
      const counts = status === 'won' && typeof closed === 'number' && closed >= days.from && closed <= days.to;
      return counts ? sum + Number(frame.number.amount![i] ?? 0) : sum;
    }, 0);
    expect(of('revenue').value).toBe(sum);
  });

  it('no whole period is said to be more or less than a cut one', () => {
    const of = (more: Partial<ScorecardInput>) => {
      const { report, plan } = build({ ...more, kpis: [{ id: 'revenue', variant: null, target: null }] });
      const { cells } = plan.sheets.find(({ kind }) => kind === 'scorecard')!;
      return [report.insights.map(({ code }) => code), / on (?:10 )?Feb/.test(JSON.stringify(cells))];
    };
    const march = { from: days.from, to: day('2017-03-31') };
    expect(of(march)).toEqual([[], false]);
    expect(of({ ...march, from: day('2017-02-01') })).toEqual([[expect.stringMatching(/^revenue_/)], true]);
  });

  it('a cut period is compared with the same days of the one before, and is not held against a target', () => {
    const growth = of('sales_growth').periods.map(({ value }) => value);
    const alone = (from: string, to: string) =>
      build({ from: day(from), to: day(to) }).report.kpis.find(({ id }) => id === 'revenue')!.value!;
    expect(growth[0]).toBeCloseTo(alone('2017-02-10', '2017-02-28') / alone('2017-01-10', '2017-01-31') - 1, 9);
    expect(growth[1]).toBeCloseTo(alone('2017-03-01', '2017-03-31') / alone('2017-02-01', '2017-02-28') - 1, 9);
    expect(growth[3]).toBeCloseTo(alone('2017-05-01', '2017-05-20') / alone('2017-04-01', '2017-04-20') - 1, 9);
    const april = of('revenue').periods[2]!.value!;
    const { report: judged } = build({ ...days, kpis: [{ id: 'revenue', variant: null, target: april }] });
    expect(judged.kpis[0]!.status).toBe('on_target');
  });
});

describe('what stands open now', () => {
  const pipeline = (more: Partial<ScorecardInput>) => {
    const { kpis: rows } = build({ ...more, kpis: [{ id: 'pipeline_value', variant: null, target: null }] }).report;
    return [rows[0]!.value === null ? rows[0]!.reason : 'known', ...rows[0]!.periods.filter(({ value }) => value !== null).map(({ start }) => start)]; // biome-ignore format: one line
  };
  const newest = build({}).report.asOf;

  it('is the total as long as the chosen days reach the newest one', () => {
    expect(pipeline({})[0]).toBe('known');
    expect(pipeline({ from: day('2017-03-01') })[0]).toBe('known');
    expect(pipeline({ to: day(newest) })[0]).toBe('known');
  });
  it('is no total of days that are over, and none as of a day in the past', () => {
    expect(pipeline(days)).toEqual(['no_history']);
    expect(pipeline({ asOf: day(newest) - 1 })).toEqual(['no_history']);
    expect(pipeline({ asOf: day(newest) + 1 })[0]).toBe('known');
    expect(toIso(day(newest))).toBe(newest);
  });
});
