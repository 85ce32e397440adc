/** A built project on disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptProject } from './index.ts';

/** Reads `dist/`: scripts in clasp's push order (by name), pages, the manifest's zone. */
export function readProject(folder: string): ScriptProject {
  const names = readdirSync(folder).sort((a, b) => a.localeCompare(b));
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const manifest = JSON.parse(text('appsscript.json')) as { timeZone?: string };
  return {
    scripts: names.filter((name) => name.endsWith('.js')).map((name) => ({ name, source: text(name) })),
    pages: Object.fromEntries(
      names.filter((name) => name.endsWith('.html')).map((name) => [name.slice(0, -5), text(name)]),
    ),
    timeZone: manifest.timeZone ?? 'Etc/UTC',
  };
}
