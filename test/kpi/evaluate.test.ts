/** Hand-made cases, one idea each: the figure, its n, what was left out and why there is none. */
import { describe, expect, it } from 'vitest';
import { isCostOf } from '../../src/kpi/costs.ts';
import { evaluate, interval, type KpiData, lacks, parts, statusOf, type Window } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { native } from '../../src/kpi/native.ts';
import type { Table } from '../../src/table/types.ts';
import { day, liveData, type Row, table } from './tables.ts';

const dealFields = ['status', 'amount', 'closed', 'created', 'first_contact', 'owner', 'account'];
const deals = (...rows: Row[]): KpiData => ({ tables: { deals: table('deals', dealFields, rows) }, targets: {} });
const orders = (...rows: Row[]): KpiData => ({
  tables: { orders: table('orders', ['id', 'date', 'customer', 'amount'], rows) },
  targets: {},
});

function window(start: string, end: string, more: Partial<Window> = {}): Window {
  const from = day(start);
  const to = day(end);
  return { start: from, end: to, first: from, asOf: to, unit: 'month', previous: null, total: false, ...more };
}
const march = window('2024-03-01', '2024-03-31', { previous: { start: day('2024-02-01'), end: day('2024-02-29') } });

/** The engine's answer, after the live formula has said the same. */
function value(id: string, option: string | null, data: KpiData, at: Window): number | string {
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
  });
  const cell = live.workbook.evaluate(`=${formula}`) as { value: number | string };
  if ('none' in outcome) {
    expect(cell, formula).toEqual({ value: '' });
    return outcome.none;
  }
  expect(cell.value, formula).toBeCloseTo(outcome.value, 9);
  return outcome.value;
}

describe('win rate', () => {
  it('counts a deal on the first and the last day of the period, not the day before or after', () => {
    const at = (closed: string, status = 'won') => ({ status, closed });
    const data = deals(at('2024-02-29'), at('2024-03-01'), at('2024-03-31', 'lost'), at('2024-04-01'));
    expect(value('win_rate', null, data, march)).toBe(0.5);
    expect(evaluate(kpiById('win_rate'), null, data, march)).toMatchObject({ n: 2, leftOut: {} });
    expect(evaluate(kpiById('win_rate'), null, data, { ...march, total: true }).leftOut).toEqual({ outside_period: 2 });
  });

  it('finds no row where the end lies before the start', () => {
    const data = deals({ status: 'won', closed: '2024-03-09' }, { status: 'won', closed: '2024-03-11' });
    const inverted = window('2024-03-12', '2024-03-08');
    expect(value('win_rate', null, data, inverted)).toBe('nothing_decided');
    expect(evaluate(kpiById('win_rate'), null, data, inverted)).toMatchObject({ n: 0 });
  });

  it('leaves out what can not be put into a period, and what the table leaves out', () => {
    const data = deals(
      { status: 'won', closed: '2024-03-02' },
      { status: 'lost' },
      { status: 'won', closed: '2024-03-03', left_out: 'duplicate' },
      { status: 'open' },
    );
    expect(evaluate(kpiById('win_rate'), null, data, march)).toEqual({ value: 1, n: 1, leftOut: { no_date: 1, duplicate: 1 } }); // biome-ignore format: one line
  });

  it('by value is a share: amounts below 0, or none at all, are no part of it', () => {
    const byValue = (...rows: Parameters<typeof deals>) => value('win_rate', 'by value', deals(...rows), march);
    const [won, lost] = (['won', 'lost'] as const).map((status) => (amount?: number) => ({ status, amount, closed: '2024-03-10' })); // biome-ignore format: one line
    expect(byValue(won!(30), lost!(10))).toBe(0.75);
    expect(byValue(won!(-100), lost!(700))).toBe('below_zero');
    expect(byValue(won!(1000), lost!(-400))).toBe('below_zero');
    expect(byValue(won!(), lost!(700))).toBe('no_amount');
    expect(byValue(won!(), won!(5), lost!(15))).toBe(0.25);
    expect(byValue(lost!(700))).toBe(0);
    expect(byValue(won!(30), lost!(0))).toBe(1);
  });
  it('has a Wilson interval by count, none by value', () => {
    const data = deals(...Array.from({ length: 16 }, (_, i) => ({ status: i < 8 ? 'won' : 'lost', amount: 1, closed: '2024-03-05' }))); // biome-ignore format: one line
    const [low, high] = interval(kpiById('win_rate'), null, data, march)!;
    expect(low).toBeCloseTo(0.28, 3); // kpis.md, The trap: 28.0–72.0 %
    expect(high).toBeCloseTo(0.72, 3);
    expect(interval(kpiById('win_rate'), 'by value', data, march)).toBeNull();
    expect(interval(kpiById('win_rate'), null, deals(), march)).toBeNull();
    expect(interval(kpiById('revenue'), null, data, march)).toBeNull();
  });
});

