/** The log-rank test: do groups of customers stay for equally long? */
import { normalCdf } from './normal.ts';

export interface LogRank {
  /** By group: how many ended, and how many would have if all groups were alike. */
  ended: number[];
  expected: number[];
  chiSquare: number;
  degreesOfFreedom: number;
  /** How often chance alone sets alike groups at least this far apart. */
  p: number;
}

/**
 * Unweighted, with the hypergeometric variance (Mantel 1966, Peto & Peto 1972; R's `survdiff`): at each time at which somebody ends, the
 * ends are shared out to the groups by those at risk. Groups that were never at risk then say nothing and are left out of the comparison.
 *
 * @param groups 0, 1, 2 … for each customer.
 * @returns null: fewer than two groups can be compared, or there is no time at which an end could have been anybody else's.
 */
export function logRank(
  durations: readonly number[],
  ended: readonly boolean[],
  groups: readonly number[],
): LogRank | null {
  const size = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const zeros = () => new Array<number>(size).fill(0);
  const [atRisk, ends, expected] = [zeros(), zeros(), zeros()];
  const variance = Array.from({ length: size }, zeros);
  // Backwards: those at risk are those already passed.
  const order = durations.map((_, i) => i).sort((a, b) => durations[b]! - durations[a]!);
  for (let i = 0; i < order.length; ) {
    const time = durations[order[i]!];
    let d = 0;
    for (; i < order.length && durations[order[i]!] === time; i++) {
      const customer = order[i]!;
      atRisk[groups[customer]!]!++;
      if (!ended[customer]) continue;
      ends[groups[customer]!]!++;
      d++;
    }
    if (d === 0) continue;
    const spread = i > 1 ? (d * (i - d)) / (i - 1) : 0;
    atRisk.forEach((n, g) => {
      expected[g]! += (n * d) / i;
      atRisk.forEach((m, h) => {
        variance[g]![h]! += spread * (n / i) * ((g === h ? 1 : 0) - m / i);
      });
    });
  }
  // The differences add up to 0, so the last of the groups adds nothing.
  const compared = expected.flatMap((each, g) => (each > 0 ? [g] : [])).slice(0, -1);
  if (compared.length === 0) return null;
  const chiSquare = quadratic(
    compared.map((g) => compared.map((h) => variance[g]![h]!)),
    compared.map((g) => ends[g]! - expected[g]!),
  );
  if (chiSquare === null) return null;
  const degreesOfFreedom = compared.length;
  return { ended: ends, expected, chiSquare, degreesOfFreedom, p: chiSquareTail(chiSquare, degreesOfFreedom) };
}

/** x' A⁻¹ x for a symmetric A that is positive definite, by elimination; null: it is not. */
function quadratic(a: number[][], x: number[]): number | null {
  let sum = 0;
  const scale = Math.max(...a.map((row, i) => row[i]!));
  for (let k = 0; k < x.length; k++) {
    const pivot = a[k]![k]!;
    if (!(pivot > 1e-12 * scale)) return null;
    sum += x[k]! ** 2 / pivot;
    for (let i = k + 1; i < x.length; i++) {
      const share = a[i]![k]! / pivot;
      for (let j = k + 1; j < x.length; j++) a[i]![j]! -= share * a[k]![j]!;
      x[i]! -= share * x[k]!;
    }
  }
  return sum;
}

/** P(X > x) of the chi-square distribution, by Q(a + 1, y) = Q(a, y) + yᵃ e⁻ʸ / Γ(a + 1) (Abramowitz & Stegun 26.4.8). */
function chiSquareTail(x: number, degreesOfFreedom: number): number {
  const y = x / 2;
  const isOdd = degreesOfFreedom % 2 === 1;
  let tail = isOdd ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-y);
  let term = Math.exp(-y) * (isOdd ? 2 * Math.sqrt(y / Math.PI) : y);
  for (let a = isOdd ? 0.5 : 1; a < degreesOfFreedom / 2; ) {
    tail += term;
    a++;
    term *= y / a;
  }
  return Math.min(1, tail);
}
