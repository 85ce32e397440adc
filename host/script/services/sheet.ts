/** Sheet. */
import { type Chart, type ChartSpec, chartBuilder, chartOf, chartSpec } from './chart.ts';
import { conditionalRuleOf, wireRule } from './conditional-format.ts';
import { SheetType } from './enums.ts';
import { type MetadataEntry, metadataOf } from './metadata.ts';
import { ask, Exception } from './port.ts';
import { type Range, type RangeList, rangeListOf, rangeOf } from './range.ts';
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';
import { type Zone, zoneOfA1 } from './zone.ts';

const handle = Symbol('sheet');

export interface SheetHandle {
  readonly id: string;
  readonly gid: number;
}

export const handleOf = (sheet: Sheet): SheetHandle => sheet[handle];

type Dimension = 'ROW' | 'COL';

export class Sheet {
  readonly [handle]: SheetHandle;

  constructor(of: SheetHandle) {
    this[handle] = of;
  }
  toString(): string {
    return 'Sheet';
  }

  getName(): string {
    return tell(this, 'sheetName', 'getName');
  }
  getSheetName(): string {
    return this.getName();
  }
  setName(name: string): this {
    checkCall('SpreadsheetApp.Sheet.setName', [name], 'string');
    return change(this, 'renameSheet', 'setName', name);
  }
  getSheetId(): number {
    return this[handle].gid;
  }
  getType(): object {
    return SheetType.GRID!;
  }
  getIndex(): number {
    return tell(this, 'sheetIndex', 'getIndex');
  }
  getMaxRows(): number {
    return tell(this, 'maxRows', 'getMaxRows');
  }
  getMaxColumns(): number {
    return tell(this, 'maxColumns', 'getMaxColumns');
  }
  getLastRow(): number {
    return tell<{ row: number }>(this, 'lastCell', 'getLastRow').row;
  }
  getLastColumn(): number {
    return tell<{ column: number }>(this, 'lastCell', 'getLastColumn').column;
  }

  getRange(...args: readonly unknown[]): Range {
    checkCall(
      'SpreadsheetApp.Sheet.getRange',
      args,
      'string',
      'integer integer',
      'integer integer integer',
      'integer integer integer integer',
    );
    const size = tell<{ rows: number; columns: number }>(this, 'gridSize', 'getRange');
    return rangeOf({ sheetId: this[handle].id, gid: this[handle].gid, zones: [zoneOf(args, size)] });
  }
  getRangeList(notations: readonly string[]): RangeList {
    checkCall('SpreadsheetApp.Sheet.getRangeList', [notations], 'list');
    const size = tell<{ rows: number; columns: number }>(this, 'gridSize', 'getRangeList');
    const zones = notations.map((notation) => zoneOf([notation], size));
    return rangeListOf({ sheetId: this[handle].id, gid: this[handle].gid, zones });
  }
  getDataRange(): Range {
    const { row, column } = tell<{ row: number; column: number }>(this, 'lastCell', 'getDataRange');
    const zone = { left: 0, top: 0, right: Math.max(1, column) - 1, bottom: Math.max(1, row) - 1 };
    return rangeOf({ sheetId: this[handle].id, gid: this[handle].gid, zones: [zone] });
  }
  getActiveRange(): Range | null {
    const zone = tell<Zone | null>(this, 'activeZone', 'getActiveRange');
    return zone && rangeOf({ sheetId: this[handle].id, gid: this[handle].gid, zones: [zone] });
  }