describe('revenue', () => {
  const data = deals(
    { status: 'won', amount: 100, closed: '2024-02-10' },
    { status: 'lost', amount: 70, closed: '2024-03-10' },
    { status: 'won', amount: 40, closed: '2024-05-10' },
  );
  it('is 0 in a month without won deals inside the data', () => {
    expect(value('revenue', null, data, march)).toBe(0);
    expect(value('revenue', null, data, window('2024-04-01', '2024-04-30'))).toBe(0);
  });
  it('has no value before the data and after the as-of day', () => {
    expect(value('revenue', null, data, window('2024-01-01', '2024-01-31'))).toBe('no_rows');
    expect(value('revenue', null, data, window('2024-06-01', '2024-06-30', { asOf: day('2024-05-31') }))).toBe(
      'no_rows',
    );
    expect(value('revenue', null, deals(), march)).toBe('no_rows');
  });
  it('has no value where deals were won but none has an amount; an amount of 0 is one', () => {
    expect(value('revenue', null, deals({ status: 'won', closed: '2024-03-10' }), march)).toBe('no_amount');
    expect(value('revenue', null, deals({ status: 'won', amount: 0, closed: '2024-03-10' }), march)).toBe(0);
    const mixed = deals({ status: 'won', amount: 5, closed: '2024-03-10' }, { status: 'won', closed: '2024-03-10' });
    expect(evaluate(kpiById('revenue'), null, mixed, march)).toEqual({ value: 5, n: 1, leftOut: { no_amount: 1 } });
  });
  it('comes from orders where there are no deals, less refunds', () => {
    const shop = orders(
      { id: '1', date: '2024-03-02', customer: 'A', amount: 80 },
      { id: '2', date: '2024-03-03', customer: 'B', amount: -30 },
    );
    expect(value('revenue', null, shop, march)).toBe(50);
  });
});

describe('average deal size and sales cycle', () => {
  const data = deals(
    { status: 'won', amount: 0, closed: '2024-03-10', created: '2024-03-01' },
    { status: 'won', amount: 300, closed: '2024-03-11', created: '2024-03-05', first_contact: '2024-03-01' },
    { status: 'won', closed: '2024-03-12', created: '2024-02-01' },
    { status: 'won', amount: 30, closed: '2024-03-13', created: '2024-03-14' },
    { status: 'won', amount: 30, closed: '2024-03-14' },
    { status: 'lost', amount: 900, closed: '2024-03-14', created: '2023-01-01' },
  );
  it('keeps zeros and leaves blank amounts out', () => {
    expect(value('average_deal_size', null, data, march)).toBe(90);
    expect(evaluate(kpiById('average_deal_size'), null, data, march)).toMatchObject({
      n: 4,
      leftOut: { no_amount: 1 },
    });
    expect(value('average_deal_size', null, deals({ status: 'lost', amount: 3, closed: '2024-03-10' }), march)).toBe('nothing_won'); // biome-ignore format: one line
  });
  it('starts at the first contact, else at creation; same-day deals take 0 days', () => {
    expect(value('sales_cycle', null, data, march)).toBeCloseTo((9 + 10 + 40) / 3, 12);
    expect(value('sales_cycle', 'median', data, march)).toBe(10);
    expect(evaluate(kpiById('sales_cycle'), null, data, march)).toMatchObject({ n: 3, leftOut: { closed_before_created: 1, no_date: 1 } }); // biome-ignore format: one line
    const sameDay = deals({ status: 'won', closed: '2024-03-10', created: '2024-03-10' });
    expect(value('sales_cycle', null, sameDay, march)).toBe(0);
    expect(value('sales_velocity', null, sameDay, march)).toBe('no_amount');
  });
});

