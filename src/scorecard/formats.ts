/** Number formats and column widths by unit. The patterns mean the same in every locale; the sheet shows them in its own. */
import type { Unit } from '../kpi/measure.ts';
import { moneyFormat } from '../value/money.ts';

/** Small amounts keep their cents. */
const WHOLE_MONEY_FROM = 100;

/** `locale` is the spreadsheet's. */
export function numberFormat(unit: Unit, currency: string | null, typical: number | null, locale: string): string {
  switch (unit) {
    case 'rate':
      return '0.0%';
    case 'money':
    case 'money_per_day':
      return moneyFormat(currency, typical !== null && Math.abs(typical) < WHOLE_MONEY_FROM ? 2 : 0, locale);
    case 'ratio':
      return '0.0"×"';
    case 'count':
      return '#,##0';
    default:
      return '0.0';
  }
}

/** How a figure moved: rates in percentage points, durations in their unit, scores in points, all else in percent. */
export function changeOf(unit: Unit, now: string, before: string): { format: string; formula: string } {
  const [suffix, change] =
    unit === 'rate'
      ? ['" pp"', `100*(${now}-${before})`]
      : unit === 'days' || unit === 'years'
        ? [`" ${unit.charAt(0)}"`, `${now}-${before}`]
        : unit === 'score'
          ? ['', `${now}-${before}`]
          : ['%', `IF(${before}<=0;"";${now}/${before}-1)`];
  return {
    format: `+0.0${suffix};-0.0${suffix};0.0${suffix}`,
    formula: `IF(OR(${now}="";${before}="");"";${change})`,
  };
}

/** Wide enough for figures twice as large as today's, at 10 points; 0 where Google's own width of 100 is. */
export function widthFor(largest: number, format: string): number {
  const digits = Math.round(2 * largest).toFixed(0).length;
  const characters = digits + Math.floor((digits - 1) / 3) + format.replace(/[#,[\]$"]/g, '').length;
  return characters > 13 ? Math.ceil(characters * 6.5) + 14 : 0;
}
