import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { asBuildFailure, BuildFailure } from './failure.ts';

/**
 * The sidebar as one self-contained page: src/sidebar/client/page.html with its stylesheet and its script put in their places.
 * `entry` is another script in its place. Template literals are lowered because HtmlService strips what looks like a comment inside them (platform: HT-6).
 */
export async function buildPage(root: string, banner: string, entry = 'src/sidebar/client/index.tsx'): Promise<string> {
  const folder = path.join(root, 'src/sidebar/client');
  const [page, script, style] = await Promise.all([
    readFile(path.join(folder, 'page.html'), 'utf8'),
    bundle(root, path.join(root, entry), { format: 'iife', supported: { 'template-literal': false } }),
    bundle(root, path.join(folder, 'style.css'), {}),
  ]);
  const html = [
    ['stylesheet', /<link rel="stylesheet" href="style\.css"\s*\/?>/, `<style>\n${style.trim()}\n</style>`],
    ['script', /<script( type="module")? src="index\.tsx"><\/script>/, `<script>\n${inlineScript(script)}\n</script>`],
  ].reduce((text, [what, place, content]) => insert(text, what as string, place as RegExp, content as string), page);
  checkPage(html);
  return html.replace(/^(<!doctype html>)?/i, (doctype) => `${doctype}\n<!-- ${banner} -->`).trimStart();
}

async function bundle(root: string, entry: string, options: esbuild.BuildOptions): Promise<string> {
  await access(entry).catch(() => {
    throw new BuildFailure(`The sidebar needs ${path.relative(root, entry)}.`);
  });
  const settings: esbuild.BuildOptions & { write: false } = {
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
    logLevel: 'silent',
    ...options,
    write: false,
  };
  const result = await esbuild.build(settings).catch((error) => {
    throw asBuildFailure(error);
  });
  if (result.outputFiles.length !== 1)
    throw new BuildFailure('The sidebar script may not import styles: they belong in style.css.');
  return result.outputFiles[0]!.text;
}

/** In a script element these two end or change the element, even inside a string. */
function inlineScript(script: string): string {
  return script
    .trim()
    .replace(/<\/(script)/gi, '<\\/$1')
    .replaceAll('<!--', '<\\!--');
}

function insert(page: string, what: string, place: RegExp, content: string): string {
  if (!place.test(page))
    throw new BuildFailure(`page.html has no place for the ${what}: it should hold ${place.source}.`);
  // A function, because `$&` in minified code is no replacement pattern.
  return page.replace(place, () => content);
}

function checkPage(html: string): void {
  if (html.includes('<?')) throw new BuildFailure('The sidebar page holds <?, which Apps Script reads as a scriptlet.');
  if (!/<base target="_top"\s*\/?>/.test(html))
    throw new BuildFailure('The sidebar page needs <base target="_top">, or its links stay in the frame.');
  const outside = /<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=|@import|url\(\s*['"]?(?:https?:)?\/\//i.exec(
    html.replace(/<script>[\s\S]*?<\/script>/g, ''),
  );
  if (outside)
    throw new BuildFailure(
      `The sidebar page loads something from outside (${outside[0]}…): it has to be self-contained.`,
    );
  for (const [, script = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    if (script.includes('`'))
      throw new BuildFailure('The sidebar script holds a back-tick, in which HtmlService strips comments.');
    try {
      esbuild.transformSync(script, { loader: 'js', logLevel: 'silent' });
    } catch {
      throw new BuildFailure('The sidebar script does not parse once it is put into the page.');
    }
  }
}
