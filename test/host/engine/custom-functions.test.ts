/** Custom functions in cells. Numbers are those of section 9 of the platform notes. */
import { registries } from '@odoo/o-spreadsheet';
import { describe, expect, it } from 'vitest';
import { customFunctionsOf, registerCustomFunctions } from '../../../host/engine/custom-functions.ts';
import { hostOf } from '../script/host.ts';

const CODE = `
/**
 * Tells what it was given.
 *
 * @param {any} first The first thing.
 * @param {string} second Optional. The second thing,
 *   on two lines.
 * @return {string} Types and values.
 * @customfunction
 */
function PROBE(first, second, third) {
  const told = (value) => Array.isArray(value) ? value.map(told)
    : Object.prototype.toString.call(value).slice(8, -1) + ':' + (value instanceof Date ? value.toISOString() : String(value));
  return JSON.stringify([first, second, third].slice(0, arguments.length).map(told));
}
/** @customfunction */
function GIVE(kind) {
  return { matrix: [[1, 'a'], [true, '']], list: [1, 2, 3], date: new Date(Date.UTC(2026, 2, 1)), nothing: undefined, empty: '',
    nan: NaN, infinite: Infinity, hole: [[1, undefined]], ragged: [[1], [2, 3]], object: { a: 1 }, promise: Promise.resolve(1), none: [] }[kind];
}
/** @customfunction */
function FAIL(text) { throw new TypeError(text); }
/** @customfunction */
function PEEK(kind) {
  if (kind === 'zone') return SpreadsheetApp.getActive().getSpreadsheetTimeZone();
  if (kind === 'write') SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1);
  if (kind === 'ui') SpreadsheetApp.getUi();
}
/** @customfunction */
function ROWSOF(values) { return values.length; }
/** Not announced. */
function SILENT() {}
/** @customfunction */
function PRIVATE_() {}
`;

function opened(options: Parameters<typeof hostOf>[1] = {}) {
  const { host, workbook } = hostOf(CODE, options);
  registerCustomFunctions(customFunctionsOf(CODE), (name, args) => host.customFunction(name, args));
  const write = (rows: unknown[][]) =>
    workbook.batch([{ type: 'WRITE_VALUES', sheetId: 'sheet1', left: 0, top: 0, rows }]);
  const probe = (formula: string) => JSON.parse(String((workbook.evaluate(formula) as { value: unknown }).value));
  return { workbook, write, probe };
}

describe('the stubs', () => {
  it('only functions with @customfunction, with the help their JSDoc gives', () => {
    const found = customFunctionsOf(CODE);
    expect(found.map(({ name }) => name)).toEqual(['PROBE', 'GIVE', 'FAIL', 'PEEK', 'ROWSOF']);
    expect(found[0]).toEqual({
      name: 'PROBE',
      description: 'Tells what it was given.',
      parameters: [
        { name: 'first', type: 'any', description: 'The first thing.' },
        { name: 'second', type: 'string', description: 'Optional. The second thing, on two lines.' },
        { name: 'third', type: '', description: '' },
      ],
    });
  });

  it('are in the engine’s list with their parameters', () => {
    opened();
    const { description, args } = registries.functionRegistry.get('PROBE');
    expect([description, args[0]?.description]).toEqual(['Tells what it was given.', 'The first thing.']);
  });
});

