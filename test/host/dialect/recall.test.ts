/** What is remembered of the last evaluation must never be seen: a cell shows what a new workbook would show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvalContext, FunctionDescription } from '../../../host/engine/dialect/engine.ts';
import { Memory } from '../../../host/engine/dialect/syntax/recall.ts';
import type { Cell, Matrix } from '../../../host/engine/dialect/value.ts';
import { openWorkbook, type Workbook } from '../../../host/engine/workbook.ts';

const ROWS = 90;
const FORMULAS = [
  '=ARRAYFORMULA(IFERROR(IF(A1:A90="";"";UPPER(TRIM(A1:A90))&LEN(B1:B90));"bad"))',
  '=ARRAYFORMULA(LET(x;B1:B90;IF(ISNUMBER(x);x*2+$F$1;REGEXREPLACE(x&"";"[aeiou]";"-"))))',
  '=ARRAYFORMULA(IFERROR(XMATCH(A1:A90;A1:A90;0)&"/"&VLOOKUP(A1:A90;A1:B90;2;FALSE);""))',
  '=ARRAYFORMULA(IF(C1:C90<>"";ROW(A1:A90)-MIN(ROW(A1:A90));""))',
  '=COUNTIFS(C1:C90;"?*")+SUM(D1:D90)',
];

function opened(data?: object): Workbook {
  const cells: Record<string, string> = { F1: '1' };
  for (let row = 1; row <= ROWS; row++) {
    cells[`A${row}`] = ` word ${row % 7}`;
    cells[`B${row}`] = row % 5 ? String(row) : 'text';
  }
  FORMULAS.forEach((formula, i) => {
    cells[`${'CDEGH'[i]}1`] = formula.replaceAll(';', ',');
  });
  const sheets = [{ id: 'one', name: 'One', rowNumber: 120, colNumber: 12, cells }];
  return openWorkbook({ data: data ?? { version: '19.3', sheets }, locale: 'en_US', timeZone: 'Etc/UTC' } as never);
}

const shown = (workbook: Workbook): unknown[] =>
  ['C', 'D', 'E', 'G', 'H'].flatMap((_, i) =>
    Array.from({ length: ROWS + 2 }, (_, row) => {
      const { value, format, formattedValue } = workbook.model.getters.getEvaluatedCell({ sheetId: 'one', col: [2, 3, 4, 6, 7][i]!, row }); // biome-ignore format: one line
      return [value, format, formattedValue];
    }),
  );

const edit = fc.record({
  col: fc.constantFrom(0, 0, 1, 1, 5),
  row: fc.nat(ROWS - 1),
  content: fc.constantFrom('', 'word 3', ' Word  3 ', '12', '0.5', '=1/0', '50%', 'TRUE'),
});

describe('recalled results', () => {
  it('are those of a new workbook, after any edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const workbook = opened();
        for (const { col, row, content } of edits) {
          workbook.batch([{ type: 'UPDATE_CELL', sheetId: 'one', col, row: col === 5 ? 0 : row, content }]);
        }
        expect(shown(workbook)).toEqual(shown(opened(JSON.parse(JSON.stringify(workbook.exportData())))));
      }),
      { numRuns: 12 },
    );
  });

  it('follow a cell format and rows that come and go', () => {
    const workbook = opened();
    const change = (...commands: { type: string }[]) => {
      workbook.batch(commands);
      expect(shown(workbook)).toEqual(shown(opened(JSON.parse(JSON.stringify(workbook.exportData())))));
    };
    change({ type: 'UPDATE_CELL', sheetId: 'one', col: 3, row: 5, format: '0.00' } as never);
    change({ type: 'UPDATE_CELL', sheetId: 'one', col: 1, row: 5, content: '7' } as never);
    const rows = { sheetId: 'one', sheetName: 'One', dimension: 'ROW' };
    change({ type: 'ADD_COLUMNS_ROWS', ...rows, base: 4, quantity: 2, position: 'before' } as never);
    change({ type: 'UPDATE_CELL', sheetId: 'one', col: 0, row: 4, content: 'new' } as never);
    change({ type: 'REMOVE_COLUMNS_ROWS', ...rows, elements: [2, 3, 9] } as never);
  });

  it('leave only changed rows to be computed', () => {
    const computed: number[] = [];
    const context = {
      LEN: ([texts]: Matrix): Matrix => {
        computed.push(texts!.length);
        return [texts!.map(({ value }) => ({ value: String(value).length }))];
      },
    } as unknown as EvalContext;
    const description = { name: 'LEN', args: [{}], minArgRequired: 1, nbrArgRepeating: 0 } as unknown as FunctionDescription; // biome-ignore format: one line
    const texts: Cell[] = Array.from({ length: 200 }, (_, row) => ({ value: 'x'.repeat(row % 9) }));
    const memory = new Memory();
    const call = {};
    const run = (cells: Cell[]) => memory.run(call, description, context, [[cells]]) as Matrix;
    const first = run(texts);
    expect(run(texts.map((cell) => ({ ...cell })))).toBe(first);
    const next = run(texts.map((cell, i) => ({ 7: { value: 'seven' }, 9: { value: 'nine' } })[i] ?? cell));
    expect([next[0]![7], next[0]![9], next[0]![8] === first[0]![8]]).toEqual([{ value: 5 }, { value: 4 }, true]);
    expect(computed).toEqual([200, 2]);
    // A call elsewhere in the formula remembers for itself.
    memory.run({}, description, context, [[texts]]);
    expect(computed).toEqual([200, 2, 200]);
  });
});
