/** A tiny sheet in memory: carries plans out as the real one does, and lets a "user" insert, delete and type. */
import type { Content, ExistingSheet, SheetPlan } from '../../src/scorecard/plan.ts';
import type { Cell } from '../../src/table/types.ts';

export class Paper {
  readonly cells: (Content | null)[][];

  constructor(rows = 60, columns = 40) {
    this.cells = Array.from({ length: rows }, () => new Array<Content | null>(columns).fill(null));
  }

  insertRows(at: number, count: number): void {
    const width = this.cells[0]!.length;
    const blank = Array.from({ length: count }, () => new Array<Content | null>(width).fill(null));
    this.cells.splice(at, 0, ...blank);
  }

  deleteRows(at: number, count: number): void {
    this.cells.splice(at, count);
  }

  insertColumns(at: number, count: number): void {
    for (const row of this.cells) row.splice(at, 0, ...new Array<Content | null>(count).fill(null));
  }

  deleteColumns(at: number, count: number): void {
    for (const row of this.cells) row.splice(at, count);
  }

  type(row: number, column: number, content: Content): void {
    this.cells[row]![column] = content;
  }

  carryOut(plan: SheetPlan): void {
    for (const { kind, at, count } of plan.edits) this[kind](at, count);
    for (const { row, column, rows, columns } of plan.areas) {
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) this.cells[r]![c] = plan.cells[r]![c]!.content ?? null;
      }
    }
  }

  read(kind: ExistingSheet['kind'], name: string): ExistingSheet {
    return {
      kind,
      name,
      values: this.cells.map((row) => row.map(cellOf)),
      formulas: this.cells.map((row) => row.map((cell) => (cell && 'formula' in cell ? `=${cell.formula}` : ''))),
    };
  }
}

function cellOf(content: Content | null): Cell {
  if (!content) return null;
  if ('text' in content) return content.text;
  if ('day' in content) return { serial: content.day };
  if ('boolean' in content) return content.boolean;
  return 'number' in content ? content.number : '(computed)';
}
