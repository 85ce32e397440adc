import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastAccuracy } from '../../src/model/forecast/accuracy.ts';
import { backTests } from '../../src/model/forecast/back-test.ts';
import { fitMethod, type MethodName, methods } from '../../src/model/forecast/methods.ts';
import { minimum } from '../../src/model/forecast/minimum.ts';
import { revenueForecast, studentCritical } from '../../src/model/forecast/revenue.ts';
import { ahead, errorGrowth, smooth } from '../../src/model/forecast/smoothing.ts';

interface Smoothing {
  alpha: number;
  beta?: number;
  gamma?: number;
  l_start: number;
  b_start?: number;
  s_start?: number[];
  sse: number;
  forecast?: number[];
  forecast_flat?: number;
}
interface Case extends Record<string, unknown> {
  name: string;
  frequency: number;
  y: number[];
  h: number;
  seasonal_naive: number[];
  holdout_metrics_seasonal_naive: { train_n: number; test: number[]; forecast: number[]; ME: number; WAPE_percent: number }; // biome-ignore format: one line
}

const file = join(import.meta.dirname, '../../../shared/oracles/forecast.json');
const hasOracle = existsSync(file);
if (!hasOracle) console.warn('../shared/oracles is missing: forecasts are not held against those of R.');
const cases = hasOracle ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases : [];

const oracleNames: Partial<Record<MethodName, string>> = {
  level: 'ses',
  trend: 'holt',
  'additive Holt-Winters': 'holt_winters_additive',
  'multiplicative Holt-Winters': 'holt_winters_multiplicative',
};
const methodOf = (name: MethodName) => methods.find((method) => method.name === name)!;
const near = (found: number, wanted: number, tolerance: number) =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1e-9, Math.abs(wanted)));

describe.runIf(hasOracle)('like R 4.2.2', () => {
  const smoothed = cases.flatMap((each) =>
    Object.entries(oracleNames).map(([name, key]) => [`${key}, ${each.name}`, each, name as MethodName, key] as const),
  );
  it.each(smoothed)(
    '%s: start values, errors and forecasts at given weights',
    (_, { y, h, frequency, ...all }, name, key) => {
      // biome-ignore format: one line
      const wanted = all[key] as Smoothing;
      const method = methodOf(name);
      const start = method.start(y, frequency);
      near(start.level, wanted.l_start, 1e-12);
      near(start.trend, wanted.b_start ?? 0, 1e-12);
      wanted.s_start?.forEach((season, i) => {
        expect(start.seasonals[i]).toBeCloseTo(season, 8);
      });
      const { alpha, beta = 0, gamma = 0 } = wanted;
      const state = smooth(y, start, { alpha, beta, gamma }, method.multiplied);
      near(state.sse, wanted.sse, 1e-12);
      const forecasts = wanted.forecast ?? Array.from({ length: h }, () => wanted.forecast_flat!);
      const found = ahead(state, method.multiplied, h);
      for (const [i, forecast] of forecasts.entries()) near(found[i]!, forecast, 1e-12);
    },
  );

  it.each(smoothed)('%s: weights at least as good', (_, { y, frequency, ...all }, name, key) => {
    const wanted = (all[`${key}_optimised_R`] ?? all[key]) as Smoothing;
    expect(fitMethod(methodOf(name), y, frequency).state.sse).toBeLessThanOrEqual(wanted.sse * 1.001);
  });

  it.each(cases)(
    'seasonal naive and its accuracy on the last year: $name',
    ({ y, h, frequency, seasonal_naive, holdout_metrics_seasonal_naive: held }) => {
      // biome-ignore format: one line
      const naive = methodOf('seasonal naive');
      expect(ahead(fitMethod(naive, y, frequency).state, false, h)).toEqual(seasonal_naive);
      const forecasts = ahead(fitMethod(naive, y.slice(0, held.train_n), frequency).state, false, held.test.length);
      const found = forecastAccuracy(held.test.map((actual, i) => ({ actual, forecast: forecasts[i]! })))!;
      near(found.accuracy, 1 - held.WAPE_percent / 100, 1e-12);
      // R's mean error is actual less forecast.
      const mean = held.test.reduce((sum, actual) => sum + actual, 0) / held.test.length;
      near(found.bias, -held.ME / mean, 1e-12);
    },
  );

  it.each(cases)('the back-test finds Holt-Winters for a series with season and trend: $name', ({ y }) => {
    const found = revenueForecast(y, 12, 12);
    expect(found.method).toBe('multiplicative Holt-Winters');
    const misses = Object.fromEntries(backTests(y, 12, 12, 0).map((test) => [test.fitted.method.name, test.misses]));
    expect(Object.keys(misses)).toHaveLength(5);
    expect(Math.min(...Object.values(misses))).toBe(misses[found.method]);
    // The last year, foretold from those before it, lies in the interval but for a few months.
    const held = revenueForecast(y.slice(0, -12), 12, 12);
    const inside = held.periods.filter(({ low, high }, i) => low <= y.at(i - 12)! && y.at(i - 12)! <= high);
    expect(inside.length).toBeGreaterThanOrEqual(9);
  });
});

