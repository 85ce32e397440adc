/** The smallest value of a function on the unit cube: from the best points of a coarse grid on by pattern search (Hooke & Jeeves 1961). */

const grid = [0.02, 0.3, 0.6, 0.95];
const finest = 1e-4;
/** A point counts as better only by this share: the floors of long valleys are not worth the walk. */
const least = 1e-7;

/**
 * Where `f` is smallest among points of `dimensions` coordinates, each 0..1. Without derivatives, since smoothing errors have valleys
 * that end at the border, where gradient methods give up (R's own ends with ABNORMAL_TERMINATION on some series).
 */
export function minimum(f: (point: readonly number[]) => number, dimensions: number): number[] {
  let points: number[][] = [[]];
  for (let i = 0; i < dimensions; i++) points = points.flatMap((point) => grid.map((value) => [...point, value]));
  const seeds = points
    .map((point) => ({ point, value: f(point) }))
    .sort((a, b) => a.value - b.value)
    .slice(0, 3)
    .map((seed) => descend(f, seed));
  return seeds.reduce((best, each) => (each.value < best.value ? each : best)).point;
}

interface Valued {
  point: number[];
  value: number;
}

function descend(f: (point: readonly number[]) => number, seed: Valued): Valued {
  let best = seed;
  for (let step = 0.1; step > finest; ) {
    const found = explore(f, best, step);
    if (found === best) {
      step /= 2;
      continue;
    }
    // A second stride the way that was good, as long as it is.
    const stride = valued(f, found.point.map((x, i) => 2 * x - best.point[i]!)); // biome-ignore format: one line
    best = isBetter(stride, found) ? stride : found;
  }
  return best;
}

const isBetter = (a: Valued, b: Valued): boolean => a.value < b.value * (1 - least);

/** One step along each coordinate, kept where it helps. */
function explore(f: (point: readonly number[]) => number, from: Valued, step: number): Valued {
  let best = from;
  for (let i = 0; i < from.point.length; i++)
    for (const move of [step, -step]) {
      const tried = valued(f, best.point.map((x, j) => (j === i ? x + move : x))); // biome-ignore format: one line
      if (isBetter(tried, best)) {
        best = tried;
        break;
      }
    }
  return best;
}

function valued(f: (point: readonly number[]) => number, outside: number[]): Valued {
  const point = outside.map((x) => Math.min(1, Math.max(0, x)));
  return { point, value: f(point) };
}
