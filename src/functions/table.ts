/** `KPI(name; table; …)`: any KPI over a table with its header row, whole, by period or by the values of a column. */

import { isMeasure } from '../kpi/data.ts';
import { type Kpi, variantOf } from '../kpi/define.ts';
import { evaluate, fieldsRead, type Lack, lacks, type Window } from '../kpi/evaluate.ts';
import { kpiById, kpiByName, kpis } from '../kpi/index.ts';
import { beforePeriod, spanOf } from '../scorecard/span.ts';
import { fieldOf } from '../table/fields.ts';
import { saidIn } from '../table/numbers.ts';
import { readTables } from '../table/read.ts';
import { columnsRead } from '../table/reading.ts';
import { isDateCell } from '../table/text.ts';
import type { Frame, SheetGrid, Table } from '../table/types.ts';
import { words } from '../text/en.ts';
import { lackText } from '../text/explain.ts';
import { type Day, toIso } from '../value/day.ts';
import { isFigure, type Outcome } from '../value/outcome.ts';
import { type PeriodUnit, periodsBetween, periodUnits, shift } from '../value/period.ts';
import { type Argument, columnCells, type Edge, fail, present, textOf } from './argument.ts';
import { periodOf } from './columns.ts';
import { valueOrError, windowOf } from './measured.ts';
import { optionOf } from './options.ts';

export function kpiOfTable([name, grid, from, to, groupBy, option]: readonly Argument[], edge: Edge) {
  const kpi = namedKpi(name!);
  const variant = optionOf(kpi, option!);
  const { inputs } = variantOf(kpi, variant);
  const roles = new Set(rolesOf(kpi, variant));
  const table = readTable(grid!, edge, roles.has('surveys') ? 'survey' : '');
  if (roles.size > 1 || Object.values(inputs).some(({ kind }) => kind === 'target'))
    fail(name!.name, `${said(kpi)} needs more than one table: use ${kpi.fn}(${Object.keys(inputs).join(', ')})`);
  const tables = { [table.role]: table };
  const lack = lacks(kpi, variant, tables);
  const { start, end } = periodOf(from!, to!);
  if (lack) return fail('table', whyNot(kpi, table, lack));
  for (const { index } of columnsRead(table, fieldsRead(kpi, variant, tables).get(table.role)!))
    columnCells({ ...grid!, rows: grid!.rows.map((row) => [row[index] ?? null]) }); // or their error
  const figure = (of: Table, window: Window): Outcome =>
    evaluate(kpi, variant, { tables: { [of.role]: of }, targets: {} }, window);
  const window = windowOf(start, end, table);
  if (start !== null && end !== null) window.previous = windowBefore(window);
  const group = textOf(groupBy!);
  if (group === null) {
    const outcome = figure(table, window);
    if (!window.previous && Object.values(inputs).some((input) => isMeasure(input) && input.when === 'previous'))
      for (const each of [from!, to!]) present(each, 'is missing: growth compares a period with the one before');
    return valueOrError(outcome, 'table', start ?? end);
  }
  const unit = periodUnits.find((each) => each === group.toLowerCase());
  const { header, rows } = unit
    ? byPeriod(table, unit, start, end, (at) => figure(table, at))
    : byColumn(table, group, grid!, (part) => figure(part, window));
  // One whose figure has no value stays blank.
  const cells = rows.map(([label, outcome]): Row => [label, isFigure(outcome) ? outcome.value : '']);
  return [[header, kpi.text.name], ...cells];
}

type Row = (string | number)[];

interface Groups {
  header: string;
  rows: [label: string, outcome: Outcome][];
}

function namedKpi(argument: Argument): Kpi {
  const text = textOf(argument) ?? fail(argument.name, 'is missing');
  return kpiByName(text) ?? fail(argument.name, `“${text}” is none of ${kpis().map(said).join(', ')}`);
}

