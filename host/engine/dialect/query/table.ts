/** The data of a QUERY: its columns with their kinds, headers and ids. */
import type { EngineApi } from '../engine.ts';
import { badValue, type Cell, isErrorCell, type Matrix, rowsOf, type Scalar } from '../value.ts';

export type Kind = 'number' | 'string' | 'boolean';

export interface QueryColumn {
  label: string;
  kind: Kind;
  /** Values of the column's kind; what is of another kind counts as blank, as in Google. */
  values: Scalar[];
  format?: string;
}

export interface QueryTable {
  columns: QueryColumn[];
  rows: number;
  /** Column of an id: the letter of a range's column, or Col1, Col2 … */
  find(id: string): number;
}

function kindOf(cells: readonly Cell[]): Kind {
  const counts = { number: 0, string: 0, boolean: 0 };
  for (const { value } of cells) if (value !== null && value !== '') counts[typeof value as Kind]++;
  if (counts.number > counts.string && counts.number >= counts.boolean) return 'number';
  return counts.boolean > counts.string ? 'boolean' : 'string';
}

/** A first row of texts above a column that holds something else is a header. */
function guessHeaders(matrix: Matrix): number {
  const first = matrix.map((column) => column[0]!.value);
  if (rowsOf(matrix) < 2 || !first.every((value) => typeof value === 'string' && value !== '')) return 0;
  return matrix.some((column) => kindOf(column.slice(1)) !== 'string') ? 1 : 0;
}

export function queryTable(matrix: Matrix, headers: number | undefined, { helpers }: EngineApi): QueryTable {
  const headerRows = headers === undefined || headers < 0 ? guessHeaders(matrix) : Math.min(headers, rowsOf(matrix));
  const columns = matrix.map((cells): QueryColumn => {
    const body = cells.slice(headerRows);
    const kind = kindOf(body);
    return {
      label: cells
        .slice(0, headerRows)
        .map((cell) => String(cell.value ?? ''))
        .join(' ')
        .trim(),
      kind,
      values: body.map((cell) => (typeof cell.value === kind && !isErrorCell(cell) ? cell.value : null)),
      format: body.find((cell) => typeof cell.value === 'number')?.format,
    };
  });
  const firstColumn = matrix[0]?.[0]?.position?.col ?? 0;
  return {
    columns,
    rows: rowsOf(matrix) - headerRows,
    find(id) {
      const numbered = /^col(\d+)$/i.exec(id);
      const place = numbered
        ? Number(numbered[1]) - 1
        : /^[A-Z]{1,3}$/.test(id)
          ? helpers.lettersToNumber(id) - firstColumn
          : -1;
      if (place < 0 || place >= columns.length)
        throw badValue(`Unable to parse query string for Function QUERY parameter 2: NO_COLUMN: ${id}`);
      return place;
    },
  };
}
