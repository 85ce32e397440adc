/**
 * What Google keeps with a document and the engine has no place for: developer metadata, a chart's original options, protections.
 * One table of JSON values; a row that belongs to a sheet goes with the sheet.
 */
import { CorePlugin } from '@odoo/o-spreadsheet';

export interface Attachment {
  readonly sheetId?: string;
  readonly value: unknown;
}

export class AttachmentsPlugin extends CorePlugin {
  static override getters = ['getAttachment', 'getAttachments'] as const;
  private attachments: Record<string, Attachment | undefined> = {};

  getAttachment(key: string): Attachment | undefined {
    return this.attachments[key];
  }

  /** The entries whose key starts with `prefix`, in the order of their making. */
  getAttachments(prefix: string): readonly (readonly [string, Attachment])[] {
    const found: [string, Attachment][] = [];
    for (const [key, attachment] of Object.entries(this.attachments)) {
      if (attachment && key.startsWith(prefix)) found.push([key, attachment]);
    }
    return found;
  }

  override handle(command: unknown): void {
    const cmd = command as {
      type: string;
      sheetId: string;
      sheetIdTo: string;
      key: string;
      value?: unknown;
      owner?: string;
    };
    switch (cmd.type) {
      case 'SET_ATTACHMENT':
        this.update(cmd.key, cmd.value === undefined ? undefined : { sheetId: cmd.owner, value: cmd.value });
        break;
      case 'DELETE_SHEET':
        for (const [key, { sheetId }] of this.getAttachments(''))
          if (sheetId === cmd.sheetId) this.update(key, undefined);
        break;
      case 'DUPLICATE_SHEET':
        // platform.md DM-3: metadata is believed to be copied with a sheet. Charts get new ids, so theirs are not.
        for (const [key, { sheetId, value }] of this.getAttachments('metadata:')) {
          if (sheetId === cmd.sheetId) this.update(`${key}/${cmd.sheetIdTo}`, { sheetId: cmd.sheetIdTo, value });
        }
        break;
    }
  }

  private update(key: string, attachment: Attachment | undefined): void {
    // The engine's history is typed for its own plugins' state.
    this.history.update('attachments' as never, key as never, attachment as never);
  }

  override import(data: unknown): void {
    this.attachments = { ...(data as { attachments?: Record<string, Attachment> }).attachments };
  }

  override export(data: unknown): void {
    (data as { attachments?: unknown }).attachments = Object.fromEntries(this.getAttachments(''));
  }
}
