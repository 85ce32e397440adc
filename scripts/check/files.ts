import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { repository } from '../build.ts';

const linesLimit = 300;
/** Longer files, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

const textFiles = /\.(tsx?|mjs|js|json|css|html|md|ya?ml|sh)$|^\.ci\/run$|^\.[a-z]+(ignore|rc)$/;

/** Tracked, or about to be. */
function ownFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
  });
  return list.split('\n').filter((file) => file !== '' && existsSync(path.join(repository, file)));
}

const textOf = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

export async function linesProblems(): Promise<string[]> {
  const sources = ownFiles().filter((file) => /\.(tsx?|mjs|css|html)$/.test(file));
  const long = sources
    .map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesLimit);
  return [
    ...long
      .filter(({ file }) => !longFiles[file])
      .map(({ file, lines }) => `${file} has ${lines} lines: split it by idea.`),
    ...Object.keys(longFiles)
      .filter((file) => !long.some((entry) => entry.file === file))
      .map((file) => `${file} is not long any more: take it out of longFiles.`),
  ];
}

export async function machineProblems(): Promise<string[]> {
  const homes = [repository, homedir()]
    .filter((folder) => folder.length > 1)
    .map((folder) => folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const places = new RegExp(
    `(?<![\\w.~:/-])(?:${[...homes, '/home/\\w', '/Users/\\w', '/root/', '/mnt/\\w', '[A-Z]:\\\\Users'].join('|')})`,
  );
  return ownFiles()
    .filter((file) => textFiles.test(file) && file !== 'package-lock.json')
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, i) => (places.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
}

/** An address in the lock file ties every later install to the registry or mirror of whoever wrote it. */
export async function lockProblems(): Promise<string[]> {
  const count = textOf('package-lock.json').match(/"resolved": "https?:/g)?.length ?? 0;
  return count === 0
    ? []
    : [`package-lock.json holds ${count} download addresses: npm install --omit-lockfile-registry-resolved`];
}
