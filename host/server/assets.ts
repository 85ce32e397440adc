/** The page's own code, bundled at start, and the libraries it uses, each served as its own unmodified file. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const page = fileURLToPath(new URL('../page/', import.meta.url));

/** By address. o-spreadsheet and owl are LGPL: they are passed on as they are, never bundled with our code. */
const libraries: Readonly<Record<string, readonly [packageName: string, file: string]>> = {
  'owl.js': ['@odoo/owl', 'dist/owl.iife.js'],
  'chart.js': ['chart.js', 'dist/chart.umd.js'],
  'luxon.js': ['luxon', 'build/global/luxon.min.js'],
  'chartjs-adapter-luxon.js': ['chartjs-adapter-luxon', 'dist/chartjs-adapter-luxon.umd.min.js'],
  'o_spreadsheet.js': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.iife.js'],
  'o_spreadsheet.xml': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.xml'],
  'o_spreadsheet.css': ['@odoo/o-spreadsheet', 'dist/o_spreadsheet.css'],
  'bootstrap.css': ['bootstrap', 'dist/css/bootstrap.min.css'],
  'css/font-awesome.css': ['font-awesome', 'css/font-awesome.min.css'],
  'fonts/fontawesome-webfont.woff2': ['font-awesome', 'fonts/fontawesome-webfont.woff2'],
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface Asset {
  readonly body: string | Buffer;
  readonly type: string;
}

/** `google.script` for the sidebar's frame, as a classic script. */
export async function googleScript(): Promise<string> {
  return bundled('google-script.ts', 'iife');
}

/** Everything the page loads, by address. */
export async function pageAssets(): Promise<(path: string) => Promise<Asset | undefined>> {
  const own = new Map<string, Asset>([
    ['/', { body: await readFile(join(page, 'index.html')), type: types['.html']! }],
    ['/page.css', { body: await bundled('style.css'), type: types['.css']! }],
    ['/page.js', { body: await bundled('main.ts', 'esm'), type: types['.js']! }],
  ]);
  return async (path) => own.get(path) ?? library(path);
}

async function library(path: string): Promise<Asset | undefined> {
  const name = path.replace(/^\/vendor\//, '');
  const entry = Object.hasOwn(libraries, name) ? libraries[name] : undefined;
  if (!entry || name === path) return undefined;
  return { body: await readFile(join(packageFolder(entry[0]), entry[1])), type: types[extname(name)]! };
}

/** owl, Bootstrap and Font Awesome come with o-spreadsheet: where they lie is for npm to say. */
function packageFolder(name: string): string {
  const requires = [
    createRequire(import.meta.url),
    createRequire(createRequire(import.meta.url).resolve('@odoo/o-spreadsheet')),
  ];
  for (const require of requires) {
    for (const folder of require.resolve.paths(name) ?? []) {
      if (existsSync(join(folder, name, 'package.json'))) return join(folder, name);
    }
  }
  throw new Error(`The package ${name} is not installed (looked from ${dirname(import.meta.url)}); run npm ci.`);
}

async function bundled(entry: string, format?: 'esm' | 'iife'): Promise<string> {
  const result = await build({
    entryPoints: [join(page, entry)],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [engineGlobal],
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}

/** In the page the engine is the global that its own script made. */
const engineGlobal: Plugin = {
  name: 'engine-global',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@odoo\/o-spreadsheet$/ }, () => ({ path: 'o_spreadsheet', namespace: 'global' }));
    onLoad({ filter: /.*/, namespace: 'global' }, () => ({ contents: 'module.exports = globalThis.o_spreadsheet' }));
  },
};
