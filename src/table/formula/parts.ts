/**
 * Single readings as formulas: the twins of cells.ts, numbers.ts and dates.ts, step by step. `;` between arguments, no decimal
 * literals, no array literals, nothing that depends on the locale. `x` is a column (or an expression of that shape).
 */
import { type DateReading, normalDate, rewrites, serialRange } from '../dates.ts';
import { type NumberReading, numberPattern, plainDigits, scaleWords } from '../numbers.ts';
import { quoted, spaceRun } from '../text.ts';
import { yesPattern } from '../words.ts';

/** The text of a cell without the spaces nobody sees. */
export const tidied = (x: string, hasOddSpaces: boolean): string =>
  hasOddSpaces ? `TRIM(REGEXREPLACE(TRIM(${x});${quoted(spaceRun)};" "))` : `TRIM(${x})`;

const scaledBy = (value: string, scale: number): string =>
  scale === 1 ? value : scale > 1 ? `${value}*${scale}` : `${value}/${Math.round(1 / scale)}`;

/** A column of numbers may get texts later. What a new reading of the table would have to decide about is left unread until then. */
export function numberFormula(x: string, reading: NumberReading, hasOddSpaces: boolean): string {
  const { decimal, scale, texts, shrunk } = reading;
  const plain = scaledBy(shrunk ? 'IF(INT(x)=x;x;ROUND(x*1000))' : 'x', scale);
  if (!texts) {
    const digits = scaledBy('VALUE(REGEXREPLACE(t;"[^0-9]";""))', scale);
    const size = `${digits}/10^LEN(REGEXREPLACE(t;"^[^.,]*[.,]?";""))`;
    return `LET(x;${x};t;TRIM(x);IFERROR(IF(ISNUMBER(x);${plain};IF(REGEXMATCH(t;${quoted(plainDigits)});IF(REGEXMATCH(t;"^[\u2212\u2013-]");-1;1)*${size};""));""))`;
  }
  const part = (groups: string): string => `REGEXREPLACE(t;p;"${groups}")`;
  const digits = (text: string): string => `REGEXREPLACE(${text};"[^0-9]";"")`;
  const steps = [
    ['x', x],
    ['t', `LOWER(${tidied('x', hasOddSpaces)})`],
    ['p', quoted(numberPattern(decimal))],
    ['frac', digits(part('$4'))],
    ['num', `VALUE(${digits(part('$3'))}&frac)`],
    ['unit', part('$5')],
    ['power', '10^LEN(frac)'],
    [
      'size',
      `IF(${part('$6')}="%";num/power/100;IF(unit="";${scaledBy('num', scale)}/power;num*IF(REGEXMATCH(unit;"^(?:${scaleWords.thousand})$");1000;IF(REGEXMATCH(unit;"^(?:${scaleWords.million})$");10^6;10^9))/power))`,
    ],
    ['minus', `REGEXMATCH(${part('$1$2$7')};"[(\u2212\u2013-]")`],
  ];
  return `LET(${steps.flat().join(';')};IFERROR(IF(ISNUMBER(x);${plain};IF(REGEXMATCH(t;p);IF(minus;-size;size);""));""))`;
}

export function dateFormula(x: string, reading: DateReading, hasOddSpaces: boolean): string {
  const plain = reading.swapped ? 'DATE(YEAR(x);DAY(x);MONTH(x))' : 'INT(x)';
  const real = `IF((x>=${serialRange.from})*(x<${serialRange.to});${plain};"")`;
  const number = reading.compact
    ? `IF(x>=19000101;${checked('INT(x/10000)', 'MOD(INT(x/100);100)', 'MOD(INT(x);100)')};${real})`
    : real;
  const text = `LOWER(${tidied('x', hasOddSpaces)})`;
  // Texts that come later may have a time of day.
  const normal = rewrites({ ...reading, times: reading.times || !reading.texts }).reduce(
    (inner, { pattern, to }) => `REGEXREPLACE(${inner};${quoted(pattern)};"${to}")`,
    text,
  );
  const part = (group: number): string => `REGEXREPLACE(n;${quoted(normalDate)};"$${group}")`;
  const month = reading.months
    ? `LET(word;${part(2)};IF(REGEXMATCH(word;"^\\d+$");VALUE(word);(SEARCH(LEFT(word;3);${quoted(reading.months)})+2)/3))`
    : `VALUE(${part(2)})`;
  const parsed = `IF(REGEXMATCH(n;${quoted(normalDate)});${checked(`VALUE(${part(1)})`, month, `VALUE(${part(3)})`)};"")`;
  return `LET(x;${x};n;${normal};IFERROR(IF(ISNUMBER(x);${number};${parsed});""))`;
}

/** DATE takes the 31st of April for the 1st of May; a day that is not on the calendar is no day. */
const checked = (year: string, month: string, day: string): string =>
  `LET(mm;${month};dd;${day};date;DATE(${year};mm;dd);IF((MONTH(date)=mm)*(DAY(date)=dd);date;""))`;

/** Yes or no; TRUE is spelled differently in every locale, so it is not compared as text. */
export const flagFormula = (x: string): string =>
  `IFERROR(IF(ISLOGICAL(${x});${x}*1;REGEXMATCH(LOWER(TRIM(${x}));${quoted(yesPattern)})*1);0)`;

/** A word as it is looked up: TRUE and FALSE in English, whatever the locale. */
export const wordFormula = (x: string, hasOddSpaces: boolean, hasBooleans: boolean): string =>
  hasBooleans ? `IF(ISLOGICAL(${x});IF(${x};"TRUE";"FALSE");${tidied(x, hasOddSpaces)})` : tidied(x, hasOddSpaces);

/** The row of a two-column block whose first cell is the word. Words with wildcards would match others in VLOOKUP. */
export function lookedUp(word: string, block: string, otherwise: string, wildcards: boolean): string {
  if (!wildcards) return `IFERROR(VLOOKUP(${word};${block};2;FALSE);${otherwise})&""`;
  return `IFERROR(XLOOKUP(${word};INDEX(${block};0;1);INDEX(${block};0;2));${otherwise})&""`;
}
