import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal, ReadOptions, Table } from '../../src/table/types.ts';
import { toIso } from '../../src/value/day.ts';
import { importedGrid, readOne, safeGrid } from './grids.ts';
import { differences } from './live.ts';

/** A deals table with these close dates. */
const withDates = (dates: string[], created?: string[]): string[][] => [
  ['Deal', 'Stage', 'Amount', 'Close date', ...(created ? ['Created'] : [])],
  ...dates.map((date, i) => [`Deal ${i}`, i % 2 ? 'Lost' : 'Won', '100', date, ...(created ? [created[i]!] : [])]),
];
const withAmounts = (amounts: string[], header = 'Amount'): string[][] => [
  ['Deal', 'Stage', header, 'Close date'],
  ...amounts.map((amount, i) => [
    `Deal ${i}`,
    i % 2 ? 'Lost' : 'Won',
    amount,
    `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
  ]),
];
const read = (rows: string[][], options: Partial<ReadOptions> = {}): Table => {
  const grid = safeGrid(rows);
  const found = readOne(grid, options);
  expect(differences(grid, found)).toEqual([]);
  return found;
};
const closes = ({ frame }: Table): unknown[] =>
  frame.day.closed!.map((day) => (typeof day === 'number' ? toIso(day) : day));
const column = (found: Table, field: string) => found.columns.find((each) => each.field === field)!;

describe('dates', () => {
  it('a day over 12 decides, and says so', () => {
    const found = read(withDates(['3/4/2024', '13/4/2024', '5/4/2024']));
    expect(closes(found)).toEqual(['2024-04-03', '2024-04-13', '2024-04-05']);
    expect(column(found, 'closed')).toMatchObject({ dateOrder: 'dmy', type: 'date' });
    expect(column(found, 'closed').why).toContain('1 of 3 values have a day over 12, so the day comes first');
    expect(read(withDates(['4/3/2024', '4/13/2024'])).frame.day.closed!.map((day) => toIso(day as number))).toEqual([
      '2024-04-03',
      '2024-04-13',
    ]);
  });
  it('no day over 12 is a question, whatever the locale; the locale preselects', () => {
    for (const [locale, assumed] of [
      ['en_US', 'mdy'],
      ['fi_FI', 'dmy'],
    ] as const) {
      const found = read(withDates(['3/4/2024', '5/4/2024']), { locale });
      expect(found.questions).toMatchObject([
        { column: 'D', field: 'closed', kind: 'date_order', options: ['dmy', 'mdy'], assumed },
      ]);
      expect(column(found, 'closed').dateOrder).toBeNull();
    }
    const answered = read(withDates(['3/4/2024', '5/4/2024']), { dateOrder: 'dmy' });
    expect(answered.questions).toEqual([]);
    expect(closes(answered)).toEqual(['2024-04-03', '2024-04-05']);
  });
  it('a sibling column decides; the answer to one answers its siblings', () => {
    const decided = read(withDates(['3/4/2024', '5/4/2024'], ['30/3/2024', '1/4/2024']));
    expect(decided.questions).toEqual([]);
    expect(closes(decided)).toEqual(['2024-04-03', '2024-04-05']);
    const ambiguous = withDates(['3/4/2024', '5/4/2024'], ['1/3/2024', '1/4/2024']);
    expect(read(ambiguous).questions).toHaveLength(2);
    expect(read(ambiguous, { answers: [{ column: 'E', kind: 'date_order', value: 'dmy' }] }).questions).toEqual([]);
  });
  it('dotted dates are day first, ISO is ISO, a mixture is both', () => {
    const found = read(
      withDates(['3.4.2024', '28.9.24', '2024-05-06', '2024-05-06T23:30:00+02:00', '14.06.2024 09:20']),
    );
    expect(closes(found)).toEqual(['2024-04-03', '2024-09-28', '2024-05-06', '2024-05-06', '2024-06-14']);
    expect(found.questions).toEqual([]);
  });
  it('names of months', () => {
    expect(closes(read(withDates(['3 Mar 2024', 'March 14, 2024', '5-Apr-24'])))).toEqual([
      '2024-03-03',
      '2024-03-14',
      '2024-04-05',
    ]);
    expect(closes(read(withDates(['3. maaliskuuta 2024', '14. marraskuuta 2024'])))).toEqual([
      '2024-03-03',
      '2024-11-14',
    ]);
  });
  it.each([
    ['fr', ['3 juin 2024', '4 juillet 2024', '1 févr. 2024'], ['2024-06-03', '2024-07-04', '2024-02-01']],
    [
      'el',
      ['3 Ιουνίου 2024', '4 Ιουλίου 2024', '1 Μαΐου 2024', '2 Μάρτιος 2024'],
      ['2024-06-03', '2024-07-04', '2024-05-01', '2024-03-02'],
    ],
    ['es', ['3 de enero de 2024', '14 ago 2024'], ['2024-01-03', '2024-08-14']],
  ])('names of months: %s', (_, texts, days) => expect(closes(read(withDates(texts)))).toEqual(days));
  it('what is no day of the calendar is unreadable and stays', () => {
    const found = read(withDates(['31/4/2024', '13/4/2024', 'soon', '--']));
    expect(closes(found)).toEqual([{ unreadable: '31/4/2024' }, '2024-04-13', { unreadable: 'soon' }, null]);
    expect(found.warnings.find(({ code }) => code === 'unreadable_dates')).toMatchObject({ count: 2, field: 'closed' });
  });
  it('every order gives the days that were written', () => {
    const written = {
      dmy: (y: number, m: number, d: number) => `${d}/${m}/${y}`,
      mdy: (y: number, m: number, d: number) => `${m}/${d}/${y}`,
      ymd: (y: number, m: number, d: number) => `${y}/${m}/${d}`,
    };
    fc.assert(
      fc.property(
        fc.constantFrom('dmy', 'mdy', 'ymd'),
        fc.array(fc.integer({ min: 40_000, max: 48_000 }), { minLength: 1, maxLength: 12 }),
        (order, days) => {
          const all = [45_291, ...days]; // 31 December 2023 decides
          const rows = withDates(
            all.map((day) =>
              written[order as 'dmy'](...(toIso(day).split('-').map(Number) as [number, number, number])),
            ),
          );
          expect(closes(readOne(safeGrid(rows)))).toEqual(all.map(toIso));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('an import in the wrong locale', () => {
  const days = Array.from({ length: 40 }, (_, i) => 45_300 + i * 3);
  const dmy = days.map((day) => toIso(day).split('-').reverse().join('/'));
  it('half swapped: asks, and the answer heals', () => {
    const grid = importedGrid(withDates(dmy), 'en_US');
    const asked = readOne(grid);
    expect(asked.questions).toMatchObject([{ column: 'D', kind: 'date_order', assumed: 'dmy' }]);
    expect(asked.warnings.map(({ code }) => code)).toContain('import_swapped_dates');
    const healed = readOne(grid, { dateOrder: 'dmy' });
    expect(healed.questions).toEqual([]);
    expect(closes(healed)).toEqual(days.map(toIso));
    expect(differences(grid, healed)).toEqual([]);
  });
  it('wholly swapped: asks, and the answer heals', () => {
    const low = Array.from(
      { length: 30 },
      (_, i) => `${String((i % 12) + 1).padStart(2, '0')}/${String(Math.floor(i / 12) + 3).padStart(2, '0')}/2024`,
    );
    const grid = importedGrid(withDates(low), 'en_US');
    expect(readOne(grid).questions).toMatchObject([{ column: 'D', kind: 'date_order', assumed: 'dmy' }]);
    const healed = readOne(grid, { dateOrder: 'dmy' });
    expect(closes(healed)).toEqual(low.map((text) => text.split('/').reverse().join('-')));
    expect(differences(grid, healed)).toEqual([]);
    expect(closes(readOne(grid, { dateOrder: 'mdy' }))[1]).toBe('2024-02-03');
  });
  it('the first of every month is nothing to ask about', () => {
    const firsts = Array.from(
      { length: 24 },
      (_, i) => `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    );
    expect(readOne(safeGrid(withDates(firsts))).questions).toEqual([]);
  });
});

