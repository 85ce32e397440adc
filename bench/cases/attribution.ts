import { attributionModels, creditsOf } from '../../src/model/attribution/attribution.ts';
import { type Journeys, journeysOf } from '../../src/model/attribution/journeys.ts';
import { removalEffects } from '../../src/model/attribution/markov.ts';
import { shapleyValues } from '../../src/model/attribution/shapley.ts';
import type { Case } from '../compare.ts';
import { chance } from './chance.ts';

const channelCount = 12;
const journeyCount = 100_000;
const walks = 10_000;

/** 100,000 journeys of 1 to 9 touches over 12 channels, some of which are far more common; a fifth lead to a sale. */
function columns() {
  const random = chance(1);
  const touches = { journeys: [] as string[], dates: [] as number[], channels: [] as string[], values: [] as (number | null)[] }; // biome-ignore format: one line
  for (let journey = 0; journey < journeyCount; journey++) {
    const length = 1 + Math.floor(random() ** 2 * 9);
    const value = random() < 0.2 ? Math.round(random() * 100_000) / 100 + 1 : null;
    for (let touch = 0; touch < length; touch++) {
      touches.journeys.push(`J${journey}`);
      touches.dates.push(46_000 + touch + random());
      touches.channels.push(`Channel ${Math.floor(random() ** 2 * channelCount)}`);
      touches.values.push(touch === 0 ? value : null);
    }
  }
  return touches;
}

const refuse = (column: string, what: string): never => {
  throw new Error(`${column}: ${what}`);
};

function expectClose(ours: readonly number[], peer: readonly number[], tolerance: number): void {
  const largest = Math.max(...ours);
  const off = Math.max(...ours.map((value, i) => Math.abs(value - peer[i]!) / largest));
  if (!(off <= tolerance)) throw new Error(`The two do not agree: ${ours} and ${peer}.`);
}

/** The peer does what tools commonly do: count the chain, and walk it at random once more for each channel left out. */
export const markov: Case = {
  name: 'markov',
  about: `removal effects of ${channelCount} channels in ${journeyCount.toLocaleString('en')} journeys; ours are exact, the peer's about 1 % off`,
  prepare: async () => {
    const journeys = journeysOf(columns(), refuse);
    expectClose(removalEffects(journeys), simulatedEffects(journeys), 0.15);
    return {
      ours: { name: 'src/model/attribution/markov.ts', run: () => removalEffects(journeys) },
      peer: { name: `simulation, ${walks.toLocaleString('en')} walks per channel`, run: () => simulatedEffects(journeys) }, // biome-ignore format: one line
    };
  },
};

function simulatedEffects({ channels, journeys }: Journeys): number[] {
  const n = channels.length;
  const [start, sale, nothing] = [n, n + 1, n + 2];
  const steps = Array.from({ length: n + 1 }, () => new Float64Array(n + 3));
  for (const { channels: touched, value } of journeys) {
    let from = start;
    for (const channel of touched) {
      steps[from]![channel]!++;
      from = channel;
    }
    steps[from]![value > 0 ? sale : nothing]!++;
  }
  for (const row of steps) {
    for (let i = 1; i < row.length; i++) row[i]! += row[i - 1]!;
    for (let i = 0; i < row.length; i++) row[i]! /= row[row.length - 1]!;
  }
  const random = chance(2);
  const sales = (left: number): number => {
    let sold = 0;
    for (let walk = 0; walk < walks; walk++) {
      let state = start;
      while (state <= n && state !== left) {
        const at = random();
        const row = steps[state]!;
        state = 0;
        while (row[state]! <= at) state++;
      }
      if (state === sale) sold++;
    }
    return sold;
  };
  const whole = sales(-1);
  return channels.map((_, channel) => 1 - sales(channel) / whole);
}

/** The peer goes by the definition: what each channel adds to every set of the others. */
export const shapley: Case = {
  name: 'shapley',
  about: `Shapley value of ${channelCount} channels in ${journeyCount.toLocaleString('en')} journeys, both exact`,
  prepare: async () => {
    const journeys = journeysOf(columns(), refuse);
    expectClose(shapleyValues(journeys), listedValues(journeys), 1e-10);
    return {
      ours: { name: 'src/model/attribution/shapley.ts', run: () => shapleyValues(journeys) },
      peer: { name: 'all 4,096 sets of channels listed', run: () => listedValues(journeys) },
    };
  },
};

function listedValues({ channels, journeys }: Journeys): number[] {
  const n = channels.length;
  const worth = new Float64Array(1 << n);
  for (const { channels: touched, value } of journeys)
    if (value > 0) worth[touched.reduce((set, channel) => set | (1 << channel), 0)]! += value;
  // From the worth of exactly these channels to that of all sets within them, one channel at a time.
  for (let channel = 0; channel < n; channel++)
    for (let set = 0; set < worth.length; set++) if (set & (1 << channel)) worth[set]! += worth[set ^ (1 << channel)]!;
  const size = (set: number): number => (set === 0 ? 0 : (set & 1) + size(set >> 1));
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const weights = channels.map((_, k) => (factorial(k) * factorial(n - k - 1)) / factorial(n));
  return channels.map((_, channel) => {
    let value = 0;
    for (let set = 0; set < worth.length; set++)
      if (!(set & (1 << channel))) value += weights[size(set)]! * (worth[set | (1 << channel)]! - worth[set]!);
    return value;
  });
}

/** The peer is a loop as one would write it for one model after the other, from the same columns. */
export const attribution: Case = {
  name: 'attribution',
  about: `columns of ${journeyCount.toLocaleString('en')} journeys to the credits of all eight models; the peer only splits evenly`,
  prepare: async () => {
    const touches = columns();
    const run = () => {
      const journeys = journeysOf(touches, refuse);
      return attributionModels().map((model) => creditsOf(model, journeys));
    };
    const before = process.memoryUsage().heapUsed;
    const kept = journeysOf(touches, refuse);
    const megabytes = Math.max(0, process.memoryUsage().heapUsed - before) / 2 ** 20;
    expectClose(run()[3]!, evenly(touches), 1e-10);
    return {
      ours: { name: `all models (${kept.journeys.length.toLocaleString('en')} journeys, ${megabytes.toFixed(0)} MB)`, run }, // biome-ignore format: one line
      peer: { name: 'linear credits in a plain loop', run: () => evenly(touches) },
    };
  },
};

function evenly({ journeys, channels, values }: ReturnType<typeof columns>): number[] {
  const ways = new Map<string, { channels: string[]; value: number }>();
  journeys.forEach((id, row) => {
    const way = ways.get(id) ?? { channels: [], value: 0 };
    ways.set(id, way);
    way.channels.push(channels[row]!);
    way.value += values[row] ?? 0;
  });
  const credits = new Map(channels.map((channel) => [channel, 0]));
  for (const { channels: touched, value } of ways.values())
    for (const channel of touched) credits.set(channel, credits.get(channel)! + value / touched.length);
  return [...credits.values()];
}
