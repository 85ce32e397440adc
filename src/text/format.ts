/** Figures in words for notes and the sidebar, in English. The sheet itself shows numbers in its own locale. */
import type { Unit } from '../kpi/define.ts';
import { currencySign, moneyFormat } from '../value/money.ts';

export function formatValue(value: number, unit: Unit, currency: string | null = null): string {
  switch (unit) {
    case 'rate':
      return `${decimals(value * 100, 1)} %`;
    case 'money':
      return formatMoney(value, currency);
    case 'money_per_day':
      return `${formatMoney(value, currency)} per day`;
    case 'days':
      return `${decimals(value, 1)} days`;
    case 'years':
      return `${decimals(value, 1)} years`;
    case 'ratio':
      return `${decimals(value, 1)}×`;
    case 'count':
      return decimals(value, 0);
  }
}

/** Small amounts keep their cents. */
function formatMoney(value: number, currency: string | null): string {
  const amount = decimals(Math.abs(value), Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0);
  const sign = currencySign(currency);
  const minus = value < 0 ? '−' : '';
  if (sign === '') return `${minus}${amount}`;
  if (/#[^[]*\[/.test(moneyFormat(currency))) return `${minus}${amount} ${sign}`;
  return sign.length > 2 ? `${minus}${sign} ${amount}` : `${minus}${sign}${amount}`;
}

/** Rounded for reading as a sheet rounds (63.15 is 63.2, though a little less in binary), thousands grouped by commas. */
export function decimals(value: number, places: number): string {
  const power = 10 ** places;
  const rounded = Math.round(Number((Math.abs(value) * power).toPrecision(15))) / power;
  const [whole = '0', fraction] = rounded.toFixed(places).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
