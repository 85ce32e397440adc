/** Why a row is in no figure, as a formula: the twin of rows.ts and of the codes in frame.ts, in the same order, with spaces for `_`. */

import type { DataRefs } from '../formula.ts';
import { contentSeparator, longestSection } from '../rows.ts';
import { columnLetter, quoted } from '../text.ts';
import { notePattern, testWords, totalPatterns, totalWords } from '../words.ts';
import { statusFormula } from './outcome.ts';
import { lookedUp } from './parts.ts';
import type { Source } from './source.ts';

export const rowSettings = {
  total: 'total_label',
  part: 'subtotal_label',
  order: 'order_words',
  credit: 'credit_words',
} as const;

export function leftOutFormula(source: Source): string {
  const { table, refs } = source;
  const { columns, fields, headerTexts, dates, key, totals } = table.reading;
  const texts = columns.map(({ index }) => [text(index), source.shown(index)]);
  const filled = (field: string): string => (fields[field] === undefined ? '0' : `(${text(fields[field])}<>"")`);
  const wordy = columns.filter((column) => column.wordy).map(({ index }) => text(index));
  const same = headerTexts.map((header) => `(${text(header.column)}=${quoted(header.text)})`);
  const dated = Object.keys(dates).map(filled);
  // The whole row as one text: its leftmost part is the label, its parts are counted.
  const steps = [
    ...texts,
    ['joined', columns.map(({ index }) => text(index)).join(`&"${contentSeparator}"&`)],
    [
      'filled',
      `LEN(REGEXREPLACE(joined;"${contentSeparator}*[^${contentSeparator}]+${contentSeparator}*";"x"))*(LEN(joined)>${columns.length - 1})`,
    ],
    ['label', `LOWER(REGEXREPLACE(joined;"^${contentSeparator}*([^${contentSeparator}]*).*$";"$1"))`],
    ['letters', wordy.length === 0 ? '0*filled' : `REGEXMATCH(${wordy.join('&')};"\\p{L}")*1`],
    ['same', same.length === 0 ? '0*filled' : same.join('+')],
    ['grand', `REGEXMATCH(label;${quoted(totalPatterns.grand)})`],
    ['named', totals === null ? '0' : isTotal(text(totals), refs)],
    ['whole', `${isTotal('label', refs)}+named`],
    ['missing', missingKey(source)],
    ['total', `grand+whole+REGEXMATCH(label;${refs.setting(rowSettings.part)})>0`],
    ['place', source.place()],
    ['data', `(place>0)*(filled>=2)*(same<2)*(${key ? 'missing=0' : 'total=FALSE'})`],
    ['first', 'MIN(IF(data;place;10^9))'],
    ['last', 'MAX(data*place)'],
    ['between', '(place>first)*(place<last)'],
    ['note', `(place>last)+(LEN(label)>${longestSection})+(RIGHT(label)=".")+REGEXMATCH(label;${quoted(notePattern)})`],
    [
      'shape',
      `${[
        'IF((filled=0)+(place=0);"blank"',
        'IF(same>=2;"repeated header"',
        'IF(missing*total;IF(grand+whole*(between=0)>0;"total";"subtotal")',
        `IF(missing*(letters=0)*(${[filled('id'), ...dated].join('+')}=0);IF(between;"subtotal";"total")`,
        'IF((filled=1)*letters;IF(note>0;"note";"section")',
        `IF(missing*(place>last)*(${filled('id')}+${filled('amount')}=0);"note";""`,
      ].join(';')}${')'.repeat(6)}`,
    ],
  ];
  const rest = ownWords(source, (field) => (fields[field] === undefined ? '""' : text(fields[field])));
  const { unique } = table.reading;
  const ids = unique ? duplicateSteps(text(fields.id!), unique === 'exact') : [];
  const duplicate = unique ? `IF(twice;"duplicate";${rest})` : rest;
  return `LET(${[...steps.flat(), ...ids].join(';')};IF(shape="blank";"";IF(shape<>"";shape;${duplicate})))`;
}

/** The name of a column's texts: `text_A`. */
const text = (index: number): string => `text_${columnLetter(index)}`;

function missingKey(source: Source): string {
  const { key } = source.table.reading;
  if (!key) return '0*filled+1';
  const cell = text(key.column);
  const isMissing =
    key.kind === 'date'
      ? `(REGEXMATCH(${cell};"\\d")=FALSE)+REGEXMATCH(LOWER(${cell});${quoted(totalWords)})`
      : `(${cell}="")${key.kind === 'word' ? `+ISNUMBER(${source.column(key.column)})+${isTotal(cell, source.refs)}` : ''}`;
  return `(named+${isMissing}>0)*1`;
}

const isTotal = (cell: string, refs: DataRefs): string =>
  `REGEXMATCH(LOWER(${cell});${refs.setting(rowSettings.total)})`;

/** Of the rows of one id the last one's content counts, where it first stands. */
function duplicateSteps(id: string, exact: boolean): string[] {
  // XMATCH ignores capitals: a mark makes them tell.
  const compared = exact ? `REGEXREPLACE(${id};"([A-Z])";"^$1")` : id;
  return [
    'ids',
    `IF(shape="";${compared};"")`,
    'content',
    `ids&"${contentSeparator}"&joined`,
    'twice',
    '(ids<>"")*(XMATCH(XLOOKUP(ids;ids;content;"";0;-1);content;0)<>place+1)',
  ];
}

/** What the row's own words say: deleted, a test, cancelled, no outcome. */
function ownWords(source: Source, at: (field: string) => string): string {
  const { table, refs } = source;
  const tests: string[] = [];
  if (source.has('deleted')) tests.push(`IF(${source.flag('deleted')};"deleted"`);
  if (source.has('test'))
    tests.push(
      `IF((${source.flag('test')}+${testWords.map((word) => `(${at('test')}=${quoted(word)})`).join('+')})>0;"test"`,
    );
  if (table.role === 'deals') return close(tests, `IF(${statusFormula(source)}="";"unknown status";"")`);
  if (table.role !== 'orders') return close(tests, '""');
  const amounts = source.has('amount') && source.has('refunded');
  const refunded = amounts
    ? `LET(paid;${source.number('amount')};back;${source.number('refunded')};IF(ISNUMBER(paid)*ISNUMBER(back);IF((paid>0)*(ABS(N(back))>=paid);"refunded";"");""))`
    : '""';
  const dead = source.has('cancelled_at')
    ? `IF(TRIM(${source.cells('cancelled_at')})<>"";"cancelled";${refunded})`
    : refunded;
  if (!source.has('status')) return close(tests, dead);
  const wildcards = Object.keys(table.reading.orderWords).some((word) => /[*?~]/.test(word));
  return close(
    tests,
    `LET(word;${source.words('status')};effect;IF(word="";"";${lookedUp('word', refs.setting(rowSettings.order), '""', wildcards)}&"");IF(effect<>"";effect;${dead}))`,
  );
}

const close = (tests: readonly string[], last: string): string => [...tests, last].join(';') + ')'.repeat(tests.length);
