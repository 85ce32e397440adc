/** Tables to make analyses of: real ones, and random small ones as people keep them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { chosenFrom, type Option, type Result, type Tables } from '../../src/analysis/define.ts';
import { analyses } from '../../src/analysis/index.ts';
import { tablesByRole } from '../../src/scorecard/figures.ts';
import { readTables } from '../../src/table/read.ts';
import type { SheetGrid } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { day } from '../kpi/tables.ts';
import { fileGrid, rowsOfFile, sharedData, typedGrid } from '../table/grids.ts';

export type Cells = (string | number | null)[][];

/** As the product reads sheets, one table per role. */
export function tablesOf(...grids: readonly SheetGrid[]): Tables {
  const numbered = grids.map((grid, i) => ({ ...grid, sheetId: i + 1 }));
  const { tables } = readTables(numbered, { locale: 'en_US' });
  return Object.fromEntries(tablesByRole(tables).map((table) => [table.role, table]));
}

export const typedTables = (sheets: Readonly<Record<string, Cells>>): Tables =>
  tablesOf(...Object.entries(sheets).map(([sheet, cells]) => typedGrid(cells, sheet)));

export const real = {
  'crm-sales': (): Tables => tablesOf(fileGrid('crm-sales-opportunities/sales_pipeline.csv')),
  hubspot: (): Tables => tablesOf(fileGrid('hubspot-dummy-deals/hubspot_deals.csv')),
  superstore: (): Tables => tablesOf(fileGrid('superstore-eu/eu_superstore_orders.csv')),
  cdnow: (): Tables => typedTables({ CDNOW: cdnow() }),
  paths: (): Tables => typedTables({ Touches: touchesOf(paths().filter((_, i) => i % 10 === 0)) }),
};

/** Figures made by other programs. */
export const oracleFile = <T>(name: string): T =>
  JSON.parse(readFileSync(join(sharedData, '../oracles', `${name}.json`), 'utf8')) as T;

/** The 1/10 sample, to 30 June 1998 or an earlier day. */
export function cdnow(until = '1998-06-30'): Cells {
  const rows = rowsOfFile('cdnow/cdnowElog.csv').slice(1).filter((row) => row.length === 5); // biome-ignore format: one line
  const orders = rows.map(([, id, date, , sales]) => [`Customer ${id}`, iso(date!), Number(sales)]);
  return [['Customer', 'Order date', 'Amount'], ...orders.filter(([, date]) => String(date) <= until)];
}

const iso = (date: string): string => date.replace(/(....)(..)(..)/, '$1-$2-$3');

export interface Path {
  path: string[];
  conversions: number;
  value: number;
  nulls: number;
}

export const paths = (): Path[] =>
  rowsOfFile('attribution-paths/pathdata-odd.csv')
    .slice(1)
    .map(([path, conversions, value, nulls]) => ({
      path: String(path).split(' > '),
      conversions: Number(conversions),
      value: Number(value),
      nulls: Number(nulls),
    }));

/** Each path as many journeys as it stands for, its touches a day apart; a sale's part of the value stands with its first touch. */
export function touchesOf(from: readonly Path[]): Cells {
  const start = day('2024-01-01');
  let journey = 0;
  const rows = from.flatMap(({ path, conversions, value, nulls }) =>
    Array.from({ length: conversions + nulls }, (_, n) => {
      const id = `J${++journey}`;
      const worth = n < conversions ? value / conversions : null;
      return path.map((channel, i) => [id, toIso(start + i), channel, i === 0 ? worth : null]);
    }).flat(),
  );
  return [['Journey ID', 'Date', 'Channel', 'Value'], ...rows];
}

