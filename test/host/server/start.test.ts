import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { startHost } from '../../../host/server/start.ts';
import { DocumentStore } from '../../../host/server/store.ts';
import { repository } from '../../../host/session/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const rows = (count: number) =>
  `Deal ID,Owner,Stage,Amount,Created,Closed\n${Array.from({ length: count }, (_, n) => `D${n},Ann,Won,${n},2025-01-02,2025-01-20`).join('\n')}\n`;

it('Ctrl-C saves the document before it ends', async () => {
  const path = file('Many deals.csv', rows(3000));
  const store = new DocumentStore(join(repository, '.host'), [{ path }], ['en_US', 'Etc/UTC', 'safe']);
  // A process group of its own: what is typed in a terminal reaches npm, its shell and ours at once.
  const npm = spawn('npm', ['start', '--', path, '--port', '0'], { cwd: repository, detached: true });
  const ended = new Promise((resolve) => npm.once('close', resolve));
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  try {
    await vi.waitFor(() => expect(said).toContain('Ctrl-C ends it.'), { timeout: 100_000 });
    process.kill(-npm.pid!, 'SIGINT');
    await ended;
    expect(said).toContain('Saved. Good-bye.');
    expect(store.load()).toBeDefined();
  } finally {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid!, 'SIGKILL');
    store.forget();
  }
});

it('nothing stands between npm and the host that ends it before it has saved', () => {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  expect(scripts.start).toMatch(/^node /); // tsx as a command kills what is busy for 60 ms after a signal
});

it('a folder that cannot be written is said once, and the document goes on', async () => {
  const said: string[] = [];
  const host = await startHost({
    files: [{ path: file('Deals.csv', rows(3)) }],
    import: 'safe',
    locale: 'en_US',
    timeZone: 'Etc/UTC',
    port: 0,
    fresh: true,
    stateFolder: file('no-folder', ''),
    say: (sentence) => said.push(sentence),
  });
  const problem = expect.stringMatching(/^Changes can't be kept in .*no-folder: EEXIST/);
  await vi.waitFor(() => expect(said).toContainEqual(problem), { timeout: 10_000 });
  expect((await fetch(host.address)).status).toBe(200);
  expect(await host.close()).toBe(false);
  expect(said.filter((sentence) => sentence !== 'Building …')).toEqual([problem]);
});
