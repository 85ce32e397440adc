/** Real tables and figures computed by others; both lie beside the repository and are not part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(import.meta.dirname, '../../../shared');

export const hasShared = existsSync(join(shared, 'oracles'));
if (!hasShared) console.warn('../shared is missing: tests on real tables are skipped.');

export const dataFile = (path: string): string => join(shared, 'data', path);
export const oracle = <T>(name: string): T =>
  (JSON.parse(readFileSync(join(shared, 'oracles', `${name}-kpis.json`), 'utf8')) as { kpis: T }).kpis;

export const expectations = <T>(name: string): T =>
  (JSON.parse(readFileSync(join(shared, 'oracles', `${name}-expectations.json`), 'utf8')) as { facts: T }).facts;

/** What the figures of a deals table are called. */
export interface DealFigures {
  won: number;
  lost: number;
  open: number;
  win_rate_count: number;
  win_rate_value?: number;
  win_rate_all?: number;
  wilson_95: [number, number];
  deal_size_won: { n: number; mean: number; sum: number };
  sales_cycle_days_won: { mean: number; median: number };
}
export interface RepFigures {
  won: number;
  lost: number;
  open: number;
  win_rate_count: number;
  revenue: number;
  mean_won: number;
  mean_cycle_days_won: number;
}
