/** What the scorecard stands on, in sentences that stay true: formulas over KPI data. */
import type { Table } from '../table/types.ts';
import { quoted } from './a1.ts';
import type { DataSheet } from './data-sheet.ts';
import { daysOf, happened, type Span } from './span.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day in words. TEXT would need other letters for day and year in other locales. */
export const dayInWords = (day: string): string =>
  `DAY(${day})&" "&CHOOSE(MONTH(${day});${MONTHS.map(quoted).join(';')})&" "&YEAR(${day})`;

/** The latest day that has happened in the data: closes of decided deals, creations, orders, costs. */
export function asOfFormula(tables: Table[], data: DataSheet): string {
  const days = tables.flatMap(({ role }) =>
    happened[role]
      .filter(({ field }) => data.has(role, field))
      .flatMap(({ field, statuses }) => {
        const column = data.column(role, field);
        if (!statuses) return [column];
        return statuses.map((status) => `MAXIFS(${column};${data.column(role, 'status')};${quoted(status)})`);
      }),
  );
  return `MAX(${days.join(';')})`;
}

/** `As of 31 Dec 2017 · from “Deals”: 6711 of 8800 rows decided, 2089 open, none left out · live: …` */
export function aboutFormula(tables: Table[], data: DataSheet, asOf: string): string {
  const sentences = tables.map((table) => `from “${table.sheet}”: `).map(quoted);
  const parts = tables.map((table, i) => `${sentences[i]}&${rowsInWords(table, data)}`);
  const rest = quoted(' · live: follows your table · hover a name for its definition');
  return `"As of "&${dayInWords(asOf)}&" · "&${parts.join('&" · "&')}&${rest}`;
}

function rowsInWords({ role }: Table, data: DataSheet): string {
  const leftOut = `COUNTIF(${data.column(role, 'left_out')};"?*")`;
  const rows = `COUNT(${data.column(role, 'row')})`;
  const left = `IF(${leftOut}=0;", none left out";", "&${leftOut}&" left out")`;
  if (role !== 'deals') return `${rows}&" rows"&${left}`;
  const status = data.column(role, 'status');
  const decided = `COUNTIF(${status};"won")+COUNTIF(${status};"lost")`;
  const cancelled = `COUNTIF(${status};"cancelled")`;
  const rest = `COUNTIF(${status};"open")&" open"&IF(${cancelled}=0;"";", "&${cancelled}&" cancelled")`;
  return `(${decided})&" of "&${rows}&" rows decided, "&${rest}&${left}`;
}

/**
 * Says when rows have come to lie outside the periods, so that the person rebuilds. A side that had such rows from the
 * start was left out on purpose and is not counted. Null when there is nothing to watch.
 */
export function hintFormula(tables: Table[], data: DataSheet, span: Span, from: string, to: string): string | null {
  const table = tables.find(({ role }) => role === 'deals') ?? tables[0];
  if (!table) return null;
  const [watched] = happened[table.role];
  const { field, statuses } = watched!;
  if (!data.has(table.role, field)) return null;
  const days = daysOf(table.frame, field, statuses);
  const column = data.column(table.role, field);
  const count = (condition: string) =>
    (statuses ?? [null]).map((status) => {
      const which = status ? `${data.column(table.role, 'status')};${quoted(status)};` : '';
      return `COUNTIFS(${which}${column};${condition})`;
    });
  const counts = [
    ...(days.some((day) => day < span.from) ? [] : count(`"<"&${from}`)),
    ...(days.some((day) => day > span.to) ? [] : count(`">"&${to}`)),
  ];
  if (!counts.length) return null;
  const [one, many] = table.role === 'deals' ? ['decided deal lies', 'decided deals lie'] : ['row lies', 'rows lie'];
  const words = `IF(outside=1;${quoted(`1 ${one}`)};outside&${quoted(` ${many}`)})`;
  return `LET(outside;${counts.join('+')};IF(outside=0;"";${words}&" outside these periods – rebuild to include them"))`;
}