describe('the pipeline', () => {
  const data: KpiData = {
    ...deals(
      { status: 'open', amount: 400, closed: '2024-04-10' },
      { status: 'open', amount: 200, closed: '2024-02-10' },
      { status: 'open', closed: '2024-03-10' },
      { status: 'won', amount: 50, closed: '2024-03-10', created: '2024-03-01' },
    ),
    targets: { revenue: 300 },
  };
  it('is known now, not in periods that are over', () => {
    expect(value('pipeline_value', null, data, march)).toBe(600);
    expect(value('pipeline_value', null, data, { ...march, asOf: day('2024-04-02') })).toBe('no_history');
    expect(value('pipeline_value', null, data, { ...march, asOf: day('2024-04-02'), total: true })).toBe(600);
    expect(evaluate(kpiById('pipeline_value'), null, data, march)).toMatchObject({ n: 2, leftOut: { no_amount: 1 } });
  });
  it('can be limited to deals expected to close in the period', () => {
    expect(value('pipeline_value', 'closing in the window', data, window('2024-04-01', '2024-04-30', { asOf: day('2024-03-31') }))).toBe(400); // biome-ignore format: one line
    expect(value('pipeline_value', 'closing in the window', data, march)).toBe('no_amount');
    expect(value('pipeline_value', 'closing in the window', deals({ status: 'open', amount: 5 }), march)).toBe(
      'no_date',
    );
    expect(
      value(
        'pipeline_value',
        'closing in the window',
        deals({ status: 'open', amount: 5, closed: '2024-04-10' }),
        march,
      ),
    ).toBe(0);
  });
  it('is 0 without open deals and unknown if none of them has an amount', () => {
    expect(value('pipeline_value', null, deals({ status: 'won', closed: '2024-03-10' }), march)).toBe(0);
    expect(value('pipeline_value', null, deals({ status: 'open' }), march)).toBe('no_amount');
    expect(value('pipeline_value', null, deals(), march)).toBe('no_rows');
  });
  it.each([
    ['month', 2],
    ['quarter', 6],
    ['year', 24],
    ['week', 6 / 13],
  ] as const)('covers a month of the target set per %s', (unit, times) => {
    // biome-ignore format: one line
    expect(value('pipeline_coverage', null, data, { ...march, unit })).toBeCloseTo(times, 12);
  });
  it('needs a target', () => {
    expect(value('pipeline_coverage', null, { ...data, targets: {} }, march)).toBe('no_target');
    expect(value('pipeline_coverage', null, { ...data, targets: { revenue: 0 } }, march)).toBe('no_target');
  });
  it('turns out money per day in four parts', () => {
    expect(value('sales_velocity', null, data, march)).toBeCloseTo((3 * 1 * 50) / 9, 12);
    expect(
      parts(kpiById('sales_velocity'), null, data, march).map(({ name, outcome }) => [name, outcome]),
    ).toMatchObject([
      ['open_deals', { value: 3 }],
      ['win_rate', { value: 1 }],
      ['deal_size', { value: 50 }],
      ['cycle', { value: 9 }],
    ]);
  });
});

