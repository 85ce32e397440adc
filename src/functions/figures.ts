/** Functions of plain figures. Their arithmetic is that of the KPI's record. */
import { variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import { type Argument, fail } from './argument.ts';
import { needed, number } from './columns.ts';
import type { Call } from './define.ts';
import { noValue } from './measured.ts';

/** The function of a record's default variant: one argument per input, in its order. Only `signed` ones may be negative. */
export const ofRecord =
  (kpiId: string, signed: readonly string[] = []): Call =>
  (args) => {
    const { inputs, expression } = variantOf(kpiById(kpiId), null);
    const values = args.map((each) => needed(each, signed.includes(each.name)));
    const names = Object.keys(inputs);
    const value = compute(expression, (name) => values[names.indexOf(name)]!);
    if (typeof value === 'number') return value;
    const { name } = args[Math.max(0, values.lastIndexOf(0))]!;
    return value === 'zero' || value === 'no_target'
      ? fail(name, 'is 0, which nothing can be divided by')
      : noValue(name, value);
  };

export function lifetimeValue([value, frequency, years, margin]: readonly Argument[]): number {
  const share = number(margin!) ?? 1;
  return needed(value!, true) * needed(frequency!) * needed(years!) * share;
}
