import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { logRank } from '../../src/model/log-rank.ts';
import { churnByAge, lastMonthOf, type SurvivalInterval, survival, timeAt } from '../../src/model/survival.ts';
import { wilson } from '../../src/model/wilson.ts';
import { dataFile, hasShared } from '../e2e/shared.ts';
import { day } from '../kpi/tables.ts';

interface Curve {
  times: number[];
  n_risk: number[];
  survival: number[];
  std_err_greenwood: number[];
  median: number | null;
  q25: number | null;
  q75: number | null;
  median_lower_loglog: number | null;
  median_upper_loglog: number | null;
  full_curve?: { time: number[]; n_risk: number[]; n_event: number[]; n_censor: number[]; survival: number[] };
  ci_loglog: { lower: (number | null)[]; upper: (number | null)[] };
  ci_log: { lower: number[]; upper: number[] };
}
const file = join(import.meta.dirname, '../../../shared/oracles/kaplan-meier.json');
const hasOracle = existsSync(file) && hasShared;
const oracle = hasOracle
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Record<string, Curve & { input: { time: number[]; event: number[] } }> }).cases // biome-ignore format: one line
  : {};

interface Customers {
  durations: number[];
  ended: boolean[];
  contracts: string[];
}

/** Customers of one contract, or all: months as a customer, and whether they left. */
function telco(contract?: string): Customers {
  const [head, ...rows] = parseDelimited(readFileSync(dataFile('telco-churn/WA_Fn-UseC_-Telco-Customer-Churn.csv'), 'utf8')) as [string[], ...string[][]]; // biome-ignore format: one line
  const column = (name: string) => head.indexOf(name);
  const chosen = rows.filter((row) => row.length > 1 && (!contract || row[column('Contract')] === contract));
  return {
    durations: chosen.map((row) => Number(row[column('tenure')])),
    ended: chosen.map((row) => row[column('Churn')] === 'Yes'),
    contracts: chosen.map((row) => row[column('Contract')]!),
  };
}

const close = (found: number | null | undefined, wanted: number | null, about: string) => {
  if (wanted === null || found === null || found === undefined) expect(found ?? null, about).toBe(wanted);
  else expect(Math.abs(found - wanted), about).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
};

function expectCurve({ durations, ended }: Omit<Customers, 'contracts'>, wanted: Curve): void {
  for (const [interval, ci] of [
    ['log-log', wanted.ci_loglog],
    ['log', wanted.ci_log],
  ] as [SurvivalInterval, Curve['ci_log']][]) {
    const steps = survival(durations, ended, 0.95, interval);
    wanted.times.forEach((time, i) => {
      const at = steps.filter((step) => step.time <= time).pop();
      const about = `${interval} at ${time}`;
      close(at?.survival ?? 1, wanted.survival[i]!, `survival, ${about}`);
      close(at?.error ?? 0, wanted.std_err_greenwood[i]!, `error, ${about}`);
      close(at?.lower, ci.lower[i]!, `lower, ${about}`);
      close(at?.upper, ci.upper[i]!, `upper, ${about}`);
      close(durations.filter((each) => each >= time).length, wanted.n_risk[i]!, `at risk, ${about}`);
    });
  }
  const steps = survival(durations, ended);
  close(timeAt(steps, 0.5), wanted.median, 'median');
  close(timeAt(steps, 0.75), wanted.q25, 'first quartile');
  close(timeAt(steps, 0.25), wanted.q75, 'third quartile');
  close(timeAt(steps, 0.5, 'lower'), wanted.median_lower_loglog, 'lower limit of the median');
  close(timeAt(steps, 0.5, 'upper'), wanted.median_upper_loglog, 'upper limit of the median');
  const full = wanted.full_curve;
  if (!full) return;
  expect(steps.map(({ time }) => time)).toEqual(full.time);
  expect(steps.map(({ atRisk }) => atRisk)).toEqual(full.n_risk);
  expect(steps.map(({ ended }) => ended)).toEqual(full.n_event);
  expect(steps.map(({ censored }) => censored)).toEqual(full.n_censor);
  steps.forEach((step, i) => {
    close(step.survival, full.survival[i]!, `full curve at ${step.time}`);
  });
}

