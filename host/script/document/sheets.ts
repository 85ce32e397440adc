/** Sheets: finding, adding, removing, sizes. */
import { randomUUID } from 'node:crypto';
import { gidOf } from '../../engine/workbook.ts';
import { ServiceError } from '../service-error.ts';
import type { KnownSheet, ScriptDocument } from './document.ts';
import { free, type Operations, read, write } from './operations.ts';

type Dimension = 'ROW' | 'COL';

/** How the realm knows a sheet. */
export const handleOf = ({ id }: KnownSheet) => ({ id, gid: gidOf(id) });

const MOST_NAME_CHARACTERS = 100;

function checkName(document: ScriptDocument, name: string, except?: string): void {
  if (name === '') throw new ServiceError('The sheet name cannot be empty.');
  if (name.length > MOST_NAME_CHARACTERS) {
    throw new ServiceError(`The sheet name cannot be greater than ${MOST_NAME_CHARACTERS} characters.`);
  }
  const taken = document.sheetNamed(name);
  if (taken && taken.id !== except) {
    throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

function freeName(document: ScriptDocument, stem: string): string {
  for (let number = 1; ; number++) {
    const name = stem === 'Sheet' || number > 1 ? `${stem}${stem === 'Sheet' ? '' : ' '}${number}` : stem;
    if (!document.sheetNamed(name)) return name;
  }
}

function insert(document: ScriptDocument, wanted: string | null, index: number | null) {
  const sheets = document.sheets();
  const name = wanted ?? freeName(document, 'Sheet');
  checkName(document, name);
  document.checkRoom(1000 * 26);
  const position = Math.max(0, Math.min(index ?? sheets.length, sheets.length));
  const id = randomUUID();
  document.write({ type: 'CREATE_SHEET', sheetId: id, name, position, rows: 1000, cols: 26 });
  const sheet = { id, name, rows: 1000, columns: 26, hidden: false };
  sheets.splice(position, 0, sheet);
  return handleOf(sheet);
}

function remove(document: ScriptDocument, id: string): void {
  const sheet = document.sheet(id);
  const sheets = document.sheets();
  if (!sheets.some((other) => other.id !== id && !other.hidden)) {
    throw new ServiceError("You can't remove all the visible sheets in a document.");
  }
  document.write({ type: 'DELETE_SHEET', sheetId: id, sheetName: sheet.name });
  sheets.splice(sheets.indexOf(sheet), 1);
}

function duplicate(document: ScriptDocument, id: string) {
  const sheet = document.sheet(id);
  const sheets = document.sheets();
  const copy = { ...sheet, id: randomUUID(), name: freeName(document, `Copy of ${sheet.name}`), hidden: false };
  document.checkRoom(sheet.rows * sheet.columns);
  document.write({ type: 'DUPLICATE_SHEET', sheetId: id, sheetIdTo: copy.id, sheetNameTo: copy.name });
  if (sheet.hidden) document.write({ type: 'SHOW_SHEET', sheetId: copy.id });
  // The engine puts the copy next to its original, Google at the end.
  document.write({ type: 'PLACE_SHEET', sheetId: copy.id, index: sheets.length });
  sheets.push(copy);
  document.foreseeDuplicate(id, copy.id);
  return handleOf(copy);
}

function setHidden(document: ScriptDocument, id: string, hidden: boolean): void {
  const sheet = document.sheet(id);
  if (sheet.hidden === hidden) return;
  if (hidden && !document.sheets().some((other) => other.id !== id && !other.hidden)) {
    throw new ServiceError("You can't hide all the sheets in a document.");
  }
  document.write({ type: hidden ? 'HIDE_SHEET' : 'SHOW_SHEET', sheetId: id });
  sheet.hidden = hidden;
}

const sizeKey = (dimension: Dimension) => (dimension === 'ROW' ? 'rows' : 'columns');

function addLines(
  document: ScriptDocument,
  id: string,
  dimension: Dimension,
  base: number,
  quantity: number,
  after: boolean,
) {
  const sheet = document.sheet(id);
  const key = sizeKey(dimension);
  checkLines(sheet, dimension, base, 1);
  if (quantity < 1) throw new ServiceError(`The number of ${key} must be at least 1.`);
  document.checkRoom(quantity * (dimension === 'ROW' ? sheet.columns : sheet.rows));
  const position = after ? 'after' : 'before';
  document.write({ type: 'ADD_COLUMNS_ROWS', sheetId: id, sheetName: sheet.name, dimension, base, quantity, position });
  sheet[key] += quantity;
}

function removeLines(
  document: ScriptDocument,
  id: string,
  dimension: Dimension,
  start: number,
  quantity: number,
): void {
  const sheet = document.sheet(id);
  const key = sizeKey(dimension);
  checkLines(sheet, dimension, start, quantity);
  if (quantity >= sheet[key]) throw new ServiceError(`You can't delete all the ${key} on the sheet.`);
  const elements = indexes(start, quantity);
  document.write({ type: 'REMOVE_COLUMNS_ROWS', sheetId: id, sheetName: sheet.name, dimension, elements });
  sheet[key] -= quantity;
}

function checkLines(sheet: KnownSheet, dimension: Dimension, start: number, quantity: number): void {
  const key = sizeKey(dimension);
  if (start < 0 || start + quantity > sheet[key]) throw new ServiceError(`Those ${key} are out of bounds.`);
}

const indexes = (start: number, quantity: number) => Array.from({ length: quantity }, (_, i) => start + i);

function lines(type: string, field?: 'size') {
  return (
    document: ScriptDocument,
    id: string,
    dimension: Dimension,
    start: number,
    quantity: number,
    size?: number,
  ) => {
    checkLines(document.sheet(id), dimension, start, quantity);
    document.write({
      type,
      sheetId: id,
      dimension,
      elements: indexes(start, quantity),
      ...(field && { [field]: size }),
    });
  };
}

function freeze(document: ScriptDocument, id: string, dimension: Dimension, quantity: number): void {
  const sheet = document.sheet(id);
  const key = sizeKey(dimension);
  if (quantity >= sheet[key]) throw new ServiceError(`You can't freeze all the visible ${key} on the sheet.`);
  const what = dimension === 'ROW' ? 'ROWS' : 'COLUMNS';
  document.write(
    quantity ? { type: `FREEZE_${what}`, sheetId: id, quantity } : { type: `UNFREEZE_${what}`, sheetId: id },
  );
}

/** The last row and column with content: also formulas that give '' and unticked boxes (platform.md RD-6). */
function lastCell(document: ScriptDocument, id: string): { row: number; column: number } {
  document.sheet(id);
  const getters = document.settled();
  let row = 0;
  let column = 0;
  for (const position of getters.getEvaluatedCellsPositions(id)) {
    if (position.row < row && position.col < column) continue;
    const filled = getters.getEvaluatedCell(position).value !== null || getters.getCell(position)?.isFormula;
    if (!filled) continue;
    row = Math.max(row, position.row + 1);
    column = Math.max(column, position.col + 1);
  }
  return { row, column };
}

export const sheetOperations: Operations = {
  sheets: read((document) => document.sheets().map(handleOf)),
  sheetByName: read((document, name: string) => {
    const sheet = document.sheetNamed(name);
    return sheet ? handleOf(sheet) : null;
  }),
  sheetById: read((document, gid: number) => {
    const sheet = document.sheets().find(({ id }) => gidOf(id) === gid);
    return sheet ? handleOf(sheet) : null;
  }),
  sheetName: free((document, id: string) => document.sheet(id).name),
  sheetIndex: free((document, id: string) => document.sheets().indexOf(document.sheet(id)) + 1),
  sheetHidden: read((document, id: string) => document.sheet(id).hidden),
  gridSize: free((document, id: string) => {
    const { rows, columns } = document.sheet(id);
    return { rows, columns };
  }),
  maxRows: read((document, id: string) => document.sheet(id).rows),
  maxColumns: read((document, id: string) => document.sheet(id).columns),
  lastCell: read(lastCell),
  insertSheet: write(insert),
  deleteSheet: write(remove),
  duplicateSheet: write(duplicate),
  renameSheet: write((document, id: string, name: string) => {
    const sheet = document.sheet(id);
    if (sheet.name === name) return;
    checkName(document, name, id);
    document.write({ type: 'RENAME_SHEET', sheetId: id, newName: name, oldName: sheet.name });
    sheet.name = name;
  }),
  hideSheet: write((document, id: string) => setHidden(document, id, true)),
  showSheet: write((document, id: string) => setHidden(document, id, false)),
  moveSheet: write((document, id: string, index: number) => {
    const sheets = document.sheets();
    const from = sheets.indexOf(document.sheet(id));
    if (index < 0 || index >= sheets.length) throw new ServiceError('The sheet position is out of bounds.');
    document.write({ type: 'PLACE_SHEET', sheetId: id, index });
    sheets.splice(index, 0, ...sheets.splice(from, 1));
  }),
  tabColor: write((document, id: string, color: string | null) => {
    document.write({ type: 'COLOR_SHEET', sheetId: id, color: color ?? undefined });
  }),
  gridlines: write((document, id: string, areGridLinesVisible: boolean) => {
    document.write({ type: 'SET_GRID_LINES_VISIBILITY', sheetId: id, areGridLinesVisible });
  }),
  addLines: write(addLines),
  removeLines: write(removeLines),
  resizeLines: write(lines('RESIZE_COLUMNS_ROWS', 'size')),
  hideLines: write(lines('HIDE_COLUMNS_ROWS')),
  showLines: write(lines('UNHIDE_COLUMNS_ROWS')),
  freeze: write(freeze),
  protect: write((document, id: string, change: object = {}) => {
    const key = `protection:${document.sheet(id).id}`;
    const [before] = document.attachments(key);
    document.attach(key, { ...(before?.[1].value as object), ...change }, id);
  }),
  columnWidth: read((document, id: string, column: number) => document.settled().getColSize(id, column)),
};
