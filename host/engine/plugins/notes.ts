/** Notes of cells. They move with inserted, deleted and cut cells, and are saved with the sheet. */
import { CorePlugin } from '@odoo/o-spreadsheet';
import type { CellPosition } from '../workbook.ts';

type Notes = Record<string, string>;

const keyOf = (col: number, row: number) => `${col},${row}`;

interface NoteCommand {
  type: string;
  sheetId: string;
  sheetIdTo: string;
  targetSheetId: string;
  dimension: 'COL' | 'ROW';
  base: number;
  quantity: number;
  position: 'before' | 'after';
  elements: number[];
  col: number;
  row: number;
  note: string;
  target: { left: number; top: number; right: number; bottom: number }[];
}

export class NotesPlugin extends CorePlugin {
  static override getters = ['getNote', 'getNotes'] as const;
  private notes: Record<string, Notes | undefined> = {};

  getNote({ sheetId, col, row }: CellPosition): string {
    return this.notes[sheetId]?.[keyOf(col, row)] ?? '';
  }

  /** The notes of a sheet by `col,row`, both from zero. */
  getNotes(sheetId: string): Readonly<Notes> {
    return this.notes[sheetId] ?? {};
  }

  override handle(command: unknown): void {
    const cmd = command as NoteCommand;
    switch (cmd.type) {
      case 'SET_NOTE':
        this.update(cmd.sheetId, withNote(this.getNotes(cmd.sheetId), keyOf(cmd.col, cmd.row), cmd.note));
        break;
      case 'ADD_COLUMNS_ROWS': {
        const first = cmd.position === 'before' ? cmd.base : cmd.base + 1;
        this.move(cmd, (index) => (index >= first ? index + cmd.quantity : index));
        break;
      }
      case 'REMOVE_COLUMNS_ROWS': {
        const removed = [...cmd.elements].sort((a, b) => a - b);
        this.move(cmd, (index) => {
          const before = removed.filter((element) => element < index).length;
          return removed.includes(index) ? undefined : index - before;
        });
        break;
      }
      case 'MOVE_RANGES':
        this.moveCut(cmd);
        break;
      case 'DUPLICATE_SHEET':
        this.update(cmd.sheetIdTo, { ...this.getNotes(cmd.sheetId) });
        break;
      case 'DELETE_SHEET':
        this.history.update('notes' as never, cmd.sheetId as never, undefined as never);
        break;
    }
  }

  private move(cmd: NoteCommand, place: (index: number) => number | undefined): void {
    const old = this.getNotes(cmd.sheetId);
    const moved: Notes = {};
    for (const [key, text] of Object.entries(old)) {
      const [col, row] = key.split(',').map(Number) as [number, number];
      const index = place(cmd.dimension === 'COL' ? col : row);
      if (index !== undefined) moved[cmd.dimension === 'COL' ? keyOf(index, row) : keyOf(col, index)] = text;
    }
    if (Object.keys(old).length) this.update(cmd.sheetId, moved);
  }

  private moveCut(cmd: NoteCommand): void {
    const source = { ...this.getNotes(cmd.sheetId) };
    const taken: Notes = {};
    for (const zone of cmd.target) {
      for (const [key, text] of Object.entries(source)) {
        const [col, row] = key.split(',').map(Number) as [number, number];
        if (col < zone.left || col > zone.right || row < zone.top || row > zone.bottom) continue;
        delete source[key];
        taken[keyOf(col - zone.left + cmd.col, row - zone.top + cmd.row)] = text;
      }
    }
    if (!Object.keys(taken).length) return;
    this.update(cmd.sheetId, source);
    this.update(cmd.targetSheetId, { ...this.getNotes(cmd.targetSheetId), ...taken });
  }

  private update(sheetId: string, notes: Notes): void {
    // The engine's history is typed for its own plugins' state.
    this.history.update('notes' as never, sheetId as never, notes as never);
  }

  override import(data: unknown): void {
    for (const sheet of (data as { sheets: { id: string; notes?: Notes }[] }).sheets) {
      if (sheet.notes) this.notes[sheet.id] = { ...sheet.notes };
    }
  }

  override export(data: unknown): void {
    for (const sheet of (data as { sheets: { id: string; notes?: Notes }[] }).sheets) {
      const notes = this.getNotes(sheet.id);
      if (Object.keys(notes).length) sheet.notes = { ...notes };
    }
  }
}

function withNote(notes: Readonly<Notes>, key: string, text: string): Notes {
  const { [key]: _, ...rest } = notes;
  return text ? { ...rest, [key]: text } : rest;
}
