/** Scorecards as wide as their grid, where a rebuild inserts behind the last column. */
import { expect, it } from 'vitest';
import type { BuildRequest } from '../../src/sidebar/protocol.ts';
import { csv, SalesFile } from './sales-file.ts';
import { changes } from './state.ts';
import { text } from './tables.ts';

const MONTHS = 24;
const closes = Array.from({ length: MONTHS }, (_, i) => new Date(Date.UTC(2024, i, 20)).toISOString().slice(0, 10));
const table = [
  ['Deal ID', 'Status', 'Amount', 'Closed'],
  ...closes.map((day, i) => [`D${i}`, i % 3 === 0 ? 'Lost' : 'Won', String(100 + i), day]),
];
const request = (period: BuildRequest['period']): BuildRequest => ({
  choices: [],
  title: 'Team',
  kpis: ['win_rate', 'revenue'].map((id) => ({ id, variant: null, target: null })),
  period,
  from: null,
  to: null,
  asOf: null,
});
const open = () => SalesFile.open([csv('Deals', text(table))]);
const shown = (file: SalesFile, key: string) => file.shown().find((each) => each.key === key)!;

const charts = (file: SalesFile) => {
  const { figures } = file.state().sheets.find(({ name }) => name === 'Scorecard')!;
  return (figures as { data: { title: { text: string } } }[]).map(({ data }) => data.title.text).sort();
};

it('takes new months behind the last of many', { timeout: 120_000 }, async () => {
  const file = await open();
  file.build(request('month'));
  expect(Object.keys(shown(file, 'revenue').periods)).toHaveLength(MONTHS);
  for (const [i, cell] of ['D99', 'Won', '321', '2026-02-10'].entries())
    file.type(`Deals!${'ABCD'[i]}${MONTHS + 2}`, cell);
  file.build(request('month'));
  expect(file.errors()).toEqual([]);
  expect(Object.keys(shown(file, 'revenue').periods)).toHaveLength(MONTHS + 2);
  expect(shown(file, 'revenue').periods['2026-02-01']).toBe(321);
});

it('goes from months to quarters and back, and keeps what was typed beside', { timeout: 180_000 }, async () => {
  const file = await open();
  file.build(request('month'));
  const { total } = shown(file, 'revenue');
  const periods = { quarter: MONTHS / 3, month: MONTHS, year: MONTHS / 12 };
  for (const period of ['quarter', 'month', 'year', 'month'] as const) {
    file.build(request(period));
    expect(file.errors(), period).toEqual([]);
    expect(shown(file, 'revenue').total, period).toBe(total);
    expect(Object.keys(shown(file, 'revenue').periods), period).toHaveLength(periods[period]);
    expect(charts(file), period).toEqual([`Revenue by ${period}`, `Win rate by ${period}`]);
    expect(file.workbook.sheets().map(({ name }) => name), period).toHaveLength(4); // biome-ignore format: one line
  }
});

it('is put back when it was to change its periods and was cancelled', { timeout: 120_000 }, async () => {
  const file = await open();
  file.build(request('month'));
  const before = file.state().sheets;
  const { build, steps } = file.ask('plan', request('quarter'));
  for (const step of steps) file.ask('step', { build, step });
  file.ask('abandon', { build });
  expect(changes(before, file.state().sheets)).toEqual([]);
});