  activate(): this {
    return change(this, 'activate', 'activate', null);
  }
  hideSheet(): this {
    return change(this, 'hideSheet', 'hideSheet');
  }
  showSheet(): this {
    return change(this, 'showSheet', 'showSheet');
  }
  isSheetHidden(): boolean {
    return tell(this, 'sheetHidden', 'isSheetHidden');
  }
  setTabColor(color: string | null): this {
    checkCall('SpreadsheetApp.Sheet.setTabColor', [color], 'string|null');
    return change(this, 'tabColor', 'setTabColor', color);
  }
  setHiddenGridlines(hide: boolean): this {
    checkCall('SpreadsheetApp.Sheet.setHiddenGridlines', [hide], 'boolean');
    return change(this, 'gridlines', 'setHiddenGridlines', !hide);
  }
  copyTo(spreadsheet: object): Sheet {
    checkCall('SpreadsheetApp.Sheet.copyTo', [spreadsheet], 'Spreadsheet');
    return sheetOf(tell(this, 'duplicateSheet', 'copyTo'));
  }

  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    const { contentsOnly, formatOnly } = options ?? {};
    return change(this, 'clearSheet', 'clear', { content: !formatOnly, format: !contentsOnly });
  }
  clearContents(): this {
    return change(this, 'clearSheet', 'clearContents', { content: true, format: false });
  }
  clearFormats(): this {
    return change(this, 'clearSheet', 'clearFormats', { content: false, format: true });
  }

  insertRowsAfter(row: number, howMany: number): this {
    return addLines(this, 'insertRowsAfter', 'ROW', row, howMany, true);
  }
  insertRowsBefore(row: number, howMany: number): this {
    return addLines(this, 'insertRowsBefore', 'ROW', row, howMany, false);
  }
  insertColumnsAfter(column: number, howMany: number): this {
    return addLines(this, 'insertColumnsAfter', 'COL', column, howMany, true);
  }
  insertColumnsBefore(column: number, howMany: number): this {
    return addLines(this, 'insertColumnsBefore', 'COL', column, howMany, false);
  }
  deleteRows(row: number, howMany: number): void {
    onLines(this, 'removeLines', 'deleteRows', 'ROW', row, howMany);
  }
  deleteColumns(column: number, howMany: number): void {
    onLines(this, 'removeLines', 'deleteColumns', 'COL', column, howMany);
  }
  hideRows(row: number, howMany = 1): void {
    onLines(this, 'hideLines', 'hideRows', 'ROW', row, howMany);
  }
  hideColumns(column: number, howMany = 1): void {
    onLines(this, 'hideLines', 'hideColumns', 'COL', column, howMany);
  }
  showRows(row: number, howMany = 1): void {
    onLines(this, 'showLines', 'showRows', 'ROW', row, howMany);
  }
  showColumns(column: number, howMany = 1): void {
    onLines(this, 'showLines', 'showColumns', 'COL', column, howMany);
  }
  setRowHeight(row: number, height: number): this {
    return onLines(this, 'resizeLines', 'setRowHeight', 'ROW', row, 1, height);
  }
  setRowHeights(row: number, howMany: number, height: number): this {
    return onLines(this, 'resizeLines', 'setRowHeights', 'ROW', row, howMany, height);
  }
  setColumnWidth(column: number, width: number): this {
    return onLines(this, 'resizeLines', 'setColumnWidth', 'COL', column, 1, width);
  }
  setColumnWidths(column: number, howMany: number, width: number): this {
    return onLines(this, 'resizeLines', 'setColumnWidths', 'COL', column, howMany, width);
  }
  getColumnWidth(column: number): number {
    return tell(this, 'columnWidth', 'getColumnWidth', column - 1);
  }
  setFrozenRows(rows: number): void {
    checkCall('SpreadsheetApp.Sheet.setFrozenRows', [rows], 'integer');
    change(this, 'freeze', 'setFrozenRows', 'ROW', rows);
  }
  setFrozenColumns(columns: number): void {
    checkCall('SpreadsheetApp.Sheet.setFrozenColumns', [columns], 'integer');
    change(this, 'freeze', 'setFrozenColumns', 'COL', columns);
  }

  getConditionalFormatRules(): object[] {
    return tell<object[]>(this, 'readRules', 'getConditionalFormatRules').map((spec) =>
      conditionalRuleOf(spec, this[handle]),
    );
  }
  setConditionalFormatRules(rules: readonly object[]): void {
    checkCall('SpreadsheetApp.Sheet.setConditionalFormatRules', [rules], 'list');
    change(this, 'writeRules', 'setConditionalFormatRules', rules.map(wireRule));
  }

  newChart(): object {
    return chartBuilder();
  }
  getCharts(): Chart[] {
    return tell<{ number: number; spec: ChartSpec }[]>(this, 'charts', 'getCharts').map(({ number, spec }) =>
      chartOf(spec, number),
    );
  }
  insertChart(chart: Chart): void {
    checkCall('SpreadsheetApp.Sheet.insertChart', [chart], 'EmbeddedChart');
    change(this, 'insertChart', 'insertChart', chartSpec(chart));
  }
  updateChart(chart: Chart): void {
    checkCall('SpreadsheetApp.Sheet.updateChart', [chart], 'EmbeddedChart');
    change(this, 'updateChart', 'updateChart', chartSpec(chart));
  }
  removeChart(chart: Chart): void {
    checkCall('SpreadsheetApp.Sheet.removeChart', [chart], 'EmbeddedChart');
    change(this, 'removeChart', 'removeChart', chartSpec(chart).id);
  }

  addDeveloperMetadata(key: string, ...rest: readonly unknown[]): this {
    checkCall(
      'SpreadsheetApp.Sheet.addDeveloperMetadata',
      [key, ...rest],
      'string',
      'string string',
      'string any',
      'string string any',
    );
    const [value, visibility] = typeof rest[0] === 'string' ? rest : [null, rest[0]];
    return change(this, 'addMetadata', 'addDeveloperMetadata', key, value, String(visibility ?? 'DOCUMENT'));
  }
  getDeveloperMetadata(): object[] {
    return tell<MetadataEntry[]>(this, 'metadata', 'getDeveloperMetadata').map(metadataOf);
  }

  protect(): object {
    change(this, 'protect', 'protect');
    return protectionOf(this);
  }
  getBandings(): object[] {
    return []; // the engine has no bandings, so a sheet never has one
  }
}

