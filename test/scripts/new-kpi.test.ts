import { describe, expect, it } from 'vitest';
import { idProblem, recordSource, withLine } from '../../scripts/new-kpi.ts';

/** As src/kpi/index.ts is laid out, without what stands in it today. */
const contents = `/** The contents page. */
import { averageDealSize } from './average_deal_size.ts';
import type { Kpi } from './define.ts';
import { revenue } from './revenue.ts';

const contents = [
  averageDealSize,
  revenue,
];

export { templates } from './templates.ts';
`;

describe('new-kpi', () => {
  it('puts the import in its place and the record at the end of the list', () => {
    const changed = withLine(contents, 'gross_margin');
    const added = changed.split('\n').filter((line) => !contents.split('\n').includes(line));
    expect(added).toEqual(["import { grossMargin } from './gross_margin.ts';", '  grossMargin,']);
    expect(changed.indexOf("'./gross_margin.ts'")).toBeGreaterThan(changed.indexOf("'./define.ts'"));
    expect(changed.indexOf("'./gross_margin.ts'")).toBeLessThan(changed.indexOf("'./revenue.ts'"));
    expect(changed.length).toBe(contents.length + added.join('\n').length + 1);
  });

  it('writes a record with an example that fails', async () => {
    const source = recordSource('gross_margin');
    expect(source).toContain("fn: 'GROSSMARGIN'");
    expect(source).toContain('export const grossMargin');
    expect(source).toContain('is: 30');
    expect(source).toContain("counted: ['whole']");
  });

  it.each([
    ['GrossMargin', 'small letters'],
    ['growth', 'is a function of Google Sheets'],
    ['kpi', 'KPI, which is a function of ours already'],
    ['cohorts', 'is a function of ours already'],
    ['winrate', 'is a function of ours already'],
    ['class', 'is a word of the language or taken'],
    ['new', 'is a word of the language or taken'],
    ['define_kpi', 'is a word of the language or taken'],
    ['top_3', 'reads as a cell reference'],
  ])('%s is refused', (id, why) => {
    expect(idProblem(id)).toContain(why);
  });

  it('an id in order is taken', () => expect(idProblem('share_of_nothing')).toBeNull());
});
