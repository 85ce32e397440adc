import type { Failure, Method, Methods, ServerAnswer } from '../protocol.ts';
import type { Transport } from './transport.ts';

/** What can go wrong between here and the server, besides what the server itself reports. */
export type Trouble =
  | Failure['code']
  | 'network' // the connection failed; the server may or may not have run
  | 'accounts' // several Google accounts in one browser, or no permission (any more)
  | 'silent' // no answer within the time
  | 'garbled'; // an answer that is none

export class ServerError extends Error {
  constructor(
    readonly trouble: Trouble,
    message = '',
    readonly where?: string,
  ) {
    super(message);
  }
}

/** Two of the methods serve the command line. */
type Asked = Exclude<Method, 'tables' | 'scorecard'>;
/** The catalogue, its figures and analyses are computed in the page. */
type AskedOfServer = Exclude<Asked, 'catalogue' | 'preview' | 'analyses' | 'planAnalysis'>;

export interface Server {
  /** `tell`: what is being done by now, where the page itself does a part of it. */
  ask<M extends Asked>(
    method: M,
    request: Methods[M]['request'],
    tell?: (label: string) => void,
  ): Promise<Methods[M]['answer']>;
  leave(): void;
}

export interface RemoteServer {
  ask<M extends AskedOfServer>(method: M, request: Methods[M]['request']): Promise<ServerAnswer<M>>;
  leave(): void;
}

/** A lost connection does not say whether the server ran: only what writes nothing, or does no harm twice, is asked again. */
const ASK_AGAIN: Record<AskedOfServer, boolean> = {
  open: true,
  read: true,
  readings: true,
  standing: true,
  show: true,
  abandon: true,
  plan: false,
  step: false,
  finish: false,
};
const PAUSES = [400, 1500]; // ms before the second and the third attempt

/** Apps Script ends every execution after six minutes; reading is given up much sooner. */
const LONGEST: Record<AskedOfServer, number> = {
  open: 90_000,
  read: 90_000,
  readings: 90_000,
  standing: 90_000,
  show: 30_000,
  plan: 370_000,
  step: 370_000,
  finish: 370_000,
  abandon: 370_000,
};

export function createServer(transport: Transport): RemoteServer {
  let answered = false;

  async function once(method: AskedOfServer, request: string): Promise<unknown> {
    let text: string | null;
    try {
      text = await within(LONGEST[method], transport.send(method, request));
    } catch (error) {
      throw asServerError(error, answered);
    }
    const value = unpack(text);
    answered = true;
    return value;
  }

  return {
    async ask(method, request) {
      const text = JSON.stringify(request);
      const pauses = ASK_AGAIN[method] ? PAUSES : [];
      for (let attempt = 0; ; attempt++) {
        try {
          return (await once(method, text)) as never;
        } catch (error) {
          const lost = error instanceof ServerError && (error.trouble === 'network' || error.trouble === 'garbled');
          if (!lost || attempt >= pauses.length) throw error;
          await pause(pauses[attempt]!);
        }
      }
    },
    leave() {
      try {
        transport.leave();
      } catch {
        // Outside Google there may be no grid to go to.
      }
    },
  };
}

function unpack(text: string | null): unknown {
  let answer: { ok?: boolean; value?: unknown; error?: Failure } | null = null;
  try {
    answer = text === null ? null : JSON.parse(text);
  } catch {
    // Not JSON: treated like no answer at all.
  }
  if (answer?.ok === true) return answer.value;
  if (answer?.ok === false && answer.error)
    throw new ServerError(answer.error.code, answer.error.message, answer.error.where);
  throw new ServerError('garbled');
}

/** The platform's own messages come in the person's language: only what stays the same in all of them is looked at. */
function asServerError(error: unknown, answeredBefore: boolean): ServerError {
  if (error instanceof ServerError) return error;
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>;
  const text = [name, message].join(' ');
  if (/NetworkError|HTTP \d/i.test(text)) return new ServerError('network');
  if (/PERMISSION_DENIED|storage|authori[sz]ation/i.test(text)) return new ServerError('accounts');
  // Our own server answers its failures as values. What throws before it ever answered is the platform refusing to run it.
  return new ServerError(name === 'ScriptError' && !answeredBefore ? 'accounts' : 'internal');
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ServerError('silent')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
