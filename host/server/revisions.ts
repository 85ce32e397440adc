/**
 * The one order of all changes to the document. Node and every page hold a model of their own; whoever changes something
 * sends a revision that names the one it was made on, and only the one made on the latest is taken and passed on to all.
 * A sender whose revision was late rebases it on what it then receives and sends it again: the engine does that itself.
 */
import type { Transport } from '../engine/workbook.ts';

/** A message of the engine's collaboration; only those with a revision id change the document. */
export interface EngineMessage {
  readonly type: string;
  readonly serverRevisionId?: string;
  readonly nextRevisionId?: string;
}

export type Receive = (message: EngineMessage) => void;

/** Pages that were away no longer than this many revisions catch up; others load the document anew. */
const REMEMBERED = 500;
const CHANGES = new Set(['REMOTE_REVISION', 'REVISION_UNDONE', 'REVISION_REDONE']);

export class RevisionLog {
  private latest: string;
  private readonly messages: EngineMessage[] = [];
  private readonly receivers = new Set<Receive>();
  private readonly local: Receive[] = [];
  private readonly onChange: () => void;

  constructor(revisionId: string, onChange: () => void) {
    this.latest = revisionId;
    this.onChange = onChange;
  }

  /** How the model in this process takes part. */
  readonly transport: Transport = {
    sendMessage: async (message) => this.take(message as EngineMessage),
    onNewMessage: (_, receive) => void this.local.push(receive as Receive),
    leave: () => {},
  };

  take(message: EngineMessage): void {
    if (CHANGES.has(message.type)) {
      if (message.serverRevisionId !== this.latest) return;
      this.latest = message.nextRevisionId!;
      this.messages.push(message);
      if (this.messages.length > REMEMBERED) this.messages.shift();
      this.onChange();
    } else if (message.type === 'SNAPSHOT') return;
    for (const receive of [...this.local, ...this.receivers]) receive(message);
  }

  join(receive: Receive): () => void {
    this.receivers.add(receive);
    return () => this.receivers.delete(receive);
  }

  /** What was changed after a revision; undefined when that is no longer known. */
  since(revisionId: string): readonly EngineMessage[] | undefined {
    if (revisionId === this.latest) return [];
    const next = this.messages.findIndex(({ serverRevisionId }) => serverRevisionId === revisionId);
    return next < 0 ? undefined : this.messages.slice(next);
  }
}
