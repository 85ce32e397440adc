import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart, type Signal } from '../../src/model/control-limits.ts';

const figures = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 40 });
const marked = (values: readonly number[], signal: Signal) =>
  controlChart(values).points.flatMap(({ index, signals }) => (signals.includes(signal) ? [index] : []));
/** Ups and downs of 1 around 0: limits at ± 5.32, halfway at ± 2.66. */
const quiet = Array.from({ length: 24 }, (_, i) => (i % 2 ? 1 : -1));

describe('XmR chart', () => {
  it('has the limits that come out by hand', () => {
    const { centre, averageRange, lower, upper, rangeLimit, points } = controlChart([
      49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
    ]);
    expect(centre).toBeCloseTo(508.1 / 10, 10);
    // Ranges 2, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5: 16.9 in all, times 2.66 / 9 is 4.99489.
    expect(averageRange).toBeCloseTo(16.9 / 9, 10);
    expect(upper).toBeCloseTo(55.80489, 5);
    expect(lower).toBeCloseTo(45.81511, 5);
    expect(rangeLimit).toBeCloseTo(3.268 * averageRange, 12);
    expect(points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('marks a point outside of the limits, and the jumps to it and back', () => {
    const values = quiet.map((value, i) => (i === 12 ? 20 : value));
    expect(marked(values, 'above')).toEqual([12]);
    expect(marked(values, 'jump')).toEqual([12, 13]);
    const negated = values.map((value) => -value);
    expect(marked(negated, 'below')).toEqual([12]);
  });

  it('marks eight in a row on one side, not seven; a point on the line ends a run', () => {
    const series = (ups: number) => [...Array(12).fill(0), ...Array(ups).fill(1), ...Array(ups).fill(-1)] as number[];
    expect(marked(series(7), 'run')).toEqual([]);
    expect(marked(series(8), 'run')).toEqual(Array.from({ length: 16 }, (_, i) => 12 + i));
    expect(marked([...series(4), ...series(4)], 'run')).toEqual([]);
  });

  it('marks three of four nearer to a limit than to the centre', () => {
    const values = quiet.map((value, i) => (i === 10 || i === 11 || i === 13 ? 5 : value));
    const { centre, averageRange } = controlChart(values);
    expect(5 - centre).toBeGreaterThan(1.33 * averageRange);
    expect(marked(values, 'near')).toEqual([10, 11, 13]);
    expect(marked(quiet.map((value, i) => (i === 10 || i === 11 || i === 14 ? 5 : value)), 'near')).toEqual([]); // biome-ignore format: one line
  });

  it('names the reasons of every point in one order', () => {
    const values = [1, 2, 1, 2, 9, 9, 8, 9, 9, 9, 9, 9, 1, 2, 1, 2, 1, 2, 1, 1];
    const order: Signal[] = ['above', 'below', 'jump', 'run', 'near'];
    const found = controlChart(values).points.map(({ signals }) => signals);
    expect(found[4]).toEqual(['above', 'jump', 'run', 'near']);
    for (const signals of found) expect(signals).toEqual(order.filter((each) => signals.includes(each)));
  });

  it('skips blanks, and a moving range spans them', () => {
    const { points, centre } = controlChart([1, null, 3, 2, null, null, 4, 2, 3]);
    expect(points.map(({ index }) => index)).toEqual([0, 2, 3, 6, 7, 8]);
    expect(points.map(({ movingRange }) => movingRange)).toEqual([null, 2, 1, 2, 2, 1]);
    expect(centre).toBe(2.5);
  });

  it('stops limits at the natural bounds', () => {
    const rates = [0.1, 0.9, 0.2, 0.8, 0.1, 0.9];
    expect(controlChart(rates).lower).toBeLessThan(0);
    expect(controlChart(rates, [0, 1])).toMatchObject({ lower: 0, upper: 1 });
  });

  it('finds no signal in figures that differ by rounding only', () => {
    const same = Array.from({ length: 20 }, (_, i) => (i % 3 ? 0.3 : 0.1 + 0.2));
    expect(controlChart(same).points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('moves with the unit and with a shift, and so do the signals not at all', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 1000 }), (values, factor) => {
        const one = controlChart(values);
        const scaled = controlChart(values.map((value) => value * factor));
        expect(scaled.upper).toBeCloseTo(one.upper * factor, 3);
        expect(one.lower).toBeLessThanOrEqual(one.centre);
        expect(Object.values(one).every((each) => typeof each !== 'number' || Number.isFinite(each))).toBe(true);
        const above = ({ points }: typeof one) => points.filter(({ signals }) => signals.includes('above')).length;
        expect(above(scaled)).toBe(above(one));
      }),
      { numRuns: 50 },
    );
  });
});
