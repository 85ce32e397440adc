/** A table's readings as live formulas for the sheet "KPI data": one array formula per canonical column. */
import { moneyFormat, numberFormats } from '../value/money.ts';
import { type Field, fieldsOf, sourcesOf } from './fields.ts';
import { leftOutFormula, rowSettings } from './formula/left-out.ts';
import { statusFormula, statusSettings } from './formula/outcome.ts';
import { lookedUp } from './formula/parts.ts';
import { Source } from './formula/source.ts';
import { isThere } from './frame.ts';
import { creditField } from './reading.ts';
import { failed, quoted } from './text.ts';
import type { FieldId, Table } from './types.ts';
import { blankPattern, totalPatterns } from './words.ts';

export interface DataColumn {
  field: FieldId | 'left_out' | 'status' | 'row' | 'unreadable';
  header: string;
  /** Without the leading `=`; spills from the header row, which it leaves blank, to the end of the user's sheet. */
  formula: string;
  numberFormat: string; // '' where the sheet's own choice is right
}

/** How the formulas name things; the layout decides where they stand. */
export interface DataRefs {
  /** A column of the user's sheet from its header on, so that a row put in below the header is there: `'Deals'!$E$1:$E`. */
  source(columnLetter: string): string;
  /** A column of KPI data by its field, open ended. */
  own(field: DataColumn['field']): string;
  /** A block of KPI settings by its name: all its rows, absolute (one cell if the block is one value). */
  setting(name: string): string;
}

/** A block of the settings sheet which the formulas look things up in. */
export interface SettingBlock {
  name: string;
  /** Long and hard to read: it goes where it is in nobody's way. */
  isPattern?: boolean;
  label: string;
  help: string;
  rows: (string | number)[][];
}

/** Fields that only help to read others; their columns would say nothing more. */
const helpers = 'status status_reason is_won is_closed deleted test cancelled_at won_date lost_date refunded'.split(
  ' ',
);

/** The columns of KPI data: the row in the user's sheet, why it is left out, its outcome, and every field. */
export function dataFormulas(table: Table, refs: DataRefs): DataColumn[] {
  const source = new Source(table, refs);
  const texts = table.reading.columns.map(({ index }) => source.shown(index)).join('&');
  // Our column is longer than theirs: beyond their last row there is nothing to compare, which is an error, hence IFERROR.
  const used = (formula: string, unless = ''): string =>
    `ARRAYFORMULA(IFERROR(IF((${refs.own('left_out')}<>"")+(${refs.own('row')}="")${unless};"";${formula});""))`;
  const columns: DataColumn[] = [];
  const add = (field: DataColumn['field'], header: string, formula: string, numberFormat = '') =>
    columns.push({ field, header, formula, numberFormat });
  add('row', 'Row', `ARRAYFORMULA(IF((${texts}<>"")*(${source.place()}>0);${source.rowNumber()};""))`, '0');
  add('left_out', 'Left out because', `ARRAYFORMULA(${leftOutFormula(source)})`);
  if (table.role === 'deals') add('status', 'Outcome', used(statusFormula(source)));
  const fields = fieldsOf(table.role).filter(({ id }) => !helpers.includes(id) && isThere(id, table.reading));
  const others = source.has('currency') && otherCurrencies(table, refs.own('currency'));
  const mixed = others ? `+(${others}>0)` : ''; // unlike currencies are never added up: then no amount is there
  for (const field of fields)
    add(field.id, field.label, used(fieldFormula(field, source), field.money ? mixed : ''), formatOf(field, table));
  const parts = fields.filter(({ kind }) => kind === 'number' || kind === 'date');
  if (parts.length > 0) add('unreadable', 'Can’t be read', used(unreadableFormula(parts, source)));
  return columns;
}

/** How many rows name a currency that none did when the table was read; '' where there is no such column, or no one currency. */
export function otherCurrencies({ currency, frame }: Table, column: string): string {
  const names = new Set(frame.text.currency?.map((name) => name?.toUpperCase()));
  if (!currency || currency === 'mixed' || names.size === 0) return '';
  const known = [...names].flatMap((name) => (name ? [`${column};${quoted(`<>${name}`)}`] : []));
  return `COUNTIFS(${[`${column};"?*"`, ...known].join(';')})`;
}

/** What a cell says and the formulas can't read, below the header "Can’t be read": the twin of `unreadable_amount` and `unreadable_date`. */
function unreadableFormula(fields: readonly Field[], source: Source): string {
  const word = (kind: Field['kind'], name: string): string => {
    const cells = fields
      .filter((field) => field.kind === kind)
      .map(({ id }) => `(${source.refs.own(id)}="")*(REGEXMATCH(LOWER(${said(id, source)});blank)=FALSE)`);
    return cells.length > 0 ? `IF(${cells.join('+')}>0;"${name} ";"")` : '""';
  };
  const words = `${word('number', 'amount')}&${word('date', 'date')}`;
  return `LET(blank;${nothing()};SUBSTITUTE(TRIM(${words});" ";", "))`;
}

