/** What a KPI is computed from: the tables, the person's targets, and a window of days. */
import type { FieldId, Frame, Reading, Role, Table } from '../table/types.ts';
import type { Day } from '../value/day.ts';
import type { Reason } from '../value/outcome.ts';
import type { PeriodUnit } from '../value/period.ts';
import type { Variant } from './define.ts';
import type { Measure, Quantity, Rows } from './measure.ts';

/** What KPIs need of a table: its rows, and what keeps them from being read or added up. */
export type KpiTable = Pick<Table, 'role' | 'frame' | 'status' | 'currency' | 'leftOut' | 'questions'>;

export interface KpiData<T extends KpiTable = Table> {
  tables: Partial<Record<Role, T>>;
  /** By KPI id. The target of revenue is for one period of the scorecard. */
  targets: Record<string, number>;
}

/** All that the figures themselves ask for: also columns without a sheet, as in a cell function. */
export type KpiSource = KpiData<KpiTable>;

/** Both ends inclusive. */
export interface Window {
  start: Day;
  end: Day;
  /** The scorecard's first day: figures about all of the time so far begin here. */
  first: Day;
  asOf: Day;
  /** The length of the scorecard's periods; null: none. */
  unit: PeriodUnit | null;
  /** What growth compares with; null: nothing. */
  previous: { start: Day; end: Day } | null;
  /** The window of the total column: snapshots have a value there, whatever its days. */
  total: boolean;
  /** What stands open now is not what was open then: snapshots have no value. */
  past?: boolean;
}

export interface Lack {
  reason: Extract<Reason, 'no_table' | 'no_field' | 'question'>;
  role: Role;
  field: FieldId | null;
}

export const isMeasure = (input: { kind: string }): input is Measure => input.kind !== 'kpi' && input.kind !== 'target';

export const fieldIn = (rows: Rows, field: FieldId): FieldId => rows.fields?.[field] ?? field;

export const columnOf = (frame: Frame, field: FieldId): readonly Reading<string | number>[] | undefined =>
  frame.text[field] ?? frame.number[field] ?? frame.day[field];

export function hasField({ frame, status }: KpiTable, field: FieldId): boolean {
  if (field === 'status') return status !== null || frame.status.some((each) => each !== null);
  return columnOf(frame, field) !== undefined;
}

/** The date that puts this table's rows into a period. */
export const dayField = (rows: Rows, table: KpiTable): FieldId =>
  rows.day.find((field) => hasField(table, field)) ?? rows.day[0]!;

/** The dates a duration may start from, in order of preference. */
export const startFields = (quantity: Exclude<Quantity, FieldId>, table: KpiTable): FieldId[] =>
  quantity.from.filter((field) => hasField(table, field));

/** Where each measure of the variant reads: the first tables that have all it needs, the same for all of its measures. */
export function sourceOf(variant: Variant, tables: KpiSource['tables']): (measure: Measure) => Rows {
  const measures = Object.values(variant.inputs).filter(isMeasure);
  const most = Math.max(1, ...measures.map(({ from }) => from.length));
  const choices = Array.from(
    { length: most },
    (_, choice) =>
      ({ from }: Measure) =>
        from[Math.min(choice, from.length - 1)]!,
  );
  const first = (works: (measure: Measure, rows: Rows) => unknown) =>
    choices.find((rowsOf) => measures.every((measure) => works(measure, rowsOf(measure))));
  return (
    first((measure, rows) => !lackOf(measure, rows, tables)) ?? first((_, { role }) => tables[role]) ?? choices[0]!
  );
}

/** The table or column that a measure can't do without. */
function lackOf(measure: Measure, rows: Rows, tables: KpiSource['tables']): Lack | null {
  const { role } = rows;
  const table = tables[role];
  if (!table) return { reason: 'no_table', role, field: null };
  const missing = needs(measure, rows).find((fields) => !fields.some((field) => hasField(table, field)));
  if (!missing) return null;
  const asked = table.questions.some(({ field }) => field !== null && missing.includes(field));
  return { reason: asked ? 'question' : 'no_field', role, field: missing[0]! };
}

/** What keeps a measure from having any value: a table, a column, or the answer to a question. */
export function lackOrQuestion(measure: Measure, rows: Rows, tables: KpiSource['tables']): Lack | null {
  const lack = lackOf(measure, rows, tables);
  if (lack) return lack;
  const table = tables[rows.role]!;
  const used = fieldsUsed(measure, rows, table);
  const open = table.questions.find(({ kind, field }) => {
    if (kind === 'role') return true;
    if (kind === 'status_word' || field === 'status' || field === 'stage') return used.has('status');
    if (field === 'lost_date') return /lost|decided/.test(rows.which) && used.has('closed');
    return field !== null && (used.has(field) || (field === 'expected_amount' && used.has('amount')));
  });
  return open ? { reason: 'question', role: rows.role, field: open.field } : null;
}

/** The columns a measure reads in a table that has what it needs; `status` stands for all that tell the outcome. */
export function fieldsUsed(measure: Measure, rows: Rows, table: KpiTable): Set<FieldId> {
  const used = new Set(needs(measure, rows).map((fields) => fields.find((field) => hasField(table, field))!));
  if ('field' in measure && typeof measure.field === 'object')
    for (const field of startFields(measure.field, table)) used.add(field);
  if (rows.costs && hasField(table, 'category')) used.add('category');
  return used;
}

/** The columns a measure needs; of a list, one is enough. */
function needs(measure: Measure, rows: Rows): FieldId[][] {
  const fields: FieldId[][] = (rows.has ?? []).map((field) => [fieldIn(rows, field)]);
  if (rows.which !== 'any') fields.unshift(['status']);
  if (rows.costs === 'paid') fields.push(['category']);
  if (measure.when !== 'now') fields.push([...rows.day]);
  if (rows.purchases) fields.push(['amount']);
  if (rows.scores) fields.push(['score']);
  if (!('field' in measure)) return fields;
  const { field } = measure;
  return [
    ...fields,
    ...(typeof field === 'string' ? [[fieldIn(rows, field)]] : [[...field.from].reverse(), [field.to]]),
  ];
}
