/** A made-up team: deals over fifteen months and costs by month, as tables, as sheets, and as the input of a scorecard. */
import type { ScorecardInput } from '../../src/scorecard/build.ts';
import type { Cell, SheetGrid, Table } from '../../src/table/types.ts';
import { day, type Row, table } from '../kpi/tables.ts';
import { fieldsOf } from './passthrough.ts';

const statusOf = (i: number) => (i % 7 === 0 ? 'open' : i % 3 === 0 ? 'won' : i % 11 === 0 ? 'cancelled' : 'lost');

export function dealRows(count = 120): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    row: i + 2,
    status: statusOf(i),
    amount: i % 13 === 0 ? null : 100 * i,
    created: day('2017-01-03') + 2 * i,
    closed: statusOf(i) === 'open' ? null : day('2017-01-03') + 2 * i + ((i * 17) % 50),
    owner: ['Aino', 'Ben', 'Chloé', 'Dmitri'][i % 4]!,
    stage: ['Lead', 'Demo', 'Offer'][i % 3]!,
    account: `Company ${i % 19}`,
  }));
}

export const costRows = (): Row[] =>
  Array.from({ length: 9 }, (_, i) => ({
    row: i + 2,
    date: day('2017-01-15') + 30 * i,
    amount: 1000 + i,
    category: ['Sales', 'Rent', 'Marketing'][i % 3]!,
  }));

export interface Case {
  tables: Table[];
  sheets: SheetGrid[];
}

export function caseOf(deals = dealRows(), costs = costRows()): Case {
  const made = (role: 'deals' | 'costs', rows: Row[], sheetId: number, sheet: string) => {
    const fields = fieldsOf[role].filter((field) => field !== 'row' && field !== 'left_out');
    const cells: Cell[][] = [fieldsOf[role], ...rows.map((row) => fieldsOf[role].map((field) => row[field] ?? null))];
    return { table: table(role, fields, rows, { sheet, sheetId }), grid: { sheet, sheetId, cells } };
  };
  const all = [made('deals', deals, 7, 'Deals of Ben’s team'), made('costs', costs, 8, 'Costs, all')];
  return { tables: all.map((each) => each.table), sheets: all.map((each) => each.grid) };
}

export const inputOf = (tables: Table[], kpis: string[], more: Partial<ScorecardInput> = {}): ScorecardInput => ({
  tables,
  kpis: kpis.map((id) => ({ id, variant: null, target: null })),
  unit: 'month',
  from: null,
  to: null,
  asOf: null,
  title: 'Sales scorecard',
  existing: [],
  locale: 'en_US',
  names: { scorecard: 'Scorecard', data: 'KPI data', settings: 'KPI settings' },
  sourceRows: { 7: 200, 8: 40 },
  ...more,
});
