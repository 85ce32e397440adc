import { describe, expect, it } from 'vitest';
import { functionsPage } from '../../scripts/docs/functions-page.ts';
import { customFunctions } from '../../src/functions/stubs.ts';
import { kpis } from '../../src/kpi/index.ts';

const page = functionsPage();
const headings = [...page.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);

describe('the function reference', () => {
  it('says that it is generated, in line one', () => {
    expect(page.split('\n')[0]).toContain('Generated');
  });

  it('has every KPI and every custom function with its call', () => {
    for (const kpi of kpis()) expect(headings).toContain(kpi.text.name);
    for (const { name, params } of customFunctions()) {
      const call = new RegExp(`^=${name}\\((.*)\\)$`, 'm').exec(page)?.[1] ?? '';
      expect(call.replace(/[[\]]/g, '').split(', '), name).toEqual(params.map((param) => param.name));
    }
  });

  it('links to headings that are there', () => {
    const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
    for (const [, anchor] of page.matchAll(/\]\(#(.+?)\)/g)) expect(anchors).toContain(anchor);
  });

  it('has as many cells in every row of a table', () => {
    const cells = (line: string) => line.replaceAll('\\|', '').split('|').length;
    for (const block of page.split('\n\n').filter((text) => text.startsWith('|'))) {
      const lines = block.trim().split('\n');
      expect(lines.map(cells)).toEqual(lines.map(() => cells(lines[0]!)));
    }
  });
});