describe('numbers', () => {
  it.each([
    [['1.234,56', '900'], [1234.56, 900], ','],
    [['1,234.56', '900'], [1234.56, 900], '.'],
    [['1 234,5', '(900,00)', '-12', '5-'], [1234.5, -900, -12, -5], ','],
    [["1'234.50", '1’000'], [1234.5, 1000], '.'],
    [['1,2 M€', '250k', '1.000 €', '3 mrd'], [1_200_000, 250_000, 1000, 3_000_000_000], ','],
    [['$1,234', '$1.5k', '$ -20'], [1234, 1500, -20], '.'],
    [['1.234.567', '1.000'], [1_234_567, 1000], ','],
    [['0,123', '1,250'], [0.123, 1.25], ','],
    [['1.200,-', '5,-'], [1200, 5], ','],
    [['(500,00) €', '(1 200) €', '12,5 €'], [-500, -1200, 12.5], ','],
    [['-€1,200', '€-1,200', '€ (1,200.50)', '(€5)'], [-1200, -1200, -1200.5, -5], '.'],
  ] as const)('%j', (texts, values, decimal) => {
    const found = read(withAmounts([...texts]));
    expect(found.frame.number.amount).toEqual(values);
    expect(column(found, 'amount').decimal).toBe(decimal);
    expect(found.questions).toEqual([]);
  });
  it('1.234 alone is a question, and the answer decides', () => {
    const rows = withAmounts(['1.234', '5.600', '900']);
    for (const [locale, assumed] of [
      ['en_US', '.'],
      ['de_DE', ','],
    ] as const) {
      const found = read(rows, { locale });
      expect(found.questions).toMatchObject([
        { column: 'C', field: 'amount', kind: 'decimal', options: [',', '.'], assumed },
      ]);
      expect(column(found, 'amount').decimal).toBeNull();
    }
    expect(read(rows, { decimal: ',' }).frame.number.amount).toEqual([1234, 5600, 900]);
    expect(read(rows, { answers: [{ column: 'C', kind: 'decimal', value: '.' }] }).frame.number.amount).toEqual([
      1.234, 5.6, 900,
    ]);
  });
  it('a unit in the header scales the column, one in the cell the cell', () => {
    const found = read(withAmounts(['1,5', '20', '3 M€'], 'Amount (k€)'));
    expect(found.frame.number.amount).toEqual([1500, 20_000, 3_000_000]);
    expect(column(found, 'amount')).toMatchObject({ scale: 1000, currency: 'EUR', type: 'money' });
  });
  it.each([
    ["Amount (£'000)", 1000, 'GBP'],
    ['Amount (€k)', 1000, 'EUR'],
    ['Amount $M', 1_000_000, 'USD'],
    ['Amount USD k', 1000, 'USD'],
    ['Amount (K)', 1000, null],
    ['Amount (mrd €)', 1_000_000_000, 'EUR'],
    ['Amount (Tsd. €)', 1000, 'EUR'],
    ['Amount kr', 1, null],
    ['Amount $', 1, 'USD'],
  ])('the unit in “%s”', (header, scale, currency) => {
    expect(column(read(withAmounts(['1', '20'], header)), 'amount')).toMatchObject({ scale, currency });
  });
  it('a unit in the header and full amounts in the cells are a question, and the answer decides', () => {
    for (const [cells, scaled] of [
      [
        ['12', '250k'],
        [12_000, 250_000],
      ],
      [
        ['12', '31', '480000'],
        [12_000, 31_000, 480_000_000],
      ],
    ]) {
      const rows = withAmounts(cells as string[], 'Amount (k€)');
      const found = read(rows);
      expect(found.questions).toMatchObject([
        { column: 'C', field: 'amount', kind: 'scale', options: ['1', '1000'], assumed: '1000' },
      ]);
      expect(found.frame.number.amount).toEqual(scaled);
      const answered = read(rows, { answers: [{ column: 'C', kind: 'scale', value: '1' }] });
      expect(answered.questions).toEqual([]);
      expect(answered.frame.number.amount![0]).toBe(12);
    }
  });
  it('thousands that an import made decimals of are a question; the answer mends or keeps them', () => {
    const cells = ['1.234', '12.500', '1.234,56', '2.345,00'];
    for (const texts of [cells, ['1.234', '12.500', '1.500', '2.275']]) {
      const grid = importedGrid(withAmounts(texts), 'en_US');
      const count = texts === cells ? 2 : 4;
      const found = readOne(grid);
      expect(found.questions).toMatchObject([{ column: 'C', kind: 'decimal', options: [',', '.'], assumed: ',' }]);
      expect(column(found, 'amount').decimal).toBeNull();
      expect(found.warnings.find(({ code }) => code === 'import_shrunk_numbers')).toMatchObject({ count });
      const plain = (text: string): number => Number(text.replace('.', '').replace(',', '.'));
      const asTheyStand = (text: string): number => (text.includes(',') ? plain(text) : Number(text));
      for (const [value, amounts] of [
        [',', texts.map(plain)],
        ['.', texts.map(asTheyStand)],
      ] as const) {
        const answered = readOne(grid, { answers: [{ column: 'C', kind: 'decimal', value }] });
        expect(answered.questions).toEqual([]);
        expect(answered.frame.number.amount).toEqual(amounts);
        expect(differences(grid, answered)).toEqual([]);
      }
    }
  });
  it.each([
    ['en_US', ['1.500', '12.350', '847', '2.275', '950', '18.900'], 6],
    ['fi_FI', ['1,500', '12,350', '847', '2,275', '950', '18,900'], 6],
    ['en_US', ['1.500,00', '12.000', '847,50', '2.500', '950'], 3],
    ['en_US', ['1.500,00', '12.000', '847,50', '950'], 2],
  ])('whole numbers among them may be thousands as well, which no answer mends: %s %j', (locale, texts, count) => {
    const grid = importedGrid(withAmounts(texts), locale);
    const [local, other] = locale === 'en_US' ? ['.', ','] : [',', '.'];
    for (const answers of [[], [{ column: 'C', kind: 'decimal', value: other! } as const]]) {
      const found = readOne(grid, { locale, answers });
      expect(found.questions).toMatchObject([{ column: 'C', kind: 'decimal', options: [local], assumed: null }]);
      expect(found.questions[0]!.why).toContain('import the file again in its own locale');
      expect(found.warnings.find(({ code }) => code === 'import_shrunk_numbers')).toMatchObject({ count });
    }
    const kept = readOne(grid, { locale, answers: [{ column: 'C', kind: 'decimal', value: local! }] });
    expect(kept.questions).toEqual([]);
    expect(differences(grid, kept, locale)).toEqual([]);
  });
  it.each([
    [['1.50', '12.35', '847', '2.25', '950']],
    [['0.125', '1.500', '2.275']],
    [['1.125', '2.2755', '12']],
    [['12,50', '85', '7,90']],
  ])('prices are nothing to ask about: %j', (texts) => {
    expect(readOne(importedGrid(withAmounts(texts), 'en_US')).questions).toEqual([]);
  });
  it('thousands with a unit in the header have three decimals', () => {
    expect(readOne(importedGrid(withAmounts(['1.125', '2.275', '12'], 'Amount (k€)'), 'en_US')).questions).toEqual([]);
  });
  it('crowns and euros are not one currency, unless somebody says so', () => {
    const rows = withAmounts(['100 kr', '20 €']);
    expect(read(rows).currency).toBe('mixed');
    expect(read(rows, { answers: [{ column: 'C', kind: 'currency', value: 'SEK' }] }).currency).toBe('SEK');
  });
  it('marks for nothing are blank, words are unreadable', () => {
    const found = read(withAmounts(['--', 'N/A', '1 2', '12 days', '1,50', '2,25']));
    expect(found.frame.number.amount).toEqual([
      null,
      null,
      { unreadable: '1 2' },
      { unreadable: '12 days' },
      1.5,
      2.25,
    ]);
  });
  it('every style gives the number that was written', () => {
    const styles: [Decimal, string][] = [
      [',', '.'],
      [',', ' '],
      [',', '\u00a0'],
      [',', '\u202f'],
      ['.', ','],
      ['.', "'"],
      ['.', ' '],
      [',', ''],
      ['.', ''],
    ];
    const write = (cents: number, [decimal, group]: [Decimal, string]): string => {
      const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, group);
      return `${cents < 0 ? '-' : ''}${whole}${decimal}${String(Math.abs(cents) % 100).padStart(2, '0')}`;
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...styles),
        fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 1, maxLength: 20 }),
        (style, cents) => {
          const found = readOne(safeGrid(withAmounts(cents.map((each) => write(each, style)))));
          expect(found.frame.number.amount).toEqual(cents.map((each) => (each === 0 ? 0 : each / 100)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('any table', () => {
  const rows = withAmounts(
    Array.from({ length: 24 }, (_, i) => `${(i * 37) % 1000},${String((i * 7) % 100).padStart(2, '0')}`),
  );
  const sums = (found: Table): number[] => [
    found.rows,
    found.frame.number.amount!.reduce<number>((sum, x) => sum + (typeof x === 'number' ? Math.round(x * 100) : 0), 0),
  ];
  const plain = sums(readOne(safeGrid(rows)));
  it('does not mind the order of its rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows.slice(1), { minLength: rows.length - 1 }), (shuffled) => {
        expect(sums(readOne(safeGrid([rows[0]!, ...shuffled])))).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });
  it('does not mind blank rows and columns, and never counts a total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('Total', 'Grand total', 'Yhteensä', 'SUM:', 'Total deals: 24'),
        (blankAt, columnAt, label) => {
          const more = [
            ...rows.slice(0, blankAt + 1),
            ['', '', '', ''],
            ...rows.slice(blankAt + 1),
            [label, '', '99.999,99', ''],
          ];
          const wider = more.map((row) => [...row.slice(0, columnAt), '', ...row.slice(columnAt)]);
          expect(sums(readOne(safeGrid(wider)))).toEqual(plain);
        },
      ),
      { numRuns: 25 },
    );
  });
});
