/**
 * `--import google`: every cell becomes what Google Sheets makes of it when the file is imported with "convert text to
 * numbers, dates and formulas" — as if typed in the sheet's locale, each cell for itself, mistakes included: of a column
 * of d/m/y dates an en_US sheet swaps the days up to the 12th and leaves the others text.
 */
import { localeFor } from '../engine/dialect/index.ts';
import { typedContent } from '../engine/typed-content.ts';
import type { LoadedCell, LoadedRow } from './grid.ts';

export function importAsGoogle(rows: readonly (readonly string[])[], localeCode: string): LoadedRow[] {
  const locale = localeFor(localeCode);
  // The same words and numbers come again and again; reading each once makes a large file four times as fast.
  const known = new Map<string, LoadedCell>();
  return rows.map((row) =>
    row.map((text) => {
      if (text === '') return undefined;
      let cell = known.get(text);
      if (!cell) {
        cell = typedContent(text, locale);
        known.set(text, cell);
      }
      return cell;
    }),
  );
}
