/** What is shown while an analysis is made: before anything that may take long, and painted by then. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Flow } from '../../src/sidebar/client/flow.ts';
import { withPageAnswers } from '../../src/sidebar/client/local.ts';
import type { RemoteServer, Server } from '../../src/sidebar/client/server.ts';
import type { AnalysisChoice } from '../../src/sidebar/protocol.ts';
import { typedTables } from '../analysis/tables.ts';

/** What happened, in its order. */
let log: string[];
beforeEach(() => {
  log = [];
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => {
    log.push('painted');
    then();
  });
});
afterEach(() => vi.unstubAllGlobals());

const cohorts: AnalysisChoice = { id: 'cohorts', name: 'Cohorts', about: 'Who?', lacks: null, isMendable: true, options: [], standing: null }; // biome-ignore format: one line

/** From the list, with a server that plans like this. */
async function chosen(plan: (tell: (label: string) => void) => Promise<never>): Promise<Flow> {
  const server = {
    ask: async (method: string, _: unknown, tell: (label: string) => void) => {
      log.push(method);
      return method === 'analyses' ? [cohorts] : plan(tell);
    },
    leave: () => {},
  } as Server;
  const flow = new Flow(server, ({ screen, progress }) => log.push([screen, progress?.label].join(': ')));
  await flow.analyses.toList();
  flow.analyses.choose(cohorts);
  return flow;
}

it('shows what it is about before it asks for the tables', async () => {
  await chosen(() => Promise.reject(new Error('no more is needed')));
  await vi.waitFor(() => expect(log).toContain('planAnalysis'));
  const at = log.indexOf('painted');
  expect(log.slice(at - 1, at + 2)).toEqual(['building: Reading your tables…', 'painted', 'planAnalysis']);
});

it('says when it computes, and is painted before', async () => {
  const tables = Object.values(
    typedTables({
      Orders: [
        ['Order ID', 'Customer', 'Order date', 'Amount'],
        ['O1', 'Ada', '2025-01-13', 5],
        ['O2', 'Ada', '2025-02-14', 7],
        ['O3', 'Bo', '2025-02-15', 9],
      ],
    }),
  );
  const answers: Record<string, unknown> = { standing: { names: ['Orders'], locale: 'en_US', sheets: [], anew: null }, readings: tables }; // biome-ignore format: one line
  const remote = {
    ask: async (method: string) => {
      log.push(method);
      return answers[method];
    },
    leave: () => {},
  } as RemoteServer;
  await withPageAnswers(remote).ask('planAnalysis', { choices: [], id: 'cohorts', options: {} }, (label) =>
    log.push(label),
  );
  expect(log).toEqual(['standing', 'readings', 'Working out the figures…', 'painted']);
});

it('who cancelled hears no more of it', async () => {
  let told = (_: string) => {};
  const flow = await chosen((tell) => {
    told = tell;
    return new Promise(() => {});
  });
  await vi.waitFor(() => expect(log).toContain('planAnalysis'));
  flow.cancel();
  await vi.waitFor(() => expect(flow.state.screen).toBe('analyses'));
  told('Working out the figures…');
  expect(flow.state.progress).toBeNull();
});
