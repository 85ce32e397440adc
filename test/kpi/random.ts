/** Random tables, the same for the same seed: blanks, refunds, rows left out, orders of several lines, customers who come back. */
import type { Role, Status, Table } from '../../src/table/types.ts';
import { periodOf } from '../../src/value/period.ts';
import { type Row, table } from './tables.ts';

export interface Draw {
  whole(below: number): number;
  chance(percent: number): boolean;
  of<T>(values: readonly T[]): T;
}

/** mulberry32: small, seeded, good enough to draw test rows. */
export function draws(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    whole: (below) => Math.floor(next() * below),
    chance: (percent) => next() * 100 < percent,
    of: (values) => values[Math.floor(next() * values.length)]!,
  };
}

/** 1 January 2022; the rows spread over the 30 months from here. */
export const firstDay = 44562;
const span = 30 * 30;

/** Every third day is the first or last of a month: where off-by-one mistakes live. */
function anyDay(draw: Draw): number {
  const month = periodOf(firstDay + draw.whole(span), 'month');
  return draw.chance(33) ? draw.of([month.start, month.end]) : month.start + draw.whole(28);
}

/** Few come back often, many once or twice. */
const customer = (draw: Draw): string =>
  draw.chance(50) ? draw.of(['Åbo Oy', 'ÅBO Oy', 'Beta', 'Gamma & Co']) : `Customer ${draw.whole(60)}`;

export function deals(draw: Draw, length: number): Table {
  const rows = Array.from({ length }, (): Row => {
    const status = draw.of<Status>(['won', 'won', 'lost', 'open', 'cancelled']);
    const created = anyDay(draw);
    return {
      status,
      amount: draw.chance(15) ? null : draw.chance(5) ? 0 : draw.whole(100_000) / 4 - (draw.chance(3) ? 20_000 : 0),
      created: draw.chance(8) ? null : created,
      first_contact: draw.chance(50) ? null : created - draw.whole(20),
      closed: draw.chance(status === 'open' ? 50 : 8)
        ? null
        : draw.chance(30)
          ? anyDay(draw)
          : created + draw.whole(60) - (draw.chance(10) ? 61 : 0),
      owner: draw.chance(10) ? null : draw.of(['Ann', 'Bo', 'Cy']),
      account: draw.chance(10) ? null : customer(draw),
      left_out: draw.chance(5) ? 'duplicate' : draw.chance(3) ? 'blank' : null,
    };
  });
  return table('deals', ['status', 'amount', 'created', 'first_contact', 'closed', 'owner', 'account'], rows);
}

export function orders(draw: Draw, length: number): Table {
  const rows = Array.from({ length }, (): Row => {
    const amount = draw.chance(5) ? null : draw.whole(40_000) / 8 - (draw.chance(8) ? 6_000 : 0);
    return {
      id: draw.chance(5) ? null : `O-${draw.whole(length)}`,
      date: draw.chance(4) ? null : anyDay(draw),
      customer: draw.chance(6) ? null : customer(draw),
      amount,
      margin: draw.chance(10) || amount === null ? null : amount / 4,
      left_out: draw.chance(5) ? 'test' : null,
    };
  });
  return table('orders', ['id', 'date', 'customer', 'amount', 'margin'], rows);
}

export function costs(draw: Draw, length: number): Table {
  const rows = Array.from(
    { length },
    (): Row => ({
      date: draw.chance(5) ? null : anyDay(draw),
      amount: draw.chance(5) ? null : draw.whole(9_000),
      category: draw.of([
        'Google Ads',
        'Salaries',
        'Office rent',
        'R&D',
        'tax',
        'Taxi',
        null,
        'Sales tools',
        'Paid social',
        'General marketing',
        'Cost of sales',
      ]),
    }),
  );
  return table('costs', ['date', 'amount', 'category'], rows);
}

export function surveys(draw: Draw, length: number): Table {
  const rows = Array.from(
    { length },
    (): Row => ({
      date: draw.chance(5) ? null : anyDay(draw),
      score: draw.chance(8) ? null : draw.chance(5) ? draw.of([-1, 6.5, 11, 99]) : draw.whole(11),
      left_out: draw.chance(5) ? 'duplicate' : null,
    }),
  );
  return table('surveys', ['date', 'score'], rows);
}

export function tables(seed: number): Partial<Record<Role, Table>> {
  const draw = draws(seed);
  const length = draw.of([0, 1, 40, 150]);
  const found: Partial<Record<Role, Table>> = {};
  if (draw.chance(80)) found.deals = deals(draw, length);
  if (draw.chance(60) || !found.deals) found.orders = orders(draw, length);
  if (draw.chance(70)) found.costs = costs(draw, Math.ceil(length / 2));
  if (draw.chance(70)) found.surveys = surveys(draw, length);
  return found;
}
