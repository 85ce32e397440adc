import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocumentStore } from '../../../host/server/store.ts';

const document = { data: { sheets: [], revisionId: 'r7' }, sidebar: null };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sales-kpis-'));
  file = join(folder, 'deals.csv');
  writeFileSync(file, 'a,b\n1,2\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const store = (...settings: string[]) => new DocumentStore(join(folder, 'kept'), [{ path: file }], settings);

describe('what is kept between two starts', () => {
  it('is found again for the same files and settings', () => {
    expect(store('en_US').load()).toBeUndefined();
    store('en_US').save(document);
    expect(store('en_US').load()).toEqual(document);
    expect(store('fi_FI').load()).toBeUndefined();
  });
  it('is not used once a file has changed', () => {
    store().save(document);
    writeFileSync(file, 'a,b\n1,2\n3,4\n');
    expect(store().load()).toBeUndefined();
  });
  it('can be forgotten', () => {
    store().save(document);
    store().forget();
    expect(store().load()).toBeUndefined();
  });
});
