import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../host/files/delimited.ts';
import { addingUp, attributionModels, creditsOf } from '../../src/model/attribution/attribution.ts';
import { type Journey, type Journeys, journeysOf, type TouchColumns } from '../../src/model/attribution/journeys.ts';
import { removalEffects } from '../../src/model/attribution/markov.ts';
import { byListing, bySolving, refuse, sum } from './attribution-definitions.ts';

const shared = join(import.meta.dirname, '../../../shared');
const hasOracle = existsSync(join(shared, 'oracles/attribution.json'));
if (!hasOracle) console.warn('../shared is missing: attribution is checked on cases worked out by hand only.');

type Credits = Record<string, number>;
interface Path {
  path: string[];
  conversions: number;
  value: number;
  nulls: number;
}
interface Case {
  name: string;
  paths?: Path[];
  journeys?: { touches: [channel: string, daysBefore: number][]; value: number }[];
  expected: Record<string, Credits> & { heuristics: Record<string, Credits>; markov: Record<string, Credits> };
}

/** Journeys of channel names, each with its value; the touches a day apart. */
const journeys = (...ways: [way: string, value: number][]): Journeys => {
  const touches = ways.flatMap(([way, value], id) =>
    way.split(' > ').map((channel, day) => ({ id: String(id), day, channel, value: day === 0 ? value : null })),
  );
  return journeysOf(columnsOf(touches), refuse);
};

interface Touch {
  id: string;
  day: number | null;
  channel: string;
  value: number | null;
}
const columnsOf = (touches: readonly Touch[]): TouchColumns => ({
  journeys: touches.map(({ id }) => id),
  dates: touches.map(({ day }) => day),
  channels: touches.map(({ channel }) => channel),
  values: touches.map(({ value }) => value),
});

const named = ({ channels }: Journeys, credits: readonly number[]): Credits =>
  Object.fromEntries(channels.map((channel, i) => [channel, credits[i]!]));
const credits = (model: string, of: Journeys): Credits =>
  named(of, creditsOf(attributionModels().find(({ name }) => name === model)!, of));