/** The tables it would rather be read from. */
const rolesOf = (kpi: Kpi, variant: string | null): string[] =>
  Object.values(variantOf(kpi, variant).inputs).flatMap((input) =>
    isMeasure(input) ? input.from[0]!.role : input.kind === 'kpi' ? rolesOf(kpiById(input.id), null) : [],
  );

const said = ({ text }: Kpi): string => text.name.toLowerCase();

/** `about` stands for the name of the tab, which a formula does not know. */
function readTable(argument: Argument, edge: Edge, about: string): Table {
  if (!argument.isRange) fail(argument.name, 'a table with its header row is needed');
  const grid: SheetGrid = { sheet: about, sheetId: 0, cells: argument.rows };
  const { tables, others } = readTables([grid], { locale: edge.locale() });
  return (
    tables[0] ??
    fail(argument.name, others[0]?.why.replace(/^It /, '') ?? 'holds no table of deals, orders, costs or surveys')
  );
}

function whyNot(kpi: Kpi, table: Table, lack: Lack): string {
  const question = table.questions.find(({ field }) => field === lack.field);
  if (lack.reason !== 'question' || !question) return `${said(kpi)} ${lackText(lack)}`;
  const why = question.column ? `column ${question.column}: ${question.why}` : question.why;
  return question.kind === 'field' ? `${why}; rename its header to “${fieldOf(table.role, lack.field!)!.label}”` : why;
}

/** As many days, or as many whole months, before; while the window is running, as many of their days as it has seen. */
function windowBefore({ start, end, asOf }: Window): { start: Day; end: Day } {
  const months = periodsBetween(start, end, 'month');
  const isWhole = months[0]!.start === start && months[months.length - 1]!.end === end;
  const first = isWhole ? shift(months[0]!, -months.length).start : start - (end - start + 1);
  return { start: first, end: start <= asOf && asOf < end ? Math.min(start - 1, first + asOf - start) : start - 1 };
}

/** The periods of a scorecard of this table. */
function byPeriod(
  table: Table,
  unit: PeriodUnit,
  start: Day | null,
  end: Day | null,
  figure: (window: Window) => Outcome,
): Groups {
  const span = spanOf([table], unit, start, end, null) ?? fail('table', 'has no rows in this period');
  const { from, asOf } = span;
  const rows = span.periods.map((period, i): [string, Outcome] => [
    unit === 'day' ? toIso(period.start) : period.label,
    figure({ ...period, first: from, asOf, previous: beforePeriod(span, i), total: false }),
  ]);
  return { header: words.periods[unit], rows };
}

/** Groups in the order of first appearance; those that differ in capitals only are one. */
function byColumn(table: Table, group: string, grid: Argument, figure: (part: Table) => Outcome): Groups {
  const { frame, columns } = table;
  const wanted = group.toLowerCase();
  const column =
    columns.find(({ header }) => header.trim().toLowerCase() === wanted) ??
    columns.find(({ field }) => field === wanted) ??
    fail('group_by', `“${group}” is no column of the table`);
  const groups = new Map<string, [name: string, members: number[]]>();
  for (let row = 0; row < frame.length; row++) {
    if (frame.leftOut[row] !== null) continue;
    const cell = grid.rows[table.firstRow - 1 + row]?.[column.index] ?? null;
    const name = isDateCell(cell) ? toIso(Math.floor(cell.serial)) : saidIn(cell) || '(blank)';
    const group = groups.get(name.toLowerCase()) ?? [name, []];
    groups.set(name.toLowerCase(), group);
    group[1].push(row);
  }
  const part = (members: readonly number[]) => ({ ...table, frame: onlyRows(frame, members) });
  return { header: column.header, rows: [...groups.values()].map(([name, members]) => [name, figure(part(members))]) };
}

function onlyRows(frame: Frame, members: readonly number[]): Frame {
  const leftOut: Frame['leftOut'] = frame.leftOut.map(() => 'blank');
  for (const row of members) leftOut[row] = null;
  return { ...frame, leftOut };
}
