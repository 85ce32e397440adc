/** SPARKLINE: its data and options, read once, for whoever draws the cell. */
import type { CellPosition, EvalContext, Getters } from './engine.ts';
import { badValue, type Cell, isErrorCell, type Matrix, rowsOf, toBoolean } from './value.ts';

export type SparklineKind = 'line' | 'bar' | 'column' | 'winloss';

/** `y` is null where there is a gap; `x` only where the data has two rows or columns. */
export interface SparklinePoint {
  x?: number;
  y: number | null;
}

export interface Sparkline {
  kind: SparklineKind;
  points: SparklinePoint[];
  /** Colours as written: a name or a hex code. */
  colors: Partial<Record<(typeof COLORS)[number], string>>;
  numbers: Partial<Record<(typeof NUMBERS)[number], number>>;
  axis: boolean;
  rightToLeft: boolean;
}

const COLORS = [
  'color',
  'lowcolor',
  'highcolor',
  'firstcolor',
  'lastcolor',
  'negcolor',
  'axiscolor',
  'color1',
  'color2',
] as const;
const NUMBERS = ['xmin', 'xmax', 'ymin', 'ymax', 'max', 'linewidth'] as const;
const KINDS: readonly string[] = ['line', 'bar', 'column', 'winloss'];

/** Options come as pairs: two columns, or two rows. */
function optionPairs(options: Matrix): [string, Cell][] {
  const pairs: [Cell, Cell][] =
    options.length === 2
      ? options[0]!.map((cell, row) => [cell, options[1]![row]!])
      : rowsOf(options) === 2
        ? options.map(([name, value]) => [name!, value!])
        : [];
  if (pairs.length === 0) throw badValue('SPARKLINE options must be pairs of a name and a value.');
  const bad = pairs.flat().find(isErrorCell);
  if (bad) throw bad;
  return pairs.map(([name, value]) => [String(name.value ?? '').toLowerCase(), value]);
}

export function readSparkline(data: Matrix, options: Matrix | undefined): Sparkline {
  const settings = new Map(options ? optionPairs(options) : []);
  const text = (name: string) => settings.get(name)?.value;
  const kind = String(text('charttype') ?? 'line').toLowerCase();
  if (!KINDS.includes(kind))
    throw badValue(`SPARKLINE charttype '${kind}' is unknown. Use line, bar, column or winloss.`);
  const sparkline: Sparkline = {
    kind: kind as SparklineKind,
    points: pointsOf(data, kind, text('empty') === 'zero', text('nan') === 'convert'),
    colors: {},
    numbers: {},
    axis: toBoolean(settings.get('axis')),
    rightToLeft: toBoolean(settings.get('rtl')),
  };
  for (const name of COLORS)
    if (typeof text(name) === 'string' && text(name) !== '') sparkline.colors[name] = text(name) as string;
  for (const name of NUMBERS) if (typeof text(name) === 'number') sparkline.numbers[name] = text(name) as number;
  return sparkline;
}

function pointsOf(data: Matrix, kind: string, emptyIsZero: boolean, textIsZero: boolean): SparklinePoint[] {
  const heightOf = (cell: Cell | undefined): number | null | undefined => {
    if (isErrorCell(cell)) throw cell;
    if (typeof cell?.value === 'number') return cell.value;
    if (cell === undefined || cell.value === null || cell.value === '') return emptyIsZero ? 0 : null;
    // Texts and truth values are left out unless nan is "convert".
    return textIsZero ? 0 : undefined;
  };
  const isPaired = kind === 'line' && (data.length === 2 || (rowsOf(data) === 2 && data.length > 1));
  const series = !isPaired
    ? [data.length === 1 ? data[0]! : rowsOf(data) === 1 ? data.map((column) => column[0]!) : data.flat()]
    : data.length === 2
      ? data
      : [data.map((column) => column[0]!), data.map((column) => column[1]!)];
  const points: SparklinePoint[] = [];
  const [first, second] = series as [Cell[], Cell[] | undefined];
  for (const [place, cell] of first.entries()) {
    const y = heightOf(second ? second[place] : cell);
    if (y === undefined) continue;
    const x = second && typeof cell.value === 'number' ? cell.value : undefined;
    points.push(x === undefined ? { y } : { x, y });
  }
  return points;
}

const drawings = new WeakMap<Getters, Map<string, Sparkline>>();
const keyOf = ({ sheetId, col, row }: CellPosition) => `${sheetId} ${col} ${row}`;

/** What a formula with SPARKLINE gave is drawn in its cell; nothing is, where another branch of it was taken. */
export function noteSparkline({ getters, __originCellPosition: position }: EvalContext, result: unknown): void {
  if (!position) return;
  const cells = drawings.get(getters) ?? new Map<string, Sparkline>();
  drawings.set(getters, cells);
  const { sparkline } = result as { sparkline?: Sparkline };
  if (sparkline) cells.set(keyOf(position), sparkline);
  else cells.delete(keyOf(position));
}

interface GridGetters extends Getters {
  getCell(
    position: CellPosition,
  ): { isFormula: boolean; compiledFormula?: { usesSymbol(name: string): boolean } } | undefined;
  getEvaluatedCell(position: CellPosition): { value: unknown };
}

/** What to draw in a cell, if its formula is a SPARKLINE that could be read. */
export function sparklineAt(getters: Getters, position: CellPosition): Sparkline | undefined {
  const grid = getters as GridGetters;
  if (!grid.getCell(position)?.compiledFormula?.usesSymbol('SPARKLINE')) return undefined;
  // A sparkline's own value is an empty text; anything else was another branch of the formula, or an error.
  return grid.getEvaluatedCell(position).value === '' ? drawings.get(getters)?.get(keyOf(position)) : undefined;
}
