/** A target as a person writes it ("55 %", "900 000", "1,5 M", "3 : 1") and as a number. */
import type { KpiChoice } from '../protocol.ts';

type Unit = KpiChoice['unit'];

const SCALES: Record<string, number> = { '': 0, k: 3, t: 3, tsd: 3, m: 6, mn: 6, mio: 6, milj: 6, bn: 9 };

/** `null`: nothing is written; `NaN`: it is no number. */
export function parseTarget(text: string, unit: Unit, locale: string): number | null {
  const bare = text
    .replace(/[\s'’]/g, '')
    .replace(/[€$£¥%]|[:x×]1?$|(?:days?|eur|usd|gbp|sek|nok|dkk)$/gi, '')
    .replace('−', '-');
  if (text.trim() === '') return null;
  const match = /^(-?)([\d.,]+)([a-z]*)$/i.exec(bare);
  const scale = match && SCALES[match[3]!.toLowerCase()];
  if (!match || scale === undefined || scale === null) return Number.NaN;
  const digits = plainDigits(match[2]!, decimalSign(locale));
  // Moved as an exponent, not divided: 55.3 % is the very number 0.553.
  return digits === null ? Number.NaN : Number([match[1], digits, 'e', scale - (unit === 'rate' ? 2 : 0)].join(''));
}

export function formatTarget(value: number, unit: Unit, locale: string): string {
  const number = unit === 'rate' ? value * 100 : value;
  return new Intl.NumberFormat(tag(locale), { maximumFractionDigits: 4 }).format(number);
}

/** Takes the group signs out. Of two kinds, the last one is the decimal sign; one that stands more than once groups. */
function plainDigits(text: string, decimal: string): string | null {
  const sign = /[.,](?=[^.,]*$)/.exec(text)?.[0] ?? '';
  const group = sign === '.' ? ',' : '.';
  const groups = text.split(sign || '.');
  const alone = !text.includes(group);
  if (alone && (groups.length > 2 || (groups.length === 2 && sign !== decimal && isGrouped(groups)))) {
    return isGrouped(groups) ? groups.join('') : null;
  }
  const [whole = '', fraction = '', ...more] = groups;
  if (more.length > 0 || !isGrouped(whole.split(group)) || whole + fraction === '') return null;
  return [whole.split(group).join('') || '0', fraction].join('.');
}

/** "1", "234", "567"; India groups by two. */
function isGrouped([first = '', ...rest]: string[]): boolean {
  return (
    rest.length === 0 ||
    (/^\d{1,3}$/.test(first) && rest.every((group) => /^\d{2,3}$/.test(group)) && /^\d{3}$/.test(rest.at(-1)!))
  );
}

function decimalSign(locale: string): string {
  return new Intl.NumberFormat(tag(locale)).format(0.5).includes(',') ? ',' : '.';
}

/** "fi_FI" as browsers write it; a name they don't know gives English. */
function tag(locale: string): string {
  try {
    return new Intl.Locale(locale.replace('_', '-')).toString();
  } catch {
    return 'en';
  }
}
