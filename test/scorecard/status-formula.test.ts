import { expect, it } from 'vitest';
import { canonicalFormula, localeFor } from '../../host/engine/dialect/index.ts';
import { openWorkbook } from '../../host/engine/workbook.ts';
import type { Band, Kpi } from '../../src/kpi/define.ts';
import { nearShare, statusOf } from '../../src/kpi/evaluate.ts';
import { kpiById } from '../../src/kpi/index.ts';
import { statusFormula } from '../../src/scorecard/status-formula.ts';

const source = 'made up';
const bands: (Band | null)[] = [
  null,
  { typical: [2, 4], poor: 1, source },
  { typical: [2, 4], source },
  { typical: [2, null], source },
  { typical: [null, 4], poor: 5, source },
  { typical: [2, 4], poor: 5, source },
];
const values = [null, 0, 1, 19 / 10, 2, 3, 4, 41 / 10, 5, 6];
const targets = [null, 2, 4];
const symbols = { on_target: '●', near: '▲', off_target: '▼', none: '–' };

it.each(['en_US', 'fi_FI'])(
  'stands as the engine says, whatever the band, the target and the direction, %s',
  (locale) => {
    const cells: Record<string, string> = {};
    const expected: string[] = [];
    for (const better of ['higher', 'lower', 'range'] as Kpi['better'][]) {
      for (const band of bands) {
        for (const value of values) {
          for (const target of targets) {
            const row = expected.length + 1;
            const kpi: Kpi = { ...kpiById('ltv_to_cac'), better, band };
            const put = (column: string, number: number | null | undefined) => {
              if (number != null) cells[`${column}${row}`] = String(number);
            };
            if (value === null) cells[`A${row}`] = '=""';
            else put('A', value);
            put('B', target);
            put('C', band?.typical[0]);
            put('D', band?.typical[1]);
            put('E', band?.poor);
            put('F', nearShare);
            const limits = band && { low: `C${row}`, high: `D${row}`, poor: `E${row}` };
            const formula = statusFormula(kpi, `A${row}`, `B${row}`, `F${row}`, limits, '– no value');
            cells[`G${row}`] = canonicalFormula(`=${formula}`, localeFor(locale));
            expected.push(symbols[statusOf(kpi, value, target)]);
          }
        }
      }
    }
    const sheet = { id: 's', name: 'S', rowNumber: expected.length, colNumber: 7, cells };
    const workbook = openWorkbook({ data: { version: '19.1.0', sheets: [sheet] }, locale, timeZone: 'Etc/UTC' });
    const said = expected.map((_, row) =>
      String(workbook.model.getters.getEvaluatedCell({ sheetId: 's', col: 6, row }).value),
    );
    expect(said.map((text) => text[0])).toEqual(expected);
    for (const text of said) expect(text).not.toMatch(/ $|undefined|null/);
  },
);
