/** What a person sees of a table in step 1, in a Finnish spreadsheet. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableViews } from '../../src/sidebar/client/tables/view.ts';
import { readSheets, tablesRead } from '../../src/sidebar/tables.ts';
import type { Workbook } from '../../src/sidebar/workbook.ts';
import type { Cell } from '../../src/table/types.ts';
import { writeAsIn } from '../../src/value/notation.ts';

beforeEach(() => writeAsIn('fi_FI'));
afterEach(() => writeAsIn('en_US'));

function viewOf(amounts: Cell[], more: Cell[][] = []) {
  const rows = amounts.map((amount, i): Cell[] => [
    `D${i}`,
    ['Won', 'Lost', 'Open'][i % 3]!,
    amount,
    `2025-01-0${1 + i}`,
  ]);
  const cells: Cell[][] = [['Deal', 'Status', 'Amount', 'Closed'], ...rows, ...more];
  const file: Partial<Workbook> = {
    locale: () => 'fi_FI',
    sheets: () => [{ sheetId: 1, name: 'Deals' }] as ReturnType<Workbook['sheets']>,
    grid: () => ({ sheet: 'Deals', sheetId: 1, cells }),
    existing: () => [],
  };
  const [view] = tableViews(tablesRead(readSheets(file as Workbook, [])), []);
  return view!;
}
const amountOf = (view: ReturnType<typeof viewOf>) => view.fields.find(({ field }) => field === 'amount')?.sample;

it('shows how a text was read, in the notation of the sheet', () => {
  expect(amountOf(viewOf(['1 200,50 €', '300,00 €', '90,25 €', '17,10 €']))).toBe('1 200,50 € → 1\u00a0200,5');
});

it('shows a number as the sheet would, without binary noise', () => {
  expect(amountOf(viewOf([79.19999999999999, 1200.5, 3, 4]))).toBe('79,2');
});

it('counts what is left out, one or several', () => {
  const view = viewOf([1, 2, 3, 4], [['Total', '', 10, '']]);
  expect(view.leftOut.map(({ count, text }) => `${count} ${text}`)).toEqual(['1 total row']);
});