const START = day('2023-01-02');
const dayWithin = (days: number) => fc.integer({ min: 0, max: days }).map((after) => START + after);
const amount = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 5000 }) }, fc.constant(null));
/** Names that only differ in capitals are one customer, and one group. */
const name = fc.constantFrom('Ada', 'Bo', 'Cy', 'Di', 'ada', 'Eve', 'Flo', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim');

const deals = fc
  .uniqueArray(
    fc.record({
      account: name,
      owner: fc.constantFrom('Ann', 'Ben', 'Cid', null),
      stage: fc.constantFrom('Won', 'Lost', 'Won', 'Open'),
      amount,
      probability: fc.constantFrom(0.1, 0.25, 0.5, 0.9, null),
      created: dayWithin(400),
      takes: fc.integer({ min: 0, max: 90 }),
    }),
    { minLength: 8, maxLength: 60, selector: ({ created, takes }) => created + takes },
  )
  .map(
    (rows): Cells => [
      ['Deal ID', 'Customer', 'Owner', 'Stage', 'Amount', 'Probability', 'Created', 'Closed'],
      ...rows.map(({ account, owner, stage, amount, probability, created, takes }, i) => [
        `D${i + 1}`,
        account,
        owner,
        stage,
        amount,
        probability,
        toIso(created),
        stage === 'Open' ? null : toIso(created + takes),
      ]),
    ],
  );

const orders = fc
  .uniqueArray(
    fc.record({
      customer: name,
      date: dayWithin(500),
      amount: fc.oneof({ weight: 9, arbitrary: amount }, fc.integer({ min: -50, max: 0 })),
      segment: fc.constantFrom('Home', 'Office', null),
    }),
    { minLength: 4, maxLength: 60, selector: ({ date }) => date },
  )
  .map(
    (rows): Cells => [
      ['Order ID', 'Order date', 'Customer', 'Amount', 'Segment'],
      ...rows.map(({ customer, date, amount, segment }, i) => [`O${i + 1}`, toIso(date), customer, amount, segment]),
    ],
  );

const touches = fc
  .array(
    fc.record({
      channels: fc.array(fc.constantFrom('Ads', 'Email', 'Fair', 'Referral'), { minLength: 1, maxLength: 5 }),
      start: dayWithin(300),
      value: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constant(null)),
    }),
    { minLength: 3, maxLength: 15 },
  )
  .map(
    (journeys): Cells => [
      ['Journey ID', 'Date', 'Channel', 'Value'],
      ...journeys.flatMap(({ channels, start, value }, j) =>
        channels.map((channel, i) => [`J${j + 1}`, toIso(start + i), channel, i === 0 ? value : null]),
      ),
    ],
  );

/** Any of a table of deals (one day, one deal: of the same day, the last row decides a customer's group), of orders and of touches. */
export const randomSheets: fc.Arbitrary<Record<string, Cells>> = fc.record(
  { Deals: deals, Orders: orders, Touches: touches },
  { requiredKeys: [] },
);

/** Values that an option takes, its default among them. */
export const valuesOf = (option: Option): fc.Arbitrary<string> =>
  option.kind === 'choice'
    ? fc.constantFrom(...option.choices.map(({ value }) => value))
    : fc.integer({ min: option.min, max: option.max }).map(String);

/** As the sidebar makes it. */
export function resultOf(id: string, tables: Tables, asked: Readonly<Record<string, string>> = {}): Result {
  const analysis = analyses().find((each) => each.id === id)!;
  return analysis.run(tables, chosenFrom(analysis.options(tables), asked));
}

/** The block of this title. */
export function blockOf({ blocks }: Result, title: string): Result['blocks'][number] {
  const found = blocks.find((block) => block.title === title);
  if (!found) throw new Error(`no block “${title}”, but ${blocks.map((block) => block.title).join(', ')}`);
  return found;
}

export const column = (block: Result['blocks'][number], header: string): (string | number | null)[] => {
  const at = block.columns.findIndex((each) => each.header === header);
  if (at < 0) throw new Error(`no column “${header}”`);
  return block.rows.map((row) => row[at]!);
};

export const added = (values: readonly (string | number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);

export const ordersOf = (rows: [customer: string, date: string, amount: number][], amount = 'Amount'): Cells => [
  ['Order ID', 'Customer', 'Order date', amount],
  ...rows.map(([customer, date, amount], i) => [`O${i}`, customer, date, amount]),
];
