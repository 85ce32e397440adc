/** Files that a command was asked to write. */
import { writeFile } from 'node:fs/promises';
import type { Command } from './options.ts';
import { UsageProblem } from './problem.ts';

export async function writeWorkbook(path: string, bytes: Uint8Array, command: Command): Promise<void> {
  await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new UsageProblem(`The file ${path} can't be written (${error.code}).`, command);
  });
}
