/**
 * Which sheets are ours. They are known by their ids, kept in developer metadata of the file – never by name: the user may
 * rename and move them. A duplicate that the user makes has an id of its own and is theirs.
 * While a build is under way its journal stands in the document properties, so that whoever comes next can put the file back.
 */
import type { OwnSheet, StructureEdit } from '../scorecard/plan.ts';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Ids = Partial<Record<OwnSheet, number>>;

type Copies = Ids & { references?: number }; // and what pointed into them

interface Own {
  sheets: Ids;
  former: number[]; // ours once, left to the user, who has written into them; still no tables of theirs
  remember: Partial<Record<OwnSheet, string>>; // what the last build of each was asked for
}

/** By their titles. The old ones stand until the build is finished. */
export interface NewCharts {
  drawn: string[];
  replaced: string[];
}

export interface Journal {
  build: string;
  made: Copies;
  copies: Copies; // sheets that stood before, as they were
  edits: Partial<Record<OwnSheet, StructureEdit[]>>; // what has been done to their rows and columns
  charts?: NewCharts & { sheet: number }; // on a sheet that stood before
}

const KEY = 'salesKpis';

export class OwnSheets {
  private entry: GoogleAppsScript.Spreadsheet.DeveloperMetadata | null = null;
  private own: Own | undefined;
  private list: Sheet[] | undefined;

  constructor(private readonly spreadsheet: Spreadsheet) {}

  /** Every sheet of the file; asked once. */
  sheets(): Sheet[] {
    this.list ??= this.spreadsheet.getSheets();
    return this.list;
  }

  added(sheet: Sheet): void {
    this.list = [...this.sheets(), sheet];
  }

  /** Deletes a sheet and forgets it: one that is gone answers no question. */
  remove(sheet: Sheet): void {
    const id = sheet.getSheetId();
    const others = this.sheets().filter((each) => each.getSheetId() !== id);
    this.spreadsheet.deleteSheet(sheet);
    this.list = others;
  }

  byId(id: number | undefined): Sheet | null {
    return this.sheets().find((sheet) => sheet.getSheetId() === id) ?? null;
  }

  of(kind: OwnSheet): Sheet | null {
    return this.byId(this.record().sheets[kind]);
  }

  record(): Own {
    if (!this.own) {
      this.entry = this.spreadsheet.createDeveloperMetadataFinder().withKey(KEY).find()[0] ?? null;
      this.own = JSON.parse(this.entry?.getValue() ?? '{"sheets":{},"former":[],"remember":{}}') as Own;
    }
    return this.own;
  }

  keep(own: Own): void {
    this.record();
    const value = JSON.stringify(own);
    if (this.entry) this.entry.setValue(value);
    else this.spreadsheet.addDeveloperMetadata(KEY, value, SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
    this.own = own;
  }

  journal(): Journal | null {
    const text = PropertiesService.getDocumentProperties().getProperty(KEY);
    return text === null ? null : (JSON.parse(text) as Journal);
  }

  note(journal: Journal | null): void {
    const properties = PropertiesService.getDocumentProperties();
    if (journal) properties.setProperty(KEY, JSON.stringify(journal));
    else properties.deleteProperty(KEY);
  }

  /** Ours in any state: they are not tables of the user. */
  ids(): Set<number> {
    const journal = this.journal();
    return new Set([
      ...Object.values(this.record().sheets),
      ...this.record().former,
      ...Object.values(journal?.made ?? {}),
      ...Object.values(journal?.copies ?? {}),
    ]);
  }
}
