/** Journeys worked out by hand: order, sales and values as people keep them. */
import { describe, expect, it } from 'vitest';
import { analyses } from '../../src/analysis/index.ts';
import { call, column } from '../functions/cell.ts';
import { blockOf, type Cells, resultOf, typedTables } from './tables.ts';

describe('attribution', () => {
  const touches = (journeys: [channels: string, value: number | null][]): Cells => [
    ['Journey ID', 'Date', 'Channel', 'Value'],
    ...journeys.flatMap(([channels, value], j) => channels.split(' ').map((channel, i) => [`J${j}`, `2025-01-${String(10 + i)}`, channel, i === 0 ? value : null])), // biome-ignore format: one line
  ];

  it('says whether the last touch and what would be lost agree', () => {
    const agreeing = resultOf('attribution', typedTables({ Touches: touches([['Ads Fair', 100], ['Fair', 100], ['Ads', null]]) })); // biome-ignore format: one line
    expect(agreeing.lead[1]).toMatch(/^Most is owed to “Fair”, whichever way one asks: 100\.0% as the last touch before a sale, \d+\.\d% by Markov, which goes by how much would be lost without each channel\.$/); // biome-ignore format: one line
    const apart = resultOf('attribution', typedTables({ Touches: touches([['Ads Fair', 100], ['Ads Mail', 100], ['Ads Fair', 100]]) })); // biome-ignore format: one line
    expect(apart.lead[1]).toMatch(/^As the last touch before a sale, most is owed to “Fair” \(66\.7%\); by Markov, which goes by how much would be lost without each channel, to “Ads” \(\d+\.\d%\)\.$/); // biome-ignore format: one line
  });

  it('goes by the time of day, as the function does', () => {
    const table: Cells = [
      ['Journey', 'Date', 'Channel', 'Value'],
      ['A', '2024-01-01 15:00', 'Phone', 100],
      ['A', '2024-01-01 09:00', 'Email', null],
      ['B', '2024-01-02 08:00', 'Email', null],
      ['B', '2024-01-02 18:00', 'Phone', null],
      ['C', '2024-01-03 10:00', 'Ads', null],
      ['C', '2024-01-05 10:00', 'Email', 50],
      ['D', '2024-01-13 10:00', 'Ads', null],
    ];
    const { blocks } = resultOf('attribution', typedTables({ Touches: table }));
    const columns = [0, 1, 2, 3].map((at) => column(...table.slice(1).map((row) => row[at])));
    const [head, ...rows] = call('ATTRIBUTION', ...columns) as [string[], ...[string, ...number[]][]];
    const byName = (all: typeof rows) => Object.fromEntries(all);
    expect(blocks[1]!.columns.map(({ header }) => header)).toEqual(head);
    const credits = Object.fromEntries(blocks[1]!.rows.map(([name, ...each]) => [name, each]));
    for (const [name, ...each] of rows) expect(credits[name], name).toEqual(each);
    expect(byName(rows.map(([name, , last]) => [name, last!]))).toEqual({ Phone: 100, Email: 50, Ads: 0 });
  });

  it('does not add up values in several currencies', () => {
    const [head, ...rows] = touches([
      ['Ads Fair', 100],
      ['Fair', 100],
      ['Ads', null],
    ]);
    const priced = rows.map((row, i) => [...row.slice(0, 3), row[3] === null ? null : `${i ? '$' : '€'}100`]);
    const attribution = analyses().find(({ id }) => id === 'attribution')!;
    expect(attribution.lacks(typedTables({ Touches: [head!, ...priced] }))).toBe('needs amounts in one currency: unlike currencies are never added'); // biome-ignore format: one line
  });

  it('takes sale and value from wherever they stand in the journey, and names the sales it can’t credit', () => {
    const table: Cells = [
      ['Journey ID', 'Date', 'Channel', 'Converted', 'Value'],
      ['A', '2025-01-01', 'Ads', 'no', 100],
      ['A', '2025-01-02', 'Fair', 'yes', null],
      ['B', '2025-01-01', 'Mail', 'no', 30], // what it would have been worth
      ['C', '2025-01-03', 'Mail', 'yes', null],
      ['D', '2025-01-03', 'Mail', 'no', null],
      ['D', '2025-01-04', null, 'yes', 50],
      ['E', '2025-01-05', null, 'yes', 70],
    ];
    const found = resultOf('attribution', typedTables({ Touches: table }));
    expect(found.lead[0]).toBe('2 of 3 journeys led to a sale, worth 150.');
    expect(found.lead.at(-1)).toBe('Left out: 1 sale without a value above 0, 1 sale without a touch that has a channel and a date.'); // biome-ignore format: one line
    const values = blockOf(found, 'Value');
    expect(Object.fromEntries(values.rows.map((row) => [row[0], row[2]]))).toEqual({ Fair: 100, Mail: 50, Ads: 0 });
    expect(found.stamp.find(([label]) => label === 'Left out')![1]).toBe('2 without “Channel”, 1 of them used for the value of their journey alone'); // biome-ignore format: one line
  });
});
