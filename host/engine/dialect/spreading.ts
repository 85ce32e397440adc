/**
 * How the result of an array formula gets into the grid, faster: cells that hold what they held before are kept as they are, and
 * room is looked for with fewer questions. Both are methods of the engine's evaluator, called once per cell of the result.
 */
import type { CellPosition, Locale } from './engine.ts';
import type { Cell, Matrix } from './value.ts';

export interface EvaluatedCell {
  value: unknown;
  type: string;
  format?: string;
  position?: CellPosition;
}

interface GridCell {
  format?: string;
  isFormula?: boolean;
  content?: string;
  compiledFormula?: object;
}

export interface SpreadingEvaluator {
  evaluatedCells: {
    get(position: CellPosition): EvaluatedCell | undefined;
    set(position: CellPosition, cell: EvaluatedCell): void;
  };
  getters: { getCell(position: CellPosition): GridCell | undefined; getLocale(): Locale };
  blockedArrayFormulas: { delete(position: CellPosition): void };
  checkCollision(position: CellPosition): Visit;
  spreadValues(position: CellPosition, matrix: Matrix): Visit;
}

type Visit = (column: number, row: number) => void;

/** What a formula put into the grid last time, by column and row. */
interface Shown {
  locale: Locale;
  results: Cell[][];
  cells: EvaluatedCell[][];
}

const shownBy = new WeakMap<object, Shown>();

export function patchSpreading(prototype: SpreadingEvaluator, blankCell: (format?: string) => EvaluatedCell): void {
  const { spreadValues, checkCollision } = prototype;

  prototype.spreadValues = function (position, matrix) {
    const spread = spreadValues.call(this, position, matrix);
    const { evaluatedCells, getters } = this;
    const locale = getters.getLocale();
    const formula = getters.getCell(position)?.compiledFormula;
    const before = formula && shownBy.get(formula);
    const last = before?.locale === locale ? before : undefined;
    const cells: EvaluatedCell[][] = matrix.map((column) => new Array(column.length));
    if (formula) shownBy.set(formula, { locale, results: matrix, cells });
    return (column, row) => {
      const target = { sheetId: position.sheetId, col: position.col + column, row: position.row + row };
      const result = matrix[column]![row]!;
      const known = last?.results[column]?.[row] === result ? last.cells[column]![row] : undefined;
      if (known && isAt(known, target) && (getters.getCell(target)?.format || result.format) === known.format)
        evaluatedCells.set(target, known);
      else if (result.value === null) evaluatedCells.set(target, blankCell(getters.getCell(target)?.format));
      else spread(column, row);
      cells[column]![row] = evaluatedCells.get(target)!;
    };
  };

  prototype.checkCollision = function (position) {
    const refuse = checkCollision.call(this, position);
    const { evaluatedCells, getters } = this;
    this.blockedArrayFormulas.delete(position);
    return (column, row) => {
      const target = { sheetId: position.sheetId, col: position.col + column, row: position.row + row };
      const cell = getters.getCell(target);
      const isTaken = cell?.isFormula || cell?.content || (evaluatedCells.get(target)?.type ?? 'empty') !== 'empty';
      if (isTaken) refuse(column, row);
    };
  };
}

const isAt = ({ position }: EvaluatedCell, { sheetId, col, row }: CellPosition): boolean =>
  position !== undefined && position.row === row && position.col === col && position.sheetId === sheetId;
