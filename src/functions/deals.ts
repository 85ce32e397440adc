/** Functions over columns of deals: statuses, amounts, dates. Two of them also take plain figures. */
import { variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import { type Argument, fail, isGiven, named, present } from './argument.ts';
import { checkSameRows, isOneNumber, needed, periodOf } from './columns.ts';
import { dealsOf, measured, noValue } from './measured.ts';
import { isOption, optionOf } from './options.ts';

type Arguments = readonly Argument[];

/** `WINRATE(won; lost; [option])`, `WINRATE(statuses; [option])`, `WINRATE(statuses; amounts; "by value")`. */
export function winRate([first, second, third]: Arguments): number {
  const kpi = kpiById('win_rate');
  present(first!, 'is missing: give two counts, or a column of statuses');
  const areCounts = isOneNumber(first!) || (!first!.isRange && !isGiven(third!) && isOneNumber(second!));
  if (areCounts) return winRateOfCounts(first!, second!, optionOf(kpi, named(third!, 'option')));
  const hasAmounts = isGiven(second!) && !isOption(kpi, second!) && (second!.isRange || isGiven(third!));
  const option = optionOf(kpi, named(isGiven(second!) && !hasAmounts ? second! : third!, 'option'));
  const isByValue = option === 'by value';
  if (isByValue && !hasAmounts) return fail('amounts', 'is missing: “by value” needs the amounts of the deals');
  const amount = isByValue ? named(second!, 'amounts') : null;
  const deals = dealsOf({ status: named(first!, 'statuses'), amount });
  return measured('win_rate', option, deals, amount ? 'amounts' : 'statuses');
}

function winRateOfCounts(won: Argument, lost: Argument, option: string | null): number {
  const counts = { won: needed(won), lost: needed(lost) };
  const { inputs, expression } = variantOf(kpiById('win_rate'), option);
  if (Object.keys(inputs).some((name) => !/won|lost/.test(name)))
    return fail('option', `“${option}” needs a column of statuses, not two counts`);
  const value = compute(expression, (name) => (name.endsWith('won') ? counts.won : counts.lost));
  return typeof value === 'number' ? value : noValue('won', value);
}

export function revenue([amount, status, closes, from, to]: Arguments): number {
  present(amount!);
  const hasPeriod = isGiven(from!) || isGiven(to!);
  if (hasPeriod) present(closes!, 'is missing: a period needs the close dates');
  if (isGiven(closes!)) checkSameRows(amount!, closes!);
  const { start, end } = periodOf(from!, to!);
  const deals = dealsOf({ amount: amount!, status: status!, closed: hasPeriod ? closes! : null });
  return measured('revenue', null, deals, 'amounts', start, end);
}

export function averageDealSize([first, second]: Arguments): number {
  present(first!);
  if (!first!.isRange && isOneNumber(second!)) {
    const deals = needed(second!);
    return deals === 0 ? noValue('deals', 'nothing_won') : needed(first!, true) / deals;
  }
  const deals = dealsOf({ amount: named(first!, 'amounts'), status: named(second!, 'statuses') });
  return measured('average_deal_size', null, deals, isGiven(second!) ? 'statuses' : 'amounts');
}

/** The option may follow directly after the closes. */
export function salesCycle([starts, closes, third, fourth]: Arguments): number {
  const kpi = kpiById('sales_cycle');
  present(starts!);
  present(closes!);
  const isDirect =
    !third!.isRange && isGiven(third!) && !isGiven(fourth!) && (isOption(kpi, third!) || starts!.isRange);
  const option = optionOf(kpi, named(isDirect ? third! : fourth!, 'option'));
  const deals = dealsOf({ created: starts!, closed: closes!, status: isDirect ? null : third! });
  return measured('sales_cycle', option, deals, 'closes');
}

export function pipelineValue([amount, status]: Arguments): number {
  present(amount!);
  present(status!, 'is missing: only open deals are in the pipeline');
  return measured('pipeline_value', null, dealsOf({ amount: amount!, status: status! }), 'amounts');
}
