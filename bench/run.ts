/** Speed against peers, as ratios within one run. `npm run bench`, or `npm run bench -- days` for some. */

import { attribution, markov, shapley } from './cases/attribution.ts';
import { days } from './cases/days.ts';
import { kpis } from './cases/kpis.ts';
import { load } from './cases/load.ts';
import { tables } from './cases/tables.ts';
import { type Case, compare } from './compare.ts';

const cases: readonly Case[] = [days, tables, kpis, load, attribution, markov, shapley];

const wanted = process.argv.slice(2);
const figure = (n: number) => n.toPrecision(3);

for (const { name, about, prepare } of cases.filter((each) => wanted.length === 0 || wanted.includes(each.name))) {
  const { ours, peer } = await prepare();
  const { ratio, spread, ...times } = compare(ours, peer);
  console.log(`${name}: ${about}`);
  console.log(`  ${ours.name.padEnd(40)} ${figure(times.ours)} ms`);
  console.log(`  ${peer.name.padEnd(40)} ${figure(times.peer)} ms`);
  console.log(`  ratio ${figure(ratio)} (middle half of rounds ${figure(spread[0])} to ${figure(spread[1])})\n`);
}
