/** Attribution on a sheet: which channels the sales are owed to, every model side by side. */
import { attributionModels, creditsOf } from '../model/attribution/attribution.ts';
import { type Journeys, journeysOf } from '../model/attribution/journeys.ts';
import { decimals, formatValue } from '../text/format.ts';
import type { Day } from '../value/day.ts';
import { type Analysis, type Block, NoAnalysis, type Result, type Tables } from './define.ts';
import {
  counted,
  daysOf,
  labelOf,
  lackOf,
  most,
  type Need,
  oneCurrency,
  type Source,
  sourceOf,
  stampOf,
} from './source.ts';

const touches: readonly Need[] = [{ role: 'touches', fields: ['journey', 'date', 'channel'] }];

/** Those that differ most in what they answer; eight columns for each channel can't be read. */
const CHARTED = ['First touch', 'Last touch', 'Linear', 'Markov'];

/** A credit is no loss: the losses overlap, and are more than all sales together. */
const MARKOV = 'which goes by how much would be lost without each channel';

export const attribution: Analysis = {
  id: 'attribution',
  text: { name: 'Attribution', about: 'Which channels are the sales owed to? Eight models side by side.' },
  roles: ['touches'],
  lacks: (tables) => lackOf(touches, tables) ?? lackOfSales(sourceOf(touches, tables)),
  options: () => [],
  run,
};

function lackOfSales({ table: { frame, columns } }: Source): string | null {
  if (columns.some(({ field, currency }) => field === 'value' && currency === 'mixed')) return oneCurrency;
  const tells = frame.number.value ?? frame.text.converted;
  return tells ? null : 'needs a column “Value” or “Converted” in the touches';
}

function run(tables: Tables): Result {
  const source = sourceOf(touches, tables);
  const days = daysOf(source, 'date');
  const { rows, values, lost } = salesOf(source);
  const { text, day, time } = source.table.frame;
  const touched = new Set(source.rows);
  const journeys = journeysOf(
    {
      journeys: rows.map((row) => text.journey![row]!),
      dates: rows.map((row) => (touched.has(row) ? (day.date![row] as Day) + time![row]! : null)),
      channels: rows.map((row) => (touched.has(row) ? text.channel![row]! : '')),
      values: rows.map((row) => values.get(row) ?? null),
    },
    (column, what, row) => {
      const field = { journeys: 'journey', dates: 'date', channels: 'channel', values: 'value' }[column];
      const place = row === undefined ? '' : ` (row ${source.table.firstRow + rows[row - 1]!})`;
      throw new NoAnalysis(`${labelOf(source, field)}: ${what}${place}`);
    },
  );
  const all = attributionModels();
  const models = all.filter((model) => journeys.channels.length <= model.most);
  if (!models.length)
    throw new NoAnalysis(
      `${decimals(journeys.channels.length, 0)} different channels are too many: give the small ones one name, such as “Other”.`,
    );
  const credits = new Map(models.map((model) => [model.name, creditsOf(model, journeys)]));
  const isMoney = source.table.frame.number.value !== undefined;
  const converted = journeys.journeys.filter(({ value }) => value > 0);
  const currency = isMoney ? source.table.currency : null;
  const refused = all.filter((model) => !models.includes(model));
  return {
    lead: [
      ...leadOf(journeys, credits, converted.length, isMoney ? formatValue(journeys.total, 'money', currency) : null),
      ...(lost ? [lost] : []),
    ],
    asOf: most(days),
    currency,
    blocks: [
      comparison('Share of the sales by model', journeys, credits, (credit) => credit / journeys.total, 'rate'),
      comparison(isMoney ? 'Value' : 'Sales', journeys, credits, (credit) => credit, isMoney ? 'money' : 'decimal'),
    ],
    stamp: [
      ...stampOf(source, days),
      [
        'Journeys',
        `${decimals(journeys.journeys.length, 0)}, of which ${decimals(converted.length, 0)} led to a sale; the others count in Markov only`,
      ],
      ['Position', '40 % to the first touch, 40 % to the last, 20 % to those between'],
      ['Time decay', 'a touch counts half as much 7 days earlier'],
      [
        'Markov',
        'in proportion to the share of the sales lost if the channel were taken away (removal effect): first-order chain, solved exactly',
      ],
      [
        'Shapley',
        'each journey is split equally over its different channels: the game in which a set of channels earns the sales of the journeys that need no other',
      ],
      ...refused.map((model): [string, string] => ['Left out', `${model.name}: more than ${model.most} channels`]),
    ],
  };
}

interface Sales {
  /** Of the frame, those of journeys whose value is known: of touches, and others that may carry the value. */
  rows: number[];
  /** By row. Without a column of values every sale counts as 1. */
  values: Map<number, number>;
  /** What could not be credited, as a sentence. */
  lost: string;
}

