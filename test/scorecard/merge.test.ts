import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Canvas, KEYS } from '../../src/scorecard/canvas.ts';
import { arrange, merged, Standing } from '../../src/scorecard/merge.ts';
import type { Content, ExistingSheet } from '../../src/scorecard/plan.ts';
import { Paper } from './paper.ts';

const slots = (...keys: (string | null)[]) => keys.map((key) => ({ key, user: key === null }));

describe('arrange', () => {
  it('inserts what is new and deletes what is gone', () => {
    const { edits, at } = arrange(slots('keys', 'a', 'b', 'c'), ['keys', 'a', 'x', 'c', 'y'], 'Rows');
    expect(edits).toEqual([
      { kind: 'deleteRows', at: 2, count: 1 },
      { kind: 'insertRows', at: 2, count: 1 },
      { kind: 'insertRows', at: 4, count: 1 },
    ]);
    expect(at('y')).toBe(4);
  });

  it('leaves a row of the user under the row it was put under', () => {
    const { at, moved } = arrange(slots('keys', 'a', null, 'b'), ['keys', 'first', 'a', 'new', 'b'], 'Rows');
    expect([at('first'), at('a'), moved[2], at('new'), at('b')]).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps a row of ours that is gone but that the user wrote into', () => {
    const old = [...slots('keys', 'a', 'b'), { key: 'c', user: true }, ...slots('d')];
    const { moved, edits } = arrange(old, ['keys', 'a', 'd'], 'Rows');
    expect(moved).toEqual([0, 1, null, 2, 3]);
    expect(edits).toEqual([{ kind: 'deleteRows', at: 2, count: 1 }]);
  });

  it('pushes everything below down when rows are added at the end', () => {
    expect(arrange(slots('keys', 'a'), ['keys', 'a', 'b'], 'Columns').edits).toEqual([
      { kind: 'insertColumns', at: 2, count: 1 },
    ]);
  });

  it('needs no edits in a new sheet', () => {
    expect(arrange([], ['keys', 'a'], 'Rows').edits).toEqual([]);
  });
});

describe('merged', () => {
  it.each([
    ['nothing changed', 50, 50, 50, 50],
    ['the user typed one', null, null, 60, 60],
    ['the user changed it', 50, 50, 60, 60],
    ['the user cleared it', 50, 50, null, null],
    ['the request is new', 70, 50, 50, 70],
    ['both are new: the request came last', 70, 50, 60, 70],
    ['the request took it back', null, 50, 50, null],
  ])('%s', (_, asked, built, sheet, result) => {
    expect(merged(asked, built, sheet)).toBe(result);
  });
});

/** Rows `free…` hold something of ours in the column `name` only; elsewhere all is ours. */
const ours = (row: string, column: string) => column === 'name' || !row.startsWith('free');

function build(existing: ExistingSheet | undefined, rows: string[], columns: string[]) {
  const rowKeys = [KEYS, ...rows];
  const columnKeys = [KEYS, 'name', ...columns];
  const canvas = new Canvas('scorecard', 'Scorecard', new Standing(existing, ours), rowKeys, columnKeys);
  for (const row of rows) {
    for (const column of columnKeys.slice(1)) {
      if (ours(row, column)) canvas.put(row, column, { text: `${row}/${column}` }, 'name');
    }
  }
  return canvas;
}

const rowNames = ['kpi:a', 'kpi:b', 'kpi:c', 'kpi:d', 'free:a', 'free:b', 'gap:x'];
const columnNames = ['status', 'target', 'period:1', 'period:2', 'period:3', 'period:4'];
const some = (names: string[]) => fc.shuffledSubarray(names, { minLength: 1 });

type Act = { kind: 'row' | 'column' | 'type'; row: number; column: number };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('row', 'column', 'type'),
  row: fc.integer({ min: 1, max: 14 }),
  column: fc.integer({ min: 1, max: 14 }),
});

