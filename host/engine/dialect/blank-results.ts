/**
 * A formula that gives a blank leaves its cell blank, as in Google; the engine would make it 0. It does so in
 * methods of its evaluator, a class it does not export: its prototype is reached through the evaluation plugin.
 */
import type { CellPosition, CompiledFormula, EngineApi, EvalContext } from './engine.ts';
import { type EvaluatedCell, patchSpreading, type SpreadingEvaluator } from './spreading.ts';
import { isMatrix } from './value.ts';

/** Where `execute` notes that the formula's own cell is to be blank. */
export const ROOT_IS_BLANK = '__rootIsBlank';

interface Evaluator extends SpreadingEvaluator {
  compilationParams: {
    evalContext: EvalContext;
    referenceDenormalizer: (range: unknown) => unknown;
    ensureRange: (range: unknown) => unknown;
  };
  buildSafeGetSymbolValue(contextual?: unknown): (name: string, asRange: boolean) => unknown;
  computeFormulaCell(position: CellPosition, cell: unknown): EvaluatedCell;
  evaluateCompiledFormula(sheetId: string, formula: CompiledFormula, contextual?: unknown): unknown;
}

const blankCell = (format?: string): EvaluatedCell => ({
  value: null,
  type: 'empty',
  format,
  ...{ formattedValue: '', isAutoSummable: true, defaultAlign: 'left' },
});

const patched = new WeakSet<Evaluator>();

export function installBlankResults({ registries }: EngineApi): void {
  type Plugin = new (config: never) => { evaluator: Evaluator };
  const plugins = registries.coreViewsPluginRegistry as unknown as {
    get(key: string): Plugin;
    replace(key: string, plugin: Plugin): void;
  };
  plugins.replace(
    'evaluation',
    class extends plugins.get('evaluation') {
      constructor(config: never) {
        super(config);
        const prototype = Object.getPrototypeOf(this.evaluator) as Evaluator;
        if (patched.has(prototype)) return;
        patched.add(prototype);
        patch(prototype);
      }
    },
  );
}

function patch(prototype: Evaluator): void {
  const { computeFormulaCell } = prototype;
  patchSpreading(prototype, blankCell);

  prototype.computeFormulaCell = function (position, cell) {
    const evaluated = computeFormulaCell.call(this, position, cell);
    if (!this.compilationParams.evalContext[ROOT_IS_BLANK] || evaluated.value !== 0) return evaluated;
    const blank = blankCell(evaluated.format);
    // Kept at once: the engine stores no blank cell and would compute the formula again for each reader.
    this.evaluatedCells.set(position, blank);
    return blank;
  };

  prototype.evaluateCompiledFormula = function (sheetId, formula, contextual) {
    const { evalContext, referenceDenormalizer, ensureRange } = this.compilationParams;
    const sheetBefore = evalContext.__originSheetId;
    evalContext.__originSheetId = sheetId;
    const symbolOf = this.buildSafeGetSymbolValue(contextual);
    const result = formula.execute(
      formula.rangeDependencies,
      referenceDenormalizer,
      ensureRange,
      symbolOf,
      evalContext,
    );
    evalContext.__originSheetId = sheetBefore;
    return result;
  };
}

/** Notes for the evaluator whether the cell of this result's formula is blank. */
export function noteBlank(context: EvalContext, result: unknown): void {
  const root = isMatrix(result) ? result[0]?.[0] : (result as { value?: unknown });
  context[ROOT_IS_BLANK] = root?.value === null;
}
