/** Attribution on a sheet: which channels the sales are owed to, every model side by side. */
import { attributionModels, creditsOf } from '../model/attribution/attribution.ts';
import { type Journeys, journeysOf } from '../model/attribution/journeys.ts';
import { decimals, formatValue } from '../text/format.ts';
import { type Analysis, type Block, NoAnalysis, type Result, type Tables } from './define.ts';
import { daysOf, labelOf, lackOf, most, type Need, type Source, sourceOf, stampOf, textsOf } from './source.ts';

const touches: readonly Need[] = [{ role: 'touches', fields: ['journey', 'date', 'channel'] }];

/** Those that differ most in what they answer; eight columns for each channel can't be read. */
const CHARTED = ['First touch', 'Last touch', 'Linear', 'Markov'];

export const attribution: Analysis = {
  id: 'attribution',
  text: { name: 'Attribution', about: 'Which channels are the sales owed to? Eight models side by side.' },
  roles: ['touches'],
  lacks: (tables) => lackOf(touches, tables) ?? lackOfSales(sourceOf(touches, tables)),
  options: () => [],
  run,
};

function lackOfSales({ table: { frame } }: Source): string | null {
  const tells = frame.number.value ?? frame.text.converted;
  return tells ? null : 'needs a column “Value” or “Converted” in the touches';
}

function run(tables: Tables): Result {
  const source = sourceOf(touches, tables);
  const days = daysOf(source, 'date');
  const journeys = journeysOf(
    {
      journeys: textsOf(source, 'journey'),
      dates: days,
      channels: textsOf(source, 'channel'),
      values: valuesOf(source),
    },
    (column, what, row) => {
      const field = { journeys: 'journey', dates: 'date', channels: 'channel', values: 'value' }[column];
      const place = row === undefined ? '' : ` (row ${source.table.firstRow + source.rows[row - 1]!})`;
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
    lead: leadOf(journeys, credits, converted.length, isMoney ? formatValue(journeys.total, 'money', currency) : null),
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
      ['Markov', 'share of the sales lost if the channel were taken away: first-order chain, solved exactly'],
      [
        'Shapley',
        'each journey is split equally over its different channels: the game in which a set of channels earns the sales of the journeys that need no other',
      ],
      ...refused.map((model): [string, string] => ['Left out', `${model.name}: more than ${model.most} channels`]),
    ],
  };
}

/** Where the table says so, only converted journeys have a value; without values every sale counts as 1. */
function valuesOf({ table: { frame }, rows }: Source): (number | null)[] {
  const { converted } = frame.text;
  const { value } = frame.number;
  return rows.map((row) => {
    if (converted && converted[row] !== 'yes') return null;
    const read = value ? value[row] : 1;
    return typeof read === 'number' ? read : null;
  });
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
      ? `Most is owed to ${name(last)}, whichever way one asks: ${percent('Last touch', last)} as the last touch before a sale, ${percent('Markov', last)} by what would be lost without it (Markov).`
      : `As the last touch before a sale, most is owed to ${name(last)} (${percent('Last touch', last)}); by what would be lost without a channel (Markov), to ${name(markov)} (${percent('Markov', markov)}).`,
  ];
  if (rises[riser]! > 0.01)
    sentences.push(
      `The last touch undervalues ${name(riser)} most: ${percent('Last touch', riser)} there, ${percent('Markov', riser)} by what would be lost without it.`,
    );
  return sentences;
}
