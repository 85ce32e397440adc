/** The key figures on top, made of cells: name, big figure, and how it stands. */
import type { Canvas } from './canvas.ts';
import { addsUp, type Figures, figureIn } from './figures.ts';
import type { Area } from './plan.ts';
import { judgedPeriod, type Span } from './span.ts';
import { ACCENT, LINE } from './styles.ts';

/** What people look for first; the rest follows in the scorecard's own order. */
const FIRST = ['win_rate', 'revenue', 'average_deal_size', 'sales_cycle', 'pipeline_coverage', 'pipeline_value', 'ltv_to_cac', 'clv', 'cac']; // biome-ignore format: one line

/** Each tile spans columns of about 190 px together; the first stays in the frozen column. */
const PLACES: [from: string, to: string][] = [
  ['name', 'name'],
  ['status', 'target'],
  ['total', 'change'],
  ['trend', 'period 1'],
  ['period 2', 'period 4'],
];

/** Returns the cells that say how a figure stands. */
export function drawTiles(
  canvas: Canvas,
  figures: Figures[],
  formats: string[],
  periods: string[],
  span: Span,
): Area[] {
  const columnOf = (name: string): string | undefined =>
    name.startsWith('period ') ? periods[Number(name.slice(7)) - 1] : name;
  const shown = figures
    .map((each, i) => ({ ...each, format: formats[i]!, rank: FIRST.indexOf(each.entry.kpi.id) }))
    .filter(({ total, rank }) => rank >= 0 && figureIn(total) !== null)
    .sort((a, b) => a.rank - b.rank)
    .filter(({ rank }, i, all) => all.findIndex((other) => other.rank === rank) === i); // one of several variants
  const places = PLACES.filter(([, to]) => columnOf(to) !== undefined);
  return places.slice(0, shown.length).map(([from, to], i) => {
    const { entry, format } = shown[i]!;
    const [first, last] = [columnOf(from)!, columnOf(to)!];
    const cell = (column: string) => canvas.fixed(entry.key, column);
    // What adds up is shown for the period that its target is for; the whole time would be a figure without a measure.
    const judged = addsUp(entry) ? judgedPeriod(span) : null;
    const period = judged === null ? null : { key: periods[judged]!, label: span.periods[judged]!.label };
    const big = entry.kpi.unit === 'days' ? `${format}" days"` : format;
    canvas.put('tiles.name', first, { text: period ? `${entry.name}, ${period.label}` : entry.name }, 'tile_name');
    canvas.put('tiles.figure', first, { formula: cell(period?.key ?? 'total') }, 'tile_figure', { format: big });
    const more = period ? changeInWords(cell('change'), judged === span.latest) : `"n = "&${cell('n')}`;
    const status = cell('status');
    const line = `IF(LEFT(${status};1)="–";${more};${status}&IF(${more}="";"";" · ")&${more})`;
    canvas.put('tiles.line', first, { formula: period ? line : simple(status, more) }, 'tile_line');
    const box = canvas.area('tiles.name', first, 'tiles.line', last);
    const whole =
      !canvas.plan.userColumns.some((c) => c >= box.column && c < box.column + box.columns) && box.rows === 3;
    if (whole && box.columns > 1) {
      // A figure does not flow into the next cell as text does; a user's column in between is never merged over.
      for (let r = 0; r < box.rows; r++) canvas.plan.merges.push({ ...box, row: box.row + r, rows: 1 });
    }
    canvas.plan.borders.push({ area: { ...box, rows: 1 }, edges: ['top'], color: ACCENT, weight: 'thick' });
    canvas.plan.borders.push({ area: box, edges: ['bottom'], color: LINE, weight: 'thin' });
    return { ...canvas.spot('tiles.line', first), rows: 1, columns: 1 };
  });
}

const simple = (status: string, more: string) => `IF(LEFT(${status};1)="–";${more};${status}&" · "&${more})`;

/** "20.5 % up"; nothing where the change is that of another period. ROUND and & write numbers as the sheet's locale does. */
function changeInWords(change: string, ofThisPeriod: boolean): string {
  if (!ofThisPeriod) return '""';
  return `IF(${change}="";"";ROUND(100*ABS(${change});1)&IF(${change}<0;" % down";" % up"))`;
}
