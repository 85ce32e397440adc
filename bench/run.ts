/** Speed against peers, as ratios within one run. `npm run bench`, or `npm run bench -- days` for some. */

import { attribution, markov, shapley } from './cases/attribution.ts';
import { days } from './cases/days.ts';
import { kpis } from './cases/kpis.ts';
import { lifetimes } from './cases/lifetimes.ts';
import { load } from './cases/load.ts';
import { tables } from './cases/tables.ts';
import { type Case, compare, measure } from './compare.ts';

const cases: readonly Case[] = [days, tables, kpis, load, attribution, markov, shapley, lifetimes];

const wanted = process.argv.slice(2);
const figure = (n: number) => n.toPrecision(3);

for (const { name, about, prepare } of cases.filter((each) => wanted.length === 0 || wanted.includes(each.name))) {
  const { ours, peer, also = [] } = await prepare();
  const { ratio, spread, ...times } = compare(ours, peer);
  console.log(`${name}: ${about}`);
  console.log(`  ${ours.name.padEnd(40)} ${figure(times.ours)} ms`);
  console.log(`  ${peer.name.padEnd(40)} ${figure(times.peer)} ms`);
  console.log(`  ratio ${figure(ratio)} (middle half of rounds ${figure(spread[0])} to ${figure(spread[1])})`);
  for (const each of also) {
    const { best, memory } = measure(each);
    console.log(`  ${each.name.padEnd(64)} ${figure(best)} ms, ${Math.round(memory / 2 ** 20)} MB`);
  }
  console.log('');
}
