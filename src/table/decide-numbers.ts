/** Which is the decimal sign, what is the unit, which currency: decided per column from its values and its header. */

import { localeDecimal } from '../value/notation.ts';
import { currencyNamed } from './currency.ts';
import type { FieldColumn } from './decide-dates.ts';
import {
  type DecimalEvidence,
  decimalEvidence,
  headerScale,
  type NumberReading,
  numberOfText,
  unitOf,
} from './numbers.ts';
import type { ColumnProfile } from './profile.ts';
import { pattern } from './text.ts';
import type { Decimal, Question } from './types.ts';

export interface NumberDecision {
  reading: NumberReading;
  shown: Decimal | null;
  why: string;
  questions: Question[];
  /** Numbers under a thousand that an import seems to have made of thousands. */
  shrunk: number;
}

/** What a person said: about this column, and about the decimal sign of the file. */
export interface NumberAnswers {
  own: Decimal | null;
  file: Decimal | null;
  scale: string | null;
}

export function decideNumber({ field, profile }: FieldColumn, locale: string, said: NumberAnswers): NumberDecision {
  const unit = headerScale(profile.header);
  const isSmall = unit > 1 || field === 'probability' || field === 'score';
  const { decimal, shown, why, asks, shrunk = 0, mends = false } = decimalOf(profile, locale, said, isSmall);
  const ask = (kind: 'decimal' | 'scale', options: string[], assumed: string | null, reason: string): Question => ({
    column: profile.letter,
    field,
    kind,
    options,
    assumed,
    why: reason,
  });
  const reading = { decimal, scale: 1, texts: profile.numericTexts > 0, shrunk: mends };
  const questions = asks ? [ask('decimal', asks, asks.includes(decimal!) ? decimal : null, why)] : [];
  if (field === 'probability')
    return { reading: { ...reading, scale: percentPoints(profile, reading) }, shown, why, questions, shrunk };
  const doubt = unit > 1 && said.scale === null ? unitDoubt(profile, unit, reading) : null;
  if (doubt) questions.push(ask('scale', ['1', String(unit)], String(unit), doubt));
  return { reading: { ...reading, scale: Number(said.scale) || unit }, shown, why, questions, shrunk };
}

interface DecimalSign {
  decimal: Decimal | null;
  shown: Decimal | null;
  why: string;
  /** Not decided: the answers there are; `decimal` is only assumed. */
  asks?: Decimal[];
  shrunk?: number;
  /** The shrunk numbers are to be made thousands again. */
  mends?: boolean;
}

const signs: Decimal[] = [',', '.'];

const named = (decimal: Decimal): string => `a decimal ${decimal === ',' ? 'comma' : 'point'}`;

/** `isSmall`: numbers under a thousand are nothing to wonder at. */
function decimalOf(
  profile: ColumnProfile,
  locale: string,
  { own, file }: NumberAnswers,
  isSmall: boolean,
): DecimalSign {
  const { numericTexts, numbers } = profile;
  const count = (kind: DecimalEvidence): number => profile.decimals.get(kind) ?? 0;
  const [comma, point, ambiguous] = [count(','), count('.'), count('ambiguous')];
  const local = localeDecimal(locale);
  const told = comma > 0 === point > 0 ? null : comma > 0 ? ',' : '.';
  const decimal = told ?? (local === ',' ? '.' : ',');
  const isSilent = comma + point + ambiguous === 0;
  const why = told
    ? `${comma + point} of ${numericTexts} values, such as ${example(profile, told)}, can only have ${named(told)}`
    : numericTexts > 0
      ? 'the texts are whole numbers'
      : numbers > 0
        ? 'the cells are numbers'
        : '';
  const mayShrink = told ? told !== local : isSilent && !isSmall;
  const shrunk = mayShrink ? shrunkNumbers(profile, local) : 0;
  if (shrunk > 0) {
    // The answer is about the numbers: the texts have told. 12 may have been 12.000 as well as 12, which nobody can mend.
    const canMend = profile.shortWholes === 0;
    const isSettled = own ? own === local || canMend : !told && file === local;
    return {
      decimal,
      shown: isSettled ? (told ?? own ?? file) : null,
      why: `${why}; ${shrunk} numbers under a thousand look like thousands that an import read with ${named(local)}${canMend ? '' : ': import the file again in its own locale, unless they are right as they stand'}`,
      asks: isSettled ? undefined : canMend ? signs : [local],
      shrunk,
      mends: canMend && own === decimal,
    };
  }
  if (own && numericTexts > 0) return { decimal: own, shown: own, why: 'you said so' };
  if (told || isSilent) return { decimal: told, shown: told, why };
  if (file) return { decimal: file, shown: file, why: 'you said so' };
  if (comma > 0)
    return {
      decimal: comma >= point ? ',' : '.',
      shown: null,
      why: `${comma} values can only have ${named(',')}, ${point} only ${named('.')}`,
      asks: signs,
    };
  const doubt = `nothing in the column tells whether ${example(profile, 'ambiguous')} is more than a thousand`;
  return { decimal: local, shown: null, why: doubt, asks: signs };
}

/**
 * An import in a locale with the other decimal sign leaves `1.234,56` a text and makes 1.234 of one thousand and so many. Where such a text
 * tells that thousands are grouped, 1.5 may have been 1.500 and 12 may have been 12.000.
 */
function shrunkNumbers(profile: ColumnProfile, local: Decimal): number {
  const { numbers, wholeNumbers, shortWholes, shortFractions, thousandths, smallest } = profile;
  const isGrouped = [...profile.words.keys()].some((word) => pattern(`\\d[${local}]\\d`).test(word));
  const areThousands = thousandths > 0 || (isGrouped && (shortFractions > 0 || smallest < 100));
  return areThousands && shortFractions === numbers - wholeNumbers ? shortFractions + shortWholes : 0;
}

/** Why the unit of the header may not be that of the cells; null: nothing speaks against it. */
function unitDoubt(profile: ColumnProfile, unit: number, reading: NumberReading): string | null {
  const twice = [...profile.words.keys()].find((word) => unitOf(word, reading.decimal) === unit);
  if (twice) return `the header has the unit, and so has ${twice}`;
  const { smallest, largest } = extremes(profile, reading);
  return largest >= 10_000 && largest >= smallest * 1000
    ? `the header has a unit, but ${largest} is a thousand times ${smallest}`
    : null;
}

const example = (profile: ColumnProfile, kind: DecimalEvidence): string =>
  [...profile.words.keys()].find((word) => decimalEvidence(word) === kind) ?? '';

/** Of the numbers as they stand; those with a unit or a % sign of their own aside. */
function extremes(profile: ColumnProfile, reading: NumberReading): { smallest: number; largest: number } {
  let { smallest, largest } = profile;
  for (const word of profile.words.keys()) {
    const value = word.includes('%') || unitOf(word, reading.decimal) ? null : numberOfText(word, reading);
    if (typeof value !== 'number') continue;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return { smallest, largest };
}

/** Probabilities are shares; where any is over one they are percent points. Text with a % sign says so itself. */
const percentPoints = (profile: ColumnProfile, reading: NumberReading): number =>
  extremes(profile, reading).largest > 1 ? 1 / 100 : 1;

/** The currency of a column of money: from its values and formats, else from its header. `mixed` if there are several. */
export function columnCurrency({ currencies, header }: ColumnProfile): string | null {
  return currencies.size > 1 ? 'mixed' : [...currencies.keys()][0] || currencyNamed(header);
}
