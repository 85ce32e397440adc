/** Criteria of COUNTIF and its family: ">=5", "won", "<>", "a*", a date, a number, TRUE. */
import type { Locale } from './engine.ts';
import { readNumeric } from './locales.ts';
import { type Cell, compareScalars, foldCase, type Scalar, toText } from './value.ts';

export interface Criterion {
  /** Same name, same meaning: used to remember which rows meet it. */
  name: string;
  test: (value: Scalar) => boolean;
  /** Set when only this value can meet it, so that an index of values answers. */
  exactly?: Exclude<Scalar, null>;
}

const OPERATOR = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/;

const criteria = new Map<string, Criterion>();

export function criterionOf(cell: Cell | undefined, locale: Locale): Criterion {
  const value = cell?.value ?? null;
  // A blank criterion cell stands for 0, as everywhere in formulas.
  if (value === null) return sameNumber('=', 0, locale);
  if (typeof value === 'number') return sameNumber('=', value, locale);
  if (typeof value === 'boolean') return { name: `=${value}`, test: (other) => other === value, exactly: value };
  const key = `${locale.code}\0${value}`;
  let criterion = criteria.get(key);
  if (!criterion) {
    if (criteria.size > 20_000) criteria.clear();
    criterion = parse(toText(cell, locale), locale);
    criteria.set(key, criterion);
  }
  return criterion;
}

function parse(text: string, locale: Locale): Criterion {
  const [, operator, operand] = OPERATOR.exec(text) as unknown as [string, string | undefined, string];
  const name = `${locale.code} ${text}`;
  if (operand === '') return { name, test: emptiness(operator) };
  const number = readNumeric(operand, locale);
  if (number !== undefined) return sameNumber(operator ?? '=', number, locale);
  const upper = operand.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return ordered(name, operator ?? '=', upper === 'TRUE');
  if (operator === '<' || operator === '>' || operator === '<=' || operator === '>=')
    return ordered(name, operator, operand);
  const isNot = operator === '<>';
  if (!/[*?~]/.test(operand)) {
    const wanted = foldCase(operand);
    if (!isNot)
      return { name, test: (value) => typeof value === 'string' && foldCase(value) === wanted, exactly: operand };
    return { name, test: (value) => !(typeof value === 'string' && foldCase(value) === wanted) };
  }
  const pattern = wildcardPattern(operand);
  return { name, test: (value) => (typeof value === 'string' && pattern.test(value)) !== isNot };
}

/** "" matches blanks and empty texts, "=" only blanks, "<>" everything that is not blank. */
function emptiness(operator: string | undefined): (value: Scalar) => boolean {
  if (operator === undefined) return (value) => value === null || value === '';
  if (operator === '=') return (value) => value === null;
  if (operator === '<>') return (value) => value !== null;
  return () => false;
}

function sameNumber(operator: string, number: number, locale: Locale): Criterion {
  const name = `${locale.code} ${operator}${number}`;
  if (operator !== '=' && operator !== '<>') return ordered(name, operator, number);
  // A text that reads as the number is equal to it here (and only here).
  const equal = (value: Scalar) =>
    typeof value === 'number' ? value === number : typeof value === 'string' && readNumeric(value, locale) === number;
  return { name, test: operator === '=' ? equal : (value) => !equal(value) };
}

function ordered(name: string, operator: string, operand: Exclude<Scalar, null>): Criterion {
  const holds = ORDER[operator]!;
  // Written out for numbers: this runs once per row of the table.
  if (typeof operand === 'number') return { name, test: NUMERIC[operator]!(operand) };
  if (operator === '<>') return { name, test: (value) => value !== operand };
  return { name, test: (value) => typeof value === typeof operand && holds(compareScalars(value, operand)) };
}

const ORDER: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

const NUMERIC: Record<string, (limit: number) => (value: Scalar) => boolean> = {
  '<': (limit) => (value) => typeof value === 'number' && value < limit,
  '>': (limit) => (value) => typeof value === 'number' && value > limit,
  '<=': (limit) => (value) => typeof value === 'number' && value <= limit,
  '>=': (limit) => (value) => typeof value === 'number' && value >= limit,
};

const patterns = new Map<string, RegExp>();

/** `*` any text, `?` any character, `~` takes the next one literally. */
export function wildcardPattern(text: string): RegExp {
  let pattern = patterns.get(text);
  if (!pattern) {
    const source = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (match, literal: string | undefined) =>
      literal
        ? `\\${literal === '~' ? '~' : literal}`.replace('\\~', '~')
        : match === '*'
          ? '[\\s\\S]*'
          : match === '?'
            ? '[\\s\\S]'
            : `\\${match}`,
    );
    pattern = new RegExp(`^${source}$`, 'i');
    patterns.set(text, pattern);
  }
  return pattern;
}