describe('a rebuild', () => {
  it('keeps every cell of the user beside the row and column of ours it belongs to', () => {
    fc.assert(
      fc.property(
        some(rowNames),
        some(columnNames),
        some(rowNames),
        some(columnNames),
        fc.array(act, { maxLength: 12 }),
        (...given) => {
          const [rows, columns, nextRows, nextColumns, acts] = given;
          const paper = new Paper();
          paper.carryOut(build(undefined, rows, columns).finish());
          const typed = workOn(paper, acts);

          const before = paper.read('scorecard', 'Scorecard');
          const canvas = build(before, nextRows, nextColumns);
          const plan = canvas.finish();
          const homes = typed.map((text) => homeOf(before.values, text));
          paper.carryOut(plan);
          const after = paper.read('scorecard', 'Scorecard').values;

          typed.forEach((text, i) => {
            const home = homeOf(after, text); // throws when it is gone or there twice
            const { row, column } = homes[i]!;
            if (row !== null && nextRows.includes(row) && inOrder(rows, nextRows)) expect(home.row).toBe(row);
            if (column !== null && nextColumns.includes(column)) expect(home.column).toBe(column);
          });
          for (const row of nextRows) {
            for (const column of ['name', ...nextColumns]) {
              const { row: r, column: c } = canvas.spot(row, column);
              if (ours(row, column)) expect(after[r]![c]).toBe(`${row}/${column}`);
            }
          }
          for (const [r, line] of plan.cells.entries()) {
            for (const [c, cell] of line.entries()) if (cell.keep) expect(cell.content).toEqual({ text: after[r]![c] });
          }
          // Nothing of ours is left behind where it no longer belongs.
          const left = after.flat().filter((value) => typeof value === 'string' && /^[^/]+\/[^/]+$/.test(value));
          expect(left.length).toBe(
            nextRows.reduce((sum, row) => sum + ['name', ...nextColumns].filter((c) => ours(row, c)).length, 0),
          );
        },
      ),
      { seed: 20171231, numRuns: 300 },
    );
  });

  it('changes nothing in the structure when nothing is new', () => {
    const paper = new Paper();
    paper.carryOut(build(undefined, rowNames, columnNames).finish());
    paper.insertRows(3, 1);
    paper.type(3, 2, { text: 'mine' });
    const plan = build(paper.read('scorecard', 'Scorecard'), rowNames, columnNames).finish();
    expect(plan.edits).toEqual([]);
    expect(plan.areas.length).toBeGreaterThan(1);
    expect(plan.cells[3]![2]).toEqual({ content: { text: 'mine' }, keep: true });
  });

  it('takes the copy of a row of ours for the user’s', () => {
    const paper = new Paper();
    paper.carryOut(build(undefined, ['kpi:a', 'kpi:b'], ['status']).finish());
    paper.insertRows(2, 1);
    for (let c = 0; c < 3; c++) paper.type(2, c, paper.cells[1]![c]!);
    const plan = build(paper.read('scorecard', 'Scorecard'), ['kpi:a', 'kpi:b'], ['status']).finish();
    expect(plan.edits).toEqual([]);
    expect(plan.cells[2]![1]).toMatchObject({ keep: true, content: { text: 'kpi:a/name' } });
  });
});

/** Inserts rows and columns, and types a text of its own into cells that are not ours. */
function workOn(paper: Paper, acts: Act[]): string[] {
  const typed: string[] = [];
  for (const { kind, row, column } of acts) {
    if (kind === 'row') paper.insertRows(row, 1);
    if (kind === 'column') paper.insertColumns(column, 1);
    if (kind !== 'type') continue;
    const { values } = paper.read('scorecard', 'Scorecard');
    const [rowKey, columnKey] = [values[row]![0], values[0]![column]];
    if (rowKey && columnKey && ours(String(rowKey), String(columnKey))) continue;
    if (values[row]![column] !== null) continue;
    const text: Content = { text: `mine ${typed.length}` };
    paper.type(row, column, text);
    typed.push(text.text);
  }
  return typed;
}

/** The keys of the nearest row above and column of ours to the left, or of its own where it stands in one. */
function homeOf(
  values: ReturnType<Paper['read']>['values'],
  text: string,
): { row: string | null; column: string | null } {
  const places = values.flatMap((line, r) => line.flatMap((value, c) => (value === text ? [[r, c] as const] : [])));
  if (places.length !== 1) throw new Error(`"${text}" stands in ${places.length} places.`);
  const [r, c] = places[0]!;
  return { row: (values[r]![0] as string | null) ?? null, column: (values[0]![c] as string | null) ?? null };
}

/** Rows that change places can't be moved by inserting and deleting, so only then do the user's cells follow for sure. */
const inOrder = (before: string[], after: string[]) => {
  const both = after.filter((key) => before.includes(key));
  return both.every((key, i) => i === 0 || before.indexOf(both[i - 1]!) < before.indexOf(key));
};
