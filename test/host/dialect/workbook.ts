/** A workbook of the engine with the dialect installed, for the tests of the dialect. */
import '../../../host/engine/polyfill.ts';
import * as engine from '@odoo/o-spreadsheet';
import type { CellPosition, EngineApi } from '../../../host/engine/dialect/engine.ts';
import { canonicalFormula, installDialect, localeFor } from '../../../host/engine/dialect/index.ts';
import type { Cell } from '../../../host/engine/dialect/value.ts';

export const api = engine as unknown as EngineApi;
installDialect(api);

export type Content = string | number | boolean | null;
export type Sheets = Record<string, Content[][]>;

/** Serial number of a day. */
export const day = (iso: string): number =>
  Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

interface Options {
  locale?: string;
  rows?: number;
  /** Number formats by cell, as `Sheet!A1`. */
  formats?: Record<string, string>;
  names?: Record<string, string>;
}

export function workbook(sheets: Sheets, { locale = 'en_US', rows = 100, formats = {}, names = {} }: Options = {}) {
  const settings = localeFor(locale);
  const formatList: Record<number, string> = {};
  const data = {
    sheets: Object.entries(sheets).map(([name, table], place) => ({
      id: `s${place}`,
      name,
      colNumber: 26,
      rowNumber: Math.max(rows, table.length),
      cells: Object.fromEntries(
        table.flatMap((row, y) =>
          row
            .map((value, x) => [api.helpers.toXC(x, y), textOf(value, settings)] as const)
            .filter(([, text]) => text !== ''),
        ),
      ),
      formats: {} as Record<string, number>,
    })),
    formats: formatList,
    settings: { locale: settings },
    namedRanges: {},
  };
  for (const [place, [target, format]] of Object.entries(formats).entries()) {
    const [sheet, xc] = target.split('!') as [string, string];
    formatList[place + 1] = format;
    data.sheets.find(({ name }) => name === sheet)!.formats[xc] = place + 1;
  }
  const model = new api.Model(data as never);
  for (const [name, reference] of Object.entries(names))
    model.dispatch('CREATE_NAMED_RANGE', {
      name,
      ranges: [model.getters.getRangeDataFromXc('s0', reference)],
    } as never);

  const plain = (cell: Cell): Content => cell.value;
  return {
    model,
    /** What a formula gives, as Sheets would show it in a cell: one value, or rows of values. */
    evaluate(formula: string): Content | Content[][] {
      const result = model.getters.evaluateFormulaResult('s0', canonicalFormula(formula, settings)) as Cell | Cell[][];
      if (!Array.isArray(result)) return plain(result);
      return result[0]!.map((_, row) => result.map((column) => plain(column[row]!)));
    },
    result: (formula: string) =>
      model.getters.evaluateFormulaResult('s0', canonicalFormula(formula, settings)) as unknown as Cell,
    cell(xc: string, sheet = 's0'): Cell & { type: string } {
      const position = { sheetId: sheet, ...api.helpers.toCartesian(xc) } as CellPosition;
      return model.getters.getEvaluatedCell(position) as never;
    },
    set(xc: string, content: string, sheet = 's0') {
      const position = api.helpers.toCartesian(xc);
      model.dispatch('UPDATE_CELL', {
        sheetId: sheet,
        ...position,
        content: canonicalFormula(content, settings),
      } as never);
    },
  };
}

const textOf = (value: Content, locale: ReturnType<typeof localeFor>): string => {
  if (value === null) return '';
  if (typeof value === 'string') return value.startsWith('=') ? canonicalFormula(value, locale) : value;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
};
