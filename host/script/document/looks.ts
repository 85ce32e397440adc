/** How cells look: Google's properties as the engine's style, and back. Defaults are those a new Google sheet reports. */
import type { Getters } from '@odoo/o-spreadsheet';

type Position = { sheetId: string; col: number; row: number };

interface EngineStyle {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  align?: string;
  verticalAlign?: string;
  wrapping?: string;
  fillColor?: string;
  textColor?: string;
  fontSize?: number;
}
type Patch = { [K in keyof EngineStyle]?: EngineStyle[K] | null };

/** Apps Script's TextStyle as it crosses from the realm. */
interface TextStyle {
  bold?: boolean | null;
  italic?: boolean | null;
  underline?: boolean | null;
  strikethrough?: boolean | null;
  fontSize?: number | null;
  foregroundColor?: string | null;
}

interface Look {
  readonly get: (style: EngineStyle) => unknown;
  readonly set: (value: never) => Patch;
}

const looks: Readonly<Record<string, Look>> = {
  background: { get: (style) => style.fillColor ?? '#ffffff', set: (color: string | null) => ({ fillColor: color }) },
  fontColor: { get: (style) => style.textColor ?? '#000000', set: (color: string | null) => ({ textColor: color }) },
  fontWeight: {
    get: (style) => (style.bold ? 'bold' : 'normal'),
    set: (weight: string | null) => ({ bold: weight === 'bold' || null }),
  },
  fontStyle: {
    get: (style) => (style.italic ? 'italic' : 'normal'),
    set: (slant: string | null) => ({ italic: slant === 'italic' || null }),
  },
  fontLine: {
    get: (style) => (style.underline ? 'underline' : style.strikethrough ? 'line-through' : 'none'),
    set: (line: string | null) => ({
      underline: line === 'underline' || null,
      strikethrough: line === 'line-through' || null,
    }),
  },
  fontSize: { get: (style) => style.fontSize ?? 10, set: (size: number | null) => ({ fontSize: size }) },
  // The engine draws one font; asking for another is no error.
  fontFamily: { get: () => 'Arial', set: () => ({}) },
  horizontalAlignment: {
    get: (style) => style.align ?? 'general',
    set: (align: string | null) => ({ align: align === 'normal' || align === 'general' ? null : align }),
  },
  verticalAlignment: {
    get: (style) => style.verticalAlign ?? 'bottom',
    set: (align: string | null) => ({ verticalAlign: align }),
  },
  wrap: {
    get: (style) => style.wrapping === 'wrap',
    set: (wrap: boolean | null) => ({ wrapping: wrap ? 'wrap' : 'overflow' }),
  },
  wrapStrategy: {
    get: (style) => (style.wrapping ?? 'overflow').toUpperCase(),
    set: (strategy: string | null) => ({ wrapping: (strategy ?? 'OVERFLOW').toLowerCase() }),
  },
  textStyle: {
    get: (style): TextStyle => ({
      bold: !!style.bold,
      italic: !!style.italic,
      underline: !!style.underline,
      strikethrough: !!style.strikethrough,
      fontSize: style.fontSize ?? 10,
      foregroundColor: style.textColor ?? '#000000',
    }),
    set: (text: TextStyle | null) => ({
      ...(text?.bold !== undefined && { bold: text.bold || null }),
      ...(text?.italic !== undefined && { italic: text.italic || null }),
      ...(text?.underline !== undefined && { underline: text.underline || null }),
      ...(text?.strikethrough !== undefined && { strikethrough: text.strikethrough || null }),
      ...(text?.fontSize !== undefined && { fontSize: text.fontSize }),
      ...(text?.foregroundColor !== undefined && { textColor: text.foregroundColor }),
    }),
  },
};

function look(property: string): Look {
  const found = looks[property];
  if (!found) throw new Error(`The host knows no cell property "${property}".`);
  return found;
}

export function lookOf(property: string): (getters: Getters, position: Position) => unknown {
  const { get } = look(property);
  return (getters, position) => get((getters.getCell(position)?.style ?? {}) as EngineStyle);
}

export function stylePatch(property: string, value: unknown): Patch {
  const patch = look(property).set(value as never);
  // Google swallows colours it does not know (platform.md WR-16); the engine would refuse the whole command.
  for (const key of ['fillColor', 'textColor'] as const) {
    const color = patch[key];
    if (color && !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color)) delete patch[key];
  }
  return patch;
}
