import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServer, ServerError } from '../../src/sidebar/client/server.ts';
import type { Transport } from '../../src/sidebar/client/transport.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Reply = string | null | Error | 'never';

function serverOf(...replies: Reply[]) {
  let sent = 0;
  const transport: Transport = {
    async send() {
      const reply = replies[Math.min(sent++, replies.length - 1)]!;
      if (reply === 'never') return new Promise(() => {});
      if (reply instanceof Error) throw reply;
      return reply;
    },
    leave() {
      throw new Error('no grid');
    },
  };
  return { server: createServer(transport), sent: () => sent };
}

const thrown = (name: string, message: string) => Object.assign(new Error(message), { name });
const troubleOf = async (promise: Promise<unknown>) => {
  const caught = promise.then(
    () => null,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  const error = await caught;
  return error instanceof ServerError ? error.trouble : error;
};

it('unpacks an answer', async () => {
  const { server } = serverOf('{"ok":true,"value":[1]}');
  expect(await server.ask('read', { choices: [] })).toEqual([1]);
});

it('hands a failure on with its words and its place', async () => {
  const { server } = serverOf('{"ok":false,"error":{"code":"input","message":"No amount.","where":"Deals!C3"}}');
  await expect(server.ask('open', {})).rejects.toMatchObject({
    trouble: 'input',
    message: 'No amount.',
    where: 'Deals!C3',
  });
});

it.each([
  ['a lost connection', thrown('NetworkError', 'Connection failure due to HTTP 0'), 'network'],
  ['a lost connection in Finnish', thrown('ScriptError', 'Verkkovirhe: yhteys epäonnistui, HTTP 500'), 'network'],
  [
    'several accounts',
    thrown(
      'ScriptError',
      'We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
    ),
    'accounts',
  ],
  ['no permission', thrown('ScriptError', 'Authorization is required to perform that action.'), 'accounts'],
  ['a refusal in another language, first thing', thrown('ScriptError', 'Palvelinvirhe.'), 'accounts'],
  ['an argument that can’t be passed', new TypeError('Failed due to illegal value in property: 0'), 'internal'],
  ['an answer that Google swallowed', null, 'garbled'],
  ['an answer that is no JSON', '<html>', 'garbled'],
  ['no answer', 'never', 'silent'],
] as [string, Reply, string][])('names %s', async (_, reply, trouble) => {
  expect(await troubleOf(serverOf(reply).server.ask('open', {}))).toBe(trouble);
});

it('knows a defect from a refusal once it has had an answer', async () => {
  const { server } = serverOf('{"ok":true,"value":{}}', thrown('ScriptError', 'Palvelinvirhe.'));
  await server.ask('open', {});
  expect(await troubleOf(server.ask('read', { choices: [] }))).toBe('internal');
});

it('asks three times for what writes nothing, once for what writes', async () => {
  const lost = thrown('NetworkError', 'HTTP 0');
  const reads = serverOf(lost);
  await troubleOf(reads.server.ask('open', {}));
  expect(reads.sent()).toBe(3);
  const writes = serverOf(lost);
  await troubleOf(writes.server.ask('step', { build: 'b', step: { label: '' } }));
  expect(writes.sent()).toBe(1);
});

it('survives a second try', async () => {
  const { server } = serverOf(thrown('NetworkError', 'HTTP 0'), '{"ok":true,"value":[]}');
  const answer = server.ask('read', { choices: [] });
  await vi.runAllTimersAsync();
  expect(await answer).toEqual([]);
});

it('does not mind that there is no grid to go back to', () => {
  expect(() => serverOf(null).server.leave()).not.toThrow();
});
