/** The services as one expression of source text whose value is `install`: for node:vm here, for a frame in the page. */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let source: string | undefined;

export function servicesSource(): string {
  if (source === undefined) {
    const { outputFiles } = buildSync({
      entryPoints: [fileURLToPath(new URL('./services/index.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'services',
      target: 'es2022',
      logLevel: 'silent',
    });
    source = `(function () {\n${outputFiles[0]!.text}\nreturn services.install;\n})()`;
  }
  return source;
}
