/** Google refuses volatile values as arguments of custom functions (platform.md ARG-3): NOW, RAND and the like, TODAY excepted. */
import { type Arg, type CompiledFormula, type EvalContext, type Getters, helpers } from '@odoo/o-spreadsheet';
import type { CellPosition } from './workbook.ts';

const VOLATILE = /\b(?:NOW|RAND|RANDARRAY|RANDBETWEEN)\s*\(/i;

/** Formula text is made anew at every call, so what was found is kept with the compiled formula. */
const found = new WeakMap<CompiledFormula, boolean>();

const withoutText = (formula: string) => formula.replace(/"[^"]*"/g, '""');

export function refersToVolatile(context: EvalContext, name: string, args: readonly Arg[]): boolean {
  const { getters, __originCellPosition: origin } = context;
  if (origin && volatileInCall(getters, origin, name)) return true;
  const seen = new Set<CompiledFormula>();
  return args.some((arg) => {
    if (!arg) return false;
    const cells = helpers.isMatrix(arg) ? arg : [[arg]];
    return cells.some((column) =>
      column.some((cell) => !!cell?.position && volatileCell(getters, cell.position, seen)),
    );
  });
}

/** `=F(NOW())`: the volatile function stands between the parentheses of the call itself. */
function volatileInCall(getters: Getters, origin: CellPosition, name: string): boolean {
  const cell = getters.getCell(origin);
  if (!cell?.isFormula) return false;
  const formula = withoutText(cell.compiledFormula.toFormulaString(getters));
  if (!VOLATILE.test(formula)) return false;
  const call = new RegExp(`\\b${name}\\s*\\(`, 'gi');
  for (const match of formula.matchAll(call)) {
    let depth = 1;
    let end = match.index + match[0].length;
    for (; end < formula.length && depth; end++) depth += formula[end] === '(' ? 1 : formula[end] === ')' ? -1 : 0;
    if (VOLATILE.test(formula.slice(match.index + match[0].length, end))) return true;
  }
  return false;
}

function volatileCell(getters: Getters, position: CellPosition, seen: Set<CompiledFormula>): boolean {
  const formula = getters.getCorrespondingFormulaCell(position)?.compiledFormula;
  if (!formula || seen.has(formula)) return false;
  seen.add(formula);
  let known = found.get(formula);
  if (known === undefined) {
    known = VOLATILE.test(withoutText(formula.toFormulaString(getters)));
    found.set(formula, known);
  }
  if (known) return true;
  return formula.rangeDependencies.some(({ sheetId, zone }) => {
    for (let col = zone.left; col <= zone.right; col++) {
      for (let row = zone.top; row <= zone.bottom; row++) {
        if (volatileCell(getters, { sheetId, col, row }, seen)) return true;
      }
    }
    return false;
  });
}
