import { describe, expect, it } from 'vitest';
import { sheets } from './corpus.ts';
import { type Content, day, workbook } from './workbook.ts';

const book = workbook(sheets);
const query = (text: string, headers = ',1') => book.evaluate(`=QUERY(Sales!A1:E13,"${text}"${headers})`);
const message = (text: string) => book.result(`=QUERY(Sales!A1:E13,"${text}",1)`).message;

describe('QUERY', () => {
  it.each<[string, Content[][]]>([
    ["select D where B = 'Ann' and D > 500", [['Amount'], [700], [1000]]],
    ["select B, C where B = 'ann'", [['Rep', 'Region']]],
    [
      'select B, sum(D) group by B',
      [
        ['Rep', 'sum Amount'],
        ['Ann', 2200],
        ['Bob', 2600],
        ['Cy', 3000],
      ],
    ],
    [
      'select C, avg(D), count(D), min(D), max(D) group by C order by C desc',
      [
        ['Region', 'avg Amount', 'count Amount', 'min Amount', 'max Amount'],
        ['West', 700, 6, 200, 1200],
        ['East', 600, 6, 100, 1100],
      ],
    ],
    ['select sum(D)', [['sum Amount'], [7800]]],
    [
      'select B, sum(D) group by B pivot C',
      [
        ['Rep', 'East', 'West'],
        ['Ann', 800, 1400],
        ['Bob', 1600, 1000],
        ['Cy', 1200, 1800],
      ],
    ],
    [
      'select sum(D), count(D) pivot C',
      [
        ['East sum Amount', 'West sum Amount', 'East count Amount', 'West count Amount'],
        [3600, 4200, 6, 6],
      ],
    ],
    ['select D order by D desc limit 2', [['Amount'], [1200], [1100]]],
    ['select D limit 2 offset 3', [['Amount'], [400], [500]]],
    [
      "select B, D/2+1 limit 1 label D/2+1 'half', B 'Who'",
      [
        ['Who', 'half'],
        ['Ann', 51],
      ],
    ],
    ['select D*2 limit 1', [['product(Amount2())'], [200]]],
    ["select D where A >= date '2024-11-01'", [['Amount'], [1100], [1200]]],
    ["select D where A < date '2024-02-01' or D = 300", [['Amount'], [100], [300]]],
    ["select D where not (B = 'Ann' or B = 'Bob') and E = true", [['Amount'], [300], [600], [1200]]],
    ["select B where B contains 'n' limit 1", [['Rep'], ['Ann']]],
    ["select B where B starts with 'B' limit 1", [['Rep'], ['Bob']]],
    ["select B where B ends with 'y' limit 1", [['Rep'], ['Cy']]],
    ["select B where B matches 'A.*|C.' limit 2", [['Rep'], ['Ann'], ['Cy']]],
    ["select B, C where B matches 'n'", [['Rep', 'Region']]],
    ["select B where B like '_o%' limit 1", [['Rep'], ['Bob']]],
    [
      'select month(A)+1, sum(D) group by month(A)+1 limit 1',
      [
        ['sum(month(Date)1())', 'sum Amount'],
        [1, 100],
      ],
    ],
    ['select Col4 limit 1', [['Amount'], [100]]],
  ])('%s', (text, expected) => expect(query(text)).toEqual(expected));

  it('hides the header when every label is empty', () => expect(query("select sum(D) label sum(D) ''")).toBe(7800));

  it('guesses the header row', () => expect(query('select B limit 1', '')).toEqual([['Rep'], ['Ann']]));

  it('gives all columns for an empty query or a star', () => {
    expect(query('limit 1')).toEqual([
      ['Date', 'Rep', 'Region', 'Amount', 'Won'],
      [day('2024-01-01'), 'Ann', 'East', 100, false],
    ]);
    expect(query('select * limit 1')).toEqual(query('limit 1'));
  });

  it('names columns of an array Col1, Col2 …', () => {
    expect(book.evaluate('=QUERY(ARRAYFORMULA(Sales!D2:D13*2),"select sum(Col1) label sum(Col1) \'\'")')).toBe(15600);
    expect(book.evaluate('=QUERY(Sales!B1:D13,"select D limit 1",1)')).toEqual([['Amount'], [100]]);
  });

  it('leaves out cells of another kind than their column', () =>
    expect(book.evaluate('=QUERY({1;"x";3},"select Col1 where Col1 is not null",0)')).toEqual([[1], [3]]));

  it('formats', () =>
    expect(book.result('=INDEX(QUERY(Sales!A1:E13,"select D format D \'0.0\'",1),2,1)').format).toBe('0.0'));

  it('says what is wrong', () => {
    expect(query('selct B')).toBe('#VALUE!');
    expect(message('selct B')).toMatch(/^Unable to parse query string for Function QUERY parameter 2: PARSE_ERROR/);
    expect(message('select Z')).toMatch(/NO_COLUMN: Z$/);
    expect(message('select B, D group by B')).toMatch(/ADD_COL_TO_GROUP_BY_OR_AGG: D$/);
    expect(message('select sum(B)')).toMatch(/AVG_SUM_ONLY_NUMERIC$/);
    expect(message('select B where sum(D) > 1')).toMatch(/CANNOT_BE_IN_WHERE/);
    expect(message("select A where A > date '31.1.2024'")).toMatch(/Invalid date literal \[31\.1\.2024\]/);
    expect(query("select B where B = 'zz'", ',0')).toBe('#N/A');
  });
});
