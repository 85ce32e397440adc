/** A control chart of single values (XmR chart): which points of a series are a signal and which are its usual variation. */
import { mean } from './sum.ts';

/** What marks a point. `above` and `below` mean the limits, `jump` the range limit, `run` and `near` rules 2 and 3. */
export type Signal = 'above' | 'below' | 'jump' | 'run' | 'near';

export interface ControlPoint {
  /** Where it stands in the series, from 0. */
  index: number;
  value: number;
  /** The distance to the point before it; null for the first. */
  movingRange: number | null;
  signals: Signal[];
}

export interface ControlChart {
  centre: number;
  lower: number;
  upper: number;
  /** The mean of the moving ranges, and the limit for a single one. */
  averageRange: number;
  rangeLimit: number;
  points: ControlPoint[];
}

/** What the values can't go beyond, whatever happens: 0 and 1 for a rate. */
export type Bounds = readonly [low: number, high: number];

/** Under this many values there are no limits; under the second number they are provisional (Wheeler 2000). */
export const fewestPoints = 6;
export const firmPoints = 10;

/** 3/d₂ and D₄ of ranges of two: three standard deviations, from a mean range of 1.128 of them (Wheeler & Chambers 1992). */
const limitFactor = 2.66;
const rangeFactor = 3.268;

/**
 * Centre line, natural process limits and signals of a series in its order; blanks (null) are skipped, and a moving range spans them.
 * The rules are Wheeler's (Understanding Variation, 2nd ed. 2000), after the Western Electric zone tests:
 * 1. a point outside the limits, or a moving range over its limit;
 * 2. eight in a row on one side of the centre line;
 * 3. three of four in a row nearer to the same limit than to the centre line.
 * Every point that makes up a signal is marked. Limits stop at the bounds; rule 3 looks at the limits before that.
 */
export function controlChart(
  series: readonly (number | null)[],
  [low, high]: Bounds = [-Infinity, Infinity],
): ControlChart {
  const given = series.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const points = given.map(({ index, value }, i): ControlPoint => {
    const before = given[i - 1];
    return { index, value, movingRange: before ? Math.abs(value - before.value) : null, signals: [] };
  });
  const centre = mean(points.map(({ value }) => value));
  const averageRange = mean(points.slice(1).map(({ movingRange }) => movingRange!));
  const half = limitFactor * averageRange;
  const lower = Math.max(low, centre - half);
  const upper = Math.min(high, centre + half);
  const rangeLimit = rangeFactor * averageRange;
  // Figures that are equal but for binary rounding are no signal.
  const rounding = 1e-12 * points.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const mark = (some: readonly ControlPoint[], signal: Signal) => {
    for (const { signals } of some) if (!signals.includes(signal)) signals.push(signal);
  };
  for (const point of points) {
    if (point.value > upper + rounding) mark([point], 'above');
    if (point.value < lower - rounding) mark([point], 'below');
    if ((point.movingRange ?? 0) > rangeLimit + rounding) mark([point], 'jump');
  }
  for (const side of [1, -1]) {
    const isBeyond = ({ value }: ControlPoint, distance: number) => side * (value - centre) > distance + rounding;
    let run = 0;
    points.forEach((point, i) => {
      run = isBeyond(point, 0) ? run + 1 : 0;
      if (run >= 8) mark(run === 8 ? points.slice(i - 7, i + 1) : [point], 'run');
    });
    points.forEach((point, i) => {
      if (!isBeyond(point, half / 2)) return;
      const near = points.slice(Math.max(0, i - 3), i + 1).filter((each) => isBeyond(each, half / 2));
      if (near.length >= 3) mark(near, 'near');
    });
  }
  return { centre, lower, upper, averageRange, rangeLimit, points };
}
