import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../../host/session/bundle.ts';
import type { Failure } from '../../../src/sidebar/protocol.ts';
import { leftOutCodes, reasons } from '../../../src/value/outcome.ts';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
/** The words in code style between two places of the README. */
const codes = (from: string, to: string): string[] => {
  const start = readme.indexOf(from);
  expect(start, from).toBeGreaterThan(0);
  const part = readme.slice(start, readme.indexOf(to, start));
  return [...part.matchAll(/`([a-z_ ]+)`/g)].flatMap(([, words]) => words!.split(' ')).sort();
};

it('the README names every code of rows left out', () =>
  expect(codes('- Left out of everything', '\n- Warnings')).toEqual([...leftOutCodes].sort()));

it('the README names every reason for no figure', () =>
  expect(codes('| reason | no figure, because |', '\n\n')).toEqual([...reasons].sort()));

it('the README names every code of an error', () => {
  const known: Record<Failure['code'], true> = {
    ...{ no_sheet: true, no_table: true, input: true, question: true, no_rows: true },
    ...{ busy: true, protected: true, changed: true, internal: true },
  };
  expect(codes('Codes of errors:', '\n\n')).toEqual(Object.keys(known).sort());
});
