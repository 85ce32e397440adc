/** Small tables of deals and orders, windows of days, and a KPI's figure over them, which the live formula has to confirm. */
import { expect } from 'vitest';
import { evaluate, type KpiData, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { native } from '../../src/kpi/native.ts';
import { day, liveData, type Row, table } from './tables.ts';

const dealFields = ['status', 'amount', 'closed', 'created', 'first_contact', 'owner', 'account'];
export const deals = (...rows: Row[]): KpiData => ({
  tables: { deals: table('deals', dealFields, rows) },
  targets: {},
});
export const orders = (...rows: Row[]): KpiData => ({
  tables: { orders: table('orders', ['id', 'date', 'customer', 'amount'], rows) },
  targets: {},
});

export function window(start: string, end: string, more: Partial<Window> = {}): Window {
  const from = day(start);
  const to = day(end);
  return { start: from, end: to, first: from, asOf: to, unit: 'month', previous: null, total: false, ...more };
}
export const march = window('2024-03-01', '2024-03-31', {
  previous: { start: day('2024-02-01'), end: day('2024-02-29') },
});

/** The engine's answer, after the live formula has said the same. */
export function value(id: string, option: string | null, data: KpiData, at: Window): number | string {
  const kpi = kpiById(id);
  const outcome = evaluate(kpi, option, data, at);
  const live = liveData(data.tables);
  const formula = native(kpi, option, data, {
    column: live.column,
    start: String(at.start),
    end: String(at.end),
    first: String(at.first),
    asOf: String(at.asOf),
    previousStart: at.previous ? String(at.previous.start) : '',
    previousEnd: at.previous ? String(at.previous.end) : '',
    target: (target) => (data.targets[target] === undefined ? '""' : String(data.targets[target])),
    unit: at.unit,
    total: at.total,
    past: at.past,
  });
  const cell = live.workbook.evaluate(`=${formula}`) as { value: number | string };
  if ('none' in outcome) {
    expect(cell, formula).toEqual({ value: '' });
    return outcome.none;
  }
  expect(cell.value, formula).toBeCloseTo(outcome.value, 9);
  return outcome.value;
}
