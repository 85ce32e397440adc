/** `google.script` for a page of the gallery or a test: runs in the page, before the sidebar's own script. */
import type { Call, Reply, Scenario } from './scenario.ts';

interface FakeWindow {
  scenario: Scenario;
  calls: Call[];
  left: number; // how often the keyboard was given back to the grid
  google: unknown;
}

const page = window as unknown as FakeWindow;
page.calls = [];
page.left = 0;

const { replies, delay = 0, hurry = 1 } = page.scenario;
const later = window.setTimeout.bind(window);
if (hurry > 1) {
  window.setTimeout = ((work: () => void, ms = 0) => later(work, ms / hurry)) as unknown as typeof window.setTimeout;
}

type Handler = (value: unknown) => void;

/** Every `with…` gives a new runner, as Google's does. */
function runner(success: Handler, failure: Handler) {
  return {
    withSuccessHandler: (handler: Handler) => runner(handler, failure),
    withFailureHandler: (handler: Handler) => runner(success, handler),
    salesKpis(method: keyof Scenario['replies'], request: string) {
      const before = page.calls.filter((call) => call.method === method).length;
      page.calls.push({ method, request: JSON.parse(request) });
      const list = replies[method] ?? [];
      const reply: Reply | undefined = list[Math.min(before, list.length - 1)];
      if (reply && !('silent' in reply))
        later(() => answer(reply, success, failure), ('delay' in reply && reply.delay) || delay);
    },
  };
}

function answer(reply: Exclude<Reply, { silent: true }>, success: Handler, failure: Handler): void {
  if ('throws' in reply) failure(Object.assign(new Error(reply.throws.message), { name: reply.throws.name }));
  else if ('lost' in reply) success(null);
  else success(JSON.stringify('error' in reply ? { ok: false, error: reply.error } : { ok: true, value: reply.value }));
}

page.google = {
  script: {
    run: runner(
      () => {},
      () => {},
    ),
    host: { close() {}, editor: { focus: () => page.left++ } },
  },
};
