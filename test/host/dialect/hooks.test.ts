/** Each place where the dialect reaches into the engine. If an upgrade of the engine breaks one, its test names it. */
import { describe, expect, it } from 'vitest';
import type { CompiledFormulaClass, FunctionRegistry } from '../../../host/engine/dialect/engine.ts';
import { installDialect } from '../../../host/engine/dialect/index.ts';
import { api, workbook } from './workbook.ts';

const registry = api.registries.functionRegistry as unknown as FunctionRegistry;

describe('installing', () => {
  it('twice changes nothing', () => {
    const compile = api.CompiledFormula.Compile;
    const sum = registry.mapping.SUM;
    installDialect(api);
    expect(api.CompiledFormula.Compile).toBe(compile);
    expect(registry.mapping.SUM).toBe(sum);
  });
});

describe('CellErrorType', () => {
  it('holds the codes of Google', () => {
    expect(api.CellErrorType).toMatchObject({
      InvalidReference: '#REF!',
      CircularDependency: '#REF!',
      SpilledBlocked: '#REF!',
      BadExpression: '#ERROR!',
      GenericError: '#VALUE!',
    });
    for (const code of Object.values(api.CellErrorType)) expect(api.registries.errorTypes.has(code)).toBe(true);
  });

  it('is used for a circle, a blocked array and a cell that is gone', () => {
    const book = workbook({ A: [['=A1'], ['=SEQUENCE(3)'], ['x'], [], ['=B1']] });
    expect(book.cell('A1').value).toBe('#REF!');
    expect(book.cell('A2')).toMatchObject({ value: '#REF!', message: expect.stringContaining('overwrite data') });
    book.model.dispatch('REMOVE_COLUMNS_ROWS', {
      sheetId: 's0',
      sheetName: 'A',
      dimension: 'COL',
      elements: [1],
    } as never);
    expect(book.cell('A5').value).toBe('#REF!');
  });

  it('reaches IFERROR and ISERROR through cells', () => {
    const book = workbook({ A: [['=1+'], ['=IFERROR(A1,"caught")'], ['=ISERROR(A1)']] });
    expect([book.cell('A1').value, book.cell('A2').value, book.cell('A3').value]).toEqual(['#ERROR!', 'caught', true]);
  });
});

describe('CompiledFormula.Compile', () => {
  it('fills every field the engine reads', () => {
    const { model } = workbook({ A: [[1]] });
    const compiled = api.CompiledFormula.Compile('=SUM(A1:A)+1&"x"', 's0', model.getters as never);
    expect(compiled).toMatchObject({
      isBadExpression: false,
      symbols: ['SUM'],
      literalValues: { numbers: [{ value: 1 }], strings: [{ value: 'x' }] },
      normalizedFormula: '=SUM(|R|)+|N|&|S|',
      hasDependencies: true,
    });
    expect(compiled.rangeDependencies).toHaveLength(1);
    expect(compiled.toFormulaString(model.getters)).toBe('=SUM(A1:A)+1&"x"');
  });

  it('keeps spaces, line breaks and doubled quotes of a formula', () => {
    const formula = '=IF( A1 = "a""b" ,\n 1 , 2 )';
    const book = workbook({ A: [['a"b', formula]] });
    expect(book.cell('B1').value).toBe(1);
    expect(book.model.getters.getCellText({ sheetId: 's0', col: 1, row: 0 }, { showFormula: true })).toBe(formula);
  });

  it('follows moved rows and renamed sheets', () => {
    const book = workbook({ A: [[1], [2], ['=SUM(A1:A2)', "=LET(x,'A'!A2,x*2)"]] });
    book.model.dispatch('ADD_COLUMNS_ROWS', {
      sheetId: 's0',
      sheetName: 'A',
      dimension: 'ROW',
      base: 0,
      position: 'before',
      quantity: 1,
    } as never);
    book.model.dispatch('RENAME_SHEET', { sheetId: 's0', oldName: 'A', newName: 'Our deals' } as never);
    const text = (col: number) => book.model.getters.getCellText({ sheetId: 's0', col, row: 3 }, { showFormula: true });
    expect([text(0), text(1)]).toEqual(['=SUM(A2:A3)', "=LET(x,'Our deals'!A3,x*2)"]);
    expect([book.cell('A4').value, book.cell('B4').value]).toEqual([3, 4]);
  });

  it('survives saving and loading, with formulas alike in shape', () => {
    const rows = [1, 2, 3].map((row) => [row, `=LET(x,A${row},f,LAMBDA(y,y&"-""q"""),f(x))`]);
    const book = workbook({ A: rows });
    const again = new api.Model(book.model.exportData());
    for (const row of [0, 1, 2])
      expect(again.getters.getEvaluatedCell({ sheetId: 's0', col: 1, row }).value).toBe(`${row + 1}-"q"`);
  });

  it('recompiles a formula pasted on another sheet', () => {
    const book = workbook({ A: [[1, '=LET(x,A1,x+1)']], B: [[5]] });
    book.model.dispatch('COPY', {} as never);
    book.model.selection.selectCell(1, 0);
    book.model.dispatch('COPY', {} as never);
    book.model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: 's0', sheetIdTo: 's1' } as never);
    book.model.dispatch('PASTE', { target: [{ left: 1, right: 1, top: 0, bottom: 0 }] } as never);
    expect(book.cell('B1', 's1').value).toBe(6);
  });

  it('tells bad formulas', () => {
    const { IsBadExpression } = api.CompiledFormula as unknown as CompiledFormulaClass;
    expect([IsBadExpression('=1+'), IsBadExpression('=LAMBDA(x,x)(1)')]).toEqual([true, false]);
  });

  it('leaves a formula the engine cannot parse out of an exported file', () => {
    const book = workbook({ A: [['=LAMBDA(x,x*2)(4)', '=COUNTIFS(A1:A2,8)']] });
    const sheet = book.model.exportXLSX === undefined ? undefined : book.cell('A1');
    expect(sheet?.value).toBe(8);
    const formula = api.CompiledFormula.Compile('=LAMBDA(x,x*2)(4)', 's0', book.model.getters as never);
    expect(formula.areAllFunctionsExportableToExcel()).toBe(false);
    const classic = api.CompiledFormula.Compile('=COUNTIFS(A1:A2,8)', 's0', book.model.getters as never);
    expect(classic.areAllFunctionsExportableToExcel()).toBe(true);
  });
});

