/** Day or month first? Decided per column by days over 12, else by its sibling columns, else asked. */
import { type DateReading, hasTime, isShort, localeDateOrder, monthsFor, orderEvidence } from './dates.ts';
import type { ColumnProfile } from './profile.ts';
import type { DateOrder, FieldId, Question } from './types.ts';

export interface DateColumn {
  field: FieldId;
  profile: ColumnProfile;
}

export interface DateDecision {
  reading: DateReading;
  /** What is shown: null while a question is open or where nothing had to be decided. */
  shown: DateOrder | null;
  why: string;
  question: Question | null;
  /** Real dates that an import seems to have swapped. */
  swapped: number;
}

/** What a person said: about a column (by its letter), or about the file. */
export interface DateAnswers {
  column(letter: string): DateOrder | null;
  file: DateOrder | null;
}

type Certain = 'dmy' | 'mdy';

/** An import reads what it can in the sheet's locale: with at least so many different days, none over 12 is no chance. */
const enoughDays = 20;

export function decideDates(
  columns: readonly DateColumn[],
  locale: string,
  answers: DateAnswers,
): Map<FieldId, DateDecision> {
  const certain = columns.map(({ profile }) => certainOrder(profile));
  const siblings = new Set(certain.filter((order): order is Certain => order !== null));
  const sibling = siblings.size === 1 ? [...siblings][0]! : null;
  const answered = columns.map(({ profile }) => answers.column(profile.letter)).find((order) => order !== null) ?? null;
  const imported: Certain = localeDateOrder(locale) === 'mdy' ? 'mdy' : 'dmy';
  return new Map(
    columns.map((column, i) => {
      const own = answers.column(column.profile.letter);
      return [
        column.field,
        decide(column, certain[i]!, { own, any: own ?? answered ?? answers.file, sibling, imported }),
      ];
    }),
  );
}

interface Known {
  own: DateOrder | null;
  any: DateOrder | null;
  sibling: Certain | null;
  imported: Certain;
}

const times = (
  profile: ColumnProfile,
  ...kinds: ('dmy' | 'mdy' | 'either' | 'same' | 'iso' | 'dotted' | 'named')[]
): number => kinds.reduce((sum, kind) => sum + (profile.orders.get(kind) ?? 0), 0);

function certainOrder(profile: ColumnProfile): Certain | null {
  const [dmy, mdy] = [times(profile, 'dmy'), times(profile, 'mdy')];
  return dmy > 0 && mdy === 0 ? 'dmy' : mdy > 0 && dmy === 0 ? 'mdy' : null;
}

function decide({ field, profile }: DateColumn, certain: Certain | null, known: Known): DateDecision {
  const texts = profile.dateTexts;
  const months =
    times(profile, 'named') > 0
      ? monthsFor([...profile.words.keys()].filter((word) => orderEvidence(word) === 'named').slice(0, 200))
      : null;
  const compact = profile.compactDates > 0;
  const words = [...profile.words.keys()];
  const base = {
    months,
    compact,
    swapped: false,
    texts: texts > 0,
    times: words.some(hasTime),
    short: words.some(isShort),
  };
  const ask = (assumed: DateOrder | null, why: string, swapped = 0): DateDecision => ({
    reading: { ...base, order: assumed ?? 'dmy', swapped: swapped > 0 && assumed !== known.imported },
    shown: null,
    why,
    question: { column: profile.letter, field, kind: 'date_order', options: ['dmy', 'mdy'], assumed, why },
    swapped,
  });
  const settle = (order: DateOrder, shown: DateOrder | null, why: string, swapped = 0): DateDecision => ({
    reading: { ...base, order, swapped: swapped > 0 && order !== known.imported },
    shown,
    why,
    question: null,
    swapped,
  });

  const slashed = times(profile, 'dmy', 'mdy', 'either', 'same');
  const lowDays = profile.realDays.size > 0 && [...profile.realDaysOfMonth].every((day) => day <= 12);
  if (
    slashed > 0 &&
    lowDays &&
    certain !== null &&
    certain !== known.imported &&
    times(profile, 'either', 'same') === 0
  ) {
    const why = `${profile.dates} of ${profile.dates + slashed} values are dates with a day up to 12, the rest are texts such as ${example(profile, certain)}: an import seems to have swapped day and month where it could`;
    return known.any
      ? settle(certain, certain, why, known.any === known.imported ? 0 : profile.dates)
      : ask(certain, why, profile.dates);
  }
  if (slashed === 0 && lowDays && profile.realDays.size >= enoughDays && profile.realDaysOfMonth.size > 1) {
    const other: Certain = known.imported === 'mdy' ? 'dmy' : 'mdy';
    const why = `none of ${profile.realDays.size} different days is over 12: an import seems to have swapped day and month`;
    return known.any
      ? settle(known.any, null, known.any === known.imported ? 'dates, as you said' : why, profile.dates)
      : ask(other, why, profile.dates);
  }
  if (slashed === 0) return settle(known.own ?? 'dmy', shapeOrder(profile), shapeWhy(profile));
  if (known.own) return settle(known.own, known.own, 'you said so');
  if (certain)
    return settle(
      certain,
      certain,
      `${times(profile, certain)} of ${texts} values have a day over 12, so the ${certain === 'dmy' ? 'day' : 'month'} comes first`,
    );
  const [dmy, mdy] = [times(profile, 'dmy'), times(profile, 'mdy')];
  if (dmy > 0) {
    if (known.any) return settle(known.any, known.any, 'you said so');
    return ask(dmy >= mdy ? 'dmy' : 'mdy', `${dmy} values can only be day first, ${mdy} only month first`);
  }
  if (known.sibling)
    return settle(
      known.sibling,
      known.sibling,
      `no day is over 12 here; the other dates of the table have the ${known.sibling === 'dmy' ? 'day' : 'month'} first`,
    );
  if (known.any) return settle(known.any, known.any, 'you said so');
  if (times(profile, 'either') === 0) return settle(known.imported, null, 'day and month are the same in every value');
  return ask(known.imported, `no value has a day over 12, so ${example(profile, 'either')} could be read either way`);
}

/** Orders that the shape tells: dotted dates are day first, ISO is ISO. */
function shapeOrder(profile: ColumnProfile): DateOrder | null {
  const [dotted, iso, named] = [times(profile, 'dotted'), times(profile, 'iso'), times(profile, 'named')];
  if (dotted + iso + named === 0) return null;
  return named > dotted + iso ? null : dotted > iso ? 'dmy' : 'ymd';
}

function shapeWhy(profile: ColumnProfile): string {
  if (profile.compactDates > 0) return 'the numbers are dates written yyyymmdd';
  const [dotted, iso, named] = [times(profile, 'dotted'), times(profile, 'iso'), times(profile, 'named')];
  if (dotted + iso + named === 0) return profile.dates > 0 ? 'the cells are dates' : '';
  const kinds = [
    dotted > 0 ? 'dotted dates, day first' : '',
    iso > 0 ? 'ISO dates' : '',
    named > 0 ? 'dates with month names' : '',
  ];
  return `the texts are ${kinds.filter((kind) => kind !== '').join(' and ')}`;
}

function example(profile: ColumnProfile, kind: 'dmy' | 'mdy' | 'either'): string {
  for (const word of profile.words.keys()) if (orderEvidence(word) === kind) return word;
  return '';
}
