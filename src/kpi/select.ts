/** The rows of a table that a measure looks at, in the order of their days: found once per table, cut to a window fast. */
import type { FieldId, Frame, Status, Unreadable } from '../table/types.ts';
import type { Day } from '../value/day.ts';
import type { LeftOutCode } from '../value/outcome.ts';
import { isCostOf } from './costs.ts';
import { columnOf, dayField, fieldIn, type KpiTable } from './data.ts';
import type { Rows, Which } from './measure.ts';

/** A row that matches but lacks something: the index in the frame, and what. */
export type LeftRow = readonly [row: number, code: LeftOutCode];

export interface Selection {
  /** Ascending; `rows[i]` is the frame's row of `days[i]`. */
  days: Day[];
  rows: number[];
  /** They match, but can't be put into a period or lack what `Rows` asks for. */
  left: LeftRow[];
}

const selections = new WeakMap<Frame, Map<string, Selection>>();

/** `dated` false: the rows as they stand, whatever their date. */
export function select(table: KpiTable, rows: Rows, dated: boolean): Selection {
  const known = selections.get(table.frame) ?? new Map<string, Selection>();
  selections.set(table.frame, known);
  const { which, day, has = [], purchases = false, costs, scores, fields } = rows;
  const key = JSON.stringify([which, dated && day, has, purchases, costs, scores, fields]);
  let selection = known.get(key);
  if (!selection) {
    selection = selectRows(table, rows, dated);
    known.set(key, selection);
  }
  return selection;
}

function selectRows(table: KpiTable, rows: Rows, dated: boolean): Selection {
  const { frame } = table;
  const days = dated ? frame.day[dayField(rows, table)] : undefined;
  const needed = [...(rows.has ?? []), ...(rows.purchases ? ['amount'] : [])];
  const columns = needed.map((field) => ({ field, cells: columnOf(frame, fieldIn(rows, field)) }));
  const isWanted = rows.costs && frame.text.category ? isCostOf(rows.costs) : null;
  const entries: { day: Day; row: number }[] = [];
  const left: LeftRow[] = [];
  for (let row = 0; row < frame.length; row++) {
    if (frame.leftOut[row] !== null || !matches(frame.status[row] ?? null, rows.which)) continue;
    if (isWanted && !isWanted(frame.text.category![row] ?? null)) continue;
    const blank = columns.find(({ cells }) => !isFilled(cells?.[row]));
    const isScored = hasScore(rows, frame.number.score?.[row]);
    const day = dated ? days?.[row] : 0;
    if (blank) left.push([row, missing(blank.field, blank.cells?.[row])]);
    else if (rows.purchases && Number(frame.number.amount![row]) < 0)
      continue; // a refund is no purchase
    else if (isScored === null) left.push([row, 'no_score']);
    else if (!isScored) continue;
    else if (typeof day !== 'number') left.push([row, missing('date', day)]);
    else entries.push({ day, row });
  }
  if (dated) entries.sort((a, b) => a.day - b.day || a.row - b.row);
  return { days: entries.map(({ day }) => day), rows: entries.map(({ row }) => row), left };
}

function matches(status: Status | null, which: Which): boolean {
  if (which === 'any') return true;
  if (which === 'decided') return status === 'won' || status === 'lost';
  return status === which;
}

/** null: there is no score from 0 to 10 to tell by. */
function hasScore({ scores }: Rows, score: unknown): boolean | null {
  if (!scores) return true;
  if (typeof score !== 'number' || score < 0 || score > 10) return null;
  return score >= scores[0] && score <= scores[1];
}

/** Index range [from, to) of the days from `start` to `end`, both inclusive; without rows if the end lies before the start. */
export function cut({ days }: Selection, start: Day, end: Day): [from: number, to: number] {
  const from = firstAtLeast(days, start);
  return [from, Math.max(from, firstAtLeast(days, end + 1))];
}

function firstAtLeast(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Why a row with this cell can't be used where the field is needed. */
export function missing(field: FieldId, cell: unknown): LeftOutCode {
  const isDay = dayFields.includes(field);
  if (isUnreadable(cell)) return isDay ? 'unreadable_date' : 'unreadable_amount';
  if (field === 'owner') return 'no_owner';
  if (field === 'customer' || field === 'account') return 'no_customer';
  return isDay ? 'no_date' : 'no_amount';
}

const dayFields: readonly FieldId[] = ['closed', 'created', 'first_contact', 'expected_close', 'date'];

const isFilled = (cell: unknown): boolean => cell !== null && cell !== undefined && cell !== '' && !isUnreadable(cell);
const isUnreadable = (cell: unknown): cell is Unreadable =>
  typeof cell === 'object' && cell !== null && 'unreadable' in cell;
