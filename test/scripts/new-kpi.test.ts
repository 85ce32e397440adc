import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/build.ts';
import { idProblem, recordSource, withLine } from '../../scripts/new-kpi.ts';

describe('new-kpi', () => {
  it('puts the import in its place and the record at the end of the list', () => {
    const contents = readFileSync(path.join(repository, 'src/kpi/index.ts'), 'utf8');
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
  });

  it.each([
    ['GrossMargin', 'small letters'],
    ['growth', 'is a function of Google Sheets'],
    ['top_3', 'reads as a cell reference'],
  ])('%s is refused', (id, why) => {
    expect(idProblem(id)).toContain(why);
  });

  it('an id in order is taken', () => expect(idProblem('gross_margin')).toBeNull());
});
