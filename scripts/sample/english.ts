/** A small B2B company's tables as its CRM would export them. All names are invented. */
import { day, iso, monthOf, monthsUpTo, workday } from './calendar.ts';
import { Chance } from './random.ts';

type Row = readonly (string | number)[];

const today = day(2026, 10, 31);
const months = monthsUpTo(today, 18);
/** Deals are made from before the first month on, or its pipeline would be empty. */
const deepMonths = monthsUpTo(today, 24);

/** Buyers decide before the summer and at the end of the year. */
const season: Record<number, number> = {
  1: 0.9,
  2: 0.95,
  3: 1.1,
  4: 1.05,
  5: 1.1,
  6: 1.05,
  7: 0.6,
  8: 0.85,
  9: 1.15,
  10: 1.1,
  11: 1.15,
  12: 0.8,
};

const owners = [
  'Amira Holt',
  'Ben Okafor',
  'Clara Wren',
  'Diego Marsh',
  'Elin Strand',
  'Farid Noor',
  'Greta Lindqvist',
];
const stages = ['Qualified', 'Demo', 'Proposal sent', 'Negotiation'];
const lostReasons = [
  ['Price', 5],
  ['No decision', 4],
  ['Competitor', 3],
  ['Timing', 3],
  ['Missing feature', 2],
] as const;
const products = ['Starter', 'Team', 'Fleet', 'Service plan'];
/** How often each source brings a deal, and how often such a deal is won. */
const sources = [
  { name: 'Outbound', share: 34, wins: 0.21 },
  { name: 'Website', share: 26, wins: 0.3 },
  { name: 'Referral', share: 18, wins: 0.43 },
  { name: 'Event', share: 12, wins: 0.28 },
  { name: 'Partner', share: 10, wins: 0.34 },
];

function accountNames(): string[] {
  const first =
    'Aldermoor Brackwell Corvane Dunmere Eastlow Fennick Garrow Hexley Ironvale Jessamy Kelmoor Larkwood Merrin Northgate Oakhurst Pellam Quillon Ravensby Selwick Tarrant Umberly Vexford Wrenfield Yarrowby';
  const second =
    'Logistics Foods Energy Health Labs Retail Robotics Textiles Interiors Marine Media Tools Packaging Travel Optics';
  return second.split(' ').flatMap((end) => first.split(' ').map((start) => `${start} ${end}`));
}

interface Deal {
  id: string;
  account: string;
  outcome: 'Won' | 'Lost' | null;
  closed: number;
  row: Row;
}

function makeDeals(chance: Chance): Deal[] {
  const accounts = accountNames();
  const deals: Deal[] = [];
  for (const [index, month] of deepMonths.entries()) {
    const count = Math.round(56 * (season[monthOf(month)] ?? 1) * (1 + index * 0.012));
    const created = Array.from({ length: count }, () => workday(month + chance.below(28))).sort((a, b) => a - b);
    for (const start of created.filter((n) => n <= today)) {
      const deal = makeDeal(chance, `D-${1001 + deals.length}`, start, accounts);
      if (deal.closed >= months[0]!) deals.push(deal);
    }
  }
  return deals;
}

function makeDeal(chance: Chance, id: string, created: number, accounts: readonly string[]): Deal {
  const source = chance.weighted(sources.map((entry) => [entry, entry.share] as const));
  const account = chance.pick(accounts);
  const owner = chance.pick(owners);
  const product = chance.pick(products);
  const amount = Math.max(800, Math.round(chance.logNormal(7_400, 0.62) / 50) * 50);
  const won = chance.happens(source.wins);
  // Big deals take longer, and a no comes sooner than a yes.
  const cycle = chance.days((won ? 42 : 37) * (amount > 15_000 ? 1.5 : 1), 3);
  const closed = workday(created + cycle);
  const outcome = closed > today ? null : won ? 'Won' : 'Lost';
  const stage = outcome ?? stages[Math.min(3, Math.floor((4 * (today - created)) / cycle))]!;
  const type = chance.happens(0.24) ? 'Upsell' : 'New';
  const reason = outcome === 'Lost' ? chance.weighted(lostReasons) : '';
  const name = `${account} – ${product}`;
  return {
    id,
    account,
    outcome,
    closed,
    row: [id, name, account, owner, stage, amount, iso(created), outcome ? iso(closed) : '', source.name, type, reason],
  };
}

