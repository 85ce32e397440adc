/** Orders in several rows: is the amount the row's or the order's, and what does only the first row of an order say? */
import { numberOfCell } from './cells.ts';
import type { LinesReading, TableReading } from './reading.ts';
import { type RowCode, rowsById } from './rows.ts';
import { textOf } from './text.ts';
import type { Cell } from './types.ts';

/** So many orders with one amount on all their rows are no chance. */
const enoughOrders = 3;
/** Fields of the order, not of its lines, that exports write only once. */
const orderFields = 'date customer currency segment channel owner status type test cancelled_at'.split(' ');
const orderTotal =
  /\b(?:order|invoice|grand) (?:total|value|amount)\b|^total(?: (?:amount|value|sales|revenue|paid))?$|\b(?:tilauksen|laskun) summa\b|^(?:loppusumma|kokonaissumma|yhteensä|gesamt(?:betrag|summe)?|total(?:t|belopp|summa)|ordervärde)$/u;
const lineAmount = /\bline|\b(?:row|item)\b|\brivi|zeile|position|\b(?:rad|linje)[sb]/u;

export function decideLines(
  rows: readonly Cell[][],
  codes: readonly RowCode[],
  { fields, numbers }: TableReading,
  amountHeader: string,
): LinesReading | null {
  const { id, amount } = fields;
  if (id === undefined || amount === undefined) return null;
  const several = [...rowsById(rows, id, codes).values()].filter((list) => list.length > 1);
  if (several.length === 0) return null;
  const fill = orderFields.filter((field) => {
    const column = fields[field];
    if (column === undefined) return false;
    let [later, blank] = [0, 0];
    for (const [first, ...rest] of several) {
      if (textOf(rows[first!]![column]) === '') continue;
      later += rest.length;
      blank += rest.filter((row) => textOf(rows[row]![column]) === '').length;
    }
    return blank > later * 0.8;
  });
  const amounts = several.map((list) => list.map((row) => numberOfCell(rows[row]![amount], numbers.amount!)));
  return { amount: isOrderAmount(amounts, amountHeader) ? 'first' : 'every', fill };
}

/** The order's amount stands on its first row only, or is repeated on all of them. Rows that add up have amounts that differ. */
function isOrderAmount(orders: readonly unknown[][], header: string): boolean {
  let [once, repeated, differing] = [0, 0, 0];
  for (const [first, ...rest] of orders) {
    if (rest.every((amount) => amount === null)) once++;
    else if (first !== null && rest.every((amount) => amount === first)) repeated++;
    else differing++;
  }
  if (once > 0 && repeated === 0) return once > differing;
  if (lineAmount.test(header)) return false;
  if (differing > (once + repeated) / 20) return false;
  return repeated >= enoughOrders || (repeated > 0 && orderTotal.test(header));
}
