/** The two rules of the house: folders import only to their left, and Google stands at the edge. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { services } from '../scripts/build/reserved.ts';
import { repository } from '../scripts/build.ts';

const order = [
  'value',
  'table',
  'model',
  'kpi',
  'text',
  'scorecard',
  'analysis',
  'functions',
  'sidebar',
  'sheet',
  'main',
];
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

describe('src', () => {
  it('has no folder outside of the order', () => {
    expect(files.filter((file) => !order.includes(folderOf(file)))).toEqual([]);
  });

  it('imports to its left only', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(file), name)))
        .filter((target) => target.startsWith('..') || order.indexOf(folderOf(target)) > order.indexOf(folderOf(file)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('uses packages in the sidebar page only, and there only Preact', () => {
    const isAllowed = (file: string, name: string) => file.startsWith('sidebar/client/') && /^preact(\/|$)/.test(name);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('.') && !isAllowed(file, name))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names Google services in sheet and main only', () => {
    const wrong = files
      .filter((file) => !['sheet', 'main'].includes(folderOf(file)))
      .flatMap((file) => {
        // `Charts` and `Sheets` are plain words, too; before a dot they are the service.
        const words = new Set(withoutComments(textOf(file)).match(/\b[A-Z][A-Za-z]+(?=\s*\.)/g));
        return [...words].filter((word) => services.has(word)).map((word) => `${file} names ${word}`);
      });
    expect(wrong).toEqual([]);
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

it('reads imports as they are written', () => {
  expect(importsOf('table/types.ts')).toContain('../value/outcome.ts');
});
