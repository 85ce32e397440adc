import { expect, it } from 'vitest';
import { catalogue } from '../../host/gallery/answers/catalogue.ts';
import { newDraft, withPeriod, withTemplate } from '../../src/sidebar/client/draft.ts';
import type { BuildRequest } from '../../src/sidebar/protocol.ts';

const request: BuildRequest = {
  choices: [],
  title: 'Sales',
  kpis: [
    { id: 'revenue', variant: null, target: 12_000 },
    { id: 'win_rate', variant: null, target: 0.3 },
  ],
  period: 'year',
  from: null,
  to: null,
  asOf: null,
};
const additive = { ...catalogue, kpis: catalogue.kpis.map((kpi) => ({ ...kpi, perPeriod: kpi.id === 'revenue' })) };
const draft = newDraft(additive, request, 'Sales', 'fi_FI');

it('targets for a period go along with the period, those of rates stay', () => {
  const monthly = withPeriod(draft, additive, 'month', 'fi_FI');
  expect([monthly.period, monthly.targets.revenue, monthly.targets.win_rate]).toEqual(['month', '1\u00a0000', '30']);
  expect(withPeriod(monthly, additive, 'quarter', 'fi_FI').targets.revenue).toBe('3\u00a0000');
  expect(withPeriod(monthly, additive, 'year', 'fi_FI')).toEqual(draft);
  expect(withPeriod(draft, additive, 'week', 'fi_FI').targets.revenue).toBe('230,77'); // 52 weeks
});

it('what is no number stays as it was written, and a template’s period counts too', () => {
  const written = { ...draft, targets: { ...draft.targets, revenue: 'a lot' } };
  expect(withPeriod(written, additive, 'month', 'fi_FI').targets.revenue).toBe('a lot');
  const template = { id: 'weekly', name: '', about: '', kpis: ['revenue'], period: 'month' as const, ready: 1 };
  const chosen = withTemplate(draft, { ...additive, templates: [template] }, 'weekly', 'fi_FI');
  expect([chosen.period, chosen.targets.revenue]).toEqual(['month', '1\u00a0000']);
});
