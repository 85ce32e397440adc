/** google.script.run. Numbers are those of section 9 of the platform notes. */
import { describe, expect, it } from 'vitest';
import { encodeArguments, isRunnable } from '../../../host/script/index.ts';
import { toRunResult } from '../../../host/script/run-protocol.ts';
import { hostOf } from './host.ts';

describe('arguments', () => {
  it.each([
    ['a Date', [new Date(0)], '0'],
    ['a Date inside', [1, { when: new Date(0) }], 'when'],
    ['a function', [() => 1], '0'],
    ['undefined', [undefined], '0'],
    ['an element', [{ form: { nodeType: 1, nodeName: 'DIV' } }], 'form'],
  ])('46 %s throws in the page', (_, args, key) => {
    expect(() => encodeArguments(args)).toThrow(new TypeError(`Failed due to illegal value in property: ${key}`));
  });

  it('46 a circle throws in the page', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => encodeArguments([circle])).toThrow(new TypeError('Failed due to circular reference.'));
  });

  it('46 undefined is null in arrays and dropped from objects', () => {
    expect(JSON.parse(encodeArguments([[undefined, 1], { a: undefined, b: 2 }]))).toEqual([[null, 1], { b: 2 }]);
  });

  it('46 the same object twice is no circle', () => {
    const shared = { a: 1 };
    expect(JSON.parse(encodeArguments([[shared, shared]]))).toEqual([[shared, shared]]);
  });
});

describe('results', () => {
  it('46 a Date anywhere makes the whole result null', () => {
    expect([toRunResult(new Date(0)), toRunResult({ rows: [[1, new Date(0)]] }), toRunResult(() => 1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('46 instances lose their class, undefined its place', () => {
    class Point {
      readonly x = 1;
      readonly none = undefined;
    }
    expect(toRunResult([new Point(), undefined, Number.NaN])).toEqual([{ x: 1 }, null, null]);
  });
});

describe('calls', () => {
  const { host } = hostOf(`
    let count = 0;
    function ok(a) { return { a, count: ++count }; }
    function nothing() {}
    function dated() { return { when: new Date() }; }
    function fails() { throw new TypeError('plain words'); }
    function refused() { SpreadsheetApp.getActive().getSheets()[0].getRange('A0'); }
    function secret_() { return 1; }
    const object = { method() { return 1; } };`);

  it('47 names that end in _, methods and what is not there cannot be called', () => {
    expect(host.runnable()).toEqual(['run', 'ok', 'nothing', 'dated', 'fails', 'refused']);
    expect(['secret_', 'object.method', 'ok', '1x'].map(isRunnable)).toEqual([false, false, true, false]);
    expect(host.run('secret_', []).ok).toBe(false);
    expect(host.run('missing', []).ok).toBe(false);
  });

  it('50 every call is a fresh execution', () => {
    expect([host.run('ok', [1]), host.run('ok', [1])]).toEqual([
      { ok: true, value: { a: 1, count: 1 } },
      { ok: true, value: { a: 1, count: 1 } },
    ]);
  });

  it('46 no result and an illegal result are null', () => {
    expect([host.run('nothing', []), host.run('dated', [])]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
  });

  it('49 51 an exception is a ScriptError with the class in front of the message and no stack', () => {
    expect(host.run('fails', [])).toEqual({
      ok: false,
      error: { name: 'ScriptError', message: 'TypeError: plain words' },
    });
    expect(host.run('refused', [])).toEqual({
      ok: false,
      error: { name: 'ScriptError', message: 'Exception: Range not found' },
    });
  });
});