/** By what a customer usually orders for. */
const segmentOf = (usual: number): string =>
  usual > 2_700 ? 'Enterprise' : usual > 1_500 ? 'Mid-market' : 'Small business';

/** Customers are the accounts that were won; they order for a while and then stop, each at their own pace. */
function makeOrders(chance: Chance, deals: readonly Deal[]): Row[] {
  const firstWin = new Map<string, number>();
  for (const deal of deals)
    if (deal.outcome === 'Won') firstWin.set(deal.account, Math.min(deal.closed, firstWin.get(deal.account) ?? today));
  const orders: { date: number; customer: string; segment: string; amount: number }[] = [];
  for (const [customer, start] of firstWin) {
    const pace = 20 + chance.days(38); // days between two orders
    const usual = chance.logNormal(1_900, 0.5);
    const leaves = chance.next() ** 3 * 0.5; // after any order; most stay, some try it once or twice
    for (let date = workday(start + chance.days(9)); date <= today; date = workday(date + chance.days(pace, 1))) {
      const amount = Math.round(usual * chance.logNormal(1, 0.3));
      orders.push({ date, customer, segment: segmentOf(usual), amount });
      if (chance.happens(leaves)) break;
    }
  }
  return orders
    .sort((a, b) => a.date - b.date || (a.customer < b.customer ? -1 : 1))
    .map(({ date, customer, segment, amount }, i) => [
      `O-${5001 + i}`,
      iso(date),
      customer,
      segment,
      amount,
      chance.weighted([
        ['Web shop', 6],
        ['Sales', 3],
        ['Phone', 1],
      ]),
    ]);
}

function makeCosts(chance: Chance): Row[] {
  const about = (amount: number, spread = 0.08) => Math.round((amount * (1 + spread * chance.normal())) / 10) * 10;
  return months.flatMap((month, index) => {
    const busy = season[monthOf(month)] ?? 1;
    const rows: [string, string, number][] = [
      ['Sales', 'Salaries', 14_200 + (index >= 9 ? 2_600 : 0)],
      ['Sales', 'Commissions', about(2_900 * busy)],
      ['Sales', 'Tools', 640],
      ['Marketing', 'Search ads', about(3_100 * busy)],
      ['Marketing', 'Social ads', about(1_700 * busy, 0.15)],
      ['Marketing', 'Content', about(1_200)],
    ];
    if ([3, 5, 9, 11].includes(monthOf(month))) rows.push(['Marketing', 'Trade fair', about(4_800, 0.2)]);
    return rows.map(([category, item, amount]) => [iso(month), category, item, amount]);
  });
}

export interface SampleTables {
  deals: Row[];
  orders: Row[];
  costs: Row[];
}

export function englishTables(): SampleTables {
  const deals = makeDeals(new Chance(20261031));
  return {
    deals: [
      [
        'Deal ID',
        'Deal name',
        'Account',
        'Owner',
        'Stage',
        'Amount (€)',
        'Created',
        'Close date',
        'Source',
        'Type',
        'Lost reason',
      ],
      ...deals.map((deal) => deal.row),
    ],
    orders: [
      ['Order ID', 'Order date', 'Customer', 'Segment', 'Amount (€)', 'Channel'],
      ...makeOrders(new Chance(7), deals),
    ],
    costs: [['Month', 'Category', 'Item', 'Amount (€)'], ...makeCosts(new Chance(11))],
  };
}
