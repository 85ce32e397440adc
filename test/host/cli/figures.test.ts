import { expect, it } from 'vitest';
import { answerOf } from '../../../host/cli/figures.ts';
import { orderOf } from '../../../host/cli/order.ts';
import { type ReportedKpi, reported } from '../../../host/cli/reported.ts';
import { cell } from '../../../src/scorecard/a1.ts';
import { csv, SalesFile } from '../../e2e/sales-file.ts';
import { deals, text } from '../../e2e/tables.ts';

it('native is what stands in the cell, whatever the engine says', async () => {
  const file = await SalesFile.open([csv('Deals', text(deals(8)))]);
  const order = orderOf({ options: { locale: 'en_US' }, kpis: ['win_rate', 'cac'], period: 'quarter' });
  const report = file.ask('scorecard', order);
  const [total] = reported(report).kpis as [ReportedKpi];
  const quarter = total.periods[0]!;
  file.type(`Scorecard!${cell(total.spot!)}`, '42');
  file.type(`Scorecard!${cell(quarter.spot!)}`, '–');
  const [winRate, cac] = answerOf(report, file.workbook).kpis;
  expect(winRate).toMatchObject({ value: total.value, native: 42 });
  expect(winRate!.periods[0]).toMatchObject({ value: quarter.value, native: null });
  expect([total.value, quarter.value]).toEqual([expect.any(Number), expect.any(Number)]);
  // A KPI that the tables can't feed has no cell.
  expect(cac).toMatchObject({ value: null, native: null, formula: null });
});
