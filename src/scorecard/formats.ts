/** Number formats and column widths by unit. The patterns mean the same in every locale; the sheet shows them in its own. */
import type { Unit } from '../kpi/measure.ts';
import { moneyFormat } from '../value/money.ts';

/** Small amounts keep their cents. */
const WHOLE_MONEY_FROM = 100;

export function numberFormat(unit: Unit, currency: string | null, typical: number | null): string {
  switch (unit) {
    case 'rate':
      return '0.0%';
    case 'money':
    case 'money_per_day':
      return moneyFormat(currency, typical !== null && Math.abs(typical) < WHOLE_MONEY_FROM ? 2 : 0);
    case 'ratio':
      return '0.0"×"';
    case 'count':
      return '#,##0';
    default:
      return '0.0';
  }
}

/** How a figure moved: rates in percentage points, durations in their unit, all else in percent. */
export interface Change {
  format: string;
  formula(now: string, before: string): string;
}

export function changeOf(unit: Unit): Change {
  const difference = (now: string, before: string, of: string) => `IF(OR(${now}="";${before}="");"";${of})`;
  if (unit === 'rate') {
    return {
      format: '+0.0" pp";-0.0" pp";0.0" pp"',
      formula: (now, before) => difference(now, before, `100*(${now}-${before})`),
    };
  }
  if (unit === 'days' || unit === 'years') {
    const sign = unit === 'days' ? ' d' : ' y';
    return {
      format: `+0.0"${sign}";-0.0"${sign}";0.0"${sign}"`,
      formula: (now, before) => difference(now, before, `${now}-${before}`),
    };
  }
  return {
    format: '+0.0%;-0.0%;0.0%',
    formula: (now, before) => difference(now, before, `IF(${before}=0;"";${now}/${before}-1)`),
  };
}

/** Wide enough for the longest figure at 10 points, so that nothing is ever cut. */
export function widthFor(longest: number): number {
  return Math.max(74, Math.ceil(longest * 6.5) + 14);
}

/** Characters of a figure as the sheet shows it, near enough for a column width. */
export function shownLength(value: number, format: string): number {
  const digits = Math.abs(format.indexOf('%') >= 0 ? value * 100 : value).toFixed(0).length;
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const groups = format.indexOf('#,##0') >= 0 ? Math.floor((digits - 1) / 3) : 0;
  const sign = /\[\$([^\]]*)\]/.exec(format)?.[1]?.length ?? 0;
  return (
    digits + groups + (decimals ? decimals + 1 : 0) + sign + (value < 0 ? 1 : 0) + (format.indexOf('%') >= 0 ? 1 : 0)
  );
}
