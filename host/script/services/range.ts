/** Range and RangeList. */
import { isDate } from '../wire.ts';
import { dataValidationOf, wireValidation } from './data-validation.ts';
import { ask, Exception } from './port.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';
import { wireStyle } from './text-style.ts';
import { a1Of, type Zone } from './zone.ts';

export const at = Symbol('where');

export interface Where {
  readonly sheetId: string;
  readonly gid: number;
  readonly zones: readonly Zone[];
}

interface Written {
  readonly property: string;
  /** Singular and plural as in `getFontColor`, `setFontColors`. */
  readonly one: string;
  readonly many: string;
  readonly kind: string;
  readonly wire?: (value: unknown) => unknown;
  readonly readable?: boolean;
}

const asIs = (value: unknown) => value;
const asName = (value: unknown) => (value === null || value === undefined ? null : String(value));

/** Every property of cells that is set for all of them by one value and for each by a table. */
const PROPERTIES: readonly Written[] = [
  { property: 'value', one: 'Value', many: 'Values', kind: 'any', readable: true },
  { property: 'formula', one: 'Formula', many: 'Formulas', kind: 'string', readable: true },
  { property: 'numberFormat', one: 'NumberFormat', many: 'NumberFormats', kind: 'string', readable: true },
  { property: 'note', one: 'Note', many: 'Notes', kind: 'any', readable: true, wire: asNote },
  { property: 'background', one: 'Background', many: 'Backgrounds', kind: 'string|null', readable: true },
  { property: 'fontColor', one: 'FontColor', many: 'FontColors', kind: 'string|null', readable: true },
  { property: 'fontWeight', one: 'FontWeight', many: 'FontWeights', kind: 'string|null', readable: true },
  { property: 'fontStyle', one: 'FontStyle', many: 'FontStyles', kind: 'string|null', readable: true },
  { property: 'fontLine', one: 'FontLine', many: 'FontLines', kind: 'string|null', readable: true },
  { property: 'fontSize', one: 'FontSize', many: 'FontSizes', kind: 'number', readable: true },
  { property: 'fontFamily', one: 'FontFamily', many: 'FontFamilies', kind: 'string|null', readable: true },
  {
    property: 'horizontalAlignment',
    one: 'HorizontalAlignment',
    many: 'HorizontalAlignments',
    kind: 'string|null',
    readable: true,
  },
  {
    property: 'verticalAlignment',
    one: 'VerticalAlignment',
    many: 'VerticalAlignments',
    kind: 'string|null',
    readable: true,
  },
  { property: 'wrap', one: 'Wrap', many: 'Wraps', kind: 'boolean', readable: true },
  { property: 'wrapStrategy', one: 'WrapStrategy', many: 'WrapStrategies', kind: 'any', wire: asName },
  { property: 'textStyle', one: 'TextStyle', many: 'TextStyles', kind: 'TextStyle', wire: wireStyle },
];

/** `setNote(25)` stores "25"; in a table it becomes "25.0" (platform.md WR-17). */
function asNote(note: unknown): unknown {
  return note === null || note === undefined ? '' : String(note);
}

function writeTo(where: Where, method: string, property: string, given: object): void {
  ask('writeRange', method, where.sheetId, where.zones, property, given);
}

class Cells {
  readonly [at]: Where;

  constructor(where: Where) {
    this[at] = where;
  }

