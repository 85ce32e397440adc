/** Why a row is in no figure, as a formula: the twin of rows.ts and of the codes in frame.ts, in the same order. */
import { longestSection } from '../rows.ts';
import { quoted } from '../text.ts';
import { notePattern, totalPatterns } from '../words.ts';
import { statusFormula } from './outcome.ts';
import { lookedUp, tidied } from './parts.ts';
import type { Source } from './source.ts';

export const rowSettings = {
  total: 'total_label',
  part: 'subtotal_label',
  order: 'order_words',
  credit: 'credit_words',
} as const;

const anyTotal = (text: string, source: Source): string =>
  `(REGEXMATCH(${text};${quoted(totalPatterns.grand)})+REGEXMATCH(${text};${source.refs.setting(rowSettings.total)})+REGEXMATCH(${text};${source.refs.setting(rowSettings.part)})>0)`;

export function leftOutFormula(source: Source): string {
  const { table } = source;
  const { columns, fields, headerTexts, dates } = table.reading;
  const name = (index: number): string => `cell_${columns.findIndex((column) => column.index === index)}`;
  const at = (field: string): string => (fields[field] === undefined ? '""' : name(fields[field]));
  // A number's letters (of a month's name in its format) are none of its own: times one takes the format away.
  const cells = columns.flatMap(({ index, oddSpaces }) => {
    const x = source.column(index);
    return [name(index), `IFERROR(IF(ISNUMBER(${x});${x}*1;${tidied(x, oddSpaces)})&"";"#")`];
  });
  const names = columns.map(({ index }) => name(index));
  const same = headerTexts.map(({ column, text }) => `(${name(column)}=${quoted(text)})`);
  const dated = Object.keys(dates).map((field) => `(${at(field)}<>"")`);
  const steps = [
    ...cells,
    ['filled', names.map((cell) => `(${cell}<>"")`).join('+')],
    ['label', `LOWER(${leftmost(names)})`],
    ['joined', names.join('&"|"&')],
    ['letters', `REGEXMATCH(joined;"\\p{L}")*1`],
    ['same', same.length === 0 ? '0*filled' : same.join('+')],
    ['missing', missingKey(source, name)],
    ['total', `${anyTotal('label', source)}*1`],
    ['data', `(filled>=2)*(same<2)*(${table.reading.key ? 'missing=0' : 'total=0'})`],
    ['place', source.place()],
    ['first', 'MIN(IF(data;place;10^9))'],
    ['last', 'MAX(data*place)'],
    ['between', '(place>first)*(place<last)'],
    [
      'whole',
      `REGEXMATCH(label;${quoted(totalPatterns.grand)})+REGEXMATCH(label;${source.refs.setting(rowSettings.total)})*(between=0)>0`,
    ],
    [
      'note',
      `(place>last)+(LEN(label)>${longestSection})+(RIGHT(label)=".")+REGEXMATCH(label;${quoted(notePattern)})>0`,
    ],
    [
      'shape',
      [
        'IF(filled=0;"blank"',
        'IF(same>=2;"repeated_header"',
        'IF(missing*total;IF(whole;"total";"subtotal")',
        `IF(missing*(letters=0)*(${at('id')}="")*(${dated.length === 0 ? '0' : dated.join('+')}=0);IF(between;"subtotal";"total")`,
        'IF((filled=1)*letters;IF(note;"note";"section")',
        `IF(missing*(place>last)*(${at('id')}="")*(${at('amount')}="");"note";""`,
      ].join(';') + ')'.repeat(6),
    ],
  ];
  const rest = ownWords(source, at);
  const ids = table.reading.unique ? duplicateSteps(at('id')) : [];
  const duplicate = table.reading.unique ? `IF(twice;"duplicate";${rest})` : rest;
  return `LET(${[...steps.flat(), ...ids].join(';')};IF(shape="blank";"";IF(shape<>"";shape;${duplicate})))`;
}

const leftmost = (names: readonly string[]): string =>
  names.slice(0, -1).reduceRight((rest, cell) => `IF(${cell}<>"";${cell};${rest})`, names[names.length - 1]!);

function missingKey(source: Source, name: (index: number) => string): string {
  const { key } = source.table.reading;
  if (!key) return '0*filled+1';
  const cell = name(key.column);
  if (key.kind === 'any') return `(${cell}="")*1`;
  if (key.kind === 'date') return `(REGEXMATCH(${cell};"\\d")=FALSE)*1`;
  return `((${cell}="")+ISNUMBER(${source.column(key.column)})+${anyTotal(`LOWER(${cell})`, source)}>0)*1`;
}

/** Of the rows of one id the last one's content counts, where it first stands. */
function duplicateSteps(id: string): string[] {
  return [
    'ids',
    `IF(shape="";${id};"")`,
    'content',
    'ids&"|"&joined',
    'twice',
    '(ids<>"")*(XMATCH(XLOOKUP(ids;ids;content;"";0;-1);content;0)<>place)',
  ];
}

/** What the row's own words say: deleted, a test, cancelled, no outcome. */
function ownWords(source: Source, at: (field: string) => string): string {
  const { table, refs } = source;
  const tests: string[] = [];
  if (source.has('deleted')) tests.push(`IF(${source.flag('deleted')};"deleted"`);
  if (source.has('test'))
    tests.push(
      `IF((${source.flag('test')}+${table.reading.testWords.map((word) => `(${at('test')}=${quoted(word)})`).join('+')})>0;"test"`,
    );
  if (table.role === 'deals') return close(tests, `IF(${statusFormula(source)}="";"unknown_status";"")`);
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
