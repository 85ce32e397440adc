/** Makes the spreadsheet engine speak Google Sheets. The same code runs in Node and in the page. */
import { installBlankResults } from './blank-results.ts';
import { callableOf } from './callable.ts';
import { installComposer } from './composer.ts';
import { define } from './definition.ts';
import type { EngineApi, FunctionRegistry } from './engine.ts';
import { installErrorCodes } from './error-codes.ts';
import { installFormulas } from './formula-hook.ts';
import { functions } from './functions/index.ts';
import { withNumericDomain } from './native-errors.ts';
import { operators } from './operators.ts';
import { installSheetNames } from './sheet-names.ts';

export { localeFor, locales, readDate } from './locales.ts';
export { type Sparkline, sparklineAt } from './sparkline.ts';
export { canonicalFormula, localFormula } from './syntax/translate.ts';

const installed = new WeakSet<object>();

/** Installs the dialect into an engine, once. Do this before the first workbook is opened. */
export function installDialect(api: EngineApi): void {
  if (installed.has(api.CellErrorType)) return;
  installed.add(api.CellErrorType);
  installErrorCodes(api);
  const registry = api.registries.functionRegistry as unknown as FunctionRegistry;
  installCalls(registry);
  define(registry, operators);
  define(registry, functions(api));
  installFormulas(api);
  installBlankResults(api);
  installComposer(api);
  installSheetNames(api);
}

/** Every function, native or registered later, is called by Google's rules for arrays and errors. */
function installCalls(registry: FunctionRegistry): void {
  const replace = registry.replace;
  registry.replace = function (name, description) {
    replace.call(this, name, description);
    const upper = name.toUpperCase();
    this.mapping[upper] = callableOf(this.content[upper]!);
    return this;
  };
  for (const [name, description] of Object.entries(registry.content))
    registry.mapping[name] = withNumericDomain(name, callableOf(description));
}
