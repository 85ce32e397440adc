/** The cell editor's hook: what a person types in a locale, and what the editor shows again. */
import { describe, expect, it } from 'vitest';
import { api, workbook } from './workbook.ts';

interface Editor {
  startEdition(text?: string): void;
  setCurrentContent(text: string): void;
  stopEdition(): void;
  currentContent: string;
}

function editor(locale: string) {
  const book = workbook({ A: [['x'], ['y'], ['x']] }, { locale });
  const container = new api.stores.DependencyContainer();
  container.inject(api.stores.ModelStore as never, book.model as never);
  const composer = container.get(api.stores.CellComposerStore as never) as Editor;
  const type = (column: number, row: number, text: string) => {
    book.model.selection.selectCell(column, row);
    composer.startEdition();
    composer.setCurrentContent(text);
    composer.stopEdition();
  };
  const shown = (column: number, row: number) => {
    book.model.selection.selectCell(column, row);
    composer.startEdition();
    const text = composer.currentContent;
    composer.stopEdition();
    return text;
  };
  return { book, type, shown };
}

describe('typing a formula', () => {
  it('in de_DE', () => {
    const { book, type, shown } = editor('de_DE');
    type(2, 0, '=COUNTIFS(A:A;"x")*0,5');
    expect(book.cell('C1').value).toBe(1);
    expect(shown(2, 0)).toBe('=COUNTIFS(A:A;"x")*0,5');
    type(3, 0, '=COUNTIFS(A:A,"x")');
    expect(book.cell('D1').value).toBe('#ERROR!');
    expect(shown(3, 0)).toBe('=COUNTIFS(A:A,"x")');
  });

  it('in en_US, with semicolons and with a call of a LAMBDA', () => {
    const { book, type, shown } = editor('en_US');
    type(2, 0, '=COUNTIFS(A:A;"x")');
    type(3, 0, '=LAMBDA(x,x*2)(21)');
    expect([book.cell('C1').value, book.cell('D1').value]).toEqual([2, 42]);
    expect([shown(2, 0), shown(3, 0)]).toEqual(['=COUNTIFS(A:A,"x")', '=LAMBDA(x,x*2)(21)']);
  });

  it('leaves other contents alone', () => {
    const { book, type } = editor('de_DE');
    type(2, 0, '1,5');
    type(2, 1, 'a, b');
    expect([book.cell('C1').value, book.cell('C2').value]).toEqual([1.5, 'a, b']);
  });
});
