/** Newton's method for likelihoods of a few positive parameters, which are moved as logarithms inside a box. */

/** A function at one point with its derivatives; `hessian` row by row. */
export interface Surface {
  value: number;
  gradient: Float64Array;
  hessian: Float64Array;
}

export interface Maximum extends Surface {
  /** Logarithms of the parameters. */
  at: number[];
  /** Whether every parameter ends at a flat place, or at an end of its range with the slope pointing out of it. */
  converged: boolean;
  steps: number;
}

/** Lower and upper end of each logarithm; equal ends hold a parameter where it is. */
export type Box = readonly (readonly [low: number, high: number])[];

/** Slopes per customer: a place under the first is flat, one under the second cannot be told from the summit. */
const flat = 1e-8;
const flattest = 1e-13;
/** Rounding of a likelihood, most of it from gamma functions of large parameters. */
const noise = 1e-10;
const mostSteps = 200;
const longestStep = 3; // a factor of 20

/**
 * Damped Newton (Levenberg 1944, Marquardt 1963) on the parameters that are not held by their ends. `surface` is the mean
 * log-likelihood. What counts in the end is the slope, never the state of a line search: those stop for lack of digits
 * at the very optimum.
 */
export function maximize(surface: (at: readonly number[]) => Surface, start: readonly number[], box: Box): Maximum {
  let at = start.map((each, i) => inside(each, box[i]!));
  let here = surface(at);
  let slope = slopeOf(at, here, box);
  let damping = 1e-3;
  let steps = 0;
  for (; steps < mostSteps && slope > flattest && damping < 1e12; steps++) {
    const step = newtonStep(at, here, box, damping);
    if (step) {
      const next = at.map((each, i) => inside(each + step[i]!, box[i]!));
      const there = surface(next);
      const remaining = slopeOf(next, there, box);
      // Near the summit the gain is less than the rounding: then the slope tells, or that an end was reached.
      const gain = (there.value - here.value) / Math.max(1, Math.abs(here.value));
      const isHit = next.some((each, i) => each !== at[i] && isEnd(each, box[i]!));
      if (gain > noise || (gain > -noise && (remaining < slope || isHit))) {
        at = next;
        here = there;
        slope = remaining;
        damping = damping < 1e-9 ? 0 : damping / 10;
        continue;
      }
    }
    if (slope < flat) break;
    damping = Math.max(damping * 10, 1e-6);
  }
  return { ...here, at, converged: slope < flat, steps };
}

/**
 * Standard errors of the logarithms from the inverse of the negative Hessian of the whole log-likelihood (n times the mean);
 * null for parameters at an end of their range and where the surface is flat.
 */
export function standardErrors({ at, gradient, hessian }: Maximum, box: Box, n: number): (number | null)[] {
  const free = at.flatMap((each, i) => (each > box[i]![0] && each < box[i]![1] ? [i] : []));
  const errors: (number | null)[] = at.map(() => null);
  for (const [k, i] of free.entries()) {
    const unit = free.map((_, j) => (j === k ? 1 : 0));
    const column = solve(hessian, gradient.length, free, unit, 0);
    const variance = (column?.[k] ?? 0) / n;
    errors[i] = variance > 0 ? Math.sqrt(variance) : null;
  }
  return errors;
}

/**
 * The damped step, as far as it stays short and inside: the first end it comes to stops it, so that it keeps its direction. A
 * parameter at an end from which the step would leave is held. Null where the surface does not curve down.
 */
function newtonStep(at: readonly number[], { gradient, hessian }: Surface, box: Box, damping: number): number[] | null {
  for (let free = freeOf(at, gradient, box); ; ) {
    const right = free.map((i) => gradient[i]!);
    const found = solve(hessian, gradient.length, free, right, damping);
    if (!found) return null;
    const ends = free.map((i, k) => box[i]![found[k]! > 0 ? 1 : 0]);
    const inner = free.filter((i, k) => at[i] !== ends[k]);
    if (inner.length < free.length) {
      free = inner;
      continue;
    }
    const rooms = free.map((i, k) => (ends[k]! - at[i]!) / found[k]!);
    const scale = Math.min(1, longestStep / Math.max(...found.map(Math.abs)), ...rooms);
    const step = at.map(() => 0);
    // To the end itself, not to within rounding of it.
    for (const [k, i] of free.entries()) step[i] = rooms[k] === scale ? ends[k]! - at[i]! : scale * found[k]!;
    return step;
  }
}

const inside = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));

const isEnd = (value: number, [low, high]: readonly [number, number]): boolean => value === low || value === high;

const slopeOf = (at: readonly number[], { gradient }: Surface, box: Box): number =>
  Math.max(0, ...freeOf(at, gradient, box).map((i) => Math.abs(gradient[i]!)));

function freeOf(at: readonly number[], gradient: Float64Array, box: Box): number[] {
  return at.flatMap((each, i) => {
    const [low, high] = box[i]!;
    const isHeld = low === high || (each <= low && gradient[i]! <= 0) || (each >= high && gradient[i]! >= 0);
    return isHeld ? [] : [i];
  });
}

/** (-H + damping · diagonal) step = right side over the free parameters, by Cholesky; null where that is not positive. */
function solve(
  hessian: Float64Array,
  width: number,
  free: readonly number[],
  right: readonly number[],
  damping: number,
): number[] | null {
  const n = free.length;
  const lower: number[][] = [];
  const half: number[] = [];
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let sum = -hessian[free[i]! * width + free[j]!]!;
      // A floor lets a flat direction move, slowly.
      if (i === j) sum += damping * Math.max(Math.abs(sum), 1e-7);
      for (let k = 0; k < j; k++) sum -= row[k]! * (lower[j] ?? row)[k]!;
      if (i === j && !(sum > 1e-300)) return null;
      row.push(i === j ? Math.sqrt(sum) : sum / lower[j]![j]!);
    }
    lower.push(row);
    half.push((right[i]! - row.slice(0, i).reduce((sum, each, k) => sum + each * half[k]!, 0)) / row[i]!);
  }
  const step = half;
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) step[i]! -= lower[k]![i]! * step[k]!;
    step[i]! /= lower[i]![i]!;
  }
  return step;
}
