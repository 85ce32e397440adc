/** The document over the engine: batches, notes, attachments, evaluation, saving. */
import { unzipSync } from 'fflate';
import { Window } from 'happy-dom';
import { describe, expect, it, vi } from 'vitest';
import { openWorkbook } from '../../../host/engine/workbook.ts';

const opened = (locale = 'en_US', timeZone = 'Etc/UTC') => openWorkbook({ locale, timeZone });
const write = (rows: unknown[][], left = 0, top = 0) => ({ type: 'WRITE_VALUES', sheetId: 'sheet1', left, top, rows });
const note = (col: number, row: number, text: string) => ({
  type: 'SET_NOTE',
  sheetId: 'sheet1',
  col,
  row,
  note: text,
});
const rowsBefore = (base: number, quantity: number) => ({
  type: 'ADD_COLUMNS_ROWS',
  sheetId: 'sheet1',
  sheetName: 'Sheet1',
  dimension: 'ROW',
  base,
  quantity,
  position: 'before',
});

describe('a batch', () => {
  it('is one evaluation and one revision', () => {
    const sent: unknown[] = [];
    const transport = {
      sendMessage: async (message: unknown) => void sent.push(message),
      onNewMessage() {},
      leave() {},
    };
    const workbook = openWorkbook({ locale: 'en_US', timeZone: 'Etc/UTC', transport });
    let finalized = 0;
    workbook.model.on('command-finalized', workbook, () => finalized++);
    workbook.batch([write([[1, '=A1+1']]), note(0, 0, 'x'), write([['=B1*2']], 2)]);
    expect(finalized).toBe(1);
    expect(sent.filter((message) => (message as { type: string }).type === 'REMOTE_REVISION')).toHaveLength(1);
    expect(workbook.evaluate('=C1')).toEqual({ value: 4 });
  });

  it('is undone in one step', () => {
    const workbook = opened();
    workbook.batch([write([[1]]), note(0, 0, 'x')]);
    workbook.model.dispatch('REQUEST_UNDO');
    expect([workbook.evaluate('=COUNTA(A1)'), workbook.getNote({ sheetId: 'sheet1', col: 0, row: 0 })]).toEqual([
      { value: 0 },
      '',
    ]);
  });

  it('says what the engine refuses', () => {
    expect(() => opened().batch([{ type: 'RENAME_SHEET', sheetId: 'sheet1', newName: '', oldName: 'Sheet1' }])).toThrow(
      'The spreadsheet engine refused: RENAME_SHEET: MissingSheetName',
    );
  });
});

describe('two models of one document', () => {
  it('keep notes and cells in step, also when rows were inserted meanwhile', () => {
    const listeners: ((message: never) => void)[] = [];
    const waiting: unknown[] = [];
    let held = false;
    const deliver = (message: unknown) => {
      for (const listener of listeners) listener(message as never);
    };
    const transport = () => ({
      sendMessage: async (message: unknown) => (held ? void waiting.push(message) : deliver(message)),
      onNewMessage: (_: string, callback: (message: never) => void) => void listeners.push(callback),
      leave() {},
    });
    const data = opened().exportData();
    const [one, two] = ['one', 'two'].map((id) =>
      openWorkbook({ data, locale: 'en_US', timeZone: 'Etc/UTC', transport: transport(), client: { id, name: id } }),
    ) as [ReturnType<typeof opened>, ReturnType<typeof opened>];
    one.batch([write([['a'], ['b']]), note(0, 1, 'of b')]);
    expect(two.evaluate('=A2')).toEqual({ value: 'b' });
    expect(two.getNote({ sheetId: 'sheet1', col: 0, row: 1 })).toBe('of b');
    held = true;
    one.batch([rowsBefore(0, 1)]);
    two.batch([write([['c']], 0, 2)]);
    held = false;
    // The server takes the first revision; the second is rejected and sent again by its client after transformation.
    deliver(waiting.find((message) => (message as { type: string }).type === 'REMOTE_REVISION'));
    expect([one, two].map((workbook) => workbook.evaluate('=A3'))).toEqual([{ value: 'b' }, { value: 'b' }]);
    expect(two.evaluate('=A4')).toEqual({ value: 'c' });
  });
});

