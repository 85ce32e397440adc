import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { repository } from '../build.ts';

export interface OwnFile {
  readonly name: string;
  readonly text: string;
}

export const linesLimit = 300;
/** Longer files, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {
  'test/host/dialect/corpus.ts': 'a table of cases, one per line',
  'test/host/script/spreadsheet.test.ts': 'the behaviours of one list, numbered as in it',
  'test/table/decisions.test.ts': 'one table of cases for all decisions',
  'test/browser/harness.ts': 'one driver: all that a person does on the page',
  'host/script/services/range.ts': 'one class of Apps Script, a line or two a method',
  'host/script/services/sheet.ts': 'one class of Apps Script, a line or two a method',
};

const isText = /\.(tsx?|mjs|js|json|css|html|md|ya?ml|sh|csv|txt)$|^\.ci\/run$|^\.[a-z]+(ignore|rc)$|^[A-Z]+$/;

/** Tracked, or about to be. */
export function ownFiles(): OwnFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  return list
    .split('\n')
    .filter((name) => isText.test(name) && existsSync(path.join(repository, name)))
    .map((name) => ({ name, text: readFileSync(path.join(repository, name), 'utf8') }));
}

export function linesProblems(files: readonly OwnFile[], reasons = longFiles): string[] {
  const long = files
    .filter(({ name }) => /\.(tsx?|mjs|css|html)$/.test(name))
    .map(({ name, text }) => ({ name, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesLimit);
  return [
    ...long
      .filter(({ name }) => !reasons[name])
      .map(({ name, lines }) => `${name} has ${lines} lines: split it by idea.`),
    ...Object.keys(reasons)
      .filter((name) => !long.some((file) => file.name === name))
      .map((name) => `${name} is not long any more: take it out of longFiles.`),
  ];
}

/** Where somebody's work lies: this copy of the repository, the home folder, and what such places look like elsewhere. */
export function machineProblems(
  files: readonly OwnFile[],
  here: readonly string[] = [repository, homedir()],
): string[] {
  const places = here
    .filter((folder) => folder.length > 1)
    .map((folder) => folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const anyPlace = [...places, '/(?:home|Users|mnt)/\\w', '/(?:root)/', '[A-Z]:\\\\Users'].join('|');
  const pattern = new RegExp(`(?<![\\w.~:/-])(?:${anyPlace})`);
  return files
    .filter(({ name }) => name !== 'package-lock.json')
    .flatMap(({ name, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
}

/** An address in the lock file ties every later install to the registry or mirror of whoever wrote it. */
export function lockProblems(files: readonly OwnFile[]): string[] {
  const lock = files.find(({ name }) => name === 'package-lock.json');
  if (!lock) return ['package-lock.json is missing.'];
  const count = lock.text.match(/"resolved": "https?:/g)?.length ?? 0;
  return count === 0
    ? []
    : [`package-lock.json holds ${count} download addresses: npm install --omit-lockfile-registry-resolved`];
}
