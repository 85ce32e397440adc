/** Keeps a document between two starts, in .host/ of the project: one folder per set of files and settings. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TableFile } from '../files/load.ts';
import type { SavedDocument } from './document.ts';

/** Changes when a saved document of the version before can't be opened. */
const VERSION = 1;

export class DocumentStore {
  private readonly folder: string;
  private readonly file: string;
  private readonly fingerprint: string;

  /** `settings` are what else makes it another document: locale, time zone, way of importing. */
  constructor(folder: string, files: readonly TableFile[], settings: readonly string[]) {
    const paths = files.map(({ path, name }) => [resolve(path), name ?? '']);
    const key = createHash('sha256')
      .update(JSON.stringify([paths, settings]))
      .digest('hex')
      .slice(0, 16);
    this.folder = folder;
    this.file = join(folder, `${key}.json`);
    this.fingerprint = [VERSION, ...files.map(({ path }) => stampOf(path))].join('|');
  }

  /** The document as it was left; undefined at the first start, or when a file has changed since. */
  load(): SavedDocument | undefined {
    if (!existsSync(this.file)) return undefined;
    try {
      const { fingerprint, document } = JSON.parse(readFileSync(this.file, 'utf8')) as {
        fingerprint: string;
        document: SavedDocument;
      };
      return fingerprint === this.fingerprint ? document : undefined;
    } catch {
      return undefined; // cut off by a crash: the files themselves are still there
    }
  }

  /** A sentence where the folder can't be written, full as it may be or somebody else's: the document goes on without. */
  save(document: SavedDocument): string | undefined {
    const draft = `${this.file}.${process.pid}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(draft, JSON.stringify({ fingerprint: this.fingerprint, document }));
      renameSync(draft, this.file);
      return undefined;
    } catch (error) {
      return `Changes can't be kept in ${this.folder}: ${(error as Error).message}`;
    }
  }

  forget(): void {
    if (existsSync(this.file)) rmSync(this.file);
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size}:${Math.round(stats.mtimeMs)}` : 'missing';
}