  activate(): this {
    const { sheetId, zones } = this[at];
    ask('activate', 'SpreadsheetApp.Range.activate', sheetId, zones[0]);
    return this;
  }

  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    const { contentsOnly, formatOnly } = options ?? {};
    return clearing(this, 'clear', { content: !formatOnly, format: !contentsOnly });
  }
  clearContent(): this {
    return clearing(this, 'clearContent', { content: true });
  }
  clearFormat(): this {
    return clearing(this, 'clearFormat', { format: true });
  }
  clearNote(): this {
    return clearing(this, 'clearNote', { note: true });
  }

  setDataValidation(rule: unknown): this {
    checkCall('SpreadsheetApp.Range.setDataValidation', [rule], 'DataValidation|null');
    const { sheetId, zones } = this[at];
    ask('setValidation', 'SpreadsheetApp.Range.setDataValidation', sheetId, zones, wireValidation(rule));
    return this;
  }
  clearDataValidations(): this {
    return this.setDataValidation(null);
  }

  setBorder(...args: readonly unknown[]): this {
    const sides = 'boolean|null boolean|null boolean|null boolean|null boolean|null boolean|null';
    checkCall('SpreadsheetApp.Range.setBorder', args, sides, `${sides} string|null any`);
    const [top, left, bottom, right, v, h, color, style] = args as [...(boolean | null)[]];
    const { sheetId, zones } = this[at];
    const thickness = style === null || style === undefined ? null : LINES[String(style)];
    const drawn = {
      top: top ?? null,
      left: left ?? null,
      bottom: bottom ?? null,
      right: right ?? null,
      v: v ?? null,
      h: h ?? null,
    };
    ask('border', 'SpreadsheetApp.Range.setBorder', sheetId, zones, drawn, color ?? null, thickness);
    return this;
  }

  breakApart(): this {
    const { sheetId, zones } = this[at];
    ask('breakApart', 'SpreadsheetApp.Range.breakApart', sheetId, zones);
    return this;
  }

  insertCheckboxes(): this {
    const rule = { criterion: 'checkbox', values: [], showDropdown: false, allowInvalid: false, helpText: null };
    const { sheetId, zones } = this[at];
    ask('setValidation', 'SpreadsheetApp.Range.insertCheckboxes', sheetId, zones, rule);
    return this;
  }
}

/** Google's line styles as the engine's. */
const LINES: Readonly<Record<string, string>> = {
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DASHED: 'dashed',
  DOTTED: 'dotted',
  DOUBLE: 'medium',
};

function clearing<T extends Cells>(cells: T, method: string, what: object): T {
  ask('clearRange', `SpreadsheetApp.Range.${method}`, cells[at].sheetId, cells[at].zones, what);
  return cells;
}

/** One method per property, on ranges and range lists alike. */
for (const { property, one, kind, wire = asIs } of PROPERTIES) {
  define(Cells, `set${one}`, function (method, value) {
    checkCall(method, [value], kind);
    writeTo(this[at], method, property, { one: wire(value) });
    return this;
  });
}

export class Range extends Cells {
  override toString(): string {
    return 'Range';
  }
  getA1Notation(): string {
    return a1Of(zoneOf(this));
  }
  getRow(): number {
    return zoneOf(this).top + 1;
  }
  getColumn(): number {
    return zoneOf(this).left + 1;
  }
  getLastRow(): number {
    return zoneOf(this).bottom + 1;
  }
  getLastColumn(): number {
    return zoneOf(this).right + 1;
  }
  getNumRows(): number {
    return zoneOf(this).bottom - zoneOf(this).top + 1;
  }
  getNumColumns(): number {
    return zoneOf(this).right - zoneOf(this).left + 1;
  }
  getSheet(): Sheet {
    return sheetOf({ id: this[at].sheetId, gid: this[at].gid });
  }
  getGridId(): number {
    return this[at].gid;
  }
  getCell(row: number, column: number): Range {
    checkCall('SpreadsheetApp.Range.getCell', [row, column], 'integer integer');
    const { left, top, right, bottom } = zoneOf(this);
    const [x, y] = [left + column - 1, top + row - 1];
    if (x > right || y > bottom || row < 1 || column < 1) throw new Exception('Cell reference out of range');
    return rangeOf({ ...this[at], zones: [{ left: x, right: x, top: y, bottom: y }] });
  }
  offset(rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number): Range {
    checkCall('SpreadsheetApp.Range.offset', [rowOffset, columnOffset], 'integer integer');
    const { left, top } = zoneOf(this);
    const [width, height] = [numColumns ?? this.getNumColumns(), numRows ?? this.getNumRows()];
    return this.getSheet().getRange(top + rowOffset + 1, left + columnOffset + 1, height, width);
  }

