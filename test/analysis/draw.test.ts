/** An analysis as a plan of a sheet: nothing lies on anything else, and what was drawn is known again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockColumn, Result } from '../../src/analysis/define.ts';
import { drawAnalysis, type Extent } from '../../src/analysis/draw.ts';
import { fingerprintOf, fingerprintOfCells } from '../../src/analysis/standing.ts';
import type { Area, SheetPlan } from '../../src/scorecard/plan.ts';
import type { Cell } from '../../src/table/types.ts';
import { day } from '../kpi/tables.ts';

const formats = ['count', 'decimal', 'money', 'rate', 'days', 'day'] as const;
const word = fc.constantFrom('Ann', 'Bo & Co', '= 1', '▲ high', '12', '2025-01');

const block: fc.Arbitrary<Block> = fc
  .record({
    title: fc.constantFrom('One', 'Two', 'Three'),
    note: fc.option(fc.constant('Mind this.'), { nil: undefined }),
    formats: fc.array(fc.constantFrom(...formats), { minLength: 1, maxLength: 11 }),
    length: fc.oneof(fc.integer({ min: 0, max: 25 }), fc.constantFrom(201, 230)),
    isHeated: fc.boolean(),
    isDrawn: fc.boolean(),
    seed: fc.array(fc.oneof(fc.integer({ min: -500, max: 90_000 }), fc.constant(null)), { minLength: 7, maxLength: 7 }),
    word,
  })
  .map(({ title, note, formats, length, isHeated, isDrawn, seed, word }) => ({
    title,
    ...(note === undefined ? {} : { note }),
    columns: [
      { header: 'Name', format: 'text', width: 210 },
      ...formats.map((format, i): BlockColumn => ({ header: `H${i}`, format, ...(i % 2 ? { width: 72 } : {}) })),
    ],
    rows: Array.from({ length }, (_, r) => [word, ...formats.map((_, c) => seed[(r * 3 + c) % 7]!)]),
    ...(isHeated ? { heat: { from: 1, to: formats.length } } : {}),
    ...(isDrawn ? { chart: { type: 'line' as const, title: `Chart of ${title}`, labels: 0, values: [1] } } : {}),
  }));

const result: fc.Arbitrary<Result> = fc.record({
  lead: fc.array(fc.constant('It is so.'), { minLength: 1, maxLength: 4 }),
  asOf: fc.constant(day('2025-03-31')),
  stamp: fc.array(fc.constant<[string, string]>(['Data', '3 rows']), { minLength: 1, maxLength: 6 }),
  blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
  currency: fc.constantFrom('EUR', null),
});

const drawn = (of: Result, before: Extent | null = null, locale = 'en_US'): SheetPlan =>
  drawAnalysis({ id: 'cohorts', name: 'Cohorts 2', title: 'Cohorts', result: of, made: day('2025-04-02'), locale, before }); // biome-ignore format: one line

/** As Sheets shows it by default, and rows with larger letters are higher still. */
const [ROW, COLUMN] = [21, 100];
const chartArea = ({ position: { row, column, width, height } }: SheetPlan['charts'][number]): Area => ({
  row,
  column,
  rows: Math.ceil(height / ROW),
  columns: Math.ceil(width / COLUMN),
});
const meet = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/** The rows as they stand on the sheet after it was written over what was there. */
function written({ cells, bulk, areas: [area] }: SheetPlan, before: Cell[][] = []): Cell[][] {
  const sheet = before.map((row) => [...row]);
  const put = (row: number, column: number, value: Cell) => {
    while (sheet.length <= row) sheet.push([]);
    while (sheet[row]!.length <= column) sheet[row]!.push(null);
    sheet[row]![column] = value;
  };
  for (let r = 0; r < area!.rows; r++)
    for (let c = 0; c < area!.columns; c++) {
      const content = cells[r]?.[c]?.content;
      put(r, c, content && 'text' in content ? content.text : content && 'number' in content ? content.number : '');
    }
  bulk?.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      put(bulk.area.row + r, bulk.area.column + c, value ?? '');
    });
  });
  return sheet;
}

const runs = { seed: 11, numRuns: 30, endOnFailure: true };

