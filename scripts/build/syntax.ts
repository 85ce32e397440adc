import ts from 'typescript';
import { BuildFailure } from './failure.ts';

/** Web and Node names that Apps Script's V8 lacks (platform: VR-4); a bundle that uses one fails only when it gets there. */
const missing = new Set(
  `setTimeout setInterval clearTimeout clearInterval setImmediate queueMicrotask requestAnimationFrame fetch XMLHttpRequest URL
URLSearchParams TextEncoder TextDecoder FormData Blob File ReadableStream WritableStream AbortController structuredClone atob btoa crypto
performance process Buffer global require module exports window document navigator localStorage DOMException Temporal`.split(
    /\s+/,
  ),
);

/** Everything in a script file that Apps Script would refuse at push or at run time. */
export function checkSyntax(fileName: string, code: string): void {
  const file = ts.createSourceFile(fileName, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const parseError = syntaxErrors(file)[0];
  if (parseError)
    fail(
      file,
      parseError.start,
      `does not parse: ${ts.flattenDiagnosticMessageText(parseError.messageText, ' ').replace(/\.$/, '')}`,
    );
  const declared = declaredNames(file);
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const problem = syntaxProblem(node, inFunction) ?? missingName(node, declared);
    if (problem) fail(file, node.getStart(), problem);
    const inside = inFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, false);
}

/** The parser's own complaints; TypeScript keeps them on the file without declaring it. */
export const syntaxErrors = (file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] =>
  (file as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;

function fail(file: ts.SourceFile, position: number, problem: string): never {
  const line = file.getLineAndCharacterOfPosition(position).line + 1;
  throw new BuildFailure(`${file.fileName} line ${line} ${problem}.`);
}

function syntaxProblem(node: ts.Node, inFunction: boolean): string | null {
  if (ts.isPrivateIdentifier(node)) return `uses ${node.text}: Apps Script rejects private # members`;
  if (ts.isClassStaticBlockDeclaration(node)) return 'has a static block: Apps Script rejects it';
  if (ts.isPropertyDeclaration(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword))
    return 'has a static field: Apps Script rejects it';
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node))
    return 'has an import or export: Apps Script has no modules';
  if (ts.canHaveModifiers(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword))
    return 'has an import or export: Apps Script has no modules';
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    return 'uses import.meta: Apps Script has no modules';
  if (node.kind === ts.SyntaxKind.ImportKeyword && node.parent && ts.isCallExpression(node.parent))
    return 'uses import(): Apps Script has no modules';
  if (!inFunction && (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)))
    return 'awaits at the top level: Apps Script rejects it';
  return null;
}

function missingName(node: ts.Node, declared: Set<string>): string | null {
  if (!ts.isIdentifier(node) || !missing.has(node.text) || declared.has(node.text)) return null;
  const parent = node.parent;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ((ts.isMethodDeclaration(parent) || ts.isAccessor(parent) || ts.isPropertyDeclaration(parent)) &&
      parent.name === node) ||
    ts.isLabeledStatement(parent) ||
    ts.isTypeOfExpression(parent);
  return isName ? null : `uses ${node.text}, which Apps Script does not have`;
}

function declaredNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionLike(node) ||
      ts.isClassLike(node);
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
