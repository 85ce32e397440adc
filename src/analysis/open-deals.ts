/** What the deals that are open now will bring, as a part of the forecast. */
import { closeTimes, type DealAge, fewestWins, winsIn } from '../model/forecast/close-times.ts';
import { type OpenDeal, type PipelineMonth, pipelineByMonth } from '../model/forecast/pipeline-months.ts';
import { decimals } from '../text/format.ts';
import type { Day } from '../value/day.ts';
import { isRunning, periodsBetween } from '../value/period.ts';
import type { Block, Tables } from './define.ts';
import { counted, lackOf } from './source.ts';

export interface Pipeline {
  /** The first is what is left of the running one, the last all that comes later. */
  months: PipelineMonth[];
  open: number;
  amount: number;
  stamp: [string, string][];
}

/** Months that are told apart: how long deals take says little of those farther away. */
const mostMonths = 12;

/** By month to the day `until`. Null where there are no open deals in the currency of the revenue, or too few were won to learn how long that takes. */
export function pipelineOf(tables: Tables, currency: string | null, asOf: Day, until: Day): Pipeline | null {
  const table = tables.deals;
  const starting = table?.frame.day.first_contact ? 'first_contact' : 'created';
  if (lackOf([{ role: 'deals', fields: [starting, 'closed', 'amount'], statuses: ['open'] }], tables)) return null;
  if (table?.currency !== currency) return null;
  const starts = table?.frame.day.first_contact ?? table?.frame.day.created;
  const { amount: amounts, probability } = table?.frame.number ?? {};
  const closes = table?.frame.day.closed;
  if (!table || !starts || !closes || !amounts) return null;
  const ages: DealAge[] = [];
  const open: OpenDeal[] = [];
  const unit = (probability ?? []).some((value) => typeof value === 'number' && value > 1) ? 100 : 1;
  for (let row = 0; row < table.frame.length; row++) {
    const outcome = table.frame.status[row];
    const [start, close] = [starts[row], closes[row]];
    if (table.frame.leftOut[row] !== null || !outcome || outcome === 'cancelled') continue;
    if (outcome === 'open') {
      const [amount, chance] = [amounts[row], probability?.[row]];
      const age = typeof start === 'number' ? Math.max(0, asOf - start) : 0;
      if (typeof start === 'number' && start <= asOf) ages.push({ days: age, outcome });
      if (typeof amount === 'number' && amount >= 0)
        open.push({
          amount,
          age,
          probability: typeof chance === 'number' ? Math.min(1, Math.max(0, chance / unit)) : null,
        });
    } else if (typeof start === 'number' && typeof close === 'number' && close >= start)
      ages.push({ days: close - start, outcome });
  }
  const wins = winsIn(ages);
  if (!open.length || wins < fewestWins) return null;
  const given = open.filter((deal) => deal.probability !== null).length;
  const months = Math.min(mostMonths, periodsBetween(asOf + 1, until, 'month').length);
  return {
    months: pipelineByMonth(open, closeTimes(ages), asOf, months),
    open: open.length,
    amount: open.reduce((sum, { amount }) => sum + amount, 0),
    stamp: [
      [
        'Open deals',
        `${decimals(open.length, 0)} with an amount; how long a win takes is learned from ${counted(wins, 'deal')} won`,
      ],
      [
        'Probability',
        given
          ? `of the column in the table for ${counted(given, 'deal')}, else of deals that were open as long`
          : 'of deals that were open as long as each is now',
      ],
    ],
  };
}

/** What comes up to this day, the last one of a month. */
export const expectedUntil = ({ months }: Pipeline, day: Day): number =>
  months.reduce((sum, { period, expected }) => (period && period.end <= day ? sum + expected : sum), 0);

export function pipelineInWords({ months, open, amount }: Pipeline, money: (value: number) => string): string {
  const expected = months.reduce((sum, month) => sum + month.expected, 0);
  const later = months[months.length - 1]!.expected;
  const shown = money(expected - later);
  const part = shown === money(expected) ? '' : `, of which ${shown}`;
  const until = months[months.length - 2]!.period!.label;
  return `The ${counted(open, 'deal')} open now ${open === 1 ? 'is' : 'are'} worth ${money(amount)} and expected to bring ${money(expected)}${part} by the end of ${until}. Deals that are not there yet come on top.`; // biome-ignore format: one line
}

export const pipelineBlock = ({ months }: Pipeline, asOf: Day): Block => ({
  title: 'From the deals that are open now',
  note: 'Not to be added to the forecast above, which has the revenue of these deals in it. Every deal counts with its chance of being won in that month: hence parts of a win.',
  columns: [
    { header: 'Month', format: 'text' },
    ...['Expected', 'Lowest', 'Highest'].map((header) => ({ header, format: 'money' as const })),
    { header: 'Expected wins', format: 'decimal', width: 110 },
  ],
  rows: months.map(({ period, expected, low, high, deals }) => {
    const label = period === null ? 'Later' : isRunning(period, asOf) ? `Rest of ${period.label}` : period.label;
    return [label, expected, low, high, deals];
  }),
  chart: { type: 'column', title: 'Expected from open deals', labels: 0, values: [1] },
});
