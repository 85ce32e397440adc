import { execFile } from 'node:child_process';
import path from 'node:path';
import { repository } from '../build.ts';

/** Runs a tool of node_modules/.bin; what it says is the problem if it fails. */
export function run(
  tool: string,
  args: readonly string[],
  onOutput: (stdout: string) => void = () => {},
): Promise<string[]> {
  const windows = process.platform === 'win32';
  const program = path.join(repository, 'node_modules/.bin', windows ? `${tool}.cmd` : tool);
  const settings = { cwd: repository, shell: windows, maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((resolve) => {
    execFile(program, [...args], settings, (error, stdout, stderr) => {
      onOutput(stdout);
      const said = `${stdout}${stderr}`.trim();
      resolve(error ? [said || error.message] : []);
    });
  });
}

export const tsx = (file: string, args: readonly string[] = []): Promise<string[]> => run('tsx', [file, ...args]);