/** As far as the oracle's own tolerance; channels without credit are not in it. */
function expectClose(found: Credits, expected: Credits): void {
  for (const [channel, value] of Object.entries(found)) {
    const wanted = expected[channel] ?? 0;
    expect(Math.abs(value - wanted), `${channel}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(wanted),
    );
  }
  expect(Object.keys(expected).filter((channel) => found[channel] === undefined)).toEqual([]);
}

/** Every path as many journeys as it stands for, each sale worth the same: 1, or its part of the value. */
function expand(paths: readonly Path[], worth: (path: Path) => number): Journeys {
  const channels = [...new Set(paths.flatMap(({ path }) => path))];
  const places = new Map(channels.map((channel, i) => [channel, i]));
  const all: Journey[] = [];
  let total = 0;
  for (const each of paths) {
    const touched = each.path.map((channel) => places.get(channel)!);
    const journey = { channels: touched, moments: touched.map((_, i) => i), value: worth(each) };
    for (let i = 0; i < each.conversions; i++) {
      all.push(journey);
      total += journey.value;
    }
    for (let i = 0; i < each.nulls; i++) all.push({ ...journey, value: 0 });
  }
  return { channels, journeys: all, total };
}

describe.runIf(hasOracle)('as others compute it', () => {
  const { cases } = hasOracle
    ? (JSON.parse(readFileSync(join(shared, 'oracles/attribution.json'), 'utf8')) as { cases: Case[] })
    : { cases: [] };
  const pathData = (): Path[] =>
    parseDelimited(readFileSync(join(shared, 'data/attribution-paths/pathdata-odd.csv'), 'utf8'))
      .slice(1)
      .map(([path, conversions, value, nulls]) => ({
        path: String(path).split(' > '),
        conversions: Number(conversions),
        value: Number(value),
        nulls: Number(nulls),
      }));

  it.each(cases.filter(({ expected }) => expected.markov).map((each) => [each.name, each] as const))(
    '%s',
    (_, { paths, expected }) => {
      // biome-ignore format: one line
      const given = paths ?? pathData();
      const byCount = expand(given, () => 1);
      expectClose(credits('First touch', byCount), expected.heuristics.first_touch!);
      expectClose(credits('Last touch', byCount), expected.heuristics.last_touch!);
      expectClose(credits('Linear', byCount), expected.heuristics.linear!);
      expectClose(credits('Position 40/20/40', byCount), expected.heuristics.u_shaped_40_20_40!);
      expectClose(credits('Shapley', byCount), expected.shapley_unique_set!);
      expectClose(named(byCount, removalEffects(byCount)), expected.markov.removal_effect!);
      expectClose(credits('Markov', byCount), expected.markov.attributed_conversions!);

      const onlySales = expand(given.map((path) => ({ ...path, nulls: 0 })), () => 1); // biome-ignore format: one line
      expectClose(named(onlySales, removalEffects(onlySales)), expected.markov_converting_only!.removal_effect as unknown as Credits); // biome-ignore format: one line

      const byValue = expand(given, ({ value, conversions }) => value / conversions);
      expectClose(credits('First touch', byValue), expected.heuristics.first_touch_value!);
      expectClose(credits('Last touch', byValue), expected.heuristics.last_touch_value!);
      expectClose(credits('Linear', byValue), expected.heuristics.linear_value!);
      expectClose(credits('Shapley', byValue), expected.shapley_unique_set_value!);
      expectClose(credits('Markov', byValue), expected.markov.attributed_value!);
    },
  );

  it('journeys with times', () => {
    const { journeys: given = [], expected } = cases.find((each) => each.journeys)!;
    const touches = given.flatMap(({ touches, value }, id) =>
      touches.map(([channel, before], i) => ({
        id: `J${id}`,
        day: 100 - before,
        channel,
        value: i === 0 ? value : null,
      })),
    );
    const found = journeysOf(columnsOf(touches), refuse);
    const names = {
      'Time decay': 'time_decay',
      'Position 40/20/40': 'position_40_20_40',
      Linear: 'linear',
      'First touch': 'first_touch',
      'Last touch': 'last_touch',
      'Last non-direct': 'last_non_direct',
    };
    for (const [name, key] of Object.entries(names)) expectClose(credits(name, found), expected[key]!);
  });
});

describe('worked out by hand', () => {
  it('rules', () => {
    const one = journeys(['Ads > E-mail > (Direct) > E-mail > Direct', 1000]);
    expect(credits('First touch', one)).toEqual({ Ads: 1000, 'E-mail': 0, '(Direct)': 0, Direct: 0 });
    expect(credits('Last touch', one)).toMatchObject({ Direct: 1000 });
    expect(credits('Last non-direct', one)).toMatchObject({ 'E-mail': 1000 });
    expect(credits('Linear', one)).toEqual({ Ads: 200, 'E-mail': 400, '(Direct)': 200, Direct: 200 });
    expect(credits('Position 40/20/40', one).Ads).toBe(400);
    expect(credits('Shapley', one)).toEqual({ Ads: 250, 'E-mail': 250, '(Direct)': 250, Direct: 250 });
    expect(credits('Last non-direct', journeys(['Direct > Suora', 5]))).toEqual({ Direct: 0, Suora: 5 });
    expect(credits('Position 40/20/40', journeys(['A > B', 10]))).toEqual({ A: 5, B: 5 });
  });

  it('time decay halves in a week', () => {
    const touches = [['A', 0], ['B', 7], ['C', 14]].map(([channel, day]) => ({ id: 'x', day: Number(day), channel: String(channel), value: 70 })); // biome-ignore format: one line
    expect(credits('Time decay', journeysOf(columnsOf(touches), refuse))).toEqual({ A: 10, B: 20, C: 40 });
  });

  it('Markov: what is lost without a channel', () => {
    // A leads to B half of the time, else to nothing; B to a sale. Without either nothing is sold.
    const chain = journeys(['A > B', 10], ['A', 0]);
    expect(removalEffects(chain)).toEqual([1, 1]);
    // Two of the three sales pass through A, two through B.
    const [a, b] = removalEffects(journeys(['A', 1], ['B', 1], ['A > B', 1]));
    expect([a, b]).toEqual([2 / 3, 2 / 3]);
    // A step from a channel to itself changes nothing.
    expect(removalEffects(journeys(['A > A > A', 1], ['A', 0]))).toEqual([1]);
    // C sells nothing itself, but leads to A, which does.
    expect(removalEffects(journeys(['A', 8], ['C > A', 0], ['D', 0]))).toEqual([1, 0.5, 0]);
  });

  it('Markov keeps its precision where journeys circle long and sell rarely', () => {
    const circle = Array.from({ length: 4000 }, (_, i) => (i % 2 ? 'B' : 'A')).join(' > ');
    const found = removalEffects(journeys([circle, 0], ['A', 1]));
    // Without B only the first step from A may lead to the sale, 1 in 2001; half of the journeys had one.
    expect(found[0]).toBe(1);
    expect(found[1]).toBeCloseTo(1 - 2 / 2001, 15);
  });
});

describe('columns', () => {
  const touch = (id: string, day: number | null, channel: string, value: number | null = null) => ({ id, day, channel, value }); // biome-ignore format: one line
  const read = (...touches: Touch[]) => journeysOf(columnsOf(touches), refuse);
  const ways = ({ channels, journeys: all }: Journeys) => all.map((each) => each.channels.map((i) => channels[i]));

  it('sorts by time, and touches of one moment by row, or newest first', () => {
    expect(ways(read(touch('x', 3, 'C', 1), touch('x', 1, 'A'), touch('x', 2, 'B')))).toEqual([['A', 'B', 'C']]);
    expect(ways(read(touch('x', 1, 'A', 1), touch('x', 1, 'B'), touch('x', 2, 'C')))).toEqual([['A', 'B', 'C']]);
    expect(ways(read(touch('x', 2, 'C', 1), touch('x', 1, 'B'), touch('x', 1, 'A')))).toEqual([['A', 'B', 'C']]);
  });

  it('takes a value once, from any row or from all, and rows without a channel for values only', () => {
    expect(read(touch('x', 1, 'A', 9), touch('x', 2, 'B', 9)).total).toBe(9);
    const apart = read(touch('x', 1, 'A'), touch('y', 1, 'google'), touch('', null, ''), touch('x', null, '', 9), touch('y', 2, 'Google')); // biome-ignore format: one line
    expect([apart.total, apart.channels, ways(apart)]).toEqual([9, ['A', 'google'], [['A'], ['google', 'google']]]);
  });

  it.each([
    ['values: journey “x” has several', [touch('x', 1, 'A', 9), touch('x', 2, 'B', 8)]],
    ['values: journey “x” has several', [touch('x', 1, 'A', 9), touch('x', 2, 'B', 9), touch('x', 3, 'C')]],
    ['values: is less than 0 (row 2)', [touch('x', 1, 'A'), touch('x', 2, 'B', -9)]],
    ['values: no journey led to a sale', [touch('x', 1, 'A'), touch('x', 2, 'B', 0)]],
    ['values: are too small', [touch('x', 1, 'A', 5e-324)]],
    ['values: are too', [touch('x', 1, 'A', 1e308), touch('y', 1, 'A', 1e308)]],
    ['journeys: is missing (row 2)', [touch('x', 1, 'A', 9), touch('', 2, 'B')]],
    ['dates: is missing (row 2)', [touch('x', 1, 'A', 9), touch('x', null, 'B')]],
    ['channels: journey “y” has a value but no channel', [touch('x', 1, 'A', 9), touch('y', 1, '', 4)]],
  ])('refuses: %s', (message, touches) => {
    expect(() => read(...touches)).toThrow(message);
  });
});

describe('whatever the journeys', () => {
  const way = fc.record({
    touches: fc.array(fc.record({ channel: fc.integer({ min: 0, max: 6 }), gap: fc.integer({ min: 1, max: 5000 }) }), { minLength: 1, maxLength: 8 }), // biome-ignore format: one line
    value: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100)), // biome-ignore format: one line
  });
  const sets = fc.array(way, { minLength: 1, maxLength: 30 }).filter((all) => all.some(({ value }) => value > 0));
  type Way = typeof way extends fc.Arbitrary<infer T> ? T : never;
  const build = (all: readonly Way[], name = (channel: number) => `channel ${channel}`, scale = 1): Journeys => {
    const touches = all.flatMap(({ touches, value }, id) => {
      let day = 0;
      return touches.map(({ channel, gap }, i) => {
        day += gap / 100;
        return { id: `${id}`, day, channel: name(channel), value: i === 0 ? value * scale : null };
      });
    });
    return journeysOf(columnsOf(touches), refuse);
  };
  const every = (check: (name: string, all: Way[]) => void, runs = 60) =>
    fc.assert(
      fc.property(sets, (all) => {
        for (const { name } of attributionModels()) check(name, all);
      }),
      { numRuns: runs, seed: 7 },
    );
  const expectSame = (found: Credits, expected: Credits, scale = 1, total = 1) => {
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [channel, credit] of Object.entries(found))
      expect(Math.abs(credit - expected[channel]! * scale)).toBeLessThanOrEqual(1e-12 * total);
  };

  it('credits are no less than 0 and add up to the total, to the last bit', () =>
    every((name, all) => {
      const found = build(all);
      const given = Object.values(credits(name, found));
      expect(sum(given)).toBe(sum(all.map(({ value }) => value)));
      expect(Math.min(...given)).toBeGreaterThanOrEqual(0);
      expect(sum(addingUp(1, given.map((credit) => credit / found.total)))).toBe(1); // biome-ignore format: one line
    }));

  it('the order of the journeys does not matter', () =>
    every((name, all) => {
      const { total } = build(all);
      expectSame(credits(name, build([...all].reverse())), credits(name, build(all)), 1, total);
    }, 25));

  it('values in another currency give credits in it', () =>
    every((name, all) => {
      const scaled = build(all, undefined, 1.37);
      expectSame(credits(name, scaled), credits(name, build(all)), 1.37, scaled.total);
    }, 25));

  it('the names of the channels do not matter', () =>
    every((name, all) => {
      const plain = credits(name, build(all));
      const other = credits(
        name,
        build(all, (channel) => `${'zyxwvut'[channel]}`),
      );
      expect(Object.values(other)).toEqual(Object.values(plain));
    }, 25));

  it('Shapley is what listing all sets of channels gives', () =>
    fc.assert(
      fc.property(sets, (all) => {
        const found = build(all);
        expectSame(credits('Shapley', found), named(found, byListing(found)), 1, found.total);
      }),
      { numRuns: 25, seed: 7 },
    ));

  it('Markov is what solving the chain anew without each channel gives', () =>
    fc.assert(
      fc.property(sets, (all) => {
        const found = build(all);
        expectSame(named(found, removalEffects(found)), named(found, bySolving(found)));
      }),
      { numRuns: 40, seed: 7 },
    ));
});
