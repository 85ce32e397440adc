import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { build } from '../../scripts/build.ts';
import type { Case } from '../compare.ts';

/** What every cell with a custom function costs before it computes anything. */
export const load: Case = {
  name: 'load',
  about: 'a script evaluated in a bare context, as Apps Script does for every execution',
  prepare: async () => {
    const { outDir } = await build();
    const ours = await readFile(path.join(outDir, 'SalesKpis.js'), 'utf8');
    const luxon = createRequire(import.meta.url).resolve('luxon');
    const peer = await readFile(path.join(path.dirname(luxon), '../global/luxon.js'), 'utf8');
    const kilobytes = (text: string) => `${Math.round(text.length / 1000)} kB`;
    return {
      ours: { name: `SalesKpis.js, ${kilobytes(ours)}`, run: () => evaluate(ours) },
      peer: { name: `luxon, a library often pasted in, ${kilobytes(peer)}`, run: () => evaluate(peer) },
    };
  },
};

const evaluate = (code: string): unknown => vm.runInContext(code, vm.createContext({}));
