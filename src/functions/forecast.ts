/** Revenue of the periods to come from those that were, and how good forecasts have been. */
import { type Compared, forecastAccuracy } from '../model/forecast/accuracy.ts';
import { fewestPeriods, revenueForecast } from '../model/forecast/revenue.ts';
import { type Argument, fail, isGiven, present } from './argument.ts';
import { checkSameRows, needed, numbers } from './columns.ts';
import type { Call } from './define.ts';
import { choiceOf } from './options.ts';

/** `REVENUEFORECAST(history; [periods]; [season])`: a header, then a row for each period to come. */
export const revenueForecastTable: Call = ([history, periods, season]) => {
  const revenue = withoutGaps(history!);
  const known = `“${history!.name}” has ${revenue.length} periods`;
  if (revenue.length < fewestPeriods) fail(history!.name, `at least ${fewestPeriods} periods are needed, not ${revenue.length}`); // biome-ignore format: one line
  const length = revenue.length;
  const wanted = wholeBetween(periods!, Math.min(12, length), 1, length, `: ${known}, and no forecast reaches further`);
  const { periods: rows, method, accuracy } = revenueForecast(revenue, wholeBetween(season!, 12, 1, 366), wanted);
  return [
    ['Period', 'Forecast', 'Low', 'High', 'Method', 'Accuracy'],
    ...rows.map(({ forecast, low, high }, i) => [i + 1, forecast, low, high, method, accuracy ?? '']),
  ];
};

/** One figure per period; blanks before the first and after the last don't matter. */
function withoutGaps(history: Argument): number[] {
  present(history);
  const cells = numbers(history);
  const filled = cells.flatMap((cell, i) => (cell === null ? [] : i));
  const [first, last] = [filled[0] ?? 0, filled[filled.length - 1] ?? -1];
  return cells
    .slice(first, last + 1)
    .map((cell, i) => cell ?? fail(history.name, 'is blank: put 0 where nothing was sold', first + i + 1));
}

/** A whole number in these limits, or what is meant where it is not given. */
export function wholeBetween(argument: Argument, otherwise: number, least: number, most: number, why = ''): number {
  if (!isGiven(argument)) return otherwise;
  const value = needed(argument);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return fail(argument.name, `a whole number from ${least} to ${most} is needed${why}`);
}

/** `FORECASTACCURACY(forecasts; actuals; [option])`; periods without an actual have not come yet. */
export const forecastAccuracyFigure: Call = ([forecasts, actuals, option]) => {
  present(forecasts!);
  present(actuals!);
  checkSameRows(forecasts!, actuals!);
  const choice = choiceOf(option!, ['accuracy', 'bias', 'per period']);
  const said = numbers(forecasts!);
  const compared = numbers(actuals!).flatMap((actual, i): Compared[] => {
    if (actual === null) return [];
    return [{ forecast: said[i] ?? fail(forecasts!.name, 'is blank, but its period has an actual', i + 1), actual }];
  });
  if (compared.length === 0) fail(actuals!.name, 'no period has an actual yet');
  if (choice === 'per period') return meanAccuracy(compared, actuals!);
  const known =
    forecastAccuracy(compared) ?? fail(actuals!.name, 'all are 0: there is nothing to measure the misses by');
  return choice === 'bias' ? known.bias : known.accuracy;
};

/** The mean over periods of 1 - |F - A| / |A|: each period weighs the same, and none may be 0. */
function meanAccuracy(periods: readonly Compared[], actuals: Argument): number {
  const each = periods.map(
    (period) =>
      forecastAccuracy([period]) ??
      fail(actuals.name, 'is 0: “per period” has no accuracy for it', numbers(actuals).indexOf(0) + 1),
  );
  return each.reduce((sum, { accuracy }) => sum + accuracy, 0) / each.length;
}
