import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseXlsx } from '../../../host/files/xlsx.ts';

const noon = new Date(Date.UTC(2024, 8, 28, 12));
const file = await writeXlsx({
  sheets: [
    {
      name: 'Deals',
      rows: [
        ['Report', null],
        ['id', 'amount', 'closed', 'won', 'share'],
        ['007', 12.5, new Date(Date.UTC(2024, 8, 28)), true, 0.25],
        ['=A1', null, noon, false, 1],
      ],
      cells: new Map([
        ['2,1', { value: 12.5, style: { numFmt: '_-* #,##0.00\\ [$€-407]_-;[Red]-0' } }],
        ['2,2', { value: new Date(Date.UTC(2024, 8, 28)), style: { numFmt: 'dd.mm.yyyy' } }],
        ['2,4', { value: 0.25, style: { numFmt: '0.0%' } }],
        ['3,1', { value: 25, formula: 'B3*2', formulaResult: 25 }],
      ]),
      merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
    },
    { name: 'Archive', rows: [['a']], hidden: true },
  ],
});

describe('.xlsx', () => {
  it('keeps types, formats, merges, hidden sheets and the results of formulas', async () => {
    const [deals, archive] = await parseXlsx(file);
    expect(deals).toMatchObject({ name: 'Deals', merges: ['A1:E1'] });
    expect(deals!.rows[2]).toEqual([
      { content: "'007" },
      { content: '12.5', format: '#,##0.00 [$€];-0' },
      { content: '45563', format: 'dd.mm.yyyy' },
      { content: 'TRUE' },
      { content: '0.25', format: '0.0%' },
    ]);
    expect(deals!.rows[3]!.slice(0, 3)).toEqual([
      { content: "'=A1" },
      { content: '25', format: undefined },
      { content: '45563.5', format: 'yyyy-mm-dd' },
    ]);
    expect(archive).toMatchObject({ name: 'Archive', hidden: true });
  });
});
