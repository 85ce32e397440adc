/** Files named on the command line to the sheets they become: one per CSV file, one per sheet of an .xlsx file. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseDelimited } from './delimited.ts';
import { decodeText } from './encoding.ts';
import type { LoadedSheet } from './grid.ts';
import { importAsGoogle } from './import-google.ts';
import { importSafely } from './import-safe.ts';
import { parseXlsx } from './xlsx.ts';

export interface TableFile {
  readonly path: string;
  /** The name its tab shall have; else the file's, or that of the sheet in it. */
  readonly name?: string;
}

export type ImportMode = 'safe' | 'google';

export interface LoadOptions {
  readonly import: ImportMode;
  readonly locale: string;
}

/** A file that can't be read, in one sentence for people. */
export class FileProblem extends Error {
  readonly file: string;
  constructor(file: string, sentence: string) {
    super(sentence);
    this.name = 'FileProblem';
    this.file = file;
  }
}

export async function loadFile(file: TableFile, options: LoadOptions): Promise<LoadedSheet[]> {
  const bytes = await bytesOf(file.path);
  const sheets = isZip(bytes) ? await sheetsOfXlsx(bytes, file.path) : [sheetOfText(bytes, file.path, options)];
  return sheets.map((sheet, index) => ({ ...sheet, name: (index === 0 && file.name) || sheet.name, file: file.path }));
}

/** Makes tab names that Google Sheets takes: no empty ones, at most 100 characters, none twice whatever the case. */
export function withDistinctNames(sheets: readonly LoadedSheet[]): LoadedSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const wanted = legalName(sheet.name);
    let name = wanted;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted.slice(0, 95)} ${copy}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** The engine, like Excel, forbids these characters in a tab's name; a pair of them around the name would not parse. */
export function legalName(name: string): string {
  const legal = name
    .replace(/[*?/\\[\]]+/g, ' ')
    .replace(/'/g, '’')
    .replace(/\s+/g, ' ')
    .trim();
  return legal.slice(0, 100) || 'Sheet';
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new FileProblem(path, `There is no file ${path}.`);
    if (code === 'EISDIR') throw new FileProblem(path, `${path} is a folder, not a file.`);
    if (code === 'EACCES') throw new FileProblem(path, `The file ${path} may not be read by you.`);
    throw new FileProblem(path, `The file ${path} can't be read (${code ?? (error as Error).message}).`);
  }
}

async function sheetsOfXlsx(bytes: Uint8Array, path: string) {
  const sheets = await parseXlsx(bytes).catch((error: Error) => {
    throw new FileProblem(path, `${path} looks like an .xlsx file but can't be read as one (${error.message}).`);
  });
  if (sheets.length === 0) throw new FileProblem(path, `The file ${path} holds no sheet.`);
  return sheets;
}

function sheetOfText(bytes: Uint8Array, path: string, options: LoadOptions) {
  if (isOldExcel(bytes)) {
    throw new FileProblem(path, `${path} is an old Excel file (.xls); save it as .xlsx or .csv and try again.`);
  }
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new FileProblem(path, `${path} is neither a text file (.csv) nor an .xlsx file.`);
  const rows = parseDelimited(text);
  const name = basename(path, extname(path));
  return { name, rows: options.import === 'google' ? importAsGoogle(rows, options.locale) : importSafely(rows) };
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
const isOldExcel = (bytes: Uint8Array) =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