describe('Kaplan-Meier', () => {
  it.runIf(hasOracle)('equals R survfit and lifelines on the leukaemia data of the textbooks', () => {
    const { input, ...wanted } = oracle.aml!;
    expectCurve({ durations: input.time, ended: input.event.map((event) => event === 1) }, wanted as Curve);
  });
  it.runIf(hasOracle).each([
    ['telco', undefined],
    ['telco_Monthtomonth', 'Month-to-month'],
    ['telco_Oneyear', 'One year'],
    ['telco_Twoyear', 'Two year'],
  ])('equals R survfit and lifelines on %s', (name, contract) => {
    expectCurve(telco(contract), oracle[name]!);
  });

  it('by hand: ends come before the last sight of others on the same day', () => {
    const steps = survival([2, 2, 5, 5], [true, false, true, true]);
    expect(steps.map(({ atRisk, ended, survival }) => [atRisk, ended, survival])).toEqual([
      [4, 1, 0.75],
      [2, 2, 0],
    ]);
    expect(steps[1]).toMatchObject({ error: 0, lower: null, upper: null });
    expect([timeAt(steps, 0.5), timeAt(steps, 0.5, 'lower'), timeAt(steps, 0.5, 'upper')]).toEqual([5, 2, null]);
  });

  it('falls to 0 at once where the only customer leaves: nothing is known above', () => {
    const steps = survival([3], [true]);
    expect([timeAt(steps, 0.5), timeAt(steps, 0.5, 'lower'), timeAt(steps, 0.5, 'upper')]).toEqual([3, 3, null]);
  });

  it('the median is the first time at which just half are left, also where thirds and sixths add up to it', () => {
    const steps = survival([1, 2, 3, 4, 5, 6], [true, true, true, true, true, true]);
    expect(timeAt(steps, 0.5)).toBe(3);
    expect(timeAt(survival([1, 2], [false, false]), 0.5)).toBeNull();
  });

  const observed = fc.array(fc.tuple(fc.nat(40), fc.boolean()), { minLength: 1, maxLength: 60 });
  it('never rises, lies within its limits, counts everybody, whatever the order and the unit', () => {
    fc.assert(
      fc.property(
        observed,
        fc.constantFrom<SurvivalInterval>('log-log', 'log'),
        fc.nat(1000),
        (rows, interval, seed) => {
          const run = (list: typeof rows, unit = 1) =>
          survival(list.map(([time]) => time * unit), list.map(([, ended]) => ended), 0.9, interval); // biome-ignore format: one line
          const steps = run(rows);
          let before = 1;
          for (const { survival, lower, upper } of steps) {
            expect(survival).toBeGreaterThanOrEqual(0);
            expect(survival).toBeLessThanOrEqual(before);
            before = survival;
            if (lower === null || upper === null) continue;
            expect(0 <= lower && lower <= survival && survival <= upper && upper <= 1).toBe(true);
          }
          expect(steps.reduce((sum, { ended, censored }) => sum + ended + censored, 0)).toBe(rows.length);
          const turned = rows.map((_, i) => rows[(i + seed) % rows.length]!).reverse();
          expect(run(turned)).toEqual(steps);
          expect(run(rows, 7).map((step) => ({ ...step, time: step.time / 7 }))).toEqual(steps);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the plain share of those who stay longer where every end is known', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (durations) => {
        for (const { time, survival: stay } of survival(
          durations,
          durations.map(() => true),
        ))
          expect(stay).toBeCloseTo(durations.filter((each) => each > time).length / durations.length, 12);
      }),
      { numRuns: 40 },
    );
  });
});

