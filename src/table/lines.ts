/** Orders in several rows: is the amount the row's or the order's, and what does only the first row of an order say? */
import { numberOfCell } from './cells.ts';
import type { NumberReading } from './numbers.ts';
import type { LinesReading, TableReading } from './reading.ts';
import type { RowCode } from './rows.ts';
import { textOf } from './text.ts';
import type { Cell, FieldId } from './types.ts';

/** So many orders with one amount on all their rows are no chance. */
const enoughOrders = 3;
/** Fields of the order, not of its lines, that exports write only once. */
const orderFields: readonly FieldId[] = [
  'date',
  'customer',
  'currency',
  'segment',
  'channel',
  'owner',
  'status',
  'type',
  'test',
  'cancelled_at',
];
const orderTotal =
  /\b(?:order|invoice|grand) (?:total|value|amount)\b|^total$|\b(?:tilauksen|laskun) summa\b|^(?:loppusumma|yhteensä)$/u;

export function decideLines(
  rows: readonly Cell[][],
  codes: readonly RowCode[],
  reading: Pick<TableReading, 'fields'>,
  amountHeader: string,
  amount: NumberReading,
): LinesReading | null {
  const { id, amount: amountColumn } = reading.fields;
  if (id === undefined || amountColumn === undefined) return null;
  const orders = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const number = codes[i] === null ? textOf(row[id]).toLowerCase() : '';
    if (number === '') return;
    const list = orders.get(number);
    if (list) list.push(i);
    else orders.set(number, [i]);
  });
  const several = [...orders.values()].filter((list) => list.length > 1);
  if (several.length === 0) return null;
  const later = several.flatMap((list) => list.slice(1).map((row) => ({ first: list[0]!, row })));
  const fill = orderFields.filter((field) => {
    const column = reading.fields[field];
    if (column === undefined) return false;
    const withFirst = later.filter(({ first }) => textOf(rows[first]![column]) !== '');
    return (
      withFirst.length > 0 &&
      withFirst.filter(({ row }) => textOf(rows[row]![column]) === '').length > withFirst.length * 0.8
    );
  });
  return { amount: isOrderAmount(rows, several, amountColumn, amountHeader, amount) ? 'first' : 'every', fill };
}

/** The order's amount stands on its first row only, or is repeated on all of them. Rows that add up have amounts that differ. */
function isOrderAmount(
  rows: readonly Cell[][],
  several: number[][],
  column: number,
  header: string,
  reading: NumberReading,
): boolean {
  let once = 0;
  let repeated = 0;
  let differing = 0;
  for (const list of several) {
    const amounts = list.map((i) => numberOfCell(rows[i]![column], reading));
    const [first, ...rest] = amounts;
    if (rest.every((amount) => amount === null)) once++;
    else if (first !== null && rest.every((amount) => amount === first)) repeated++;
    else differing++;
  }
  if (once > 0 && repeated === 0) return once > differing;
  if (differing > (once + repeated) / 20) return false;
  return repeated >= enoughOrders || (repeated > 0 && orderTotal.test(header));
}
