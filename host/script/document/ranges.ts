/** Cells: reading and writing values, formulas, formats, notes and looks. */
import { helpers } from '@odoo/o-spreadsheet';
import { instantOfSerial, serialOfInstant } from '../../engine/calendar.ts';
import { engineFormat } from '../../engine/dialect/formats.ts';
import { localFormula } from '../../engine/dialect/index.ts';
import type { WrittenValue } from '../../engine/plugins/batch.ts';
import { ServiceError } from '../service-error.ts';
import { isDate } from '../wire.ts';
import type { ScriptDocument, Zone } from './document.ts';
import { lookOf, stylePatch } from './looks.ts';
import { type Operations, read, write } from './operations.ts';
import { checkValidation } from './validation.ts';

/** platform.md WR-8. */
const MOST_CHARACTERS = 50_000;

const isDateFormat = (() => {
  const known = new Map<string, boolean>();
  return (format: string) => {
    let answer = known.get(format);
    if (answer === undefined) {
      answer = helpers.isDateTimeFormat(format);
      known.set(format, answer);
    }
    return answer;
  };
})();

type Getters = ReturnType<ScriptDocument['settled']>;
type Position = { sheetId: string; col: number; row: number };

/** One reader per property: what a cell's own position gives. */
const readers: Readonly<Record<string, (getters: Getters, position: Position, timeZone: string) => unknown>> = {
  value(getters, position, timeZone) {
    const { value, format } = getters.getEvaluatedCell(position);
    if (typeof value === 'number' && format && isDateFormat(format)) return new Date(instantOfSerial(value, timeZone));
    // A literal "=x" in a plain-text cell is stored behind an apostrophe that is no part of it.
    if (format === '@' && typeof value === 'string' && /^'[=']/.test(value)) return value.slice(1);
    return value ?? '';
  },
  displayValue: (getters, position) => getters.getEvaluatedCell(position).formattedValue,
  formula(getters, position) {
    const cell = getters.getCell(position);
    return cell?.isFormula ? localFormula(cell.compiledFormula.toFormulaString(getters), getters.getLocale()) : '';
  },
  numberFormat: (getters, position) => getters.getEvaluatedCell(position).format ?? 'General',
  note: (getters, position) => getters.getNote(position),
};

function readRange(document: ScriptDocument, id: string, zone: Zone, property: string): unknown[][] {
  checkZone(document, id, zone);
  const getters = document.settled();
  const readCell = readers[property] ?? lookOf(property);
  const { timeZone } = document.workbook;
  const rows: unknown[][] = [];
  // One position for all cells: readers look, they don't keep it.
  const position = { sheetId: id, col: 0, row: 0 };
  for (position.row = zone.top; position.row <= zone.bottom; position.row++) {
    const values: unknown[] = [];
    for (position.col = zone.left; position.col <= zone.right; position.col++) {
      values.push(readCell(getters, position, timeZone));
    }
    rows.push(values);
  }
  return rows;
}

export function checkZone(document: ScriptDocument, id: string, zone: Zone): void {
  const sheet = document.sheet(id);
  const inside = zone.left >= 0 && zone.top >= 0 && zone.bottom < sheet.rows && zone.right < sheet.columns;
  if (!inside) throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
}

/** Either one value for all cells or a table of the range's size. */
export type Given = { readonly one: unknown } | { readonly rows: readonly (readonly unknown[])[] };

function checkSize(zone: Zone, rows: readonly (readonly unknown[])[]): void {
  const height = zone.bottom - zone.top + 1;
  const width = zone.right - zone.left + 1;
  if (rows.length !== height) {
    throw new ServiceError(
      `The number of rows in the data does not match the number of rows in the range. The data has ${rows.length} but the range has ${height}.`,
    );
  }
  const wrong = rows.find((row) => row.length !== width);
  if (wrong) {
    throw new ServiceError(
      `The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${width}.`,
    );
  }
}

function tableOf(zone: Zone, given: Given): readonly (readonly unknown[])[] {
  if ('rows' in given) {
    checkSize(zone, given.rows);
    return given.rows;
  }
  const row = Array.from({ length: zone.right - zone.left + 1 }, () => given.one);
  return Array.from({ length: zone.bottom - zone.top + 1 }, () => row);
}

function writeRange(
  document: ScriptDocument,
  id: string,
  zones: readonly Zone[],
  property: string,
  given: Given,
): void {
  for (const zone of zones) {
    checkZone(document, id, zone);
    const table = tableOf(zone, given);
    if (property === 'value')
      writeValues(
        document,
        id,
        zone,
        table.map((row) => row.map((value) => written(value, document))),
      );
    else if (property === 'formula')
      writeValues(
        document,
        id,
        zone,
        table.map((row) => row.map(asFormula)),
      );
    else if (property === 'note') writeNotes(document, id, zone, table);
    else writeLooks(document, id, zone, table, property);
  }
}

function writeValues(document: ScriptDocument, id: string, zone: Zone, rows: WrittenValue[][]): void {
  checkValidation(document, id, zone, rows);
  document.write({ type: 'WRITE_VALUES', sheetId: id, left: zone.left, top: zone.top, rows });
}

function asFormula(formula: unknown): WrittenValue {
  const text = formula === null || formula === undefined ? '' : String(formula);
  return text === '' || text.startsWith('=') ? text : `=${text}`;
}

