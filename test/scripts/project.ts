import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

/** The smallest project that builds: each test spoils one thing in it. */
export const smallProject: Record<string, string> = {
  'package.json': '{ "version": "1.2.3" }',
  'appsscript.json': JSON.stringify({
    timeZone: 'Etc/UTC',
    runtimeVersion: 'V8',
    oauthScopes: [scope('spreadsheets.currentonly'), scope('script.container.ui')],
  }),
  'src/main.ts': `
    declare const SpreadsheetApp: any;
    export const globals = { onOpen: ['e'], salesKpis: ['method', 'argsJson'], showSidebar_: [] } as const;
    export function onOpen(e: unknown) { SpreadsheetApp.getUi(); return e; }
    export function salesKpis(method: string, argsJson: string): string { return method + argsJson; }
    export const showSidebar_ = () => 'shown';
    export function custom(name: string, args: IArguments) { return name + ':' + Array.from(args).join(); }
  `,
  'src/functions/stubs.ts': stubs(),
  'src/sidebar/client/page.html': `<!DOCTYPE html>
<html><head><base target="_top"><link rel="stylesheet" href="style.css"></head>
<body><div id="app"></div><script src="index.tsx"></script></body></html>`,
  'src/sidebar/client/style.css': 'body { margin: 0 }',
  'src/sidebar/client/index.tsx': "const name: string = 'x'; document.title = `at $" + '{name} // kept`;',
};

interface Parameter {
  name: string;
  type: string;
  about: string;
}

/** src/functions/stubs.ts with one custom function, or as many as named. */
export function stubs(
  names: readonly string[] = ['WINRATE'],
  params: readonly Parameter[] = [
    { name: 'won', type: 'number', about: 'Deals won.' },
    { name: 'lost', type: 'number', about: 'Deals lost.' },
  ],
  summary = 'Share of decided deals that were won.',
): string {
  const specs = names.map((name) => ({ name, params, summary, returns: 'The win rate.' }));
  return `export const customFunctions = () => ${JSON.stringify(specs)};`;
}

/** Writes the small project, with the given files instead of its own, and takes it away again. */
export async function withProject<T>(files: Record<string, string>, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(path.join(tmpdir(), 'sales-kpis-'));
  try {
    for (const [name, text] of Object.entries({ ...smallProject, ...files })) {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
