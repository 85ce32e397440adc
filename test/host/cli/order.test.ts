import { expect, it } from 'vitest';
import { orderOf } from '../../../host/cli/order.ts';
import type { ScorecardRequest } from '../../../host/cli/request.ts';

const order = (request: Omit<ScorecardRequest, 'options'>) => orderOf({ options: { locale: 'en_US' }, ...request });

it('nothing said: months of all of the data, the KPIs as the tables have them', () => {
  expect(order({})).toEqual({
    options: { locale: 'en_US' },
    ids: null,
    variants: {},
    period: 'month',
    from: null,
    to: null,
    asOf: null,
    title: 'Sales scorecard',
  });
});

it('KPIs by id, name or function name', () => {
  expect(order({ kpis: ['Win rate', 'SALESREVENUE', 'clv'] }).ids).toEqual(['win_rate', 'revenue', 'clv']);
});

it('a template by id or name gives its KPIs and its title', () => {
  const ids = ['revenue', 'sales_growth', 'clv', 'cac', 'ltv_to_cac'];
  for (const template of ['unit_economics', 'Unit economics', 'unit-economics'])
    expect(order({ template })).toMatchObject({ ids, title: 'Unit economics' });
});

it('an option as the record writes it, or all of them, of the KPIs that are asked for', () => {
  const variants = { 'win rate': 'By value ', sales_cycle: 'all' };
  expect(order({ kpis: ['win_rate', 'sales_cycle'], variants }).variants).toEqual({
    win_rate: ['by value'],
    sales_cycle: ['mean', 'median'],
  });
  expect(order({ variants: { win_rate: 'by value' } }).variants).toEqual({ win_rate: ['by value'] });
});

it.each<[Omit<ScorecardRequest, 'options'>, RegExp]>([
  [{ kpis: ['win_rat'] }, /^There is no KPI “win_rat”\. There are: win_rate, /],
  [{ kpis: ['revenue'], variants: { win_rat: 'all' } }, /^There is no KPI “win_rat”/],
  [{ template: 'nothing' }, /^There is no template “nothing”\. There are: overview, sales_manager, /],
  [{ variants: { win_rate: 'best' } }, /^Win rate has no option “best”\. It has: “closed by count”, /],
  [{ kpis: ['sales_growth'], variants: { sales_growth: 'best' } }, /has no option “best”/],
  [{ template: 'overview', kpis: ['win_rate'] }, /^--kpis and --template both say which KPIs; give one of them\.$/],
  [
    { kpis: ['win_rate'], variants: { revenue: 'all' } },
    /^--variant: revenue is not on this scorecard\. There are: win_rate\.$/,
  ],
  [{ template: 'unit_economics', variants: { nps: 'all' } }, /^--variant: nps is not on this scorecard/],
  [{ from: '2025-05-01', to: '2025-04-30' }, /^--from is after --to\.$/],
])('%j is refused in one sentence', (request, sentence) => {
  expect(() => order(request)).toThrow(sentence);
});

it('from and to may be the same day', () => {
  expect(order({ from: '2025-05-01', to: '2025-05-01' })).toMatchObject({ from: '2025-05-01', to: '2025-05-01' });
});
