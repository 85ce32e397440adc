/**
 * Replaces how the engine compiles formulas. The hooks are the static methods of its exported class CompiledFormula;
 * none is a documented contract, so each is pinned by a test.
 */
import { noteBlank } from './blank-results.ts';
import type { CompiledFormula, CompiledFormulaClass, EngineApi, Execute, FunctionRegistry, Token } from './engine.ts';
import { noteSparkline } from './sparkline.ts';
import { compileTree, type Frame, type Step } from './syntax/compile.ts';
import { finished } from './syntax/lambda.ts';
import { lex, quote, unquote } from './syntax/lexer.ts';
import { type Node, parseFormula } from './syntax/parser.ts';
import { memoryOf } from './syntax/recall.ts';
import { isRefused } from './syntax/translate.ts';
import { type Argument, type Cell, CellError, isErrorCode } from './value.ts';

const PARSE_ERROR = new CellError('#ERROR!', 'Formula parse error.');

/** Formulas of the same shape share one compiled tree: only their numbers, texts and references differ. */
const compiled = new Map<string, Execute | undefined>();

export function installFormulas(api: EngineApi): void {
  const CompiledFormula = api.CompiledFormula as unknown as CompiledFormulaClass;
  const registry = api.registries.functionRegistry as unknown as FunctionRegistry;

  const executeOf = (tokens: Token[], shape: string): Execute | undefined => {
    if (!compiled.has(shape)) compiled.set(shape, executable(tokens, registry));
    return compiled.get(shape);
  };

  CompiledFormula.Compile = (formula, sheetId, getters) => {
    const refused = isRefused(formula);
    const tokens = lex(formula);
    const shape = shapeOf(tokens);
    const execute = refused ? undefined : executeOf(tokens, shape);
    if (!execute)
      return new CompiledFormula(
        sheetId,
        tokens,
        { numbers: [], strings: [] },
        [],
        [],
        true,
        formula,
        () => PARSE_ERROR,
      );
    const ranges = valuesOf(tokens, 'REFERENCE', 'INVALID_REFERENCE').map((reference) =>
      getters.getRangeFromSheetXC(
        sheetId,
        // The engine forbids apostrophes in a sheet's name; a file's sheet has ’ for them.
        reference.includes("'") ? reference.replaceAll("''", '’') : reference.replace(/\s+/g, ''),
      ),
    );
    return new CompiledFormula(
      sheetId,
      tokens,
      {
        numbers: valuesOf(tokens, 'NUMBER').map((value) => ({ value: Number(value) })),
        strings: valuesOf(tokens, 'STRING').map((value) => ({ value: unquote(value) })),
      },
      valuesOf(tokens, 'SYMBOL').map((value) => value.replace(/^'|'$/g, '')),
      ranges,
      false,
      shape,
      execute,
    );
  };

  CompiledFormula.IsBadExpression = (formula) => {
    const tokens = lex(formula);
    return isRefused(formula) || !executeOf(tokens, shapeOf(tokens));
  };

  // A formula pasted on another sheet comes as the serialised fields of its compiled form.
  CompiledFormula.CompileForSerializedFormula = (sheetId, base) =>
    new CompiledFormula(
      sheetId,
      base.tokens,
      base.literalValues,
      base.symbols,
      base.rangeDependencies,
      base.isBadExpression,
      base.normalizedFormula,
      (base.isBadExpression ? undefined : executeOf(base.tokens, base.normalizedFormula)) ?? (() => PARSE_ERROR),
    );

  // Texts are written back with Google's doubled quotes.
  CompiledFormula.prototype.getTokens = function (getters, options) {
    if (this.isBadExpression) return this.tokens;
    const { numbers, strings } = this.literalValues;
    let number = 0;
    let string = 0;
    let range = 0;
    for (const token of this.tokens) {
      if (token.type === 'NUMBER') token.value = String(numbers[number++]!.value);
      else if (token.type === 'STRING') token.value = quote(strings[string++]!.value);
      else if (token.type === 'REFERENCE' || token.type === 'INVALID_REFERENCE')
        token.value = getters.getRangeString(this.rangeDependencies[range++]!, this.sheetId, options);
    }
    return this.tokens;
  };

  // Spaces and line breaks stay as they were typed.
  CompiledFormula.prototype.toFormulaString = function (getters, options) {
    if (this.isBadExpression) return this.normalizedFormula;
    return this.getTokens(getters, options)
      .map((token) => token.value)
      .join('');
  };

  // The engine's parser stumbles over calls of a LAMBDA; such formulas are exported as values.
  const exportable = CompiledFormula.prototype.areAllFunctionsExportableToExcel;
  CompiledFormula.prototype.areAllFunctionsExportableToExcel = function () {
    try {
      return exportable.call(this);
    } catch {
      return false;
    }
  };
}

const valuesOf = (tokens: Token[], ...types: string[]): string[] =>
  tokens.filter((token) => types.includes(token.type)).map((token) => token.value);

/** The engine's cache key: literals and references as placeholders, spaces dropped. */
function shapeOf(tokens: Token[]): string {
  return tokens
    .map(({ type, value }) => {
      if (type === 'NUMBER') return '|N|';
      if (type === 'STRING') return '|S|';
      if (type === 'REFERENCE' || type === 'INVALID_REFERENCE') return value.includes(':') ? '|R|' : '|C|';
      if (type === 'SPACE') return '';
      return type === 'ARG_SEPARATOR' ? ',' : value;
    })
    .join('');
}

function executable(tokens: Token[], registry: FunctionRegistry): Execute | undefined {
  let tree: Node;
  try {
    tree = parseFormula(tokens);
  } catch {
    return undefined;
  }
  const step: Step = compileTree(tree, registry);
  const draws = valuesOf(tokens, 'SYMBOL').some((name) => name.toUpperCase() === 'SPARKLINE');
  return function (this: CompiledFormula, ranges, cellOf, matrixOf, symbolOf, context) {
    const frame: Frame = {
      numbers: this.literalValues.numbers,
      strings: this.literalValues.strings,
      ranges,
      cellOf: cellOf as Frame['cellOf'],
      matrixOf: matrixOf as Frame['matrixOf'],
      symbolOf: symbolOf as (name: string, asRange: boolean) => Argument,
      context,
      memory: memoryOf(this),
    };
    try {
      const result = finished(step(frame, undefined));
      noteBlank(context, result);
      if (draws) noteSparkline(context, result);
      return result;
    } catch (error) {
      const thrown = error as Partial<Cell>;
      noteBlank(context, thrown);
      if (isErrorCode(thrown?.value)) return { value: thrown.value, message: thrown.message ?? '' };
      return new CellError('#ERROR!', thrown?.message ?? String(error));
    }
  };
}
