/** Attribution by its definitions, slow and plain: what the models' shortcuts are held against. */
import type { Journeys } from '../../src/model/attribution/journeys.ts';

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const refuse = (column: string, what: string, row?: number): never => {
  throw new Error(`${column}: ${what}${row === undefined ? '' : ` (row ${row})`}`);
};

/** The definition of the Shapley value: what a channel adds to each set of others, weighted by |S|! (n − |S| − 1)! / n!. */
export function byListing({ channels, journeys: all }: Journeys): number[] {
  const n = channels.length;
  const members = all.map((each) => each.channels.reduce((set, channel) => set | (1 << channel), 0));
  const worth = Array.from({ length: 1 << n }, (_, set) =>
    sum(all.map(({ value }, i) => ((members[i]! & ~set) === 0 ? value : 0))),
  );
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const size = (set: number): number => (set === 0 ? 0 : (set & 1) + size(set >> 1));
  return channels.map((_, channel) =>
    sum(
      worth.map((before, set) => {
        const more = set | (1 << channel);
        return more === set ? 0 : ((worth[more]! - before) * factorial(size(set)) * factorial(n - size(set) - 1)) / factorial(n); // biome-ignore format: one line
      }),
    ),
  );
}

/** The definition of the removal effect: 1 − P(sale without the channel) / P(sale), each by solving the chain. */
export function bySolving({ channels, journeys: all }: Journeys): number[] {
  const n = channels.length;
  const [start, sale] = [n, n + 1];
  const counts = Array.from({ length: n + 1 }, () => new Array<number>(n + 3).fill(0));
  for (const { channels: touched, value } of all) {
    const states = [start, ...touched, value > 0 ? sale : sale + 1];
    for (let i = 1; i < states.length; i++) counts[states[i - 1]!]![states[i]!]!++;
  }
  const sales = (without: number): number => {
    const rows = counts.map((row, state) => row.map((times) => (state === without ? 0 : times / sum(row))));
    const chance = solve(
      rows.map((row, i) => row.slice(0, n + 1).map((share, j) => Number(i === j) - share)),
      rows.map((row) => row[sale]!),
    );
    return chance[start]!;
  };
  const whole = sales(-1);
  return channels.map((_, channel) => 1 - sales(channel) / whole);
}

/** Elimination from the diagonal, which is enough for the equations of a chain. */
function solve(matrix: number[][], right: number[]): number[] {
  for (const [i, row] of matrix.entries())
    for (const [j, other] of matrix.entries()) {
      if (i === j) continue;
      const factor = other[i]! / row[i]!;
      other.forEach((value, k) => {
        other[k] = value - factor * row[k]!;
      });
      right[j]! -= factor * right[i]!;
    }
  return right.map((value, i) => value / matrix[i]![i]!);
}
