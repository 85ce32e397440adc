/** Names of cells and ranges as formulas write them. Rows and columns count from 0 here, as in the plan. */

export interface Spot {
  row: number;
  column: number;
}

export function letter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letter(Math.floor(column / 26) - 1) + last;
}

/** `C7`, `$C7`, `C$7` or `$C$7`: what stands still when the formula is copied. */
export function cell({ row, column }: Spot, still: '' | 'row' | 'column' | 'both' = ''): string {
  const fixRow = still === 'row' || still === 'both' ? '$' : '';
  const fixColumn = still === 'column' || still === 'both' ? '$' : '';
  return `${fixColumn}${letter(column)}${fixRow}${row + 1}`;
}

/** The column from a row to the end of the sheet, whatever rows are added: `$C$4:$C`. */
export const openColumn = (column: number, fromRow: number): string =>
  `$${letter(column)}$${fromRow + 1}:$${letter(column)}`;

export const onSheet = (sheet: string, range: string): string => `'${sheet.replace(/'/g, "''")}'!${range}`;

/** A text as a formula writes it. */
export const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
