import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/build.ts';
import { sampleFiles } from '../../scripts/sample.ts';

const files = sampleFiles();
const rows = (name: string, separator = ',') =>
  files[name]!.replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.split(separator));

describe('the sample tables', () => {
  it.each(Object.keys(files))('%s is committed as the script makes it', async (name) => {
    expect(await readFile(path.join(repository, 'sample', name), 'utf8')).toBe(files[name]);
  });

  it('have figures a sales person would believe', () => {
    const deals = rows('Deals.csv').slice(1, -1);
    const won = deals.filter((row) => row[4] === 'Won');
    const lost = deals.filter((row) => row[4] === 'Lost');
    const days = won.map((row) => (Date.parse(row[7]!) - Date.parse(row[6]!)) / 86_400_000);
    expect(deals.length).toBeGreaterThan(1_100);
    expect(won.length / (won.length + lost.length)).toBeCloseTo(0.28, 1);
    expect(days.reduce((sum, n) => sum + n, 0) / days.length).toBeCloseTo(42, -1);
  });

  it('the Finnish total is the sum of its rows', () => {
    const amount = (text = '') => Number(text.replace(/[ €]/g, '').replace(',', '.'));
    const table = rows('Myynti.csv', ';');
    const total = table.find((row) => row[0] === 'Yhteensä');
    const offers = table.filter((row) => row[0]?.startsWith('T-'));
    expect(offers.reduce((sum, row) => sum + amount(row[4]), 0)).toBeCloseTo(amount(total?.[4]), 6);
  });
});
