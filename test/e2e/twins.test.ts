/**
 * One table, written in many ways: as another country writes it, imported into a sheet of another locale, in another time zone.
 * The figures are the same or the product asks; never another figure.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScorecardAnswer } from '../../host/cli/figures.ts';
import { isClose } from './close.ts';
import { csv, type FileOptions, SalesFile } from './sales-file.ts';
import { dayFirst, deals, decimalComma, dotted, monthFirst, text, written } from './tables.ts';

const [AMOUNT, CREATED, CLOSED] = [4, 5, 6];
const KPIS = ['win_rate', 'sales_cycle', 'revenue'];
const table = deals(16);

const dates = (write: (day: string) => string) => written(table, { [CREATED]: write, [CLOSED]: write });
const twins: Record<string, string> = {
  'ISO, dot': text(table),
  'dotted, comma': text(written(dates(dotted), { [AMOUNT]: decimalComma }), ';'),
  'd/m/y, comma': text(written(dates(dayFirst), { [AMOUNT]: decimalComma }), ';'),
  'm/d/y, dot': text(dates(monthFirst)),
  'd/m/y, dot': text(dates(dayFirst)),
  'with €': text(written(table, { [AMOUNT]: (amount) => `€${amount}` })),
  'grouped, dotted, € behind': text(
    written(dates(dotted), { [AMOUNT]: (amount) => `1.${amount.padStart(6, '0').replace('.', ',')} €` }),
    ';',
  ),
  'with times': text(dates((day) => `${day} 23:30:00`)),
};

const figuresOf = ({ kpis }: ScorecardAnswer) =>
  kpis.flatMap(({ id, value, native, periods }) => [
    [`${id} value`, value] as const,
    [`${id} native`, native] as const,
    ...periods.flatMap(({ start, value, native }) => [
      [`${id} ${start} value`, value] as const,
      [`${id} ${start} native`, native] as const,
    ]),
  ]);

async function scorecardOf(content: string, options: FileOptions) {
  const file = await SalesFile.open([csv('Deals', content)], options);
  const answer = file.scorecard({ kpis: KPIS, period: 'quarter' });
  return { file, answer };
}

let clean: ReadonlyMap<string, number | null>;
let thousands: ReadonlyMap<string, number | null>;
beforeAll(async () => {
  clean = new Map(figuresOf((await scorecardOf(twins['ISO, dot']!, {})).answer));
  expect(clean.get('win_rate native')).toBe(clean.get('win_rate value'));
  const more = text(written(table, { [AMOUNT]: (amount) => String(1000 + Number(amount)) }));
  thousands = new Map(figuresOf((await scorecardOf(more, {})).answer));
}, 60_000);

/** What a safe import leaves as text is read by evidence, so one foreign locale is enough there. */
const matrix = Object.keys(twins).flatMap((twin) => [
  [twin, 'safe', twin.includes('comma') ? 'en_US' : 'fi_FI'] as const,
  [twin, 'google', 'en_US'] as const,
  [twin, 'google', 'de_DE'] as const,
]);

describe('the same table', () => {
  it.each(matrix)('%s, --import %s, in a sheet of %s', { timeout: 60_000 }, async (twin, mode, locale) => {
    const { answer, file } = await scorecardOf(twins[twin]!, { import: mode, locale });
    const wanted = twin.startsWith('grouped') ? thousands : clean;
    const wrong = figuresOf(answer)
      .filter(([about, figure]) => !isClose(figure, wanted.get(about) ?? null))
      .map(([about, figure]) => `${about}: ${figure} instead of ${wanted.get(about)}`);
    expect(file.errors()).toEqual([]);
    if (mode === 'safe') expect(answer.questions).toEqual([]);
    if (answer.questions.length === 0) expect(wrong.slice(0, 5)).toEqual([]);
    // Where something is asked, what depends on it has no figure.
    for (const { value, native, reason } of answer.kpis)
      if (answer.questions.length > 0 && reason === 'question') expect([value, native]).toEqual([null, null]);
    const lying = figuresOf(answer).filter(
      ([about, figure]) => figure !== null && !isClose(figure, wanted.get(about) ?? null),
    );
    expect(lying.slice(0, 5)).toEqual([]);
  });
});

describe('the same days in every time zone', () => {
  it.each(['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata', 'America/Sao_Paulo'])(
    '%s',
    { timeout: 60_000 },
    async (timeZone) => {
      const dst = ['2025-03-09', '2025-03-30', '2025-04-06', '2025-09-28', '2025-11-02'];
      const times = ['00:00:00', '00:30:00', '02:30:00', '12:00:00', '23:59:59'];
      const rows = dst.flatMap((day) => times.map((time) => ['Won', '100', '2018-01-01', `${day} ${time}`]));
      const content = text([
        ['Stage', 'Amount', 'Created', 'Closed'],
        ...rows,
        ['Lost', '5', '2018-01-01', '2025-12-31'],
      ]);
      const file = await SalesFile.open([csv('Deals', content)], { timeZone });
      const answer = file.scorecard({ kpis: ['revenue'], period: 'day', from: '2025-03-08', to: '2025-04-07' });
      const sold = answer.kpis[0]!.periods.filter(({ value, native }) => value || native);
      expect(sold.map(({ start, value, native }) => [start, value, native])).toEqual(
        dst.filter((day) => day < '2025-04-08').map((day) => [day, 500, 500]),
      );
      const typed = file.workbook.evaluate('=SALESCYCLE(C2:C, D2:D, A2:A)');
      const elsewhere = await SalesFile.open([csv('Deals', content)], { timeZone: 'Etc/UTC' });
      expect(typed).toEqual(elsewhere.workbook.evaluate('=SALESCYCLE(C2:C, D2:D, A2:A)'));
    },
  );
});
