/** What a deal's stage says about winning it, learned from one's own decided deals. */

/** A deal, or one stay of a deal in a stage. `stage` is null where the stage of a decided deal is not known (it just says "Won"). */
export interface StagedDeal {
  stage: string | null;
  /** Null: not decided. */
  won: boolean | null;
}

export interface StageProbability {
  stage: string;
  /** Of the decided deals that were in this stage. */
  won: number;
  decided: number;
  /** won / decided; null where none was decided. */
  probability: number | null;
  /** Drawn towards the overall win rate, the more the fewer deals were decided. */
  shrunk: number;
}

export interface StageProbabilities {
  stages: StageProbability[];
  /** Won / decided over all rows. */
  winRate: number;
  /** As many decided deals as the overall win rate weighs: a + b of the beta distribution of the stages' probabilities. */
  strength: number;
  /** Decided deals whose stage is not known. */
  unknown: number;
}

/**
 * The prior is never weaker than the four deals of Agresti & Coull ("Approximate is better than exact", American Statistician 52, 1998), nor
 * stronger than would drown a hundred deals.
 */
const strengthLimits = [4, 100] as const;

/**
 * P(won | the deal is in the stage) of every stage, shrunk: (won + m·p) / (decided + m), with p the overall win rate and m from the spread
 * of the stages themselves (beta-binomial, empirical Bayes by moments: Kleinman, JASA 68, 1973, with the mean given).
 *
 * Without `order`, each row is one stay of a deal in a stage (a stage history), and a stage's rows are its deals. With `order`, the stages from
 * first to last, each row is a deal with the last stage it was in: a lost deal was also in all stages before, a won one in all; to
 * count it in its last stage alone would make every early stage a loser. A lost deal of unknown stage is counted in every stage, which
 * rather understates; where no stage of a decided deal is known, each stage comes to the overall win rate.
 *
 * Null where no deal was won or none was lost: then nothing tells one stage from another.
 */
export function stageProbabilities(
  deals: readonly StagedDeal[],
  order: readonly string[] | null,
): StageProbabilities | null {
  const names = order ?? [...new Set(deals.flatMap(({ stage }) => stage ?? []))];
  const index = new Map(names.map((name, i) => [name, i]));
  const decided = deals.filter(({ won }) => won !== null);
  const wins = decided.filter(({ won }) => won).length;
  if (wins === 0 || wins === decided.length) return null;
  const winRate = wins / decided.length;
  const tallies = names.map(() => ({ won: 0, decided: 0 }));
  let unknown = 0;
  for (const { stage, won } of decided) {
    const last = stage === null ? undefined : index.get(stage);
    if (last === undefined) unknown++;
    const isIn = (i: number) => last === undefined || (order ? won || i <= last : i === last);
    for (const [i, tally] of tallies.entries())
      if (isIn(i)) {
        tally.decided++;
        if (won) tally.won++;
      }
  }
  const strength = priorStrength(tallies, winRate);
  const stages = names.map((stage, i) => {
    const { won, decided: n } = tallies[i]!;
    const shrunk = (won + strength * winRate) / (n + strength);
    return { stage, won, decided: n, probability: n > 0 ? won / n : null, shrunk };
  });
  return { stages, winRate, strength, unknown };
}

/**
 * m = 1/γ - 1, where γ, the correlation of two deals of a stage, makes the expected spread the one found:
 * E Σ n (w/n - p)² = p(1 - p) Σ (1 + (n - 1)γ).
 */
function priorStrength(tallies: readonly { won: number; decided: number }[], p: number): number {
  let spread = 0;
  let expected = 0;
  let perCorrelation = 0;
  for (const { won, decided } of tallies) {
    if (decided === 0) continue;
    spread += (won - decided * p) ** 2 / decided;
    expected += p * (1 - p);
    perCorrelation += p * (1 - p) * (decided - 1);
  }
  const [weakest, strongest] = strengthLimits;
  const correlation = perCorrelation > 0 ? (spread - expected) / perCorrelation : 0;
  return correlation > 0 ? Math.min(strongest, Math.max(weakest, 1 / correlation - 1)) : strongest;
}

/**
 * Whether rows without an order are rather deals with their last stage than a stage history: deals that are won have been in most stages, so
 * no stage holds more than two thirds of a history's wins. Gives that stage.
 */
export function stageOfMostWins(deals: readonly StagedDeal[]): string | null {
  const known = deals.filter(({ stage, won }) => stage !== null && won !== null);
  if (new Set(known.map(({ stage }) => stage)).size < 2) return null;
  const wins = new Map<string, number>();
  let total = 0;
  for (const { stage, won } of known) {
    if (!won) continue;
    total++;
    wins.set(stage!, (wins.get(stage!) ?? 0) + 1);
  }
  return [...wins].find(([, count]) => 3 * count > 2 * total)?.[0] ?? null;
}
