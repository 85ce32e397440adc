/** The two rules of the house: folders import only to their left, and Google stands at the edge. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { services } from '../scripts/build/reserved.ts';
import { repository } from '../scripts/build.ts';

const order = ['value', 'table', 'kpi', 'model', 'text', 'scorecard', 'functions', 'sidebar', 'sheet', 'main'];
const src = path.join(repository, 'src');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

/** 'kpi/win_rate.ts' → 'kpi'; 'main.ts' → 'main'. */
const folderOf = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '');
const textOf = (file: string) => readFileSync(path.join(src, file), 'utf8');
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

function importsOf(file: string): string[] {
  const found = withoutComments(textOf(file)).matchAll(
    /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2]!);
}

describe.each(files)('src/%s', (file) => {
  it('imports nothing from its right', () => {
    const own = order.indexOf(folderOf(file));
    expect(
      own,
      `src/${folderOf(file)} stands in no order: add it to the list in architecture.test.ts`,
    ).toBeGreaterThanOrEqual(0);
    for (const name of importsOf(file).filter((name) => name.startsWith('.'))) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
      expect(target.startsWith('..'), `${name} leaves src/`).toBe(false);
      expect(order.indexOf(folderOf(target)), `${name} stands to the right`).toBeLessThanOrEqual(own);
    }
  });

  it('imports packages only in the sidebar page', () => {
    const packages = importsOf(file).filter((name) => !name.startsWith('.'));
    const allowed = file.startsWith('sidebar/client/')
      ? packages.filter((name) => !/^preact(\/|$)/.test(name))
      : packages;
    expect(allowed).toEqual([]);
  });

  it.runIf(!['sheet', 'main'].includes(folderOf(file)))('names no Google service', () => {
    const words = new Set(withoutComments(textOf(file)).match(/\b[A-Z][A-Za-z]+(?=\s*\.)/g));
    // `Charts`, `Sheets`, … are also plain words; as the start of a call they are a service.
    expect([...words].filter((word) => services.has(word))).toEqual([]);
  });
});

describe('every KPI', () => {
  const contents = 'kpi/index.ts';
  const machinery = new Set(['kpi/index.ts', 'kpi/define.ts']);
  const isRecord = (file: string) =>
    file.startsWith('kpi/') && !machinery.has(file) && /\bdefineKpi\s*\(/.test(textOf(file));

  it.runIf(existsSync(path.join(src, contents)))('is on the contents page', () => {
    const listed = importsOf(contents).map((name) => path.posix.join('kpi', name));
    expect(files.filter(isRecord).filter((file) => !listed.includes(file))).toEqual([]);
  });
});

it('the order is known to be checked', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(importsOf(files.find((file) => file === 'table/types.ts')!)).toContain('../value/outcome.ts');
});
