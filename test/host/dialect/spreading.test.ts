/** When an array is spread over cells and when not. */
import { describe, expect, it } from 'vitest';
import { workbook } from './workbook.ts';

const table = (...formulas: [string, string][]) => {
  const book = workbook({
    A: [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ],
  });
  for (const [cell, formula] of formulas) book.set(cell, formula);
  return (cell: string) => book.cell(cell).value;
};

describe('outside ARRAYFORMULA', () => {
  it('a range gives the cell of its own row', () => {
    const at = table(
      ['D1', '=A1:A3*2'],
      ['D2', '=A1:A3*2'],
      ['D9', '=A1:A3*2'],
      ['E2', '=A1:A3'],
      ['E3', '=UPPER(B1:B3)'],
    );
    expect(['D1', 'D2', 'D3', 'D9', 'E2', 'E3'].map(at)).toEqual([2, 4, null, '#VALUE!', 2, 'C']);
  });

  it('an array made by a function gives its first value', () => {
    const at = table(['D1', '=SEQUENCE(3)*2'], ['E1', '=IF(SEQUENCE(2)=1,"y","n")'], ['F1', '=UNIQUE(B1:B3)&"!"']);
    expect(['D1', 'D2', 'E1', 'E2', 'F1', 'F2'].map(at)).toEqual([2, null, 'y', null, 'a!', null]);
  });

  it('aggregates see the single value only', () => {
    const at = table(['D2', '=SUM(A1:A3*2)'], ['E2', '=SUM(ARRAYFORMULA(A1:A3*2))'], ['F2', '=SUMPRODUCT(A1:A3*2)']);
    expect(['D2', 'E2', 'F2'].map(at)).toEqual([4, 12, 12]);
  });

  it('a name of LET that stands for a range does the same', () => {
    const at = table(
      ['D2', '=LET(x,A1:A3,x*2)'],
      ['E1', '=LET(x,A1:A3,ARRAYFORMULA(x*2))'],
      ['F2', '=LET(x,A1:A3,SUM(x))'],
    );
    expect(['D2', 'E1', 'E3', 'F2'].map(at)).toEqual([4, 2, 6, 6]);
  });

  it('arrays pass through IF, IFERROR, CHOOSE and LET whole', () => {
    const at = table(
      ['D1', '=IFERROR(FILTER(A1:A3,A1:A3>1),"none")'],
      ['E1', '=LET(x,FILTER(A1:A3,A1:A3>1),x)'],
      ['F1', '=IF(TRUE,SEQUENCE(2))'],
    );
    expect(['D1', 'D2', 'E1', 'E2', 'F1', 'F2'].map(at)).toEqual([2, 3, 2, 3, 1, 2]);
  });
});

describe('functions that imply ARRAYFORMULA', () => {
  it('spread their arguments', () => {
    const at = table(['D1', '=FILTER(B1:B3,A1:A3*2>3)'], ['E1', '=SORT(A1:A3*-1)'], ['F1', '=INDEX(A1:A3*2)']);
    expect(['D1', 'D2', 'E1', 'E3', 'F1', 'F3'].map(at)).toEqual(['b', 'c', -3, -1, 2, 6]);
  });
});

describe('evaluation', () => {
  it('takes only the branch it needs', () => {
    const at = table(
      ['D1', '=IF(A1=1,"ok",1/0)'],
      ['E1', '=IFS(A1=2,1/0,A1=1,"ok")'],
      ['F1', '=CHOOSE(2,1/0,"ok")'],
      ['G1', '=SWITCH(A1,1,"ok",1/0)'],
    );
    expect(['D1', 'E1', 'F1', 'G1'].map(at)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });
});