/** The text that a field is read from; an error in a cell is none that means nothing, except #N/A. */
const said = (field: FieldId, source: Source): string =>
  `IFERROR(IFNA(${filled(field, source, (each) => source.words(each))};"");${quoted(failed)})`;

/** A deal is worth the actual amount where there is one, else the expected; it closed on its close date, else the day it was won or lost. */
function filled(field: FieldId, source: Source, read: (field: FieldId) => string): string {
  const from = sourcesOf(field).filter((each) => source.has(each));
  const last = from.pop()!;
  return from.reduceRight((rest, each) => `IF(${isNothing(each, source)};${rest};${read(each)})`, read(last));
}
/** A cell that is blank or says that there is nothing, `-`. */
const nothing = (): string => quoted(`^$|${blankPattern}`);
const isNothing = (field: FieldId, source: Source): string =>
  `REGEXMATCH(IFNA(LOWER(${source.words(field)});"");${nothing()})`;

function fieldFormula(field: Field, source: Source): string {
  const { table } = source;
  if (field.id === 'amount' && table.role === 'orders') return orderAmount(source);
  if (field.kind === 'number') return filled(field.id, source, (each) => source.number(each));
  if (field.kind === 'date') return filled(field.id, source, (each) => source.day(each));
  return `IF(${isNothing(field.id, source)};"";${source.words(field.id)})`;
}

/** What is left of an order's amount after refunds; credit notes take it back; an order's total counts in its first row. */
function orderAmount(source: Source): string {
  const { table, refs } = source;
  const { lines, creditWords } = table.reading;
  const paid = source.number('amount');
  const rest = source.has('refunded')
    ? `LET(paid;${paid};back;${source.number('refunded')};IF(ISNUMBER(paid)*ISNUMBER(back);paid-ABS(N(back));IF(${isNothing('refunded', source)};paid;"")))`
    : paid;
  const signed =
    creditWords.length > 0
      ? `LET(rest;${rest};kind;${source.words(creditField(table.reading.fields))};IF(ISNUMBER(rest)*(kind<>"")*(${lookedUp(
          'kind',
          refs.setting(rowSettings.credit),
          '""',
          creditWords.some((each) => /[*?~]/.test(each)),
        )}="negative");-ABS(N(rest));rest))`
      : rest;
  return lines?.amount === 'first' ? `IF(${source.isLaterLine()};0;${signed})` : signed;
}

function formatOf(field: Field, table: Table): string {
  if (field.kind === 'date') return numberFormats.date;
  if (field.kind !== 'number') return '';
  if (field.id === 'probability') return numberFormats.wholePercent;
  const whole = (table.frame.number[field.id] ?? []).every(
    (value) => typeof value !== 'number' || Number.isInteger(value),
  );
  return field.money ? moneyFormat(table.currency, whole ? 0 : 2) : numberFormats.number;
}

/** What a person may change about the reading of a table; the formulas look it up. */
export function settingsNeeded({ role, reading, status }: Table): SettingBlock[] {
  const { outcome, fields, orderWords, creditWords } = reading;
  const blocks: SettingBlock[] = [];
  const add = (name: string, label: string, help: string, rows: SettingBlock['rows'], isPattern = false) =>
    blocks.push({ name, label, help, rows, isPattern });
  if (outcome?.from === 'words') {
    const { words, other, reasons } = statusSettings;
    add(
      words,
      'What your words count as',
      'won, lost, open or cancelled. Change a line, or add words below.',
      Object.entries(status?.words ?? {}),
    );
    add(other, 'Any other word counts as', 'Leave it empty to leave such rows out.', [[status?.other ?? '']]);
    if (outcome.cancelledReasons)
      add(
        reasons,
        'Reasons that make a lost deal cancelled',
        'cancelled, or empty. Add words below.',
        outcome.cancelledReasons.words.map((word) => [word, 'cancelled']),
      );
  } else if (role === 'orders' && fields.status !== undefined)
    add(
      rowSettings.order,
      'What the status of an order does',
      'Empty: the row counts. Else it is left out as refunded, cancelled, failed, voided, deleted or test.',
      Object.entries(orderWords),
    );
  if (creditWords.length > 0)
    add(
      rowSettings.credit,
      'Documents that take money back',
      'Their amounts count as negative.',
      creditWords.map((word) => [word, 'negative']),
    );
  for (const [name, kind, pattern] of [
    [rowSettings.total, 'Total', totalPatterns.whole],
    [rowSettings.part, 'Subtotal', totalPatterns.part],
  ] as const)
    add(name, `${kind} rows`, 'Their labels fit this regular expression, in lower case.', [[pattern]], true);
  return blocks;
}
