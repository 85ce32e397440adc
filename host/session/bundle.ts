/** Makes sure that dist/ holds what src/ says, so that nobody has to think of building before they run something. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['src', 'scripts/build.ts', 'scripts/build', 'appsscript.json', 'package-lock.json'];
const built = ['SalesKpis.js', 'Sidebar.html', 'appsscript.json'];

/** The folder of the built project; builds it first when a file is missing or older than its sources. */
export async function ensureBundle(say: (sentence: string) => void = () => {}): Promise<string> {
  const dist = join(repository, 'dist');
  if (oldest(dist) <= newest(sources.map((path) => join(repository, path)))) {
    say('Building …');
    const { build } = await import('../../scripts/build.ts');
    await build({ outDir: dist });
  }
  return dist;
}

function oldest(dist: string): number {
  const files = built.map((name) => join(dist, name));
  return files.every((file) => existsSync(file)) ? Math.min(...files.map((file) => statSync(file).mtimeMs)) : 0;
}

function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stats = statSync(path);
    const inside = stats.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : 0;
    latest = Math.max(latest, stats.mtimeMs, inside);
  }
  return latest;
}
