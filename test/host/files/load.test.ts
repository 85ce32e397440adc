import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFile, withDistinctNames } from '../../../host/files/load.ts';
import { workbookData } from '../../../host/files/workbook-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const safe = { import: 'safe', locale: 'en_US' } as const;

describe('a file becomes a tab', () => {
  it('named as the file, or as asked', async () => {
    const file = path('Deals 2025.csv', 'a,b\n1,2\n');
    expect((await loadFile({ path: file }, safe)).map(({ name }) => name)).toEqual(['Deals 2025']);
    expect((await loadFile({ path: file, name: 'Deals' }, safe)).map(({ name }) => name)).toEqual(['Deals']);
  });

  it.each<[string, () => string, string]>([
    ['that is missing', () => join(folder, 'none.csv'), 'There is no file '],
    ['that is a folder', () => folder, ' is a folder, not a file.'],
    ['of the old Excel', () => path('old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), 'save it as .xlsx'],
    ['that is no .xlsx inside', () => path('bad.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)), "can't be read as one"],
    [
      'that is a picture',
      () => path('a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 0, 2)),
      'neither a text file',
    ],
  ])('one sentence for a file %s', async (_, file, sentence) => {
    const error = await loadFile({ path: file() }, safe).catch((caught: Error) => caught);
    expect(error).toMatchObject({ name: 'FileProblem', message: expect.stringContaining(sentence) });
  });

  it('tab names are legal and differ', () => {
    const names = ['Deals', 'deals', 'a/b[c]', "Ann's", ''].map((name) => ({ name, file: '', rows: [] }));
    expect(withDistinctNames(names).map(({ name }) => name)).toEqual(['Deals', 'deals 2', 'a b c', 'Ann’s', 'Sheet']);
  });
});

describe('the document of the engine', () => {
  it('has rows to spare, runs of formats, guarded text', async () => {
    const file = path('t.csv', 'name,day,n\nA,2025-01-02,1.5\n\nB,2025-01-03,2\n"=1+1",,\n');
    const [sheet] = (workbookData(await loadFile({ path: file }, safe)) as { sheets: Record<string, unknown>[] })
      .sheets;
    expect(sheet).toMatchObject({
      name: 't',
      rowNumber: 1000,
      colNumber: 26,
      cells: { A1: 'name', A2: 'A', B2: '45659', C2: '1.5', B4: '45660', A5: "'=1+1" },
      formats: { 'B2:B2': 1, 'B4:B4': 1 },
    });
  });
});
