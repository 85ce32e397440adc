/** Names of cells and ranges as formulas write them. Rows and columns count from 0 here, as in the plan. */
import { columnLetter } from '../table/text.ts';

export interface Spot {
  row: number;
  column: number;
}

/** `C7`, `$C7`, `C$7` or `$C$7`: what stands still when the formula is copied. */
export function cell({ row, column }: Spot, still: '' | 'row' | 'column' | 'both' = ''): string {
  const fixRow = still === 'row' || still === 'both' ? '$' : '';
  const fixColumn = still === 'column' || still === 'both' ? '$' : '';
  return `${fixColumn}${columnLetter(column)}${fixRow}${row + 1}`;
}

/** The column from a row to the end of the sheet, whatever rows are added: `$C$4:$C`. */
export const openColumn = (column: number, fromRow: number): string =>
  `$${columnLetter(column)}$${fromRow + 1}:$${columnLetter(column)}`;

export const onSheet = (sheet: string, range: string): string => `'${sheet.replace(/'/g, "''")}'!${range}`;
