import { describe, expect, it, vi } from 'vitest';
import { type EngineMessage, RevisionLog } from '../../../host/server/revisions.ts';

const change = (from: string, to: string): EngineMessage => ({
  type: 'REMOTE_REVISION',
  serverRevisionId: from,
  nextRevisionId: to,
});

describe('the order of changes', () => {
  it('takes a change made on the latest, drops a late one, tells everybody', () => {
    const onChange = vi.fn();
    const log = new RevisionLog('START', onChange);
    const page = vi.fn();
    const model = vi.fn();
    log.join(page);
    log.transport.onNewMessage('node', model);
    log.take(change('START', 'a'));
    log.take(change('START', 'late'));
    log.take(change('a', 'b'));
    expect(page.mock.calls.map(([message]) => message.nextRevisionId)).toEqual(['a', 'b']);
    expect(model.mock.calls).toEqual(page.mock.calls);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('a page that comes back gets what it missed', () => {
    const log = new RevisionLog('START', () => {});
    for (const [from, to] of [
      ['START', 'a'],
      ['a', 'b'],
      ['b', 'c'],
    ] as const) {
      log.take(change(from, to));
    }
    expect(log.since('c')).toEqual([]);
    expect(log.since('a')?.map(({ nextRevisionId }) => nextRevisionId)).toEqual(['b', 'c']);
    expect(log.since('unknown')).toBeUndefined();
  });

  it('positions of other people pass, snapshots do not', () => {
    const log = new RevisionLog('START', () => {});
    const page = vi.fn();
    const leave = log.join(page);
    log.take({ type: 'CLIENT_MOVED' });
    log.take({ type: 'SNAPSHOT', serverRevisionId: 'START', nextRevisionId: 'x' });
    leave();
    log.take({ type: 'CLIENT_MOVED' });
    expect(page).toHaveBeenCalledTimes(1);
    expect(log.since('START')).toEqual([]);
  });
});
