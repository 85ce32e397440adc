/** Journeys: the touches of one customer on the way to one sale, in the order of time. */

export interface Journey {
  /** Of each touch its channel, as a place in `Journeys.channels`. */
  channels: number[];
  /** Of each touch its moment, in days. */
  moments: number[];
  /** What the sale brought in; 0 where the journey led to none. */
  value: number;
}

export interface Journeys {
  /** In the order of first appearance, as first written: “Google” and “google” are one channel. */
  channels: readonly string[];
  journeys: readonly Journey[];
  /** The values of the journeys, added up in the order of the rows. */
  total: number;
}

/** Columns side by side, one row per touch. */
export interface TouchColumns {
  /** Which journey a touch belongs to; '' in a row that is none. */
  journeys: readonly string[];
  /** Days; the time of day is a fraction. */
  dates: readonly (number | null)[];
  /** '': the row is no touch, but may carry the value. */
  channels: readonly string[];
  /** A journey's value stands on one of its rows, or the same on all of them. */
  values: readonly (number | null)[];
}

/** Says in words what is wrong with a column, at a row from 1. */
export type Refuse = (column: keyof TouchColumns, what: string, row?: number) => never;

interface Draft extends Journey {
  /** Rows of the journey, and those of them that have a value. */
  rows: number;
  valued: number;
}

/**
 * The journeys of columns of touches. Touches of one moment stand in the order of the rows; where a journey's rows only go
 * back in time, the newest first, in the opposite order. Columns that would give a wrong figure are refused in words.
 */
export function journeysOf({ journeys, dates, channels, values }: TouchColumns, refuse: Refuse): Journeys {
  const places = channelPlaces();
  const drafts = new Map<string, Draft>();
  let total = 0;
  for (let row = 0; row < journeys.length; row++) {
    const id = journeys[row]!;
    const channel = channels[row]!;
    const value = values[row] ?? 0;
    if (id === '') {
      if (channel !== '' || value !== 0) refuse('journeys', 'is missing', row + 1);
      continue;
    }
    let draft = drafts.get(id);
    if (!draft) {
      draft = { channels: [], moments: [], value: 0, rows: 0, valued: 0 };
      drafts.set(id, draft);
    }
    draft.rows++;
    if (value !== 0) {
      if (value < 0) refuse('values', 'is less than 0', row + 1);
      if (draft.valued > 0 && value !== draft.value) refuse('values', severalValues(id), row + 1);
      if (draft.valued++ === 0) total += value;
      draft.value = value;
    }
    if (channel === '') continue;
    draft.channels.push(places.of(channel));
    draft.moments.push(dates[row] ?? refuse('dates', 'is missing', row + 1));
  }
  if (total === 0) refuse('values', 'no journey led to a sale: none has a value above 0');
  if (total < smallest || total > largest) refuse('values', 'are too small or too large to be split');
  for (const [id, { rows, valued, channels: touched, value }] of drafts) {
    if (valued > 1 && valued < rows) refuse('values', severalValues(id));
    if (value > 0 && touched.length === 0)
      refuse('channels', `journey “${id}” has a value but no channel: write one, such as “Direct”`);
  }
  const found = [...drafts.values()].filter((each) => each.channels.length > 0).map(inOrder);
  return { channels: places.names, journeys: found, total };
}

/** Beyond these, parts of a value would be lost in the limits of numbers. */
const [smallest, largest] = [1e-200, 1e300];

const severalValues = (id: string): string =>
  `journey “${id}” has several: give its value once, or the same on each of its rows, and every further sale a journey of its own`;

function channelPlaces() {
  const names: string[] = [];
  const byText = new Map<string, number>();
  const byWord = new Map<string, number>();
  return {
    names,
    of(text: string): number {
      const known = byText.get(text);
      if (known !== undefined) return known;
      const word = text.toLowerCase();
      const place = byWord.get(word) ?? names.push(text) - 1;
      byText.set(text, place);
      byWord.set(word, place);
      return place;
    },
  };
}

function inOrder({ channels, moments, value }: Draft): Journey {
  let forward = false;
  let back = false;
  for (let i = 1; i < moments.length; i++) {
    forward ||= moments[i]! > moments[i - 1]!;
    back ||= moments[i]! < moments[i - 1]!;
  }
  if (!back) return { channels, moments, value };
  const order = channels.map((_, i) => i);
  if (!forward) order.reverse();
  else order.sort((a, b) => moments[a]! - moments[b]!);
  return { channels: order.map((i) => channels[i]!), moments: order.map((i) => moments[i]!), value };
}
