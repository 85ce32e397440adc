/** The key figures on top, made of cells: name, big figure, and how it stands. */
import type { Canvas } from './canvas.ts';
import { type Figures, figureIn } from './figures.ts';
import type { Area } from './plan.ts';
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
export function drawTiles(canvas: Canvas, figures: Figures[], formats: string[], periods: string[]): Area[] {
  const columnOf = (name: string): string | undefined =>
    name.startsWith('period ') ? periods[Number(name.slice(7)) - 1] : name;
  const shown = figures
    .map((each, i) => ({ ...each, format: formats[i]!, rank: FIRST.indexOf(each.entry.kpi.id) }))
    .filter(({ total, rank }) => rank >= 0 && figureIn(total) !== null)
    .filter(({ rank }, i, all) => all.findIndex((other) => other.rank === rank) === i) // one of several variants
    .sort((a, b) => a.rank - b.rank);
  const places = PLACES.filter(([, to]) => columnOf(to) !== undefined);
  return places.slice(0, shown.length).map(([from, to], i) => {
    const { entry, format } = shown[i]!;
    const [first, last] = [columnOf(from)!, columnOf(to)!];
    const cell = (column: string) => canvas.fixed(entry.key, column);
    const big = entry.kpi.unit === 'days' ? `${format}" days"` : format;
    canvas.put('tiles.name', first, { text: entry.name }, 'tile_name');
    canvas.put('tiles.figure', first, { formula: cell('total') }, 'tile_figure', { format: big });
    const rows = `"n = "&${cell('n')}`;
    const line = `IF(LEFT(${cell('status')};1)="–";${rows};${cell('status')}&" · "&${rows})`;
    canvas.put('tiles.line', first, { formula: line }, 'tile_line');
    const box = canvas.area('tiles.name', first, 'tiles.line', last);
    const whole =
      box.rows === 3 && !canvas.plan.userColumns.some((c) => c >= box.column && c < box.column + box.columns);
    if (whole && box.columns > 1) {
      // A figure does not flow into the next cell as text does; a user's column in between is never merged over.
      for (let r = 0; r < box.rows; r++) canvas.plan.merges.push({ ...box, row: box.row + r, rows: 1 });
    }
    canvas.plan.borders.push({ area: box, edges: ['left', 'bottom', 'right'], color: LINE, weight: 'thin' });
    canvas.plan.borders.push({ area: { ...box, rows: 1 }, edges: ['top'], color: ACCENT, weight: 'thick' });
    return { ...canvas.spot('tiles.line', first), rows: 1, columns: 1 };
  });
}
