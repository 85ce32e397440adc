import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeTimes, type DealAge, expectedDays, winProbability, wonWithin } from '../../src/model/forecast/close-times.ts'; // biome-ignore format: one line
import { type Chance, pipelineSum } from '../../src/model/forecast/pipeline.ts';
import { type StagedDeal, stageOfMostWins, stageProbabilities } from '../../src/model/forecast/stage-probabilities.ts';

const file = join(import.meta.dirname, '../../../shared/oracles/kaplan-meier.json');
const hasOracle = existsSync(file);
if (!hasOracle) console.warn('../shared/oracles is missing: close times are not held against Kaplan-Meier.');

const rows = (count: number, stage: string | null, won: boolean | null): StagedDeal[] =>
  Array.from({ length: count }, () => ({ stage, won }));

describe('stage probabilities', () => {
  // 40 deals: all begin at Lead; 20 were lost there, 10 at Demo, 10 won from Offer.
  const lastStages = [...rows(20, 'Lead', false), ...rows(10, 'Demo', false), ...rows(10, 'Offer', true), ...rows(3, 'Demo', null)]; // biome-ignore format: one line
  const order = ['Lead', 'Demo', 'Offer'];

  it('counts a deal in the stages before its last one, a won one in all', () => {
    const { stages, winRate, unknown } = stageProbabilities(lastStages, order)!;
    expect(stages.map(({ won, decided, probability }) => [won, decided, probability])).toEqual([
      [10, 40, 1 / 4],
      [10, 20, 1 / 2],
      [10, 10, 1],
    ]);
    expect(winRate).toBe(1 / 4);
    expect(unknown).toBe(0);
  });

  it('gives the same from a stage history', () => {
    const history = [...rows(10, 'Lead', true), ...rows(30, 'Lead', false), ...rows(10, 'Demo', true), ...rows(10, 'Demo', false), ...rows(10, 'Offer', true)]; // biome-ignore format: one line
    expect(stageProbabilities(history, null)!.stages.map(({ probability }) => probability)).toEqual([1 / 4, 1 / 2, 1]);
    expect(stageOfMostWins(history)).toBeNull();
    expect(stageOfMostWins(lastStages)).toBe('Offer');
    expect(stageOfMostWins([...rows(2, 'Offer', true), ...rows(1, 'Demo', true)])).toBeNull(); // two thirds are not more
  });

  it('comes to the overall win rate where no stage of a decided deal is known', () => {
    const deals = [...rows(3, null, true), ...rows(9, null, false), ...rows(2, 'Demo', null), ...rows(1, 'Lead', null)];
    const { stages, unknown } = stageProbabilities(deals, null)!;
    expect(unknown).toBe(12);
    expect(stages).toEqual(['Demo', 'Lead'].map((stage) => ({ stage, won: 3, decided: 12, probability: 1 / 4, shrunk: 1 / 4 }))); // biome-ignore format: one line
  });

  it('draws to the win rate by a strength from the spread of the stages', () => {
    const { stages, strength } = stageProbabilities(lastStages, order)!;
    // Worked out: Σ(w - np)²/n = 0 + 25/20 + 7.5²/10 = 6.875; p(1 - p) = .1875; γ = (6.875 - 3·.1875) / (.1875·67)
    const correlation = (6.875 - 0.5625) / (0.1875 * 67);
    expect(strength).toBe(Math.max(4, 1 / correlation - 1));
    expect(stages[2]!.shrunk).toBeCloseTo((10 + strength / 4) / (10 + strength), 15);
    // Stages that don't differ are one: they are drawn together as far as it goes.
    const alike = [...rows(5, 'A', true), ...rows(5, 'A', false), ...rows(5, 'B', true), ...rows(5, 'B', false)];
    expect(stageProbabilities(alike, null)!.strength).toBe(100);
    // Some more than chance makes them: a strength between the limits.
    const some = [...rows(30, 'A', true), ...rows(70, 'A', false), ...rows(55, 'B', true), ...rows(45, 'B', false)];
    const between = stageProbabilities(some, null)!.strength;
    const p = 85 / 200;
    expect(between).toBeCloseTo(1 / (((12.5 ** 2 / 100) * 2 - 2 * p * (1 - p)) / (p * (1 - p) * 198)) - 1, 9);
  });

  it('has nothing to say where only one outcome is known', () => {
    expect(stageProbabilities(rows(5, 'A', true), null)).toBeNull();
    expect(stageProbabilities(rows(5, 'A', false), null)).toBeNull();
    expect(stageProbabilities([], null)).toBeNull();
  });

  it('shrinks monotonically and stays a probability', () => {
    const deal = fc.record({ stage: fc.constantFrom('a', 'b', 'c', null), won: fc.constantFrom(true, false, null) });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 60 }), fc.constantFrom(null, ['a', 'b', 'c']), (deals, given) => {
        const found = stageProbabilities(deals, given);
        for (const { probability, shrunk } of found?.stages ?? []) {
          expect(shrunk).toBeGreaterThan(0);
          expect(shrunk).toBeLessThan(1);
          const { winRate } = found!;
          const own = probability ?? winRate;
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(own, winRate) - 1e-12);
          expect(shrunk).toBeLessThanOrEqual(Math.max(own, winRate) + 1e-12);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('close times', () => {
  it.runIf(hasOracle)('without lost deals are 1 less Kaplan-Meier', () => {
    const { aml } = (JSON.parse(readFileSync(file, 'utf8')) as { cases: { aml: { input: { time: number[]; event: number[] }; times: number[]; survival: number[] } } }).cases; // biome-ignore format: one line
    const { time, event } = aml.input;
    const steps = closeTimes(time.map((days, i): DealAge => ({ days, outcome: event[i] ? 'won' : 'open' })));
    for (const [i, at] of aml.times.entries()) {
      const { won, open } = steps.filter(({ days }) => days <= at).at(-1)!;
      expect(1 - won).toBeCloseTo(aml.survival[i]!, 12);
      expect(won + open).toBeCloseTo(1, 12);
    }
  });

  it('worked out by hand: losing competes, open deals count as long as they were seen', () => {
    const deal = (days: number, outcome: DealAge['outcome']) => ({ days, outcome });
    const steps = closeTimes([deal(30, 'won'), deal(10, 'won'), deal(20, 'open'), deal(10, 'lost'), deal(40, 'lost')]);
    expect(steps).toEqual([
      { days: 10, won: 1 / 5, open: 3 / 5 },
      { days: 30, won: 1 / 5 + 3 / 5 / 2, open: 3 / 5 / 2 },
      { days: 40, won: 1 / 2, open: 0 },
    ]);
    expect(winProbability(steps, 0)).toBe(1 / 2);
    expect(winProbability(steps, 10)).toBeCloseTo(1 / 2, 12); // .3 of the .6 that are left
    expect(winProbability(steps, 30)).toBe(0);
    expect(winProbability(steps, 40)).toBe(0);
    expect(wonWithin(steps, 0, 10)).toBeCloseTo(0.4, 12);
    expect(wonWithin(steps, 15, 14)).toBe(0);
    expect(wonWithin(steps, 15, 15)).toBe(1);
    expect(wonWithin(steps, 30, 100)).toBeNull();
    expect(expectedDays(steps, 0)).toBe(30); // two fifths on day 10, three on day 30
    expect(expectedDays(steps, 12)).toBe(18);
    expect(expectedDays(steps, 31)).toBeNull();
    expect(expectedDays(closeTimes([deal(10, 'won'), deal(20, 'won')]), 0)).toBe(10); // half of them
    expect(winProbability([], 3)).toBe(0);
  });

  it('gives shares that rise with time, and probabilities', () => {
    const ages = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), outcome: fc.constantFrom('won', 'lost', 'open') }), { maxLength: 40 }); // biome-ignore format: one line
    fc.assert(
      fc.property(ages, fc.integer({ min: 0, max: 70 }), (deals, age) => {
        const steps = closeTimes(deals as DealAge[]);
        const chance = winProbability(steps, age);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        const shares = [0, 5, 20, 100].map((days) => wonWithin(steps, age, days));
        if (shares[0] === null) expect(expectedDays(steps, age)).toBeNull();
        else {
          expect(shares[0]).toBe(0);
          expect(shares[3]).toBeCloseTo(1, 12);
          expect(shares[1]!).toBeLessThanOrEqual(shares[2]!);
          expect(expectedDays(steps, age)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the sum of open deals', () => {
  /** Every outcome of every deal, one by one. */
  function enumerated(deals: readonly Chance[], p: number): number {
    const outcomes = Array.from({ length: 2 ** deals.length }, (_, bits) =>
      deals.reduce(
        ({ sum, share }, { amount, probability }, i) =>
          bits & (1 << i)
            ? { sum: sum + amount, share: share * probability }
            : { sum, share: share * (1 - probability) },
        { sum: 0, share: 1 },
      ),
    ).sort((a, b) => a.sum - b.sum);
    let below = 0;
    return outcomes.find(({ share }) => {
      below += share;
      return below >= p - 1e-12;
    })!.sum;
  }
  const deals = fc.array(fc.record({ amount: fc.integer({ min: 0, max: 100_000 }), probability: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 10 }); // biome-ignore format: one line

  it('is exact for few deals', () => {
    fc.assert(
      fc.property(deals, (few) => {
        const { low, high, expected } = pipelineSum(few, 0.8);
        expect(expected).toBeCloseTo(
          few.reduce((sum, { amount, probability }) => sum + amount * probability, 0),
          6,
        );
        expect(low).toBeCloseTo(Math.min(expected, enumerated(few, 0.1)), 6);
        expect(high).toBeCloseTo(Math.max(expected, enumerated(few, 0.9)), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('of equal amounts is binomial', () => {
    const many = Array.from({ length: 100 }, () => ({ amount: 500, probability: 0.3 }));
    // R: qbinom(c(.025, .975), 100, .3)
    expect(pipelineSum(many)).toEqual({ expected: expect.closeTo(15_000, 6), low: 21 * 500, high: 39 * 500 });
  });

  it('of many deals keeps mean and spread', () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ amount: 1000 + 37 * (i % 101), probability: 0.1 + 0.5 * ((i * 7) % 13) / 13 })); // biome-ignore format: one line
    const { expected, low, high } = pipelineSum(many);
    const sigma = Math.sqrt(many.reduce((sum, { amount, probability: p }) => sum + amount * amount * p * (1 - p), 0));
    expect(Math.abs((high - expected) / sigma - 1.96)).toBeLessThan(0.03);
    expect(Math.abs((expected - low) / sigma - 1.96)).toBeLessThan(0.03);
    // Beyond the exact ones the narrow band changes nothing: 100 deals of unlike amounts.
    const some = pipelineSum(many.slice(0, 100));
    const one = Math.sqrt(many.slice(0, 100).reduce((sum, { amount, probability: p }) => sum + amount * amount * p * (1 - p), 0)); // biome-ignore format: one line
    expect((some.high - some.low) / one / 3.92).toBeCloseTo(1, 1);
  });

  it('knows sure and hopeless deals, and an empty pipeline', () => {
    expect(pipelineSum([])).toEqual({ expected: 0, low: 0, high: 0 });
    const sure = [{ amount: 70, probability: 1 }, { amount: 30, probability: 0 }]; // biome-ignore format: one line
    expect(pipelineSum(sure)).toEqual({ expected: 70, low: 70, high: 70 });
    expect(pipelineSum([...sure, { amount: 1000, probability: 0.01 }])).toEqual({ expected: 80, low: 70, high: 80 });
  });

  it('scales with money', () => {
    fc.assert(
      fc.property(deals, (few) => {
        const once = pipelineSum(few);
        const scaled = pipelineSum(few.map(({ amount, probability }) => ({ amount: amount * 8, probability })));
        expect(scaled).toEqual({ expected: once.expected * 8, low: once.low * 8, high: once.high * 8 });
      }),
      { numRuns: 30 },
    );
  });
});
