import { fromIso, unixEpoch, ymd } from '../../src/value/day.ts';
import type { Case } from '../compare.ts';

const texts = Array.from({ length: 20_000 }, (_, i) => new Date(i * 86_400_000).toISOString().slice(0, 10));

export const days: Case = {
  name: 'days',
  about: '20,000 ISO dates to a day number and back to year, month and day',
  prepare: async () => ({
    ours: { name: 'src/value/day.ts', run: () => texts.map((text) => ymd(fromIso(text)!)) },
    peer: { name: 'Date in UTC, which is C++', run: () => texts.map(throughDate) },
  }),
};

function throughDate(text: string): unknown {
  const serial = Date.parse(`${text}T00:00:00Z`) / 86_400_000 + unixEpoch;
  const date = new Date((serial - unixEpoch) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