describe('the plan of a sheet', () => {
  it('holds every cell of every block, each once, under its heading', () => {
    fc.assert(
      fc.property(result, (of) => {
        const plan = drawn(of);
        const sheet = written(plan);
        let row = 0;
        const last = of.blocks.at(-1)!;
        for (const each of of.blocks) {
          if (each === last && each.rows.length > 200)
            row = sheet.findIndex(([first]) => first === 'How this was made');
          row = sheet.findIndex(([first], r) => r >= row && first === each.title) + 1;
          expect(row).toBeGreaterThan(0);
          if (each.note) expect(sheet[row++]![0]).toBe(each.note);
          while (sheet[row]!.every((cell) => !cell)) row++; // where its chart stands
          expect(sheet[row]!.slice(0, each.columns.length)).toEqual(each.columns.map(({ header }) => header));
          const found = sheet
            .slice(row + 1, row + 1 + each.rows.length)
            .map((cells) => cells.slice(0, each.columns.length));
          expect(JSON.stringify(found)).toBe(JSON.stringify(each.rows.map((cells) => cells.map((cell) => cell ?? ''))));
          row += each.rows.length;
        }
      }),
      runs,
    );
  });

  it('lays nothing on anything: charts on charts, charts on cells, the rows in bulk on cells', () => {
    fc.assert(
      fc.property(result, (of) => {
        const { cells, charts, bulk, columns, rows, areas } = drawn(of);
        const filled = cells.flatMap((row, r) =>
          row.flatMap(({ content }, c): Area[] => (content ? [{ row: r, column: c, rows: 1, columns: 1 }] : [])),
        );
        const things = [...filled, ...(bulk ? [bulk.area] : [])];
        charts.forEach((chart, i) => {
          const place = chartArea(chart);
          expect([...things, ...charts.slice(i + 1).map(chartArea)].filter((thing) => meet(place, thing))).toEqual([]);
          expect(place.column + place.columns).toBeLessThanOrEqual(Math.max(columns, place.columns));
        });
        if (bulk) {
          expect(filled.filter(({ row }) => row >= bulk.area.row)).toEqual([]);
          expect(bulk.rows).toBe(of.blocks.at(-1)!.rows);
        }
        const [ours] = areas;
        for (const [height, width] of [
          [rows, columns],
          [ours!.rows, ours!.columns],
        ] as const)
          expect(
            things.filter((thing) => thing.row + thing.rows > height || thing.column + thing.columns > width),
          ).toEqual([]);
      }),
      runs,
    );
  });

  it('knows every look that a cell names, and draws of the rows that there are', () => {
    fc.assert(
      fc.property(result, (of) => {
        const { cells, styles, charts, conditionalFormats, lines, spans } = drawn(of);
        expect(cells.flat().filter(({ style }) => !style || !styles[style])).toEqual([]);
        const areas = [...charts.flatMap(({ ranges }) => ranges.map(({ area }) => area)), ...lines.areas, ...spans.map(({ area }) => area), ...conditionalFormats.flatMap(({ areas }) => areas)]; // biome-ignore format: one line
        for (const { rows, columns } of areas) expect(Math.min(rows, columns)).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('smaller than the last one, leaves nothing of it behind', () => {
    fc.assert(
      fc.property(result, result, (of, next) => {
        const before = written(drawn(of));
        const extent = { rows: before.length, columns: Math.max(...before.map((row) => row.length)) };
        const after = drawn(next, extent);
        expect(fingerprintOfCells(written(after, before))).toBe(fingerprintOf(drawn(next)));
        expect(fingerprintOf(after)).toBe(fingerprintOf(drawn(next)));
      }),
      runs,
    );
  });
});

describe('the fingerprint', () => {
  it('is that of the cells as they stand, and another after any change', () => {
    fc.assert(
      fc.property(result, fc.nat(), fc.nat(), word, (of, r, c, text) => {
        const sheet = written(drawn(of));
        const wanted = fingerprintOf(drawn(of));
        expect(fingerprintOfCells(sheet)).toBe(wanted);
        const row = sheet[r % sheet.length]!;
        const at = c % row.length;
        const before = row[at]!;
        for (const changed of [text, 17, null, true, `${before} `, String(before)]) {
          row[at] = changed;
          if (changed === before || (!changed && !before)) continue;
          expect(fingerprintOfCells(sheet), `${JSON.stringify(before)} → ${JSON.stringify(changed)}`).not.toBe(wanted);
        }
      }),
      runs,
    );
  });

  it('is the same where blank cells lie around, dates are read as dates and figures with 15 digits', () => {
    const print = fingerprintOfCells([['Ada', 45_000, 0.1 + 0.2]]);
    expect(fingerprintOfCells([['Ada', { serial: 45_000 }, 0.3, null, ''], [null], []])).toBe(print);
    expect(fingerprintOfCells([['Ada', 45_001, 0.3]])).not.toBe(print);
    expect(fingerprintOfCells([[null, 'Ada', 45_000, 0.3]])).not.toBe(print);
  });
});

describe('formats', () => {
  const blocks = (rows: Block['rows'], currency?: string): Block[] => [
    {
      title: 'Block',
      ...(currency ? { currency } : {}),
      columns: [{ header: 'Name', format: 'text' }, ...formats.map((format) => ({ header: format, format }))],
      rows,
    },
  ];
  const row = [12, 1.5, 1200, 0.25, 3.5, day('2025-01-02')];
  const formatsOf = (of: Partial<Result>, locale = 'en_US', rows: Block['rows'] = [['Ada', ...row]]) => {
    const given: Result = { lead: ['So.'], asOf: day('2025-03-31'), stamp: [], blocks: blocks(rows), currency: null, ...of }; // biome-ignore format: one line
    const { cells, styles } = drawn(given, null, locale);
    const found = cells.find(([first]) => first?.content && 'text' in first.content && first.content.text === 'Ada')!;
    return found.slice(1).map(({ style }) => styles[style!]!.numberFormat);
  };

  it('by what a column holds, money as the locale of the spreadsheet has it', () => {
    expect(formatsOf({})).toEqual(['#,##0', '#,##0.00', '#,##0', '0.0%', '0.0', 'yyyy-mm-dd']);
    expect(formatsOf({ currency: 'EUR' })[2]).toBe('[$€]#,##0');
    expect(formatsOf({ currency: 'EUR' }, 'de_DE')[2]).toBe('#,##0[$ €]');
    expect(formatsOf({ currency: 'mixed' })[2]).toBe('#,##0');
  });

  it('small amounts keep their cents, and a block may have a currency of its own', () => {
    const small = [['Ada', 1, 1, 12.5, 0.1, 1, 45_000]];
    expect(formatsOf({ currency: 'USD' }, 'en_US', small)[2]).toBe('[$$]#,##0.00');
    expect(formatsOf({ currency: 'USD', blocks: blocks([['Ada', ...row]], 'GBP') })[2]).toBe('[$£]#,##0');
  });

  it('rows in bulk have theirs as well', () => {
    const rows = Array.from({ length: 201 }, () => ['Ada', ...row]);
    const { spans, bulk } = drawn({ lead: ['So.'], asOf: 1, stamp: [], blocks: blocks(rows), currency: 'EUR' });
    expect(bulk!.area).toMatchObject({ rows: 201, columns: 7 });
    expect(spans.map(({ area, numberFormat }) => [area.column, area.rows, numberFormat])).toEqual([
      [1, 201, '#,##0'],
      [2, 201, '#,##0.00'],
      [3, 201, '[$€]#,##0'],
      [4, 201, '0.0%'],
      [5, 201, '0.0'],
      [6, 201, 'yyyy-mm-dd'],
    ]);
  });
});

it('figures on every shade can be read: 4.5 to 1 at least (WCAG 2.2, 1.4.3)', () => {
  const rows = Array.from({ length: 9 }, (_, step) => [`Row ${step}`, step]);
  const columns: BlockColumn[] = [
    { header: 'Name', format: 'text' },
    { header: 'Share', format: 'rate' },
  ];
  const { styles } = drawn({ lead: ['So.'], asOf: 1, stamp: [], blocks: [{ title: 'Heat', columns, rows, heat: { from: 1, to: 1 } }], currency: null }); // biome-ignore format: one line
  const shades = Object.entries(styles).filter(([name]) => name.startsWith('heat'));
  expect(shades.length).toBe(9);
  expect(new Set(shades.map(([, { background }]) => background)).size).toBe(9);
  const luminance = (colour: string) => {
    const linear = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)); // biome-ignore format: one line
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  };
  for (const [name, { background, color }] of shades) {
    const [dark, light] = [luminance(background!), luminance(color!)].sort((a, b) => a - b);
    expect((light! + 0.05) / (dark! + 0.05), `${name}: ${color} on ${background}`).toBeGreaterThanOrEqual(4.5);
  }
});
