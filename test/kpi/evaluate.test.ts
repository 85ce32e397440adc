/** Hand-made cases, one idea each: the figure, its n, what was left out and why there is none. */
import { describe, expect, it } from 'vitest';
import { isCostOf } from '../../src/kpi/costs.ts';
import { evaluate, interval, type KpiData, lacks, parts, statusOf } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import type { Table } from '../../src/table/types.ts';
import { deals, march, orders, value, window } from './hand-made.ts';
import { day, table } from './tables.ts';

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
    expect(value('pipeline_value', null, data, { ...march, total: true, past: true })).toBe('no_history');
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
