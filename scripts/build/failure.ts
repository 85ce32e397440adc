import type { BuildFailure as EsbuildFailure } from 'esbuild';

/** A reason not to build, said in one sentence that tells the reader what to change. */
export class BuildFailure extends Error {
  override name = 'BuildFailure';
}

/** esbuild's first complaint in that shape; anything else goes on as it is. */
export function asBuildFailure(error: unknown): unknown {
  const first = (error as EsbuildFailure | null)?.errors?.[0];
  if (!first) return error;
  const place = first.location ? `${first.location.file} line ${first.location.line}: ` : '';
  return new BuildFailure(`${place}${first.text.replace(/\.$/, '')}.`);
}
