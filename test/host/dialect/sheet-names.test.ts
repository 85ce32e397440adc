/** Names of sheets that a formula can only hold in quotes, and what keeps them there. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { withQuotedSheets } from '../../../host/engine/dialect/sheet-names.ts';
import { xlsxOf } from '../../../host/engine/xlsx.ts';
import { api, workbook } from './workbook.ts';

const NAMES = ['2024', '1st', '1e5', '1_2', 'Q1', 'R1C1', 'TRUE', 'Our deals', 'a!b', 'a"b', '日本'];

type Book = ReturnType<typeof workbook>;

const shown = (model: Book['model']) =>
  model.getters.getCellText({ sheetId: 's0', col: 0, row: 0 }, { showFormula: true });

/** A sheet of numbers under this name, and one with a formula in A1. */
function book(name: string, formula: string): Book {
  const book = workbook({ Home: [['=Other!A1+1']], Other: [[4, 2], [5, 3]] }); // biome-ignore format: one line
  book.model.dispatch('RENAME_SHEET', { sheetId: 's1', oldName: 'Other', newName: name } as never);
  if (formula) book.set('A1', formula);
  return book;
}

describe('a formula over a sheet named', () => {
  it.each(NAMES)('%s stays as it is when it is written back, moved, and loaded again', (name) => {
    const formula = `=SUM('${name}'!$B$1:$B)`;
    const { model, cell } = book(name, formula);
    expect([cell('A1').value, shown(model)]).toEqual([5, formula]);
    const rows = { sheetId: 's1', sheetName: name, dimension: 'ROW', base: 0, position: 'before', quantity: 1 };
    model.dispatch('ADD_COLUMNS_ROWS', rows as never);
    expect([cell('A1').value, shown(model)]).toEqual([5, `=SUM('${name}'!$B$2:$B)`]);
    const again = new api.Model(model.exportData());
    expect(again.getters.getEvaluatedCell({ sheetId: 's0', col: 0, row: 0 }).value).toBe(5);
  });

  it.each(NAMES)('%s only since it was renamed', (name) => {
    const renamed = book(name, '');
    expect(shown(renamed.model)).toBe(`='${name}'!A1+1`);
    renamed.set('A1', shown(renamed.model));
    expect(renamed.cell('A1').value).toBe(5);
  });

  it('Deals2024 or _x needs no quotes', () => {
    const book = workbook({ Home: [["='Deals2024'!A1+'_x'!A1"]], Deals2024: [[1]], _x: [[2]] });
    expect([book.cell('A1').value, shown(book.model)]).toEqual([3, '=Deals2024!A1+_x!A1']);
  });

  it('with an apostrophe, which is ’ in the engine', () => {
    const book = workbook({ Home: [["=SUM('O''Brien'!A1:A2)"]], 'O’Brien': [[1], [2]] });
    expect([book.cell('A1').value, shown(book.model)]).toEqual([3, "=SUM('O’Brien'!A1:A2)"]);
  });

  it('2024 in an .xlsx file', async () => {
    const parts = unzipSync(await xlsxOf(book('2024', "=SUM('2024'!A1:A2)").model));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet0.xml']);
    expect(sheet).toContain('SUM(&apos;2024&apos;!A1:A2)</f><v>9</v>');
  });
});

describe('the cell editor', () => {
  it('takes the references that the engine puts into it', () => {
    const { model, cell } = book('2024', '');
    const container = new api.stores.DependencyContainer();
    container.inject(api.stores.ModelStore as never, model as never);
    const composer = container.get(api.stores.CellComposerStore as never) as {
      startEdition(text?: string): void;
      stopEdition(): void;
    };
    model.selection.selectCell(1, 0);
    composer.startEdition('=');
    model.dispatch('ACTIVATE_SHEET', { sheetIdFrom: 's0', sheetIdTo: 's1' } as never);
    model.selection.selectCell(1, 0);
    composer.stopEdition();
    expect(cell('B1').value).toBe(2);
    expect(model.getters.getCellText({ sheetId: 's0', col: 1, row: 0 }, { showFormula: true })).toBe("='2024'!B1");
  });

  it('leaves texts and names in quotes alone', () => {
    const formula = `="2024!"&'2024'!A1&'a 2024!b'!A1&Deals2024!A1&ä1!A1`;
    expect(withQuotedSheets(formula)).toBe(formula);
    expect(withQuotedSheets('=1+2024!A1+Q1!B2:B')).toBe("=1+'2024'!A1+'Q1'!B2:B");
  });
});
