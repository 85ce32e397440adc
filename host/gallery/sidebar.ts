/** The sidebar with a made-up server that answers everything, also what the real page works out by itself. */
import { h, render } from 'preact';
import { App } from '../../src/sidebar/client/app.tsx';
import { createServer, type Server, ServerError } from '../../src/sidebar/client/server.ts';
import { googleTransport } from '../../src/sidebar/client/transport.ts';

const remote = createServer(googleTransport);
const MADE_UP = ['catalogue', 'preview', 'analyses', 'planAnalysis'];

const server: Server = {
  ask: (method, request) =>
    MADE_UP.includes(method) ? madeUp(method, request) : (remote.ask(method as never, request as never) as never),
  leave: () => remote.leave(),
};

async function madeUp(method: string, request: unknown): Promise<never> {
  const answer = JSON.parse((await googleTransport.send(method, JSON.stringify(request)))!);
  if (answer.ok) return answer.value as never;
  throw new ServerError(answer.error.code, answer.error.message, answer.error.where);
}

render(h(App, { server }), document.getElementById('sidebar')!);
