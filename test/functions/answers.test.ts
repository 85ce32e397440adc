import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { netShareInterval } from '../../src/model/net-promoter.ts';
import { call, column, error, open } from './cell.ts';

const file = join(import.meta.dirname, '../../../shared/oracles/formula-kpis.json');
const hasOracle = existsSync(file);
if (!hasOracle) console.warn('../shared/oracles is missing: NPS is checked on a few cases only.');

describe('NPS', () => {
  it.each([
    [open(10, 9, 8, 7, 6, 0), 0],
    [open(10, '', '9', 3), 100 / 3],
    [column(7, 8), 0],
    [9, 100],
  ])('%#', (scores, expected) => {
    expect(call('NPS', scores)).toBeCloseTo(expected, 12);
  });

  it.runIf(hasOracle)('equals the oracle', () => {
    const { nps } = JSON.parse(readFileSync(file, 'utf8')) as { nps: { scores: number[]; nps: number }[] };
    for (const { scores, nps: expected } of nps) expect(call('NPS', column(...scores))).toBeCloseTo(expected, 10);
  });

  it('has its interval beside it where that is asked for', () => {
    const [low, high] = netShareInterval(2, 1, 4);
    expect(call('NPS', column(9, 10, 8, 2), 'with interval')).toEqual([[25, 100 * low, 100 * high]]);
  });

  it.each([
    [[], 'scores: is missing'],
    [[open()], 'scores: nobody answered'],
    [[column(9, 11)], 'scores: 11 is not from 0 to 10 (row 2)'],
    [[column(9, 'good')], 'scores: “good” is not a number (row 2)'],
    [[column(9), 'wide'], 'option: “wide” is none of “score”, “with interval”'],
  ])('%#: %s', (args, message) => {
    expect(error('NPS', ...args)).toBe(message);
  });
});
