/** Verdicts in words: what a comparison, a control chart or a proposed target says. */
import type { compareShares } from '../model/ab-test.ts';
import type { Signal } from '../model/control-limits.ts';
import type { TargetProposal } from '../model/target-proposal.ts';
import { decimals, formatValue } from './format.ts';

/** Of groups with this many rows each. */
export function verdict(found: ReturnType<typeof compareShares>, nA: number, nB: number): string {
  const { shares, difference, p, exact, isTold, needed } = found;
  if (p === null) return `No difference can be told: ${shares[0] === 0 ? 'nothing' : 'everything'} was won in both.`;
  if (needed === null) return `No difference can be told: both win ${formatValue(shares[0], 'rate')}.`;
  const size = Math.abs(difference) * 100;
  const points = size < 0.1 ? 'less than 0.1 points' : `${decimals(size, 1)} points`;
  const chance = exact === null ? pInWords(p) : `${pInWords(exact)} by Fisher’s exact test, as the counts are small`;
  if (isTold) {
    const [winner, loser] = difference > 0 ? 'AB' : 'BA';
    return `${winner} wins more often than ${loser}: the difference of ${points} is unlikely to be chance (${chance}).`;
  }
  return `No difference can be told yet: ${points} may be chance (${chance}). ${moreInWords(needed, nA, nB)}`;
}

const pInWords = (p: number): string => (p < 0.001 ? 'p under 0.001' : `p = ${decimals(p, 3)}`);

function moreInWords(needed: number, nA: number, nB: number): string {
  if (needed > 1e6) return 'If it stays this small, even a million deals in each group would not tell.';
  const more = [nA, nB].flatMap((n, i) => (needed > n ? [`${decimals(needed - n, 0)} more in ${'AB'[i]}`] : []));
  const each = more.length
    ? `about ${decimals(needed, 0)} deals in each group (${more.join(', ')})`
    : 'a few more deals';
  return `If it stays, ${each} would tell.`;
}

const signals: Record<Signal, string> = {
  above: 'above the upper limit',
  below: 'below the lower limit',
  jump: 'moving range over its limit',
  run: '8 in a row on one side',
  near: '3 of 4 near a limit',
};

export const signalsInWords = (found: readonly Signal[]): string => found.map((each) => signals[each]).join('; ');

export function proposalInWords(found: TargetProposal, benchmark: number | null, isRate: boolean): string {
  const say = (value: number) => (isRate ? formatValue(value, 'rate') : threeDigits(value));
  const { level, limit, target, basis, trend } = found;
  const basisInWords = {
    history: 'what the better quarter of your newest periods reaches at today’s level',
    trend: 'half the pace of your present trend, since trends seldom last in full',
    benchmark: 'the benchmark, which is nearer than your own better quarter',
  }[basis];
  const path =
    target === level
      ? `${say(target)} is ${trend === 0 ? 'your steady' : 'today’s'} level: hold it.`
      : `From ${say(level)} to ${say(target)}: ${basisInWords}.`;
  const against = benchmark === null ? '' : say(benchmark);
  const benchmarkInWords = {
    none: '',
    nearer: '',
    met: `The benchmark of ${against} is met already.`,
    within: `Single periods can reach the benchmark of ${against} already: aim for it next.`,
    beyond: `The benchmark of ${against} lies beyond what single periods reach (${say(limit)}): that takes a change in the work, not just a target.`,
  }[found.benchmark];
  const trendInWords =
    trend === 0
      ? ''
      : `Today’s level follows a trend of ${isRate ? `${decimals(trend * 100, 1)} points` : say(trend)} per period.`;
  return [path, benchmarkInWords, trendInWords].filter((each) => each !== '').join(' ');
}

/** 1,234 and 12.3 and 0.123 */
const threeDigits = (value: number): string => {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return decimals(value, Math.min(6, Math.max(0, 2 - size)));
};
