/** Small tables for these tests. Every date has a day over 12 somewhere in its column, so that no question is open. */

/** Deals of five months with every outcome, three owners, and customers who come back. */
export function deals(count = 24): string[][] {
  const outcomes = ['Won', 'Lost', 'Won', 'Open', 'Lost', 'Won'];
  const start = Date.UTC(2025, 0, 3);
  const rows = Array.from({ length: count }, (_, i) => {
    const outcome = outcomes[(i * 5 + (i >> 2)) % outcomes.length]!;
    const created = start + i * Math.floor(120 / count) * DAY;
    const closed = outcome === 'Open' ? '' : iso(created + (9 + ((i * 7) % 19)) * DAY);
    const amount = (100 + ((i * 137) % 900) + 0.25 * (i % 4)).toFixed(2);
    return [`D${101 + i}`, OWNERS[i % 3]!, `Account ${1 + (i % 7)}`, outcome, amount, iso(created), closed];
  });
  return [['Deal ID', 'Owner', 'Account', 'Stage', 'Amount', 'Created', 'Closed'], ...rows];
}

const OWNERS = ['Ann', 'Ben', 'Cid'];
const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const text = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => row.join(delimiter)).join('\n');

/** The same table as another country writes it. */
export function written(rows: readonly string[][], columns: Record<number, (text: string) => string>): string[][] {
  return rows.map((row, r) => row.map((cell, c) => (r === 0 || cell === '' ? cell : (columns[c]?.(cell) ?? cell))));
}

export const dotted = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${Number(d)}.${Number(m)}.${y}`;
};
export const monthFirst = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${Number(m)}/${Number(d)}/${y}`;
};
export const dayFirst = (day: string): string => {
  const [y, m, d] = day.split('-');
  return `${d}/${m}/${y}`;
};
export const decimalComma = (amount: string): string => amount.replace('.', ',');
