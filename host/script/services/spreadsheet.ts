/** SpreadsheetApp and Spreadsheet. */
import { conditionalRuleBuilder } from './conditional-format.ts';
import { dataValidationBuilder } from './data-validation.ts';
import {
  BooleanCriteria,
  BorderStyle,
  DeveloperMetadataLocationType,
  DeveloperMetadataVisibility,
  Dimension,
  InterpolationType,
  SheetType,
  WrapStrategy,
} from './enums.ts';
import { type MetadataEntry, metadataFinder, metadataOf } from './metadata.ts';
import { ask, Exception } from './port.ts';
import { at, type Range, type RangeList, rangeOf } from './range.ts';
import { handleOf, type Sheet, type SheetHandle, sheetOf } from './sheet.ts';
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';
import { textStyleBuilder } from './text-style.ts';
import { ui } from './ui.ts';
import type { Zone } from './zone.ts';

interface NamedZone {
  readonly name: string;
  readonly sheetId: string;
  readonly gid: number;
  readonly zone: Zone;
}

function tell<T>(operation: string, method: string, ...args: readonly unknown[]): T {
  return ask(operation, `SpreadsheetApp.Spreadsheet.${method}`, ...args);
}

const sheetOrNull = (handle: SheetHandle | null): Sheet | null => handle && sheetOf(handle);

class Spreadsheet {
  toString(): string {
    return 'Spreadsheet';
  }
  getName(): string {
    return tell('documentName', 'getName');
  }
  getId(): string {
    return 'local';
  }
  getSpreadsheetLocale(): string {
    return tell('locale', 'getSpreadsheetLocale');
  }
  getSpreadsheetTimeZone(): string {
    return tell('timeZone', 'getSpreadsheetTimeZone');
  }

  getSheets(): Sheet[] {
    return tell<SheetHandle[]>('sheets', 'getSheets').map(sheetOf);
  }
  getNumSheets(): number {
    return tell<SheetHandle[]>('sheets', 'getNumSheets').length;
  }
  getSheetByName(name: string): Sheet | null {
    checkCall('SpreadsheetApp.Spreadsheet.getSheetByName', [name], 'string');
    return sheetOrNull(tell('sheetByName', 'getSheetByName', name));
  }
  getSheetById(id: number): Sheet | null {
    checkCall('SpreadsheetApp.Spreadsheet.getSheetById', [id], 'integer');
    return sheetOrNull(tell('sheetById', 'getSheetById', id));
  }
  /** Makes the new sheet the active one, as Google does (platform.md WR-13). */
  insertSheet(...args: readonly unknown[]): Sheet {
    checkCall('SpreadsheetApp.Spreadsheet.insertSheet', args, '', 'integer', 'string', 'string integer');
    const name = typeof args[0] === 'string' ? args[0] : null;
    const index = typeof args[0] === 'number' ? args[0] : (args[1] ?? null);
    const handle = tell<SheetHandle>('insertSheet', 'insertSheet', name, index);
    tell('activate', 'insertSheet', handle.id, null);
    return sheetOf(handle);
  }
  deleteSheet(sheet: Sheet): void {
    checkCall('SpreadsheetApp.Spreadsheet.deleteSheet', [sheet], 'Sheet');
    tell('deleteSheet', 'deleteSheet', handleOf(sheet).id);
  }
  getActiveSheet(): Sheet {
    return sheetOf(tell('activeSheet', 'getActiveSheet'));
  }
  setActiveSheet(sheet: Sheet): Sheet {
    checkCall('SpreadsheetApp.Spreadsheet.setActiveSheet', [sheet], 'Sheet');
    tell('activate', 'setActiveSheet', handleOf(sheet).id, null);
    return sheet;
  }
  moveActiveSheet(position: number): void {
    checkCall('SpreadsheetApp.Spreadsheet.moveActiveSheet', [position], 'integer');
    tell('moveSheet', 'moveActiveSheet', handleOf(this.getActiveSheet()).id, position - 1);
  }
  getActiveRange(): Range | null {
    const { id, gid, zone } = tell<SheetHandle & { zone: Zone }>('activeRange', 'getActiveRange');
    return rangeOf({ sheetId: id, gid, zones: [zone] });
  }
  setActiveRange(range: Range): Range {
    checkCall('SpreadsheetApp.Spreadsheet.setActiveRange', [range], 'Range');
    range.activate();
    return range;
  }

