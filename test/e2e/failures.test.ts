/** A service call fails, whichever it is: the file is as it was before the build began, to the last format, note and chart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { orderOf } from '../../host/cli/order.ts';
import type { BuildRequest } from '../../src/sidebar/protocol.ts';
import { csv, SalesFile } from './sales-file.ts';
import { changes } from './state.ts';
import { deals, text } from './tables.ts';

const LONG = 300_000; // many builds

const request = (kpis: string[], period: BuildRequest['period']): BuildRequest => ({
  choices: [],
  title: 'Board',
  kpis: kpis.map((id) => ({ id, variant: null, target: null })),
  period,
  from: null,
  to: null,
  asOf: null,
});
const first = request(['win_rate', 'revenue'], 'quarter');
const second = request(['win_rate', 'sales_cycle', 'revenue', 'pipeline_value'], 'quarter');

/** The counted calls to fail: the first, the last two, and every fourth between. */
const sampled = (calls: number): number[] =>
  Array.from({ length: calls }, (_, i) => i + 1).filter((n) => n === 1 || n >= calls - 1 || n % 4 === 0);

const callsOf = ({ host }: SalesFile): number => host.calls.read + host.calls.write;
const open = () => SalesFile.open([csv('Deals', text(deals(8)))]);

/** What the user has made of our sheets since they were built. */
function touch(file: SalesFile): void {
  const cells = file.cells('Scorecard');
  const row = cells.findIndex(([key]) => key === 'kpi:revenue') + 1;
  const target = String.fromCharCode(65 + cells[0]!.indexOf('target'));
  file.type(`Scorecard!${target}${row}`, '4000');
  file.insertRows('Scorecard', row + 1, 1);
  file.type(`Scorecard!F${row + 1}`, 'as agreed in May');
  file.type('Deals!L2', "=Scorecard!F1&'KPI settings'!E2");
  file.note(`Scorecard!G${row}`, 'mine');
}

describe.each([
  { what: 'a first build', prepare: () => {}, wanted: first },
  {
    what: 'a rebuild of a scorecard that the user changed',
    prepare: (file: SalesFile) => {
      file.build(first);
      touch(file);
    },
    wanted: second,
  },
])('$what', ({ prepare, wanted }) => {
  let file: SalesFile;
  const calls: number[] = [];
  beforeAll(async () => {
    // One file tells how many calls there are; the other one is never finished.
    const whole = await open();
    prepare(whole);
    const { build, steps, outcome } = whole.ask('plan', wanted);
    for (const step of steps) {
      whole.ask('step', { build, step });
      calls.push(callsOf(whole));
    }
    whole.ask('finish', { build, outcome });
    file = await open();
    prepare(file);
  }, LONG);

  it('leaves nothing behind when a step fails and the sidebar abandons it', { timeout: LONG }, () => {
    const before = file.state();
    expect(calls.length).toBeGreaterThan(2);
    for (const [failing, all] of calls.entries()) {
      for (const n of sampled(all)) {
        const about = `call ${n} of ${all} of step ${failing + 1}`;
        const { build, steps } = file.ask('plan', wanted);
        for (const done of steps.slice(0, failing)) file.ask('step', { build, step: done });
        expect(() => file.ask('step', { build, step: steps[failing]! }, n), about).toThrow(
          'Service Spreadsheets failed',
        );
        file.ask('abandon', { build });
        expect(changes(before, file.state()), about).toEqual([]);
      }
    }
  });

  it('is put back by whoever comes next when the sidebar was closed in the middle', { timeout: LONG }, () => {
    const before = file.state();
    const { build, steps } = file.ask('plan', wanted);
    for (const step of steps.slice(0, -1)) file.ask('step', { build, step });
    expect(changes(before, file.state())).not.toEqual([]);
    file.ask('plan', wanted);
    expect(changes(before, file.state())).toEqual([]);
  });
});

it('a build in one execution is put back, whichever call fails', { timeout: LONG }, async () => {
  const [whole, file] = [await open(), await open()];
  const before = file.state();
  const order = orderOf({ options: { locale: 'en_US' }, kpis: ['win_rate', 'revenue'], period: 'quarter' });
  const build = (of: SalesFile, failAt?: number) => of.ask('scorecard', order, failAt);
  build(whole);
  const all = callsOf(whole);
  for (const n of sampled(all)) {
    expect(() => build(file, n), `call ${n} of ${all}`).toThrow('Service Spreadsheets failed');
    expect(changes(before, file.state()), `call ${n} of ${all}`).toEqual([]);
  }
});

/** The build stands when its sheets are entered; what fails later is only the removal of copies, and they go all the same. */
const asBeforeOrDone = (before: unknown, done: unknown, file: SalesFile, about: string): 'before' | 'done' => {
  const now = file.state();
  if (changes(done, now.sheets).length === 0) return 'done';
  expect(changes(before, now), about).toEqual([]);
  return 'before';
};

it('the menu’s rebuild, too', { timeout: LONG }, async () => {
  const [whole, file] = [await open(), await open()];
  for (const each of [whole, file]) {
    each.build(first);
    touch(each);
  }
  const before = file.state();
  whole.host.resetCalls();
  whole.host.clickMenu('rebuildScorecard_');
  const done = whole.state().sheets;
  const all = callsOf(whole);
  const ends = sampled(all).map((n) => {
    file.host.call('rebuildScorecard_', [], { failAt: n });
    return asBeforeOrDone(before, done, file, `call ${n} of ${all}`);
  });
  expect(ends.filter((end) => end === 'before').length).toBeGreaterThan(all / 4 - 4);
});

it('a rebuild that takes KPIs and periods away is put back, with all that points into them', {
  timeout: LONG,
}, async () => {
  const file = await open();
  file.build(first);
  const row = file.cells('Scorecard').findIndex(([key]) => key === 'kpi:win_rate') + 1;
  file.type('Deals!L2', `=Scorecard!K${row}`);
  file.type('Deals!L3', `=SUM(Scorecard!G${row}:L${row + 2})`);
  const before = file.state();
  const { build, steps, outcome } = file.ask('plan', request(['revenue'], 'month'));
  for (const step of steps.slice(0, -1)) file.ask('step', { build, step });
  expect(file.cell('Deals!L2')).toHaveProperty('error');
  file.ask('abandon', { build });
  expect(changes(before, file.state())).toEqual([]);

  for (const step of steps) file.ask('step', { build, step });
  file.ask('finish', { build, outcome });
  expect(file.state().sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
});
