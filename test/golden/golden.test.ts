/** Every folder here is a case: a table, what its KPIs are, and where these numbers come from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { evaluate, interval, type KpiData, parts, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { native } from '../../src/kpi/native.ts';
import type { Table } from '../../src/table/types.ts';
import { isFigure } from '../../src/value/outcome.ts';
import { type PeriodUnit, periodOf } from '../../src/value/period.ts';
import { day, type LiveData, liveData } from '../kpi/tables.ts';
import { fileGrid, hasSharedData, readOne, safeGrid } from '../table/grids.ts';

interface Case {
  origin: string;
  /** A file of the folder, or one of the shared data. */
  table?: string;
  shared?: string;
  oracle?: string;
  /** Relative; 1e-9 if not given. */
  tolerance?: number;
  window: { start: string; end: string; asOf: string };
  /** Inputs of a KPI by name. */
  parts?: { kpi: string } & Record<string, string>;
  expect: Expected[];
}

interface Expected {
  kpi: string;
  option?: string;
  is?: number;
  n?: number;
  /** Where the oracle has the figure. */
  path?: string;
  /** The oracle has one per period, named 2017-03 or 2017-Q1; `field` is in each. */
  each?: PeriodUnit;
  field?: string;
  interval?: [number, number];
  intervalPath?: string;
}

const here = import.meta.dirname;
const oracles = join(here, '../../../shared/oracles');
const cases = readdirSync(here).filter((name) => existsSync(join(here, name, 'case.json')));

describe.each(cases)('%s', (name) => {
  const given = JSON.parse(readFileSync(join(here, name, 'case.json'), 'utf8')) as Case;
  if (given.shared && !hasSharedData) {
    it.skip('needs ../shared, which is missing', () => {});
    return;
  }

  const oracle: unknown = given.oracle ? JSON.parse(readFileSync(join(oracles, given.oracle), 'utf8')) : {};
  const table = readOne(given.shared ? fileGrid(given.shared) : safeGrid(parseDelimited(readFileSync(join(here, name, given.table!), 'utf8')))); // biome-ignore format: one line
  const data: KpiData = { tables: { [table.role]: table }, targets: {} };
  const whole = windowOf(given.window.start, given.window.end, given);
  let live: LiveData | undefined;

  it('has an origin and is read without a question that matters', () => {
    expect(given.origin).not.toBe('');
    expect(table.questions.filter(({ field }) => field !== 'customer')).toEqual([]);
  });

  it.each(given.expect.map((each) => [`${each.kpi} ${each.option ?? ''} ${each.path ?? ''}`, each] as const))(
    '%s',
    (_, expected) => {
      // biome-ignore format: one line
      if (expected.each) {
      const figures = Object.entries(at(oracle, expected.path!) as Record<string, unknown>);
      expect(figures.length).toBeGreaterThan(3);
      for (const [period, figure] of figures) {
        const { start, end } = periodNamed(period, expected.each);
        const wanted = (expected.field ? at(figure, expected.field) : figure) as number;
        expectFigure(expected, wanted, { ...whole, start, end, total: false });
      }
      return;
    }
      expectFigure(expected, expected.is ?? (at(oracle, expected.path!) as number), whole);
      live ??= liveData({ [table.role]: usedBy(table) });
      const formula = native(kpiById(expected.kpi), expected.option ?? null, data, refsOf(whole, live));
      const { value } = live.workbook.evaluate(`=${formula}`) as { value: number };
      expectClose(value, expected.is ?? (at(oracle, expected.path!) as number), formula);
    },
  );

  const { parts: known } = given;
  if (known)
    it('has the parts of the oracle', () => {
      const { kpi, ...paths } = known;
      const outcomes = new Map(parts(kpiById(kpi), null, data, whole).map(({ name, outcome }) => [name, outcome]));
      for (const [part, path] of Object.entries(paths)) {
        const outcome = outcomes.get(part)!;
        expectClose(isFigure(outcome) ? outcome.value : Number.NaN, at(oracle, path) as number, part);
      }
    });

  function expectFigure(expected: Expected, wanted: number, window: Window): void {
    const kpi = kpiById(expected.kpi);
    const outcome = evaluate(kpi, expected.option ?? null, data, window);
    expectClose(isFigure(outcome) ? outcome.value : Number.NaN, wanted, JSON.stringify(outcome));
    if (expected.n !== undefined) expect(outcome.n).toBe(expected.n);
    const limits =
      expected.interval ?? (expected.intervalPath ? (at(oracle, expected.intervalPath) as number[]) : null);
    if (!limits) return;
    const found = interval(kpi, expected.option ?? null, data, window)!;
    limits.forEach((limit, i) => {
      expect(found[i]).toBeCloseTo(limit, expected.interval ? 3 : 9);
    });
  }

  function expectClose(value: number, wanted: number, about: string): void {
    const tolerance = given.tolerance ?? 1e-9;
    expect(Math.abs(value - wanted), `${about}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
      tolerance * Math.abs(wanted),
    );
  }
});

function windowOf(start: string, end: string, { window }: Case): Window {
  const first = day(window.start);
  return {
    start: day(start),
    end: day(end),
    first,
    asOf: day(window.asOf),
    unit: 'month',
    previous: null,
    total: true,
  };
}

function refsOf(window: Window, { column }: LiveData) {
  const { start, end, first, asOf } = window;
  const cells = { start: String(start), end: String(end), first: String(first), asOf: String(asOf) };
  return { ...cells, column, previousStart: '', previousEnd: '', target: () => '""', total: true };
}

/** Only the columns KPIs read: the rest would only make the sheet large. */
function usedBy(table: Table): Table {
  const { text, ...rest } = table.frame;
  const names = ['id', 'owner', 'account', 'customer'].filter((name) => text[name]);
  return { ...table, frame: { ...rest, text: Object.fromEntries(names.map((name) => [name, text[name]!])) } };
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((place, key) => (place as Record<string, unknown>)[key], value);

/** "2017-03", "2017-Q1" */
function periodNamed(name: string, unit: PeriodUnit) {
  const [year, part] = name.split('-') as [string, string];
  const month = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 + 1 : Number(part);
  return periodOf(day(`${year}-${String(month).padStart(2, '0')}-01`), unit);
}
