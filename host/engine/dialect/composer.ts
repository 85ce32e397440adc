/**
 * The cell editor reads and shows formulas in the spreadsheet's locale, by Google's rules instead of the engine's.
 * It is the exported class CellComposerStore; what a cell's text becomes is decided in two methods of it.
 */
import type { CellPosition, CompiledFormula, EngineApi, Getters } from './engine.ts';
import { withQuotedSheets } from './sheet-names.ts';
import { canonicalFormula, localFormula } from './syntax/translate.ts';

interface ComposerGetters extends Getters {
  getCell(position: CellPosition): { isFormula: boolean; compiledFormula: FormulaText } | undefined;
}
type FormulaText = CompiledFormula & { toFormulaString(getters: Getters): string };

interface Composer {
  getters: ComposerGetters;
  _currentContent: string;
  getCurrentCanonicalContent(): string;
  getComposerContent(position: CellPosition, selection?: unknown): { text: string; adjustedSelection?: unknown };
}

export function installComposer({ stores }: EngineApi): void {
  const prototype = stores.CellComposerStore.prototype as unknown as Composer;
  const { getCurrentCanonicalContent, getComposerContent } = prototype;

  prototype.getCurrentCanonicalContent = function () {
    return this._currentContent.startsWith('=')
      ? canonicalFormula(withQuotedSheets(this._currentContent), this.getters.getLocale())
      : getCurrentCanonicalContent.call(this);
  };

  prototype.getComposerContent = function (position, selection) {
    const cell = this.getters.getCell(position);
    if (!cell?.isFormula) return getComposerContent.call(this, position, selection);
    const canonical = cell.compiledFormula.toFormulaString(this.getters);
    return { text: localFormula(canonical, this.getters.getLocale()), adjustedSelection: selection };
  };
}
