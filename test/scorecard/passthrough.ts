/** Readings that hand the user's cells on as they are, but for the header row: for sheets that hold canonical columns already, with their field names as headers. */
import type { DataColumn, DataRefs, SettingBlock } from '../../src/table/formula.ts';
import type { Table } from '../../src/table/types.ts';

export const fieldsOf: Record<Table['role'], string[]> = {
  deals: ['row', 'status', 'left_out', 'amount', 'created', 'closed', 'owner', 'stage', 'account'],
  orders: ['row', 'left_out', 'id', 'date', 'customer', 'amount'],
  costs: ['row', 'left_out', 'date', 'amount', 'category'],
  touches: [],
  surveys: ['row', 'left_out', 'date', 'score', 'owner'],
};

export function dataFormulas(table: Table, refs: DataRefs): DataColumn[] {
  return fieldsOf[table.role].map((field, i) => {
    const cells = refs.source(String.fromCharCode(65 + i));
    const format = /created|closed|date/.test(field) ? 'yyyy-mm-dd' : field === 'amount' ? '#,##0' : '';
    return {
      field,
      header: field,
      formula: `ARRAYFORMULA(IF((${cells}="")+(ROW(${cells})=MIN(ROW(${cells})));"";${cells}))`,
      numberFormat: format,
    };
  });
}

export const settingsNeeded = (table: Table): SettingBlock[] =>
  table.role === 'deals'
    ? [
        {
          name: 'status_words',
          label: 'Your words',
          help: 'What each word of yours counts as.',
          rows: [
            ['Closed won', 'won'],
            ['Closed lost', 'lost'],
          ],
        },
        { name: 'other_words', label: 'Other words', help: 'What any other word counts as.', rows: [['open']] },
      ]
    : [];