function written(value: unknown, document: ScriptDocument): WrittenValue {
  if (value === null || value === undefined) return null;
  if (isDate(value)) return { serial: serialOfInstant(value.getTime(), document.workbook.timeZone) };
  if (typeof value === 'number') return Number.isFinite(value) ? value : '=#NUM!';
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (value.length > MOST_CHARACTERS) {
      throw new ServiceError(
        `Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`,
      );
    }
    return value;
  }
  // What Google writes for an object is of no use to anybody (WR-7), but it is written.
  return Array.isArray(value) ? `'[Ljava.lang.Object;@0` : `'${javaMap(value as object)}`;
}

const javaMap = (value: object) =>
  `{${Object.entries(value)
    .map(([key, each]) => `${key}=${String(each)}`)
    .join(', ')}}`;

function writeNotes(document: ScriptDocument, id: string, zone: Zone, table: readonly (readonly unknown[])[]): void {
  const before = document.engine().getNotes(id);
  table.forEach((row, y) => {
    row.forEach((note, x) => {
      const [col, row] = [zone.left + x, zone.top + y];
      const text = note === null || note === undefined ? '' : String(note);
      // A sheet full of "no note" is the common case; it must not become a command per cell.
      if (text || before[`${col},${row}`] || document.hasWaitingNotes(id)) {
        document.write({ type: 'SET_NOTE', sheetId: id, col, row, note: text });
      }
    });
  });
}

function writeLooks(
  document: ScriptDocument,
  id: string,
  zone: Zone,
  table: readonly (readonly unknown[])[],
  property: string,
) {
  const patches = new Map<unknown, object>();
  const cells = table.flatMap((row, y) =>
    row.map((value, x) => {
      let patch = patches.get(value);
      if (!patch) {
        patch =
          property === 'numberFormat'
            ? { format: drawableFormat(value, document) }
            : { style: stylePatch(property, value) };
        patches.set(value, patch);
      }
      return { col: zone.left + x, row: zone.top + y, ...patch };
    }),
  );
  document.write({ type: 'WRITE_CELLS', sheetId: id, cells });
}

/** Google's format as the engine can draw it: as it stands, in the engine's notation, or its first section alone. */
function drawableFormat(value: unknown, document: ScriptDocument): string {
  const format = value === null || value === undefined ? '' : String(value);
  const translated = engineFormat(format);
  if (translated === '') return '';
  const locale = document.engine().getLocale();
  const drawable = (candidate: string) => {
    try {
      helpers.formatValue(1.5, { format: candidate, locale });
      helpers.formatValue(-1.5, { format: candidate, locale });
      return true;
    } catch {
      return false;
    }
  };
  return [format, translated, translated.split(';')[0]!].find(drawable) ?? '';
}

export const rangeOperations: Operations = {
  readRange: read(readRange),
  writeRange: write(writeRange),
  clearRange: write(
    (document, id: string, zones: readonly Zone[], what: { content?: boolean; format?: boolean; note?: boolean }) => {
      for (const zone of zones) {
        checkZone(document, id, zone);
        if (what.content || what.format)
          document.write({ type: 'CLEAR_ZONE', sheetId: id, zone, content: !!what.content, format: !!what.format });
        if (what.note) document.write({ type: 'CLEAR_NOTES', sheetId: id, zone });
      }
    },
  ),
  clearSheet: write((document, id: string, what: { content: boolean; format: boolean }) => {
    const { rows, columns } = document.sheet(id);
    const zone = { left: 0, top: 0, right: columns - 1, bottom: rows - 1 };
    document.write({ type: 'CLEAR_ZONE', sheetId: id, zone, ...what });
  }),
  merge: write((document, id: string, zone: Zone) => {
    checkZone(document, id, zone);
    if (zone.left === zone.right && zone.top === zone.bottom) return;
    document.write({ type: 'ADD_MERGE', sheetId: id, target: [zone], force: true });
  }),
  breakApart: write((document, id: string, zones: readonly Zone[]) => {
    for (const zone of zones) document.write({ type: 'BREAK_APART', sheetId: id, zone });
  }),
  mergedZones: read((document, id: string, zone: Zone) =>
    document
      .settled()
      .getMergesInZone(id, zone)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
  ),
  copyRange: write((document, from: string, zone: Zone, to: string, target: Zone) => {
    checkZone(document, from, zone);
    const right = Math.max(target.right, target.left + zone.right - zone.left);
    const bottom = Math.max(target.bottom, target.top + zone.bottom - zone.top);
    checkZone(document, to, { ...target, right, bottom });
    document.write({ type: 'COPY_ZONE', sheetId: from, zone, targetSheetId: to, col: target.left, row: target.top });
  }),
  border: write(
    (
      document,
      id: string,
      zones: readonly Zone[],
      sides: Readonly<Record<string, boolean | null>>,
      color: string | null,
      style: string | null,
    ) => {
      const border = { color: color ?? '#000000', style: style ?? 'thin' };
      const target = [...zones];
      for (const zone of target) checkZone(document, id, zone);
      if (Object.values(sides).every((side) => side === false)) {
        document.write({ type: 'SET_ZONE_BORDERS', sheetId: id, target, border: { position: 'clear' } });
      }
      for (const [position, on] of Object.entries(sides)) {
        if (on) document.write({ type: 'SET_ZONE_BORDERS', sheetId: id, target, border: { ...border, position } });
      }
    },
  ),
};
