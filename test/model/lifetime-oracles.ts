/** CDNOW and the oracles of the models of customer value, beside the repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BgNbd } from '../../src/model/bg-nbd.ts';
import type { GammaGamma } from '../../src/model/gamma-gamma.ts';
import { customersOf } from '../../src/model/purchases.ts';
import { dataFile } from '../e2e/shared.ts';
import { day } from '../kpi/tables.ts';

export interface OracleFit<Parameters> {
  params: Parameters;
  log_likelihood: number;
  standard_errors: Parameters;
}

export interface OracleCustomer {
  id: string;
  x: number;
  t_x_days: number;
  T_days: number;
  t_x: number;
  T: number;
  mean_repeat_spend: number;
  p_alive: number;
  expected_purchases: Record<string, number>;
  gamma_gamma_expected_spend: number;
  clv: number;
}

export interface EdgeCase {
  why: string;
  params: BgNbd;
  x: number;
  t_x: number;
  T: number;
  t: number;
  expected_purchases: number;
  p_alive: number;
  log_likelihood: number;
}

interface Oracles {
  'bgnbd-cdnow': {
    fit_weeks: OracleFit<BgNbd>;
    fit_days: OracleFit<BgNbd>;
    fit_rounded_summary_csv: OracleFit<BgNbd>;
    expectation_new_customer_weeks: Record<string, number>;
    holdout_check: { actual_total: number; expected_total: number };
    nbd_fit_weeks: unknown;
    customers: OracleCustomer[];
  };
  'bgnbd-edge-cases': { cases: EdgeCase[] };
  'bgnbd-degenerate-superstore': {
    nbd_limit: { r: number; alpha: number; log_likelihood: number };
    gamma_gamma_fit: OracleFit<GammaGamma>;
    n_customers: number;
    sum_x: number;
    customers: OracleCustomer[];
  };
  'gammagamma-cdnow': {
    fit: OracleFit<GammaGamma>;
    population_mean_spend: number;
    pearson_corr_x_vs_mean_spend_repeat_buyers: number;
    clv: { bgnbd_params_used: BgNbd; total_over_all_2357: number };
    customers: OracleCustomer[];
  };
  'cdnow-rfm': { id: number[]; x: number[]; t_x_days: number[]; T_days: number[]; mean_repeat_spend: number[] };
}

export const oracleOf = <Name extends keyof Oracles>(name: Name): Oracles[Name] =>
  JSON.parse(readFileSync(join(dataFile('..'), 'oracles', `${name}.json`), 'utf8')) as Oracles[Name];

/** Rows of the CDNOW sample: customer 1 … 2357, day, dollars. */
export function cdnowRows(): { customer: string; day: number; amount: number }[] {
  const lines = readFileSync(dataFile('cdnow/CDNOW_sample.txt'), 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, customer, date, , amount] = line.trim().split(/\s+/);
    if (!date) return [];
    const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
    return [{ customer: String(Number(customer)), day: day(iso), amount: Number(amount) }];
  });
}

/** CDNOW up to the end of the published calibration, 39 weeks. */
export const cdnow = () => summaryOf(cdnowRows(), day('1997-09-30'));

export const summaryOf = (rows: readonly { customer: string; day: number; amount: number }[], end?: number) =>
  customersOf(
    {
      length: rows.length,
      customer: (row) => rows[row]!.customer,
      day: rows.map((row) => row.day),
      amount: rows.map((row) => row.amount),
    },
    end,
  );

/** How far two numbers are apart, relative to the second. */
export const off = (found: number, wanted: number): number =>
  found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted);