  getRange(notation: string): Range {
    checkCall('SpreadsheetApp.Spreadsheet.getRange', [notation], 'string');
    const bang = notation.lastIndexOf('!');
    if (bang < 0) return this.getActiveSheet().getRange(notation);
    const name = notation.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'");
    const sheet = this.getSheetByName(name);
    if (!sheet) throw new Exception('Range not found');
    return sheet.getRange(notation.slice(bang + 1));
  }
  getRangeList(notations: readonly string[]): RangeList {
    return this.getActiveSheet().getRangeList(notations);
  }

  getRangeByName(name: string): Range | null {
    checkCall('SpreadsheetApp.Spreadsheet.getRangeByName', [name], 'string');
    const found = tell<NamedZone | null>('namedRange', 'getRangeByName', name);
    return found && rangeOf({ sheetId: found.sheetId, gid: found.gid, zones: [found.zone] });
  }
  setNamedRange(name: string, range: Range): void {
    checkCall('SpreadsheetApp.Spreadsheet.setNamedRange', [name, range], 'string Range');
    tell('setNamedRange', 'setNamedRange', name, range[at].sheetId, range[at].zones[0]);
  }
  removeNamedRange(name: string): void {
    checkCall('SpreadsheetApp.Spreadsheet.removeNamedRange', [name], 'string');
    tell('removeNamedRange', 'removeNamedRange', name);
  }
  getNamedRanges(): object[] {
    return tell<NamedZone[]>('namedRanges', 'getNamedRanges').map(({ name, sheetId, gid, zone }) =>
      strict(
        {
          toString: () => 'NamedRange',
          getName: () => name,
          getRange: () => rangeOf({ sheetId, gid, zones: [zone] }),
          remove: () => tell('removeNamedRange', 'removeNamedRange', name),
        },
        'NamedRange',
      ),
    );
  }

  createDeveloperMetadataFinder(): object {
    return metadataFinder();
  }
  addDeveloperMetadata(key: string, value: string, visibility?: unknown): this {
    checkCall('SpreadsheetApp.Spreadsheet.addDeveloperMetadata', [key, value], 'string string');
    tell('addMetadata', 'addDeveloperMetadata', null, key, value, String(visibility ?? 'DOCUMENT'));
    return this;
  }
  getDeveloperMetadata(): object[] {
    const entries = tell<MetadataEntry[]>('metadata', 'getDeveloperMetadata', null);
    return entries.filter(({ sheet }) => !sheet).map(metadataOf);
  }

  toast(message: string, title?: string, seconds?: number): void {
    checkCall('SpreadsheetApp.Spreadsheet.toast', [message, title, seconds], 'any any any');
    tell('toast', 'toast', String(message), title ?? '', seconds ?? 5);
  }
}

const active = (method: string): Spreadsheet | null =>
  ask<boolean>('active', `SpreadsheetApp.${method}`) ? strict(new Spreadsheet(), 'Spreadsheet') : null;

export const SpreadsheetApp = strict(
  {
    getActive: () => active('getActive'),
    getActiveSpreadsheet: () => active('getActiveSpreadsheet'),
    getActiveSheet: () => active('getActiveSheet')!.getActiveSheet(),
    getActiveRange: () => active('getActiveRange')!.getActiveRange(),
    getUi: () => ui(),
    flush: () => ask('flush', 'SpreadsheetApp.flush'),
    newConditionalFormatRule: conditionalRuleBuilder,
    newDataValidation: dataValidationBuilder,
    newTextStyle: () => textStyleBuilder(),
    BooleanCriteria,
    BorderStyle,
    DeveloperMetadataLocationType,
    DeveloperMetadataVisibility,
    Dimension,
    InterpolationType,
    SheetType,
    WrapStrategy,
  },
  'SpreadsheetApp',
);
