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
  const { decimal, shown, why, asks = false, shrunk = 0 } = decimalOf(profile, locale, said);
  const ask = (kind: 'decimal' | 'scale', options: string[], assumed: string, reason: string): Question => ({
    column: profile.letter,
    field,
    kind,
    options,
    assumed,
    why: reason,
  });
  const reading = { decimal, scale: 1, texts: profile.numericTexts > 0, shrunk: shrunk > 0 && said.own === decimal };
  const questions = asks ? [ask('decimal', [',', '.'], decimal!, why)] : [];
  if (field === 'probability')
    return { reading: { ...reading, scale: percentPoints(profile, reading) }, shown, why, questions, shrunk };
  const unit = headerScale(profile.header);
  const doubt = unit > 1 && said.scale === null ? unitDoubt(profile, unit, reading) : null;
  if (doubt) questions.push(ask('scale', ['1', String(unit)], String(unit), doubt));
  return { reading: { ...reading, scale: Number(said.scale) || unit }, shown, why, questions, shrunk };
}

interface DecimalSign {
  decimal: Decimal | null;
  shown: Decimal | null;
  why: string;
  /** Not decided: `decimal` is only assumed. */
  asks?: boolean;
  shrunk?: number;
}

const named = (decimal: Decimal): string => `a decimal ${decimal === ',' ? 'comma' : 'point'}`;

function decimalOf(profile: ColumnProfile, locale: string, { own, file }: NumberAnswers): DecimalSign {
  const { numericTexts, numbers } = profile;
  if (numericTexts === 0) return { decimal: null, shown: null, why: numbers > 0 ? 'the cells are numbers' : '' };
  const count = (kind: DecimalEvidence): number => profile.decimals.get(kind) ?? 0;
  const [comma, point, ambiguous] = [count(','), count('.'), count('ambiguous')];
  if (comma > 0 !== point > 0) {
    const decimal = comma > 0 ? ',' : '.';
    const why = `${comma + point} of ${numericTexts} values, such as ${example(profile, decimal)}, can only have ${named(decimal)}`;
    const shrunk = decimal === localeDecimal(locale) ? 0 : shrunkNumbers(profile);
    if (shrunk === 0) return own ? { decimal: own, shown: own, why: 'you said so' } : { decimal, shown: decimal, why };
    // The answer is about the numbers: the texts have told.
    return {
      decimal,
      shown: own ? decimal : null,
      why: `${why}; ${shrunk} numbers with three decimals look like thousands that an import read with ${named(localeDecimal(locale))}`,
      asks: !own,
      shrunk,
    };
  }
  if (own) return { decimal: own, shown: own, why: 'you said so' };
  if (comma + point + ambiguous === 0) return { decimal: null, shown: null, why: 'the texts are whole numbers' };
  if (file) return { decimal: file, shown: file, why: 'you said so' };
  if (comma > 0)
    return {
      decimal: comma >= point ? ',' : '.',
      shown: null,
      why: `${comma} values can only have ${named(',')}, ${point} only ${named('.')}`,
      asks: true,
    };
  const why = `nothing in the column tells whether ${example(profile, 'ambiguous')} is more than a thousand`;
  return { decimal: localeDecimal(locale), shown: null, why, asks: true };
}

/** An import in a locale with the other decimal sign leaves `1.234,56` a text and makes 1.234 of one thousand and so many. */
const shrunkNumbers = ({ numbers, wholeNumbers, shortFractions, thousandths }: ColumnProfile): number =>
  thousandths > 0 && shortFractions === numbers - wholeNumbers ? shortFractions : 0;

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
