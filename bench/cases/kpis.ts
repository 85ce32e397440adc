import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCsv } from 'hucre/csv';
import { openWorkbook } from '../../host/engine/workbook.ts';
import { loadFile } from '../../host/files/load.ts';
import { workbookData } from '../../host/files/workbook-data.ts';
import { repository } from '../../scripts/build.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { readTables } from '../../src/table/read.ts';
import { type Day, fromIso } from '../../src/value/day.ts';
import { periodsBetween } from '../../src/value/period.ts';
import type { Case } from '../compare.ts';

const file = path.join(repository, 'sample/Deals.csv');
const months = periodsBetween(fromIso('2025-05-01')!, fromIso('2026-10-31')!, 'month');

/** The peer is the spreadsheet itself: the same figures as people write them. */
export const kpis: Case = {
  name: 'kpis',
  about: 'win rate and revenue of 18 months over 1,244 deals that are read already',
  prepare: async () => {
    const ours = await engineFigures();
    const peer = await sheetFigures();
    const [first, second] = [ours(), peer()].map((figures) =>
      figures
        .flat()
        .map((value) => Number(value).toFixed(9))
        .join(),
    );
    if (first !== second) throw new Error(`The two do not agree: ${first} and ${second}.`);
    return {
      ours: { name: 'src/kpi/evaluate.ts', run: ours },
      peer: { name: 'COUNTIFS and SUMIFS in o-spreadsheet', run: peer },
    };
  },
};

async function engineFigures(): Promise<() => unknown[][]> {
  const cells = parseCsv(await readFile(file, 'utf8')).map((row) => row.map((cell) => String(cell ?? '')));
  const { tables } = readTables([{ sheet: 'Deals', sheetId: 1, cells }], { locale: 'en_US' });
  const data = { tables: { deals: tables[0]! }, targets: {} };
  const figure = (id: string, start: Day, end: Day) => {
    const window = { start, end, first: start, asOf: end, unit: 'month' as const, previous: null, total: false };
    const outcome = evaluate(kpiById(id), null, data, window);
    return 'value' in outcome ? outcome.value : outcome.none;
  };
  return () => months.map(({ start, end }) => [figure('win_rate', start, end), figure('revenue', start, end)]);
}

async function sheetFigures(): Promise<() => unknown[][]> {
  const sheets = await loadFile({ path: file }, { import: 'safe', locale: 'en_US' });
  const workbook = openWorkbook({ data: workbookData(sheets), locale: 'en_US', timeZone: 'Etc/UTC' });
  const figure = (formula: string) => {
    const result = workbook.evaluate(formula, 'Deals');
    return 'value' in result ? result.value : result.error.code;
  };
  return () =>
    months.map(({ start, end }) => {
      const closed = `Deals!H:H,">=${start}",Deals!H:H,"<=${end}"`;
      const count = (word: string) => `COUNTIFS(Deals!E:E,"${word}",${closed})`;
      const revenue = `SUMIFS(Deals!F:F,Deals!E:E,"Won",${closed})`;
      return [figure(`=${count('Won')}/(${count('Won')}+${count('Lost')})`), figure(`=${revenue}`)];
    });
}
