/** Whether a sheet still holds what was drawn, and nothing else: then it may be drawn over. */
import type { SheetPlan } from '../scorecard/plan.ts';
import type { Cell } from '../table/types.ts';

/** Of everything drawn: the same cells give the same text, whatever blank cells lie around. */
export function fingerprintOf({ cells, bulk }: SheetPlan): string {
  const print = new Fingerprint();
  cells.forEach((row, r) => {
    row.forEach(({ content }, c) => {
      if (content && 'text' in content) print.add(r, c, content.text);
      if (content && 'number' in content) print.add(r, c, content.number);
    });
  });
  bulk?.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      print.add(bulk.area.row + r, bulk.area.column + c, value);
    });
  });
  return print.text;
}

/** The same of a sheet as it stands. */
export function fingerprintOfCells(values: Cell[][]): string {
  const print = new Fingerprint();
  values.forEach((row, r) => {
    row.forEach((cell, c) => {
      print.add(r, c, typeof cell === 'object' && cell !== null ? cell.serial : cell);
    });
  });
  return print.text;
}

class Fingerprint {
  private hash = 0;
  private count = 0;

  add(row: number, column: number, value: string | number | boolean | null): void {
    if (value === null || value === '') return;
    // Numbers come back from the sheet with 15 digits at most.
    const text = `${row},${column},${JSON.stringify(typeof value === 'number' ? Number(value.toPrecision(12)) : value)}`;
    let hash = 0x811c9dc5; // FNV-1a
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    this.hash = (this.hash + (hash >>> 0)) % 0x100000000;
    this.count++;
  }

  get text(): string {
    return `${this.count}:${this.hash}`;
  }
}
