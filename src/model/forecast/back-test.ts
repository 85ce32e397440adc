/** How well a method would have foretold what has come: from each of the last periods on, knowing only what stood before it. */
import { mean, sum } from '../sum.ts';
import type { Compared } from './accuracy.ts';
import { continued, type Fit, fitMethod, isUsable, methods } from './methods.ts';

/** A method fitted to the whole series, with what it would have foretold. */
export interface BackTest {
  fitted: Fit;
  /** Every forecast from every origin, up to the horizon asked for. */
  compared: Compared[];
  /** Σ|F - A| over them. */
  misses: number;
  /** Mean squared error of the forecasts one period ahead. */
  oneStep: number;
}

/** Of a year of weeks or days every so many is an origin: each costs a fit. */
const mostOrigins = 12;

/**
 * Each method that can be used, tested on the same periods by a rolling origin (Tashman, "Out-of-sample tests of forecasting accuracy",
 * International Journal of Forecasting 16, 2000): fitted anew at each origin, then compared with the next `horizon` values that are there.
 * One that no weights fit (a season that takes a value to nothing) is left out; `level` always is there.
 */
export function backTests(series: readonly number[], season: number, horizon: number, floor: number): BackTest[] {
  const tested = testedPeriods(series.length, season);
  const first = series.length - tested;
  const stride = Math.ceil(tested / mostOrigins);
  const origins = Array.from({ length: Math.ceil(tested / stride) }, (_, i) => first + i * stride);
  const usable = methods.filter((method) => isUsable(method, series, season) && method.needs(season) <= first);
  return usable.flatMap((method): BackTest | [] => {
    const fitted = fitMethod(method, series, season);
    const known = origins.map((origin) => fitMethod(method, series.slice(0, origin), season));
    if (![fitted, ...known].every(({ state }) => Number.isFinite(state.sse))) return [];
    const runs = known.map((each, i) => {
      const actuals = series.slice(origins[i]!, origins[i]! + horizon);
      const forecasts = continued(each, actuals.length, floor);
      return actuals.map((actual, j): Compared => ({ forecast: forecasts[j]!, actual }));
    });
    const compared = runs.flat();
    const misses = sum(compared.map(({ forecast, actual }) => Math.abs(forecast - actual)));
    const oneStep = mean(runs.map(([next]) => (next!.forecast - next!.actual) ** 2));
    return { fitted, compared, misses, oneStep };
  });
}

/**
 * How many periods at the end are foretold: a season, or a third of a shorter history. Fewer where that lets a seasonal
 * method take part, but not under a quarter of a season: the months of one quarter say something about the year, one month does not.
 */
function testedPeriods(length: number, season: number): number {
  const wanted = Math.min(Math.max(season, 6), Math.floor(length / 3));
  const least = Math.max(2, Math.ceil(season / 4));
  const needs = [...new Set(methods.map((method) => method.needs(season)))].sort((a, b) => b - a);
  const enough = needs.find((need) => length - need >= least) ?? 0;
  return Math.min(wanted, length - enough);
}
