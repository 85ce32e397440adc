import { describe, expect, it } from 'vitest';
import { judgedPeriod, lastDay, type Span, spanOf } from '../../src/scorecard/span.ts';
import { day, table } from '../kpi/tables.ts';

const deals = table('deals', ['status', 'closed'], [
  { status: 'won', closed: '2024-01-02' },
  { status: 'lost', closed: '2024-05-31' },
]); // biome-ignore format: a table
const dayOf = (text: string | null) => (text === null ? null : day(text));
const span = (from: string | null, to: string | null, asOf: string | null = null): Span =>
  spanOf([deals], 'month', dayOf(from), dayOf(to), dayOf(asOf))!;

describe('the period that is held against a target', () => {
  it('is the newest complete one', () => {
    expect(judgedPeriod(span('2024-01-01', '2024-05-31'))).toBe(4);
    expect(judgedPeriod(span('2024-01-01', '2024-05-31', '2024-05-20'))).toBe(3);
  });
  it('is none that chosen days cut', () => {
    expect(judgedPeriod(span('2024-01-01', '2024-05-20'))).toBe(3);
    expect(judgedPeriod(span('2024-04-10', '2024-05-20'))).toBe(1);
  });
});

it('the last day that counts lies right before a window that has not begun', () => {
  const [april, july] = [
    { start: day('2024-04-01'), end: day('2024-04-30') },
    { start: day('2024-07-01'), end: day('2024-07-31') },
  ];
  const chosen = span('2024-01-01', '2024-07-31', '2024-04-20');
  expect([lastDay(chosen, april), lastDay(chosen, july)]).toEqual([day('2024-04-20'), day('2024-06-30')]);
  expect(lastDay(span('2024-01-01', '2024-07-31'), july)).toBe(july.end);
});
