/** What the scorecard stands on, in sentences that stay true: formulas over KPI data. */
import { fieldsRead } from '../kpi/evaluate.ts';
import { otherCurrencies } from '../table/formula.ts';
import { quoted } from '../table/text.ts';
import type { Role, Table } from '../table/types.ts';
import { groupedIn } from '../value/notation.ts';
import { onSheet } from './a1.ts';
import type { DataSheet } from './data-sheet.ts';
import type { Drawing } from './scorecard-sheet.ts';
import { daysOf, happened } from './span.ts';

/** The latest day that has happened in the data: closes of decided deals, creations, orders, costs. */
export function asOfFormula(tables: Table[], data: DataSheet): string {
  const days = tables.flatMap(({ role }) =>
    happened[role]
      .filter(({ field }) => data.has(role, field))
      .flatMap(({ field, statuses }) => {
        const column = data.column(role, field);
        if (!statuses) return [column];
        return statuses.map((status) => `MAXIFS(${column};${data.column(role, 'status')};"${status}")`);
      }),
  );
  return `MAX(${days.join(';')})`;
}

/** `From “Deals”: 6711 of 8800 rows decided, 2089 open, none left out. Live: …` */
export function aboutFormula(drawing: Drawing): string {
  const { data } = drawing;
  const parts = tablesShown(drawing).map(
    (table) => `${quoted(`from “${table.sheet}”: `)}&${groupedIn(rowsInWords(table, data))}`,
  );
  return `${parts.join('&" · "&')}&" · live: follows your table · hover a name for its definition"`;
}

/** Those that a figure is read from; where there is no figure yet, all of them. */
function tablesShown({ tables, figures, engine, stages }: Drawing): Table[] {
  const live = figures.filter(({ entry }) => !entry.lacks).map(({ entry }) => entry);
  const shown = new Set<Role>(stages.names.length ? ['deals'] : []);
  for (const { kpi, variant } of live)
    for (const role of fieldsRead(kpi, variant, engine.tables).keys()) shown.add(role);
  return shown.size ? tables.filter(({ role }) => shown.has(role)) : tables;
}

function rowsInWords({ role }: Table, data: DataSheet): string {
  const column = (field: Parameters<DataSheet['column']>[1]) => data.column(role, field);
  const leftOut = `COUNTIF(${column('left_out')};"?*")`;
  const rows = `COUNT(${column('row')})`;
  const left = `IF(${leftOut}=0;", none left out";", "&${leftOut}&" left out")`;
  const isDoubted = data.has(role, 'unreadable');
  const counted =
    left +
    (isDoubted
      ? `&${said(`COUNTIF(${column('unreadable')};"?*")`, 'with an amount or a date that can’t be read')}`
      : '');
  if (role !== 'deals') return `${rows}&" rows"&${counted}`;
  const count = (status: string, more = '') => `COUNTIFS(${column('status')};"${status}"${more})`;
  const rest = `${count('open')}&" open"&${said(count('cancelled'), 'cancelled')}`;
  const decided = (more = '') => `${count('won', more)}+${count('lost', more)}`;
  // They are in no period, and so in no figure of one.
  const blank = () => ['closed', ...(isDoubted ? ['unreadable'] : [])].map((field) => `;${column(field)};""`).join('');
  const undated = data.has(role, 'closed') ? `&${said(decided(blank()), 'decided without a close date')}` : '';
  return `(${decided()})&" of "&${rows}&" rows decided, "&${rest}&${counted}${undated}`;
}

/** ", 3 cancelled"; nothing where there are none. */
const said = (rows: string, what: string): string => `LET(rows;${rows};IF(rows=0;"";", "&rows&" ${what}"))`;

/** What keeps the figures from being what the table says, so that the person corrects it or rebuilds; "" where nothing does. */
export function hintFormula(drawing: Drawing, from: string, to: string): string {
  const { tables, data, settings } = drawing;
  // The headers of the columns read, and a place on each sheet of ours.
  const read = tables.flatMap(({ sheet, headerRow, columns }) =>
    columns.flatMap(({ column, field }) => (field ? onSheet(sheet, column + headerRow) : [])),
  );
  const places = [...read, data.column(tables[0]!.role, 'row'), settings.near].map((place) => `COLUMN(${place})`);
  const others = tables
    .map((table) => data.has(table.role, 'currency') && otherCurrencies(table, data.column(table.role, 'currency')))
    .filter(Boolean)
    .join('+');
  const mixed = others
    ? `IF(${others}=0;"";"Rows in another currency: "&${others}&" – no amount has a value until they are corrected. ")`
    : '""';
  const gone = '"A sheet or column of this scorecard is gone: undo that, or rebuild it"';
  return `IF(ISERROR(${places.join('+')});${gone};${mixed}&${newOutside(drawing, from, to)})`;
}

/** More rows lie outside the periods than did when they were chosen. */
function newOutside({ tables, data, span }: Drawing, from: string, to: string): string {
  const { role, frame } = tables[0]!; // deals, where there are any
  const { field, statuses } = happened[role][0]!;
  if (!data.has(role, field)) return '""';
  const before = daysOf(frame, field, statuses).filter((day) => day < span.from || day > span.to).length;
  const counts = [`"<"&${from}`, `">"&${to}`].flatMap((condition) =>
    (statuses ?? [null]).map((status) => {
      const which = status ? `${data.column(role, 'status')};"${status}";` : '';
      return `COUNTIFS(${which}${data.column(role, field)};${condition})`;
    }),
  );
  const words = groupedIn('"New outside these periods: "&new&" – rebuild to include them"');
  return `LET(new;${counts.join('+')}-${before};IF(new<=0;"";${words}))`;
}
