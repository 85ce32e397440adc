/** SPARKLINE drawn in its cell, with the options and defaults of Google Sheets. */
import { type Sparkline, sparklineAt } from '../engine/dialect/index.ts';
import { addCellLayer, type Rect } from './layer.ts';

const PADDING = { x: 4, y: 4 };
const DEFAULTS = { stroke: '#3c4043', axis: '#9aa0a6', bar1: '#f6b26b', bar2: '#f9cb9c', width: 1.5 };
/** Space between columns, as a share of a column's step. */
const GAP = 0.25;

export function drawSparklines(): void {
  addCellLayer('Sparklines', (ctx, cell, position, getters) => {
    const sparkline = sparklineAt(getters, position);
    if (!sparkline) return;
    const area = {
      x: cell.x + PADDING.x,
      y: cell.y + PADDING.y,
      width: cell.width - 2 * PADDING.x,
      height: cell.height - 2 * PADDING.y,
    };
    if (area.width <= 0 || area.height <= 0) return;
    ctx.save();
    if (sparkline.rightToLeft) {
      ctx.translate(2 * area.x + area.width, 0);
      ctx.scale(-1, 1);
    }
    draw[sparkline.kind](ctx, area, sparkline);
    ctx.restore();
  });
}

type Draw = (ctx: CanvasRenderingContext2D, area: Rect, sparkline: Sparkline) => void;

const draw: Readonly<Record<Sparkline['kind'], Draw>> = {
  line(ctx, area, { points, colors, numbers }) {
    const filled = points.flatMap(({ x, y }, index) => (y === null ? [] : [{ x: x ?? index, y }]));
    const xs = filled.map(({ x }) => x);
    const ys = filled.map(({ y }) => y);
    const across = scale(numbers.xmin ?? Math.min(...xs), numbers.xmax ?? Math.max(...xs), area.x, area.x + area.width);
    const up = scale(numbers.ymin ?? Math.min(...ys), numbers.ymax ?? Math.max(...ys), area.y + area.height, area.y);
    ctx.strokeStyle = color(colors.color, DEFAULTS.stroke);
    ctx.lineWidth = numbers.linewidth ?? DEFAULTS.width;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    ctx.beginPath();
    for (const [index, { x, y }] of filled.entries())
      index ? ctx.lineTo(across(x), up(y)) : ctx.moveTo(across(x), up(y));
    ctx.stroke();
  },

  column(ctx, area, sparkline) {
    const { points, numbers } = sparkline;
    const ys = points.flatMap(({ y }) => (y === null ? [] : [y]));
    const low = numbers.ymin ?? Math.min(0, ...ys);
    const high = numbers.ymax ?? Math.max(0, ...ys);
    const up = scale(low, high, area.y + area.height, area.y);
    const base = up(Math.min(Math.max(0, low), high));
    columns(ctx, area, sparkline, (y) => ({ top: Math.min(up(y), base), height: Math.max(1, Math.abs(base - up(y))) }));
    axis(ctx, area, sparkline, base);
  },

  winloss(ctx, area, sparkline) {
    const middle = area.y + area.height / 2;
    const height = area.height / 2 - 1;
    columns(ctx, area, sparkline, (y) => (y === 0 ? undefined : { top: y > 0 ? area.y : middle + 1, height }));
    axis(ctx, area, sparkline, middle);
  },

  bar(ctx, area, { points, colors, numbers }) {
    const values = points.flatMap(({ y }) => (y === null || y <= 0 ? [] : [y]));
    const total = numbers.max ?? values.reduce((sum, value) => sum + value, 0);
    const along = scale(0, total, 0, area.width);
    let from = 0;
    for (const [index, value] of values.entries()) {
      const to = Math.min(area.width, from + along(value));
      ctx.fillStyle = index % 2 ? color(colors.color2, DEFAULTS.bar2) : color(colors.color1, DEFAULTS.bar1);
      ctx.fillRect(area.x + from, area.y, to - from, area.height);
      from = to;
    }
  },
};

type Span = { readonly top: number; readonly height: number };

function columns(
  ctx: CanvasRenderingContext2D,
  area: Rect,
  { points, colors }: Sparkline,
  span: (y: number) => Span | undefined,
): void {
  const ys = points.flatMap(({ y }) => (y === null ? [] : [y]));
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const step = area.width / Math.max(1, points.length);
  for (const [index, { y }] of points.entries()) {
    const rect = y === null ? undefined : span(y);
    if (y === null || !rect) continue;
    const special =
      (index === 0 && colors.firstcolor) ||
      (index === points.length - 1 && colors.lastcolor) ||
      (y === high && colors.highcolor) ||
      (y === low && colors.lowcolor) ||
      (y < 0 && colors.negcolor);
    ctx.fillStyle = color(special || colors.color, color(colors.color, DEFAULTS.stroke));
    ctx.fillRect(area.x + (index + GAP / 2) * step, rect.top, Math.max(1, step * (1 - GAP)), rect.height);
  }
}

function axis(ctx: CanvasRenderingContext2D, area: Rect, { axis: shown, colors }: Sparkline, y: number): void {
  if (!shown) return;
  ctx.fillStyle = color(colors.axiscolor, DEFAULTS.axis);
  ctx.fillRect(area.x, y - 0.5, area.width, 1);
}

/** Maps low…high onto from…to; a flat series lies in the middle. */
function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  return (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}

/** An unknown colour is left at its default, as Google does. */
function color(wanted: string | undefined, otherwise: string): string {
  return wanted && CSS.supports('color', wanted) ? wanted : otherwise;
}
