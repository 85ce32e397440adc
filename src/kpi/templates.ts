/** Scorecards to start from: which KPIs belong together for whom, and how often to look at them. */
import type { PeriodUnit } from '../value/period.ts';

export interface Template {
  id: string;
  name: string;
  about: string;
  kpis: readonly string[];
  period: PeriodUnit;
}

export const templates = (): readonly Template[] => [
  {
    id: 'overview',
    name: 'Overview',
    about: 'The figures most teams look at first.',
    kpis: ['win_rate', 'sales_cycle', 'pipeline_value', 'pipeline_coverage', 'sales_velocity', 'revenue', 'average_deal_size', 'sales_growth', 'sales_productivity', 'clv'], // biome-ignore format: a list
    period: 'month',
  },
  {
    id: 'sales_manager',
    name: 'Sales manager',
    about: 'For small teams: what comes in, how fast, and from whom.',
    kpis: ['win_rate', 'sales_cycle', 'pipeline_value', 'sales_velocity', 'revenue', 'average_deal_size', 'sales_productivity'], // biome-ignore format: a list
    period: 'week',
  },
  {
    id: 'team_goals',
    name: 'Team goals',
    about: 'For leads of teams: revenue, growth and the value of customers.',
    kpis: ['win_rate', 'pipeline_coverage', 'revenue', 'average_deal_size', 'sales_growth', 'clv'],
    period: 'month',
  },
  {
    id: 'unit_economics',
    name: 'Unit economics',
    about: 'For finance: what a customer costs and brings in.',
    kpis: ['revenue', 'sales_growth', 'clv', 'cac', 'ltv_to_cac'],
    period: 'quarter',
  },
];
