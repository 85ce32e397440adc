/** Two ways to do the same, measured in turn in one run: only their ratio means anything on another machine. */
export interface Case {
  readonly name: string;
  /** What both of them do, and how they differ. */
  readonly about: string;
  /** Prepares, and gives the two to be measured; `also` has more of ours, whose times are of this machine alone. */
  readonly prepare: () => Promise<{ ours: Contender; peer: Contender; also?: readonly Contender[] }>;
}

interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Comparison {
  readonly ours: number;
  readonly peer: number;
  /** Our time over the peer's: under 1 we are faster. */
  readonly ratio: number;
  /** The middle half of the ratios of single rounds, as a sign of how steady they are. */
  readonly spread: readonly [number, number];
}

const rounds = 15;
const warmups = 3;

export function compare(ours: Contender, peer: Contender): Comparison {
  for (let i = 0; i < warmups; i++) {
    ours.run();
    peer.run();
  }
  const times = Array.from({ length: rounds }, (_, i) => {
    // Each goes first every other time, so that neither always finds the warmer machine.
    if (i % 2 === 0) return { ours: time(ours), peer: time(peer) };
    const first = time(peer);
    return { ours: time(ours), peer: first };
  });
  const ratios = times.map((round) => round.ours / round.peer);
  return {
    ours: quantile(
      times.map((round) => round.ours),
      0.5,
    ),
    peer: quantile(
      times.map((round) => round.peer),
      0.5,
    ),
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

/** The best of three, in milliseconds, and what the process holds after them, in bytes. */
export function measure(contender: Contender): { best: number; memory: number } {
  const best = Math.min(time(contender), time(contender), time(contender));
  return { best, memory: process.memoryUsage().rss };
}

function time({ run }: Contender): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))]!;
}
