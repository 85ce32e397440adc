/** The figures beside the KPIs in step 2 are those that the scorecard will have. */
import { describe, expect, it } from 'vitest';
import { catalogueOf, previewOf } from '../../src/sidebar/catalogue.ts';
import { type Draft, newDraft, previewed } from '../../src/sidebar/client/draft.ts';
import { formatValue } from '../../src/text/explain.ts';
import { fromIso } from '../../src/value/day.ts';
import { planScorecard } from '../scorecard/planned.ts';
import { readOne, safeGrid, table } from '../table/grids.ts';

const deals = readOne(
  safeGrid(
    table(`Deal ID | Status | Amount | Created | Close date
      A | Won | 100 | 2025-01-02 | 2025-02-03
      B | Lost | 900 | 2025-01-02 | 2025-02-20
      C | Won | 300 | 2025-02-02 | 2025-03-15
      D | Won | 50 | 2025-02-12 | 2025-04-10
      E | Lost | 20 | 2025-03-02 | 2025-04-20
      F | Open | 70 | 2025-04-02 |`),
  ),
);
const names = { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' };

/** As the scorecard has it. */
function total(id: string, variant: string, from: string | null, to: string | null): string | null {
  const [first, last] = [from, to].map((day) => (day === null ? null : fromIso(day)));
  const { report } = planScorecard({
    tables: [deals],
    kpis: [{ id, variant, target: null }],
    unit: 'month',
    from: first!,
    to: last!,
    asOf: null,
    title: 'Sales',
    existing: [],
    locale: 'en_US',
    names,
    sourceRows: { [deals.sheetId]: 7 },
  });
  const { value, unit } = report.kpis[0]!;
  return value === null ? null : formatValue(value, unit, deals.currency);
}

describe.each([
  [null, null],
  ['2025-02-10', '2025-04-12'],
  ['2025-03-01', null],
])('from %s to %s', (from, to) => {
  const { figures } = previewOf([deals], { period: 'month', from, to, targets: {} });
  it('every definition has its own figure, that of the scorecard', () => {
    const ids = ['win_rate', 'sales_cycle', 'revenue', 'average_deal_size', 'pipeline_value'];
    for (const { id, variants } of catalogueOf([deals]).kpis.filter((kpi) => ids.includes(kpi.id)))
      for (const variant of variants)
        expect([id, variant.id, figures[id]![variant.id]]).toEqual([id, variant.id, total(id, variant.id, from, to)]);
    expect(figures.win_rate!['by value']).not.toBe(figures.win_rate!['closed by count']);
  });
});

it('says how many periods there are, whatever their length', () => {
  expect(previewOf([deals], { period: 'week', from: null, to: null, targets: {} })).toMatchObject({
    from: '2025-02-03',
    to: '2025-04-20',
    periods: 11,
  });
});

describe('against a target that was filled in', () => {
  const catalogue = catalogueOf([deals]);
  const coverage = (part: Partial<Draft>) => {
    const draft = {
      ...newDraft(catalogue, null, 'Sales', 'en_US'),
      targets: { revenue: '35' },
      picked: ['revenue'],
      ...part,
    };
    const figures = previewOf([deals], previewed(draft, catalogue, 'en_US')).figures.pipeline_coverage!;
    return Object.values(figures)[0];
  };

  it('the figure that needs it is there', () => {
    expect(coverage({})).toBe('2.0×');
    expect(coverage({ period: 'quarter' })).toBe('6.0×');
  });

  it.each<[string, Partial<Draft>]>([
    ['of a KPI that is not chosen', { picked: ['win_rate'] }],
    ['that is no number', { targets: { revenue: 'much' } }],
  ])('one %s counts for nothing', (_, part) => {
    expect(coverage(part)).toBeNull();
  });
});
