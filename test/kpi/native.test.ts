/** The engine and the live formula read the same record: they must say the same of any table. */
import { describe, expect, it } from 'vitest';
import { localeFor } from '../../host/engine/dialect/index.ts';
import { evaluate, type KpiData, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById, kpis } from '../../src/kpi/index.ts';
import { type NativeRefs, native, nativeCount } from '../../src/kpi/native.ts';
import { isFigure } from '../../src/value/outcome.ts';
import { type Period, periodOf, shift } from '../../src/value/period.ts';
import { draws, firstDay, tables } from './random.ts';
import { day, type LiveData, liveData, table } from './tables.ts';

const variants = kpis().flatMap((kpi) => kpi.variants.map((variant) => ({ kpi, option: variant.id })));
const targets = { revenue: 5000 };

/** All cells are given as plain numbers: where they stand is the layout's business. */
function refsOf(live: LiveData, window: Window): NativeRefs {
  return {
    column: live.column,
    start: String(window.start),
    end: String(window.end),
    first: String(window.first),
    asOf: String(window.asOf),
    previousStart: window.previous ? String(window.previous.start) : '',
    previousEnd: window.previous ? String(window.previous.end) : '',
    target: (id) => (id === 'revenue' ? '5000' : '""'),
    unit: window.unit,
    total: window.total,
  };
}

function windowOf(period: Period, asOf: number, first: number): Window {
  const previous = shift(period, -1);
  return { start: period.start, end: period.end, first, asOf, unit: period.unit, previous, total: false };
}

function expectSame(data: KpiData, window: Window, live = liveData(data.tables)): void {
  const refs = refsOf(live, window);
  for (const { kpi, option } of variants) {
    const outcome = evaluate(kpi, option, data, window);
    const formula = native(kpi, option, data, refs);
    const cell = live.workbook.evaluate(`=${formula}`);
    const about = `${kpi.id} ${option}: ${JSON.stringify(outcome)}\n${formula}\n${JSON.stringify(cell)}`;
    expect(cell, about).toHaveProperty('value');
    const { value } = cell as { value: unknown };
    if (isFigure(outcome)) {
      expect(typeof value, about).toBe('number');
      expect(Math.abs((value as number) - outcome.value), about).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(outcome.value)),
      );
    } else expect(value, about).toBe('');
    const count = live.workbook.evaluate(`=${nativeCount(kpi, option, data, refs)}`);
    expect(count, `n of ${about}\n${nativeCount(kpi, option, data, refs)}`).toEqual({ value: outcome.n });
  }
}

describe('engine and formula agree', () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed + 1))('on random tables, seed %i', (seed) => {
    const data: KpiData = { tables: tables(seed), targets };
    const draw = draws(seed + 1000);
    const live = liveData(data.tables);
    for (const unit of ['month', 'quarter', 'week'] as const) {
      const asOf = firstDay + draw.whole(1000);
      const first = draw.chance(50) ? firstDay : firstDay + 200;
      expectSame(data, windowOf(periodOf(firstDay + draw.whole(1000), unit), asOf, first), live);
    }
    const total: Window = { start: firstDay, end: firstDay + 910, first: firstDay, asOf: firstDay + 900, unit: 'month', previous: null, total: true }; // biome-ignore format: one line
    expectSame(data, total, live);
  });

  it('on a table without any row', () => {
    const data: KpiData = { tables: { deals: table('deals', ['status', 'amount', 'closed', 'created', 'owner', 'account'], []) }, targets }; // biome-ignore format: one line
    expectSame(data, windowOf(periodOf(firstDay, 'month'), firstDay, firstDay));
  });

  it('where amounts are in unlike currencies: money has no value, counts have', () => {
    const rows = [{ status: 'won', amount: 5, closed: '2024-01-02' }, { status: 'lost', amount: 5, closed: '2024-01-02' }]; // biome-ignore format: one line
    const deals = table('deals', ['status', 'amount', 'closed'], rows, { currency: 'mixed' });
    const data: KpiData = { tables: { deals }, targets };
    const window = windowOf(periodOf(day('2024-01-01'), 'month'), day('2024-01-31'), day('2024-01-01'));
    expectSame(data, window);
    expect(evaluate(kpiById('revenue'), null, data, window)).toMatchObject({ none: 'mixed_currency' });
    expect(evaluate(kpiById('win_rate'), 'by value', data, window)).toMatchObject({ none: 'mixed_currency' });
    expect(evaluate(kpiById('win_rate'), null, data, window)).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('a live formula', () => {
  const data: KpiData = { tables: tables(3), targets };
  const refs: NativeRefs = {
    column: (role, field) => `'KPI data'!$${role}_${field}`,
    start: 'C$4',
    end: 'C$5',
    first: '$D$4',
    asOf: '$B$2',
    previousStart: 'B$4',
    previousEnd: 'B$5',
    target: () => '$E$9',
    kpi: (id) => (id === 'revenue' ? 'C9' : null),
    unit: 'quarter',
  };
  const formulas = variants.flatMap(({ kpi, option }) => [
    native(kpi, option, data, refs),
    nativeCount(kpi, option, data, refs),
  ]);
  const withoutTexts = formulas.map((formula) => formula.replace(/"[^"]*"|'[^']*'/g, ''));

  it('works in every locale: no comma, no decimal sign, no array literal', () => {
    for (const formula of withoutTexts) {
      expect(formula).not.toMatch(/,/);
      expect(formula).not.toMatch(/\d\.\d/);
      expect(formula).not.toMatch(/[{}\\]/);
    }
  });

  it('has no whole-row loops', () => {
    for (const formula of withoutTexts) expect(formula).not.toMatch(/LAMBDA|MAP\(|BYROW|REDUCE|SCAN|MAKEARRAY/);
  });

  it('reads other KPIs of its column where they stand', () => {
    const text = native(kpiById('sales_growth'), null, data, refs);
    expect(text).toContain('C9');
    expect(text).not.toContain('C$4');
  });

  it('is short enough to read aloud', () => {
    const withCells = { ...refs, kpi: (id: string) => (id === 'clv' ? 'C12' : id === 'cac' ? 'C13' : null) };
    expect(native(kpiById('ltv_to_cac'), null, { tables: { deals: table('deals', ['status', 'amount', 'closed', 'account'], []), costs: table('costs', ['date', 'amount'], []) }, targets }, withCells)) // biome-ignore format: one line
      .toBe('IF(OR(C12="";C13="";C13<=0);"";C12/C13)');
  });

  it.each(['fi_FI', 'de_DE', 'en_GB'])('gives the same in %s', (locale) => {
    expect(localeFor(locale).code ?? locale).toBeTruthy();
    const here = liveData(data.tables, locale);
    expectSame(data, windowOf(periodOf(firstDay + 300, 'quarter'), firstDay + 320, firstDay), here);
  });
});
