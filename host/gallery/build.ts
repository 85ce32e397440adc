/** The sidebar's page with a made-up server in it, for the gallery and for tests. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { buildPage } from '../../scripts/build/page.ts';
import type { Scenario } from './scenario.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const sidebarPage = (): Promise<string> => buildPage(root, 'Built for the gallery.', 'host/gallery/sidebar.ts');

export const fakeGoogle = (): Promise<string> => script('host/gallery/fake-google.ts');

/** `perform` as a global of the page. */
export const performer = (): Promise<string> => script('host/gallery/perform.ts', 'performer');

async function script(entry: string, globalName?: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    tsconfigRaw: {},
    ...(globalName ? { globalName } : {}),
  });
  return outputFiles[0]!.text;
}

/** The page as Google would serve it, with our own `google.script` in front. */
export function withServer(page: string, fake: string, scenario: Scenario): string {
  const setup = `window.scenario = ${JSON.stringify(scenario).replaceAll('<', '\\u003c')};\n${fake}`;
  return page.replace('<head>', () => `<head><script>${setup}</script>`);
}