describe('accuracy', () => {
  it('is that of all periods together, and negative where misses are larger than actuals', () => {
    const found = forecastAccuracy([{ forecast: 90, actual: 100 }, { forecast: 330, actual: 300 }])!; // biome-ignore format: one line
    expect(found.accuracy).toBeCloseTo(1 - 40 / 400, 15);
    expect(found.bias).toBeCloseTo(20 / 400, 15);
    expect(forecastAccuracy([{ forecast: 30, actual: 10 }])!.accuracy).toBe(-1);
    expect(forecastAccuracy([{ forecast: 30, actual: 0 }])).toBeNull();
  });
});

describe('the range', () => {
  // R: qt(0.975, df), qt(0.9, df)
  it.each([
    [1, 12.7062, 3.077684],
    [2, 4.302653, 1.885618],
    [3, 3.182446, 1.637744],
    [4, 2.776445, 1.533206],
    [5, 2.570582, 1.475884],
    [10, 2.228139, 1.372184],
    [30, 2.042272, 1.310415],
    [120, 1.97993, 1.288646],
  ])('is as wide as Student’s t of %i degrees has it', (freedom, at95, at80) => {
    near(studentCritical(0.95, freedom), at95, 2e-6);
    near(studentCritical(0.8, freedom), at80, 2e-6);
  });

  it('goes by the larger of the errors in the series and in the back-test', () => {
    const [quiet, rough] = [[10, 12, 9, 11, 10, 12], [30, 5, 28, 6, 31, 4]]; // biome-ignore format: one line
    const found = [
      [...quiet, ...rough],
      [...rough, ...quiet],
    ].map((series) => {
      const [test] = backTests(series, 1, 1, 0).sort((a, b) => a.misses - b.misses);
      const { method, state, errors } = test!.fitted;
      const variances = [state.sse / (errors - method.fitted), test!.oneStep];
      const { forecast, high } = revenueForecast(series, 1, 1).periods[0]!;
      near(high - forecast, studentCritical(0.95, errors - method.fitted) * Math.sqrt(Math.max(...variances)), 1e-6);
      return variances.indexOf(Math.max(...variances));
    });
    expect(found).toEqual([1, 0]);
  });

  it('is as wide at all distances where a level takes no notice of the newest values', () => {
    expect(errorGrowth([0], { alpha: 0, beta: 0, gamma: 0 }, false, 12)).toBe(1);
  });
});

describe('error growth', () => {
  it('is that of the textbook', () => {
    const weights = { alpha: 0.4, beta: 0.1, gamma: 0.5 };
    expect(errorGrowth([0], { alpha: 0.4, beta: 0, gamma: 0 }, false, 5)).toBeCloseTo(1 + 4 * 0.16, 12);
    // Seasonal naive: a variance more for each whole season.
    expect([4, 5, 9].map((h) => errorGrowth([1, 2, 3, 4], { alpha: 0, beta: 0, gamma: 1 }, false, h))).toEqual([1, 2, 3]); // biome-ignore format: one line
    const psi = [0.44, 0.4 * 1.2 + 0.5 * 0.6];
    expect(errorGrowth([5, 6], weights, false, 3)).toBeCloseTo(1 + psi[0]! ** 2 + psi[1]! ** 2, 12);
    // Multiplied: 1 + (ψ1·s2/s1)² with seasons 2 and 1.
    expect(errorGrowth([2, 1], weights, true, 2)).toBeCloseTo(1 + (0.44 / 2) ** 2, 12);
  });
});

