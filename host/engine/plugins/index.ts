import { coreTypes, registries } from '@odoo/o-spreadsheet';
import { AttachmentsPlugin } from './attachments.ts';
import { BatchPlugin } from './batch.ts';
import { CellsPlugin, transformWriteCells } from './cells.ts';
import { NotesPlugin } from './notes.ts';

const CORE_COMMANDS = ['SET_NOTE', 'SET_ATTACHMENT', 'WRITE_CELLS'];

/** Teaches the engine notes, attachments and batches. Idempotent; must run before the first Model is made. */
export function installPlugins(): void {
  const { corePluginRegistry, featurePluginRegistry } = registries;
  if (featurePluginRegistry.contains('batch')) return;
  // The engine knows core commands (saved, shared, undoable) by this set; its type is the closed union of its own.
  for (const type of CORE_COMMANDS) {
    (coreTypes as Set<string>).add(type);
    // What other clients' waiting commands are transformed by when one of ours is taken back: it moves nothing.
    registries.inverseCommandRegistry.add(type, (command) => [command]);
  }
  corePluginRegistry.add('cells', CellsPlugin as never);
  corePluginRegistry.add('notes', NotesPlugin as never);
  corePluginRegistry.add('attachments', AttachmentsPlugin as never);
  featurePluginRegistry.add('batch', BatchPlugin as never);
  for (const executed of ['ADD_COLUMNS_ROWS', 'REMOVE_COLUMNS_ROWS'] as const) {
    registries.otRegistry.addTransformation(executed, ['WRITE_CELLS' as never], transformWriteCells as never);
  }
}
