/** Functions of plain figures. Their arithmetic is that of the KPI's record. */
import { type Kpi, variantOf } from '../kpi/define.ts';
import { compute } from '../kpi/expression.ts';
import { kpiById } from '../kpi/index.ts';
import type { Input } from '../kpi/measure.ts';
import { type Argument, fail, isGiven } from './argument.ts';
import { needed, share } from './columns.ts';
import type { Call, CellFunction } from './define.ts';
import { noValue } from './measured.ts';

/** The function of a record's default variant: one argument per input, in its order. Only `signed` ones may be negative. */
export const ofRecord =
  (kpiId: string, signed: readonly string[] = []): Call =>
  (args) => {
    const { inputs, expression } = variantOf(kpiById(kpiId), null);
    const names = Object.keys(inputs);
    const values = args.map((each, i) =>
      isShare(inputs[names[i]!]!) ? share(each) : needed(each, signed.includes(each.name)),
    );
    const value = compute(expression, (name) => values[names.indexOf(name)]!);
    if (typeof value === 'number') return value;
    const { name } = args[values.reduce((last, each, i) => (each <= 0 ? i : last), 0)]!;
    return value === 'zero' || value === 'no_target' || value === 'no_rows'
      ? fail(name, 'is 0, which nothing can be divided by')
      : noValue(name, value);
  };

/** The function of a record: its inputs by their own names. */
export const functionOf = ({ id, fn, variants }: Kpi): CellFunction => ({
  name: fn,
  params: Object.keys(variants[0]!.inputs),
  call: ofRecord(id),
});

const isShare = (input: Input): boolean => input.kind === 'kpi' && kpiById(input.id).variants[0]!.proportion;

export function lifetimeValue([value, frequency, years, margin]: readonly Argument[]): number {
  const part = isGiven(margin!) ? share(margin!) : 1;
  return needed(value!, true) * needed(frequency!) * needed(years!) * part;
}
