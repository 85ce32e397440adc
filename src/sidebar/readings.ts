/** What the page computes analyses from: the tables as read, and the analyses that stand in the file. */
import { tablesByRole } from '../scorecard/figures.ts';
import { analysisIds } from '../scorecard/plan.ts';
import type { Table } from '../table/types.ts';
import { requireTables } from './catalogue.ts';
import type { Methods } from './protocol.ts';
import { readSheets } from './tables.ts';
import type { Workbook } from './workbook.ts';

export function readings(workbook: Workbook, { choices }: Methods['readings']['request']): Table[] {
  const found = readSheets(workbook, choices).flatMap(({ table }) => table ?? []);
  requireTables(found);
  return tablesByRole(found);
}

export function standing(workbook: Workbook, { anew }: Methods['standing']['request']): Methods['standing']['answer'] {
  if (anew) workbook.begin();
  return {
    locale: workbook.locale(),
    names: workbook.names(),
    sheets: analysisIds.flatMap((id) => {
      const sheet = workbook.own(id);
      return sheet ? [{ id, sheetId: sheet.sheetId, remembered: workbook.remembered(id) ?? '' }] : [];
    }),
    anew: anew ? (workbook.existing([anew])[0] ?? null) : null,
  };
}
