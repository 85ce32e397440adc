/** Figures of the analyses on real tables, against those of other programs and those worked out from the rows. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/analysis/define.ts';
import { hasShared, oracle } from '../e2e/shared.ts';
import { rowsOfFile } from '../table/grids.ts';
import {
  added,
  blockOf,
  cdnow,
  column,
  oracleFile,
  type Path,
  paths,
  real,
  resultOf,
  touchesOf,
  typedTables,
} from './tables.ts';

const close = (found: unknown, wanted: number, tolerance: number, about = '') =>
  expect(Math.abs(Number(found) - wanted), `${about}: ${found}, not ${wanted}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted))); // biome-ignore format: one line
const stampOf = ({ stamp }: Result, label: string): string => stamp.find(([each]) => each === label)![1];

interface Fit {
  params: Record<string, number>;
  standard_errors: Record<string, number>;
  log_likelihood: number;
}
interface OracleCustomer {
  id: string;
  x: number;
  p_alive: number;
  gamma_gamma_expected_spend: number;
  clv: number;
}

describe.skipIf(!hasShared)('customer value on CDNOW', () => {
  const bgNbd = hasShared ? oracleFile<{ fit_weeks: Fit }>('bgnbd-cdnow').fit_weeks : ({} as Fit);
  const gammaGamma = hasShared
    ? oracleFile<{ fit: Fit; clv: { total_over_all_2357: number }; customers: OracleCustomer[] }>('gammagamma-cdnow')
    : { fit: {} as Fit, clv: { total_over_all_2357: 0 }, customers: [] };
  /** 1 % a month, as the oracle has it; its months are of 4.345 weeks. */
  const discount = String((1.01 ** 12 - 1) * 100);
  let found: Result;
  beforeAll(() => {
    found = resultOf('customer_value', typedTables({ CDNOW: cdnow('1997-09-30') }), { discount });
  });

  it('says which parameters it found, to four places', () => {
    const said = (text: string) => Object.fromEntries([...text.matchAll(/\b([a-z]+) ([\d.]+) ± ([\d.]+)/g)].map(([, name, value, error]) => [name, [Number(value), Number(error)]])); // biome-ignore format: one line
    for (const [label, fit] of [
      ['Orders', bgNbd],
      ['Order value', gammaGamma.fit],
    ] as const) {
      const parameters = said(stampOf(found, label));
      expect(Object.keys(parameters)).toEqual(Object.keys(fit.params));
      for (const [name, value] of Object.entries(fit.params)) {
        close(parameters[name]![0], value, 2e-3, name);
        close(parameters[name]![1], fit.standard_errors[name]!, 5e-3, `error of ${name}`);
      }
    }
    expect(stampOf(found, 'Orders')).toContain('log-likelihood −9,582.43');
    expect(stampOf(found, 'Fitted to')).toBe('2,357 customers, 946 of whom bought again');
  });

  it('customers one by one, and all of them together', () => {
    const list = blockOf(found, 'Customers');
    const byName = new Map(list.rows.map((row) => [row[0], row]));
    expect(gammaGamma.customers.length).toBeGreaterThan(5);
    for (const { id, x, p_alive, gamma_gamma_expected_spend, clv } of gammaGamma.customers) {
      const [, orders, , , alive, , value, total] = byName.get(`Customer ${id}`)!;
      expect(orders).toBe(x + 1);
      close(alive, p_alive, 2e-3, `${id} alive`);
      close(value, gamma_gamma_expected_spend, 3e-3, `${id} order value`);
      close(total, clv, 6e-3, `${id} CLV`);
    }
    close(added(column(list, 'CLV')), gammaGamma.clv.total_over_all_2357, 3e-3, 'CLV of all');
  });

  it('its parts add up', () => {
    const [list, tenths] = [blockOf(found, 'Customers'), blockOf(found, 'From the most valuable tenth to the least')];
    for (const header of ['CLV', 'Expected orders']) close(added(column(tenths, header)), added(column(list, header)), 1e-9, header); // biome-ignore format: one line
    close(added(column(tenths, 'Share')), 1, 1e-12, 'shares');
    expect(added(column(tenths, 'Customers'))).toBe(2357);
    const shares = column(tenths, 'Share') as number[];
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const clv = column(list, 'CLV') as number[];
    expect(clv).toEqual([...clv].sort((a, b) => b - a));
  });

  it('foresees on the whole sample what the published hold-out shows: a few per cent off', () => {
    const { lead, stamp } = resultOf('customer_value', real.cdnow());
    const [, expected, actual] = /it expected ([\d,]+) more .* there were ([\d,]+)/.exec(lead.at(-1)!)!.map((text) => Number(text.replace(/,/g, ''))); // biome-ignore format: one line
    const later = new Set(cdnow().slice(1).filter(([, date]) => String(date) > '1997-12-30').map(([id, date]) => `${id} ${date}`)); // biome-ignore format: one line
    expect(actual).toBe(later.size);
    expect(Math.abs(expected! / actual! - 1)).toBeLessThan(0.1);
    expect(stamp.find(([label]) => label === 'Check')![1]).toContain('30 Dec 1997');
  });

  it('segments add up to the customers, too', () => {
    const found = resultOf('customer_value', real.superstore());
    const [list, segments] = [blockOf(found, 'Customers'), blockOf(found, 'By segment')];
    expect(column(segments, 'Segment').sort()).toEqual(['Consumer', 'Corporate', 'Home Office']);
    for (const header of ['CLV', 'Expected orders']) close(added(column(segments, header)), added(column(list, header)), 1e-9, header); // biome-ignore format: one line
    expect(added(column(segments, 'Customers'))).toBe(list.rows.length);
  });
});