/** Soft protection is all the add-on asks for: in the host nobody is kept out. */
function protectionOf(sheet: Sheet): object {
  const set = (field: string, method: string) =>
    function (this: object, value: unknown): object {
      change(sheet, 'protect', method, { [field]: value });
      return this;
    };
  return strict(
    {
      toString: () => 'Protection',
      setWarningOnly: set('warningOnly', 'setWarningOnly'),
      setDescription: set('description', 'setDescription'),
    },
    'Protection',
  );
}

function tell<T>(sheet: Sheet, operation: string, method: string, ...args: readonly unknown[]): T {
  return ask(operation, `SpreadsheetApp.Sheet.${method}`, sheet[handle].id, ...args);
}

function change<T extends Sheet>(sheet: T, operation: string, method: string, ...args: readonly unknown[]): T {
  ask(operation, `SpreadsheetApp.Sheet.${method}`, sheet[handle].id, ...args);
  return sheet;
}

function addLines<T extends Sheet>(
  sheet: T,
  method: string,
  dimension: Dimension,
  line: number,
  howMany: number,
  after: boolean,
): T {
  checkCall(`SpreadsheetApp.Sheet.${method}`, [line, howMany], 'integer integer');
  change(sheet, 'addLines', method, dimension, line - 1, howMany, after);
  return sheet;
}

function onLines<T extends Sheet>(
  sheet: T,
  operation: string,
  method: string,
  dimension: Dimension,
  line: number,
  howMany: number,
  size?: number,
): T {
  checkCall(`SpreadsheetApp.Sheet.${method}`, [line, howMany, size ?? 0], 'integer integer integer');
  change(sheet, operation, method, dimension, line - 1, howMany, ...(size === undefined ? [] : [size]));
  return sheet;
}

/** Google's checks in Google's words: platform.md RD-5, WR-11. */
function zoneOf(args: readonly unknown[], { rows, columns }: { rows: number; columns: number }): Zone {
  const outside = () => new Exception('The coordinates of the range are outside the dimensions of the sheet.');
  if (typeof args[0] === 'string') {
    const zone = zoneOfA1(args[0].slice(args[0].lastIndexOf('!') + 1), rows, columns);
    if (!zone) throw new Exception('Range not found');
    if (zone.right >= columns || zone.bottom >= rows) throw outside();
    return zone;
  }
  const [row, column, height = 1, width = 1] = args as number[];
  if (row! < 1) throw new Exception('The starting row of the range is too small.');
  if (column! < 1) throw new Exception('The starting column of the range is too small.');
  if (height < 1) throw new Exception('The number of rows in the range must be at least 1.');
  if (width < 1) throw new Exception('The number of columns in the range must be at least 1.');
  const zone = { left: column! - 1, top: row! - 1, right: column! + width - 2, bottom: row! + height - 2 };
  if (zone.right >= columns || zone.bottom >= rows) throw outside();
  return zone;
}

export const sheetOf = (of: SheetHandle): Sheet => strict(new Sheet(of), 'Sheet');
