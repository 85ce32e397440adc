/** TextStyle and its builder. */
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';

const look = Symbol('look');

type Look = Record<string, unknown>;

class TextStyle {
  readonly [look]: Look;
  constructor(from: Look) {
    this[look] = from;
  }
  toString(): string {
    return 'TextStyle';
  }
  isBold(): boolean | null {
    return (this[look].bold as boolean | undefined) ?? null;
  }
  isItalic(): boolean | null {
    return (this[look].italic as boolean | undefined) ?? null;
  }
  getFontSize(): number | null {
    return (this[look].fontSize as number | undefined) ?? null;
  }
  getForegroundColor(): string | null {
    return (this[look].foregroundColor as string | undefined) ?? null;
  }
  copy(): TextStyleBuilder {
    return textStyleBuilder(this[look]);
  }
}

class TextStyleBuilder {
  readonly [look]: Look;
  constructor(from: Look) {
    this[look] = { ...from };
  }
  toString(): string {
    return 'TextStyleBuilder';
  }
  build(): TextStyle {
    return strict(new TextStyle({ ...this[look] }), 'TextStyle');
  }
}

const SETTERS = [
  ['setBold', 'bold', 'boolean'],
  ['setItalic', 'italic', 'boolean'],
  ['setUnderline', 'underline', 'boolean'],
  ['setStrikethrough', 'strikethrough', 'boolean'],
  ['setFontSize', 'fontSize', 'number'],
  ['setFontFamily', 'fontFamily', 'string'],
  ['setForegroundColor', 'foregroundColor', 'string|null'],
] as const;

for (const [name, property, kind] of SETTERS) {
  Object.defineProperty(TextStyleBuilder.prototype, name, {
    value(this: TextStyleBuilder, value: unknown) {
      checkCall(`SpreadsheetApp.TextStyleBuilder.${name}`, [value], kind);
      this[look][property] = value;
      return this;
    },
  });
}

export const textStyleBuilder = (from: object = {}) => strict(new TextStyleBuilder(from as Look), 'TextStyleBuilder');

export function wireStyle(style: unknown): unknown {
  if (!style) return null;
  const { fontFamily: _, ...drawn } = (style as TextStyle)[look];
  return drawn;
}
