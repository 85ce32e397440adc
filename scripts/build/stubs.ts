import ts from 'typescript';
import type { CustomFunctionSpec } from '../../src/functions/define.ts';
import { BuildFailure } from './failure.ts';
import { syntaxErrors } from './syntax.ts';

/** The IIFE's name; the trailing underscore keeps it out of reach of google.script.run and of cells. */
export const bundleName = 'SalesKpis_';

/**
 * esbuild drops JSDoc and hides functions in its closure, so each function a cell may call is declared here, with real
 * parameter names: Sheets shows those, and neither `...args` nor `[optional]` (platform: JD-4, JD-7).
 */
export function customFunctionStub({ name, summary, params }: CustomFunctionSpec): string {
  // What it returns is said in the reference alone: Sheets does not show it (platform: JD-3).
  const lines = [
    summary,
    '',
    ...params.map((param) => `@param {${param.type}} ${param.name} ${param.about}`),
    '@customfunction',
  ];
  const doc = ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
  const names = params.map((param) => param.name).join();
  return `${doc}\nfunction ${name}(${names}){return ${bundleName}.custom('${name}',arguments)}`;
}

export function globalStub(name: string, params: readonly string[]): string {
  const list = params.join();
  return `function ${name}(${list}){return ${bundleName}.${name}(${list})}`;
}

/** Reads a written stub as Sheets does and holds the function against its help. */
export function checkStub(stub: string, spec: CustomFunctionSpec): void {
  const problem = stubProblem(stub, spec);
  if (problem) throw new BuildFailure(`The custom function ${spec.name} ${problem}.`);
}

function stubProblem(stub: string, spec: CustomFunctionSpec): string | null {
  const texts = [spec.summary, spec.returns, ...spec.params.map((param) => param.about)];
  if (texts.some((text) => text.trim() === '')) return 'has an argument or a summary without words';
  if (texts.some((text) => /[\r\n]|<\/?[a-z]/i.test(text)))
    return 'has line breaks or HTML in its help, which Sheets does not show';
  const file = ts.createSourceFile('stub.js', stub, ts.ScriptTarget.ES2022, true);
  const fn = file.statements.find(ts.isFunctionDeclaration);
  if (!fn || syntaxErrors(file).length > 0) return 'has a text or a parameter name that breaks its declaration';
  const parameters = fn.parameters.map((parameter) => parameter.name.getText());
  const documented = ts.getJSDocTags(fn).filter(ts.isJSDocParameterTag);
  if (documented.some((tag) => tag.isBracketed))
    return 'has a [bracketed] parameter, which Sheets shows as required: say "Optional."';
  if (parameters.join() !== documented.map((tag) => tag.name.getText()).join())
    return `takes (${parameters.join(', ')}) but its help names (${documented.map((tag) => tag.name.getText()).join(', ')})`;
  if (new Set(parameters).size < parameters.length) return 'names a parameter twice';
  if (!ts.getJSDocTags(fn).some((tag) => tag.tagName.text === 'customfunction')) return 'lacks @customfunction';
  return null;
}
