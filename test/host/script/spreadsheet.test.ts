/** Spreadsheet, Sheet and Range. Numbers are those of the list of behaviours in section 9 of the platform notes. */
import { describe, expect, it } from 'vitest';
import { hostOf, resultOf } from './host.ts';

describe('reading', () => {
  it('20 getValues gives numbers, booleans, Dates, text, and blank as empty text', () => {
    const body = `sheet.getRange('A1:F1').setValues([[1.5, true, new Date(Date.UTC(2026, 2, 1)), 'text', '', '=1/0']]);
      const values = sheet.getRange('A1:F1').getValues()[0];
      return [values.map((value) => Object.prototype.toString.call(value).slice(8, -1)), values];`;
    expect(resultOf(body)).toEqual([
      ['Number', 'Boolean', 'Date', 'String', 'String', 'String'],
      [1.5, true, new Date(Date.UTC(2026, 2, 1)), 'text', '', '#DIV/0!'],
    ]);
  });

  it.each([
    ['en_US', '1234.5', '2/1/2026'],
    ['de_DE', '1234,5', '01.02.2026'],
    ['fi_FI', '1234,5', '1.2.2026'],
  ])('20 getDisplayValues follows the locale: %s', (locale, number, date) => {
    const body = `sheet.getRange('A1:B1').setValues([[1234.5, new Date(Date.UTC(2026, 1, 1))]]);
      return sheet.getRange('A1:B1').getDisplayValues()[0];`;
    expect(resultOf(body, { locale })).toEqual([number, date]);
  });

  it('20 getFormulas is empty text where there is none', () => {
    const body = `sheet.getRange('A1:B1').setValues([['=1+1', 2]]); return sheet.getRange('A1:B1').getFormulas();`;
    expect(resultOf(body)).toEqual([['=1+1', '']]);
  });

  it('28 getLastRow counts formulas that give empty text, and unticked boxes', () => {
    expect(
      resultOf(`sheet.getRange('B3').setFormula('=""'); return [sheet.getLastRow(), sheet.getLastColumn()];`),
    ).toEqual([3, 2]);
    expect(resultOf(`sheet.getRange('A5').setValue(false); return sheet.getLastRow();`)).toBe(5);
    expect(resultOf(`sheet.getRange('A5').setBackground('#ff0000'); return sheet.getLastRow();`)).toBe(0);
  });

  it('28 getDataRange of an empty sheet is A1', () => {
    const body = `return [sheet.getLastRow(), sheet.getDataRange().getA1Notation(), sheet.getDataRange().getValues()];`;
    expect(resultOf(body)).toEqual([0, 'A1', [['']]]);
  });
});