describe('arguments', () => {
  it('8 cells as scalars, blank as empty text, what is left out as undefined', () => {
    const { write, probe } = opened();
    write([[1.5, 'text', true, '10%', '']]);
    expect(probe('=PROBE(A1;B1;C1)')).toEqual(['Number:1.5', 'String:text', 'Boolean:true']);
    expect(probe('=PROBE(D1;E1)')).toEqual(['Number:0.1', 'String:']);
    expect(probe('=PROBE(1)')).toEqual(['Number:1']);
  });

  it('8 ranges as rows of cells, errors in them as text', () => {
    const { write, probe } = opened();
    write([
      [1, 'a'],
      ['=1/0', ''],
    ]);
    expect(probe('=PROBE(A1:B2)')).toEqual([
      [
        ['Number:1', 'String:a'],
        ['String:#DIV/0!', 'String:'],
      ],
    ]);
    expect(probe('=PROBE(FILTER(A1:B1;A1:B1=1))').flat(3)).toEqual(['Number:1']);
  });

  it('8 an error in a single cell is the result', () => {
    const { write, workbook } = opened();
    write([['=1/0']]);
    expect(workbook.evaluate('=PROBE(A1)')).toMatchObject({ error: { code: '#DIV/0!' } });
  });

  it('10 an open range brings every row of the grid', () => {
    const { write, workbook } = opened();
    write([['x']]);
    expect(workbook.evaluate('=ROWSOF(A2:A)')).toEqual({ value: 999 });
    expect(workbook.evaluate('=ROWSOF(A:A)')).toEqual({ value: 1000 });
  });

  it.each([
    ['Etc/UTC', '2026-03-01T00:00:00.000Z'],
    ['America/New_York', '2026-03-01T05:00:00.000Z'],
    ['Asia/Kolkata', '2026-02-28T18:30:00.000Z'],
    ['Pacific/Auckland', '2026-02-28T11:00:00.000Z'],
  ])('11 a date is midnight in the spreadsheet’s zone: %s', (timeZone, instant) => {
    const { write, probe } = opened({ timeZone, scriptTimeZone: 'Europe/Helsinki' });
    write([['2026-03-01']]);
    expect(probe('=PROBE(A1)')).toEqual([`Date:${instant}`]);
  });

  it('17 NOW and RAND are refused, in the call and behind a reference; TODAY is not', () => {
    const { write, workbook } = opened();
    write([
      ['=NOW()', '=A1', '=TODAY()', '="RAND()"', '=PROBE(RAND())', '=PROBE(A1:B1)', '=PROBE(B1)', '=PROBE(C1:D1)'],
    ]);
    const codes = (workbook.evaluate('=E1:H1') as { value: unknown[][] }).value[0]!.map((cell) =>
      typeof cell === 'object' ? (cell as { error: { message: string } }).error.message.slice(0, 29) : 'fine',
    );
    expect(codes).toEqual([...Array(3).fill('This function is not allowed '), 'fine']);
  });
});

describe('results', () => {
  it('13 scalars, tables, lists and dates', () => {
    const { workbook } = opened({ timeZone: 'Pacific/Auckland' });
    expect(workbook.evaluate('=GIVE("matrix")')).toEqual({
      value: [
        [1, 'a'],
        [true, ''],
      ],
    });
    expect(workbook.evaluate('=GIVE("list")')).toEqual({ value: [[1], [2], [3]] });
    expect(workbook.evaluate('=GIVE("date")')).toEqual({ value: '2026-03-01T13:00:00' });
    expect(workbook.evaluate('=GIVE("nothing")')).toEqual({ value: '' });
  });

  it.each([
    ['nan', 'GIVE returned NaN'],
    ['infinite', 'GIVE returned Infinity'],
    ['hole', 'GIVE returned undefined inside an array'],
    ['ragged', 'GIVE returned rows of different lengths (row 2).'],
    ['object', 'GIVE returned an object'],
    ['promise', 'GIVE returned a Promise'],
    ['none', 'GIVE returned an empty array'],
  ])('13 %s is no cell value', (kind, message) => {
    const { workbook } = opened();
    expect(workbook.evaluate(`=GIVE("${kind}")`)).toEqual({
      error: { code: '#ERROR!', message: expect.stringContaining(message) },
    });
  });

  it('14 a table spills only into empty cells', () => {
    const { write, workbook } = opened();
    write([
      ['=GIVE("matrix")', '', '=GIVE("list")'],
      ['', '', 'taken'],
    ]);
    expect(workbook.evaluate('=A1:B2')).toEqual({
      value: [
        [1, 'a'],
        [true, ''],
      ],
    });
    expect(workbook.evaluate('=C1')).toMatchObject({ error: { code: '#REF!' } });
  });

  it('15 what is thrown is the message of #ERROR!, and IFERROR catches it', () => {
    const { workbook } = opened();
    expect(workbook.evaluate('=FAIL("statuses: no data")')).toEqual({
      error: { code: '#ERROR!', message: 'statuses: no data' },
    });
    expect(workbook.evaluate('=IFERROR(FAIL("x");7)')).toEqual({ value: 7 });
  });

  it('12 a cell’s execution reads the zone, but neither writes nor shows anything', () => {
    const { workbook } = opened({ timeZone: 'Asia/Kolkata' });
    expect(workbook.evaluate('=PEEK("zone")')).toEqual({ value: 'Asia/Kolkata' });
    expect(workbook.evaluate('=PEEK("write")')).toMatchObject({
      error: { message: 'You do not have permission to call SpreadsheetApp.Range.setValue.' },
    });
    expect(workbook.evaluate('=PEEK("ui")')).toMatchObject({
      error: { message: 'Cannot call SpreadsheetApp.getUi() from this context.' },
    });
  });

  it('works inside LET and MAP', () => {
    const { workbook } = opened();
    expect(workbook.evaluate('=LET(x;ROWSOF(A1:A4);x*2)')).toEqual({ value: 8 });
  });
});
