/** Writes docs/functions.md. `npm run docs`; with `--check` it says whether the file is up to date instead. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from './build.ts';
import { functionsPage } from './docs/functions-page.ts';

const file = path.join(repository, 'docs/functions.md');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = functionsPage();
  if (!process.argv.includes('--check')) {
    await writeFile(file, page);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== page) {
    console.error('docs/functions.md is not what the KPI records say: npm run docs');
    process.exitCode = 1;
  }
}