describe('saving', () => {
  it('keeps notes, attachments, formats and the locale through JSON', () => {
    const workbook = opened('de_DE');
    workbook.batch([
      write([['1,5', '31.12.2025', "'=x"]]),
      note(1, 0, 'end'),
      { type: 'SET_ATTACHMENT', key: 'metadata:1', value: { key: 'k' }, owner: 'sheet1' },
    ]);
    const data = JSON.parse(JSON.stringify(workbook.exportData()));
    const again = openWorkbook({ data, locale: 'de_DE', timeZone: 'Etc/UTC' });
    expect(again.evaluate('=A1:C1')).toEqual({ value: [[1.5, '2025-12-31', '=x']] });
    expect(again.getNote({ sheetId: 'sheet1', col: 1, row: 0 })).toBe('end');
    const getters = again.model.getters as unknown as { getAttachments(prefix: string): unknown };
    expect(getters.getAttachments('metadata:')).toEqual([['metadata:1', { sheetId: 'sheet1', value: { key: 'k' } }]]);
    expect(again.sheets()).toEqual(workbook.sheets());
  });

  it('writes an .xlsx of well-formed parts: values, formulas, colours that follow the value, charts', async () => {
    const workbook = opened();
    const dataSource = {
      type: 'range',
      dataSetsHaveTitle: false,
      labelRange: 'A1:A2',
      dataSets: [{ dataSetId: '0', dataRange: 'B1:B2' }],
    };
    workbook.batch([
      write([
        ['a & <b>', 1],
        ['c', '=B1*2'],
      ]),
      {
        type: 'SET_CONDITIONAL_FORMATS',
        sheetId: 'sheet1',
        formats: [
          {
            type: 'ADD_CONDITIONAL_FORMAT',
            sheetId: 'sheet1',
            cf: {
              id: 'c',
              rule: { type: 'CellIsRule', operator: 'isGreaterThan', values: ['1'], style: { fillColor: '#ff0000' } },
            },
            ranges: [{ _sheetId: 'sheet1', _zone: { left: 1, right: 1, top: 0, bottom: 1 } }],
          },
        ],
      },
      {
        type: 'ADD_DATA_VALIDATION_RULE',
        sheetId: 'sheet1',
        rule: {
          id: 'v',
          isBlocking: true,
          criterion: { type: 'isValueInList', values: ['a', 'b'], displayStyle: 'arrow' },
        },
        ranges: [{ _sheetId: 'sheet1', _zone: { left: 0, right: 0, top: 0, bottom: 1 } }],
      },
      {
        type: 'CREATE_CHART',
        sheetId: 'sheet1',
        chartId: 'chart',
        figureId: 'figure',
        col: 3,
        row: 1,
        offset: { x: 0, y: 0 },
        size: { width: 300, height: 200 },
        definition: {
          type: 'bar',
          stacked: false,
          title: { text: 'T' },
          legendPosition: 'none',
          dataSetStyles: {},
          dataSource,
        },
      },
    ]);
    const parts = unzipSync(await workbook.exportXlsx());
    const parser = new new Window().DOMParser();
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    for (const name of Object.keys(parts)) {
      expect(parser.parseFromString(text(name), 'text/xml').querySelector('parsererror'), name).toBeNull();
    }
    expect(Object.keys(parts)).toContain('xl/charts/chart1.xml');
    expect(text('xl/sharedStrings.xml')).toContain('a &amp; &lt;b&gt;');
    expect(text('xl/worksheets/sheet0.xml')).toContain('conditionalFormatting');
    expect(text('xl/worksheets/sheet0.xml')).toContain('<dataValidation ');
    for (const name of Object.keys(parts)) expect(text(name), name).not.toMatch(/ \w+=""/);
  });
});

describe('evaluation', () => {
  it('prints values, dates, arrays and errors', () => {
    const workbook = opened();
    workbook.batch([
      write([
        ['2026-03-01', 12, true],
        ['', '=1/0', 'x'],
      ]),
    ]);
    expect(workbook.evaluate('=A1')).toEqual({ value: '2026-03-01' });
    expect(workbook.evaluate('DATE(2026;3;1)+1/2')).toEqual({ value: '2026-03-01T12:00:00' });
    const [first, second] = (workbook.evaluate('=A1:C2') as { value: unknown[][] }).value;
    expect(first).toEqual(['2026-03-01', 12, true]);
    expect(second).toEqual(['', { error: { code: '#DIV/0!', message: expect.any(String) } }, 'x']);
    expect(workbook.evaluate('=NOTHING(1)')).toMatchObject({ error: { code: '#NAME?' } });
    expect(workbook.evaluate('=SUM((')).toMatchObject({ error: { code: '#ERROR!' } });
    expect(() => workbook.evaluate('=1', 'None')).toThrow('There is no sheet named "None".');
  });

  it('reads formulas in the workbook’s locale', () => {
    expect(opened('fi_FI').evaluate('=SUM(1,5;2)')).toEqual({ value: 3.5 });
    expect(opened('de_DE').evaluate('=COUNTIFS(A:A,"x")')).toMatchObject({ error: { code: '#ERROR!' } });
  });

  it('today is today in the spreadsheet’s zone', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
    try {
      expect(opened('en_US', 'Pacific/Auckland').evaluate('=TODAY()')).toEqual({ value: '2026-02-01' });
      expect(opened('en_US', 'America/Los_Angeles').evaluate('=TODAY()')).toEqual({ value: '2026-01-31' });
      expect(opened('en_US', 'Asia/Kolkata').evaluate('=NOW()')).toEqual({ value: '2026-01-31T17:30:00' });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('notes', () => {
  it('move with inserted, deleted and cut cells, and go with their sheet', () => {
    const workbook = opened();
    const at = (col: number, row: number, sheetId = 'sheet1') => workbook.getNote({ sheetId, col, row });
    workbook.batch([note(1, 1, 'b2'), note(1, 3, 'b4')]);
    workbook.batch([rowsBefore(2, 2)]);
    expect([at(1, 1), at(1, 5)]).toEqual(['b2', 'b4']);
    workbook.batch([
      { type: 'REMOVE_COLUMNS_ROWS', sheetId: 'sheet1', sheetName: 'Sheet1', dimension: 'ROW', elements: [0, 1] },
    ]);
    expect([at(1, 1), at(1, 3)]).toEqual(['', 'b4']);
    workbook.batch([{ type: 'DUPLICATE_SHEET', sheetId: 'sheet1', sheetIdTo: 'copy', sheetNameTo: 'Copy' }]);
    workbook.batch([{ type: 'DELETE_SHEET', sheetId: 'sheet1', sheetName: 'Sheet1' }]);
    expect([at(1, 3), at(1, 3, 'copy')]).toEqual(['', 'b4']);
  });
});