describe('the function registry', () => {
  it('calls functions registered later by the same rules, also inside LET and MAP', () => {
    registry.replace('TWICEOF', {
      description: 'Twice a number.',
      args: [{ name: 'value', description: 'value', type: ['ANY'] }],
      compute: (cell: { value: number }) => ({ value: cell.value * 2 }),
    });
    registry.replace('HEIGHT', {
      description: 'Rows of a range.',
      args: [{ name: 'range', description: 'range', type: ['ANY', 'RANGE'], acceptMatrix: true }],
      compute: (matrix: unknown[][]) => ({ value: matrix[0]!.length }),
    });
    const { evaluate } = workbook({ A: [[1], [2]] });
    expect(evaluate('=LET(x,A1:A2,HEIGHT(x))')).toBe(2);
    expect(evaluate('=MAP(A1:A2,LAMBDA(x,TWICEOF(x)))')).toEqual([[2], [4]]);
    expect(evaluate('=ARRAYFORMULA(TWICEOF(A1:A2))')).toEqual([[2], [4]]);
    expect(evaluate('=TWICEOF()')).toBe('#N/A');
  });

  it('turns what a function throws into #ERROR! with its message', () => {
    registry.replace('THROWING', {
      description: '',
      args: [],
      compute: () => {
        throw new Error('won: has no rows');
      },
    });
    expect(workbook({ A: [] }).result('=THROWING()')).toMatchObject({ value: '#ERROR!', message: 'won: has no rows' });
  });

  it('hands the error of an argument on, also where an array was wanted', () => {
    registry.replace('LACKING', {
      description: '',
      args: [],
      compute: () => {
        throw new Error('won: has no rows');
      },
    });
    const { result } = workbook({ A: [[1, 2], [3, 4]] }); // biome-ignore format: one line
    const formulas = [
      ...['INDEX(#,2,2)', 'CHOOSECOLS(#,2)', 'TRANSPOSE(#)', 'ROWS(#)', 'TAKE(#,1)', 'SORT(#)', 'SUM(#)', 'SORTN(#,1)'],
      ...[
        'VLOOKUP(1,#,2,FALSE)',
        'XLOOKUP(1,#,A1:A2,"none")',
        'MATCH(1,#,0)',
        'QUERY(#,"select *")',
        'FREQUENCY(#,A1:A2)',
      ],
    ];
    for (const formula of formulas)
      expect([formula, result(`=${formula.replace('#', 'LACKING()')}`)]).toMatchObject([
        formula,
        { value: '#ERROR!', message: 'won: has no rows' },
      ]);
    const inside = ['COUNTA(#)', 'COUNT(#)', 'IFERROR(#,5)', 'INDEX({#,7},1,2)', 'XLOOKUP(9,A1:A2,A1:A2,6)'];
    expect(inside.map((formula) => result(`=${formula.replace('#', 'LACKING()')}`).value)).toEqual([1, 0, 5, 7, 6]);
  });

  it('finds a function that was unknown when the formula was entered', () => {
    const book = workbook({ A: [['=LATECOMER(2)']] });
    expect(book.cell('A1')).toMatchObject({ value: '#NAME?', message: "Unknown function: 'LATECOMER'." });
    registry.replace('LATECOMER', {
      description: '',
      args: [{ name: 'value', description: '', type: ['ANY'] }],
      compute: (cell: { value: number }) => cell.value + 1,
    });
    book.model.dispatch('EVALUATE_CELLS', {} as never);
    expect(book.cell('A1').value).toBe(3);
  });
});

describe('the evaluator', () => {
  it('leaves blank results blank', () => {
    const book = workbook({ A: [[1, '=A3', '=ARRAYFORMULA(A1:A4)'], [2], [], [4, '=IF(TRUE,,1)']] });
    expect(book.cell('B1')).toMatchObject({ value: null, type: 'empty' });
    expect([1, 2, 3, 4].map((row) => book.cell(`C${row}`).value)).toEqual([1, 2, null, 4]);
    expect(book.cell('B4').value).toBe(null);
    expect(book.evaluate('=COUNTA(C1:C4)')).toBe(3);
    expect(book.evaluate('=ISBLANK(B1)')).toBe(true);
    book.set('A3', '7');
    expect([book.cell('B1').value, book.cell('C3').value]).toEqual([7, 7]);
  });

  it('starts an array formula from a blank first cell', () => {
    const book = workbook({ A: [[null, '=ARRAYFORMULA(A1:A3)', '=SUM(B1:B3)'], [5], [6]] });
    expect([book.cell('B1').value, book.cell('B2').value, book.cell('C1').value]).toEqual([null, 5, 11]);
    book.set('A1', '1');
    expect([book.cell('B1').value, book.cell('C1').value]).toEqual([1, 12]);
  });
});
