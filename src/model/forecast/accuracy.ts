/** How far forecasts were from what came. */

/** One forecast with what came in its period. */
export interface Compared {
  forecast: number;
  actual: number;
}

export interface ForecastAccuracy {
  /** 1 - Σ|F - A| / Σ|A|: 1 is perfect, below 0 the misses are larger than the actuals. */
  accuracy: number;
  /** Σ(F - A) / Σ|A|: above 0 the forecasts were too high. */
  bias: number;
}

/**
 * Accuracy and bias over all periods together, so that a large period weighs more than a small one (WAPE: Kolassa & Schütz,
 * "Advantages of the MAD/Mean ratio over the MAPE", Foresight 6, 2007). Null where every actual is 0: there is no measure then.
 */
export function forecastAccuracy(periods: readonly Compared[]): ForecastAccuracy | null {
  let actuals = 0;
  let misses = 0;
  let surplus = 0;
  for (const { forecast, actual } of periods) {
    actuals += Math.abs(actual);
    misses += Math.abs(forecast - actual);
    surplus += forecast - actual;
  }
  return actuals > 0 ? { accuracy: 1 - misses / actuals, bias: surplus / actuals } : null;
}