describe('sales growth', () => {
  const data = deals(
    { status: 'won', amount: 10, closed: '2023-03-05' },
    { status: 'won', amount: 30, closed: '2023-03-25' },
    { status: 'won', amount: 100, closed: '2024-02-10' },
    { status: 'won', amount: 150, closed: '2024-03-10' },
  );
  it('is the change to the period before, or to a year ago', () => {
    expect(value('sales_growth', null, data, march)).toBe(0.5);
    expect(value('sales_growth', 'a year ago', data, march)).toBe(2.75);
  });
  it('has no value against a window that the data cover only in part', () => {
    const from = (closed: string) =>
      deals({ status: 'lost', closed }, { status: 'won', amount: 100, closed: '2024-02-28' }, { status: 'won', amount: 150, closed: '2024-03-10' }); // biome-ignore format: one line
    expect(value('sales_growth', null, from('2024-02-16'), march)).toBe(0.5);
    expect(value('sales_growth', null, from('2024-02-17'), march)).toBe('no_previous_period');
    const year = window('2024-01-01', '2024-12-31', { previous: { start: day('2023-01-01'), end: day('2023-12-31') } });
    const sold = (closed: string) => deals({ status: 'won', amount: 100, closed }, { status: 'won', amount: 150, closed: '2024-03-10' }); // biome-ignore format: one line
    expect(value('sales_growth', null, sold('2023-02-06'), year)).toBe(0.5);
    expect(value('sales_growth', null, sold('2023-02-07'), year)).toBe('no_previous_period');
  });
  it('compares a running period with as many days of a year ago', () => {
    expect(value('sales_growth', 'a year ago', data, { ...march, asOf: day('2024-03-12') })).toBe(14);
    const late = deals(
      { status: 'won', amount: 10, closed: '2023-03-12' },
      { status: 'won', amount: 90, closed: '2023-03-13' },
      { status: 'won', amount: 150, closed: '2024-03-10' },
    );
    expect(value('sales_growth', 'a year ago', late, { ...march, asOf: day('2024-03-12') })).toBe(14);
  });
  it('compares a week with the one 52 weeks ago', () => {
    const weeks = deals(
      { status: 'won', amount: 90, closed: '2023-03-05' },
      { status: 'won', amount: 4, closed: '2023-03-06' },
      { status: 'won', amount: 90, closed: '2023-03-13' },
      { status: 'won', amount: 6, closed: '2024-03-04' },
    );
    expect(value('sales_growth', 'a year ago', weeks, window('2024-03-04', '2024-03-10', { unit: 'week' }))).toBe(0.5);
  });
  it('has no value against less than 0: a rise from there would read as a fall', () => {
    const refunds = deals(
      { status: 'won', amount: -100, closed: '2024-02-10' },
      { status: 'won', amount: 120, closed: '2024-03-10' },
    );
    expect(value('sales_growth', null, refunds, march)).toBe('below_zero');
  });
  it('has no value without an earlier period, or against 0', () => {
    const first = window('2023-03-01', '2023-03-31', {
      previous: { start: day('2023-02-01'), end: day('2023-02-28') },
    });
    expect(value('sales_growth', null, data, first)).toBe('no_previous_period');
    expect(value('sales_growth', null, data, { ...march, previous: null })).toBe('no_previous_period');
    const april = window('2023-05-01', '2023-05-31', {
      previous: { start: day('2023-04-01'), end: day('2023-04-30') },
    });
    expect(value('sales_growth', null, data, april)).toBe('zero');
  });
});

describe('sales productivity', () => {
  it('divides by the people who closed a deal, won or lost, in the period', () => {
    const data = deals(
      { status: 'won', amount: 90, closed: '2024-03-10', owner: 'Ann' },
      { status: 'won', amount: 10, closed: '2024-03-10' },
      { status: 'lost', closed: '2024-03-11', owner: 'Bo' },
      { status: 'cancelled', closed: '2024-03-11', owner: 'Cy' },
      { status: 'won', amount: 7, closed: '2024-02-11', owner: 'Di' },
      { status: 'open', amount: 7, closed: '2024-03-11', owner: 'Ed' },
    );
    expect(value('sales_productivity', null, data, march)).toBe(50);
    expect(evaluate(kpiById('sales_productivity'), null, data, march).leftOut).toEqual({ no_owner: 1 });
  });
});

