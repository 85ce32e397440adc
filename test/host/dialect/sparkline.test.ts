import { describe, expect, it } from 'vitest';
import type { Getters } from '../../../host/engine/dialect/engine.ts';
import { sparklineAt } from '../../../host/engine/dialect/index.ts';
import { type Content, workbook } from './workbook.ts';

const drawn = (
  formula: string,
  rows: Content[][] = [
    [1, 4],
    [2, 5],
    [null, 6],
    ['x', 7],
  ],
) => {
  const book = workbook({ A: rows });
  book.set('F1', formula);
  const position = { sheetId: 's0', col: 5, row: 0 };
  return {
    book,
    position,
    cell: book.cell('F1'),
    sparkline: sparklineAt(book.model.getters as unknown as Getters, position),
  };
};

describe('SPARKLINE', () => {
  it('is an empty text to other formulas and keeps its drawing', () => {
    const { cell, sparkline } = drawn('=SPARKLINE(A1:A4)');
    expect(cell.value).toBe('');
    expect(sparkline).toMatchObject({ kind: 'line', points: [{ y: 1 }, { y: 2 }, { y: null }], axis: false });
  });

  it('reads options from a literal, a range or stacked columns', () => {
    const wanted = { kind: 'column', colors: { color: '#1a73e8', negcolor: 'red' }, numbers: { ymin: 0 } };
    const literal = '{"charttype","column";"color","#1a73e8";"negcolor","red";"ymin",0}';
    const stacked = 'HSTACK(VSTACK("charttype";"color";"negcolor";"ymin");VSTACK("column";"#1a73e8";"red";0))';
    expect(drawn(`=SPARKLINE(A1:A2,${literal})`).sparkline).toMatchObject(wanted);
    expect(drawn(`=SPARKLINE(A1:A2;${stacked})`).sparkline).toMatchObject(wanted);
    const rows: Content[][] = [
      [1, null, 'charttype', 'column'],
      [2, null, 'color', '#1a73e8'],
      [3, null, 'negcolor', 'red'],
      [4, null, 'ymin', 0],
    ];
    expect(drawn('=SPARKLINE(A1:A4,C1:D4)', rows).sparkline).toMatchObject(wanted);
  });

  it('takes x and y from two columns', () =>
    expect(drawn('=SPARKLINE(A1:B2)').sparkline?.points).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: 5 },
    ]));

  it('treats gaps and texts as its options say', () => {
    expect(drawn('=SPARKLINE(A1:A4,{"empty","zero";"nan","convert"})').sparkline?.points.map(({ y }) => y)).toEqual([
      1, 2, 0, 0,
    ]);
    expect(drawn('=SPARKLINE(A1:A4,{"charttype","winloss";"axis",TRUE;"rtl",TRUE})').sparkline).toMatchObject({
      kind: 'winloss',
      axis: true,
      rightToLeft: true,
    });
  });

  it('says what is wrong', () => {
    expect(drawn('=SPARKLINE(A1:A2,{"charttype","pie"})')).toMatchObject({
      cell: { value: '#VALUE!' },
      sparkline: undefined,
    });
    expect(drawn('=SPARKLINE({1;1/0})').cell.value).toBe('#DIV/0!');
  });

  it('is gone where the formula is empty instead, and where its values are gone', () => {
    const { book, position } = drawn('=IF(COUNT(A1:A2)=0,"",SPARKLINE(A1:A2))');
    const now = () => sparklineAt(book.model.getters as unknown as Getters, position);
    expect(now()).toBeDefined();
    book.set('A1', '');
    expect(now()?.points).toEqual([{ y: null }, { y: 2 }]);
    book.set('A2', '');
    expect(now()).toBe(undefined);
    book.set('A2', '3');
    expect(now()).toBeDefined();
    book.set('F1', '=IF(B1=4,IFERROR(""),SPARKLINE(A1:A2))');
    expect(now()).toBe(undefined);
    book.set('F1', '=LET(drawn,IFERROR(SPARKLINE(A1:A2)),drawn)');
    expect(now()).toBeDefined();
  });

  it('is gone with its formula, or when another branch is taken', () => {
    const { book, position } = drawn('=IF(A1>0,SPARKLINE(A1:A2),"none")');
    const now = () => sparklineAt(book.model.getters as unknown as Getters, position);
    expect(now()).toBeDefined();
    book.set('A1', '0');
    expect(now()).toBe(undefined);
    book.set('A1', '1');
    expect(now()).toBeDefined();
    book.set('F1', 'text');
    expect(now()).toBe(undefined);
  });
});