describe('writing', () => {
  const error = (body: string) => {
    try {
      resultOf(body);
    } catch (thrown) {
      return (thrown as Error).message;
    }
    return undefined;
  };

  it('21 setValues refuses a wrong number of rows or columns, ragged rows too', () => {
    expect(error(`sheet.getRange('A1:B2').setValues([[1, 2]])`)).toBe(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(error(`sheet.getRange('A1:B2').setValues([[1, 2], [3]])`)).toBe(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });

  it('21 nothing written makes the grid grow', () => {
    expect(error(`sheet.getRange(1000, 1, 2, 1)`)).toBe(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(error(`sheet.insertRowsAfter(1001, 1)`)).toBe('Those rows are out of bounds.');
    expect(error(`sheet.deleteRows(999, 5)`)).toBe('Those rows are out of bounds.');
  });

  it.each([
    ['en_US', '1,000,000', 1_000_000],
    ['en_US', '$2.99', 2.99],
    ['en_US', '01234', 1234],
    ['en_US', '12.5%', 0.125],
    ['en_US', '1,5', '1,5'],
    ['en_US', 'true', true],
    ['en_US', "'00123", '00123'],
    ['en_US', "'=1+1", '=1+1'],
    ['en_US', '1/2/2026', new Date(Date.UTC(2026, 0, 2))],
    ['en_GB', '1/2/2026', new Date(Date.UTC(2026, 1, 1))],
    ['en_US', '13/2/2026', '13/2/2026'],
    ['en_US', '28.9.2024', '28.9.2024'],
    ['de_DE', '28.9.2024', new Date(Date.UTC(2024, 8, 28))],
    ['de_DE', '1.234,5', 1234.5],
    ['de_DE', '1,5', 1.5],
    ['de_DE', '1.5', '1.5'],
    ['fi_FI', '22 34', 2234],
    ['en_US', '2026-03-01', new Date(Date.UTC(2026, 2, 1))],
    ['en_US', '=1+1', 2],
    ['en_US', '+1+1', 2],
    ['en_US', '+49 170 1234', '#ERROR!'],
    ['en_US', '3-4 months', '3-4 months'],
  ])('22 setValue reads text as typed: %s %s', (locale, text, value) => {
    const body = `sheet.getRange('A1').setValue(${JSON.stringify(text)}); return sheet.getRange('A1').getValue();`;
    expect(resultOf(body, { locale })).toEqual(value);
  });

  it('22 a plain-text cell keeps what it is given', () => {
    const body = `const range = sheet.getRange('A1:C1').setNumberFormat('@').setValues([['01234', '=1+1', '1/2/2026']]);
      return [range.getValues(), range.getFormulas()];`;
    expect(resultOf(body)).toEqual([[['01234', '=1+1', '1/2/2026']], [['', '', '']]]);
  });

  it('22 a leading apostrophe keeps text from being read, whatever it looks like', () => {
    const texts = ['=A1', '+1', '-1', '12', '1/2/2026', 'TRUE', "'quoted", '5%', 'plain'];
    const body = `const range = sheet.getRange(1, 1, 1, ${texts.length});
      range.setValues([${JSON.stringify(texts)}.map((text) => "'" + text)]); return range.getValues()[0];`;
    expect(resultOf(body)).toEqual(texts);
  });

  it('draws formats that the engine writes otherwise', () => {
    const body = `const range = sheet.getRange('A1:D1').setValues([[2.5, -1, 0.5, 1234]]);
      range.setNumberFormats([['0.0×', '▲ 0;▼ 0', '0 %', '#,##0 €']]);
      SpreadsheetApp.flush();
      return range.getDisplayValues()[0];`;
    expect(resultOf(body)).toEqual(['2.5×', '▼ 1', '50 %', '1,234 €']);
  });

  it('23 null, undefined and empty text clear a cell and leave its format', () => {
    const body = `const range = sheet.getRange('A1:C1').setNumberFormat('0.00').setValues([[1, 2, 3]]);
      range.setValues([[null, undefined, '']]); return [range.getValues(), sheet.getLastRow(), range.getNumberFormats()];`;
    expect(resultOf(body)).toEqual([[['', '', '']], 0, [['0.00', '0.00', '0.00']]]);
  });

  it.each([
    ['en_US', '=SUM(1;2)', 3, '=SUM(1,2)'],
    ['en_US', '=SUM(1,2)', 3, '=SUM(1,2)'],
    ['de_DE', '=SUM(1;2)', 3, '=SUM(1;2)'],
    ['de_DE', '=COUNTIFS(A2:A9,"x")', '#ERROR!', '=COUNTIFS(A2:A9,"x")'],
    ['de_DE', '=0.5*2', '#ERROR!', '=0.5*2'],
    ['de_DE', '=0,5*2', 1, '=0,5*2'],
    ['fi_FI', '=SUM({1\\2;3\\4})', 10, '=SUM({1\\2;3\\4})'],
  ])('24 setFormula speaks the spreadsheet’s locale: %s %s', (locale, formula, value, shown) => {
    const body = `const range = sheet.getRange('A1').setFormula(${JSON.stringify(formula)});
      return [range.getValue(), range.getFormula()];`;
    expect(resultOf(body, { locale })).toEqual([value, shown]);
  });

  it('33 in a merged area only the top left cell holds a value', () => {
    const body = `const range = sheet.getRange('A1:B2').merge().setValues([[1, 2], [3, 4]]);
      return [range.getValues(), range.getMergedRanges().map((merged) => merged.getA1Notation())];`;
    expect(resultOf(body)).toEqual([
      [
        [1, ''],
        ['', ''],
      ],
      ['A1:B2'],
    ]);
  });

  it('34 a cell holds 50,000 characters, a spreadsheet ten million cells', () => {
    expect(error(`sheet.getRange('A1').setValue('x'.repeat(50001))`)).toBe(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(error(`sheet.insertRowsAfter(1, 400000)`)).toBe(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  it('37 a call that fits no signature throws', () => {
    expect(error(`sheet.getRange('A1').setValues([1])`)).toBe(
      "The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(error(`sheet.getRange('A1').setValues('x')`)).toBe(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
    expect(error(`sheet.getRange(1, 'x')`)).toContain("(number,String) don't match the method signature");
  });

  it('38 an invalid colour is swallowed', () => {
    const body = `return sheet.getRange('A1').setBackground('#ff0000').setBackground('nonsense').getBackground();`;
    expect(resultOf(body)).toBe('#ff0000');
  });

  it('copies values, moving formulas, looks, notes and merges', () => {
    const body = `sheet.getRange('A1:B2').setValues([[1, '=A1*2'], ['x', '']]);
      sheet.getRange('A1').setNote('note').setFontWeight('bold').setNumberFormat('0.0');
      const target = ss.insertSheet('Target');
      sheet.getRange('A1:B2').copyTo(target.getRange('C3'));
      const copy = target.getRange('C3:D4');
      return [copy.getValues(), copy.getFormulas(), copy.getNotes()[0][0], copy.getFontWeights()[0][0], copy.getNumberFormats()[0][0]];`;
    expect(resultOf(body)).toEqual([
      [
        [1, 2],
        ['x', ''],
      ],
      [
        ['', '=C3*2'],
        ['', ''],
      ],
      'note',
      'bold',
      '0.0',
    ]);
  });

  it('clears contents, formats and notes apart', () => {
    const body = `const range = sheet.getRange('A1').setValue(5).setBackground('#ff0000').setNote('n');
      const seen = () => [range.getValue(), range.getBackground(), range.getNote()];
      const all = [seen()];
      range.clearContent(); all.push(seen()); range.clearFormat(); all.push(seen()); range.clearNote(); all.push(seen());
      return all;`;
    expect(resultOf(body)).toEqual([
      [5, '#ff0000', 'n'],
      ['', '#ff0000', 'n'],
      ['', '#ffffff', 'n'],
      ['', '#ffffff', ''],
    ]);
  });
});

describe('ranges and sheets', () => {
  const thrown = (body: string) => () => resultOf(body);

  it('25 getRange says what is wrong with its coordinates', () => {
    expect(thrown(`sheet.getRange(1, 1, 0, 3)`)).toThrow('The number of rows in the range must be at least 1.');
    expect(thrown(`sheet.getRange(1, 1, 3, 0)`)).toThrow('The number of columns in the range must be at least 1.');
    expect(thrown(`sheet.getRange('nonsense')`)).toThrow('Range not found');
    expect(thrown(`sheet.getRange('A1:B2000')`)).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });

  it('25 what is not there is null', () => {
    expect(resultOf(`return [ss.getSheetByName('none'), ss.getSheetById(1), ss.getRangeByName('none')];`)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('26 a sheet’s name is taken whatever its case', () => {
    expect(thrown(`ss.insertSheet('sheet1')`)).toThrow(
      'A sheet with the name "sheet1" already exists. Please enter another name.',
    );
    expect(thrown(`ss.insertSheet('Other').setName('SHEET1')`)).toThrow('already exists');
  });

  it('26 insertSheet makes the new sheet active', () => {
    const body = `const other = ss.insertSheet('Other', 0);
      return [ss.getActiveSheet().getName(), ss.getSheets().map((each) => each.getName()), other.getIndex()];`;
    expect(resultOf(body)).toEqual(['Other', ['Other', 'Sheet1'], 1]);
  });

  it('26 the last visible sheet can be neither deleted nor hidden', () => {
    expect(thrown(`ss.deleteSheet(sheet)`)).toThrow("You can't remove all the visible sheets in a document.");
    expect(thrown(`sheet.hideSheet()`)).toThrow("You can't hide all the sheets in a document.");
  });

  it('27 the sheets of the host are grids', () => {
    expect(resultOf(`return sheet.getType() === SpreadsheetApp.SheetType.GRID;`)).toBe(true);
  });

  it('a sheet’s id survives renaming and moving', () => {
    const body = `const other = ss.insertSheet('Other'); const id = other.getSheetId();
      other.setName('New'); ss.moveActiveSheet(1);
      return [ss.getSheetById(id).getName(), ss.getSheetByName('New').getSheetId() === id, ss.getSheets()[0].getName()];`;
    expect(resultOf(body)).toEqual(['New', true, 'New']);
  });

  it('notes and named ranges move with inserted rows', () => {
    const body = `sheet.getRange('B2').setNote('here'); ss.setNamedRange('Here', sheet.getRange('B2:B3'));
      sheet.insertRowsBefore(1, 2); sheet.insertColumnsAfter(1, 1);
      return [sheet.getRange('C4').getNote(), ss.getRangeByName('Here').getA1Notation(), sheet.getMaxRows(), sheet.getMaxColumns()];`;
    expect(resultOf(body)).toEqual(['here', 'C4:C5', 1002, 27]);
  });

  it('conditional formats are replaced as a whole; 29 those of other ranges survive being read and set', () => {
    const body = `const rule = (text, a1) => SpreadsheetApp.newConditionalFormatRule().whenTextStartsWith(text)
        .setFontColor('#00ff00').setRanges([sheet.getRange(a1)]).build();
      sheet.setConditionalFormatRules([rule('theirs', 'A1:A9')]);
      sheet.setConditionalFormatRules([rule('ours', 'B1:B9'), ...sheet.getConditionalFormatRules()]);
      return sheet.getConditionalFormatRules().map((each) =>
        [each.getBooleanCondition().getCriteriaValues()[0], each.getRanges()[0].getA1Notation()]);`;
    expect(resultOf(body)).toEqual([
      ['ours', 'B1:B9'],
      ['theirs', 'A1:A9'],
    ]);
  });

  it('31 developer metadata: two of a key are two, gone with their sheet, found by key and value', () => {
    const body = `const other = ss.insertSheet('Other');
      const { PROJECT } = SpreadsheetApp.DeveloperMetadataVisibility;
      other.addDeveloperMetadata('key', 'a', PROJECT).addDeveloperMetadata('key', 'b', PROJECT);
      const find = () => ss.createDeveloperMetadataFinder().withKey('key').find();
      const before = find().map((each) => [each.getValue(), each.getLocation().getSheet().getName()]);
      find()[0].setValue('c');
      const values = find().map((each) => each.getValue());
      const byValue = ss.createDeveloperMetadataFinder().withKey('key').withValue('b').find().length;
      ss.deleteSheet(other);
      return [before, values, byValue, find().length];`;
    expect(resultOf(body)).toEqual([
      [
        ['a', 'Other'],
        ['b', 'Other'],
      ],
      ['c', 'b'],
      1,
      0,
    ]);
  });

  it('31 a duplicated sheet brings its metadata along', () => {
    const body = `sheet.addDeveloperMetadata('key', 'v', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
      const copy = sheet.copyTo(ss);
      SpreadsheetApp.flush();
      const found = ss.createDeveloperMetadataFinder().withKey('key').find();
      copy.getDeveloperMetadata()[0].remove();
      return [copy.getName(), found.length, ss.createDeveloperMetadataFinder().withKey('key').find().length];`;
    expect(resultOf(body)).toEqual(['Copy of Sheet1', 2, 1]);
  });

  it('a copy stands at the end, hidden sheets or not', () => {
    const body = `ss.insertSheet('B').hideSheet(); ss.insertSheet('C'); ss.getSheetByName('B').copyTo(ss); sheet.copyTo(ss).hideSheet();
      SpreadsheetApp.flush(); return ss.getSheets().map((each) => each.getName());`;
    expect(resultOf(body)).toEqual(['Sheet1', 'B', 'C', 'Copy of B', 'Copy of Sheet1']);
  });

  it('32 a rejecting validation throws on what it forbids', () => {
    const body = `const rule = SpreadsheetApp.newDataValidation().requireValueInList(['A', 'B'], true).setAllowInvalid(false).build();
      sheet.getRange('A1:A3').setDataValidation(rule); SpreadsheetApp.flush();
      sheet.getRange('A1').setValue('A'); sheet.getRange('A2').setValue('C');`;
    expect(thrown(body)).toThrow(
      'The data you entered in cell A2 violates the data validation rules set on this cell. Please enter one of the following values: A, B.',
    );
  });

  it('32 a validation taken from part of its range stays on the rest', () => {
    const body = `const rule = SpreadsheetApp.newDataValidation().requireValueInList(['A'], true).setAllowInvalid(false).build();
      sheet.getRange('A1:A3').setDataValidation(rule); sheet.getRange('A2').setDataValidation(null);
      return ['A1', 'A2', 'A3'].map((a1) => sheet.getRange(a1).getDataValidation() !== null);`;
    expect(resultOf(body)).toEqual([true, false, true]);
  });

  it('sizes, hiding, freezing and colours reach the document', () => {
    const { host, workbook } = hostOf(`function test() { run((ss, sheet) => {
      sheet.setColumnWidths(1, 2, 200); sheet.setRowHeight(1, 40); sheet.hideColumns(3); sheet.hideRows(5, 2);
      sheet.setFrozenRows(2); sheet.setFrozenColumns(1); sheet.setHiddenGridlines(true); sheet.setTabColor('#ff0000');
      sheet.getRange('A1').setBorder(true, true, true, true, null, null, '#00ff00', SpreadsheetApp.BorderStyle.SOLID_THICK);
    }); }`);
    host.call('test');
    const { getters } = workbook.model;
    expect([getters.getColSize('sheet1', 1), getters.getUserRowSize('sheet1', 0)]).toEqual([200, 40]);
    expect([getters.isColHiddenByUser('sheet1', 2), getters.isRowHiddenByUser('sheet1', 5)]).toEqual([true, true]);
    expect(getters.getPaneDivisions('sheet1')).toEqual({ xSplit: 1, ySplit: 2 });
    expect(getters.getGridLinesVisibility('sheet1')).toBe(false);
    expect(getters.getSheet('sheet1').color).toBe('#ff0000');
    expect(getters.getCellBorder({ sheetId: 'sheet1', col: 0, row: 0 })?.top).toEqual({
      style: 'thick',
      color: '#00ff00',
    });
  });
});

describe('round trips', () => {
  it('35 counts reads and writes, not what is at hand', () => {
    const { host } = hostOf(`function test() { run((ss, sheet) => {
      const range = sheet.getRange('A1:B2');
      range.getA1Notation(); range.getSheet().getName(); range.getNumRows();
      range.setValues([[1, 2], [3, 4]]); range.getValues(); SpreadsheetApp.newDataValidation().requireCheckbox().build();
    }); }`);
    host.call('test');
    // getSheets and getValues; setValues.
    expect(host.calls).toEqual({ read: 2, write: 1 });
    host.resetCalls();
    expect(host.calls).toEqual({ read: 0, write: 0 });
  });

  it('36 writes wait: the document changes at a read, a flush or the end', () => {
    const { host, workbook } = hostOf(`
      function waits() { run((ss, sheet) => { sheet.getRange('A1').setValue('kept'); throw new Error('half way'); }); }`);
    const updates: unknown[] = [];
    workbook.model.on('command-finalized', updates, () => updates.push(workbook.evaluate('=A1')));
    expect(() => host.call('waits')).toThrow('half way');
    expect(workbook.evaluate('=A1')).toEqual({ value: 'kept' });
    expect(updates).toHaveLength(1);
  });

  it('a failure can be put at any call', () => {
    const { host, workbook } = hostOf(`function test() { run((ss, sheet) => {
      sheet.getRange('A1').setValue(1); sheet.getRange('A2').setValue(2); }); }`);
    expect(() => host.call('test', [], { failAt: 3 })).toThrow('Service Spreadsheets failed while accessing document');
    expect([workbook.evaluate('=A1'), workbook.evaluate('=COUNTA(A2)')]).toEqual([{ value: 1 }, { value: 0 }]);
  });
});
