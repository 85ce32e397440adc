import { fitBgNbd } from '../../src/model/bg-nbd.ts';
import { lifeGroups } from '../../src/model/life-groups.ts';
import { fitLifetimeValue, monthsAhead, predict } from '../../src/model/lifetime-value.ts';
import type { Customers } from '../../src/model/purchases.ts';
import { logGamma } from '../../src/model/special.ts';
import type { Case } from '../compare.ts';
import { chance } from './chance.ts';

/** Published for CDNOW, in days; customers are generated from them. */
const cdnow = { r: 0.2426, alpha: 30.9, a: 0.793, b: 2.426 };
const small = 2_357; // as many as in CDNOW's sample

/** Customers who came in over twelve weeks and were watched for 39 (as CDNOW's), or came in over three years. */
function customersOf(n: number, weeks = 39, arrivals = 12): Customers {
  const random = chance(1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
    // Marsaglia & Tsang 2000.
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const column = () => new Int32Array(n);
  const [frequency, recency, age, spend] = [column(), column(), column(), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    age[i] = weeks * 7 - Math.floor(random() * arrivals * 7) - 1;
    const rate = gamma(cdnow.r) / cdnow.alpha;
    const [goes, stays] = [gamma(cdnow.a), gamma(cdnow.b)];
    const stop = goes / (goes + stays);
    for (let t = 0; ; ) {
      t += Math.max(1, -Math.log(1 - random()) / rate);
      if (!(t <= age[i]!)) break;
      frequency[i]!++;
      recency[i] = Math.floor(t);
      if (random() < stop) break;
    }
    if (frequency[i]! > 0) spend[i] = Math.round(3500 * Math.exp(0.6 * normal())) / 100;
  }
  const names = Array.from({ length: n }, (_, i) => `C${i}`);
  return { names, first: new Float64Array(n), frequency, recency, age, spend, end: 45_657 };
}

export const lifetimes: Case = {
  name: 'lifetimes',
  about: `BG/NBD fit of ${small.toLocaleString('en')} customers: equal ones grouped and Newton's method, or all of them and slopes by differences`,
  prepare: async () => {
    const customers = customersOf(small);
    const ours = fitBgNbd(lifeGroups(customers), 1).logLikelihood;
    const peer = differencesFit(customers);
    // Ours ends at the summit: the peer may only be lower, and hardly.
    if (!(peer < ours + 1e-6 && peer > ours - 1e-2)) throw new Error(`The two do not agree: ${ours} and ${peer}.`);
    return {
      ours: { name: 'src/model/bg-nbd.ts', run: () => fitBgNbd(lifeGroups(customers), 1) },
      peer: { name: 'BFGS by differences, no groups', run: () => differencesFit(customers) },
      also: [small, 23_570, 100_000, 1_000_000].flatMap((n) => timesOf(n, customersOf(n))).concat(timesOf(100_000, customersOf(100_000, 156, 156), ' over three years')), // biome-ignore format: one line
    };
  },
};

function timesOf(n: number, customers: Customers, how = '') {
  const model = fitLifetimeValue(customers);
  if (typeof model === 'string') throw new Error(model);
  const horizon = monthsAhead(customers.end, 12, 0.01);
  const groups = lifeGroups(customers);
  const of = `${n.toLocaleString('en')} customers${how}`;
  return [
    { name: `${of}: group into ${groups.weight.length.toLocaleString('en')}`, run: () => lifeGroups(customers) },
    { name: `${of}: fit BG/NBD to groups`, run: () => fitBgNbd(groups) },
    { name: `${of}: both models, grouped and fitted`, run: () => fitLifetimeValue(customers) },
    { name: `${of}: CLV of 12 months`, run: () => predict(model, customers, horizon) },
  ];
}

/** What a fit takes as it is commonly written in JavaScript; the log-likelihood it ends at. */
function differencesFit({ frequency, recency, age }: Customers): number {
  const longest = age.reduce((most, each) => Math.max(most, each), 0);
  const repeats = frequency.reduce((sum, each) => sum + each, 0);
  const cost = (at: readonly number[]): number => {
    const [r, alpha, a, b] = at.map(Math.exp) as [number, number, number, number];
    let sum = 0;
    for (let i = 0; i < frequency.length; i++) {
      const x = frequency[i]!;
      const a1 = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
      const a2 = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
      const a3 = -(r + x) * Math.log(alpha + age[i]! / longest);
      const a4 = Math.log(a) - Math.log(b + Math.max(x, 1) - 1) - (r + x) * Math.log(alpha + recency[i]! / longest);
      const most = Math.max(a3, a4);
      sum += a1 + a2 + most + Math.log(Math.exp(a3 - most) + (x > 0 ? Math.exp(a4 - most) : 0));
    }
    return -sum / frequency.length;
  };
  const slope = (at: readonly number[]) =>
    at.map((_, i) => {
      const moved = (by: number) => cost(at.map((each, k) => (k === i ? each + by : each)));
      return (moved(1e-6) - moved(-1e-6)) / 2e-6;
    });
  return -bfgs(cost, slope, [0.1, 0.1, 0.1, 0.1].map(Math.log)) * frequency.length - repeats * Math.log(longest);
}

type Vector = number[];
const dot = (a: Vector, b: Vector): number => a.reduce((sum, each, i) => sum + each * b[i]!, 0);

function bfgs(cost: (at: Vector) => number, slope: (at: Vector) => Vector, start: Vector): number {
  let [at, value, gradient] = [start, cost(start), slope(start)];
  let inverse: Vector[] = start.map((_, i) => start.map((__, k) => (i === k ? 1 : 0)));
  for (let round = 0; round < 100 && Math.max(...gradient.map(Math.abs)) > 1e-6; round++) {
    const direction = inverse.map((row) => -dot(row, gradient));
    let length = 1;
    let next = at;
    let lower = value;
    for (; length > 1e-10; length /= 2) {
      next = at.map((each, i) => each + length * direction[i]!);
      lower = cost(next);
      if (lower < value + 1e-4 * length * dot(direction, gradient)) break;
    }
    if (!(lower < value)) break;
    const turned = slope(next);
    const s = next.map((each, i) => each - at[i]!);
    const y = turned.map((each, i) => each - gradient[i]!);
    const sy = dot(s, y);
    if (sy > 0) {
      const hy = inverse.map((row) => dot(row, y));
      const scale = (1 + dot(y, hy) / sy) / sy;
      inverse = inverse.map((row, i) => row.map((each, k) => each + scale * s[i]! * s[k]! - (hy[i]! * s[k]! + s[i]! * hy[k]!) / sy)); // biome-ignore format: one line
    }
    [at, value, gradient] = [next, lower, turned];
  }
  return value;
}
