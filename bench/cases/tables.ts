import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCsv } from 'hucre/csv';
import { repository } from '../../scripts/build.ts';
import { readTables } from '../../src/table/read.ts';
import type { Case } from '../compare.ts';

const copies = 8;

/** The peer only splits text and guesses single cells; ours finds the table, maps its columns and reads them with evidence. */
export const tables: Case = {
  name: 'tables',
  about: `about 10,000 deals: cells to a mapped table, against text to typed cells`,
  prepare: async () => {
    const text = await readFile(path.join(repository, 'sample/Deals.csv'), 'utf8');
    const [header = '', ...lines] = text.trimEnd().split('\n');
    // Each copy with ids of its own, or seven of eight rows were duplicates.
    const long = [
      header,
      ...Array.from({ length: copies }, (_, i) => lines.map((line) => line.replace('D-', `D${i}-`))).flat(),
    ].join('\n');
    const cells = parseCsv(long).map((row) => row.map((cell) => String(cell ?? '')));
    const grid = { sheet: 'Deals', sheetId: 1, cells };
    return {
      ours: { name: 'src/table/read.ts', run: () => readTables([grid], { locale: 'en_US' }) },
      peer: { name: 'hucre, with type inference', run: () => parseCsv(long, { typeInference: true }) },
    };
  },
};
