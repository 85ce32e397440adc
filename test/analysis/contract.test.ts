/** What holds for every analysis, on real tables and on random small ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  chosenFrom,
  NoAnalysis,
  type Option,
  type Result,
  type Tables,
} from '../../src/analysis/define.ts';
import { analyses } from '../../src/analysis/index.ts';
import { type AnalysisId, analysisIds } from '../../src/scorecard/plan.ts';
import { hasSharedData } from '../table/grids.ts';
import { expectSame, expectSound } from './sound.ts';
import { type Cells, randomSheets, real, typedTables, valuesOf } from './tables.ts';

const all = analyses().map((analysis) => [analysis.text.name, analysis] as const);
const none: Tables = {};
type Asked = Readonly<Record<string, string>>;
type Sheets = Readonly<Record<string, Cells>>;

it('there is one of each', () => {
  expect(analyses().map(({ id }) => id).sort()).toEqual([...analysisIds].sort()); // biome-ignore format: one line
  expect(new Set(analyses().map(({ text }) => text.name)).size).toBe(analysisIds.length);
});

/** Words that follow on the name: "needs …", "waits for …". */
function expectLack(analysis: Analysis, tables: Tables): boolean {
  const lack = analysis.lacks(tables);
  if (lack !== null) {
    expect(lack).toMatch(/^(?:needs|waits for) .*[^.\s]$/);
    expect(lack).not.toMatch(/undefined|null|NaN| {2}/);
  }
  return lack !== null;
}

function expectOptions(analysis: Analysis, tables: Tables): void {
  const options = analysis.options(tables);
  expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
  for (const option of options) {
    expect(option.label).toMatch(/^\p{Lu}/u);
    if (option.hint !== undefined) expect(option.hint).toMatch(/^[\p{Lu}\d].*\.$/u);
    if (option.kind === 'choice') {
      const { choices } = option;
      expect(choices.map(({ value }) => value)).toContain(option.value);
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
      expect(new Set(choices.map(({ label }) => label)).size, `${option.label}: labels`).toBe(choices.length);
    } else {
      expect(Number(option.value)).toBeGreaterThanOrEqual(option.min);
      expect(Number(option.value)).toBeLessThanOrEqual(option.max);
    }
  }
  expect(chosenFrom(options, {})).toEqual(Object.fromEntries(options.map(({ id, value }) => [id, value])));
}

/** The result; or null where it is refused, in words. */
function attempt(analysis: Analysis, tables: Tables, asked: Asked): Result | null {
  try {
    return analysis.run(tables, chosenFrom(analysis.options(tables), asked));
  } catch (error) {
    if (!(error instanceof NoAnalysis)) throw error;
    expect(error.message).toMatch(/^[\p{Lu}\d“].*[^\s]$/u);
    expect(error.message).not.toMatch(/undefined|null|NaN| {2}/);
    return null;
  }
}

const askedOf = (analysis: Analysis, tables: Tables): fc.Arbitrary<Asked> =>
  fc.record(Object.fromEntries(analysis.options(tables).map((option) => [option.id, valuesOf(option)])));

describe.each(all)('%s', (_, analysis) => {
  it('introduces itself, and says what it needs of an empty file', () => {
    expect(analysis.text.about).toMatch(/[.?]$/);
    expect(expectLack(analysis, none)).toBe(true);
  });
});

it('on random small tables, with any choice: sound results, the same again and of the rows in another order', () => {
  const made: Partial<Record<AnalysisId, number>> = {};
  const holds = (analysis: Analysis, sheets: Sheets, tables: Tables, asked: Asked) => {
    const [byDefault, chosen] = [attempt(analysis, tables, {}), attempt(analysis, tables, asked)];
    for (const result of [byDefault, chosen]) if (result) expectSound(analysis.id, result);
    if (!byDefault) return;
    made[analysis.id] = (made[analysis.id] ?? 0) + 1;
    expect(JSON.stringify(attempt(analysis, tables, {}))).toBe(JSON.stringify(byDefault));
    // Touches of the same day stand in the order of their rows; a fit to a handful of customers may come to rest elsewhere.
    if (analysis.id === 'attribution' || analysis.id === 'customer_value') return;
    const turned = Object.fromEntries(Object.entries(sheets).map(([name, cells]) => [name, reversed(cells)]));
    expectSame(attempt(analysis, typedTables(turned), {})!, byDefault);
  };
  fc.assert(
    fc.property(randomSheets, fc.gen(), (sheets, gen) => {
      const tables = typedTables(sheets);
      for (const analysis of analyses()) {
        if (expectLack(analysis, tables)) continue;
        expectOptions(analysis, tables);
        holds(
          analysis,
          sheets,
          tables,
          gen(() => askedOf(analysis, tables)),
        );
      }
    }),
    { seed: 7, numRuns: 22, endOnFailure: true },
  );
  for (const id of analysisIds) expect(made[id] ?? 0, `tables that carry ${id}`).toBeGreaterThan(5);
});

it('options that there are not, and values that are none, are refused in words', () => {
  const months: Option = {
    id: 'months',
    label: 'Months ahead',
    kind: 'number',
    min: 1,
    max: 60,
    whole: true,
    value: '12',
  };
  const discount: Option = { id: 'discount', label: 'Discount', kind: 'number', min: 0, max: 99, value: '0' };
  const by: Option = {
    id: 'by',
    label: 'By',
    kind: 'choice',
    choices: [{ value: 'owner', label: 'Owner' }],
    value: 'owner',
  };
  expect(() => chosenFrom([], { moths: '1' })).toThrow('There is no option “moths”. There are none.');
  expect(() => chosenFrom([months], { moths: '1' })).toThrow('There is no option “moths”. There are: months.');
  for (const value of ['', 'many', '0', '61', 'NaN', '7.5'])
    expect(() => chosenFrom([months], { months: value })).toThrow(
      `Months ahead: a whole number from 1 to 60 is needed, not “${value}”.`,
    );
  expect(chosenFrom([months, discount, by], { discount: '7,5', by: 'Owner' })).toEqual({
    months: '12',
    discount: '7.5',
    by: 'owner',
  });
  expect(() => chosenFrom([by], { by: 'team' })).toThrow('By: “team” is none of “Owner”.');
});

const reversed = ([head, ...rows]: Cells): Cells => [head!, ...[...rows].reverse()];

describe.skipIf(!hasSharedData).each(Object.entries(real))('on %s', (name, tablesOf) => {
  const makes: Record<string, string[]> = {
    'crm-sales': ['customer_value', 'cohorts', 'forecast', 'control_charts', 'ab_test'],
    hubspot: ['customer_value', 'cohorts', 'forecast', 'control_charts', 'ab_test'],
    superstore: ['customer_value', 'cohorts', 'forecast', 'control_charts'],
    cdnow: ['customer_value', 'cohorts', 'forecast', 'control_charts'],
    paths: ['attribution'],
  };
  const tables = hasSharedData ? tablesOf() : none;

  it('what can be made is made, and is sound', () => {
    const feeds = analyses().filter((analysis) => !expectLack(analysis, tables));
    expect(feeds.map(({ id }) => id)).toEqual(makes[name]);
    for (const analysis of feeds) {
      expectOptions(analysis, tables);
      const result = attempt(analysis, tables, {});
      expect(result, analysis.text.name).not.toBeNull();
      expectSound(analysis.id, result!);
    }
  });
});