describe('minimum', () => {
  it('finds a point inside, one at the border, and the deeper of two valleys', () => {
    expect(minimum(([x, y]) => (x! - 0.37) ** 2 + (y! - 0.81) ** 2, 2).map((x) => x.toFixed(3))).toEqual(['0.370', '0.810']); // biome-ignore format: one line
    expect(minimum(([x]) => 1 + x!, 1)[0]).toBe(0);
    expect(minimum(([x]) => Math.min((x! - 0.2) ** 2, (x! - 0.9) ** 2 - 0.1) + 1, 1)[0]).toBeCloseTo(0.9, 3);
    expect(minimum(() => 1, 0)).toEqual([]);
  });
});

describe('short, flat and empty histories', () => {
  const months = (n: number, value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i));
  it.each([
    [6, 'level'],
    [12, 'level'],
    [14, 'level'],
    [15, 'seasonal naive'],
    [24, 'seasonal naive'],
    [26, 'seasonal naive'],
    [27, 'additive Holt-Winters'],
    [48, 'additive Holt-Winters'],
  ] as const)('%i months of a seasonal history are continued by %s at most', (n, method) => {
    // biome-ignore format: a list
    // A season that grows by 5 a month, with zeros, so that nothing can be multiplied.
    const found = revenueForecast(months(n, (i) => Math.max(0, 10 * (i % 12) - 30 + (n > 26 ? 3 * i : 0))), 12, 3);
    expect(found.method).toBe(method);
  });
  it('is no trend before ten periods: two to compare with, and eight to learn from', () => {
    const line = (n: number) => revenueForecast(months(n, (i) => 10 + 3 * i), 1, 1).method; // biome-ignore format: one line
    expect([9, 10].map(line)).toEqual(['level', 'trend']);
  });
  it('stays where it is if nothing changes', () => {
    for (const value of [0, 7.5])
      expect(revenueForecast(months(30, () => value), 12, 2)).toEqual({
        periods: [{ forecast: value, low: value, high: value }, { forecast: value, low: value, high: value }],
        method: 'level',
        accuracy: value === 0 ? null : 1,
        bias: value === 0 ? null : 0,
      }); // biome-ignore format: one line
  });
  it('is not below 0, unless revenue was', () => {
    const falling = revenueForecast(
      months(12, (i) => 23 - 2 * i),
      1,
      6,
    );
    expect(falling.method).toBe('trend');
    expect(falling.periods.map(({ forecast }) => forecast)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(
      revenueForecast(
        months(12, (i) => 5 - 2 * i),
        1,
        1,
      ).periods[0]!.forecast,
    ).toBeCloseTo(-19, 9);
  });
});

describe('a season that multiplies', () => {
  it('is not taken from values near nothing, which any level could have made', () => {
    const revenue = Array.from({ length: 40 }, (_, i) => (i % 4 === 1 ? 1e-6 : 100 + ((i * 37) % 11)));
    const { method, periods } = revenueForecast(revenue, 4, 8);
    expect(method).not.toBe('multiplicative Holt-Winters');
    expect(Math.max(...periods.map(({ high }) => high))).toBeLessThan(200);
  });
});

describe('any history', () => {
  const amount = fc.oneof(fc.constant(0), fc.double({ min: -1e6, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 50 })); // biome-ignore format: one line
  const history = fc.record({
    revenue: fc.array(amount, { minLength: 6, maxLength: 40 }),
    season: fc.constantFrom(1, 2, 3, 4, 5, 12),
  });
  it('has finite forecasts inside their intervals, accuracy of 1 at most', () => {
    fc.assert(
      fc.property(history, ({ revenue, season }) => {
        const { periods, accuracy } = revenueForecast(revenue, season, 6);
        for (const { forecast, low, high } of periods) {
          expect([forecast, low, high].every(Number.isFinite)).toBe(true);
          expect(low <= forecast && forecast <= high).toBe(true);
        }
        expect(accuracy === null || accuracy <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it('in another currency is the same forecast', () => {
    fc.assert(
      fc.property(history, ({ revenue, season }) => {
        const once = revenueForecast(revenue, season, 3);
        const scaled = revenueForecast(revenue.map((value) => value * 1024), season, 3); // biome-ignore format: one line
        expect(scaled.method).toBe(once.method);
        scaled.periods.forEach(({ forecast, high }, i) => {
          expect(forecast).toBeCloseTo(once.periods[i]!.forecast * 1024, 3);
          expect(high).toBeCloseTo(once.periods[i]!.high * 1024, 3);
        });
      }),
      { numRuns: 30 },
    );
  });
});
