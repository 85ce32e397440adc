/** Whole days since 1970-01-01, so that no zone plays a part. */
export const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / 86_400_000;

const parts = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

/** 2026-03-09 */
export const iso = (n: number): string => parts(n);

/** 9.3.2026, as Finns write it. */
export const dotted = (n: number): string => parts(n).split('-').map(Number).reverse().join('.');

/** Saturdays and Sundays move to the Monday after. */
export const workday = (n: number): number => {
  const weekday = (n + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday === 6 ? n + 2 : weekday === 0 ? n + 1 : n;
};

/** First days of `count` months, the last of which holds `last`. */
export function monthsUpTo(last: number, count: number): number[] {
  const end = new Date(last * 86_400_000);
  return Array.from({ length: count }, (_, i) => day(end.getUTCFullYear(), end.getUTCMonth() + 2 - count + i, 1));
}

export const monthOf = (n: number): number => new Date(n * 86_400_000).getUTCMonth() + 1;