describe('customers', () => {
  const shop = orders(
    { id: '1', date: '2022-01-01', customer: 'A', amount: 60 },
    { id: '1', date: '2022-01-01', customer: 'A', amount: 40 },
    { id: '2', date: '2023-01-01', customer: 'A', amount: 100 },
    { id: '3', date: '2022-06-01', customer: 'B', amount: 100 },
    { id: '4', date: '2022-07-01', customer: 'B', amount: -20 },
    { id: '5', date: '2022-07-01', customer: null, amount: 999 },
    { id: '6', date: '2024-01-01', customer: 'C', amount: 100 },
  );
  const all = window('2022-01-01', '2024-01-01', { total: true });

  it('lifetime value: order value × orders per customer and year × years, refunds are no orders', () => {
    const years = 731 / 365.25;
    const apv = 380 / 4;
    const frequency = 4 / 3 / years;
    expect(value('clv', null, shop, all)).toBeCloseTo((apv * frequency * (365 / 365.25)) / 3, 12);
    expect(value('clv', 'repeat customers', shop, all)).toBeCloseTo(apv * frequency * (365 / 365.25), 12);
    expect(evaluate(kpiById('clv'), null, shop, all)).toMatchObject({ n: 6, leftOut: { no_customer: 1 } });
  });
  it('churn: of the customers of the year before, those who did not come back in the last', () => {
    // Year before: 2 Jan 2022 to 1 Jan 2023: A and B. Last year: C only.
    expect(parts(kpiById('clv'), '1 / yearly churn', shop, all).slice(-2).map(({ outcome }) => outcome)).toMatchObject([{ value: 2 }, { value: 2 }]); // biome-ignore format: one line
    expect(value('clv', '1 / yearly churn', shop, all)).toBeCloseTo(((380 / 4) * (4 / 3) * 365.25) / 731, 9);
    expect(value('clv', '1 / yearly churn', shop, { ...all, end: day('2023-06-01') })).toBe('no_history');
    // Two years to the day are enough, and a day less is not.
    const twoYears = (first: string) =>
      orders(
        { id: '1', date: first, customer: 'A', amount: 60 },
        { id: '2', date: '2022-06-01', customer: 'A', amount: 60 },
        { id: '3', date: '2024-01-01', customer: 'B', amount: 60 },
      );
    expect(typeof value('clv', '1 / yearly churn', twoYears('2022-01-02'), all)).toBe('number');
    expect(value('clv', '1 / yearly churn', twoYears('2022-01-03'), all)).toBe('no_history');
  });
  it('cost per new customer: new is who bought for the first time in the period', () => {
    const costs = table(
      'costs',
      ['date', 'amount', 'category'],
      [
        { date: '2022-06-10', amount: 300, category: 'Google Ads' },
        { date: '2022-06-10', amount: 50, category: 'Sales salaries' },
        { date: '2022-06-10', amount: 9000, category: 'Office rent' },
        { date: '2022-07-10', amount: 9 },
      ],
    );
    const data = { ...shop, tables: { ...shop.tables, costs } };
    const june = window('2022-06-01', '2022-06-30');
    expect(value('cac', null, data, june)).toBe(350);
    expect(value('cac', 'paid', data, june)).toBe(300);
    expect(value('cac', null, data, window('2022-07-01', '2022-07-31'))).toBe('no_new_customers');
    expect(value('cac', null, data, window('2024-01-01', '2024-01-31'))).toBe('no_costs');
    expect(value('cac', null, data, window('2022-05-31', '2022-06-10'))).toBe(350);
    expect(value('cac', null, data, window('2022-06-02', '2022-06-30'))).toBe('no_new_customers');
    expect(value('ltv_to_cac', null, data, { ...june, first: day('2022-01-01') })).toBe('nobody_returned');
  });
  it('who never came back says nothing about how long customers stay', () => {
    const once = orders(
      { id: '1', date: '2022-01-01', customer: 'A', amount: 60 },
      { id: '2', date: '2022-01-01', customer: 'A', amount: 40 },
      { id: '3', date: '2022-06-01', customer: 'B', amount: 40 },
    );
    expect(value('clv', null, once, all)).toBe('nobody_returned');
    expect(value('clv', 'repeat customers', once, all)).toBe('nobody_returned');
    expect(value('clv', null, orders(), all)).toBe('no_rows');
  });
  it('are the same in capitals and small letters', () => {
    const typed = orders(
      { id: '1', date: '2022-01-01', customer: 'Åbo Oy', amount: 60 },
      { id: '2', date: '2023-01-01', customer: 'ÅBO OY', amount: 40 },
      { id: '3', date: '2022-06-01', customer: 'b*', amount: 50 },
      { id: '4', date: '2022-07-01', customer: 'b', amount: 50 },
    );
    expect(parts(kpiById('clv'), null, typed, all)).toMatchObject([{}, {}, { name: 'customers', outcome: { value: 3 } }, {}, {}]); // biome-ignore format: one line
    expect(value('clv', null, typed, all)).toBeCloseTo((200 / 3 / (366 / 365.25)) * (365 / 365.25 / 3), 12);
    const data = { ...typed, tables: { ...typed.tables, costs: table('costs', ['date', 'amount'], [{ date: '2023-01-01', amount: 9 }]) } }; // biome-ignore format: one line
    expect(value('cac', null, data, window('2023-01-01', '2023-01-31'))).toBe('no_new_customers');
    const owners = deals({ status: 'won', amount: 8, closed: '2024-03-10', owner: 'Ann' }, { status: 'lost', closed: '2024-03-11', owner: 'ANN' }); // biome-ignore format: one line
    expect(value('sales_productivity', null, owners, march)).toBe(8);
  });
  it('comes from won deals by account where there are no orders', () => {
    const data = deals(
      { status: 'won', amount: 10, closed: '2024-01-01', account: 'A' },
      { status: 'won', amount: 30, closed: '2024-12-31', account: 'A' },
      { status: 'lost', amount: 99, closed: '2024-12-31', account: 'B' },
    );
    const year = window('2024-01-01', '2024-12-31', { total: true });
    expect(value('clv', null, data, year)).toBeCloseTo(((20 * 2) / (366 / 365.25)) * (365 / 365.25), 12);
  });
});

