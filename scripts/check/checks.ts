import { build, repository } from '../build.ts';
import { run, tsx } from './command.ts';
import { linesProblems, lockProblems, machineProblems, type OwnFile, ownFiles } from './files.ts';

interface Check {
  readonly name: string;
  readonly about: string;
  /** What is wrong, each with its place; nothing if all is well. */
  readonly run: () => Promise<string[]>;
}

const types = (name: string, project: string, about: string): Check => ({
  name,
  about,
  run: () => run('tsc', ['-p', project, '--pretty', 'false']),
});

const overFiles = (problems: (files: readonly OwnFile[]) => string[]) => async () => problems(ownFiles());

export const checks: readonly Check[] = [
  types('types', 'tsconfig.json', 'pure folders: no Google, no DOM, no Node'),
  types('types-gas', 'tsconfig.gas.json', 'src/sheet and src/main.ts'),
  types('types-page', 'tsconfig.client.json', 'the sidebar page'),
  types('types-host', 'tsconfig.host.json', 'host, scripts, tests, bench'),
  { name: 'style', about: 'biome: format and lint', run: () => run('biome', ['check', '--error-on-warnings', '.']) },
  {
    name: 'unused',
    about: 'knip: files, exports and packages that nothing uses',
    run: () => run('knip', ['--no-progress']),
  },
  { name: 'build', about: 'dist/ builds, and clasp would push exactly its files', run: pushedFiles },
  {
    name: 'docs',
    about: 'docs/functions.md says what the KPI records say',
    run: () => tsx('scripts/docs.ts', ['--check']),
  },
  { name: 'lines', about: 'no file over 300 lines', run: overFiles(linesProblems) },
  { name: 'machine', about: "no path of anybody's machine in a tracked file", run: overFiles(machineProblems) },
  { name: 'lock', about: 'the lock file names versions, not download addresses', run: overFiles(lockProblems) },
];

async function pushedFiles(): Promise<string[]> {
  const { outDir, sizes, oversize } = await build({ toPush: true });
  if (oversize.length > 0) return oversize;
  let output = '';
  const problems = await run('clasp', ['--json', 'show-file-status'], (text) => {
    output = text;
  });
  if (problems.length > 0) return problems;
  const { filesToPush } = JSON.parse(output) as { filesToPush: string[] };
  const expected = Object.keys(sizes).map((name) => `${outDir.slice(repository.length + 1)}/${name}`);
  const [pushes, should] = [filesToPush, expected].map((names) => [...names].sort().join(', '));
  return pushes === should ? [] : [`clasp would push ${pushes || 'nothing'}; it should push ${should}.`];
}
