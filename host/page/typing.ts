/** What people type or paste into cells is read as Google Sheets reads it (typed-content.ts), not as the engine would. */
import { helpers, type Locale, registries, stores } from '@odoo/o-spreadsheet';
import { localeFor } from '../engine/dialect/index.ts';
import { type Content, typedContent } from '../engine/typed-content.ts';
import type { CellPosition } from '../engine/workbook.ts';

interface Getters {
  getLocale(): Locale;
  getCell(position: CellPosition): { readonly format?: string } | undefined;
  getEvaluatedCell(position: CellPosition): { readonly link?: object };
}

/** The parts of the engine's cell editor that are used here; they are not among the package's exported types. */
interface CellComposer {
  readonly getters: Getters;
  readonly model: { dispatch(command: string, payload: object): { readonly isSuccessful: boolean } };
  readonly currentEditedCell: CellPosition;
  /** As typed, in the spreadsheet's locale. */
  readonly _currentContent: string;
  readonly editionMode: 'inactive' | 'editing' | 'selecting';
  startEdition(...args: unknown[]): unknown;
  setContent(text: string): void;
  confirmEdition(content: string): void;
  getComposerContent(position: CellPosition, ...rest: unknown[]): { readonly text: string };
}

interface CopiedCells {
  readonly cells: readonly (readonly { readonly content: string }[])[];
}
interface CellClipboard {
  readonly getters: Getters;
  convertTextToClipboardData(text: string): CopiedCells;
}

export function readTypingAsGoogle(): void {
  const composer = stores.CellComposerStore.prototype as unknown as CellComposer;
  const { confirmEdition, getComposerContent } = composer;
  // Files and scripts put an apostrophe before every text that could be taken for something else; a person need not see it.
  composer.getComposerContent = function (position, ...rest) {
    const shown = getComposerContent.call(this, position, ...rest);
    const bare = shown.text.replace(/^'/, '');
    return bare !== shown.text && staysText(bare, this.getters.getLocale()) ? { ...shown, text: bare } : shown;
  };
  composer.confirmEdition = function (content) {
    const position = this.currentEditedCell;
    const typed = this._currentContent;
    const isLink = this.getters.getEvaluatedCell(position).link !== undefined;
    // The dialect's hook has read formulas; a link keeps its address.
    if (content === '' || typed.startsWith('=') || isLink) return confirmEdition.call(this, content);
    const format = this.getters.getCell(position)?.format;
    const read = contentOf(typed, this.getters.getLocale(), format);
    if (read.content.startsWith('=')) return confirmEdition.call(this, read.content);
    // A format of the cell's own wins over the one that the reading brings.
    const { isSuccessful } = this.model.dispatch('UPDATE_CELL', {
      ...position,
      ...read,
      format: format || read.format,
    });
    if (isSuccessful) this.model.dispatch('AUTOFILL_TABLE_COLUMN', { ...position });
    this.setContent('');
  };

  const { cellHandlers } = registries.clipboardHandlersRegistries;
  const clipboard = cellHandlers.get('cell').prototype as unknown as CellClipboard;
  const { convertTextToClipboardData } = clipboard;
  clipboard.convertTextToClipboardData = function (text) {
    const rows = text.replace(/\r/g, '').split('\n');
    const { cells } = convertTextToClipboardData.call(this, text);
    return {
      cells: cells.map((row, y) => {
        const texts = rows[y]?.split('\t') ?? [];
        return row.map((cell, x) => ({ ...cell, ...contentOf(texts[x] ?? '', this.getters.getLocale()) }));
      }),
    };
  };
}

/**
 * The engine draws its cell editor one frame late. While the sheet computes, keys queue up: the second one would then join
 * what the editor showed before, the content of this cell or of the one above.
 */
export function startTypingAfresh(grid: HTMLElement): void {
  const composer = stores.CellComposerStore.prototype as unknown as CellComposer;
  const { startEdition } = composer;
  let started: CellComposer | undefined;
  composer.startEdition = function (...args) {
    started = this;
    return startEdition.apply(this, args);
  };
  grid.addEventListener(
    'beforeinput',
    ({ target }) => {
      if (started && started.editionMode !== 'inactive') return;
      if (target instanceof HTMLElement && target.matches('.o-grid-composer .o-composer')) target.textContent = '';
    },
    { capture: true },
  );
}

function contentOf(text: string, locale: Locale, format?: string): Content {
  const read = typedContent(text, locale, format);
  // The apostrophe of kept text would be seen by who edits the cell again: it stays where the engine needs it.
  const bare = read.content.replace(/^'/, '');
  return bare === text && staysText(bare, locale) ? { content: bare } : read;
}

function staysText(text: string, locale: Locale): boolean {
  const isNumber = helpers.isNumber(text, localeFor('en_US'));
  return !/^[='+-]|^\s*(?:true|false)\s*$/i.test(text) && !isNumber && !helpers.isDateTime(text, locale);
}