describe('what is missing', () => {
  const win = kpiById('win_rate');
  const table0 = deals({ status: 'won', closed: '2024-03-02', amount: 1 }).tables.deals!;
  it('names the table or the column', () => {
    expect(lacks(win, null, {})).toEqual({ reason: 'no_table', role: 'deals', field: null });
    expect(lacks(kpiById('cac'), null, { deals: table0 })).toMatchObject({ reason: 'no_table', role: 'costs' });
    expect(lacks(kpiById('ltv_to_cac'), null, { deals: table0 })).toMatchObject({ reason: 'no_table', role: 'costs' });
    expect(lacks(win, 'of all created', { deals: table('deals', ['status', 'closed'], []) })).toEqual({ reason: 'no_field', role: 'deals', field: 'created' }); // biome-ignore format: one line
    expect(lacks(kpiById('clv'), 'with margin', { orders: table('orders', ['id', 'date', 'customer', 'amount'], []) })).toMatchObject({ reason: 'no_field', field: 'margin' }); // biome-ignore format: one line
    expect(evaluate(win, null, { tables: {}, targets: {} }, march)).toEqual({ none: 'no_table', n: 0, leftOut: {} });
  });
  it('waits for the answer to a question on a column it needs, and only on such', () => {
    const asking = (field: string, kind: string): Table => ({ ...table0, questions: [{ column: 'B', field, kind, options: [], assumed: 'dmy', why: '' }] }) as Table; // biome-ignore format: one line
    expect(lacks(win, null, { deals: asking('closed', 'date_order') })).toMatchObject({ reason: 'question', field: 'closed' }); // biome-ignore format: one line
    expect(lacks(win, null, { deals: asking('amount', 'decimal') })).toBeNull();
    expect(lacks(win, 'by value', { deals: asking('amount', 'decimal') })).toMatchObject({ reason: 'question' });
    expect(lacks(win, null, { deals: asking('stage', 'status_word') })).toMatchObject({ reason: 'question' });
    expect(lacks(kpiById('sales_cycle'), null, { deals: asking('created', 'date_order') })).toMatchObject({ reason: 'question' }); // biome-ignore format: one line
    expect(lacks(kpiById('sales_velocity'), null, { deals: asking('amount', 'decimal') })).toMatchObject({ reason: 'question' }); // biome-ignore format: one line
  });
});

describe('status', () => {
  it.each([
    ['win_rate', 0.3, null, 'on_target'],
    ['win_rate', 0.5, null, 'on_target'], // better than typical
    ['win_rate', 0.15, null, 'near'],
    ['win_rate', 0.149, null, 'off_target'],
    ['win_rate', 0.3, 0.4, 'off_target'], // the own target wins over the band
    ['win_rate', 0.38, 0.4, 'near'],
    ['win_rate', 0.4, 0.4, 'on_target'],
    ['sales_cycle', 50, null, 'none'],
    ['sales_cycle', 50, 50, 'on_target'],
    ['sales_cycle', 52.5, 50, 'near'],
    ['sales_cycle', 53, 50, 'off_target'],
    ['pipeline_coverage', 3, null, 'on_target'],
    ['pipeline_coverage', 2.9, null, 'off_target'],
    ['pipeline_coverage', 5.1, null, 'off_target'],
    ['ltv_to_cac', 9, null, 'on_target'],
    ['ltv_to_cac', 2.9, null, 'off_target'],
    ['win_rate', null, 0.4, 'none'],
  ] as const)('%s of %s against target %s is %s', (id, figure, target, status) => {
    expect(statusOf(kpiById(id), figure, target)).toBe(status);
  });
});

it.each([
  ['General marketing', true],
  ['Material for trade fair', true],
  ['Development of website', true],
  ['Research of leads', true],
  ['Sales office', true],
  ['Generative AI tools', true],
  ['General', false],
  ['Cost of sales', false],
  ['Office rent', false],
  ['Materials', false],
  ['Administration', false],
])('whether “%s” wins customers: %s', (category, isOne) => {
  expect(isCostOf('sales_and_marketing')(category)).toBe(isOne);
});
