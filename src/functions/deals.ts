/** Functions over columns of deals: statuses, amounts, dates. Each also takes plain figures where that makes sense. */

import { variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import { type Argument, fail, isGiven } from './argument.ts';
import { checkSameRows, day, days, isOneNumber, number, numbers, statuses } from './columns.ts';
import { type CellFunction, param } from './define.ts';
import { dealsOf, everyDay, measured, noValue } from './measured.ts';
import { isOption, optionOf } from './options.ts';

export const dealFunctions = (): CellFunction[] => [
  {
    name: 'WINRATE',
    summary: `${kpiById('win_rate').text.summary} From two counts, or from a column of statuses.`,
    params: [
      param('won', 'texts', 'Deals won, or a column of statuses such as won, lost and open.'),
      param('lost', 'numbers', 'Deals lost; after statuses: their amounts, for "by value", or the option.'),
      param('option', 'text', 'Optional. "closed by count", "cancelled as lost", "by value", "of all created" or "created and decided".'), // biome-ignore format: one line
    ],
    returns: 'The share of won deals, from 0 to 1.',
    call: winRate,
  },
  {
    name: 'SALESREVENUE',
    summary: 'Revenue: the amounts of won deals, in a period if you give one.',
    params: [
      param('amounts', 'numbers', 'The amounts of the deals.'),
      param('statuses', 'texts', 'Their statuses, such as won, lost and open. Skip it if all amounts were won.'),
      param('closes', 'dates', 'Optional. Their close dates; needed for a period.'),
      param('from', 'date', 'Optional. First day of the period.'),
      param('to', 'date', 'Optional. Last day of the period.'),
    ],
    returns: 'The amounts of the won deals added up.',
    call: revenue,
  },
  {
    name: 'AVGDEALSIZE',
    summary: kpiById('average_deal_size').text.summary,
    params: [
      param('revenue', 'numbers', 'Revenue of the won deals, or a column of amounts.'),
      param('deals', 'texts', 'Number of won deals; after a column of amounts: their statuses, optional.'),
    ],
    returns: 'The mean amount of a won deal.',
    call: averageDealSize,
  },
  {
    name: 'SALESCYCLE',
    summary: 'Days from start to close of won deals.',
    params: [
      param('starts', 'dates', 'The days of first contact or creation.'),
      param('closes', 'dates', 'The days of closing.'),
      param('statuses', 'texts', 'Optional. Their statuses: only won deals count.'),
      param('option', 'text', 'Optional. "mean" (default) or "median".'),
    ],
    returns: 'Days.',
    call: salesCycle,
  },
  {
    name: 'PIPELINEVALUE',
    summary: kpiById('pipeline_value').text.summary,
    params: [
      param('amounts', 'numbers', 'The amounts of the deals.'),
      param('statuses', 'texts', 'Their statuses, such as won, lost and open.'),
    ],
    returns: 'The amounts of the open deals added up.',
    call: pipelineValue,
  },
];

type Arguments = readonly Argument[];

/** `WINRATE(won; lost; [option])`, `WINRATE(statuses; [option])`, `WINRATE(statuses; amounts; "by value")`. */
function winRate([first, second, third]: Arguments): number {
  const kpi = kpiById('win_rate');
  if (!isGiven(first!)) return fail('won', 'is missing: give two counts, or a column of statuses');
  if (isOneNumber(first!)) return winRateOfCounts(first!, second!, optionOf(kpi, named(third!, 'option')));
  const column = named(first!, 'statuses');
  const hasAmounts = isGiven(second!) && !isOption(kpi, second) && (second!.isRange || isGiven(third!));
  const option = optionOf(kpi, named(isGiven(second!) && !hasAmounts ? second! : third!, 'option'));
  const status = statuses(column);
  if (option !== 'by value') return measured('win_rate', option, dealsOf({ status }), 'statuses');
  if (!hasAmounts) return fail('amounts', 'is missing: “by value” needs the amounts of the deals');
  const amounts = named(second!, 'amounts');
  checkSameRows(column, amounts);
  return measured('win_rate', option, dealsOf({ status, amount: numbers(amounts) }), 'statuses');
}

function winRateOfCounts(wonArgument: Argument, lostArgument: Argument, option: string | null): number {
  const won = needed(wonArgument);
  const lost = needed(lostArgument);
  const kpi = kpiById('win_rate');
  const { inputs, expression } = variantOf(kpi, option);
  if (Object.keys(inputs).some((name) => !/won|lost/.test(name)))
    return fail('option', `“${option}” needs a column of statuses, not two counts`);
  const value = compute(expression, (name) => (name.endsWith('won') ? won : lost));
  return typeof value === 'number' ? value : noValue('won', value);
}

function revenue([amounts, status, closes, from, to]: Arguments): number {
  if (!isGiven(amounts!)) return fail('amounts', 'is missing');
  const hasPeriod = isGiven(from!) || isGiven(to!);
  if (hasPeriod && !isGiven(closes!)) return fail('closes', 'is missing: a period needs the close dates');
  for (const other of [status!, closes!]) if (isGiven(other)) checkSameRows(amounts!, other);
  const start = day(from!) ?? everyDay.start;
  const end = day(to!) ?? everyDay.end;
  if (start > end) return fail('to', 'lies before from');
  const deals = dealsOf({
    amount: numbers(amounts!),
    status: isGiven(status!) ? statuses(status!) : undefined,
    closed: hasPeriod ? days(closes!) : undefined,
  });
  return measured('revenue', null, deals, 'amounts', { start, end });
}

function averageDealSize([first, second]: Arguments): number {
  if (!isGiven(first!)) return fail('revenue', 'is missing');
  if (!first!.isRange && isOneNumber(second!)) {
    const deals = needed(second!);
    return deals === 0 ? noValue('deals', 'nothing_won') : needed(first!, false) / deals;
  }
  const amounts = named(first!, 'amounts');
  const column = named(second!, 'statuses');
  if (isGiven(column)) checkSameRows(amounts, column);
  const deals = dealsOf({ amount: numbers(amounts), status: isGiven(column) ? statuses(column) : undefined });
  return measured('average_deal_size', null, deals, isGiven(column) ? 'statuses' : 'amounts');
}

/** The option may follow directly after the closes. */
function salesCycle([starts, closes, third, fourth]: Arguments): number {
  const kpi = kpiById('sales_cycle');
  if (!isGiven(starts!)) return fail('starts', 'is missing');
  if (!isGiven(closes!)) return fail('closes', 'is missing');
  const isDirect = !third!.isRange && isGiven(third!) && !isGiven(fourth!) && (isOption(kpi, third) || starts!.isRange);
  const option = optionOf(kpi, named(isDirect ? third! : fourth!, 'option'));
  const column = isDirect ? null : third!;
  checkSameRows(starts!, closes!);
  if (column && isGiven(column)) checkSameRows(starts!, column);
  const deals = dealsOf({
    created: days(starts!, [closes!]),
    closed: days(closes!, [starts!]),
    status: column && isGiven(column) ? statuses(column) : undefined,
  });
  return measured('sales_cycle', option, deals, 'closes');
}

function pipelineValue([amounts, status]: Arguments): number {
  if (!isGiven(amounts!)) return fail('amounts', 'is missing');
  if (!isGiven(status!)) return fail('statuses', 'is missing: only open deals are in the pipeline');
  checkSameRows(amounts!, status!);
  return measured('pipeline_value', null, dealsOf({ amount: numbers(amounts!), status: statuses(status!) }), 'amounts');
}

/** The same cells under the name they have in this form of the function. */
const named = (argument: Argument, name: string): Argument => ({ ...argument, name });

function needed(argument: Argument, isCount = true): number {
  const value = number(argument);
  if (value === null) return fail(argument.name, 'is missing');
  if (isCount && value < 0) return fail(argument.name, 'is less than 0');
  return value;
}
