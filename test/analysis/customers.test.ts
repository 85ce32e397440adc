/** Customers of small tables worked out by hand: when they came back, and what they are worth. */
import { describe, expect, it } from 'vitest';
import { NoAnalysis } from '../../src/analysis/define.ts';
import { toIso } from '../../src/value/day.ts';
import { day } from '../kpi/tables.ts';
import { expectSame } from './sound.ts';
import { blockOf, ordersOf, resultOf, typedTables } from './tables.ts';

describe('cohorts', () => {
  it('count customers that differ in capitals only as one', () => {
    const found = resultOf('cohorts', typedTables({ Orders: ordersOf([['Ada', '2025-01-13', 5], ['ADA', '2025-02-14', 5], ['Bo', '2025-02-15', 7]]) })); // biome-ignore format: one line
    expect(blockOf(found, 'Customers who bought again').rows).toEqual([['2025-01', 1, 1, 1], ['2025-02', 1, 1, null]]); // biome-ignore format: one line
    expect(found.lead[0]).toBe('2 customers in 2 monthly cohorts.');
  });

  it('of a mistyped date are none: a sheet of a thousand columns says nothing', () => {
    const tables = typedTables({ Orders: ordersOf([['Ada', '1995-01-13', 5], ['Bo', '2025-02-14', 5], ['Bo', '2025-03-15', 7]]) }); // biome-ignore format: one line
    expect(() => resultOf('cohorts', tables)).toThrow('The purchases reach from 13 Jan 1995 to 15 Mar 2025, over 363 months. Is a date mistyped? There can be 240.'); // biome-ignore format: one line
  });
});

describe('customer value', () => {
  const buyers = (count: number) =>
    Array.from({ length: count * 3 }, (_, i): [string, string, number] => [`C${i % count}`, toIso(day('2025-01-13') + i * 5 + (i % 7)), 40 + (i % 9)]); // biome-ignore format: one line

  it('speaks of tenths from ten customers on', () => {
    const titles = (count: number) => resultOf('customer_value', typedTables({ Orders: ordersOf(buyers(count)) })).blocks.map(({ title }) => title); // biome-ignore format: one line
    expect(titles(9)).toEqual(['Customers']);
    expect(titles(10)).toEqual(['From the most valuable tenth to the least', 'Customers']);
  });

  it('is the same whatever the order of the rows', () => {
    const [head, ...rows] = ordersOf(buyers(45));
    const [found, turned] = [rows, [...rows].reverse()].map((each) => resultOf('customer_value', typedTables({ Orders: [head!, ...each] }))); // biome-ignore format: one line
    expectSame(turned!, found!);
  });

  it('takes whole months only, and refuses in words what the data do not carry', () => {
    const tables = typedTables({ Orders: ordersOf(buyers(9)) });
    expect(() => resultOf('customer_value', tables, { months: '2.5' })).toThrow('Months ahead: a whole number from 1 to 60 is needed, not “2.5”.'); // biome-ignore format: one line
    const once = typedTables({ Orders: ordersOf([['Ada', '2025-01-13', 5], ['Bo', '2025-02-14', 5], ['Cy', '2025-03-15', 7]]) }); // biome-ignore format: one line
    expect(() => resultOf('customer_value', once)).toThrow(NoAnalysis);
    expect(() => resultOf('customer_value', once)).toThrow('“Orders”: no customer has bought on a second day yet');
  });

  it('says first that the model does not fit where it missed what it was held against', () => {
    // They buy every three weeks for two years, and in the third one every four days.
    const eager = (days: number) => Array.from({ length: 40 }, (_, c) => Array.from({ length: 35 + days }, (_, i): [string, string, number] => [`C${c}`, toIso(day('2023-01-02') + c + (i < 35 ? i * 21 : 735 + (i - 35) * 4)), 40 + ((i + c) % 9)])).flat(); // biome-ignore format: one line
    const unfit = resultOf('customer_value', typedTables({ Orders: ordersOf(eager(90)) }));
    expect(unfit.lead[0]).toBe('The model does not fit these customers: do not plan with its figures.');
    expect(unfit.lead[1]).toMatch(/^The check: .* \(−[3-9]\d\.\d%\)\.$/);
    expect(unfit.lead[2]).toMatch(/^For what it is worth: by the model, your 40 customers are expected to order /);
    for (const { note } of unfit.blocks) expect(note).toMatch(/^Not to plan with: /);
    expect(unfit.stamp.find(([label]) => label === 'Check')![1]).toMatch(/; 20 % off is too far$/);
    const fit = resultOf('customer_value', typedTables({ Orders: ordersOf(eager(0)) }));
    expect(fit.lead[0]).toMatch(/^Your 40 customers are expected/);
    expect(fit.blocks[0]!.note).toBeUndefined();
    const unknown = resultOf('customer_value', typedTables({ Orders: ordersOf(buyers(9)) }));
    expect(unknown.lead.at(-1)).toBe('Nobody knows how well the model fits: too few customers came back early on to hold a part of the data back.'); // biome-ignore format: one line
  });

  it('says first that few customers who all seem to stop carry no model', () => {
    const twice = Array.from({ length: 39 }, (_, i): [string, string, number] => [`C${i % 20}`, toIso(day('2025-01-13') + i * 5), 40 + (i % 9)]); // biome-ignore format: one line
    const found = resultOf('customer_value', typedTables({ Orders: ordersOf(twice) }));
    expect(found.lead[0]).toBe('The model does not fit these customers: do not plan with its figures.');
    expect(found.lead[1]).toBe('By this model most customers stop as soon as they come back: too few did to tell.');
    for (const { note } of found.blocks) expect(note).toMatch(/^Not to plan with: /);
  });

  it('does not claim an accuracy for parameters that the data leave open', () => {
    const { stamp } = resultOf('customer_value', typedTables({ Orders: ordersOf(buyers(9)) }));
    const orderLine = stamp.find(([label]) => label === 'Orders')![1];
    for (const [, value, error] of orderLine.matchAll(/([\d,.]+) ± ([\d,.]+)/g))
      expect(Number(error!.replace(/,/g, ''))).toBeLessThan(Number(value!.replace(/,/g, '')));
    expect(orderLine).toContain('(not determined)');
  });
});
