/** Where an analysis gets its rows from: the first table that has the columns it needs, and the rows of it that can be used. */
import { columnOf } from '../kpi/data.ts';
import { fieldOf } from '../table/fields.ts';
import type { FieldId, Reading, Role, Status, Table } from '../table/types.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { decimals } from '../text/format.ts';
import { type Day, formatDay } from '../value/day.ts';
import type { LeftOutCode } from '../value/outcome.ts';
import type { Tables } from './define.ts';

/** A table that will do: every row needs all of `fields`, and one of `statuses` where there are any. */
export interface Need {
  role: Role;
  fields: readonly FieldId[];
  statuses?: readonly Status[];
}

export interface Source {
  table: Table;
  need: Need;
  /** Rows of the table's frame, from 0. */
  rows: number[];
  /** Rows that could not be used, by reason in words: "without an amount" → 3. */
  leftOut: Map<string, number>;
}

/** Who bought, when and for how much: orders, else deals won. */
export const purchases: readonly Need[] = [
  { role: 'orders', fields: ['customer', 'date', 'amount'] },
  { role: 'deals', fields: ['account', 'closed', 'amount'], statuses: ['won'] },
];

export const oneCurrency = 'needs amounts in one currency: unlike currencies are never added';

/** What is missing, as it follows on the name of an analysis; null: nothing. Of several tables that would do, the first is spoken of that is there. */
export function lackOf(needs: readonly Need[], tables: Tables): string | null {
  const lacks = needs.map((need) => ({ need, lack: lackIn(need, tables) }));
  if (lacks.some(({ lack }) => lack === null)) return null;
  const nearest = lacks.find(({ need }) => tables[need.role]) ?? lacks[0]!;
  return nearest.lack;
}

function lackIn({ role, fields, statuses }: Need, tables: Tables): string | null {
  const table = tables[role];
  const needed = statuses ? ['status', ...fields] : fields;
  if (!table) {
    const columns = needed.map((field) => (fieldOf(role, field)?.label ?? field).toLowerCase());
    return `${lackText({ reason: 'no_table', role, field: null })}. Its columns: ${columns.join(', ')}`;
  }
  const has = (field: FieldId) =>
    field === 'status' ? table.status !== null : columnOf(table.frame, field) !== undefined;
  const missing = needed.find((field) => !has(field));
  const isAsked = ({ kind, field }: Table['questions'][number]) =>
    kind === 'role' || (field !== null && needed.includes(field)) || (statuses && kind === 'status_word');
  const question = table.questions.find(isAsked);
  if (question) return lackText({ reason: 'question', role, field: question.field });
  if (missing) return lackText({ reason: 'no_field', role, field: missing });
  if (fields.includes('amount') && table.currency === 'mixed') return oneCurrency;
  return null;
}

/** Call it only where `lackOf` has nothing to say. */
export function sourceOf(needs: readonly Need[], tables: Tables): Source {
  const need = needs.find((each) => lackIn(each, tables) === null)!;
  const table = tables[need.role]!;
  const { frame } = table;
  const leftOut = new Map<string, number>();
  const leave = (why: string) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  const rows: number[] = [];
  for (let row = 0; row < frame.length; row++) {
    const code = frame.leftOut[row];
    if (code === 'blank') continue;
    if (code) leave(words.leftOut[code]);
    else if (need.statuses && !need.statuses.includes(frame.status[row]!)) continue;
    else {
      const lacking = need.fields.find((field) => !isRead(columnOf(table.frame, field)![row]!));
      if (lacking === undefined) rows.push(row);
      else leave(whyNot(table, lacking, columnOf(table.frame, lacking)![row]!));
    }
  }
  return { table, need, rows, leftOut };
}

const isRead = (reading: Reading<string | number>): reading is string | number =>
  typeof reading === 'string' || typeof reading === 'number';

function whyNot(table: Table, field: FieldId, reading: Reading<string | number>): string {
  const kind = table.frame.day[field] ? 'date' : table.frame.number[field] ? 'amount' : null;
  if (kind) return words.leftOut[`${reading === null ? 'no' : 'unreadable'}_${kind}` as LeftOutCode];
  return `without “${fieldOf(table.role, field)?.label ?? field}”`;
}

export const textsOf = ({ table, rows }: Source, field: FieldId): string[] =>
  rows.map((row) => (table.frame.text[field]?.[row] as string | null) ?? '');
export const numbersOf = ({ table, rows }: Source, field: FieldId): number[] =>
  rows.map((row) => table.frame.number[field]![row] as number);
export const daysOf = ({ table, rows }: Source, field: FieldId): Day[] =>
  rows.map((row) => table.frame.day[field]![row] as Day);

/** The columns of the table whose few different texts can part its rows: segment, channel, owner … */
export function groupFields({ table, rows }: Source, most = 50): FieldId[] {
  const parts = ['segment', 'channel', 'source', 'owner', 'team', 'product', 'type', 'pipeline', 'plan', 'category'];
  return parts.filter((field) => {
    const column = table.frame.text[field];
    if (!column) return false;
    const found = new Set(rows.map((row) => column[row]));
    return found.size > 1 && found.size <= most;
  });
}

export const labelOf = ({ table }: Source, field: FieldId): string => fieldOf(table.role, field)?.label ?? field;

/** The first two lines of every stamp. */
export function stampOf({ table, rows, leftOut }: Source, days: readonly Day[]): [label: string, text: string][] {
  const list = [...leftOut].map(([why, n]) => `${decimals(n, 0)} ${why}`);
  const span = days.length ? `, ${formatDay(least(days))} – ${formatDay(most(days))}` : '';
  return [
    ['Data', `${counted(rows.length, 'row')} of “${table.sheet}”${span}`],
    ['Left out', list.length ? list.join(', ') : 'no row'],
  ];
}

/** “1 row”, “1,200 rows” */
export const counted = (n: number, noun: string): string => `${decimals(n, 0)} ${noun}${n === 1 ? '' : 's'}`;

/** `Math.min` takes its values as arguments, and there may be too many. */
export const least = (values: readonly number[]): number => values.reduce((a, b) => (b < a ? b : a));
export const most = (values: readonly number[]): number => values.reduce((a, b) => (b > a ? b : a));
