/** The contents page: every KPI in the order of the catalogue. A new KPI is one file and one line here. */
import { averageDealSize } from './average_deal_size.ts';
import { cac } from './cac.ts';
import { clv } from './clv.ts';
import type { Kpi } from './define.ts';
import { ltvToCac } from './ltv_to_cac.ts';
import { nps } from './nps.ts';
import { pipelineCoverage } from './pipeline_coverage.ts';
import { pipelineValue } from './pipeline_value.ts';
import { revenue } from './revenue.ts';
import { salesCycle } from './sales_cycle.ts';
import { salesGrowth } from './sales_growth.ts';
import { salesProductivity } from './sales_productivity.ts';
import { salesVelocity } from './sales_velocity.ts';
import { winRate } from './win_rate.ts';

const contents = [
  // Conversion
  winRate,
  // Speed
  salesCycle,
  // Pipeline
  pipelineValue,
  pipelineCoverage,
  salesVelocity,
  // Revenue and team
  revenue,
  averageDealSize,
  salesGrowth,
  salesProductivity,
  // Unit economics
  clv,
  cac,
  ltvToCac,
  // Quality
  nps,
];

export { templates } from './templates.ts';

let records: readonly Kpi[] | null = null;

export function kpis(): readonly Kpi[] {
  records ??= contents.map((record) => record());
  return records;
}

export function kpiById(id: string): Kpi {
  const kpi = kpis().find((each) => each.id === id);
  if (!kpi) throw new Error(`There is no KPI "${id}".`);
  return kpi;
}

/** By id, name or function name, as a person types it; null where nothing fits. */
export function kpiByName(name: string): Kpi | null {
  const wanted = plain(name);
  return kpis().find((kpi) => [kpi.id, kpi.text.name, kpi.fn].some((each) => plain(each) === wanted)) ?? null;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
