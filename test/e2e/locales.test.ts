/** A spreadsheet of another country: the same scorecard, the same figures, no formula error anywhere. */
import { beforeAll, expect, it } from 'vitest';
import type { ScorecardAnswer } from '../../host/cli/figures.ts';
import { isClose } from './close.ts';
import { csv, SalesFile } from './sales-file.ts';
import { deals, text } from './tables.ts';

const costs = text([
  ['Month', 'Category', 'Amount'],
  ...['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-13'].map((month) => [month, 'Marketing', '250']),
]);
const KPIS = 'win_rate revenue average_deal_size sales_cycle sales_velocity pipeline_value pipeline_coverage sales_growth sales_productivity clv cac ltv_to_cac'.split(' '); // biome-ignore format: one line

const open = (locale: string) => SalesFile.open([csv('Deals', text(deals())), csv('Costs', costs)], { locale });
const request = { kpis: KPIS, variants: Object.fromEntries(KPIS.map((id) => [id, 'all'])) };
let american: ScorecardAnswer;
beforeAll(async () => {
  american = (await open('en_US')).scorecard(request);
}, 60_000);

it.each(['fi_FI', 'de_DE', 'fr_FR'])('%s', { timeout: 60_000 }, async (locale) => {
  const file = await open(locale);
  const { kpis, insights } = file.scorecard(request);
  expect(file.errors()).toEqual([]);
  expect(kpis.map(({ id, variant, value, reason }) => [id, variant, value, reason])).toEqual(
    american.kpis.map(({ id, variant, value, reason }) => [id, variant, value, reason]),
  );
  // Words write numbers as the cells do.
  const said = insights.map(({ text }) => text).join(' ');
  expect(said).toMatch(/\d,\d%/);
  expect(said).not.toMatch(/\d\.\d%|\d,\d{3}/);
  const figures = kpis.flatMap(({ id, variant, value, native, periods }) =>
    [{ start: 'total', value, native }, ...periods].map((each) => ({ ...each, about: `${id} ${variant}` })),
  );
  expect(figures.filter(({ value, native }) => !isClose(native, value))).toEqual([]);
  expect(figures.filter(({ value }) => value !== null).length).toBeGreaterThan(40);
  expect(file.workbook.evaluate(`=WINRATE(Deals!D2:D; "of all created")`)).toEqual({
    value: american.kpis.find(({ variant }) => variant === 'of all created')!.value,
  });
});
