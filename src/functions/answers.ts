/** Functions over columns of answers to a survey. */

import { variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import type { Measure } from '../kpi/measure.ts';
import { type Argument, fail, present } from './argument.ts';
import { numbers } from './columns.ts';
import { noValue } from './measured.ts';
import { choiceOf } from './options.ts';

/** `NPS(scores; [option])`: blank cells are no answers. With the interval: three cells side by side. */
export function netPromoterScore([scores, option]: readonly Argument[]): number | number[][] {
  present(scores!);
  const given = numbers(scores!);
  given.forEach((score, i) => {
    if (score !== null && (score < 0 || score > 10)) fail(scores!.name, `${score} is not from 0 to 10`, i + 1);
  });
  const { inputs, expression, interval } = variantOf(kpiById('nps'), null);
  const counted = (name: string) => {
    const [from, to] = (inputs[name] as Measure).from[0]!.scores!;
    return given.filter((score) => score !== null && score >= from && score <= to).length;
  };
  const value = compute(expression, counted);
  if (typeof value !== 'number') return noValue(scores!.name, value);
  return choiceOf(option!, ['score', 'with interval']) === 'with interval' ? [[value, ...interval!(counted)]] : value;
}
