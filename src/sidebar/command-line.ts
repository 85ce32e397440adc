/** What only the command line asks for: tables by its own options, and a scorecard in one execution. */
import { lacks } from '../kpi/evaluate.ts';
import { kpis } from '../kpi/index.ts';
import { byRole } from '../scorecard/figures.ts';
import type { ScorecardReport } from '../scorecard/report.ts';
import { readTables } from '../table/read.ts';
import type { Table } from '../table/types.ts';
import { orderOf, planned, stepsOf } from './build.ts';
import { requireTables } from './catalogue.ts';
import { Problem } from './failure.ts';
import type { Methods, ScorecardOrder } from './protocol.ts';
import { carryOut } from './steps.ts';
import type { Workbook } from './workbook.ts';

export function tables(workbook: Workbook, { options }: Methods['tables']['request']): Methods['tables']['answer'] {
  const sheets = workbook.sheets();
  const wanted = options.sheet ? sheets.filter(({ name }) => name === options.sheet) : sheets;
  if (options.sheet && !wanted.length)
    throw new Problem('no_sheet', `There is no sheet “${options.sheet}” in this file.`);
  return readTables(
    wanted.map(({ sheetId }) => workbook.grid(sheetId)),
    { ...options, locale: workbook.locale() },
  );
}

const MOST_BY_DEFAULT = 10;

export function scorecard(workbook: Workbook, { options, ids, variants, ...wanted }: ScorecardOrder): ScorecardReport {
  const { tables: found } = tables(workbook, { options });
  requireTables(found);
  const chosen = (ids ?? fed(found)).flatMap((id) =>
    (variants[id] ?? [null]).map((variant) => ({ id, variant, target: null })),
  );
  const { plan, report } = planned(workbook, orderOf({ ...wanted, kpis: chosen }, found));
  carryOut(workbook, stepsOf(plan, workbook.existing()), 'scorecard', '');
  return report;
}

function fed(tables: Table[]): string[] {
  const data = byRole(tables);
  return kpis()
    .filter((kpi) => (lacks(kpi, null, data)?.reason ?? 'question') === 'question')
    .slice(0, MOST_BY_DEFAULT)
    .map(({ id }) => id);
}