describe('churn by age', () => {
  it.runIf(hasOracle)('is R’s events over those at risk on telco, each month', () => {
    const { durations, ended } = telco();
    const rows = churnByAge(durations.map((month, i) => ({ month, lost: ended[i]! })));
    const full = oracle.telco!.full_curve!;
    expect(rows.map(({ month }) => month)).toEqual(full.time);
    expect(rows.map(({ atRisk }) => atRisk)).toEqual(full.n_risk);
    expect(rows.map(({ lost }) => lost)).toEqual(full.n_event);
    for (const { lost, atRisk, churn, lower, upper } of rows) {
      expect(churn).toBe(lost / atRisk);
      expect([lower, upper]).toEqual(wilson(lost, atRisk));
    }
    // Staying on through every month is the Kaplan-Meier curve.
    expect(rows.slice(0, 25).reduce((stay, { churn }) => stay * (1 - churn), 1)).toBeCloseTo(0.788736398370599, 12);
  });

  const age = (start: string, end: string | null, seen: string) => lastMonthOf(day(start), end === null ? null : day(end), day(seen)); // biome-ignore format: one line
  it('counts whole months only, for those who left and those who stayed alike', () => {
    expect(age('2025-01-15', null, '2025-03-14')).toEqual({ month: 1, lost: false }); // to the day before
    expect(age('2025-01-15', null, '2025-03-13')).toEqual({ month: 0, lost: false });
    expect(age('2025-01-15', '2025-02-14', '2025-06-30')).toEqual({ month: 0, lost: true });
    expect(age('2025-01-15', '2025-02-15', '2025-06-30')).toEqual({ month: 1, lost: true });
    expect(age('2025-01-15', '2025-03-01', '2025-03-13')).toEqual({ month: 0, lost: false }); // month 1 is not over
    expect(age('2025-01-31', '2025-02-28', '2025-06-30')).toEqual({ month: 1, lost: true }); // as EDATE
    expect(age('2025-03-10', null, '2025-03-12')).toEqual({ month: -1, lost: false });
  });

  it('adds up: who is at risk either left, was last seen, or is at risk in the next month', () => {
    const customer = fc.record({ month: fc.integer({ min: -1, max: 30 }), lost: fc.boolean() });
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 60 }), (customers) => {
        const rows = churnByAge(customers);
        expect(rows.length).toBe(Math.max(0, ...customers.map(({ month }) => month + 1)));
        rows.forEach(({ month, atRisk, lost, churn, lower, upper }, i) => {
          const seen = customers.filter((each) => each.month === month && !each.lost).length;
          expect(atRisk).toBe(lost + seen + (rows[i + 1]?.atRisk ?? 0));
          expect(atRisk).toBeGreaterThan(0);
          expect(0 <= lower && lower <= churn && churn <= upper && upper <= 1).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('log-rank test', () => {
  it.runIf(hasOracle)('equals R survdiff on telco by contract', () => {
    const { durations, ended, contracts } = telco();
    const names = [...new Set(contracts)].sort();
    const test = logRank(
      durations,
      ended,
      contracts.map((each) => names.indexOf(each)),
    )!;
    const wanted = oracle.telco_logrank as unknown as {
      chisq: number;
      df: number;
      observed: number[];
      expected: number[];
    };
    expect(test.ended).toEqual(wanted.observed);
    test.expected.forEach((each, i) => {
      close(each, wanted.expected[i]!, names[i]!);
    });
    close(test.chiSquare, wanted.chisq, 'chi-square');
    expect(test.degreesOfFreedom).toBe(wanted.df);
    expect(test.p).toBeLessThan(1e-300);
  });

  it('by hand: two groups of two', () => {
    // At 1: 1 of 4, half of it expected of A; at 2: 1 of 3, of A 1/3; at 3: 1 of 2, of A nothing.
    const test = logRank([1, 2, 3, 4], [true, true, true, false], [0, 0, 1, 1])!;
    expect(test.ended).toEqual([2, 1]);
    expect(test.expected[0]).toBeCloseTo(5 / 6, 12);
    expect(test.chiSquare).toBeCloseTo((7 / 6) ** 2 / (1 / 4 + 2 / 9), 12);
    expect(test.p).toBeCloseTo(0.0896, 4);
  });

  it('gives the p-value of any number of groups', () => {
    const p = (groups: number[]) => logRank([5, 5, 5, 5, 9, 9, 9, 9], groups.map((_, i) => i % 3 === 0), groups)!; // biome-ignore format: one line
    const quantiles = [
      [0, 1, 0, 1, 0, 1, 0, 1],
      [0, 1, 2, 0, 1, 2, 0, 1],
      [0, 1, 2, 3, 0, 1, 2, 3],
    ].map(p);
    expect(quantiles.map(({ degreesOfFreedom }) => degreesOfFreedom)).toEqual([1, 2, 3]);
    const [, two] = quantiles;
    expect(two!.p).toBeCloseTo(Math.exp(-two!.chiSquare / 2), 12);
    for (const { p } of quantiles) expect(p > 0 && p <= 1).toBe(true);
  });

  it('has no answer where nothing can be compared', () => {
    expect(logRank([1, 2], [true, true], [0, 0])).toBeNull();
    expect(logRank([1, 2], [false, false], [0, 1])).toBeNull();
    expect(logRank([1, 1], [true, true], [0, 1])).toBeNull(); // all at once
    expect(logRank([], [], [])).toBeNull();
  });
});
