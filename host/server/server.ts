/** The page's server, on this machine only: HTTP for the page and for calls, a WebSocket for changes and what scripts show. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CallBody, DocumentPayload, PageMessage, ServerMessage } from '../page/protocol.ts';
import { servicesSource } from '../script/index.ts';
import { type Asset, googleScript, pageAssets } from './assets.ts';
import type { HostedDocument } from './document.ts';
import type { EngineMessage } from './revisions.ts';

const HOST = '127.0.0.1';
/** A request larger than this is no call of a sidebar. */
const MOST_BYTES = 50_000_000;

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Listens on `port`, or on a free one when it is taken and `strict` is not set. */
export async function servePage(document: HostedDocument, port: number, strict = false): Promise<PageServer> {
  const extras = { services: servicesSource(), googleScript: await googleScript() };
  const asset = await pageAssets();
  const http = createServer((request, response) => {
    answer(request, document, asset, extras).then(
      ({ body, type }) => send(response, 200, body, type),
      (error: unknown) => {
        const { status, message } = error instanceof HttpProblem ? error : { status: 500, message: String(error) };
        send(response, status, message, 'text/plain; charset=utf-8');
      },
    );
  });
  const sockets = new WebSocketServer({ server: http, path: '/changes' });
  sockets.on('connection', (socket, request) => {
    if (isForThisServer(request) && isFromThisPage(request)) connect(socket, document);
    else socket.close();
  });
  sockets.on('error', () => {}); // the HTTP server reports the same error
  await listen(http, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' || strict) throw error;
    return listen(http, 0);
  });
  return {
    address: `http://${HOST}:${(http.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}

type Server = ReturnType<typeof createServer>;

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, HOST, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

class HttpProblem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function answer(
  request: IncomingMessage,
  document: HostedDocument,
  asset: (path: string) => Promise<Asset | undefined>,
  extras: Pick<DocumentPayload, 'services' | 'googleScript'>,
): Promise<Asset> {
  if (!isForThisServer(request)) throw new HttpProblem(403, 'This page is for this machine only.');
  const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
  if (request.method === 'POST') {
    if (!isFromThisPage(request)) throw new HttpProblem(403, 'Calls come from the page itself.');
    return json(callServer(pathname, (await bodyOf(request)) as CallBody, document));
  }
  if (pathname === '/document') return json({ ...document.payload(), ...extras });
  const found = await asset(pathname);
  if (!found) throw new HttpProblem(404, `There is nothing at ${pathname}.`);
  return found;
}

function callServer(path: string, { args, selection }: CallBody, document: HostedDocument): unknown {
  const [, kind, encodedName = ''] = path.split('/');
  const name = decodeURIComponent(encodedName);
  const { host } = document.at(selection);
  if (kind === 'run') {
    host.resetCalls();
    return host.run(name, args);
  }
  if (kind !== 'menu') throw new HttpProblem(404, `There is nothing at ${path}.`);
  try {
    host.clickMenu(name);
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, error: { name: 'ScriptError', message: (error as Error).message } };
  }
}

function connect(socket: WebSocket, document: HostedDocument): void {
  const tell = (message: ServerMessage) => socket.send(JSON.stringify(message));
  const passOn = (message: EngineMessage) => tell({ kind: 'engine', message });
  const leave: (() => void)[] = [];
  socket.on('close', () => {
    for (const left of leave) left();
  });
  socket.on('message', (raw) => {
    const message = JSON.parse(String(raw)) as PageMessage;
    if (message.kind === 'engine') document.revisions.take(message.message as EngineMessage);
    else if (message.kind === 'sidebarClosed') document.closeSidebar();
    else {
      const missed = document.revisions.since(message.since);
      if (!missed) return tell({ kind: 'reload' });
      missed.forEach(passOn);
      leave.push(document.revisions.join(passOn), document.listen(tell));
      tell({ kind: 'welcome' });
    }
  });
}

/** A foreign name that was made to point here would make a foreign page one of ours. */
function isForThisServer({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

/** Other sites open in the same browser must not reach the document. */
function isFromThisPage({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new HttpProblem(413, 'The call carries more than 50 MB.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpProblem(400, 'The call is no JSON.');
  }
}

function json(value: unknown): Asset {
  return { body: JSON.stringify(value), type: 'application/json; charset=utf-8' };
}

function send(response: ServerResponse, status: number, body: string | Buffer, type: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