describe.skipIf(!hasShared)('cohorts on EU Superstore', () => {
  it('the customers and revenue of every month of 2017 are what pandas found', () => {
    const found = resultOf('cohorts', real.superstore());
    const [back, money] = [blockOf(found, 'Customers who bought again'), blockOf(found, 'Revenue')];
    const { customers, revenue, monthly_2017 } = oracle<{ customers: number; revenue: number; monthly_2017: Record<string, { active: number; new: number; revenue: number }> }>('superstore-eu'); // biome-ignore format: one line
    expect(added(column(back, 'Customers'))).toBe(customers);
    close(money.rows.reduce((sum, row) => sum + added(row.slice(2)), 0), revenue, 1e-9, 'revenue'); // biome-ignore format: one line
    const at = (row: Result['blocks'][number]['rows'][number], month: string): number => {
      const [[y, m], [year, number]] = [String(row[0]), month].map((text) => text.split('-').map(Number)) as [number[], number[]]; // biome-ignore format: one line
      return Number(row[2 + (year! - y!) * 12 + number! - m!] ?? 0);
    };
    for (const [month, wanted] of Object.entries(monthly_2017)) {
      const began = back.rows.filter((row) => String(row[0]) <= month);
      close(began.reduce((sum, row) => sum + Number(row[1]) * at(row, month), 0), wanted.active, 1e-12, `active in ${month}`); // biome-ignore format: one line
      close(money.rows.filter((row) => String(row[0]) <= month).reduce((sum, row) => sum + at(row, month), 0), wanted.revenue, 1e-9, `revenue in ${month}`); // biome-ignore format: one line
      expect(Number(back.rows.find(([first]) => first === month)?.[1] ?? 0), month).toBe(wanted.new);
    }
  });
});

describe.skipIf(!hasShared)('attribution', () => {
  type Credits = Record<string, number>;
  interface Expected {
    heuristics: Record<string, Credits>;
    markov: { attributed_conversions: Credits; attributed_value: Credits };
    shapley_unique_set: Credits;
    shapley_unique_set_value: Credits;
  }
  const { cases } = hasShared
    ? oracleFile<{ cases: { name: string; paths: Path[]; expected: Expected }[] }>('attribution')
    : { cases: [] };

  const expectCredits = (found: Result, wanted: Record<string, Credits>) => {
    const [value, share] = [blockOf(found, 'Value'), blockOf(found, 'Share of the sales by model')];
    const channels = column(value, 'Channel').map(String);
    for (const { header } of value.columns.slice(1)) {
      const credits = column(value, header) as number[];
      close(added(column(share, header)), 1, 1e-12, `${header}: shares`);
      credits.forEach((credit, i) => {
        close(column(share, header)[i], credit / added(credits), 1e-12, `${header}: share of ${channels[i]}`);
        if (wanted[header]) close(credit, wanted[header][channels[i]!] ?? 0, 1e-9, `${header}: ${channels[i]}`);
      });
    }
  };

  it('of each sale as one, and by value, as in the textbook', () => {
    const { paths: given, expected } = cases[0]!;
    const { heuristics, markov } = expected;
    const byCount = given.map((path) => ({ ...path, value: path.conversions }));
    expectCredits(resultOf('attribution', typedTables({ Touches: touchesOf(byCount) })), {
      'First touch': heuristics.first_touch!,
      'Last touch': heuristics.last_touch!,
      Linear: heuristics.linear!,
      'Position 40/20/40': heuristics.u_shaped_40_20_40!,
      Markov: markov.attributed_conversions,
      Shapley: expected.shapley_unique_set,
    });
    const byValue = resultOf('attribution', typedTables({ Touches: touchesOf(given) }));
    expectCredits(byValue, {
      'First touch': heuristics.first_touch_value!,
      'Last touch': heuristics.last_touch_value!,
      Linear: heuristics.linear_value!,
      Markov: markov.attributed_value,
      Shapley: expected.shapley_unique_set_value,
    });
    expect(byValue.lead[0]).toBe('66 of 391 journeys led to a sale, worth 720.');
    expect(stampOf(byValue, 'Journeys')).toContain('391, of which 66 led to a sale');
  });

  it('of real paths: every model gives out the whole value, and no more', () => {
    const some = paths().filter((_, i) => i % 10 === 0);
    const total = some.reduce((sum, { conversions, value }) => sum + (conversions > 0 ? value : 0), 0);
    const found = resultOf('attribution', real.paths());
    const value = blockOf(found, 'Value');
    for (const { header } of value.columns.slice(1)) close(added(column(value, header)), total, 1e-9, header);
    expectCredits(found, {});
  });
});

