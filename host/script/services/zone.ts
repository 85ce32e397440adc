/** Areas of cells: zero-based and inclusive, as the host counts. */

export interface Zone {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

export function a1Of({ left, top, right, bottom }: Zone): string {
  const from = `${letters(left)}${top + 1}`;
  const to = `${letters(right)}${bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}

const columnOf = (text: string) =>
  [...text.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B2`, `B2:D9`, `B:D`, `2:9`, `B2:D`; open ends reach the grid's. undefined when it is no A1 notation. */
export function zoneOfA1(notation: string, rows: number, columns: number): Zone | undefined {
  const match = /^\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?$/i.exec(notation.trim());
  if (!match || notation.trim() === '') return undefined;
  const [, column, row, toColumn, toRow] = match;
  if (Number(row) === 0 || Number(toRow) === 0) return undefined;
  const range = notation.includes(':');
  if (!range) return column && row ? cell(columnOf(column), Number(row) - 1) : undefined;
  if ((!column && !row) || (!toColumn && !toRow)) return undefined;
  const left = column ? columnOf(column) : 0;
  const top = row ? Number(row) - 1 : 0;
  const right = toColumn ? columnOf(toColumn) : columns - 1;
  const bottom = toRow ? Number(toRow) - 1 : rows - 1;
  return {
    left: Math.min(left, right),
    right: Math.max(left, right),
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
  };
}

const cell = (column: number, row: number): Zone => ({ left: column, right: column, top: row, bottom: row });
