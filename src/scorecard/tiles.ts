/** The key figures on top, made of cells: name, big figure, and how it stands. Texts, so that they flow into blank neighbours. */
import { quoted } from '../table/text.ts';
import { currencySign, signFollows } from '../value/money.ts';
import { groupedIn } from '../value/notation.ts';
import { isWhole } from '../value/period.ts';
import { figureIn } from './figures.ts';
import type { Area } from './plan.ts';
import type { Drawing } from './scorecard-sheet.ts';
import { inWords } from './status-formula.ts';

/** What people look for first; the rest follows in the scorecard's own order. */
const FIRST = ['win_rate', 'revenue', 'average_deal_size', 'sales_cycle', 'pipeline_coverage', 'pipeline_value', 'ltv_to_cac', 'clv', 'cac']; // biome-ignore format: one line

/** Each tile begins in one of these columns and takes as much as two narrow ones; the first stays in the frozen column. */
const PLACES = ['name', 'status', 'target', 'n', 'trend'];

/** Returns the cells that say how a figure stands. */
export function drawTiles({ canvas, figures, periods, span, locale }: Drawing): Area[] {
  const shown = FIRST.flatMap(
    (id) => figures.find(({ entry, total }) => entry.kpi.id === id && figureIn(total) !== null) ?? [],
  );
  const end = PLACES[shown.length] ?? periods[0]!;
  for (const row of ['name', 'figure', 'line']) {
    const area = canvas.area(`tiles.${row}`, 'name', end);
    // Up to where the next tile would begin.
    if (PLACES.includes(end)) area.columns--;
    canvas.paint(area, row === 'figure' ? 'tile_figure' : 'tile_name');
  }
  return PLACES.slice(0, shown.length).map((place, i) => {
    const { entry, judged, currency } = shown[i]!;
    const { kpi, key, name } = entry;
    const cell = (column: string) => canvas.fixed(key, column);
    // What adds up is shown for the period that its target is for; the whole time would be a figure without a measure.
    const value = cell(judged === null ? 'total' : periods[judged]!);
    const isLike = judged && isWhole(span.periods[judged - 1]!);
    const before = isLike ? changeInWords(value, cell(periods[judged - 1]!), span.periods[judged - 1]!.label) : '""';
    const more = judged === null ? groupedIn(`" · n = "&${cell('n')}`) : before;
    const status = cell('status');
    canvas.text('tiles.name', place, judged === null ? name : `${name}, ${span.periods[judged]!.label}`, 'tile_name');
    const figure =
      kpi.unit === 'money'
        ? moneyInWords(value, currencySign(currency), signFollows(currency, locale))
        : inWords(kpi.unit, value);
    canvas.formula('tiles.figure', place, `IF(${value}="";"–";${figure})`, 'tile_figure');
    // A tile is narrow: beside a status there is no room for what the change is from.
    const line = `IF(LEFT(${status};1)="–";MID(${more};4;99);REGEXREPLACE(${status};", .*$";"")&REGEXREPLACE(${more};" on .*$";""))`;
    canvas.formula('tiles.line', place, line, 'tile_name');
    return canvas.area('tiles.line', place);
  });
}

/** "€1.13 M": a big figure is read at a glance, its cell in the table has every digit. */
function moneyInWords(value: string, sign: string, follows: boolean): string {
  const from = (power: number, word: string, less: string) =>
    `IF(ABS(${value})<10^${power};${less};ROUND(${value}/10^${power};2)&"\u00a0${word}")`;
  const short = from(9, 'bn', from(6, 'M', from(3, 'k', `ROUND(${value};0)&""`)));
  if (!sign) return short;
  return follows
    ? `${short}&${quoted(`\u00a0${sign}`)}`
    : `${quoted(sign.length > 1 ? `${sign}\u00a0` : sign)}&${short}`;
}

/** " · 20.5% up on Nov 2017"; nothing where there is nothing to compare with. */
const changeInWords = (now: string, before: string, label: string): string =>
  `IF(OR(${now}="";N(${before})<=0);"";" · "&ROUND(100*ABS(${now}/${before}-1);1)&IF(${now}<${before};"% down";"% up")&" on ${label}")`;
