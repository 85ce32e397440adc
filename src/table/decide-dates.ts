/** Day or month first? Decided per column by days over 12, else by its sibling columns, else asked. */
import {
  type DateReading,
  hasTime,
  isShort,
  localeDateOrder,
  monthsFor,
  type OrderEvidence,
  orderEvidence,
} from './dates.ts';
import type { ColumnProfile } from './profile.ts';
import type { DateOrder, FieldId, Question } from './types.ts';

export interface FieldColumn {
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

type Certain = 'dmy' | 'mdy';

/** An import reads what it can in the sheet's locale: with at least so many different days, none over 12 is no chance. */
const enoughDays = 20;
/** So many texts tell which language their months are in. */
const enoughNames = 200;

/** `own`: what a person said about a column (by its letter), `file`: about the file. */
export function decideDates(
  columns: readonly FieldColumn[],
  locale: string,
  own: (letter: string) => DateOrder | null,
  file: DateOrder | null,
): Map<FieldId, DateDecision> {
  const certain = columns.map(({ profile }) => certainOrder(profile));
  const siblings = new Set(certain.filter((order) => order !== null));
  const sibling = siblings.size === 1 ? [...siblings][0]! : null;
  const answered = columns.map(({ profile }) => own(profile.letter)).find((order) => order !== null) ?? file;
  const imported: Certain = localeDateOrder(locale) === 'mdy' ? 'mdy' : 'dmy';
  return new Map(
    columns.map((column, i) => {
      const said = own(column.profile.letter);
      return [column.field, decide(column, certain[i]!, { own: said, any: said ?? answered, sibling, imported })];
    }),
  );
}

interface Known {
  own: DateOrder | null;
  any: DateOrder | null;
  sibling: Certain | null;
  imported: Certain;
}

const times = ({ orders }: ColumnProfile, ...kinds: OrderEvidence[]): number =>
  kinds.reduce((sum, kind) => sum + (orders.get(kind) ?? 0), 0);

/** Without any of these the order is nobody's to tell, unless a person or a sibling column does. */
const slashedForms = ['dmy', 'mdy', 'either', 'same'] as const;

function certainOrder(profile: ColumnProfile): Certain | null {
  const [dmy, mdy] = [times(profile, 'dmy') > 0, times(profile, 'mdy') > 0];
  return dmy === mdy ? null : dmy ? 'dmy' : 'mdy';
}

const first = (order: Certain): string => (order === 'dmy' ? 'day' : 'month');

interface Order {
  order: DateOrder;
  why: string;
  /** Not decided: `order` is only assumed. */
  asks?: boolean;
  shown?: DateOrder | null;
  swapped?: number;
}

function decide({ field, profile }: FieldColumn, certain: Certain | null, known: Known): DateDecision {
  const { order, why, asks = false, shown = asks ? null : order, swapped = 0 } = orderOf(profile, certain, known);
  const words = [...profile.words.keys()];
  const named = times(profile, 'named') > 0 ? words.filter((word) => orderEvidence(word) === 'named') : [];
  return {
    reading: {
      order: times(profile, ...slashedForms) > 0 ? order : (known.own ?? known.sibling ?? known.any),
      swapped: swapped > 0 && order !== known.imported,
      compact: profile.compactDates > 0,
      texts: profile.dateTexts > 0,
      times: words.some(hasTime),
      short: words.some(isShort),
      months: monthsFor(named.slice(0, enoughNames)),
    },
    shown,
    why,
    question: asks
      ? { column: profile.letter, field, kind: 'date_order', options: ['dmy', 'mdy'], assumed: order, why }
      : null,
    swapped,
  };
}

function orderOf(profile: ColumnProfile, certain: Certain | null, { own, any, sibling, imported }: Known): Order {
  const { dates, realDays, realDaysOfMonth } = profile;
  const slashed = times(profile, ...slashedForms);
  const lowDays = realDays.size > 0 && [...realDaysOfMonth].every((day) => day <= 12);
  if (lowDays && certain && certain !== imported && slashed === times(profile, 'dmy', 'mdy')) {
    const why = `${dates} of ${dates + slashed} values are dates with a day up to 12, the rest are texts such as ${example(profile, certain)}: an import seems to have swapped day and month where it could`;
    return { order: certain, why, asks: !any, swapped: any === imported ? 0 : dates };
  }
  if (slashed === 0 && lowDays && realDays.size >= enoughDays && realDaysOfMonth.size > 1) {
    const why = `none of ${realDays.size} different days is over 12: an import seems to have swapped day and month`;
    const other = imported === 'mdy' ? 'dmy' : 'mdy';
    return {
      order: any ?? other,
      why: any === imported ? 'dates, as you said' : why,
      asks: !any,
      shown: null,
      swapped: dates,
    };
  }
  if (slashed === 0) return { order: own ?? 'dmy', why: shapeWhy(profile), shown: shapeOrder(profile) };
  if (own) return { order: own, why: 'you said so' };
  if (certain) {
    const why = `${times(profile, certain)} of ${profile.dateTexts} values have a day over 12, so the ${first(certain)} comes first`;
    return { order: certain, why };
  }
  const [dmy, mdy] = [times(profile, 'dmy'), times(profile, 'mdy')];
  if (dmy === 0 && sibling)
    return {
      order: sibling,
      why: `no day is over 12 here; the other dates of the table have the ${first(sibling)} first`,
    };
  if (any) return { order: any, why: 'you said so' };
  if (dmy > 0)
    return {
      order: dmy >= mdy ? 'dmy' : 'mdy',
      why: `${dmy} values can only be day first, ${mdy} only month first`,
      asks: true,
    };
  if (times(profile, 'either') === 0)
    return { order: imported, why: 'day and month are the same in every value', shown: null };
  const why = `no value has a day over 12, so ${example(profile, 'either')} could be read either way`;
  return { order: imported, why, asks: true };
}

/** Orders that the shape tells: dotted dates are day first, ISO is ISO. */
function shapeOrder(profile: ColumnProfile): DateOrder | null {
  const [dotted, iso, named] = [times(profile, 'dotted'), times(profile, 'iso'), times(profile, 'named')];
  return dotted + iso + named === 0 || named > dotted + iso ? null : dotted > iso ? 'dmy' : 'ymd';
}

const shapes = { dotted: 'dotted dates, day first', iso: 'ISO dates', named: 'dates with month names' } as const;

function shapeWhy(profile: ColumnProfile): string {
  if (profile.compactDates > 0) return 'the numbers are dates written yyyymmdd';
  const kinds = (['dotted', 'iso', 'named'] as const).filter((kind) => times(profile, kind) > 0);
  if (kinds.length > 0) return `the texts are ${kinds.map((kind) => shapes[kind]).join(' and ')}`;
  return profile.dates > 0 ? 'the cells are dates' : '';
}

const example = (profile: ColumnProfile, kind: OrderEvidence): string =>
  [...profile.words.keys()].find((word) => orderEvidence(word) === kind) ?? '';
