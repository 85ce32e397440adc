/** Which is the decimal sign, what is the unit, which currency: decided per column from its values and its header. */
import { currencyNamed } from './currency.ts';
import { localeDecimal } from './dates.ts';
import { decimalEvidence, headerScale, type NumberReading, numberOfText } from './numbers.ts';
import type { ColumnProfile } from './profile.ts';
import type { Decimal, FieldId, Question } from './types.ts';

export interface NumberDecision {
  reading: NumberReading;
  shown: Decimal | null;
  why: string;
  question: Question | null;
}

/** `own`: what a person said about this column, `file`: about all questions of the kind. */
export function decideNumber(
  field: FieldId,
  profile: ColumnProfile,
  locale: string,
  own: Decimal | null,
  file: Decimal | null,
): NumberDecision {
  const decision = decideDecimal(field, profile, locale, own, file);
  const scale =
    field === 'probability' ? percentPoints(profile, decision.reading.decimal) : headerScale(profile.header);
  return { ...decision, reading: { ...decision.reading, scale } };
}

function decideDecimal(
  field: FieldId,
  profile: ColumnProfile,
  locale: string,
  own: Decimal | null,
  file: Decimal | null,
): NumberDecision {
  const settle = (decimal: Decimal | null, why: string): NumberDecision => ({
    reading: { decimal, scale: 1, texts: profile.numericTexts > 0 },
    shown: decimal,
    why,
    question: null,
  });
  if (profile.numericTexts === 0) return settle(null, profile.numbers > 0 ? 'the cells are numbers' : '');
  if (own) return settle(own, 'you said so');
  const count = (kind: Decimal | 'ambiguous'): number => profile.decimals.get(kind) ?? 0;
  const [comma, point, ambiguous] = [count(','), count('.'), count('ambiguous')];
  if (comma > 0 !== point > 0) {
    const decimal: Decimal = comma > 0 ? ',' : '.';
    return settle(
      decimal,
      `${comma + point} of ${profile.numericTexts} values, such as ${example(profile, decimal)}, can only have a decimal ${comma > 0 ? 'comma' : 'point'}`,
    );
  }
  if (comma + point + ambiguous === 0) return settle(null, 'the texts are whole numbers');
  if (file) return settle(file, 'you said so');
  const mixed = comma > 0;
  const assumed: Decimal = mixed ? (comma >= point ? ',' : '.') : localeDecimal(locale);
  const why = mixed
    ? `${comma} values can only have a decimal comma, ${point} only a decimal point`
    : `nothing in the column tells whether ${example(profile, 'ambiguous')} is more than a thousand`;
  return {
    reading: { decimal: assumed, scale: 1, texts: true },
    shown: null,
    why,
    question: { column: profile.letter, field, kind: 'decimal', options: [',', '.'], assumed, why },
  };
}

function example(profile: ColumnProfile, kind: Decimal | 'ambiguous'): string {
  for (const word of profile.words.keys()) if (decimalEvidence(word) === kind) return word;
  return '';
}

/** Probabilities are shares; where any is over one they are percent points. Text with a % sign says so itself. */
function percentPoints(profile: ColumnProfile, decimal: Decimal | null): number {
  let largest = profile.largest;
  for (const word of profile.words.keys()) {
    const value = word.includes('%') ? null : numberOfText(word, { decimal, scale: 1, texts: true });
    if (typeof value === 'number' && value > largest) largest = value;
  }
  return largest > 1 ? 1 / 100 : 1;
}

/** The currency of a column of money: from its values and formats, else from its header. `mixed` if there are several. */
export function columnCurrency(profile: ColumnProfile): string | null {
  const found = [...profile.currencies.keys()];
  if (found.length > 1) return 'mixed';
  return found[0] ?? currencyNamed(profile.header);
}
