import { formatDay, fromIso } from '../../value/day.ts';

/** "2025-10-03" as "3 Oct 2025"; anything else stays as it is. */
export function dayInWords(iso: string): string {
  const day = fromIso(iso);
  return day === null ? iso : formatDay(day);
}

export const daysInWords = ({ from, to }: { from: string; to: string }): string =>
  [dayInWords(from), dayInWords(to)].join(' – ');
