/** How well a method would have foretold what has come: from each of the last periods on, knowing only what stood before it. */
import type { Compared } from './accuracy.ts';
import { continued, fitMethod, isUsable, type Method, methods } from './methods.ts';

/** A method with what it foretold. */
export interface BackTest {
  method: Method;
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
 */
export function backTests(series: readonly number[], season: number, horizon: number, floor: number): BackTest[] {
  const tested = testedPeriods(series.length, season);
  const first = series.length - tested;
  const stride = Math.ceil(tested / mostOrigins);
  return methods
    .filter((method) => isUsable(method, series, season) && method.needs(season) <= first)
    .map((method) => {
      const compared: Compared[] = [];
      let squares = 0;
      let origins = 0;
      for (let origin = first; origin < series.length; origin += stride) {
        const known = fitMethod(method, series.slice(0, origin), season);
        const rest = series.slice(origin, origin + horizon);
        const forecasts = continued(known, rest.length, floor);
        compared.push(...rest.map((actual, i) => ({ forecast: forecasts[i]!, actual })));
        squares += (forecasts[0]! - rest[0]!) ** 2;
        origins++;
      }
      const misses = compared.reduce((sum, { forecast, actual }) => sum + Math.abs(forecast - actual), 0);
      return { method, compared, misses, oneStep: squares / origins };
    });
}

/**
 * How many periods at the end are foretold: a season, or a third of a shorter history. Fewer where that lets a seasonal method take part, but a quarter of a season has to be left:
 * the months of one quarter say something about the year, one month does not.
 */
function testedPeriods(length: number, season: number): number {
  const wanted = Math.min(Math.max(season, 6), Math.floor(length / 3));
  const least = Math.max(2, Math.ceil(season / 4));
  const needs = [...new Set(methods.map((method) => method.needs(season)))].sort((a, b) => b - a);
  const enough = needs.find((need) => length - need >= least) ?? 0;
  return Math.min(wanted, length - enough);
}
