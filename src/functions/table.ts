/** `KPI(name; table; …)`: any KPI over a table with its header row, whole, by period or by the values of a column. */

import type { Kpi } from '../kpi/define.ts';
import { evaluate, type KpiSource, lacks, type Window } from '../kpi/evaluate.ts';
import { kpiByName, kpis } from '../kpi/index.ts';
import { readTables } from '../table/read.ts';
import { textOf as cellText, isBlank } from '../table/text.ts';
import type { Cell, Frame, SheetGrid, Table } from '../table/types.ts';
import { lackText } from '../text/explain.ts';
import { type Day, toIso } from '../value/day.ts';
import { isFigure } from '../value/outcome.ts';
import { type PeriodUnit, periodOf, periodsBetween, periodUnits, shift } from '../value/period.ts';
import { type Argument, type Edge, fail, textOf } from './argument.ts';
import { day } from './columns.ts';
import { type CellFunction, param } from './define.ts';
import { everyDay, valueOrError, windowOf } from './measured.ts';
import { optionOf } from './options.ts';

export const tableFunction = (): CellFunction => ({
  name: 'KPI',
  summary: 'Any KPI from a table of deals, orders or costs with its header row.',
  params: [
    param('name', 'text', 'The KPI, such as "win rate" or "revenue".'),
    param('table', 'table', 'The table with its header row.'),
    param('from', 'date', 'Optional. First day of the period.'),
    param('to', 'date', 'Optional. Last day of the period.'),
    param('group_by', 'text', 'Optional. A column of the table, or "month", "quarter" or "year": one row for each.'),
    param('option', 'text', 'Optional. How the KPI is defined, such as "by value".'),
  ],
  returns: 'The figure, or one row per group.',
  call: kpiOfTable,
});

function kpiOfTable([name, grid, from, to, groupBy, option]: readonly Argument[], edge: Edge) {
  const kpi = namedKpi(name!);
  const table = readTable(grid!, edge);
  const variant = optionOf(kpi, option);
  const data: KpiSource = { tables: { [table.role]: table }, targets: {} };
  const lack = lacks(kpi, variant, data.tables);
  if (lack) return fail('table', whyNot(kpi, table, lack));
  const period = { start: day(from!), end: day(to!) };
  if (period.start !== null && period.end !== null && period.start > period.end) return fail('to', 'lies before from');
  const window = windowFor(period.start, period.end);
  const group = textOf(groupBy!);
  if (group === null) return valueOrError(evaluate(kpi, variant, data, window), 'table');
  const unit = periodUnits.find((each) => each === group.toLowerCase());
  return unit ? byPeriod(kpi, variant, data, table, window, unit) : byColumn(kpi, variant, table, window, group, grid!);
}

function namedKpi(argument: Argument): Kpi {
  const text = textOf(argument) ?? fail(argument.name, 'is missing');
  const names = () => kpis().map(({ text }) => text.name.toLowerCase());
  return kpiByName(text) ?? fail(argument.name, `“${text}” is none of ${names().join(', ')}`);
}

function readTable(argument: Argument, edge: Edge): Table {
  if (!argument.isRange) fail(argument.name, 'a table with its header row is needed');
  const grid: SheetGrid = { sheet: 'table', sheetId: 0, cells: argument.rows };
  const { tables, others } = readTables([grid], { locale: edge.locale() });
  return tables[0] ?? fail(argument.name, others[0]?.why ?? 'holds no table of deals, orders or costs');
}

function whyNot(kpi: Kpi, table: Table, lack: NonNullable<ReturnType<typeof lacks>>): string {
  const question = table.questions.find(({ field }) => field === lack.field);
  if (lack.reason === 'question' && question)
    return `column ${question.column ?? ''}: ${question.why}`.replace('column : ', '');
  return `${kpi.text.name.toLowerCase()} ${lackText(lack)}`;
}

