/**
 * Where the engine has one code for every wrong argument, Google has #NUM! for a number outside a function's domain.
 * Such functions keep #VALUE! only for arguments that are no numbers.
 */
import type { EvalContext } from './engine.ts';
import { type Cell, isMatrix } from './value.ts';

const NUMERIC_DOMAIN = new Set([
  ...[
    'SQRT',
    'LN',
    'LOG',
    'ACOS',
    'ASIN',
    'CHOOSE',
    'INDEX',
    'LARGE',
    'SMALL',
    'MEDIAN',
    'IRR',
    'XIRR',
    'RATE',
    'XNPV',
  ],
  ...['PERCENTILE', 'PERCENTILE.INC', 'PERCENTILE.EXC', 'QUARTILE', 'QUARTILE.INC', 'QUARTILE.EXC', 'DATEDIF', 'DATE'],
  ...['CHAR', 'CHOOSECOLS', 'CHOOSEROWS', 'SEQUENCE', 'RANDBETWEEN', 'EDATE', 'EOMONTH', 'WEEKDAY', 'NETWORKDAYS.INTL'],
]);
const NOT_A_NUMBER = /coerced to a|to be a number|got a string|expects number/;

type Call = (this: EvalContext, ...args: unknown[]) => unknown;

export function withNumericDomain(name: string, call: Call): Call {
  if (!NUMERIC_DOMAIN.has(name)) return call;
  return function (this: EvalContext, ...args) {
    const result = call.apply(this, args) as Cell | Cell[][];
    if (isMatrix(result) || result.value !== '#VALUE!' || NOT_A_NUMBER.test(result.message ?? '')) return result;
    // An error handed through from an argument stays as it is.
    return args.flat(2).some((arg) => (arg as Cell | undefined)?.value === '#VALUE!')
      ? result
      : { ...result, value: '#NUM!', message: result.message };
  };
}
