/** The line to the server: the engine's changes both ways, what scripts show, and coming back after it was cut. */
import type { Transport } from '../engine/workbook.ts';
import type { PageMessage, ServerMessage } from './protocol.ts';

type Message = { readonly type: string; readonly nextRevisionId?: string };
type Receive = (message: Message) => void;
export type State = 'saved' | 'saving' | 'offline';

/** Milliseconds until the next try, the longest from the sixth on. */
const RETRIES = [250, 500, 1000, 2000, 3000, 5000];

export class Connection {
  private socket: WebSocket | undefined;
  private tries = 0;
  private open = false;
  private latest: string;
  private readonly receivers: Receive[] = [];
  /** The engine sends one change at a time and the next only when this one came back. */
  private unacknowledged: Message | undefined;
  private readonly onMessage: (message: ServerMessage) => void;
  private readonly onState: (state: State) => void;

  constructor(revisionId: string, onMessage: (message: ServerMessage) => void, onState: (state: State) => void) {
    this.latest = revisionId;
    this.onMessage = onMessage;
    this.onState = onState;
  }

  readonly transport: Transport = {
    sendMessage: async (raw) => {
      const message = raw as Message;
      if (message.nextRevisionId) {
        this.unacknowledged = message;
        this.onState(this.open ? 'saving' : 'offline');
      }
      if (this.open) this.post({ kind: 'engine', message });
    },
    onNewMessage: (_, receive) => void this.receivers.push(receive as Receive),
    leave: () => {},
  };

  connect(): void {
    this.socket = new WebSocket(`ws://${location.host}/changes`);
    this.socket.onopen = () => this.post({ kind: 'hello', since: this.latest });
    this.socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)) as ServerMessage);
    this.socket.onclose = () => {
      this.open = false;
      this.onState('offline');
      setTimeout(() => this.connect(), RETRIES[Math.min(this.tries++, RETRIES.length - 1)]);
    };
  }

  post(message: PageMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private receive(message: ServerMessage): void {
    if (message.kind === 'engine') this.takeChange(message.message as Message);
    else if (message.kind === 'welcome') this.resume();
    else this.onMessage(message);
  }

  private takeChange(message: Message): void {
    if (message.nextRevisionId) {
      this.latest = message.nextRevisionId;
      if (this.unacknowledged?.nextRevisionId === message.nextRevisionId) this.unacknowledged = undefined;
    }
    for (const receive of this.receivers) receive(message);
    if (!this.unacknowledged) this.onState('saved');
  }

  private resume(): void {
    this.open = true;
    this.tries = 0;
    // Made while the line was cut, or sent and never answered. The engine has rebased it on what was missed meanwhile.
    if (this.unacknowledged) this.post({ kind: 'engine', message: this.unacknowledged });
    else this.onState('saved');
  }
}
