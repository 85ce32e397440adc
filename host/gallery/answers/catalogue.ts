/** What can be built from the deals table alone. */
import type { Catalogue, KpiChoice, Preview } from '../../../src/sidebar/protocol.ts';

const variant = (id: string, definition: string, lacks: string | null = null) => ({ id, name: id, definition, lacks });

const kpi = (
  id: string,
  name: string,
  family: string,
  unit: KpiChoice['unit'],
  definition: string,
  more: Partial<KpiChoice> = {},
): KpiChoice => ({
  id,
  name,
  family,
  variants: [variant('standard', definition, more.lacks)],
  lacks: null,
  selected: true,
  target: null,
  perPeriod: false,
  unit,
  ...more,
});

export const catalogue: Catalogue = {
  kpis: [
    kpi('win_rate', 'Win rate', 'Conversion', 'rate', 'won ÷ (won + lost), closed in the period', {
      variants: [
        variant('closed by count', 'won ÷ (won + lost), closed in the period'),
        variant('cancelled as lost', 'won ÷ (won + lost + cancelled), closed in the period'),
        variant('by value', 'amount won ÷ amount decided, closed in the period'),
        variant(
          'created cohort',
          'won ÷ (won + lost), created in the period',
          'needs a column for Created – none found',
        ),
      ],
    }),
    kpi('sales_cycle', 'Sales cycle', 'Speed', 'days', 'days from creation to close, mean of won deals', {
      variants: [
        variant('mean', 'days from creation to close, mean of won deals'),
        variant('median', 'days from creation to close, median of won deals'),
      ],
    }),
    kpi(
      'sales_velocity',
      'Sales velocity',
      'Speed',
      'money_per_day',
      'open deals × win rate × average deal size ÷ cycle days',
      { selected: false },
    ),
    kpi('pipeline_value', 'Pipeline value', 'Pipeline and forecast', 'money', 'sum of the amounts of open deals'),
    kpi(
      'pipeline_coverage',
      'Pipeline coverage',
      'Pipeline and forecast',
      'ratio',
      'open pipeline ÷ monthly sales target',
    ),
    kpi('revenue', 'Revenue', 'Revenue and team', 'money', 'sum of the amounts won, closed in the period', {
      target: 900000,
    }),
    kpi('average_deal_size', 'Average deal size', 'Revenue and team', 'money', 'revenue ÷ won deals with an amount'),
    kpi('sales_growth', 'Sales growth', 'Revenue and team', 'rate', 'change of revenue to the previous period'),
    kpi('sales_productivity', 'Sales productivity', 'Revenue and team', 'money', 'revenue ÷ people who closed a deal'),
    kpi('clv', 'Customer lifetime value', 'Unit economics', 'money', 'average purchase × purchases a year × years', {
      selected: false,
    }),
    kpi('cac', 'Customer acquisition cost', 'Unit economics', 'money', 'sales and marketing costs ÷ new customers', {
      lacks: 'needs a costs table – none found',
      selected: false,
    }),
    kpi('ltv_to_cac', 'LTV : CAC', 'Unit economics', 'ratio', 'lifetime value ÷ acquisition cost', {
      lacks: 'needs a costs table – none found',
      selected: false,
    }),
  ],
  templates: [
    {
      id: 'overview',
      name: 'Overview',
      about: 'The figures every sales team looks at',
      kpis: [
        'win_rate',
        'sales_cycle',
        'pipeline_value',
        'pipeline_coverage',
        'revenue',
        'average_deal_size',
        'sales_growth',
        'sales_productivity',
      ],
      period: 'month',
      ready: 8,
    },
    {
      id: 'manager',
      name: 'Sales manager',
      about: 'People, pipeline and speed, for small teams',
      kpis: ['win_rate', 'sales_velocity', 'average_deal_size', 'sales_productivity'],
      period: 'week',
      ready: 4,
    },
    {
      id: 'economics',
      name: 'Unit economics',
      about: 'What a customer costs and brings',
      kpis: ['clv', 'cac', 'ltv_to_cac'],
      period: 'quarter',
      ready: 1,
    },
  ],
  periods: [
    { unit: 'day', name: 'Day' },
    { unit: 'week', name: 'Week' },
    { unit: 'month', name: 'Month' },
    { unit: 'quarter', name: 'Quarter' },
    { unit: 'year', name: 'Year' },
  ],
  range: { from: '2025-01-01', to: '2025-12-31', asOf: '2025-12-19' },
};

export const preview: Preview = {
  from: '2025-01-01',
  to: '2025-12-31',
  periods: 12,
  figures: {
    win_rate: {
      'closed by count': '51.5 %',
      'cancelled as lost': '50.8 %',
      'by value': '55.2 %',
      'created cohort': null,
    },
    sales_cycle: { mean: '47 days', median: '41 days' },
    sales_velocity: { standard: '€18,420 a day' },
    pipeline_value: { standard: '€4,120,800' },
    pipeline_coverage: { standard: null },
    revenue: { standard: '€8,234,100' },
    average_deal_size: { standard: '€19,985' },
    sales_growth: { standard: '+4.1 %' },
    sales_productivity: { standard: '€1,176,300' },
    clv: { standard: '€48,730' },
  },
};