/**
 * Which journeys led to a sale, and what it was worth. Both are told of a journey as a whole: the sale may be marked on another row
 * than its value. A sale of unknown value is no journey without one, and is left out.
 */
function salesOf({ table: { frame }, rows: touched, leftOut }: Source): Sales {
  const { journey, converted } = frame.text;
  const { value } = frame.number;
  const journeys = new Map<string, number[]>();
  journey!.forEach((id, row) => {
    if (id === null) return;
    const rows = journeys.get(id);
    if (rows) rows.push(row);
    else journeys.set(id, [row]);
  });
  const worth = (row: number) => (value ? value[row]! : 1);
  const isKnown = (row: number) => typeof worth(row) === 'number' && worth(row) !== 0;
  const isMarked = (row: number) => (converted ? converted[row] === 'yes' : worth(row) !== null && worth(row) !== 0);
  const touches = new Set(touched);
  const values: Sales['values'] = new Map();
  let [worthless, untouched] = [0, 0];
  const rows = [...journeys.values()].flatMap((all) => {
    const marked = all.filter(isMarked);
    if (!marked.length) return all;
    const known = (marked.some(isKnown) ? marked : all).filter(isKnown);
    if (!known.length) worthless++;
    else if (!all.some((row) => touches.has(row))) untouched++;
    else {
      for (const row of known) values.set(row, worth(row) as number);
      return all;
    }
    return [];
  });
  const carriers = [...values.keys()].filter((row) => !touches.has(row)).length;
  if (carriers > 0) leftOut.set('of them used for the value of their journey alone', carriers);
  const lost = [
    ...(worthless > 0 ? [`${counted(worthless, 'sale')} without a value above 0`] : []),
    ...(untouched > 0 ? [`${counted(untouched, 'sale')} without a touch that has a channel and a date`] : []),
  ].join(', ');
  return { rows: rows.sort((a, b) => a - b), values, lost: lost && `Left out: ${lost}.` };
}

type Credits = ReadonlyMap<string, readonly number[]>;

/** The channels with the largest part first. */
function comparison(
  title: string,
  { channels }: Journeys,
  credits: Credits,
  shown: (credit: number) => number,
  format: 'rate' | 'money' | 'decimal',
): Block {
  const models = [...credits.keys()];
  const places = channels.map((_, i) => i).sort((a, b) => credits.get('Linear')![b]! - credits.get('Linear')![a]!);
  return {
    title,
    columns: [
      { header: 'Channel', format: 'text', width: 210 },
      ...models.map((header) => ({ header, format, width: 110 })),
    ],
    rows: places.map((i) => [channels[i]!, ...models.map((model) => shown(credits.get(model)![i]!))]),
    ...(format === 'rate'
      ? {
          heat: { from: 1, to: models.length },
          chart: {
            type: 'column',
            title: 'Share of the sales by channel',
            labels: 0,
            values: CHARTED.flatMap((model) => (credits.has(model) ? [models.indexOf(model) + 1] : [])),
            rows: 10,
          },
        }
      : {}),
  };
}

function leadOf(journeys: Journeys, credits: Credits, converted: number, value: string | null): string[] {
  const share = (model: string, i: number) => credits.get(model)![i]! / journeys.total;
  const percent = (model: string, i: number) => formatValue(share(model, i), 'rate');
  const top = (model: string) => {
    const all = credits.get(model)!;
    return all.indexOf(Math.max(...all));
  };
  const name = (i: number) => `“${journeys.channels[i]}”`;
  const [last, markov] = [top('Last touch'), top('Markov')];
  const rises = journeys.channels.map((_, i) => share('Markov', i) - share('Last touch', i));
  const riser = rises.indexOf(Math.max(...rises));
  const sentences = [
    `${decimals(converted, 0)} of ${decimals(journeys.journeys.length, 0)} journeys led to a sale${value ? `, worth ${value}` : ''}.`,
    markov === last
      ? `Most is owed to ${name(last)}, whichever way one asks: ${percent('Last touch', last)} as the last touch before a sale, ${percent('Markov', last)} by Markov, ${MARKOV}.`
      : `As the last touch before a sale, most is owed to ${name(last)} (${percent('Last touch', last)}); by Markov, ${MARKOV}, to ${name(markov)} (${percent('Markov', markov)}).`,
  ];
  if (rises[riser]! > 0.01)
    sentences.push(
      `The last touch undervalues ${name(riser)} most: ${percent('Last touch', riser)} there, ${percent('Markov', riser)} by Markov.`,
    );
  return sentences;
}
