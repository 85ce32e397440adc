/** Revenue of the periods to come, from the revenue of those that were: the method that would have done best, with an interval. */
import { forecastAccuracy } from './accuracy.ts';
import { backTests } from './back-test.ts';
import { continued, growthOf, type MethodName } from './methods.ts';

export interface ForecastPeriod {
  forecast: number;
  low: number;
  high: number;
}

export interface RevenueForecast {
  periods: ForecastPeriod[];
  method: MethodName;
  /** Of the method in the back-test; null where nothing but zeros came. */
  accuracy: number | null;
  /** Σ(F - A) / Σ|A| in the back-test. */
  bias: number | null;
}

/** A back-test needs some periods to learn from and two to compare with. */
export const fewestPeriods = 6;

/**
 * The next periods of a series, at least `fewestPeriods` long, oldest first, without gaps; `season` is how many periods make a year (1: none).
 *
 * Every method is tried on the past (`backTests`); the one whose forecasts missed by the least money continues the series. The interval is
 * the forecast ± t·σ·√growth: σ² is the larger of the mean squared one-step error in the series (with the weights counted off) and in
 * the back-test, since fitted errors flatter; growth is the method's own (`errorGrowth`). It holds as far as the future is like the past.
 */
export function revenueForecast(
  revenue: readonly number[],
  season: number,
  periods: number,
  level = 0.95,
): RevenueForecast {
  // In units of its largest value, so that no square of it is beyond a number's range.
  const unit = revenue.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const series = revenue.map((value) => value / unit);
  const floor = series.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  const tests = backTests(series, season, periods, floor);
  const best = tests.reduce((least, each) => (each.misses < least.misses * (1 - 1e-9) ? each : least));
  const { fitted } = best;
  const freedom = Math.max(1, fitted.errors - fitted.method.fitted);
  const sigma = Math.sqrt(Math.max(fitted.state.sse / freedom, best.oneStep));
  const t = studentCritical(level, freedom);
  const known = forecastAccuracy(best.compared);
  return {
    periods: continued(fitted, periods, floor).map((forecast, i) => {
      const half = t * sigma * Math.sqrt(growthOf(fitted, i + 1));
      return {
        forecast: forecast * unit,
        low: Math.max(floor, forecast - half) * unit,
        high: (forecast + half) * unit,
      };
    }),
    method: fitted.method.name,
    accuracy: known?.accuracy ?? null,
    bias: known?.bias ?? null,
  };
}

/**
 * Student's t for a two-sided level: t = √ν·tan θ, where θ has a density in proportion to cos^(ν - 1) from -90° to 90° – added up in so many
 * steps that seven digits are right.
 */
export function studentCritical(level: number, freedom: number): number {
  const density = (i: number) => Math.cos((i + 0.5) * step) ** (freedom - 1);
  const [steps, step] = [1e4, Math.PI / 2e4];
  let left = 0;
  let i = 0;
  while (i < steps) left += level * density(i++);
  for (i = 0; left > density(i); i++) left -= density(i);
  return Math.sqrt(freedom) * Math.tan((i + left / density(i)) * step);
}
