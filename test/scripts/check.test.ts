import { describe, expect, it } from 'vitest';
import {
  linesLimit,
  lockProblems,
  machineProblems,
  type OwnFile,
  linesProblems as problemsOf,
} from '../../scripts/check/files.ts';

const file = (name: string, text: string) => [{ name, text }];

describe('files', () => {
  it('may have 300 lines, and no more', () => {
    const linesProblems = (files: OwnFile[]) => problemsOf(files, {});
    expect(linesProblems(file('src/a.ts', 'x\n'.repeat(linesLimit)))).toEqual([]);
    expect(linesProblems(file('src/a.ts', 'x\n'.repeat(linesLimit + 1)))).toEqual([
      'src/a.ts has 301 lines: split it by idea.',
    ]);
    expect(linesProblems(file('sample/Deals.csv', 'x\n'.repeat(1_000)))).toEqual([]);
  });

  it('may be longer for a reason, as long as they are', () => {
    const reasons = { 'src/a.ts': 'a table' };
    expect(problemsOf(file('src/a.ts', 'x\n'.repeat(linesLimit + 1)), reasons)).toEqual([]);
    expect(problemsOf(file('src/a.ts', 'x\n'), reasons)).toEqual([expect.stringContaining('not long any more')]);
  });

  it('name no place of a machine', () => {
    const home = ['', 'home', 'ann', 'work'].join('/'); // put together, or this file would be one itself
    expect(machineProblems(file('README.md', `see ${home}/x.ts`))).toEqual([`README.md:1: see ${home}/x.ts`]);
    expect(machineProblems(file('README.md', 'see /opt/here/x.ts'), ['/opt/here'])).toHaveLength(1);
    expect(machineProblems(file('README.md', 'see /opt/here/x.ts'), [])).toEqual([]);
    expect(machineProblems(file('README.md', 'https://example.org/home/x and src/home/x'), ['/'])).toEqual([]);
  });

  it('the lock file holds no download addresses', () => {
    expect(lockProblems(file('package-lock.json', '{ "resolved": "https://example.org/x.tgz" }'))).toHaveLength(1);
    expect(lockProblems(file('package-lock.json', '{ "version": "1.0.0" }'))).toEqual([]);
  });
});
