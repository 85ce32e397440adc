/** Figures in words, for notes and the sidebar, written as the sheet beside them shows numbers. */
import type { Unit } from '../kpi/define.ts';
import { moneyFormat } from '../value/money.ts';
import { decimals } from '../value/notation.ts';

export { decimals } from '../value/notation.ts';

/** What is said after a number, and its decimals. */
const plain: Partial<Record<Unit, [suffix: string, places: number]>> = {
  rate: ['%', 1],
  days: [' days', 1],
  years: [' years', 1],
  ratio: ['×', 1],
  count: ['', 0],
  score: ['', 1],
};

export function formatValue(value: number, unit: Unit, currency: string | null = null): string {
  const [suffix, places] = plain[unit] ?? [];
  if (places === undefined) return formatMoney(value, currency) + (unit === 'money_per_day' ? ' per day' : '');
  return decimals(unit === 'rate' ? value * 100 : value, places) + suffix;
}

export const percent = (share: number): string => formatValue(share, 'rate');

/** As the sheet's format has it. Small amounts keep their cents. */
function formatMoney(value: number, currency: string | null): string {
  const amount = decimals(Math.abs(value), Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0);
  const shown = moneyFormat(currency)
    .replace('#,##0', amount)
    .replace(/\[\$|\]/g, '')
    .replace(' ', '\u00a0');
  return value < 0 ? `−${shown}` : shown;
}