describe.skipIf(!hasShared)('control charts on CRM sales opportunities', () => {
  it('limits of the win rate: mean ± 2.66 mean moving ranges of its months', () => {
    const months = new Map<string, { won: number; closed: number }>();
    for (const [, , , , stage, , closed = ''] of rowsOfFile('crm-sales-opportunities/sales_pipeline.csv').slice(1)) {
      if (stage !== 'Won' && stage !== 'Lost') continue;
      const [month, , year] = closed.split('/');
      const key = `${year}-${month!.padStart(2, '0')}`;
      const seen = months.get(key) ?? { won: 0, closed: 0 };
      months.set(key, { won: seen.won + (stage === 'Won' ? 1 : 0), closed: seen.closed + 1 });
    }
    const rates = [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { won, closed }]) => won / closed);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const reach = 2.66 * mean(rates.slice(1).map((rate, i) => Math.abs(rate - rates[i]!)));
    const found = blockOf(resultOf('control_charts', real['crm-sales'](), { kpi: 'win_rate' }), 'Win rate');
    expect(found.rows.length).toBe(10);
    found.rows.forEach(([, value, centre, lower, upper], i) => {
      close(value, rates[i]!, 1e-12, `month ${i + 1}`);
      close(centre, mean(rates), 1e-12, 'centre');
      close(lower, Math.max(0, mean(rates) - reach), 1e-9, 'lower');
      close(upper, Math.min(1, mean(rates) + reach), 1e-9, 'upper');
    });
  });
});

describe.skipIf(!hasShared)('A/B test', () => {
  const { single, two_sample } = hasShared
    ? oracleFile<{
        single: { k: number; n: number; confidence: number; wilson: [number, number] }[];
        two_sample: { k1: number; n1: number; k2: number; n2: number; p_two_sided: number | null; newcombe_95?: [number, number] }[]; // biome-ignore format: one line
      }>('wilson')
    : { single: [], two_sample: [] };
  const deals = (groups: Record<string, { wins: number; n: number }>) =>
    typedTables({
      Deals: [
        ['Deal ID', 'Owner', 'Stage', 'Amount', 'Created', 'Closed'],
        ...Object.entries(groups).flatMap(
          ([name, { wins, n }]) =>
          Array.from({ length: n }, (_, i) => [`${name}-${i}`, name, i < wins ? 'Won' : 'Lost', 100 + i, '2025-01-13', '2025-02-14']), // biome-ignore format: one line
        ),
      ],
    });

  it('intervals of every group are Wilson’s', () => {
    const cases = single.filter(({ n, confidence }) => confidence === 0.95 && n <= 200);
    expect(cases.length).toBeGreaterThan(5);
    const found = blockOf(resultOf('ab_test', deals(Object.fromEntries(cases.map(({ k, n }) => [`${k} of ${n}`, { wins: k, n }])))), 'Every owner'); // biome-ignore format: one line
    for (const { k, n, wilson } of cases) {
      const [, decided, won, rate, low, high] = found.rows.find(([name]) => name === `${k} of ${n}`)!;
      expect([decided, won, rate]).toEqual([n, k, k / n]);
      close(low, wilson[0], 1e-9, `${k} of ${n}`);
      close(high, wilson[1], 1e-9, `${k} of ${n}`);
    }
  });

  it('the difference, its interval and p are those of the oracle, as they are said', () => {
    const cases = two_sample.filter(({ n1, n2 }) => n1 + n2 <= 2000);
    expect(cases.length).toBeGreaterThan(3);
    for (const { k1, n1, k2, n2, p_two_sided, newcombe_95 } of cases) {
      const tables = deals({ Ann: { wins: k1, n: n1 }, Ben: { wins: k2, n: n2 } });
      const { lead } = resultOf('ab_test', tables, { a: 'owner: Ann', b: 'owner: Ben' });
      const said = lead.join(' ');
      // Of the better one; that of the oracle is of A’s rate less B’s.
      const [, better, below, least = below, most] = /, ([AB])’s win rate is (?:between (\S+) points below|(\S+) to) .*?(\d\S*) points above/.exec(said)!; // biome-ignore format: one line
      const ends = [below ? -Number(below) : Number(least), Number(most)];
      const wanted = better === 'A' ? newcombe_95 : newcombe_95?.map((end) => -end).reverse();
      wanted?.forEach((end, i) => void expect(Math.abs(ends[i]! - end * 100)).toBeLessThan(0.05 + 1e-9));
      if (p_two_sided === null) expect(said).toContain('No difference can be told');
      else if (!said.includes('Fisher')) {
        const p = /p = ([\d.]+)/.exec(said)?.[1];
        if (p === undefined) expect(said.includes('p under 0.001')).toBe(p_two_sided < 0.001);
        else expect(Math.abs(Number(p) - p_two_sided)).toBeLessThan(0.0005 + 1e-9);
      }
    }
  });
});