/** Without a period: all of time. Growth compares with as many days, or as many whole months, before. */
function windowFor(start: Day | null, end: Day | null): Window {
  const window = windowOf(start ?? everyDay.start, end ?? everyDay.end);
  return start === null || end === null ? window : { ...window, previous: windowBefore(start, end) };
}

function windowBefore(start: Day, end: Day): { start: Day; end: Day } {
  const months = periodsBetween(start, end, 'month');
  const isWhole = months[0]!.start === start && months[months.length - 1]!.end === end;
  if (!isWhole) return { start: start - (end - start + 1), end: start - 1 };
  return { start: shift(months[0]!, -months.length).start, end: start - 1 };
}

type Rows = (string | number)[][];

function byPeriod(
  kpi: Kpi,
  variant: string | null,
  data: KpiSource,
  table: Table,
  window: Window,
  unit: PeriodUnit,
): Rows {
  const days = datesOf(table.frame).filter((each) => each >= window.start && each <= window.end);
  if (days.length === 0) return fail('table', 'has no rows in this period');
  const from = Math.max(window.start, Math.min(...ends(days)));
  const to = Math.min(window.end, Math.max(...ends(days)));
  const asOf = Math.max(...ends(days));
  const rows = periodsBetween(from, to, unit).map((period): (string | number)[] => {
    const previous = shift(periodOf(period.start, unit), -1);
    const outcome = evaluate(kpi, variant, data, {
      ...period,
      first: from,
      asOf,
      previous: { start: previous.start, end: previous.end },
      total: false,
    });
    return [unit === 'day' ? toIso(period.start) : period.label, isFigure(outcome) ? outcome.value : ''];
  });
  return [[unit.charAt(0).toUpperCase() + unit.slice(1), kpi.text.name], ...rows];
}

/** First and last of many days, without handing each to a function. */
const ends = (days: readonly Day[]): [Day, Day] => {
  let [first, last] = [days[0]!, days[0]!];
  for (const each of days) {
    if (each < first) first = each;
    if (each > last) last = each;
  }
  return [first, last];
};

/** Days that have happened: closes of decided deals, orders, costs. */
function datesOf({ day, status, leftOut, length }: Frame): Day[] {
  const column = day.closed ?? day.date ?? [];
  const days: Day[] = [];
  for (let row = 0; row < length; row++) {
    const each = column[row];
    if (typeof each === 'number' && leftOut[row] === null && status[row] !== 'open') days.push(each);
  }
  return days;
}

/** Groups in the order of first appearance; one whose figure has no value stays blank. */
function byColumn(kpi: Kpi, variant: string | null, table: Table, window: Window, group: string, grid: Argument): Rows {
  const plain = (text: string) => text.trim().toLowerCase();
  const column =
    table.columns.find(({ header }) => plain(header) === plain(group)) ??
    table.columns.find(({ field }) => field === plain(group)) ??
    fail('group_by', `“${group}” is no column of the table`);
  const { frame } = table;
  const groups = new Map<string, number[]>();
  for (let row = 0; row < frame.length; row++) {
    if (frame.leftOut[row] !== null) continue;
    const cell: Cell = grid.rows[table.firstRow - 1 + row]?.[column.index] ?? null;
    const name = isBlank(cell) ? '(blank)' : cellText(cell);
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  const rows = [...groups].map(([name, members]): (string | number)[] => {
    const part = { ...table, frame: onlyRows(frame, members) };
    const outcome = evaluate(kpi, variant, { tables: { [table.role]: part }, targets: {} }, window);
    return [name, isFigure(outcome) ? outcome.value : ''];
  });
  return [[column.header, kpi.text.name], ...rows];
}

function onlyRows(frame: Frame, members: readonly number[]): Frame {
  const leftOut: Frame['leftOut'] = frame.leftOut.map(() => 'blank');
  for (const row of members) leftOut[row] = null;
  return { ...frame, leftOut };
}
