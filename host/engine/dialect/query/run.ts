/** Runs a query over a table: filter, group, pivot, sort, cut, label. */
import { badValue, type Cell, type Matrix, notAvailable, type Scalar } from '../value.ts';
import { compareValues, condition, hasAggregate, type Reading, type Rows, reading } from './expressions.ts';
import { type Expression, nameOf, type Query } from './parse.ts';
import type { QueryTable } from './table.ts';

interface ResultColumn {
  of: Expression;
  label: string;
  format?: string;
  read: Reading;
  /** For a pivoted column: the pivot values whose rows it is about. */
  pivot?: string;
}

const invalid = (what: string) => badValue(`Unable to parse query string for Function QUERY parameter 2: ${what}`);
const keyOf = (values: Scalar[]): string => JSON.stringify(values);

export function runQuery(query: Query, table: QueryTable): Matrix {
  const matching = rowsWhere(query, table);
  const selected: Expression[] =
    query.select ?? table.columns.map((_, place) => ({ kind: 'column', id: `Col${place + 1}` }));
  const isGrouped = query.groupBy.length > 0 || query.pivot.length > 0 || selected.some(hasAggregate);
  if (isGrouped) checkGrouping(selected, query);
  const readPivot = query.pivot.map((of) => reading(of, table));
  const pivotValues = (row: number) => readPivot.map((read) => read([row]));
  const pivots = query.pivot.length ? distinct(matching, pivotValues) : undefined;

  const columns = selected.flatMap((of): ResultColumn[] => {
    const column = {
      of,
      label: labelOf(of, query, table),
      format: formatOf(of, query, table),
      read: reading(of, table),
    };
    if (!pivots || !hasAggregate(of)) return [column];
    const isOnly = selected.filter(hasAggregate).length === 1;
    return pivots.map((values) => {
      const name = values.map((value) => String(value ?? '')).join(',');
      return { ...column, pivot: keyOf(values), label: isOnly ? name : `${name} ${column.label}` };
    });
  });

  let groups: Rows[] = isGrouped ? groupRows(matching, query, table) : matching.map((row) => [row]);
  groups = sorted(groups, query, table);
  const end = query.limit === undefined ? undefined : query.offset + query.limit;
  groups = groups.slice(query.offset, end);

  const rowPivot = new Map(pivots ? matching.map((row) => [row, keyOf(pivotValues(row))]) : []);
  const matrix = columns.map(({ read, format, pivot }) =>
    groups.map((rows): Cell => {
      const own = pivot === undefined ? rows : rows.filter((row) => rowPivot.get(row) === pivot);
      const value = pivot !== undefined && own.length === 0 ? null : read(own);
      return format !== undefined && typeof value === 'number' ? { value, format } : { value };
    }),
  );
  if (columns.some(({ label }) => label !== ''))
    for (const [place, cells] of matrix.entries()) cells.unshift({ value: columns[place]!.label });
  if (matrix[0]!.length === 0) throw notAvailable('Query completed with an empty output.');
  return matrix;
}

function rowsWhere({ where }: Query, table: QueryTable): number[] {
  const holds = where ? condition(where, table) : () => true;
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (holds(row)) rows.push(row);
  return rows;
}

function checkGrouping(selected: Expression[], query: Query): void {
  const keys = new Set([...query.groupBy, ...query.pivot].map(nameOf));
  for (const of of selected)
    if (!hasAggregate(of) && of.kind !== 'value' && !keys.has(nameOf(of)))
      throw invalid(`ADD_COL_TO_GROUP_BY_OR_AGG: ${nameOf(of)}`);
  if ([...query.groupBy, ...query.pivot].some(hasAggregate)) throw invalid('CANNOT_BE_IN_GROUP_BY');
}

function distinct(rows: number[], valuesOf: (row: number) => Scalar[]): Scalar[][] {
  const seen = new Map<string, Scalar[]>();
  for (const row of rows) {
    const values = valuesOf(row);
    seen.set(keyOf(values), values);
  }
  return [...seen.values()].sort(compareLists);
}

function compareLists(a: Scalar[], b: Scalar[]): number {
  for (let place = 0; place < a.length; place++) {
    const order = compareValues(a[place]!, b[place]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Rows by group, the groups in the order of their keys. Without GROUP BY all rows are one group. */
function groupRows(rows: number[], { groupBy }: Query, table: QueryTable): Rows[] {
  if (groupBy.length === 0) return [rows];
  const keys = groupBy.map((of) => reading(of, table));
  const groups = new Map<string, { values: Scalar[]; rows: number[] }>();
  for (const row of rows) {
    const values = keys.map((read) => read([row]));
    const key = keyOf(values);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { values, rows: [row] });
  }
  return [...groups.values()].sort((a, b) => compareLists(a.values, b.values)).map((group) => group.rows);
}

function sorted(groups: Rows[], { orderBy }: Query, table: QueryTable): Rows[] {
  if (orderBy.length === 0) return groups;
  const reads = orderBy.map(({ of, descending }) => ({ read: reading(of, table), sign: descending ? -1 : 1 }));
  const keyed = groups.map((rows, place) => ({ rows, place, values: reads.map(({ read }) => read(rows)) }));
  keyed.sort((a, b) => {
    for (const [place, { sign }] of reads.entries()) {
      const order = compareValues(a.values[place]!, b.values[place]!) * sign;
      if (order !== 0) return order;
    }
    return a.place - b.place;
  });
  return keyed.map(({ rows }) => rows);
}

const ARITHMETIC = { '+': 'sum', '-': 'difference', '*': 'product', '/': 'quotient' };

/** Header of a result column: its label, else its name as Google writes it (`sum Amount`, `quotient(Amount2())`). */
function labelOf(of: Expression, query: Query, table: QueryTable): string {
  const labelled = query.labels.find((label) => sameExpression(label.of, of, table));
  return labelled ? labelled.text : headerOf(of, table);
}

function headerOf(of: Expression, table: QueryTable): string {
  switch (of.kind) {
    case 'column':
      return table.columns[table.find(of.id)]!.label;
    case 'value':
      return `${typeof of.value === 'string' ? JSON.stringify(of.value) : of.value}()`;
    case 'aggregate':
      return `${of.name} ${headerOf(of.of, table)}`;
    case 'call':
      return `${of.name}(${of.args.map((arg) => headerOf(arg, table)).join('')})`;
    case 'arithmetic':
      return `${ARITHMETIC[of.operator]}(${headerOf(of.left, table)}${headerOf(of.right, table)})`;
  }
}

function formatOf(of: Expression, query: Query, table: QueryTable): string | undefined {
  const given = query.formats.find((format) => sameExpression(format.of, of, table));
  if (given) return given.text;
  if (of.kind === 'column') return table.columns[table.find(of.id)]!.format;
  return of.kind === 'aggregate' && of.name !== 'count' ? formatOf(of.of, query, table) : undefined;
}

/** `A` and `Col1` name the same column. */
const sameExpression = (a: Expression, b: Expression, table: QueryTable): boolean =>
  canonicalName(a, table) === canonicalName(b, table);

function canonicalName(of: Expression, table: QueryTable): string {
  switch (of.kind) {
    case 'column':
      return `#${table.find(of.id)}`;
    case 'aggregate':
      return `${of.name}(${canonicalName(of.of, table)})`;
    case 'call':
      return `${of.name}(${of.args.map((arg) => canonicalName(arg, table)).join()})`;
    case 'arithmetic':
      return `(${canonicalName(of.left, table)}${of.operator}${canonicalName(of.right, table)})`;
    case 'value':
      return nameOf(of);
  }
}
