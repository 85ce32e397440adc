/** What every result has to be, whatever the data. */
import { expect } from 'vitest';
import type { AnalysisId, Block, Result } from '../../src/analysis/define.ts';

/** What a slip in making a text leaves behind. */
const SLIP = /undefined|NaN|null|Infinity|\[object| {2}|\s[.,;:]|\(\)|“”/;

/** Rates of growth, which are signed. */
const SIGNED = 'Sales growth';

export function expectSound(id: AnalysisId, { lead, stamp, blocks, asOf }: Result): void {
  expect(Number.isInteger(asOf), 'as of a whole day').toBe(true);
  expect(lead.length).toBeGreaterThan(0);
  for (const sentence of lead) expectSentence(sentence);
  expect(stamp[0]![0]).toBe('Data');
  for (const [label, text] of stamp) {
    expect(label).toMatch(/^\p{Lu}[\p{L} ]+$/u);
    expect(text).toMatch(/\S/);
    expect(text, label).not.toMatch(SLIP);
  }
  expect(blocks.length).toBeGreaterThan(0);
  expect(new Set(blocks.flatMap(({ chart }) => chart?.title ?? [])).size).toBe(blocks.filter(({ chart }) => chart).length); // biome-ignore format: one line
  for (const block of blocks) expectTable(id, block);
}

function expectSentence(text: string): void {
  expect(text).toMatch(/^[\p{Lu}\d“].*[.!]$/u);
  expect(text).not.toMatch(SLIP);
  expect(text, 'one of many').not.toMatch(/(?<![\d.,])1 (?!of\b)\p{L}+s\b(?! won)/u);
}

function expectTable(id: AnalysisId, { title, note, columns, rows, heat, chart }: Block): void {
  expect(title).toMatch(/\S/);
  if (note !== undefined) expectSentence(note);
  expect(rows.length, title).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.length, title).toBe(columns.length);
    row.forEach((value, at) => {
      const { format, header } = columns[at]!;
      const place = `${title}, ${header}: ${value}`;
      if (value === null) return;
      if (format === 'text') {
        expect(typeof value, place).toBe('string');
        expect(value, place).not.toMatch(/undefined|NaN|Infinity|\[object/);
        return;
      }
      expect(Number.isFinite(value), place).toBe(true);
      if (format === 'day') expect(Number.isInteger(value), place).toBe(true);
      if (format === 'count') expect(value, place).toBeGreaterThanOrEqual(0);
      if (format === 'rate' && !(id === 'control_charts' && title === SIGNED)) {
        expect(value, place).toBeGreaterThanOrEqual(0);
        expect(value, place).toBeLessThanOrEqual(1 + 1e-9);
      }
    });
  }
  if (heat) expect([heat.from >= 0, heat.to < columns.length, heat.from <= heat.to]).toEqual([true, true, true]);
  if (!chart) return;
  expect(chart.title).toMatch(/^\p{Lu}/u);
  expect(columns[chart.labels]?.format).toBe('text');
  for (const at of chart.values) expect(columns[at]?.format ?? 'text', `${title}: drawn`).not.toBe('text');
}

/** Results of the same rows in another order: blocks row by row of the same name, figures as far as a fit comes to rest. */
export function expectSame(found: Result, wanted: Result): void {
  expect(folded(found.lead)).toEqual(folded(wanted.lead));
  expect(folded(sure(found))).toEqual(folded(sure(wanted)));
  expect(found.asOf).toBe(wanted.asOf);
  expect(found.blocks.map(({ title }) => title)).toEqual(wanted.blocks.map(({ title }) => title));
  found.blocks.forEach((block, b) => {
    const [rows, others] = [inOrder(block), inOrder(wanted.blocks[b]!)];
    expect(rows.length).toBe(others.length);
    rows.forEach((row, r) => {
      row.forEach((value, at) => {
        const other = others[r]![at]!;
        const place = `${block.title}, row ${r + 1}, ${block.columns[at]!.header}: ${value}, not ${other}`;
        if (typeof value === 'number' && typeof other === 'number')
          expect(Math.abs(value - other), place).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(other)));
        else expect(folded(value), place).toEqual(folded(other));
      });
    });
  });
}

/** A handful of customers leaves the parameters of a fit open, though not the figures that follow from it. */
const sure = ({ stamp }: Result) => stamp.filter(([label]) => !['Orders', 'Order value', 'Mind'].includes(label));

/** A name is written as in its first row. */
const folded = (texts: unknown): string => JSON.stringify(texts).toLowerCase();

const inOrder = ({ columns, rows }: Block): Block['rows'] => {
  const key = (row: Block['rows'][number]) =>
    row
      .filter((_, at) => columns[at]!.format === 'text')
      .join('|')
      .toLowerCase();
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};
