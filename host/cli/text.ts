/** Plain text for people: aligned columns, figures readable at a glance. */

import { decimals } from '../../src/value/notation.ts';

export type Align = 'left' | 'right';

/** Rows as aligned columns, two blanks between them; a column with nothing in it is left out. */
export function aligned(rows: readonly (readonly string[])[], aligns: readonly Align[] = []): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => width(row[column] ?? ''))),
  );
  return rows.map((row) =>
    widths
      .map((columnWidth, column) => padded(row[column] ?? '', columnWidth, aligns[column] ?? 'left'))
      .filter((_, column) => widths[column]! > 0)
      .join('  ')
      .trimEnd(),
  );
}

export function indented(lines: readonly string[], by = 2): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

export function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...indented(lines)] : [];
}

export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  return width(line) <= most ? line : `${[...line].slice(0, most - 1).join('')}…`;
}

/** 12345.678 as 12,346: enough digits to compare by eye. */
export function readableNumber(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 1000 || Number.isInteger(value) ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return decimals(value, digits).replace('−', '-');
}

function padded(text: string, to: number, align: Align): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'right' ? blanks + text : text + blanks;
}

/** Characters, not UTF-16 units; combining marks take no place. */
function width(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length;
}