  getDisplayValues(): string[][] {
    return read(this, 'displayValue', 'getDisplayValues') as string[][];
  }
  getDisplayValue(): string {
    return this.getDisplayValues()[0]![0]!;
  }
  isBlank(): boolean {
    const filled = (value: unknown) => value !== '';
    return (
      !read(this, 'value', 'isBlank').some((row) => row.some(filled)) &&
      !read(this, 'formula', 'isBlank').some((row) => row.some(filled))
    );
  }
  getDataValidation(): unknown {
    const { sheetId } = this[at];
    return dataValidationOf(ask('readValidation', 'SpreadsheetApp.Range.getDataValidation', sheetId, zoneOf(this)));
  }

  merge(): this {
    ask('merge', 'SpreadsheetApp.Range.merge', this[at].sheetId, zoneOf(this));
    return this;
  }
  getMergedRanges(): Range[] {
    const zones = ask<Zone[]>('mergedZones', 'SpreadsheetApp.Range.getMergedRanges', this[at].sheetId, zoneOf(this));
    return zones.map((zone) => rangeOf({ ...this[at], zones: [zone] }));
  }
  copyTo(target: Range): void {
    checkCall('SpreadsheetApp.Range.copyTo', [target], 'Range');
    ask('copyRange', 'SpreadsheetApp.Range.copyTo', this[at].sheetId, zoneOf(this), target[at].sheetId, zoneOf(target));
  }
}

export class RangeList extends Cells {
  override toString(): string {
    return 'RangeList';
  }
  getRanges(): Range[] {
    return this[at].zones.map((zone) => rangeOf({ ...this[at], zones: [zone] }));
  }
}

for (const { property, one, many, wire = asIs, readable } of PROPERTIES) {
  define(Range, `set${many}`, function (method, table) {
    checkCall(method, [table], 'table');
    const rows = (table as unknown[][]).map((row) => (wire === asIs ? row : Array.from(row, wire)));
    writeTo(this[at], method, property, { rows: property === 'value' ? rows.map(plainRow) : rows });
    return this;
  });
  if (!readable) continue;
  define(Range, `get${many}`, function (method) {
    return read(this as Range, property, method.split('.').pop()!);
  });
  define(Range, `get${one}`, function (method) {
    const { left, top } = zoneOf(this as Range);
    const first = { left, top, right: left, bottom: top };
    return ask<unknown[][]>('readRange', method, this[at].sheetId, first, property)[0]![0];
  });
}

/** Holes of an array and undefined clear a cell; objects other than Dates are left to the host, which writes what Google would. */
function plainRow(row: unknown[]): unknown[] {
  return Array.from(row, (value) =>
    value === undefined ? null : typeof value === 'object' && value && !isDate(value) ? { ...value } : value,
  );
}

function define(
  on: typeof Cells,
  name: string,
  run: (this: Cells, method: string, ...args: unknown[]) => unknown,
): void {
  Object.defineProperty(on.prototype, name, {
    value(this: Cells, ...args: unknown[]) {
      return run.call(this, `SpreadsheetApp.${this}.${name}`, ...args);
    },
  });
}

function zoneOf(range: Range): Zone {
  return range[at].zones[0]!;
}

function read(range: Range, property: string, method: string): unknown[][] {
  return ask('readRange', `SpreadsheetApp.Range.${method}`, range[at].sheetId, zoneOf(range), property);
}

// The methods made by `define` are not known to the type; scripts call them by name.
export function rangeOf(where: Where): Range {
  return strict(new Range(where), 'Range');
}

export function rangeListOf(where: Where): RangeList {
  return strict(new RangeList(where), 'RangeList');
}
